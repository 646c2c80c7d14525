#include "store/held.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { HELD_MANY = 16, CELLS_MOST = 11 };

static const struct {
    const char *into;
    int width;
} shapes[HELD_COUNT] = {
    [HELD_OP] =
        {"INSERT OR FAIL INTO op(dev, seq, hlc, wall, tbl, row, field, val, salt, "
         "parents, hash) VALUES",
         11},
    [HELD_HEAD] = {"INSERT OR FAIL INTO head(tbl, row, field, dev, seq) VALUES", 5},
    [HELD_PERSON_FOUND] = {"INSERT OR REPLACE INTO person_named(n, name, sort, words, "
                           "marks) VALUES",
                           5},
    [HELD_FIND_NAME] = {"INSERT OR FAIL INTO find_names(code, key, n) VALUES", 3},
};

struct cell {
    enum { CELL_NULL, CELL_INTEGER, CELL_REAL, CELL_TEXT, CELL_BLOB } kind;
    int size;
    union {
        int64_t integer;
        double real;
        const char *bytes;
    };
};

struct held_rows {
    struct cell cells[HELD_MANY * CELLS_MOST];
    int rows;
    struct arena arena; /* what the cells point to */
    sqlite3_stmt *one, *many;
};

struct held {
    struct held_rows of[HELD_COUNT];
    enum held_table table; /* of the row being given */
    int cell;
    int rows; /* in all */
};

/* --- giving a row ----------------------------------------------------------------- */

void held_begin(struct store *store, enum held_table table)
{
    if (!store->held)
        store->held = xcalloc(1, sizeof *store->held);
    store->held->table = table;
    store->held->cell = 0;
}

static struct cell *next_cell(struct store *store, struct cell what)
{
    struct held *held = store->held;
    struct held_rows *rows = &held->of[held->table];
    assert(held->cell < shapes[held->table].width);
    struct cell *cell = &rows->cells[rows->rows * shapes[held->table].width];
    cell[held->cell] = what;
    return &cell[held->cell++];
}

void held_integer(struct store *store, int64_t integer)
{
    next_cell(store, (struct cell){.kind = CELL_INTEGER, .integer = integer});
}

static void held_bytes(struct store *store, struct cell cell, const void *bytes,
                       size_t size)
{
    struct arena *arena = &store->held->of[store->held->table].arena;
    char *copy = arena_alloc(arena, size + 1);
    if (size)
        memcpy(copy, bytes, size);
    cell.size = (int)size; /* of TEXT_MOST at most, see sql_fits */
    cell.bytes = copy;
    next_cell(store, cell);
}

void held_text(struct store *store, const char *text)
{
    held_bytes(store, (struct cell){.kind = CELL_TEXT}, text, strlen(text));
}

void held_blob(struct store *store, const void *bytes, size_t size)
{
    held_bytes(store, (struct cell){.kind = CELL_BLOB}, bytes, size);
}

void held_value(struct store *store, struct value value)
{
    if (value.kind == VALUE_NULL)
        next_cell(store, (struct cell){.kind = CELL_NULL});
    else if (value.kind == VALUE_INTEGER)
        held_integer(store, value.integer);
    else if (value.kind == VALUE_REAL)
        next_cell(store, (struct cell){.kind = CELL_REAL, .real = value.real});
    else if (value.kind == VALUE_TEXT)
        held_text(store, value.text);
    else
        held_blob(store, value.id.bytes, sizeof value.id.bytes);
}

/* --- writing ---------------------------------------------------------------------- */

static sqlite3_stmt *prepared(struct store *store, enum held_table table, int count,
                              struct err *err)
{
    struct held_rows *rows = &store->held->of[table];
    sqlite3_stmt **slot = count > 1 ? &rows->many : &rows->one;
    if (*slot)
        return *slot;
    struct str text = {0};
    str_add(&text, shapes[table].into);
    for (int row = 0; row < count; row++) {
        str_add(&text, row ? ", (?" : " (?");
        for (int i = 1; i < shapes[table].width; i++)
            str_add(&text, ", ?");
        str_add(&text, ")");
    }
    int code = sqlite3_prepare_v3(store->db, text.at, -1, SQLITE_PREPARE_PERSISTENT,
                                  slot, NULL);
    str_free(&text);
    if (code != SQLITE_OK)
        sql_fail(store->db, code, err);
    return *slot;
}

static void bind_cell(sqlite3_stmt *stmt, int at, const struct cell *cell)
{
    if (cell->kind == CELL_INTEGER)
        sqlite3_bind_int64(stmt, at, cell->integer);
    else if (cell->kind == CELL_REAL)
        sqlite3_bind_double(stmt, at, cell->real);
    else if (cell->kind == CELL_TEXT)
        sqlite3_bind_text(stmt, at, cell->bytes, cell->size, SQLITE_STATIC);
    else if (cell->kind == CELL_BLOB)
        sqlite3_bind_blob(stmt, at, cell->bytes, cell->size, SQLITE_STATIC);
    else
        sqlite3_bind_null(stmt, at);
}

/* Writes `count` rows, 1 or HELD_MANY, from the row `from` on. */
static bool write_some(struct store *store, enum held_table table, int from, int count,
                       struct err *err)
{
    sqlite3_stmt *stmt = prepared(store, table, count, err);
    int width = shapes[table].width;
    const struct cell *cells = &store->held->of[table].cells[from * width];
    for (int i = 0; i < count * width; i++)
        bind_cell(stmt, i + 1, &cells[i]);
    return sql_run(store, stmt, err);
}

static bool write_table(struct store *store, enum held_table table, struct err *err)
{
    struct held_rows *rows = &store->held->of[table];
    bool many = rows->rows == HELD_MANY, done = true;
    if (many)
        done = write_some(store, table, 0, HELD_MANY, err);
    for (int i = 0; done && !many && i < rows->rows; i++)
        done = write_some(store, table, i, 1, err);
    store->held->rows -= rows->rows;
    rows->rows = 0;
    arena_reset(&rows->arena);
    return done;
}

bool held_end(struct store *store, struct err *err)
{
    struct held *held = store->held;
    struct held_rows *rows = &held->of[held->table];
    assert(held->cell == shapes[held->table].width);
    rows->rows++;
    held->rows++;
    return (store->run.bulk && rows->rows < HELD_MANY) ||
           write_table(store, held->table, err);
}

bool held_write(struct store *store, struct err *err)
{
    bool done = true;
    if (!store->held || store->held->rows == 0)
        return true;
    for (int table = 0; done && table < HELD_COUNT; table++)
        done = store->held->of[table].rows == 0 ||
               write_table(store, (enum held_table)table, err);
    return done;
}

void held_drop(struct store *store)
{
    for (int table = 0; store->held && table < HELD_COUNT; table++) {
        store->held->of[table].rows = 0;
        arena_reset(&store->held->of[table].arena);
    }
    if (store->held)
        store->held->rows = 0;
}

void held_free(struct store *store)
{
    for (int table = 0; store->held && table < HELD_COUNT; table++) {
        sqlite3_finalize(store->held->of[table].one);
        sqlite3_finalize(store->held->of[table].many);
        arena_free(&store->held->of[table].arena);
    }
    free(store->held);
    store->held = NULL;
}
