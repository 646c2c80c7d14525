/* A damaged file in use: what is asked of what is damaged is told so and changes
 * nothing, the rest goes on; and a check sees it. */
#include "store_fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

enum { PAGE = 2048 };

/* Operations: 1 the board, 2 the note, 3 its new text. */
static struct id edited_note(struct fixture *fixture)
{
    struct id id = fixture_text(fixture, "un");
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("deux"));
    return id;
}

/* --- writing --------------------------------------------------------------------- */

static void an_undo_of_a_lost_word_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct step step;
    struct id id = edited_note(fixture);
    fixture_tamper(fixture, "DELETE FROM op WHERE seq = 2");
    for (int round = 0; round < 2; round++) {
        assert_fails(store_undo(fixture->store, &fixture->arena, &step, err),
                     ERR_CORRUPT);
        assert_string_equal(fixture_read(fixture, id).text, "deux");
    }
    struct id other = fixture_text(fixture, "on écrit encore");
    assert_string_equal(fixture_read(fixture, other).text, "on écrit encore");
}

/* Who writes is not known: nothing can be said to be saved. What is half typed can. */
static void a_file_without_its_device_keeps_drafts_alone(void **state)
{
    struct fixture *fixture = *state;
    struct step step;
    const char *text;
    int64_t when;
    struct id id = edited_note(fixture);
    fixture_tamper(fixture, "DELETE FROM device");
    assert_fails(store_begin(fixture->store, VERB_NOTE_ADD, err), ERR_CORRUPT);
    assert_fails(store_begin_bulk(fixture->store, VERB_IMPORT, err), ERR_CORRUPT);
    assert_fails(store_undo(fixture->store, &fixture->arena, &step, err), ERR_CORRUPT);
    assert_fails(store_redo(fixture->store, &fixture->arena, &step, err), ERR_CORRUPT);
    assert_string_equal(fixture_read(fixture, id).text, "deux");
    assert_true(store_next_position(fixture->store) > 0);
    assert_ok(store_draft_put(fixture->store, "capture", "à demi", err));
    assert_ok(
        store_draft(fixture->store, "capture", &fixture->arena, &text, &when, err));
    assert_string_equal(text, "à demi");
}

static void the_last_operation_may_be_damaged(void **state)
{
    struct fixture *fixture = *state;
    edited_note(fixture);
    fixture_tamper(fixture, "UPDATE op SET hash = x'00' WHERE seq = 3");
    struct id id = fixture_text(fixture, "après");
    assert_string_equal(fixture_read(fixture, id).text, "après");
    assert_true(fixture_check(fixture, true).problems > 0);
}

static void what_is_not_there_cannot_be_changed(void **state)
{
    struct fixture *fixture = *state;
    struct id id = edited_note(fixture);
    assert_ok(store_begin(fixture->store, VERB_NOTE_EDIT, err));
    assert_fails(store_set(fixture->store, (struct id){{9}}, FIELD_NOTE_TEXT,
                           value_text("trois"), err),
                 ERR_NOT_FOUND);
    store_abort(fixture->store);
    fixture_tamper(fixture, "DELETE FROM notes");
    struct step step;
    assert_fails(store_undo(fixture->store, &fixture->arena, &step, err),
                 ERR_NOT_FOUND);
    struct note note;
    assert_fails(store_note(fixture->store, id, &fixture->arena, &note, err),
                 ERR_NOT_FOUND);
}

/* Two laptops wrote at the same tick: the greater name wins, on both, and an undo comes
 * back to it. */
static void two_words_of_one_tick_are_told_apart(void **state)
{
    struct fixture *fixture = *state;
    static const char *const names[] = {"x'00000000000000000000000000000001'",
                                        "x'ffffffffffffffffffffffffffffffff'"};
    for (int i = 0; i < 2; i++) {
        struct str sql = {0};
        struct step step;
        struct id id = edited_note(fixture);
        str_printf(&sql,
                   "DELETE FROM head WHERE dev = 2; DELETE FROM op WHERE dev = 2;"
                   "DELETE FROM device WHERE n = 2;"
                   "INSERT INTO device VALUES(2, %s, 'autre', 1);"
                   "INSERT INTO op SELECT 2, 1, hlc, wall, 4, row, 3, 'le leur',"
                   " randomblob(16), x'', randomblob(32) FROM op"
                   " WHERE dev = 1 ORDER BY seq DESC LIMIT 1;"
                   "INSERT INTO head SELECT 4, row, 3, 2, 1 FROM op WHERE dev = 2",
                   names[i]);
        fixture_tamper(fixture, sql.at);
        str_free(&sql);
        fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("trois"));
        assert_ok(store_undo(fixture->store, &fixture->arena, &step, err));
        assert_false(step.held_back);
        assert_string_equal(fixture_read(fixture, id).text, i ? "le leur" : "deux");
    }
}

/* --- checking -------------------------------------------------------------------- */

