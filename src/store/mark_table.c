/* person_marked(mark): the marks of person_pages, in order, as a table that statements
 * join. Made of the rows as it is read; nothing is written through it. */
#include "store/mark_pages.h"

static const char pages[] =
    "SELECT marks FROM person_pages WHERE first >= coalesce((SELECT max(first) FROM "
    "person_pages WHERE first <= ?1), 0) AND first <= ?2 ORDER BY first";

struct mark_table {
    sqlite3_vtab base;
    sqlite3 *db;
    sqlite3_stmt *idle; /* of a cursor that was closed, for the next */
};

struct cursor {
    sqlite3_vtab_cursor base;
    sqlite3_stmt *rows;
    bool there;        /* else all rows are read */
    const void *bytes; /* of the row at hand, which may have no mark */
    size_t n, at;
    int64_t most;
};

static int table_connect(sqlite3 *db, void *ctx, int count, const char *const *words,
                         sqlite3_vtab **out, char **why)
{
    (void)ctx;
    (void)count;
    (void)words;
    (void)why;
    int code = sqlite3_declare_vtab(db, "CREATE TABLE person_marked(mark INTEGER)");
    struct mark_table *table = code == SQLITE_OK ? sqlite3_malloc(sizeof *table) : NULL;
    if (!table)
        return code == SQLITE_OK ? SQLITE_NOMEM : code;
    *table = (struct mark_table){.db = db};
    *out = &table->base;
    return SQLITE_OK;
}

static int table_disconnect(sqlite3_vtab *base)
{
    struct mark_table *table = (struct mark_table *)base;
    sqlite3_finalize(table->idle);
    sqlite3_free(table);
    return SQLITE_OK;
}

/* --- between which marks ---------------------------------------------------------- */

/* What xFilter is given, in this order; one number may be both. They need not be exact:
 * SQLite looks at what comes out. */
enum { FROM = 1, UP_TO = 2 };

static int bounds_of(unsigned char op)
{
    switch (op) {
    case SQLITE_INDEX_CONSTRAINT_EQ:
        return FROM | UP_TO;
    case SQLITE_INDEX_CONSTRAINT_GT:
    case SQLITE_INDEX_CONSTRAINT_GE:
        return FROM;
    case SQLITE_INDEX_CONSTRAINT_LT:
    case SQLITE_INDEX_CONSTRAINT_LE:
        return UP_TO;
    default:
        return 0;
    }
}

/* Takes the first constraint that gives these bounds, as the next argument. */
static bool take(sqlite3_index_info *info, int bounds, int *given)
{
    for (int i = 0; i < info->nConstraint; i++)
        if (info->aConstraint[i].usable && info->aConstraint[i].iColumn == 0 &&
            bounds_of(info->aConstraint[i].op) == bounds) {
            info->aConstraintUsage[i].argvIndex = ++*given;
            info->idxNum |= bounds;
            return true;
        }
    return false;
}

static int table_best(sqlite3_vtab *base, sqlite3_index_info *info)
{
    int given = 0;
    (void)base;
    if (!take(info, FROM | UP_TO, &given)) {
        take(info, FROM, &given);
        take(info, UP_TO, &given);
    }
    bool narrow = info->idxNum == (FROM | UP_TO);
    info->estimatedCost = narrow ? 10 : 1000000;
    info->estimatedRows = narrow ? 2 : 1000000;
    info->orderByConsumed = info->nOrderBy == 1 && info->aOrderBy[0].iColumn == 0 &&
                            !info->aOrderBy[0].desc;
    return SQLITE_OK;
}

/* --- rows ------------------------------------------------------------------------- */

static int cursor_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
    struct mark_table *table = (struct mark_table *)base;
    struct cursor *cursor = sqlite3_malloc(sizeof *cursor);
    if (!cursor)
        return SQLITE_NOMEM;
    *cursor = (struct cursor){.rows = table->idle};
    table->idle = NULL;
    *out = &cursor->base;
    return SQLITE_OK;
}

