#include "store_fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"

static struct step undo(struct fixture *fixture)
{
    struct step step = {.n = 0};
    assert_ok(store_undo(fixture->store, &fixture->arena, &step, err));
    return step;
}

static struct step redo(struct fixture *fixture)
{
    struct step step = {.n = 0};
    assert_ok(store_redo(fixture->store, &fixture->arena, &step, err));
    return step;
}

static void a_note_goes_and_comes_back(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "un marché au village");
    struct step step = undo(fixture);
    assert_int_equal(step.verb, VERB_NOTE_ADD);
    assert_int_equal(step.operations, 1);
    assert_int_equal(step.rows, 1);
    assert_string_equal(step.subject, "un marché au village");
    assert_false(step.held_back);
    assert_int_equal(fixture_read(fixture, id).state, ROW_WITHDRAWN);
    step = redo(fixture);
    assert_string_equal(step.subject, "un marché au village");
    assert_int_equal(fixture_read(fixture, id).state, ROW_LIVE);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

static void a_field_takes_its_former_value(void **state)
{
    struct fixture *fixture = *state;
    struct id group = fixture_group(fixture, "Énergie");
    struct id id = fixture_text(fixture, "un");
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("deux"));
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("trois"));
    fixture_set(fixture, VERB_GROUP_JOIN, id, FIELD_NOTE_GROUP, value_id(group));
    undo(fixture);
    assert_true(id_is_none(fixture_read(fixture, id).group));
    assert_string_equal(fixture_read(fixture, id).text, "trois");
    undo(fixture);
    assert_string_equal(fixture_read(fixture, id).text, "deux");
    undo(fixture);
    assert_string_equal(fixture_read(fixture, id).text, "un");
    redo(fixture);
    redo(fixture);
    redo(fixture);
    assert_string_equal(fixture_read(fixture, id).text, "trois");
    assert_true(id_equal(fixture_read(fixture, id).group, group));
    assert_fails(store_redo(fixture->store, &fixture->arena, &(struct step){0}, err),
                 ERR_NOT_FOUND);
}

static void two_hundred_steps_across_reopenings(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "0");
    char text[16];
    for (int i = 1; i <= 220; i++) {
        snprintf(text, sizeof text, "%d", i);
        fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text(text));
    }
    for (int i = 219; i >= 0; i--) {
        if (i % 50 == 0)
            fixture_reopen(fixture);
        undo(fixture);
        snprintf(text, sizeof text, "%d", i);
        assert_string_equal(fixture_read(fixture, id).text, text);
    }
    undo(fixture);
    assert_int_equal(fixture_read(fixture, id).state, ROW_WITHDRAWN);
    for (int i = 0; i <= 220; i++) {
        if (i % 70 == 0)
            fixture_reopen(fixture);
        redo(fixture);
    }
    assert_string_equal(fixture_read(fixture, id).text, "220");
    assert_int_equal(fixture_read(fixture, id).state, ROW_LIVE);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

static void a_new_step_ends_what_could_be_redone(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "un");
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("deux"));
    undo(fixture);
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("autre"));
    struct step step;
    assert_fails(store_redo(fixture->store, &fixture->arena, &step, err),
                 ERR_NOT_FOUND);
    undo(fixture);
    assert_string_equal(fixture_read(fixture, id).text, "un");
    undo(fixture);
    assert_int_equal(fixture_read(fixture, id).state, ROW_WITHDRAWN);
}

static void a_draft_saved_between_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "un");
    undo(fixture);
    assert_ok(store_draft_put(fixture->store, "lieu", "à demi", err));
    assert_ok(store_begin(fixture->store, VERB_NOTE_EDIT, err));
    assert_ok(store_set(fixture->store, id, FIELD_NOTE_TEXT, value_text("un"), err));
    assert_ok(store_commit(fixture->store, err)); /* no operation: no step */
    redo(fixture);
    assert_int_equal(fixture_read(fixture, id).state, ROW_LIVE);
}

static void one_undo_takes_a_whole_paste(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = fixture->store;
    fixture_text(fixture, "avant");
    assert_ok(store_begin(store, VERB_NOTE_PASTE, err));
    char text[32];
    for (int i = 0; i < 300; i++) {
        snprintf(text, sizeof text, "ligne %d", i);
        struct field_value fields[] = {
            {FIELD_NOTE_BOARD, value_id(fixture->board)},
            {FIELD_NOTE_KIND, value_text("idea")},
            {FIELD_NOTE_TEXT, value_text(text)},
            {FIELD_NOTE_POSITION, value_real(store_next_position(store))},
        };
        assert_ok(store_insert(store, TABLE_NOTE, id_new(clock_now()), fields, 4, err));
    }
    assert_ok(store_commit(store, err));
    struct step step = undo(fixture);
    assert_int_equal(step.verb, VERB_NOTE_PASTE);
    assert_int_equal(step.operations, 300);
    assert_int_equal(step.rows, 300);
    assert_string_equal(step.subject, "ligne 0");
    struct tally *tallies;
    size_t count;
    assert_ok(
        store_tallies(store, fixture->board, &fixture->arena, &tallies, &count, err));
    assert_int_equal(count, 1);
    assert_int_equal(tallies[0].notes, 1);
    redo(fixture);
    assert_ok(
        store_tallies(store, fixture->board, &fixture->arena, &tallies, &count, err));
    assert_int_equal(tallies[0].notes, 301);
}

