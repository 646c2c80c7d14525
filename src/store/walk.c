#include "store/private.h"

#include <stdlib.h>
#include <string.h>

/* --- a whole table --------------------------------------------------------------- */

static size_t state_index(enum table table)
{
    return field_index((enum field)((unsigned)table << 8 | 31));
}

bool store_each(struct store *store, enum table table,
                bool (*row)(void *ctx, struct id id, const struct value *values,
                            size_t count),
                void *ctx, struct err *err)
{
    sqlite3_stmt *stmt = tables_each(store, table, err);
    if (!stmt)
        return false;
    size_t width = table_width(table), state = state_index(table);
    struct value values[FIELD_COUNT];
    bool more = true;
    int code;
    while (more && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
        for (size_t i = 0; i < width; i++)
            values[i] = column_value(stmt, 2 + (int)i);
        if (values[state].integer != ROW_WITHDRAWN)
            more = row(ctx, column_id(stmt, 1), values, width);
    }
    bool done = !more || code == SQLITE_DONE || sql_fail(store->db, code, err);
    sqlite3_finalize(stmt);
    return done;
}

/* --- the history of one row ------------------------------------------------------ */

/* The log has no index by row: it would cost a page in every save, for a screen that is
 * seldom opened. From the row's heads, parents lead to all that it ever was. */

struct history {
    struct op *at;
    size_t n, cap;
};

static bool is_known(const struct history *history, int64_t device, int64_t seq)
{
    for (size_t i = 0; i < history->n; i++)
        if (history->at[i].device == device && history->at[i].seq == seq)
            return true;
    return false;
}

static bool add_op(struct store *store, sqlite3_stmt *stmt, struct arena *arena,
                   struct history *history, struct err *err)
{
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return true;
    struct op op = oplog_column(stmt);
    if (!is_known(history, op.device, op.seq)) {
        oplog_keep(&op, arena);
        vec_push(history, op);
    }
    sqlite3_reset(stmt);
    return true;
}

static bool add_heads(struct store *store, enum table table, struct id row,
                      struct arena *arena, struct history *history, struct err *err)
{
    sqlite3_stmt *heads = sql_get(store, SQL_HEADS_OF_ROW, err);
    if (!heads)
        return false;
    sqlite3_bind_int64(heads, 1, table);
    bind_id(heads, 2, row);
    bool found, done;
    while ((done = sql_row(store, heads, &found, err)) && found) {
        sqlite3_stmt *stmt = sql_get(store, SQL_OP_GET, err);
        if (stmt) {
            sqlite3_bind_int64(stmt, 1, sqlite3_column_int64(heads, 1));
            sqlite3_bind_int64(stmt, 2, sqlite3_column_int64(heads, 2));
        }
        done = stmt && add_op(store, stmt, arena, history, err);
        if (!done)
            break;
    }
    sqlite3_reset(heads);
    return done;
}

static bool add_parents(struct store *store, struct arena *arena,
                        struct history *history, struct err *err)
{
    for (size_t i = 0; i < history->n; i++) {
        struct op op = history->at[i];
        for (size_t at = 0; at + PARENT_SIZE <= op.parents_size; at += PARENT_SIZE) {
            sqlite3_stmt *stmt = sql_get(store, SQL_OP_BY_UUID, err);
            if (!stmt)
                return false;
            sqlite3_bind_blob(stmt, 1, op.parents + at, 16, SQLITE_STATIC);
            sqlite3_bind_int64(stmt, 2, oplog_parent_seq(op.parents + at));
            if (!add_op(store, stmt, arena, history, err))
                return false;
        }
    }
    return true;
}

static int compare_ops(const void *a, const void *b)
{
    const struct op *one = a, *other = b;
    if (one->hlc != other->hlc)
        return one->hlc < other->hlc ? -1 : 1;
    return (one->seq > other->seq) - (one->seq < other->seq);
}

static const char *value_words(struct value value, struct arena *arena)
{
    char text[ID_TEXT_SIZE];
    switch (value.kind) {
    case VALUE_NULL:
        return "";
    case VALUE_INTEGER:
        return arena_printf(arena, "%lld", (long long)value.integer);
    case VALUE_REAL:
        return arena_printf(arena, "%.17g", value.real);
    case VALUE_TEXT:
        return arena_strdup(arena, value.text);
    case VALUE_ID:
        id_text(value.id, text);
        return arena_strdup(arena, text);
    }
    return "";
}

static struct history_line line_of(const struct op *op, struct arena *arena)
{
    struct history_line line = {.when = op->wall};
    struct value value = op->value;
    if (op->field)
        line.field = (enum field)((unsigned)op->table << 8 | op->field);
    else if (!table_subject(op->table) ||
             !record_find(op->record, op->record_size,
                          FIELD_NUMBER(table_subject(op->table)), arena, &value))
        value = value_null();
    line.text = value_words(value, arena);
    return line;
}

bool store_history(struct store *store, struct id row, struct arena *arena,
                   struct history_line **lines, size_t *count, struct err *err)
{
    struct history history = {0};
    bool done = true;
    for (size_t i = 0; i < TABLE_COUNT && done && history.n == 0; i++)
        done = add_heads(store, schema_tables[i].table, row, arena, &history, err);
    done = done && add_parents(store, arena, &history, err);
    if (history.n)
        qsort(history.at, history.n, sizeof *history.at, compare_ops);
    *count = history.n;
    *lines = arena_alloc(arena, (history.n + 1) * sizeof **lines);
    for (size_t i = 0; i < history.n; i++)
        (*lines)[i] = line_of(&history.at[i], arena);
    vec_free(&history);
    return done;
}
