/* Where a workshop line is cut. */
#include <string.h>

#include "base/str.h"
#include "domain/workshop_private.h"

static size_t blank_at(const char *line, size_t len, size_t at)
{
    static const char *const blanks[] = {"\u00a0", "\u202f", "\u2009"};
    if (at >= len)
        return 0;
    if (strchr(" \t\r\n", line[at]))
        return 1;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        size_t used = strlen(blanks[i]);
        if (at + used <= len && memcmp(line + at, blanks[i], used) == 0)
            return used;
    }
    return 0;
}

/* Bytes of the blank that ends at `end`, 0 for none. */
static size_t blank_ending(const char *line, size_t end)
{
    for (size_t used = 1; used <= 3 && used <= end; used++)
        if (blank_at(line, end, end - used) == used)
            return used;
    return 0;
}

static bool blank_before(const char *line, size_t at)
{
    return at == 0 || blank_ending(line, at) > 0;
}

static bool blank_after(const char *line, size_t len, size_t at)
{
    return at >= len || blank_at(line, len, at) > 0;
}

struct workshop_span workshop_trim(const char *line, struct workshop_span span)
{
    size_t end = span.start + span.len, used;
    while (span.start < end && (used = blank_at(line, end, span.start)) > 0)
        span.start += used;
    while (end > span.start && (used = blank_ending(line, end)) > 0)
        end -= used;
    span.len = end - span.start;
    return span;
}

/* The word around a byte: what says whether its "/" is an address or a date. */
static struct workshop_span word_around(const char *line, size_t len, size_t at)
{
    size_t start = at, end = at;
    while (start > 0 && !blank_before(line, start))
        start--;
    while (end < len && !blank_at(line, len, end))
        end++;
    return (struct workshop_span){start, end - start};
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool word_has(const char *line, struct workshop_span word, const char *what)
{
    size_t size = strlen(what);
    for (size_t i = 0; i + size <= word.len; i++)
        if (memcmp(line + word.start + i, what, size) == 0)
            return true;
    return false;
}

/* http://…, www.…, 24/7, 12/03/2025, et/ou */
static bool slash_inside(const char *line, size_t len, size_t at)
{
    struct workshop_span word = word_around(line, len, at);
    bool digits =
        at > 0 && is_digit(line[at - 1]) && at + 1 < len && is_digit(line[at + 1]);
    return digits || word_has(line, word, "://") || word_has(line, word, "www.") ||
           word_has(line, word, "et/ou");
}

static size_t dash_at(const char *line, size_t len, size_t at)
{
    static const char *const dashes[] = {"-", "–", "—"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t used = strlen(dashes[i]);
        if (at + used <= len && memcmp(line + at, dashes[i], used) == 0)
            return blank_before(line, at) && at > 0 && blank_after(line, len, at + used)
                       ? used
                       : 0;
    }
    return 0;
}

/* Bytes of the separator of that kind at `at`, 0 when there is none. */
static size_t separator_at(const char *line, size_t len, size_t at,
                           enum workshop_cut cut)
{
    switch (cut) {
    case CUT_SIGNS:
        if (strchr(";|\t", line[at]))
            return 1;
        return line[at] == '/' &&
               (blank_before(line, at) || blank_after(line, len, at + 1));
    case CUT_SLASHES:
        return line[at] == '/' && !slash_inside(line, len, at);
    case CUT_DASHES:
        return dash_at(line, len, at);
    case CUT_COMMAS:
        return line[at] == ',';
    case CUT_COUNT:
        break;
    }
    return 0;
}

bool workshop_cut_parts(const char *line, size_t len, enum workshop_cut cut)
{
    for (size_t at = 0; at < len; at++)
        if (separator_at(line, len, at, cut) > 0)
            return true;
    return false;
}

struct workshop_span workshop_cut_next(const char *line, size_t len, size_t *at,
                                       enum workshop_cut cut)
{
    size_t start = *at, end = start, used = 0;
    while (end < len && (used = separator_at(line, len, end, cut)) == 0)
        end++;
    *at = end < len ? end + used : len;
    struct workshop_span span = {start, end - start};
    return workshop_trim(line, span);
}