static void insert(struct fixture *fixture, enum table table,
                   const struct field_value *fields, size_t count)
{
    assert_ok(store_begin(fixture->store, VERB_ACTOR_ADD, err));
    assert_ok(
        store_insert(fixture->store, table, id_new(clock_now()), fields, count, err));
    assert_ok(store_commit(fixture->store, err));
}

static void people_a_file(struct fixture *fixture)
{
    const struct field_value actor[] = {
        {FIELD_ACTOR_NATURE, value_text("actor")},
        {FIELD_ACTOR_NAME, value_text("Graines d’Avenir")}};
    const struct field_value person[] = {
        {FIELD_PERSON_GIVEN, value_text("Nadia")},
        {FIELD_PERSON_FAMILY, value_text("Benali")},
        {FIELD_PERSON_EMAIL, value_text("nadia@example.org")}};
    edited_note(fixture);
    insert(fixture, TABLE_ACTOR, actor, 2);
    insert(fixture, TABLE_PERSON, person, 3);
}

static void each_damage_is_seen(void **state)
{
    struct fixture *fixture = *state;
    static const char *const lies[] = {
        "UPDATE op SET field = 300 WHERE field = 3",
        "UPDATE op SET salt = x'00' WHERE seq = 2",
        "UPDATE op SET salt = NULL WHERE seq = 2",
        "UPDATE op SET hash = x'00' WHERE seq = 2",
        "UPDATE op SET val = x'ff' WHERE seq = 2",
        "UPDATE op SET val = NULL WHERE seq = 2",
        "UPDATE op SET seq = 9 WHERE seq = 2",
        "UPDATE device SET uuid = randomblob(16)",
        "DELETE FROM head",
        "UPDATE head SET seq = 1000 WHERE field = 3",
        "DELETE FROM actor_likes",
        "INSERT INTO actor_likes VALUES('autre', 1)",
        "DELETE FROM actor_keys",
        "INSERT INTO actor_keys SELECT n + 7, nature, prospect, consent, verified, "
        "next,"
        " circle, kind, dept, themes, commune, latitude, longitude, name, place"
        " FROM actor_keys",
        "UPDATE actor_keys SET name = 'autre'",
        "UPDATE person_pages SET marks = zeroblob(8)",
        "UPDATE person_named SET name = 'autre'",
        "DELETE FROM find_names",
        "INSERT INTO tally VALUES(zeroblob(16), '', '', 3, 0)",
        "DELETE FROM tally",
        "UPDATE boards SET name = CAST(x'ff' AS TEXT)",
    };
    people_a_file(fixture);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
    char copy[160];
    snprintf(copy, sizeof copy, "%s", fixture_file(fixture, "copie.terreau"));
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        assert_ok(store_backup(fixture->store, copy, NULL, NULL, err));
        struct fixture liar = *fixture;
        snprintf(liar.path, sizeof liar.path, "%s", copy);
        liar.arena = (struct arena){0};
        liar.store = NULL;
        fixture_tamper(&liar, lies[i]);
        struct store_report report = fixture_check(&liar, true);
        if (report.problems == 0)
            fail_msg("not seen: %s", lies[i]);
        assert_true(report.complete && report.first);
        store_close(liar.store);
        arena_free(&liar.arena);
    }
}

static void write_page(const char *path, long page, const char bytes[PAGE])
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, page * PAGE, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, PAGE, 1, file), 1);
    assert_int_equal(fclose(file), 0);
}

static bool read_page(const char *path, long page, char bytes[PAGE])
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, page * PAGE, SEEK_SET);
    bool got = fread(bytes, PAGE, 1, file) == 1;
    fclose(file);
    return got;
}

/* A page that was never written: whatever it held, it is missed, by a quick check too
 * when it held what SQLite needs. */
static void a_page_of_zeros_is_seen_wherever_it_is(void **state)
{
    struct fixture *fixture = *state;
    static const char zeros[PAGE];
    char whole[PAGE];
    people_a_file(fixture);
    store_close(fixture->store);
    fixture->store = NULL;
    for (long page = 0; read_page(fixture->path, page, whole); page++) {
        struct store_report report = {0};
        struct err said = ERR_INIT;
        write_page(fixture->path, page, zeros);
        bool done = store_open(fixture->path, &fixture->store, &said) &&
                    store_check(fixture->store, page % 2, NULL, NULL, &fixture->arena,
                                &report, &said);
        if (done ? report.problems == 0 : !said.text[0])
            fail_msg("page %ld: nothing is said", page);
        store_close(fixture->store);
        fixture->store = NULL;
        write_page(fixture->path, page, whole);
        arena_reset(&fixture->arena);
    }
    assert_ok(store_open(fixture->path, &fixture->store, err));
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(an_undo_of_a_lost_word_changes_nothing),
        T(a_file_without_its_device_keeps_drafts_alone),
        T(the_last_operation_may_be_damaged),
        T(what_is_not_there_cannot_be_changed),
        T(two_words_of_one_tick_are_told_apart),
        T(each_damage_is_seen),
        T(a_page_of_zeros_is_seen_wherever_it_is),
    };
    return cmocka_run_group_tests_name("store-damaged", tests, NULL, NULL);
}
