/* Every call of the store with the statements it runs made to fail in turn: the first ones
 * all, then one in several.
 *
 * Whatever fails is told by the sentence that the failure has, and nothing else
 * changes: no row is half written, no transaction nor statement stays open, and the
 * same call ends as it should once all is well, whatever was kept in between. */
#include "calls.h"
#include "engine.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "store/derived.h"

static const struct fault {
    int code;
    enum err_kind kind;
} faults[] = {
    {SQLITE_IOERR_READ, ERR_IO}, {SQLITE_CORRUPT, ERR_CORRUPT},
    {SQLITE_NOMEM, ERR_MEMORY},  {SQLITE_BUSY, ERR_BUSY},
    {SQLITE_FULL, ERR_FULL},
};
enum { FAULTS = sizeof faults / sizeof *faults };

struct trial {
    struct base *base;
    const struct call *call;
    const char *expected; /* of a read, what it says */
    int n;
    bool lasting;
    const struct fault *fault;
};

#define fail_trial(trial, ...)                                                         \
    do {                                                                               \
        print_error("%s, statement %d%s answers %s: ", (trial)->call->name,            \
                    (trial)->n, (trial)->lasting ? " and those after" : "",            \
                    sqlite3_errstr((trial)->fault->code));                             \
        fail_msg(__VA_ARGS__);                                                         \
    } while (0)

/* --- the file ------------------------------------------------------------------------
 */

static int setup(void **state)
{
    static struct base base;
    struct fixture *fixture;
    if (fixture_setup((void **)&fixture) != 0)
        return -1;
    base = (struct base){
        .fixture = fixture, .store = fixture->store, .arena = &fixture->arena};
    base_plant(&base);
    *state = &base;
    return 0;
}

static int teardown(void **state)
{
    struct base *base = *state;
    void *fixture = base->fixture;
    return fixture_teardown(&fixture);
}

/* As a file just opened: nothing prepared, nothing kept. */
static void forget(struct store *store)
{
    sql_finish(store);
    search_forget(store);
    pick_forget(store);
    ranks_forget(store);
    find_forget(store);
    roll_free(store);
    store->named = false;
    store->actors_counted = 0;
    store->searched = -1;
}

static bool add_row(void *ctx, struct id id, const struct value *values, size_t count)
{
    struct str *out = ctx;
    str_add_n(out, (const char *)id.bytes, sizeof id.bytes);
    for (size_t i = 0; i < count; i++)
        str_printf(out, "%lld %s", (long long)values[i].integer,
                   values[i].kind == VALUE_TEXT ? values[i].text : "");
    return true;
}

