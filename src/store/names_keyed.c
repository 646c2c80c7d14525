/* Who shares a key with a name, a mail or a phone: those of the index of marks, and
 * during a long step those who wait to be in it. */
#include <stdlib.h>

#include "store/cards.h"
#include "store/derived.h"

/* One who was found, with the n that orders them. */
struct keyed {
    struct person_found found;
    int64_t n;
};

static void read_keyed(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct keyed *keyed = row;
    keyed->found.person = person_at(stmt, 0, arena);
    keyed->found.circle = column_text(stmt, AFTER_PERSON, arena);
    keyed->found.binned = sqlite3_column_int(stmt, AFTER_PERSON + 1) != ROW_LIVE;
    keyed->n = sqlite3_column_int64(stmt, AFTER_PERSON + 2);
}

struct keyed_list {
    VEC(struct keyed) all;
};

static bool read_all(struct store *store, sqlite3_stmt *stmt, struct arena *arena,
                     struct keyed_list *list, struct err *err)
{
    size_t count;
    struct keyed *rows =
        sql_list(store, stmt, sizeof *rows, read_keyed, arena, &count, err);
    for (size_t i = 0; i < count; i++)
        vec_push(&list->all, rows[i]);
    return rows != NULL;
}

static bool add_indexed(struct store *store, int64_t mark, size_t most,
                        struct arena *arena, struct keyed_list *list, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_PERSONS_KEYED, err);
    if (stmt) {
        sqlite3_bind_int64(stmt, 1, mark);
        sqlite3_bind_int64(stmt, 2, (int64_t)most);
    }
    return read_all(store, stmt, arena, list, err);
}

static bool add_waiting(struct store *store, int64_t mark, size_t most,
                        struct arena *arena, struct keyed_list *list, struct err *err)
{
    struct marks_persons waiting = {0};
    bool done = marks_waiting(store, mark, most, &waiting, err);
    for (size_t i = 0; done && i < waiting.n; i++) {
        sqlite3_stmt *stmt = sql_get(store, SQL_PERSON_WAITING, err);
        if (stmt)
            sqlite3_bind_int64(stmt, 1, waiting.at[i]);
        done = read_all(store, stmt, arena, list, err);
    }
    vec_free(&waiting);
    return done;
}

static int by_n(const void *a, const void *b)
{
    const struct keyed *left = a, *right = b;
    return (left->n > right->n) - (left->n < right->n);
}

bool store_persons_keyed(struct store *store, const char *key, size_t most,
                         struct arena *arena, struct person_found **list, size_t *count,
                         struct err *err)
{
    bool maybe;
    int64_t mark = seen_mark_key(key);
    struct keyed_list keyed = {0};
    *count = 0;
    *list = NULL;
    if (!seen_maybe(store, mark, &maybe, err))
        return false;
    if (!maybe)
        return true;
    bool done = (store->run.open || names_ready(store, err)) &&
                add_indexed(store, mark, most, arena, &keyed, err) &&
                add_waiting(store, mark, most, arena, &keyed, err);
    if (keyed.all.n > 1)
        qsort(keyed.all.at, keyed.all.n, sizeof *keyed.all.at, by_n);
    *list = arena_alloc(arena, keyed.all.n * sizeof **list);
    for (; done && *count < keyed.all.n && *count < most; ++*count)
        (*list)[*count] = keyed.all.at[*count].found;
    vec_free(&keyed.all);
    return done;
}
