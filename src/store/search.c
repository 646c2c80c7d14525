#include "store/derived.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"

/* The index is written from here and not from triggers: with trusted_schema off SQLite
 * refuses a virtual table in a trigger. It keeps no text of its own, so forgetting a
 * row's words takes the very words it was given: they are folded again from the row as
 * it was before the step (struct indexed).
 *
 * One note in the index costs a third of its save, sixty-four together hardly more than
 * one: so the latest notes wait, those above the number in `searched`, until they are
 * that many; the step that makes them so writes them all. A search reads the ones that
 * wait from their rows. */

#define WAITING_MOST 64

void search_fold(struct str *out, const char *text, const char *author,
                 const char *tags)
{
    struct str all = {0};
    str_add(&all, text);
    str_add_char(&all, '\n');
    str_add(&all, author);
    str_add_char(&all, '\n');
    str_add(&all, tags);
    fold_text(out, all.at);
    str_free(&all);
}

static const char *text_of(sqlite3_stmt *stmt, int at)
{
    const char *text = (const char *)sqlite3_column_text(stmt, at);
    return text ? text : "";
}

void search_touch(struct store *store, sqlite3_stmt *row)
{
    struct run *run = &store->run;
    int64_t n = sqlite3_column_int64(row, 0);
    for (size_t i = 0; i < run->indexed.n; i++)
        if (run->indexed.at[i].n == n)
            return;
    struct str words = {0};
    search_fold(&words, text_of(row, 2 + (int)field_index(FIELD_NOTE_TEXT)),
                text_of(row, 2 + (int)field_index(FIELD_NOTE_AUTHOR)),
                text_of(row, 2 + (int)field_index(FIELD_NOTE_TAGS)));
    struct indexed was = {.n = n,
                          .before = arena_strdup(&run->arena, str_text(&words))};
    str_free(&words);
    vec_push(&run->indexed, was);
}

static bool write_words(struct store *store, enum sql code, int64_t n,
                        const char *words, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, code, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, n);
    bind_text(stmt, 2, words);
    return sql_run(store, stmt, err);
}

static bool words_now(struct store *store, int64_t n, struct str *words,
                      struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_NOTE_WORDS, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, n);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (found)
        search_fold(words, text_of(stmt, 0), text_of(stmt, 1), text_of(stmt, 2));
    sqlite3_reset(stmt);
    return true;
}

bool search_ready(struct store *store, struct err *err)
{
    if (store->searched >= 0)
        return true;
    sqlite3_stmt *stmt = sql_get(store, SQL_SEARCHED, err);
    bool found;
    if (!stmt || !sql_row(store, stmt, &found, err))
        return false;
    store->searched = found ? sqlite3_column_int64(stmt, 0) : 0;
    sqlite3_reset(stmt);
    return true;
}

static bool settle_one(struct store *store, const struct indexed *was, struct err *err)
{
    struct str words = {0};
    bool done = words_now(store, was->n, &words, err);
    if (done && !str_equal(was->before, str_text(&words)))
        done = write_words(store, SQL_SEARCH_DROP, was->n, was->before, err) &&
               write_words(store, SQL_SEARCH_ADD, was->n, str_text(&words), err);
    str_free(&words);
    return done;
}

bool search_waiting(struct store *store,
                    bool (*note)(void *ctx, int64_t n, const char *words, struct err *),
                    void *ctx, struct err *err)
{
    sqlite3_stmt *stmt = NULL;
    if (!search_ready(store, err) || !(stmt = sql_get(store, SQL_NOTES_WAITING, err)))
        return false;
    sqlite3_bind_int64(stmt, 1, store->searched);
    struct str words = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        str_clear(&words);
        search_fold(&words, text_of(stmt, 1), text_of(stmt, 2), text_of(stmt, 3));
        done = note(ctx, sqlite3_column_int64(stmt, 0), str_text(&words), err);
        if (!done)
            break;
    }
    sqlite3_reset(stmt);
    str_free(&words);
    return done;
}

