#include "store/salvage.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

/* Three witnesses tell of each row: the log of operations, whose hashes say whether it
 * can be believed; the row itself; a backup. They are laid over one another in a
 * database in memory, the most credible last, and what is then there is written, as one
 * step, into a new file. History and undo start again there: content is what counts. */

struct salvage {
    sqlite3 *from;
    const char *copy; /* its path */
    sqlite3 *staging;
    struct arena arena;
    struct salvage_drafts drafts;
    struct store_salvage *report;
    enum table table;
    bool replace; /* over what is staged, or only where nothing is */
    int64_t *counted;
    sqlite3_stmt *put;
    int failed; /* what the staging answered when it had no memory, SQLITE_OK: never */
};

/* --- staging --------------------------------------------------------------------- */

static void add_names(struct str *out, sqlite3 *db, enum table table)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct field_def *field = &schema_fields[i];
        if (field->table != table)
            continue;
        bool known = !db || sqlite3_table_column_metadata(
                                db, "main", schema_table(table)->name, field->column,
                                NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
        /* a file of before lacks some columns */
        str_printf(out, known ? ", \"%s\"" : ", NULL", field->column);
    }
}

/* What the staging cannot do is no damage of the file: nothing may be missing from the
 * new one for it, so that it ends the whole. */
static sqlite3_stmt *prepare(struct salvage *salvage, const char *text)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(salvage->staging, text, -1, &stmt, NULL);
    if (code != SQLITE_OK)
        salvage->failed = code;
    return stmt;
}

/* False: the schema refuses the row, or nothing could be prepared. */
static bool run(struct salvage *salvage, sqlite3_stmt *stmt)
{
    int code = stmt ? sqlite3_step(stmt) : salvage->failed;
    if (code != SQLITE_DONE && (code & 0xff) != SQLITE_CONSTRAINT)
        salvage->failed = code;
    return code == SQLITE_DONE;
}

static sqlite3_stmt *prepare_put(struct salvage *salvage)
{
    struct str text = {0};
    str_printf(&text, "INSERT OR %s INTO \"%s\"(id",
               salvage->replace ? "REPLACE" : "IGNORE",
               schema_table(salvage->table)->name);
    add_names(&text, NULL, salvage->table);
    str_add(&text, ") VALUES(?1");
    for (size_t i = 0; i < table_width(salvage->table); i++)
        str_printf(&text, ", ?%zu", i + 2);
    str_add(&text, ")");
    sqlite3_stmt *stmt = prepare(salvage, text.at);
    str_free(&text);
    return stmt;
}

/* A row whose bytes the schema refuses (a flipped bit in a type, a text that is no
 * longer UTF-8) is one that could not be read. */
static void put_row(struct salvage *salvage, const struct value *values, struct id id)
{
    sqlite3_stmt *put = salvage->put;
    int at = 2;
    bool fine = !id_is_none(id);
    bind_id(put, 1, id);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct field_def *field = &schema_fields[i];
        if (field->table != salvage->table)
            continue;
        struct value value = field_settle(field, values[at - 2]);
        fine = fine &&
               (value.kind != VALUE_TEXT || utf8_valid(value.text, strlen(value.text)));
        bind_value(put, at++, value);
    }
    if (fine && run(salvage, put))
        *salvage->counted += sqlite3_changes(salvage->staging);
    else
        salvage->report->unread++;
    sqlite3_reset(put);
}

static void stage_row(void *ctx, sqlite3_stmt *row)
{
    struct salvage *salvage = ctx;
    struct value values[FIELD_COUNT];
    for (size_t i = 0; i < table_width(salvage->table); i++)
        values[i] = column_value(row, 2 + (int)i);
    put_row(salvage, values, column_id(row, 1));
}