static int cursor_close(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    struct mark_table *table = (struct mark_table *)base->pVtab;
    sqlite3_reset(cursor->rows);
    if (table->idle)
        sqlite3_finalize(cursor->rows);
    else
        table->idle = cursor->rows;
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int next_row(struct cursor *cursor)
{
    cursor->there = false;
    int code = sqlite3_step(cursor->rows);
    if (code != SQLITE_ROW) {
        sqlite3_reset(cursor->rows);
        return code == SQLITE_DONE ? SQLITE_OK : code;
    }
    cursor->n = mark_page_count(sqlite3_column_bytes(cursor->rows, 0));
    cursor->bytes = sqlite3_column_blob(cursor->rows, 0);
    cursor->at = 0;
    cursor->there = cursor->bytes || cursor->n == 0;
    return cursor->there ? SQLITE_OK : SQLITE_NOMEM;
}

/* To where there is one, or to the end. */
static int settle(struct cursor *cursor)
{
    int code = SQLITE_OK;
    while (code == SQLITE_OK && cursor->there && cursor->at >= cursor->n)
        code = next_row(cursor);
    if (cursor->there && mark_page_mark(cursor->bytes, cursor->at) > cursor->most)
        cursor->there = false;
    return code;
}

static void skip_below(struct cursor *cursor, int64_t least)
{
    size_t low = 0, high = cursor->there ? cursor->n : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mark_page_mark(cursor->bytes, middle) < least)
            low = middle + 1;
        else
            high = middle;
    }
    cursor->at = low;
}

static int cursor_filter(sqlite3_vtab_cursor *base, int bounds, const char *text,
                         int count, sqlite3_value **values)
{
    struct cursor *cursor = (struct cursor *)base;
    struct mark_table *table = (struct mark_table *)base->pVtab;
    int64_t least = bounds & FROM ? sqlite3_value_int64(values[0]) : 0;
    (void)text;
    cursor->most = bounds & UP_TO ? sqlite3_value_int64(values[count - 1]) : INT64_MAX;
    if (!cursor->rows) {
        int code = sqlite3_prepare_v3(table->db, pages, -1, SQLITE_PREPARE_PERSISTENT,
                                      &cursor->rows, NULL);
        if (code != SQLITE_OK)
            return code;
    }
    sqlite3_reset(cursor->rows);
    sqlite3_bind_int64(cursor->rows, 1, least);
    sqlite3_bind_int64(cursor->rows, 2, cursor->most);
    int code = next_row(cursor);
    if (code != SQLITE_OK)
        return code;
    skip_below(cursor, least);
    return settle(cursor);
}

static int cursor_next(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    cursor->at++;
    return settle(cursor);
}

static int cursor_eof(sqlite3_vtab_cursor *base)
{
    return !((struct cursor *)base)->there;
}

static int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *context,
                         int column)
{
    const struct cursor *cursor = (const struct cursor *)base;
    (void)column;
    sqlite3_result_int64(context, mark_page_mark(cursor->bytes, cursor->at));
    return SQLITE_OK;
}

static int cursor_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid)
{
    const struct cursor *cursor = (const struct cursor *)base;
    *rowid = mark_page_mark(cursor->bytes, cursor->at);
    return SQLITE_OK;
}

int mark_table_install(struct store *store)
{
    static const sqlite3_module module = {
        .iVersion = 1,
        .xConnect = table_connect, /* no xCreate: it is there, for every statement */
        .xBestIndex = table_best,
        .xDisconnect = table_disconnect,
        .xOpen = cursor_open,
        .xClose = cursor_close,
        .xFilter = cursor_filter,
        .xNext = cursor_next,
        .xEof = cursor_eof,
        .xColumn = cursor_column,
        .xRowid = cursor_rowid,
    };
    return sqlite3_create_module(store->db, "person_marked", &module, NULL);
}