/* All rows, drafts and steps, and where the log ends. */
static void tell(struct base *base, struct str *out)
{
    sqlite3_stmt *stmt;
    for (size_t i = 0; i < schema_table_count; i++)
        assert_ok(store_each(base->store, schema_tables[i].table, add_row, out, err));
    assert_int_equal(
        sqlite3_prepare_v2(
            base->store->db,
            "SELECT (SELECT count(*) || ' ' || max(seq) FROM op) || ' ' || "
            "(SELECT count(*) FROM head) || ' ' || (SELECT count(*) FROM erased) || "
            "(SELECT group_concat(verb || state) FROM step) || "
            "(SELECT group_concat(place || text) FROM draft)",
            -1, &stmt, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    const char *text = (const char *)sqlite3_column_text(stmt, 0);
    str_add(out, text ? text : "");
    sqlite3_finalize(stmt);
}

static void check_idle(const struct trial *trial)
{
    sqlite3 *db = trial->base->store->db;
    if (!sqlite3_get_autocommit(db))
        fail_trial(trial, "the transaction is still open");
    for (sqlite3_stmt *stmt = NULL; (stmt = sqlite3_next_stmt(db, stmt));)
        if (sqlite3_stmt_busy(stmt))
            fail_trial(trial, "still being read: %s", sqlite3_sql(stmt));
}

static void check_said(const struct trial *trial, const struct err *err)
{
    char code[32];
    snprintf(code, sizeof code, "sqlite %d:", trial->fault->code);
    if (err->kind != trial->fault->kind || err->text[0] == '\0' ||
        strncmp(err->detail, code, strlen(code)) != 0)
        fail_trial(trial, "kind %d, « %s » (%s)", (int)err->kind, err->text,
                   err->detail);
}

static void check_read(const struct trial *trial, const struct str *said)
{
    if (trial->expected && strcmp(str_text(said), trial->expected) != 0)
        fail_trial(trial, "« %s » instead of « %s »", str_text(said), trial->expected);
}

/* Runs the call again, with nothing failing, on what the trial left in memory. */
static void check_again(const struct trial *trial)
{
    struct str said = {0};
    struct err err = ERR_INIT;
    if (!trial->call->run(trial->base, &said, &err))
        fail_trial(trial, "then, all being well: %s (%s)", err.text, err.detail);
    check_read(trial, &said);
    str_free(&said);
}

/* Runs the call with its n-th statement failing. Was there one? */
static bool run_failing(const struct trial *trial, bool *done)
{
    struct str said = {0};
    struct err err = ERR_INIT;
    engine_arm(trial->n, trial->fault->code, trial->lasting);
    *done = trial->call->run(trial->base, &said, &err);
    bool hit = engine_disarm();
    check_idle(trial);
    if (*done)
        check_read(trial, &said);
    else
        check_said(trial, &err);
    str_free(&said);
    return hit;
}

static bool try_read(const struct trial *trial)
{
    sqlite3 *db = trial->base->store->db;
    int changes = sqlite3_total_changes(db);
    bool done, hit = run_failing(trial, &done);
    if (!trial->call->before && sqlite3_total_changes(db) != changes)
        fail_trial(trial, "a read has written");
    if (!done)
        check_again(trial);
    return hit;
}

static bool try_write(const struct trial *trial)
{
    struct str before = {0}, after = {0};
    tell(trial->base, &before);
    bool done, hit = run_failing(trial, &done);
    tell(trial->base, &after);
    bool same = after.len == before.len && memcmp(after.at, before.at, after.len) == 0;
    if (same == done)
        fail_trial(trial, "%s", done ? "nothing was written" : "half was written");
    if (!done)
        check_again(trial);
    str_free(&before);
    str_free(&after);
    return hit;
}

static void check_sound(struct base *base, const char *name)
{
    struct store_report report = fixture_check(base->fixture, true);
    if (report.problems)
        fail_msg("after %s: %s", name, report.first);
}

/* The later ones are of the same loops: fewer and fewer are tried. */
static int try_each(struct trial trial)
{
    struct base *base = trial.base;
    int tried = 0, thin = trial.lasting ? 13 : 17;
    bool hit = true;
    for (trial.n = 1; hit; trial.n += 1 + trial.n / thin, tried++) {
        trial.fault = &faults[(trial.n + tried) % FAULTS];
        forget(base->store);
        arena_reset(base->arena);
        if (trial.call->before)
            trial.call->before(base);
        hit = trial.expected ? try_read(&trial) : try_write(&trial);
    }
    return tried;
}

static void try_reads(struct base *base, const struct call *calls, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str said = {0};
        struct trial trial = {.base = base, .call = &calls[i]};
        assert_ok(calls[i].run(base, &said, err));
        if (strcmp(str_text(&said), "0") == 0 || said.len == 0)
            fail_msg("%s finds nothing to read", calls[i].name);
        trial.expected = str_text(&said);
        assert_true(try_each(trial) > 2);
        trial.lasting = true;
        assert_true(try_each(trial) > 2);
        str_free(&said);
    }
    check_sound(base, "reads");
}

static void a_list_that_fails_says_so(void **state)
{
    try_reads(*state, calls_lists, calls_list_count);
}

static void a_read_that_fails_says_so(void **state)
{
    try_reads(*state, calls_reads, calls_read_count);
}

static void a_search_that_fails_says_so(void **state)
{
    try_reads(*state, calls_searches, calls_search_count);
}

static void a_write_that_fails_leaves_nothing(void **state)
{
    for (size_t i = 0; i < calls_write_count; i++) {
        assert_int_equal(setup(state), 0);
        struct trial trial = {.base = *state, .call = &calls_writes[i]};
        assert_true(try_each(trial) > 2);
        trial.lasting = true;
        assert_true(try_each(trial) > 2);
        check_sound(*state, calls_writes[i].name);
        teardown(state);
    }
}

/* A file opened to be read: what it keeps beside its rows is made in a copy. */
static int setup_reading(void **state)
{
    if (setup(state) != 0)
        return -1;
    struct base *base = *state;
    struct fixture *fixture = base->fixture;
    store_close(fixture->store);
    assert_ok(store_open_reading(fixture->path, &fixture->store, err));
    base->store = fixture->store;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_list_that_fails_says_so, setup, teardown),
        cmocka_unit_test_setup_teardown(a_read_that_fails_says_so, setup, teardown),
        cmocka_unit_test_setup_teardown(a_search_that_fails_says_so, setup, teardown),
        cmocka_unit_test_setup_teardown(a_search_that_fails_says_so, setup_reading,
                                        teardown),
        cmocka_unit_test(a_write_that_fails_leaves_nothing),
    };
    return cmocka_run_group_tests_name("fault-calls-store", tests, NULL, NULL);
}
