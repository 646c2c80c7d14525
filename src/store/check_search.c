/* The search index against the rows: sums of a mix of each (row, word), in any order.
 */
#include "store/check.h"
#include "store/derived.h"

#include <string.h>

static uint64_t mix(int64_t n, const char *word, size_t length)
{
    uint64_t hash = 14695981039346656037u ^ (uint64_t)n; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 1099511628211u;
    return hash ^ hash >> 29;
}

/* Is the word at `at` already earlier in the text? The index keeps it once. */
static bool is_seen(const char *words, const char *at, size_t length)
{
    for (const char *word = words; word < at;) {
        size_t other = strcspn(word, " ");
        if (other == length && memcmp(word, at, length) == 0)
            return true;
        word += other + 1;
    }
    return false;
}

uint64_t check_sum_words(int64_t n, const char *words)
{
    uint64_t sum = 0;
    for (const char *at = words; *at;) {
        size_t length = strcspn(at, " ");
        if (length && !is_seen(words, at, length))
            sum += mix(n, at, length);
        at += length + (at[length] == ' ');
    }
    return sum;
}

static bool sum_rows(struct check *check, uint64_t *sum)
{
    sqlite3_stmt *stmt = sql_get(check->store, SQL_NOTES_SEARCHED, check->err);
    sqlite3_bind_int64(stmt, 1, check->store->searched);
    struct str words = {0};
    bool found, done;
    while ((done = check_next(check, stmt, &found)) && found && check_breathe(check)) {
        str_clear(&words);
        /* A flipped bit may turn a text into NULL: it reads as no words. */
        search_fold(&words, column_text(stmt, 1, &check->scratch),
                    column_text(stmt, 2, &check->scratch),
                    column_text(stmt, 3, &check->scratch));
        *sum += check_sum_words(sqlite3_column_int64(stmt, 0), str_text(&words));
        arena_reset(&check->scratch);
    }
    sqlite3_reset(stmt);
    str_free(&words);
    return done;
}

static bool read_vocabulary(struct check *check, enum sql all, uint64_t *sum)
{
    sqlite3_stmt *stmt = sql_get(check->store, all, check->err);
    bool found, done;
    while ((done = check_next(check, stmt, &found)) && found && check_breathe(check)) {
        const char *term = (const char *)sqlite3_column_text(stmt, 1);
        *sum += mix(sqlite3_column_int64(stmt, 0), term, strlen(term));
    }
    return done;
}

/* A file opened to be read is a private copy of ours: only its temporary tables change.
 */
static bool allow_temporary(struct check *check, bool allowed)
{
    if (!check->store->read_only)
        return true;
    sqlite3 *db = check->store->db;
    int code = allowed ? sqlite3_exec(db, "PRAGMA query_only = OFF", NULL, NULL, NULL)
                       : sqlite3_exec(db, "PRAGMA query_only = ON", NULL, NULL, NULL);
    return code == SQLITE_OK || sql_fail(db, code, check->err);
}

static bool run_now(struct check *check, enum sql code)
{
    sqlite3_stmt *stmt = sql_get(check->store, code, check->err);
    return sql_run(check->store, stmt, check->err);
}

/* Statements on the temporary table must be gone before it is dropped. */
static void close_vocabulary(struct check *check, enum sql all)
{
    sqlite3_stmt **slot = &check->store->sql[all];
    sqlite3_finalize(*slot);
    *slot = NULL;
    /* what was read is told, not this */
    sql_run(check->store, sql_get(check->store, SQL_VOCABULARY_DROP, NULL), NULL);
}

bool check_sum_index(struct check *check, enum sql make, enum sql all, uint64_t *sum)
{
    bool done = allow_temporary(check, true) && run_now(check, make) &&
                read_vocabulary(check, all, sum);
    close_vocabulary(check, all);
    return allow_temporary(check, false) && done;
}

bool check_search(struct check *check)
{
    uint64_t rows = 0, index = 0;
    if (check->stopped)
        return true;
    if (!search_ready(check->store, check->err) || !sum_rows(check, &rows))
        return false;
    bool done = check_sum_index(check, SQL_VOCABULARY, SQL_VOCABULARY_ALL, &index);
    if (done && !check->stopped && rows != index)
        check_problem(check, "search index", 0, 0);
    return done;
}
