/* What SQLite is told before a file is used: every setting of the design, asked back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/private.h"
#include "store_fixture.h"

static int64_t answer(sqlite3 *db, const char *question)
{
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_prepare_v2(db, question, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return value;
}

static void word(sqlite3 *db, const char *question, const char *expected)
{
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_prepare_v2(db, question, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(stmt, 0), expected);
    sqlite3_finalize(stmt);
}

static void check_pragmas(sqlite3 *db)
{
    enum { FULL = 2, IN_MEMORY = 2 };
    word(db, "PRAGMA locking_mode", "exclusive");
    word(db, "PRAGMA journal_mode", "wal");
    assert_int_equal(answer(db, "PRAGMA synchronous"), FULL);
    assert_int_equal(answer(db, "PRAGMA fullfsync"), 1);
    assert_int_equal(answer(db, "PRAGMA checkpoint_fullfsync"), 1);
    assert_int_equal(answer(db, "PRAGMA secure_delete"), 1);
    assert_int_equal(answer(db, "PRAGMA temp_store"), IN_MEMORY);
    assert_int_equal(answer(db, "PRAGMA mmap_size"), 0);
    assert_int_equal(answer(db, "PRAGMA cell_size_check"), 1);
    assert_int_equal(answer(db, "PRAGMA wal_autocheckpoint"), 200);
    assert_int_equal(answer(db, "PRAGMA journal_size_limit"), 1048576);
    assert_int_equal(answer(db, "PRAGMA busy_timeout"), 2000);
    assert_int_equal(answer(db, "PRAGMA application_id"), 0x54525255); /* TRRU */
    assert_int_equal(answer(db, "PRAGMA user_version"), STORE_VERSION);
}

static void check_guards(sqlite3 *db)
{
    static const struct {
        int what, value;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        int value = -1;
        assert_int_equal(sqlite3_db_config(db, settings[i].what, -1, &value),
                         SQLITE_OK);
        assert_int_equal(value, settings[i].value);
    }
}

static void a_new_file_is_set_as_the_design_says(void **state)
{
    struct fixture *fixture = *state;
    check_pragmas(fixture->store->db);
    check_guards(fixture->store->db);
}

static void so_is_one_opened_again(void **state)
{
    struct fixture *fixture = *state;
    fixture_text(fixture, "noté");
    fixture_reopen(fixture);
    check_pragmas(fixture->store->db);
    check_guards(fixture->store->db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(a_new_file_is_set_as_the_design_says),
        T(so_is_one_opened_again),
    };
    return cmocka_run_group_tests_name("store-connect", tests, NULL, NULL);
}
