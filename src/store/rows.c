/* The statements that read and write a row of any table, made of schema.def's names and
 * nothing else: what people type is always bound. */
#include "store/private.h"

static size_t table_slot(enum table table)
{
    size_t slot = 0;
    while (schema_tables[slot].table != table)
        slot++;
    return slot;
}

static void add_columns(struct str *out, enum table table)
{
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (schema_fields[i].table == table)
            str_printf(out, ", \"%s\"", schema_fields[i].column);
}

void tables_select(struct str *out, enum table table)
{
    str_add(out, "SELECT n, id");
    add_columns(out, table);
    str_printf(out, " FROM \"%s\"", schema_table(table)->name);
}

sqlite3_stmt *tables_row(struct store *store, enum table table, struct err *err)
{
    sqlite3_stmt **slot = &store->rows[table_slot(table)];
    struct str text = {0};
    if (!*slot) {
        tables_select(&text, table);
        str_add(&text, " WHERE id = ?1");
    }
    sqlite3_stmt *stmt = sql_slot(store, slot, str_text(&text), err);
    str_free(&text);
    return stmt;
}

sqlite3_stmt *tables_insert(struct store *store, enum table table, struct err *err)
{
    sqlite3_stmt **slot = &store->inserts[table_slot(table)];
    struct str text = {0};
    if (!*slot) {
        str_printf(&text, "INSERT INTO \"%s\"(id", schema_table(table)->name);
        add_columns(&text, table);
        str_add(&text, ") VALUES(?1");
        for (size_t i = 0; i < table_width(table); i++)
            str_printf(&text, ", ?%zu", i + 2);
        str_add(&text, ")");
    }
    sqlite3_stmt *stmt = sql_blind(store, slot, str_text(&text), err);
    str_free(&text);
    return stmt;
}

sqlite3_stmt *tables_update(struct store *store, enum field field, struct err *err)
{
    size_t at = 0;
    while (schema_fields[at].field != field)
        at++;
    struct str text = {0};
    if (!store->updates[at])
        str_printf(&text, "UPDATE \"%s\" SET \"%s\" = ?2 WHERE n = ?1",
                   schema_table(FIELD_TABLE(field))->name, schema_fields[at].column);
    sqlite3_stmt *stmt = sql_slot(store, &store->updates[at], str_text(&text), err);
    str_free(&text);
    return stmt;
}

sqlite3_stmt *tables_each(struct store *store, enum table table, struct err *err)
{
    struct str text = {0};
    tables_select(&text, table);
    str_add(&text, " ORDER BY n");
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(store->db, text.at, -1, &stmt, NULL);
    str_free(&text);
    if (code != SQLITE_OK)
        sql_fail(store->db, code, err);
    return stmt;
}