static bool index_waiting(void *ctx, int64_t n, const char *words, struct err *err)
{
    return write_words(ctx, SQL_SEARCH_ADD, n, words, err);
}

static bool settle_waiting(struct store *store, int64_t newest, struct err *err)
{
    if (!search_waiting(store, index_waiting, store, err))
        return false;
    sqlite3_stmt *stmt = sql_get(store, SQL_SEARCHED_SET, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, newest);
    if (!sql_run(store, stmt, err))
        return false;
    store->searched = newest;
    return true;
}

bool search_settle(struct store *store, struct err *err)
{
    const struct run *run = &store->run;
    int64_t newest = 0;
    if (run->indexed.n > 0 && !search_ready(store, err))
        return false;
    for (size_t i = 0; i < run->indexed.n; i++) {
        const struct indexed *one = &run->indexed.at[i];
        newest = one->n > newest ? one->n : newest;
        if (one->n <= store->searched && !settle_one(store, one, err))
            return false;
    }
    return newest - store->searched < WAITING_MOST || run->indexed.n == 0 ||
           settle_waiting(store, newest, err);
}

/* --- searching: a set of rows, one bit each -------------------------------------- */

void search_expression(struct str *out, const char *words)
{
    while (*words) {
        size_t len = strcspn(words, " ");
        if (len > 0) {
            str_add(out, out->len ? " AND \"" : "\"");
            for (size_t i = 0; i < len; i++) {
                str_add_char(out, words[i]);
                if (words[i] == '"')
                    str_add_char(out, '"');
            }
            str_add(out, "\"*");
        }
        words += len;
        words += *words == ' ';
    }
}

static void set_bit(struct hits *hits, int64_t n)
{
    size_t byte = (size_t)n / 8;
    if (byte >= hits->size) {
        size_t size = (byte + 1) * 2;
        hits->bits = xrealloc(hits->bits, size);
        memset(hits->bits + hits->size, 0, size - hits->size);
        hits->size = size;
    }
    hits->bits[byte] = (uint8_t)(hits->bits[byte] | 1u << (n % 8));
}

static bool collect(struct store *store, const char *expression, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SEARCH_HITS, err);
    if (!stmt)
        return false;
    bind_text(stmt, 1, expression);
    bool found;
    while (sql_row(store, stmt, &found, err)) {
        if (!found)
            return true;
        set_bit(&store->hits, sqlite3_column_int64(stmt, 0));
    }
    return false;
}

static bool try_waiting(void *ctx, int64_t n, const char *words, struct err *err)
{
    (void)err;
    struct store *store = ctx;
    if (fold_matches(words, store->hits.match))
        set_bit(&store->hits, n);
    return true;
}

void search_forget(struct store *store)
{
    free(store->hits.match);
    free(store->hits.bits);
    store->hits = (struct hits){0};
}

bool search_hits(struct store *store, const char *match, struct err *err)
{
    if (str_equal(store->hits.match, match) && store->hits.commits == store->commits)
        return true;
    search_forget(store);
    store->hits.match = xstrdup(match);
    store->hits.commits = store->commits;
    struct str expression = {0};
    search_expression(&expression, match);
    bool done = collect(store, expression.at, err) &&
                search_waiting(store, try_waiting, store, err);
    str_free(&expression);
    if (!done)
        search_forget(store);
    return done;
}

static void hit(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const struct hits *hits = sqlite3_user_data(context);
    int64_t n = sqlite3_value_int64(values[0]);
    size_t byte = (size_t)n / 8;
    sqlite3_result_int(context, byte < hits->size && (hits->bits[byte] >> (n % 8) & 1));
}

int search_install(struct store *store)
{
    return sqlite3_create_function_v2(store->db, "hit", 1,
                                      SQLITE_UTF8 | SQLITE_DIRECTONLY, &store->hits,
                                      hit, NULL, NULL, NULL);
}
