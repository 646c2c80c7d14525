/* Folded texts compared: the same, begun by, in order, alike. */
#include "base/fold.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static size_t word_length(const char *text)
{
    return strcspn(text, " ");
}

static bool any_word_starts(const char *hay, const char *prefix, size_t len)
{
    while (*hay) {
        if (strncmp(hay, prefix, len) == 0)
            return true;
        hay += word_length(hay);
        hay += *hay == ' ';
    }
    return false;
}

bool fold_same(const char *a, const char *b)
{
    struct str folded_a = {0}, folded_b = {0};
    if (str_equal(a, b))
        return true;
    fold_text(&folded_a, a);
    fold_text(&folded_b, b);
    bool same = str_equal(str_text(&folded_a), str_text(&folded_b));
    str_free(&folded_a);
    str_free(&folded_b);
    return same;
}

bool fold_matches(const char *hay, const char *needle)
{
    while (*needle) {
        size_t len = word_length(needle);
        if (!any_word_starts(hay, needle, len))
            return false;
        needle += len;
        needle += *needle == ' ';
    }
    return true;
}

int fold_compare(const char *a, const char *b)
{
    struct str folded_a = {0};
    struct str folded_b = {0};
    fold_text(&folded_a, a);
    fold_text(&folded_b, b);
    int order = strcmp(str_text(&folded_a), str_text(&folded_b));
    str_free(&folded_a);
    str_free(&folded_b);
    return order ? order : strcmp(a, b);
}

static int compare_grams(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The sorted set of trigrams of a folded text, 21 bits a character; at least as much
 * room as text has bytes, plus one. Returns how many. */
static size_t trigrams(const char *text, uint64_t *grams)
{
    const uint64_t three = (UINT64_C(1) << 63) - 1;
    size_t len = strlen(text);
    size_t n = 0;
    uint64_t window = ' ';
    for (size_t at = 0; len > 0 && at <= len;) {
        uint32_t code = ' ';
        at += at < len ? utf8_decode(text + at, len - at, &code) : 1;
        bool between = (window & 0x1FFFFF) == ' '; /* in the middle: not in a word */
        window = (window << 21 | code) & three;
        if (!between)
            grams[n++] = window;
    }
    qsort(grams, n, sizeof *grams, compare_grams);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || grams[kept - 1] != grams[i])
            grams[kept++] = grams[i];
    return kept;
}

unsigned fold_likeness(const char *a, const char *b)
{
    size_t room = strlen(a) + 1;
    uint64_t *grams = xcalloc(room + strlen(b) + 1, sizeof *grams);
    uint64_t *others = grams + room;
    size_t n = trigrams(a, grams);
    size_t m = trigrams(b, others);
    size_t common = 0;
    for (size_t i = 0, j = 0; i < n && j < m;) {
        common += grams[i] == others[j];
        bool forward = grams[i] <= others[j];
        j += grams[i] >= others[j];
        i += forward;
    }
    free(grams);
    return n + m == 0 ? 1000 : (unsigned)(2000 * common / (n + m));
}
