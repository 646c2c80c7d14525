/* Files of released versions, kept in tests/data/store, opened by this one. */
#include "store_fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "domain/query.h"
#include "store/find.h"
#include "store/meetings.h"

static void copy_file(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    int byte;
    assert_true(in && out);
    while ((byte = getc(in)) != EOF)
        putc(byte, out);
    fclose(in);
    fclose(out);
}

static void open_version(struct fixture *fixture, int version, struct store **store)
{
    char path[256], from[256];
    snprintf(from, sizeof from, STORE_DATA "/v%d.terreau", version);
    snprintf(path, sizeof path, "%s", fixture_file(fixture, "ancien.terreau"));
    copy_file(from, path);
    assert_ok(store_open(path, store, err));
}

static void open_v1(struct fixture *fixture, struct store **store)
{
    open_version(fixture, 1, store);
}

static void what_a_file_of_version_1_held_is_still_there(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    struct meeting *meetings;
    struct slot *slots;
    size_t count = 0;
    open_v1(fixture, &store);
    assert_false(store_read_only(store));
    assert_ok(store_meetings(store, &fixture->arena, &meetings, &count, err));
    assert_int_equal(count, 1);
    assert_string_equal(meetings[0].title,
                        "Deuxième rencontre des Jardins de Saint-Exemple");
    assert_ok(store_slots(store, meetings[0].id, &fixture->arena, &slots, &count, err));
    assert_int_equal(count, 10);
    struct store_report report;
    assert_ok(store_check(store, true, NULL, NULL, &fixture->arena, &report, err));
    assert_int_equal(report.problems, 0);
    store_close(store);
}

static void it_learns_the_tables_that_came_later(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    struct id id = id_new(1);
    open_v1(fixture, &store);
    const struct field_value fields[] = {
        {FIELD_ACTOR_NATURE, value_text("actor")},
        {FIELD_ACTOR_NAME, value_text("Graines d’Avenir")},
    };
    assert_ok(store_begin(store, VERB_ACTOR_ADD, err));
    assert_ok(store_insert(store, TABLE_ACTOR, id, fields, 2, err));
    assert_ok(store_commit(store, err));
    store_close(store);
}

static void the_file_as_it_was_stays_beside_it(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    open_v1(fixture, &store);
    store_close(store);
    FILE *copy = fopen(fixture_file(fixture, "ancien.terreau.v1"), "rb");
    assert_non_null(copy);
    assert_int_equal(fseek(copy, 63, SEEK_SET), 0); /* user_version, its last byte */
    assert_int_equal(getc(copy), 1);
    fclose(copy);
}

static size_t found(struct store *store, struct arena *arena, const char *typed)
{
    const struct query_lists lists = {.dept_count = 0};
    struct query query = query_read(arena, &lists, typed);
    const struct find_ask ask = {.query = &query, .most = 9};
    struct find_hits hits;
    assert_ok(store_find(store, &ask, arena, &hits, err));
    return hits.count;
}

static int indexed(const char *path, const char *count)
{
    sqlite3 *db;
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, count, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int rows = sqlite3_column_int(stmt, 0);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return rows;
}

/* Its words were in no index: those of what is live are found, not those of the bin. */
static void what_a_file_of_version_1_said_is_found(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    sqlite3 *db;
    char path[256];
    snprintf(path, sizeof path, "%s", fixture_file(fixture, "ancien.terreau"));
    copy_file(STORE_DATA "/v1.terreau", path);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db,
                     "UPDATE slots SET title = 'bouturage', state = 1 WHERE n = 1;"
                     "UPDATE slots SET title = 'marcottage' WHERE n = 2;"
                     "UPDATE slots SET title = '', description = '', presenter = '',"
                     " private = '' WHERE n = 3",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    assert_ok(store_open(path, &store, err));
    assert_int_equal(found(store, &fixture->arena, "bouturage"), 0);
    assert_int_equal(found(store, &fixture->arena, "marcottage"), 1);
    store_close(store);
    assert_int_equal(indexed(path, "SELECT count(*) FROM finds('bouturage')"), 0);
    assert_int_equal(indexed(path, "SELECT count(*) FROM finds('marcottage')"), 1);
}

/* What a meeting says of itself was in no index: it is found, whether it stays or is
 * written again, and nothing is left of it when it goes. */
static void what_a_meeting_of_version_2_says_is_found(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    struct meeting *meetings;
    struct store_report report;
    size_t count = 0, at = 0;
    open_version(fixture, 2, &store);
    assert_int_equal(found(store, &fixture->arena, "graines"), 1);
    assert_int_equal(found(store, &fixture->arena, "lilas"), 2); /* and an action */
    assert_int_equal(found(store, &fixture->arena, "bocal"), 1);
    assert_ok(store_check(store, true, NULL, NULL, &fixture->arena, &report, err));
    assert_int_equal(report.problems, 0);
    assert_ok(store_meetings(store, &fixture->arena, &meetings, &count, err));
    while (at < count && strcmp(meetings[at].title, "Fête des graines") != 0)
        at++;
    assert_true(at < count);
    assert_ok(store_begin(store, VERB_MEETING_EDIT, err));
    assert_ok(store_set(store, meetings[at].id, FIELD_MEETING_SOURCE,
                        value_text("Apporter un panier."), err));
    assert_ok(store_commit(store, err));
    assert_int_equal(found(store, &fixture->arena, "bocal"), 0);
    assert_int_equal(found(store, &fixture->arena, "panier"), 1);
    assert_ok(store_check(store, true, NULL, NULL, &fixture->arena, &report, err));
    assert_int_equal(report.problems, 0);
    store_close(store);
}

/* Nothing is written where it lies: the copy that is read learns, the file does not. */
static void a_file_of_before_is_read_without_being_touched(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    struct store_report report;
    char path[256];
    snprintf(path, sizeof path, "%s", fixture_file(fixture, "ancien.terreau"));
    for (int version = 1; version < STORE_VERSION; version++) {
        char from[256];
        struct str was = {0}, is = {0};
        snprintf(from, sizeof from, STORE_DATA "/v%d.terreau", version);
        copy_file(from, path);
        fixture_read_file(path, &was);
        assert_ok(store_open_reading(path, &store, err));
        assert_true(store_read_only(store));
        assert_int_equal(found(store, &fixture->arena, "accueil") > 0, true);
        assert_ok(store_check(store, true, NULL, NULL, &fixture->arena, &report, err));
        assert_int_equal(report.problems, 0);
        store_close(store);
        fixture_read_file(path, &is);
        assert_int_equal(is.len, was.len);
        assert_memory_equal(is.at, was.at, was.len);
        str_free(&was);
        str_free(&is);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_a_file_of_version_1_held_is_still_there,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(what_a_file_of_version_1_said_is_found,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(what_a_meeting_of_version_2_says_is_found,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_file_of_before_is_read_without_being_touched,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(it_learns_the_tables_that_came_later,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_file_as_it_was_stays_beside_it,
                                        fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
