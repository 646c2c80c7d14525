/* The line of context of an answer: which one, and what of it. */
#include <string.h>

#include "base/fold.h"
#include "base/fold_search.h"
#include "base/utf8.h"
#include "ops/find_private.h"

/* Bytes: what stands before the word found, and the whole. */
enum { BEFORE = 30, WHOLE = 200 };

int find_words_in(const char *line, const struct query *query)
{
    struct str folded = {0};
    int count = 0;
    fold_search(&folded, line);
    for (size_t i = 0; i < query->term_count; i++)
        if (!query->terms[i].excluded &&
            fold_matches(str_text(&folded), query->terms[i].folded))
            count++;
    str_free(&folded);
    return count;
}

/* The first place where a word begins that was typed; 0 when it cannot be told. */
static size_t first_found(const char *line, const struct query *query)
{
    for (size_t at = 0; line[at];) {
        size_t len = strcspn(line + at, " ");
        char word[64];
        str_copy(word, sizeof word, line + at);
        word[strcspn(word, " ")] = '\0';
        if (find_words_in(word, query) > 0)
            return at;
        at += len;
        at += strspn(line + at, " ");
    }
    return 0;
}

static size_t back_to_space(const char *line, size_t at)
{
    while (at > 0 && line[at - 1] != ' ')
        at--;
    return at;
}

const char *find_cut_around(struct arena *arena, const char *line,
                            const struct query *query)
{
    size_t start = 0, len = strlen(line);
    size_t at = len > BEFORE * 2 ? first_found(line, query) : 0;
    if (at > BEFORE)
        start = back_to_space(line, at - BEFORE);
    size_t end = len;
    if (len - start > WHOLE)
        end = back_to_space(line, start + WHOLE);
    if (end <= start)
        end = len;
    char *cut = arena_strndup(arena, line + start, end - start);
    for (char *byte = cut; *byte; byte++)
        if (*byte == '\t' || *byte == '\r' || *byte == '\n')
            *byte = ' ';
    return arena_printf(arena, "%s%s%s", start ? "… " : "", cut, end < len ? " …" : "");
}
