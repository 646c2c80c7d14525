/* What persons are found by: kept in step, seen when it lies, made again when it
 * misses. */
#include "base/clock.h"
#include "store/cards.h"
#include "store_fixture.h"

static struct id person(struct fixture *fixture, const char *given, const char *family)
{
    struct id id = id_new(clock_now());
    const struct field_value fields[] = {{FIELD_PERSON_GIVEN, value_text(given)},
                                         {FIELD_PERSON_FAMILY, value_text(family)}};
    assert_ok(store_begin(fixture->store, VERB_PERSON_ADD, err));
    assert_ok(store_insert(fixture->store, TABLE_PERSON, id, fields, 2, err));
    assert_ok(store_commit(fixture->store, err));
    return id;
}

static size_t named(struct fixture *fixture, const char *folded)
{
    struct person *persons;
    size_t count;
    assert_ok(store_persons_named(fixture->store, folded, &fixture->arena, &persons,
                                  &count, err));
    return count;
}

static size_t keyed(struct fixture *fixture, const char *key)
{
    struct person_found *found;
    size_t count;
    assert_ok(store_persons_keyed(fixture->store, key, 10, &fixture->arena, &found,
                                  &count, err));
    return count;
}

static void names_follow_the_rows(void **state)
{
    struct fixture *fixture = *state;
    struct id id = person(fixture, "Nadia", "Benali");
    assert_int_equal(named(fixture, "nadia benali"), 1);
    assert_int_equal(keyed(fixture, "=benali nadia"), 1);
    fixture_set(fixture, VERB_PERSON_EDIT, id, FIELD_PERSON_FAMILY,
                value_text("Martin"));
    assert_int_equal(named(fixture, "nadia benali"), 0);
    assert_int_equal(keyed(fixture, "=benali nadia"), 0);
    assert_int_equal(keyed(fixture, "=martin nadia"), 1);
    assert_ok(store_begin(fixture->store, VERB_PERSON_EDIT, err));
    assert_ok(
        store_set(fixture->store, id, FIELD_PERSON_GIVEN, value_text("Lou"), err));
    store_abort(fixture->store);
    assert_int_equal(named(fixture, "nadia martin"), 1);
    struct step step;
    assert_ok(store_undo(fixture->store, &fixture->arena, &step, err));
    assert_int_equal(named(fixture, "nadia benali"), 1);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

static void each_lie_is_seen(void **state)
{
    static const char *const lies[] = {
        "UPDATE person_named SET name = 'autre' WHERE n = 2",
        "UPDATE person_named SET sort = 'z' WHERE n = 2",
        "UPDATE person_named SET words = 'z' WHERE n = 2",
        "UPDATE person_named SET marks = x'' WHERE n = 2",
        "UPDATE person_pages SET marks = substr(marks, 9)",
        "UPDATE person_pages SET marks = CAST(x'0100000000000000' || marks AS BLOB)",
    };
    struct fixture *fixture = *state;
    person(fixture, "Nadia", "Benali");
    person(fixture, "Lise", "Martin");
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        fixture_tamper(fixture, lies[i]);
        assert_int_equal(fixture_check(fixture, true).problems, 1);
        fixture_tamper(fixture, "DELETE FROM person_named WHERE n = 1");
        assert_int_equal(fixture_check(fixture, true).problems, 0);
    }
}

/* As a file made before these tables, or read from a disk that is not written. */
static void what_misses_is_made_again(void **state)
{
    struct fixture *fixture = *state;
    struct roll_list roll;
    person(fixture, "Nadia", "Benali");
    person(fixture, "Ana", "Zola");
    fixture_tamper(fixture, "DROP TABLE person_named; DROP TABLE person_pages;");
    assert_int_equal(keyed(fixture, "=benali nadia"), 1);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
    static const char *const damages[] = {
        "DELETE FROM person_pages",
        "UPDATE person_pages SET marks = CAST(marks || x'00' AS BLOB)",
        "UPDATE person_pages SET marks = zeroblob(1928)",
    };
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        fixture_tamper(fixture, damages[i]);
        assert_int_equal(keyed(fixture, "=benali nadia"), 1);
        assert_int_equal(fixture_check(fixture, true).problems, 0);
    }
    fixture_tamper(fixture, "DROP TABLE person_named; DROP TABLE person_pages;"
                            "PRAGMA user_version = 99");
    assert_true(store_read_only(fixture->store));
    assert_int_equal(keyed(fixture, "=benali nadia"), 1);
    assert_ok(store_roll(fixture->store, &roll, err));
    assert_int_equal(roll.count, 2);
    assert_string_equal(roll.lines[0].person.given, "Nadia");
    assert_fails(store_begin(fixture->store, VERB_NOTE_ADD, err), ERR_READONLY);
}

