/* The name keys of actors against their rows, as sums in any order. */
#include <string.h>

#include "domain/likename.h"
#include "store/actors_private.h"
#include "store/check.h"

static void sum_row(struct check *check, sqlite3_stmt *stmt, uint64_t *sum)
{
    int64_t n = sqlite3_column_int64(stmt, 0);
    /* A flipped bit may turn a text into NULL: it reads as no name. */
    struct likename_keys keys = likename_keys_organisation(
        &check->scratch, column_text(stmt, 1, &check->scratch));
    for (size_t i = 0; i < keys.n; i++)
        *sum += check_sum_words(n, keys.at[i]);
    arena_reset(&check->scratch);
}

static bool sum_rows(struct check *check, uint64_t *sum)
{
    sqlite3_stmt *stmt = sql_get(check->store, SQL_ACTORS_NAMED, check->err);
    bool found, done;
    while ((done = check_next(check, stmt, &found)) && found && check_breathe(check))
        sum_row(check, stmt, sum);
    sqlite3_reset(stmt);
    return done;
}

static bool sum_likes(struct check *check, uint64_t *sum)
{
    sqlite3_stmt *stmt = sql_get(check->store, SQL_ACTOR_LIKES_ALL, check->err);
    bool found, done;
    while ((done = check_next(check, stmt, &found)) && found && check_breathe(check)) {
        const char *key = (const char *)sqlite3_column_text(stmt, 1);
        *sum += check_sum_words(sqlite3_column_int64(stmt, 0), key ? key : "");
    }
    sqlite3_reset(stmt);
    return done;
}

bool check_actors(struct check *check)
{
    uint64_t rows = 0, keys = 0;
    if (check->stopped)
        return true;
    bool done = sum_rows(check, &rows) && sum_likes(check, &keys);
    if (done && !check->stopped && rows != keys)
        check_problem(check, "actor names", 0, 0);
    return done;
}
