/* Words of the index that are a slip away from one that finds nothing.
 *
 * FTS5 can tell its words, but must walk all its lists to do so (tens of ms for
 * 100 000 actors): they are read once, when a first slip is made, and kept until the
 * file changes. */
#include "store/find_private.h"

#include <stdlib.h>
#include <string.h>

#include "domain/typo.h"

enum { NEAR_MOST = 3 };

void find_forget(struct store *store)
{
    str_free(&store->known.text);
    vec_free(&store->known.words);
    store->known = (struct known_words){0};
}

static bool run_now(struct store *store, enum sql code, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, code, err);
    return stmt && sql_run(store, stmt, err);
}

/* A file opened to be read is a private copy of ours: only a temporary table is made.
 */
bool find_allow_temporary(struct store *store, bool allowed, struct err *err)
{
    if (!store->read_only)
        return true;
    sqlite3 *db = store->db;
    int code = allowed ? sqlite3_exec(db, "PRAGMA query_only = OFF", NULL, NULL, NULL)
                       : sqlite3_exec(db, "PRAGMA query_only = ON", NULL, NULL, NULL);
    return code == SQLITE_OK || sql_fail(store->db, code, err);
}

static bool read_words(struct store *store, struct err *err)
{
    struct known_words *known = &store->known;
    sqlite3_stmt *stmt = sql_get(store, SQL_FIND_VOCABULARY_ALL, err);
    bool found, done = stmt != NULL;
    while (done && (done = sql_row(store, stmt, &found, err)) && found) {
        const char *term = (const char *)sqlite3_column_text(stmt, 0);
        struct known_word word = {(uint32_t)known->text.len,
                                  (uint32_t)sqlite3_column_int64(stmt, 1)};
        str_add(&known->text, term);
        str_add_char(&known->text, '\0');
        vec_push(&known->words, word);
    }
    return done;
}

static bool know_words(struct store *store, struct err *err)
{
    if (store->known.text.len > 0 && store->known.commits == store->commits)
        return true;
    find_forget(store);
    store->known.commits = store->commits;
    bool done = find_allow_temporary(store, true, err) &&
                run_now(store, SQL_FIND_VOCABULARY, err);
    done = find_allow_temporary(store, false, err) && done && read_words(store, err);
    if (!done)
        find_forget(store);
    return done;
}

struct near {
    const char *word;
    unsigned slips;
    uint32_t rows;
};

/* Fewer slips, then the word of more rows, then the order of words. */
static bool is_nearer(const struct near *a, const struct near *b)
{
    if (a->slips != b->slips)
        return a->slips < b->slips;
    return a->rows != b->rows ? a->rows > b->rows : strcmp(a->word, b->word) < 0;
}

static void keep_nearest(struct near nearest[NEAR_MOST], size_t *count,
                         struct near near)
{
    size_t at = *count;
    while (at > 0 && is_nearer(&near, &nearest[at - 1]))
        at--;
    if (at == NEAR_MOST)
        return;
    *count += *count < NEAR_MOST;
    for (size_t i = *count - 1; i > at; i--)
        nearest[i] = nearest[i - 1];
    nearest[at] = near;
}

bool find_near(struct store *store, const char *word, bool start, struct arena *arena,
               const char ***words, size_t *count, struct err *err)
{
    struct near nearest[NEAR_MOST];
    struct typo typo = typo_prepare(word, start);
    *count = 0;
    if (typo.most == 0)
        return true;
    if (!know_words(store, err))
        return false;
    for (size_t i = 0; i < store->known.words.n; i++) {
        const struct known_word *known = &store->known.words.at[i];
        const char *text = store->known.text.at + known->at;
        unsigned slips = typo_scan(&typo, text, strlen(text));
        if (slips > 0 && slips <= typo.most)
            keep_nearest(nearest, count, (struct near){text, slips, known->rows});
    }
    *words = arena_alloc(arena, NEAR_MOST * sizeof **words);
    for (size_t i = 0; i < *count; i++)
        (*words)[i] = arena_strdup(arena, nearest[i].word);
    return true;
}
