/* The names that the search over everything walks in order. */
#include <stdlib.h>
#include <string.h>

#include "store/find_private.h"
#include "store/held.h"

bool find_name_add(struct store *store, int64_t rowid, const char *name,
                   struct err *err)
{
    if (*name == '\0')
        return true;
    held_begin(store, HELD_FIND_NAME);
    held_integer(store, find_code_of(rowid));
    held_text(store, name);
    held_integer(store, find_n_of(rowid));
    return held_end(store, err);
}

bool find_name_drop(struct store *store, int64_t rowid, const char *name,
                    struct err *err)
{
    if (*name == '\0')
        return true;
    sqlite3_stmt *stmt = sql_get(store, SQL_FIND_NAME_DROP, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, find_code_of(rowid));
    bind_text(stmt, 2, name);
    sqlite3_bind_int64(stmt, 3, find_n_of(rowid));
    return sql_run(store, stmt, err);
}

/* A name of a row that the step made. */
struct fresh_name {
    int64_t rowid;
    const char *name;
};

/* In the order of their table. */
static int by_name(const void *a, const void *b)
{
    const struct fresh_name *left = a, *right = b;
    int order = (int)find_code_of(left->rowid) - (int)find_code_of(right->rowid);
    order = order ? order : strcmp(left->name, right->name);
    return order ? order : (left->rowid < right->rowid) - (left->rowid > right->rowid);
}

/* The names of rows that the step made, from the first to the last of their index: as
 * the rows come they would fetch pages from all over it. */
bool find_names_add(struct store *store, struct err *err)
{
    const struct run *run = &store->run;
    VEC(struct fresh_name) names = {0};
    bool done = true;
    for (size_t i = 0; i < run->found.n; i++)
        for (int k = 0; k < 2; k++) {
            const struct unsettled *one = &run->found.at[i];
            const struct fresh_name name = {one->rowid, one->names[k]};
            if (one->made && one->title)
                vec_push(&names, name);
        }
    if (names.n > 1)
        qsort(names.at, names.n, sizeof *names.at, by_name);
    for (size_t i = 0; done && i < names.n; i++)
        done = find_name_add(store, names.at[i].rowid, names.at[i].name, err);
    vec_free(&names);
    return done;
}