static void a_contact_given_away_leaves_its_owner(void **state)
{
    struct fixture *fixture = *state;
    struct id nadia = person(fixture, "Nadia", "Benali");
    struct id lise = person(fixture, "Lise", "Martin"), id = id_new(clock_now());
    const struct field_value fields[] = {
        {FIELD_CONTACT_OWNER, value_id(nadia)},
        {FIELD_CONTACT_KIND, value_text("email")},
        {FIELD_CONTACT_VALUE, value_text("n@example.org")}};
    assert_ok(store_begin(fixture->store, VERB_CONTACT_ADD, err));
    assert_ok(store_insert(fixture->store, TABLE_CONTACT, id, fields, 3, err));
    assert_ok(store_commit(fixture->store, err));
    fixture_set(fixture, VERB_CONTACT_EDIT, id, FIELD_CONTACT_OWNER, value_id(lise));
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

static void add_contact(struct fixture *fixture, const struct field_value *fields,
                        size_t count)
{
    assert_ok(store_insert(fixture->store, TABLE_CONTACT, id_new(clock_now()), fields,
                           count, err));
}

/* What one step says of someone: her own fields, and contacts of every kind. */
static void all_that_a_step_says_is_found(void **state)
{
    struct fixture *fixture = *state;
    struct id id = id_new(clock_now());
    const struct field_value person[] = {
        {FIELD_PERSON_GIVEN, value_text("Ana")},
        {FIELD_PERSON_PHONE, value_text("06 00 00 00 12")},
        {FIELD_PERSON_EMAIL, value_text("ana@example.org")}};
    static const struct {
        const char *kind, *value;
        enum row_state state;
    } contacts[] = {{"phone", "06 00 00 00 13", ROW_LIVE},
                    {"email", "zola@example.org", ROW_LIVE},
                    {"web", "https://example.org", ROW_LIVE},
                    {"email", "binned@example.org", ROW_BIN}};
    assert_ok(store_begin(fixture->store, VERB_PERSON_ADD, err));
    assert_ok(store_insert(fixture->store, TABLE_PERSON, id, person, 3, err));
    for (size_t i = 0; i < sizeof contacts / sizeof *contacts; i++)
        add_contact(fixture,
                    (const struct field_value[]){
                        {FIELD_CONTACT_OWNER, value_id(id)},
                        {FIELD_CONTACT_KIND, value_text(contacts[i].kind)},
                        {FIELD_CONTACT_VALUE, value_text(contacts[i].value)},
                        {FIELD_CONTACT_STATE, value_integer(contacts[i].state)}},
                    4);
    add_contact(fixture,
                (const struct field_value[]){
                    {FIELD_CONTACT_KIND, value_text("email")},
                    {FIELD_CONTACT_VALUE, value_text("nobody@example.org")}},
                2);
    assert_ok(store_commit(fixture->store, err));
    assert_int_equal(keyed(fixture, "@ana@example.org"), 1);
    assert_int_equal(keyed(fixture, "@zola@example.org"), 1);
    assert_int_equal(keyed(fixture, "@binned@example.org"), 0);
    assert_int_equal(keyed(fixture, "@nobody@example.org"), 0);
    assert_int_equal(keyed(fixture, "+600000012"), 1);
    assert_int_equal(keyed(fixture, "+600000013"), 1);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_follow_the_rows, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_contact_given_away_leaves_its_owner,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(all_that_a_step_says_is_found, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(each_lie_is_seen, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_misses_is_made_again, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