static void stage_table(struct salvage *salvage, sqlite3 *db)
{
    struct str columns = {0}, texts[3] = {{0}, {0}, {0}};
    const char *name = schema_table(salvage->table)->name;
    struct salvage_source source = {0};
    add_names(&columns, db, salvage->table);
    str_printf(&texts[0], "SELECT n, id%s FROM \"%s\" ORDER BY n", columns.at, name);
    str_printf(&texts[1], "%s DESC", texts[0].at);
    str_printf(&texts[2], "SELECT n, id%s FROM \"%s\" WHERE n = ?2", columns.at, name);
    salvage->put = prepare_put(salvage);
    int code = salvage_prepare(
        db, (const char *[]){texts[0].at, texts[1].at, texts[2].at}, &source);
    if (salvage->put && code == SQLITE_OK)
        salvage->report->unread += salvage_scan(&source, stage_row, salvage);
    else if (code != SQLITE_ERROR) /* that is a file of before, without the table */
        salvage->report->unread++;
    salvage_finish(&source);
    sqlite3_finalize(salvage->put);
    str_free(&columns);
    for (size_t i = 0; i < 3; i++)
        str_free(&texts[i]);
}

static void stage_tables(struct salvage *salvage, sqlite3 *db, bool replace,
                         int64_t *counted)
{
    salvage->replace = replace;
    salvage->counted = counted;
    for (size_t i = 0; db && i < TABLE_COUNT; i++) {
        salvage->table = schema_tables[i].table;
        stage_table(salvage, db);
    }
}

/* --- the log, played again ------------------------------------------------------- */

static void play_creation(struct salvage *salvage, const struct op *op)
{
    struct value values[FIELD_COUNT];
    size_t at = 0;
    salvage->table = op->table;
    salvage->put = prepare_put(salvage);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct field_def *field = &schema_fields[i];
        if (field->table != op->table)
            continue;
        struct value value;
        bool given = record_find(op->record, op->record_size,
                                 FIELD_NUMBER(field->field), &salvage->arena, &value);
        values[at++] = given ? value : value_null();
    }
    put_row(salvage, values, op->row);
    sqlite3_finalize(salvage->put);
}

static void play_set(struct salvage *salvage, const struct op *op)
{
    const struct field_def *field =
        schema_field((enum field)((unsigned)op->table << 8 | op->field));
    struct str text = {0};
    bool text_bad = op->value.kind == VALUE_TEXT &&
                    !utf8_valid(op->value.text, strlen(op->value.text));
    if (!field || text_bad)
        return;
    str_printf(&text, "UPDATE OR IGNORE \"%s\" SET \"%s\" = ?2 WHERE id = ?1",
               schema_table(op->table)->name, field->column);
    sqlite3_stmt *stmt = prepare(salvage, text.at);
    bind_id(stmt, 1, op->row);
    bind_value(stmt, 2, field_settle(field, op->value));
    run(salvage, stmt);
    sqlite3_finalize(stmt);
    str_free(&text);
}

static bool play_log(struct salvage *salvage)
{
    struct salvage_log log;
    salvage_log_read(salvage->from, salvage->copy, &salvage->arena, &log);
    salvage->replace = true;
    salvage->counted = &salvage->report->from_log;
    for (size_t i = 0; i < log.count; i++) {
        const struct op *op = &log.ops[i];
        if (!schema_table(op->table))
            continue;
        if (op->field == 0)
            play_creation(salvage, op);
        else
            play_set(salvage, op);
    }
    salvage->report->unread += log.unread;
    return log.whole;
}

/* --- the new file ---------------------------------------------------------------- */

static bool write_row(struct store *store, enum table table, sqlite3_stmt *row,
                      struct arena *arena, struct err *err)
{
    struct field_value fields[FIELD_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (schema_fields[i].table != table)
            continue;
        struct value value = column_value(row, 2 + (int)count);
        if (value.kind == VALUE_TEXT)
            value.text = arena_strdup(arena, value.text);
        fields[count++] = (struct field_value){schema_fields[i].field, value};
    }
    bool done = store_insert(store, table, column_id(row, 1), fields, count, err);
    arena_reset(arena);
    return done;
}

