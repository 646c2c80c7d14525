#include "store/check.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* SQLite finds a broken structure, never a wrong letter: of single flipped bits its own
 * checks see one in five. So the log's hashes are computed again, every row is compared
 * with what the log says of it, and the search index with the words of the rows. */

void check_problem(struct check *check, const char *what, int64_t a, int64_t b)
{
    if (!check->report->first)
        check->report->first = arena_printf(check->arena, "%s %lld/%lld", what,
                                            (long long)a, (long long)b);
    check->report->problems++;
}

bool check_breathe(struct check *check)
{
    check->stopped = check->stopped || (check->stop && check->stop(check->ctx));
    return !check->stopped;
}

static int breathe_inside(void *ctx)
{
    return !check_breathe(ctx);
}

bool check_next(struct check *check, sqlite3_stmt *stmt, bool *found)
{
    *found = false;
    if (!stmt)
        return false;
    int code = sqlite3_step(stmt);
    *found = code == SQLITE_ROW;
    if (*found)
        return true;
    bool asked = (code & 0xff) == SQLITE_INTERRUPT;
    bool corrupt = (code & 0xff) == SQLITE_CORRUPT;
    if (corrupt)
        check_problem(check, "unreadable page", code, 0);
    else if (code != SQLITE_DONE && !asked)
        sql_fail(check->store->db, code, check->err);
    sqlite3_reset(stmt);
    return code == SQLITE_DONE || asked || corrupt;
}

static sqlite3_stmt *get(struct check *check, enum sql code)
{
    return sql_get(check->store, code, check->err);
}

/* --- structure ------------------------------------------------------------------- */

/* "Page 12: unable to get the page. error code=7": SQLite tells of want of memory as of
 * damage. */
static bool is_out_of_memory(const char *answer)
{
    const char *code = strstr(answer, "error code");
    code = code ? strpbrk(code, "0123456789") : NULL;
    return code && (strtol(code, NULL, 10) & 0xff) == SQLITE_NOMEM;
}

static bool check_structure(struct check *check, bool thorough)
{
    sqlite3_stmt *stmt = get(check, thorough ? SQL_CHECK_WHOLE : SQL_CHECK_QUICK);
    bool found, done = true;
    while (done && (done = check_next(check, stmt, &found)) && found) {
        const char *answer = (const char *)sqlite3_column_text(stmt, 0);
        if (!answer || is_out_of_memory(answer))
            done = sql_fail(NULL, SQLITE_NOMEM, check->err);
        else if (strcmp(answer, "ok") != 0)
            check_problem(check, "structure", 0, 0);
    }
    sqlite3_reset(stmt);
    return done;
}

static bool check_count(struct check *check, enum sql code, const char *what)
{
    sqlite3_stmt *stmt = get(check, code);
    bool found;
    if (!check_next(check, stmt, &found))
        return false;
    if (found && sqlite3_column_int64(stmt, 0) > 0)
        check_problem(check, what, sqlite3_column_int64(stmt, 0), 0);
    sqlite3_reset(stmt);
    return true;
}

/* --- the log --------------------------------------------------------------------- */

struct chain {
    struct id uuid;
    int64_t seq;
    uint8_t hash[HASH_SIZE];
};

static void check_link(struct check *check, sqlite3_stmt *stmt, struct chain *chain)
{
    struct op op = oplog_column(stmt);
    const uint8_t *salt = sqlite3_column_blob(stmt, 9);
    const uint8_t *stored = sqlite3_column_blob(stmt, 10);
    bool sizes = sqlite3_column_bytes(stmt, 9) == SALT_SIZE &&
                 sqlite3_column_bytes(stmt, 10) == HASH_SIZE;
    chain->seq++;
    if (!sizes || op.seq != chain->seq) {
        check_problem(check, "log gap", op.device, op.seq);
        chain->seq = op.seq;
        return;
    }
    uint8_t hash[HASH_SIZE];
    oplog_hash(&op, chain->uuid, salt, chain->hash, hash);
    if (memcmp(hash, stored, HASH_SIZE) != 0)
        check_problem(check, "log hash", op.device, op.seq);
    /* Go on from what is stored: one fault is one problem. */
    memcpy(chain->hash, stored, HASH_SIZE);
    check->report->operations++;
}

static bool check_chain(struct check *check, int64_t device, struct id uuid)
{
    struct chain chain = {.uuid = uuid};
    sqlite3_stmt *stmt = get(check, SQL_OPS_ALL);
    sqlite3_bind_int64(stmt, 1, device);
    bool found, done;
    while ((done = check_next(check, stmt, &found)) && found && check_breathe(check))
        check_link(check, stmt, &chain);
    sqlite3_reset(stmt);
    return done;
}

static bool check_log(struct check *check)
{
    sqlite3_stmt *stmt = get(check, SQL_DEVICES);
    bool found, done;
    while ((done = check_next(check, stmt, &found)) && found)
        if (!(done = check_chain(check, sqlite3_column_int64(stmt, 0),
                                 column_id(stmt, 1))))
            break;
    sqlite3_reset(stmt);
    return done;
}

/* --- rows against the log -------------------------------------------------------- */

