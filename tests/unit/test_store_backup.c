/* Copies and copies brought back: what stands in their way is told, a former one stays,
 * and nothing half made is left. */
#include "store_fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool stop(void *ctx)
{
    return --*(int *)ctx < 0;
}

static void a_key_stops_a_copy(void **state)
{
    struct fixture *fixture = *state;
    struct err said = ERR_INIT;
    char copy[160];
    bool done = false;
    snprintf(copy, sizeof copy, "%s", fixture_file(fixture, "copie.terreau"));
    assert_ok(store_begin(fixture->store, VERB_NOTE_PASTE, err));
    for (int i = 0; i < 400; i++) {
        struct field_value fields[] = {{FIELD_NOTE_BOARD, value_id(fixture->board)},
                                       {FIELD_NOTE_TEXT, value_text("une ligne")}};
        assert_ok(
            store_insert(fixture->store, TABLE_NOTE, id_new(i + 1), fields, 2, err));
    }
    assert_ok(store_commit(fixture->store, err));
    int asked = 0;
    for (; !done && asked < 1000; asked++) {
        int left = asked;
        err_clear(&said);
        done = store_backup(fixture->store, copy, stop, &left, &said);
        assert_true(done == (access(copy, F_OK) == 0));
        assert_true(done || said.text[0]);
        assert_false(fixture_has(fixture, "copie.terreau.part"));
    }
    assert_true(done && asked > 1);
}

static void what_is_in_the_way_of_a_copy_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct err said = ERR_INIT;
    char copy[160], source[160];
    snprintf(copy, sizeof copy, "%s", fixture_file(fixture, "copie.terreau"));
    snprintf(source, sizeof source, "%s", fixture_file(fixture, "source.terreau"));
    assert_ok(store_backup(fixture->store, source, NULL, NULL, err));
    assert_int_equal(mkdir(copy, 0700), 0);
    assert_false(store_backup(fixture->store, copy, NULL, NULL, &said));
    fixture_says(&said, ERR_IO, "mise en sûreté");
    assert_false(fixture_has(fixture, "copie.terreau.part"));
    assert_fails(store_restore(source, copy, err), ERR_INPUT);
    rmdir(copy);
    fixture_write_file(fixture_file(fixture, "copie.terreau-journal"), "x", 1);
    assert_fails(store_backup(fixture->store, copy, NULL, NULL, err), ERR_INPUT);
    err_clear(&said);
    assert_false(store_restore(source, copy, &said));
    fixture_says(&said, ERR_INPUT, "copie.terreau-journal");
    unlink(fixture_file(fixture, "copie.terreau-journal"));
    assert_fails(store_restore(source, fixture->path, err), ERR_INPUT);
    assert_fails(store_restore(fixture_file(fixture, "absent"), copy, err),
                 ERR_NOT_FOUND);
    assert_false(fixture_has(fixture, "copie.terreau"));
    assert_false(fixture_has(fixture, "copie.terreau.part"));
}

static void what_is_no_backup_is_not_brought_back(void **state)
{
    struct fixture *fixture = *state;
    char other[160], copy[160];
    sqlite3 *db;
    snprintf(other, sizeof other, "%s", fixture_file(fixture, "autre.db"));
    snprintf(copy, sizeof copy, "%s", fixture_file(fixture, "copie.terreau"));
    assert_int_equal(sqlite3_open(other, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE t(x)", NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    assert_fails(store_restore(other, copy, err), ERR_FOREIGN);
    fixture_write_file(other, "une lettre, et rien d’une base", 30);
    assert_fails(store_restore(other, copy, err), ERR_FOREIGN);
    assert_false(fixture_has(fixture, "copie.terreau"));
    assert_false(fixture_has(fixture, "copie.terreau.part"));
}

/* A page of zeros: what would be copied cannot be read, and a former copy stays. */
static void a_damaged_file_makes_no_copy(void **state)
{
    struct fixture *fixture = *state;
    char copy[160], zeros[2048] = {0}, spare[160];
    struct stat before, after;
    snprintf(copy, sizeof copy, "%s", fixture_file(fixture, "copie.terreau"));
    snprintf(spare, sizeof spare, "%s", fixture_file(fixture, "remise.terreau"));
    fixture_text(fixture, "gardé");
    assert_ok(store_backup(fixture->store, copy, NULL, NULL, err));
    assert_int_equal(stat(copy, &before), 0);
    store_close(fixture->store);
    fixture->store = NULL;
    FILE *file = fopen(fixture->path, "r+b");
    assert_non_null(file);
    for (long page = 3; page < 12; page++) {
        assert_int_equal(fseek(file, page * 2048, SEEK_SET), 0);
        assert_int_equal(fwrite(zeros, sizeof zeros, 1, file), 1);
    }
    fclose(file);
    assert_fails(store_restore(fixture->path, spare, err), ERR_CORRUPT);
    assert_false(fixture_has(fixture, "remise.terreau"));
    struct err said = ERR_INIT;
    if (store_open(fixture->path, &fixture->store, &said))
        assert_fails(store_backup(fixture->store, copy, NULL, NULL, err), ERR_CORRUPT);
    else
        assert_int_equal(said.kind, ERR_CORRUPT);
    assert_int_equal(stat(copy, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_false(fixture_has(fixture, "copie.terreau.part"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(a_key_stops_a_copy),
        T(what_is_in_the_way_of_a_copy_is_said),
        T(what_is_no_backup_is_not_brought_back),
        T(a_damaged_file_makes_no_copy),
    };
    return cmocka_run_group_tests_name("store-backup", tests, NULL, NULL);
}
