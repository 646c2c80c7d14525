/* What changed between two versions of the minutes, line by line. */
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "ops/live.h"

/* Cells of the table of common lengths: 2 000 lines that differ against 2 000. Beyond,
 * the lines between the common head and tail are told as all removed, then all added.
 */
#define CELLS 4000000u

struct text {
    const char **lines;
    size_t count;
};

struct diff {
    struct text a, b;
    struct diff_line *out;
    size_t count;
};

/* A final line end ends the last line: it does not open an empty one. */
static struct text lines_of(struct arena *arena, const char *text)
{
    size_t most = 1;
    for (const char *at = text; *at != '\0'; at++)
        most += *at == '\n';
    struct text read = {.lines = arena_alloc(arena, most * sizeof *read.lines)};
    while (*text != '\0') {
        size_t len = strcspn(text, "\n");
        read.lines[read.count++] = arena_strndup(arena, text, len);
        text += len + (text[len] == '\n');
    }
    return read;
}

static void say(struct diff *diff, char sign, const char *line)
{
    diff->out[diff->count++] = (struct diff_line){sign, line};
}

/* lengths[i * width + j]: the longest common subsequence of a from i and b from j. */
static const uint16_t *lengths_of(struct arena *arena, const struct text *a,
                                  const struct text *b)
{
    size_t width = b->count + 1;
    uint16_t *lengths = arena_alloc(arena, (a->count + 1) * width * sizeof *lengths);
    for (size_t i = a->count; i-- > 0;) {
        for (size_t j = b->count; j-- > 0;) {
            uint16_t down = lengths[(i + 1) * width + j];
            uint16_t right = lengths[i * width + j + 1];
            bool same = str_equal(a->lines[i], b->lines[j]);
            uint16_t best = down > right ? down : right;
            lengths[i * width + j] =
                same ? (uint16_t)(lengths[(i + 1) * width + j + 1] + 1) : best;
        }
    }
    return lengths;
}

static void middle_whole(struct diff *diff)
{
    for (size_t i = 0; i < diff->a.count; i++)
        say(diff, '-', diff->a.lines[i]);
    for (size_t j = 0; j < diff->b.count; j++)
        say(diff, '+', diff->b.lines[j]);
}

static void middle(struct arena *arena, struct diff *diff)
{
    const struct text *a = &diff->a, *b = &diff->b;
    size_t i = 0, j = 0, width = b->count + 1;
    if (a->count > 0 && b->count > CELLS / a->count) {
        middle_whole(diff);
        return;
    }
    const uint16_t *lengths = lengths_of(arena, a, b);
    while (i < a->count || j < b->count) {
        bool both = i < a->count && j < b->count;
        if (both && str_equal(a->lines[i], b->lines[j])) {
            say(diff, ' ', a->lines[i]);
            i++;
            j++;
        } else if (j == b->count || (both && lengths[(i + 1) * width + j] >=
                                                 lengths[i * width + j + 1])) {
            say(diff, '-', a->lines[i++]);
        } else {
            say(diff, '+', b->lines[j++]);
        }
    }
}

size_t version_diff(struct arena *arena, const char *a, const char *b,
                    struct diff_line **lines)
{
    struct text one = lines_of(arena, a), other = lines_of(arena, b);
    struct diff diff = {
        .out = arena_alloc(arena, (one.count + other.count + 1) * sizeof *diff.out)};
    size_t least = one.count < other.count ? one.count : other.count;
    size_t head = 0, tail = 0;
    while (head < least && str_equal(one.lines[head], other.lines[head]))
        head++;
    while (tail < least - head && str_equal(one.lines[one.count - 1 - tail],
                                            other.lines[other.count - 1 - tail]))
        tail++;
    for (size_t i = 0; i < head; i++)
        say(&diff, ' ', one.lines[i]);
    diff.a = (struct text){one.lines + head, one.count - head - tail};
    diff.b = (struct text){other.lines + head, other.count - head - tail};
    middle(arena, &diff);
    for (size_t i = one.count - tail; i < one.count; i++)
        say(&diff, ' ', one.lines[i]);
    *lines = diff.out;
    return diff.count;
}