/* The value of each field by the log: the latest head of each. */
struct said {
    struct value values[256];
    int64_t hlc[256];
    int heads;
};

/* The creation is the first head of its row: field 0. */
static void say_record(struct check *check, const struct op *op, struct said *said)
{
    struct record_reader reader = {op->record, op->record_size};
    unsigned number;
    struct value value;
    enum record_step step;
    while ((step = record_next(&reader, &check->scratch, &number, &value)) ==
           RECORD_FIELD)
        said->values[number] = value;
    if (step == RECORD_BAD)
        check_problem(check, "creation", op->device, op->seq);
}

static bool say_head(struct check *check, int64_t device, int64_t seq,
                     struct said *said)
{
    sqlite3_stmt *stmt = get(check, SQL_OP_GET);
    sqlite3_bind_int64(stmt, 1, device);
    sqlite3_bind_int64(stmt, 2, seq);
    bool found;
    if (!check_next(check, stmt, &found))
        return false;
    if (!found) {
        check_problem(check, "head without operation", device, seq);
        return true;
    }
    struct op op = oplog_column(stmt);
    said->heads++;
    if (op.field == 0) {
        say_record(check, &op, said);
    } else if (op.field < 256 && op.hlc > said->hlc[op.field]) {
        oplog_keep(&op, &check->scratch);
        said->values[op.field] = op.value;
        said->hlc[op.field] = op.hlc;
    }
    sqlite3_reset(stmt);
    return true;
}

static bool say_row(struct check *check, enum table table, struct id row,
                    struct said *said)
{
    sqlite3_stmt *heads = get(check, SQL_HEADS_OF_ROW);
    sqlite3_bind_int64(heads, 1, table);
    bind_id(heads, 2, row);
    bool found, done;
    while ((done = check_next(check, heads, &found)) && found)
        if (!(done = say_head(check, sqlite3_column_int64(heads, 1),
                              sqlite3_column_int64(heads, 2), said)))
            break;
    sqlite3_reset(heads);
    return done;
}

static bool check_row(struct check *check, enum table table, sqlite3_stmt *stmt)
{
    struct said *said = arena_alloc(&check->scratch, sizeof *said);
    int64_t n = sqlite3_column_int64(stmt, 0);
    if (!say_row(check, table, column_id(stmt, 1), said))
        return false;
    if (said->heads == 0)
        check_problem(check, "row without operation", table, n);
    int column = 2;
    for (size_t i = 0; i < FIELD_COUNT && said->heads; i++) {
        const struct field_def *field = &schema_fields[i];
        if (field->table != table)
            continue;
        struct value by_log =
            field_settle(field, said->values[FIELD_NUMBER(field->field)]);
        if (!value_equal(by_log, column_value(stmt, column++)))
            check_problem(check, "row", (int64_t)field->field, n);
    }
    arena_reset(&check->scratch);
    return true;
}

static bool check_creations(struct check *check, enum table table, int64_t rows)
{
    sqlite3_stmt *stmt = get(check, SQL_CREATIONS);
    sqlite3_bind_int64(stmt, 1, table);
    bool found;
    if (!check_next(check, stmt, &found))
        return false;
    if (found && sqlite3_column_int64(stmt, 0) != rows)
        check_problem(check, "missing rows", table,
                      sqlite3_column_int64(stmt, 0) - rows);
    sqlite3_reset(stmt);
    return true;
}

static bool check_table(struct check *check, enum table table)
{
    sqlite3_stmt *stmt = tables_each(check->store, table, check->err);
    int64_t rows = 0;
    bool found, done;
    while ((done = check_next(check, stmt, &found)) && found && check_breathe(check)) {
        done = check_row(check, table, stmt);
        rows++;
        if (!done)
            break;
    }
    sqlite3_finalize(stmt);
    return done && (check->stopped || check_creations(check, table, rows));
}

static bool check_rows(struct check *check)
{
    for (size_t i = 0; i < TABLE_COUNT && !check->stopped; i++)
        if (!check_table(check, schema_tables[i].table))
            return false;
    return true;
}

bool store_check(struct store *store, bool thorough, store_stop stop, void *ctx,
                 struct arena *arena, struct store_report *report, struct err *err)
{
    assert(!store->run.open);
    struct check check = {.store = store,
                          .stop = stop,
                          .ctx = ctx,
                          .arena = arena,
                          .report = report,
                          .err = err};
    *report = (struct store_report){0};
    if (stop)
        sqlite3_progress_handler(store->db, 10000, breathe_inside, &check);
    bool done = check_structure(&check, thorough) &&
                check_count(&check, SQL_CHECK_PARENTS, "dangling row") &&
                check_count(&check, SQL_CHECK_TALLY, "tally") &&
                check_count(&check, SQL_CHECK_TALLY_BACK, "tally") &&
                check_count(&check, SQL_CHECK_KEYS, "actor keys") &&
                check_count(&check, SQL_CHECK_KEYS_BACK, "actor keys") &&
                check_log(&check) && check_rows(&check) && check_search(&check) &&
                check_actors(&check) && check_names(&check) && check_find(&check);
    sqlite3_progress_handler(store->db, 0, NULL, NULL);
    arena_free(&check.scratch);
    report->complete = done && !check.stopped;
    return done;
}