static bool write_table(struct salvage *salvage, struct store *store, enum table table,
                        struct err *err)
{
    struct str text = {0};
    bool done = true;
    str_add(&text, "SELECT n, id");
    add_names(&text, NULL, table);
    str_printf(&text, " FROM \"%s\" ORDER BY n", schema_table(table)->name);
    sqlite3_stmt *rows = prepare(salvage, text.at);
    int code = salvage->failed;
    str_free(&text);
    while (done && rows && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        done = write_row(store, table, rows, &salvage->arena, err);
        salvage->report->rows += done;
    }
    sqlite3_finalize(rows);
    return done && (code == SQLITE_DONE || sql_fail(NULL, code, err));
}

static bool write_all(struct salvage *salvage, struct store *store, struct err *err)
{
    if (!store_begin(store, VERB_NONE, err))
        return false;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (write_table(salvage, store, schema_tables[i].table, err))
            continue;
        store_abort(store);
        return false;
    }
    return store_commit(store, err) &&
           salvage_drafts_write(&salvage->drafts, store, err);
}

static bool write_file(struct salvage *salvage, const char *to, struct err *err)
{
    struct store *store;
    if (!store_create(to, &store, err))
        return false;
    if (write_all(salvage, store, err)) {
        store_close(store);
        return true;
    }
    store_discard(store);
    return false;
}

/* --- the whole ------------------------------------------------------------------- */

static sqlite3 *open_read(const char *path)
{
    sqlite3 *db = NULL;
    int code =
        sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL);
    if (code == SQLITE_OK)
        sqlite3_exec(db,
                     "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cell_size_check = ON;"
                     "PRAGMA trusted_schema = OFF",
                     NULL, NULL, NULL);
    return db;
}

static bool make_staging(struct salvage *salvage, struct err *err)
{
    int code = sqlite3_open(":memory:", &salvage->staging);
    return code == SQLITE_OK ? tables_make_rows(salvage->staging, err)
                             : sql_fail(salvage->staging, code, err);
}

static bool stage_all(struct salvage *salvage, sqlite3 *backup, struct err *err)
{
    struct store_salvage *report = salvage->report;
    /* one transaction is faster; without it rows are there as well */
    sqlite3_exec(salvage->staging, "BEGIN", NULL, NULL, NULL);
    bool whole = play_log(salvage);
    stage_tables(salvage, salvage->from, !whole, &report->from_rows);
    stage_tables(salvage, backup, false, &report->from_backup);
    sqlite3_exec(salvage->staging, "COMMIT", NULL, NULL, NULL);
    report->whole_log = whole;
    salvage_drafts_read(&salvage->drafts, salvage->from, backup);
    report->drafts = (int64_t)salvage->drafts.n;
    report->drafts_unread = salvage->drafts.unread;
    return salvage->failed == SQLITE_OK || sql_fail(NULL, salvage->failed, err);
}

static bool nothing_left(struct err *err)
{
    return err_set(err, ERR_CORRUPT,
                   _("Rien n’a pu être lu de ce fichier, ni d’une sauvegarde : il n’a "
                     "pas été touché, gardez-le."));
}

bool store_salvage(const char *from, const char *backup, const char *to,
                   struct store_salvage *report, struct err *err)
{
    char *dir = NULL, *copy = NULL;
    struct salvage salvage = {.report = report};
    *report = (struct store_salvage){0};
    if (!store_unused(from, err) || !place_copy(from, &dir, &copy, err))
        return false;
    salvage.from = open_read(copy);
    salvage.copy = copy;
    sqlite3 *spare = backup ? open_read(backup) : NULL;
    bool done = make_staging(&salvage, err) && stage_all(&salvage, spare, err);
    if (done) {
        bool any = report->from_log + report->from_rows + report->from_backup +
                       report->drafts >
                   0;
        done = any ? write_file(&salvage, to, err) : nothing_left(err);
    }
    sqlite3_close(salvage.staging);
    sqlite3_close(salvage.from);
    sqlite3_close(spare);
    place_copy_remove(dir, copy);
    arena_free(&salvage.arena);
    salvage_drafts_free(&salvage.drafts);
    free(dir);
    free(copy);
    return done;
}
