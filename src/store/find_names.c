/* The names that the search over everything walks in order. */
#include <stdlib.h>
#include <string.h>

#include "store/find_private.h"
#include "store/held.h"
#include "store/runs.h"

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

/* A name of a row that the step made, and what it begins with in the order of its
 * table, which tells most of them apart. */
struct fresh_name {
    uint64_t first;
    int64_t rowid;
    const char *name;
};

static uint64_t first_of(int64_t rowid, const char *name)
{
    uint8_t bytes[8] = {(uint8_t)find_code_of(rowid)};
    for (size_t i = 0; i < 7 && name[i]; i++)
        bytes[i + 1] = (uint8_t)name[i];
    return runs_first(bytes, sizeof bytes);
}

/* In the order of their table. */
static int by_name(const void *a, const void *b)
{
    const struct fresh_name *left = a, *right = b;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    int order = strcmp(left->name, right->name);
    return order ? order : (left->rowid < right->rowid) - (left->rowid > right->rowid);
}

struct fresh_names {
    struct fresh_name *at;
    size_t n, cap;
};

static void gather(const struct run *run, struct fresh_names *names)
{
    for (size_t i = 0; i < run->found.n; i++)
        for (int k = 0; k < 2; k++) {
            const struct unsettled *one = &run->found.at[i];
            if (!one->made || !one->title || !*one->names[k])
                continue;
            const struct fresh_name name = {first_of(one->rowid, one->names[k]),
                                            one->rowid, one->names[k]};
            vec_push(names, name);
        }
    if (names->n > 1)
        qsort(names->at, names->n, sizeof *names->at, by_name);
}

/* A code, the name, NUL, the n: in the order of the table. */
static bool set_aside(struct store *store, const struct fresh_name *name,
                      struct str *entry, struct err *err)
{
    uint8_t n[8];
    runs_number(n, find_n_of(name->rowid));
    str_clear(entry);
    str_add_char(entry, (char)find_code_of(name->rowid));
    str_add_n(entry, name->name, strlen(name->name) + 1);
    str_add_n(entry, (const char *)n, sizeof n);
    return runs_put(store, RUNS_NAMES, entry->at, entry->len, err);
}

static bool set_all_aside(struct store *store, const struct fresh_names *names,
                          struct err *err)
{
    struct str entry = {0};
    bool done = true;
    for (size_t i = 0; done && i < names->n; i++)
        done = set_aside(store, &names->at[i], &entry, err);
    str_free(&entry);
    return done && runs_close(store, RUNS_NAMES, err);
}

static bool add_entry(void *store, const uint8_t *bytes, size_t size, bool *go,
                      struct err *err)
{
    enum find_code code = (enum find_code)bytes[0];
    int64_t n = runs_number_of(bytes + size - 8);
    (void)go;
    return find_name_add(store, find_rowid(code, n), (const char *)bytes + 1, err);
}

static bool merge_names(struct store *store, struct err *err)
{
    return runs_merge(store, RUNS_NAMES, add_entry, store, err);
}

/* It may be one that waits to be written. */
bool find_name_drop(struct store *store, int64_t rowid, const char *name,
                    struct err *err)
{
    if (*name == '\0')
        return true;
    if (runs_any(store, RUNS_NAMES) && !merge_names(store, err))
        return false;
    sqlite3_stmt *stmt = sql_get(store, SQL_FIND_NAME_DROP, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, find_code_of(rowid));
    bind_text(stmt, 2, name);
    sqlite3_bind_int64(stmt, 3, find_n_of(rowid));
    return sql_run(store, stmt, err);
}

/* The names of rows that the step made, from the first to the last of their index: as
 * the rows come they would fetch pages from all over it. */
bool find_names_add(struct store *store, bool end, struct err *err)
{
    struct fresh_names names = {0};
    bool done = true, aside = !end || runs_any(store, RUNS_NAMES);
    gather(&store->run, &names);
    if (aside)
        done = set_all_aside(store, &names, err);
    for (size_t i = 0; done && !aside && i < names.n; i++)
        done = find_name_add(store, names.at[i].rowid, names.at[i].name, err);
    vec_free(&names);
    return done && (!end || !aside || merge_names(store, err));
}
