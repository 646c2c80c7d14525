/* Files of released versions, kept in tests/data/store, opened by this one. */
#include "store_fixture.h"

#include <stdio.h>
#include <unistd.h>

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

static void open_v1(struct fixture *fixture, struct store **store)
{
    char path[256];
    snprintf(path, sizeof path, "%s", fixture_file(fixture, "ancien.terreau"));
    copy_file(STORE_DATA "/v1.terreau", path);
    assert_ok(store_open(path, store, err));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_a_file_of_version_1_held_is_still_there,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(it_learns_the_tables_that_came_later,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_file_as_it_was_stays_beside_it,
                                        fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
