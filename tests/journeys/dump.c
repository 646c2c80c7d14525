/* The whole file as SQLite holds it, past every door of ours: what no read of the
 * program shows may still be on the disk. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "rows.h"
#include "store/store.h"

/* Tables of SQLite's own and of the search index are searched too: they hold bytes. */
static const char *const every_table =
    "SELECT name FROM sqlite_master WHERE type = 'table'";

static bool is_named(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

/* Of an operation, the table that it is about. */
static const char *table_of(sqlite3_stmt *row, const char *table)
{
    int column = strcmp(table, "op") == 0     ? 4
                 : strcmp(table, "head") == 0 ? 0
                                              : -1;
    if (column < 0)
        return table;
    const struct table_def *def =
        schema_table((enum table)sqlite3_column_int(row, column));
    return def ? def->name : table;
}

static bool row_holds(sqlite3_stmt *row, const void *id, size_t len)
{
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        const void *bytes = sqlite3_column_blob(row, i);
        size_t size = (size_t)sqlite3_column_bytes(row, i);
        if (bytes && size >= len && memmem(bytes, size, id, len))
            return true;
    }
    return false;
}

struct dump {
    sqlite3 *db;
    const char *const *allowed;
    size_t allowed_count;
    struct str *why;
};

static bool prepare(struct dump *dump, const char *sql, sqlite3_stmt **statement)
{
    if (sqlite3_prepare_v2(dump->db, sql, -1, statement, NULL) == SQLITE_OK)
        return true;
    str_printf(dump->why, "%s: %s", sql, sqlite3_errmsg(dump->db));
    return false;
}

/* Is the id anywhere in the table where it may not be? */
static bool table_lacks(struct dump *dump, const char *table, const void *id)
{
    struct str sql = {0};
    sqlite3_stmt *row;
    bool good = true;
    str_printf(&sql, "SELECT * FROM \"%s\"", table);
    good = prepare(dump, sql.at, &row);
    while (good && sqlite3_step(row) == SQLITE_ROW) {
        const char *about = table_of(row, table);
        if (is_named(dump->allowed, dump->allowed_count, about) ||
            !row_holds(row, id, 16))
            continue;
        str_printf(dump->why, "a row of %s, about %s, holds a person's id", table,
                   about);
        good = false;
    }
    sqlite3_finalize(row);
    str_free(&sql);
    return good;
}

static bool all_lack(struct dump *dump, const void *id)
{
    sqlite3_stmt *tables;
    bool good = prepare(dump, every_table, &tables);
    while (good && sqlite3_step(tables) == SQLITE_ROW)
        good = table_lacks(dump, (const char *)sqlite3_column_text(tables, 0), id);
    sqlite3_finalize(tables);
    return good;
}

bool rows_persons_only_in(const char *path, const char *const *tables, size_t count,
                          struct str *why)
{
    struct dump dump = {.allowed = tables, .allowed_count = count, .why = why};
    sqlite3_stmt *persons = NULL;
    int found = 0;
    bool good = sqlite3_open(path, &dump.db) == SQLITE_OK &&
                prepare(&dump, "SELECT id FROM persons", &persons);
    while (good && sqlite3_step(persons) == SQLITE_ROW) {
        unsigned char id[16];
        memcpy(id, sqlite3_column_blob(persons, 0), sizeof id);
        good = all_lack(&dump, id);
        found++;
    }
    sqlite3_finalize(persons);
    sqlite3_close(dump.db);
    if (good && !found)
        str_add(why, "there is no person in the file");
    return good && found;
}
