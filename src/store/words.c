#include "store/private.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"

/* Authors and tags ever typed, for completion. Counted from the partial indexes at each
 * call: nothing to keep in step with the notes, nothing to erase twice. */

struct word {
    char *text;
    char *folded;
    int64_t uses;
};

struct words {
    struct word *at;
    size_t n, cap;
};

static void words_free(struct words *words)
{
    for (size_t i = 0; i < words->n; i++) {
        free(words->at[i].text);
        free(words->at[i].folded);
    }
    vec_free(words);
}

static void add_word(struct words *words, const char *text, size_t length, int64_t uses,
                     const char *prefix)
{
    char *word = xstrndup(text, length);
    for (size_t i = 0; i < words->n; i++)
        if (str_equal(words->at[i].text, word)) {
            words->at[i].uses += uses;
            free(word);
            return;
        }
    struct str folded = {0};
    str_add(&folded, ""); /* of signs alone it stays so */
    fold_text(&folded, word);
    if (length == 0 || !fold_matches(str_text(&folded), prefix)) {
        str_free(&folded);
        free(word);
        return;
    }
    struct word made = {word, folded.at, uses};
    vec_push(words, made);
}

/* "Nadia, Yvon" or "compost serre" */
static void add_list(struct words *words, const char *list, const char *separator,
                     int64_t uses, const char *prefix)
{
    for (;;) {
        const char *end = strstr(list, separator);
        add_word(words, list, end ? (size_t)(end - list) : strlen(list), uses, prefix);
        if (!end)
            return;
        list = end + strlen(separator);
    }
}

static bool read_words(struct store *store, bool tags, const char *prefix,
                       struct words *words, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, tags ? SQL_TAGS : SQL_AUTHORS, err);
    if (!stmt)
        return false;
    bool found;
    while (sql_row(store, stmt, &found, err)) {
        if (!found)
            return true;
        add_list(words, (const char *)sqlite3_column_text(stmt, 0), tags ? " " : ", ",
                 sqlite3_column_int64(stmt, 1), prefix);
    }
    return false;
}

static int compare_words(const void *a, const void *b)
{
    const struct word *one = a, *other = b;
    if (one->uses != other->uses)
        return one->uses < other->uses ? 1 : -1;
    int folded = strcmp(one->folded, other->folded);
    return folded ? folded : strcmp(one->text, other->text);
}

bool store_note_words(struct store *store, bool tags, const char *folded_prefix,
                      size_t most, struct arena *arena, const char ***words,
                      size_t *count, struct err *err)
{
    struct words all = {0};
    if (!read_words(store, tags, folded_prefix, &all, err)) {
        words_free(&all);
        return false;
    }
    if (all.n)
        qsort(all.at, all.n, sizeof *all.at, compare_words);
    *count = all.n < most ? all.n : most;
    *words = arena_alloc(arena, (*count + 1) * sizeof **words);
    for (size_t i = 0; i < *count; i++)
        (*words)[i] = arena_strdup(arena, all.at[i].text);
    words_free(&all);
    return true;
}