/* --- in pieces ---------------------------------------------------------------------
 */

enum { MANY = STEP_LONG + 500 };

static void plant_many(struct fixture *fixture)
{
    struct store *store = fixture->store;
    char text[32];
    assert_ok(store_begin(store, VERB_NOTE_PASTE, err));
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "ligne %d", i);
        struct field_value fields[] = {
            {FIELD_NOTE_BOARD, value_id(fixture->board)},
            {FIELD_NOTE_KIND, value_text("idea")},
            {FIELD_NOTE_TEXT, value_text(text)},
            {FIELD_NOTE_POSITION, value_real(store_next_position(store))},
        };
        assert_ok(store_insert(store, TABLE_NOTE, id_new(clock_now()), fields, 4, err));
    }
    assert_ok(store_commit(store, err));
}

static int live_notes(struct fixture *fixture)
{
    struct tally *tallies;
    size_t count;
    int notes = 0;
    assert_ok(store_tallies(fixture->store, fixture->board, &fixture->arena, &tallies,
                            &count, err));
    for (size_t i = 0; i < count; i++)
        notes += tallies[i].notes;
    return notes;
}

/* Half of its pieces. */
static struct turn *half_turn(struct fixture *fixture, bool back, struct step *step)
{
    struct turn *turn;
    bool more = true;
    assert_ok(
        store_turn_begin(fixture->store, back, &fixture->arena, step, &turn, err));
    assert_int_equal(store_turn_done(turn), 0);
    while (more && store_turn_done(turn) < 500)
        assert_ok(store_turn_step(turn, &more, err));
    assert_true(more);
    return turn;
}

static void what_is_stopped_half_way_was_not_taken_back(void **state)
{
    struct fixture *fixture = *state;
    struct step step;
    plant_many(fixture);
    for (int back = 1; back >= 0; back--) {
        int before = live_notes(fixture);
        struct turn *turn = half_turn(fixture, back, &step);
        assert_int_equal(step.operations, MANY);
        assert_ok(store_turn_end(turn, false, err));
        assert_int_equal(live_notes(fixture), before);
        assert_int_equal(fixture_check(fixture, true).problems, 0);
        /* and it can still be */
        if (back)
            undo(fixture);
        else
            redo(fixture);
        assert_int_equal(live_notes(fixture), back ? 0 : MANY);
        assert_int_equal(fixture_check(fixture, true).problems, 0);
    }
}

/* Killed half way: the file is what it was before. */
static void what_is_killed_half_way_was_not_taken_back(void **state)
{
    struct fixture *fixture = *state;
    int status;
    plant_many(fixture);
    store_close(fixture->store);
    fixture->store = NULL;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct step step;
        if (store_open(fixture->path, &fixture->store, NULL))
            half_turn(fixture, true, &step);
        raise(SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_ok(store_open(fixture->path, &fixture->store, err));
    assert_int_equal(live_notes(fixture), MANY);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
    undo(fixture);
    assert_int_equal(live_notes(fixture), 0);
}

static void a_field_written_twice_in_a_step_goes_back_whole(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "un");
    assert_ok(store_begin(fixture->store, VERB_NOTE_EDIT, err));
    assert_ok(store_set(fixture->store, id, FIELD_NOTE_TEXT, value_text("deux"), err));
    assert_ok(store_set(fixture->store, id, FIELD_NOTE_VOTES, value_integer(2), err));
    assert_ok(store_set(fixture->store, id, FIELD_NOTE_TEXT, value_text("trois"), err));
    assert_ok(store_commit(fixture->store, err));
    assert_int_equal(undo(fixture).rows, 1);
    assert_string_equal(fixture_read(fixture, id).text, "un");
    assert_int_equal(fixture_read(fixture, id).votes, 0);
    redo(fixture);
    assert_string_equal(fixture_read(fixture, id).text, "trois");
    assert_int_equal(fixture_read(fixture, id).votes, 2);
}

/* Another laptop's operation, as a merge will put it: known device, own head. */
static const char *const other_laptop_wrote =
    "INSERT INTO device VALUES(2, randomblob(16), 'autre', 1);"
    "INSERT INTO op SELECT 2, 1, (SELECT max(hlc) + 1 FROM op), 1, 4, id, 3, 'le leur',"
    " randomblob(16), x'', randomblob(32) FROM notes;"
    "DELETE FROM head WHERE tbl = 4 AND field = 3;"
    "INSERT INTO head SELECT 4, id, 3, 2, 1 FROM notes;"
    "UPDATE notes SET text = 'le leur'";

