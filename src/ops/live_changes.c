/* A comparison of minutes as a person reads it: what changed, two lines around, the
 * heading above, and none of the marks of Markdown. */
#include <string.h>

#include "base/str.h"
#include "ops/live.h"

#define CONTEXT 2

struct changes {
    struct arena *arena;
    const struct diff_line *lines;
    size_t count;
    struct diff_line *out;
    size_t shown;
    size_t past; /* lines already looked at for showing */
};

static bool is_heading(const char *text)
{
    return *text == '#';
}

/* "**Date :** _samedi_\" is "Date : samedi"; "\*" is "*"; "| a | | b |" is "a · b". */
static const char *plain(struct arena *arena, const char *text)
{
    struct str clean = {0};
    const char *at = text + strspn(text, "#");
    at += strspn(at, at > text ? " " : "|");
    while (*at != '\0') {
        bool escape = *at == '\\';
        at += escape;
        if (!escape && (*at == '_' || str_starts(at, "**"))) {
            at += *at == '_' ? 1 : 2;
        } else if (!escape && *at == '|') {
            at += strspn(at, "| ");
            str_add(&clean, *at != '\0' ? "· " : "");
        } else if (*at != '\0') {
            str_add_char(&clean, *at++);
        }
    }
    size_t start = strspn(str_text(&clean), " "), end = clean.len;
    while (end > start && clean.at[end - 1] == ' ')
        end--;
    const char *kept = arena_strndup(arena, str_text(&clean) + start, end - start);
    str_free(&clean);
    return kept;
}

static void show(struct changes *changes, char sign, const char *text)
{
    changes->out[changes->shown++] =
        (struct diff_line){sign, plain(changes->arena, text)};
}

/* Nothing to read: spaces, or the rule under the head of a table. */
static bool is_blank(const struct diff_line *line)
{
    const char *signs = *line->text == '|' ? "|-: " : " ";
    return line->text[strspn(line->text, signs)] == '\0';
}

static bool has_changed(const struct diff_line *line)
{
    return line->sign != ' ' && !is_blank(line);
}

/* How many lines with words part `at` from the nearest change, up to CONTEXT + 1. */
static size_t distance(const struct changes *changes, size_t at, bool forward)
{
    size_t seen = 0;
    while (seen <= CONTEXT && !has_changed(&changes->lines[at])) {
        if (forward ? at + 1 == changes->count : at == 0)
            return CONTEXT + 1;
        seen += !is_blank(&changes->lines[at]);
        at += forward ? 1 : (size_t)-1;
    }
    return seen;
}

static bool is_near(const struct changes *changes, size_t at)
{
    return distance(changes, at, true) <= CONTEXT ||
           distance(changes, at, false) <= CONTEXT;
}

/* The heading that stands above, unless it is shown already. */
static void show_heading(struct changes *changes, size_t at)
{
    for (size_t i = at; i > changes->past; i--) {
        if (is_heading(changes->lines[i - 1].text)) {
            show(changes, ' ', changes->lines[i - 1].text);
            return;
        }
    }
}

size_t version_changes(struct arena *arena, const struct diff_line *lines, size_t count,
                       struct diff_line **out)
{
    struct changes changes = {.arena = arena, .lines = lines, .count = count};
    bool gap = false;
    changes.out = arena_alloc(arena, (2 * count + 1) * sizeof *changes.out);
    for (size_t i = 0; i < count; i++) {
        if (is_blank(&lines[i]))
            continue;
        if (!is_near(&changes, i)) {
            gap = true;
            continue;
        }
        if (gap && changes.shown > 0)
            show(&changes, ' ', "");
        if (gap && !is_heading(lines[i].text))
            show_heading(&changes, i);
        show(&changes, lines[i].sign, lines[i].text);
        changes.past = i + 1;
        gap = false;
    }
    *out = changes.out;
    return changes.shown;
}
