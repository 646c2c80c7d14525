/* The words and name keys of actors against their rows, as sums in any order. */
#include <string.h>

#include "domain/likename.h"
#include "store/actors_private.h"
#include "store/check.h"

struct sums {
    uint64_t words, keys;
};

static void sum_row(struct check *check, sqlite3_stmt *stmt, struct sums *sums)
{
    struct str words = {0};
    int64_t n = sqlite3_column_int64(stmt, 0);
    actor_words(&words, stmt);
    sums->words += check_sum_words(n, str_text(&words));
    str_free(&words);
    /* A flipped bit may turn a text into NULL: it reads as no name. */
    struct likename_keys keys = likename_keys_organisation(
        &check->scratch, column_text(stmt, 1, &check->scratch));
    for (size_t i = 0; i < keys.n; i++)
        sums->keys += check_sum_words(n, keys.at[i]);
    arena_reset(&check->scratch);
}

static bool sum_rows(struct check *check, struct sums *sums)
{
    sqlite3_stmt *stmt = sql_get(check->store, SQL_ACTORS_SEARCHED, check->err);
    bool found, done = stmt != NULL;
    while (done && (done = check_next(check, stmt, &found)) && found &&
           check_breathe(check))
        sum_row(check, stmt, sums);
    sqlite3_reset(stmt);
    return done;
}

static bool sum_likes(struct check *check, uint64_t *sum)
{
    sqlite3_stmt *stmt = sql_get(check->store, SQL_ACTOR_LIKES_ALL, check->err);
    bool found, done = stmt != NULL;
    while (done && (done = check_next(check, stmt, &found)) && found &&
           check_breathe(check)) {
        const char *key = (const char *)sqlite3_column_text(stmt, 1);
        *sum += check_sum_words(sqlite3_column_int64(stmt, 0), key ? key : "");
    }
    sqlite3_reset(stmt);
    return done;
}

bool check_actors(struct check *check)
{
    struct sums rows = {0}, index = {0};
    if (check->stopped)
        return true;
    bool done = sum_rows(check, &rows) &&
                check_sum_index(check, SQL_ACTOR_VOCABULARY, SQL_ACTOR_VOCABULARY_ALL,
                                &index.words) &&
                sum_likes(check, &index.keys);
    if (done && !check->stopped && rows.words != index.words)
        check_problem(check, "actor words", 0, 0);
    if (done && !check->stopped && rows.keys != index.keys)
        check_problem(check, "actor names", 0, 0);
    return done;
}