static void what_another_device_wrote_is_held_back(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "un");
    assert_ok(store_begin(fixture->store, VERB_NOTE_EDIT, err));
    assert_ok(store_set(fixture->store, id, FIELD_NOTE_TEXT, value_text("deux"), err));
    assert_ok(store_set(fixture->store, id, FIELD_NOTE_VOTES, value_integer(2), err));
    assert_ok(store_commit(fixture->store, err));
    fixture_tamper(fixture, other_laptop_wrote);
    struct step step = undo(fixture);
    assert_true(step.held_back);
    assert_string_equal(fixture_read(fixture, id).text, "le leur");
    assert_int_equal(fixture_read(fixture, id).votes, 0);
    assert_false(undo(fixture).held_back);
    assert_int_equal(fixture_read(fixture, id).state, ROW_WITHDRAWN);
}

static struct id device_of_next(struct store *store, struct id row)
{
    struct arena arena = {0};
    struct note note;
    struct id id = {0};
    assert_ok(store_begin(store, VERB_NOTE_EDIT, err));
    assert_ok(store_set(store, row, FIELD_NOTE_TEXT, value_text("suite"), err));
    assert_ok(store_commit(store, err));
    assert_ok(store_note(store, row, &arena, &note, err));
    arena_free(&arena);
    sqlite3 *db;
    sqlite3_stmt *stmt;
    char *path = xstrdup(store_path(store));
    store_close(store);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_prepare_v2(db,
                       "SELECT uuid FROM device WHERE n = (SELECT dev FROM op "
                       "ORDER BY hlc DESC LIMIT 1)",
                       -1, &stmt, NULL);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    memcpy(id.bytes, sqlite3_column_blob(stmt, 0), sizeof id.bytes);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    free(path);
    return id;
}

/* Two copies of a file must not give two operations one number; what was done before
 * the copy can still be undone in each. */
static void a_copied_file_goes_on_as_another_device(void **state)
{
    struct fixture *fixture = *state;
    struct store *copy;
    struct step step;
    struct id id = fixture_text(fixture, "un");
    char *path = xstrdup(fixture_file(fixture, "copie.terreau"));
    assert_ok(store_backup(fixture->store, path, NULL, NULL, err));
    assert_ok(store_open(path, &copy, err));
    struct id there = device_of_next(copy, id);
    struct id here = device_of_next(fixture->store, id);
    assert_ok(store_open(fixture->path, &fixture->store, err));
    assert_false(id_equal(here, there));
    assert_ok(store_open(path, &copy, err));
    assert_ok(store_undo(copy, &fixture->arena, &step, err));
    assert_false(step.held_back);
    assert_ok(store_undo(copy, &fixture->arena, &step, err));
    assert_int_equal(step.verb, VERB_NOTE_ADD);
    assert_false(step.held_back);
    struct store_report report;
    assert_ok(store_check(copy, true, NULL, NULL, &fixture->arena, &report, err));
    assert_int_equal(report.problems, 0);
    store_close(copy);
    free(path);
}

static void a_backup_brought_back_is_the_same(void **state)
{
    struct fixture *fixture = *state;
    struct store *back;
    struct note note;
    struct id id = fixture_text(fixture, "à retrouver");
    char *backup = xstrdup(fixture_file(fixture, "copie.terreau"));
    char *to = xstrdup(fixture_file(fixture, "retour.terreau"));
    assert_ok(store_backup(fixture->store, backup, NULL, NULL, err));
    assert_fails(store_restore(backup, fixture->path, err), ERR_INPUT);
    assert_ok(store_restore(backup, to, err));
    assert_ok(store_open(to, &back, err));
    assert_ok(store_note(back, id, &fixture->arena, &note, err));
    assert_string_equal(note.text, "à retrouver");
    store_close(back);
    free(backup);
    free(to);
}

static void nothing_to_undo_is_said(void **state)
{
    struct fixture *fixture = *state;
    undo(fixture); /* the board */
    struct step step;
    assert_fails(store_undo(fixture->store, &fixture->arena, &step, err),
                 ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(a_note_goes_and_comes_back),
        T(a_field_takes_its_former_value),
        T(two_hundred_steps_across_reopenings),
        T(a_new_step_ends_what_could_be_redone),
        T(a_draft_saved_between_changes_nothing),
        T(one_undo_takes_a_whole_paste),
        T(what_is_stopped_half_way_was_not_taken_back),
        T(what_is_killed_half_way_was_not_taken_back),
        T(a_field_written_twice_in_a_step_goes_back_whole),
        T(what_another_device_wrote_is_held_back),
        T(a_copied_file_goes_on_as_another_device),
        T(a_backup_brought_back_is_the_same),
        T(nothing_to_undo_is_said),
    };
    return cmocka_run_group_tests_name("store-undo", tests, NULL, NULL);
}
