#include "store_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

static void setting_the_same_value_is_no_step(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "un");
    int64_t operations = fixture_check(fixture, false).operations;
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("un"));
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_AUTHOR, value_null());
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_GROUP, value_null());
    assert_int_equal(fixture_check(fixture, false).operations, operations);
    struct step step;
    assert_ok(store_undo(fixture->store, &fixture->arena, &step, err));
    assert_int_equal(step.verb, VERB_NOTE_ADD);
}

static void an_abandoned_step_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "un");
    int64_t operations = fixture_check(fixture, false).operations;
    assert_ok(store_begin(fixture->store, VERB_NOTE_EDIT, err));
    assert_ok(store_set(fixture->store, id, FIELD_NOTE_TEXT, value_text("deux"), err));
    store_abort(fixture->store);
    store_abort(fixture->store); /* harmless twice */
    assert_string_equal(fixture_read(fixture, id).text, "un");
    fixture_text(fixture, "trois");
    struct store_report report = fixture_check(fixture, true);
    assert_int_equal(report.operations, operations + 1);
    assert_int_equal(report.problems, 0);
}

static void an_unknown_row_is_an_error(void **state)
{
    struct fixture *fixture = *state;
    assert_ok(store_begin(fixture->store, VERB_NOTE_EDIT, err));
    assert_fails(store_set(fixture->store, (struct id){{7}}, FIELD_NOTE_TEXT,
                           value_text("x"), err),
                 ERR_NOT_FOUND);
    store_abort(fixture->store);
    struct note note;
    assert_fails(store_note(fixture->store, (struct id){{7}}, &fixture->arena, &note, err),
                 ERR_NOT_FOUND);
}

static void a_check_of_the_schema_refuses_the_whole_step(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "un");
    assert_ok(store_begin(fixture->store, VERB_VOTE, err));
    assert_ok(store_set(fixture->store, id, FIELD_NOTE_TEXT, value_text("deux"), err));
    assert_fails(
        store_set(fixture->store, id, FIELD_NOTE_VOTES, value_integer(-1), err),
        ERR_CORRUPT);
    store_abort(fixture->store);
    assert_string_equal(fixture_read(fixture, id).text, "un");
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

static void missing_fields_are_empty(void **state)
{
    struct fixture *fixture = *state;
    struct id id = id_new(clock_now());
    struct field_value board = {FIELD_NOTE_BOARD, value_id(fixture->board)};
    assert_ok(store_begin(fixture->store, VERB_NOTE_ADD, err));
    assert_ok(store_insert(fixture->store, TABLE_NOTE, id, &board, 1, err));
    assert_ok(store_commit(fixture->store, err));
    struct note note = fixture_read(fixture, id);
    assert_string_equal(note.text, "");
    assert_string_equal(note.category, "");
    assert_int_equal(note.votes, 0);
    assert_int_equal(note.state, ROW_LIVE);
    assert_true(note.created > 0);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

static void a_draft_goes_with_what_it_became(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = fixture->store;
    const char *text;
    int64_t when;
    assert_ok(store_draft(store, "saisie", &fixture->arena, &text, &when, err));
    assert_null(text);
    assert_ok(store_draft_put(store, "saisie", "un march", err));
    assert_ok(store_draft_put(store, "saisie", "un marché", err));
    assert_ok(store_draft_put(store, "ailleurs", "reste", err));
    fixture_reopen(fixture);
    store = fixture->store;
    assert_ok(store_draft(store, "saisie", &fixture->arena, &text, &when, err));
    assert_string_equal(text, "un marché");
    assert_true(when > 0);
    struct field_value board = {FIELD_NOTE_BOARD, value_id(fixture->board)};
    assert_ok(store_begin(store, VERB_NOTE_ADD, err));
    assert_ok(store_insert(store, TABLE_NOTE, id_new(clock_now()), &board, 1, err));
    assert_ok(store_commit_drop_draft(store, "saisie", err));
    assert_ok(store_draft(store, "saisie", &fixture->arena, &text, &when, err));
    assert_null(text);
    assert_ok(store_draft(store, "ailleurs", &fixture->arena, &text, &when, err));
    assert_string_equal(text, "reste");
    assert_ok(store_draft_put(store, "ailleurs", "", err));
    assert_ok(store_draft(store, "ailleurs", &fixture->arena, &text, &when, err));
    assert_null(text);
}

static void positions_grow_whatever_the_clock_says(void **state)
{
    struct fixture *fixture = *state;
    char path[160];
    snprintf(path, sizeof path, "%s", fixture_file(fixture, "horloge"));
    setenv("TERREAU_CLOCK", path, 1);
    double last = 0;
    static const char *const times[] = {"2031-05-02T10:00", "2031-05-02T10:00",
                                        "2001-01-01T08:00", "2031-05-02T10:01"};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        FILE *file = fopen(path, "w");
        fputs(times[i], file);
        fclose(file);
        fixture_reopen(fixture);
        for (int round = 0; round < 50; round++) {
            double position = fixture_read(fixture, fixture_text(fixture, "x")).position;
            assert_true(position > last);
            last = position;
        }
    }
    unsetenv("TERREAU_CLOCK");
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

/* --- counts ---------------------------------------------------------------------- */

enum { ROWS = 60 };

static void random_verb(struct fixture *fixture, const struct id *ids,
                        const struct id *groups, unsigned *seed)
{
    static const char *const kinds[] = {"idea", "fear", "need"};
    static const char *const categories[] = {"", "formations", "réseau"};
    struct id id = ids[fixture_random(seed, ROWS)];
    struct step step;
    switch (fixture_random(seed, 7)) {
    case 0:
        fixture_set(fixture, VERB_NOTE_KIND, id, FIELD_NOTE_KIND,
                    value_text(kinds[fixture_random(seed, 3)]));
        break;
    case 1:
        fixture_set(fixture, VERB_NOTE_MOVE, id, FIELD_NOTE_CATEGORY,
                    value_text(categories[fixture_random(seed, 3)]));
        break;
    case 2:
        fixture_set(fixture, VERB_VOTE, id, FIELD_NOTE_VOTES,
                    value_integer(fixture_random(seed, 5)));
        break;
    case 3:
        fixture_set(fixture, VERB_NOTE_BIN, id, FIELD_NOTE_STATE,
                    value_integer(fixture_random(seed, 4)));
        break;
    case 4:
        fixture_set(fixture, VERB_GROUP_JOIN, id, FIELD_NOTE_GROUP,
                    value_id(groups[fixture_random(seed, 3)]));
        break;
    case 5:
        store_undo(fixture->store, &fixture->arena, &step, NULL);
        break;
    default:
        store_redo(fixture->store, &fixture->arena, &step, NULL);
    }
}

static int recount(const struct note *notes, const char *category, const char *kind,
                   int *votes)
{
    int count = 0;
    *votes = 0;
    for (int i = 0; i < ROWS; i++)
        if (notes[i].state == ROW_LIVE && strcmp(notes[i].category, category) == 0 &&
            strcmp(notes[i].kind, kind) == 0) {
            count++;
            *votes += notes[i].votes;
        }
    return count;
}

static void compare_tallies(struct fixture *fixture, const struct note *notes)
{
    struct tally *tallies;
    size_t count;
    int live = 0, sum = 0, votes, total;
    assert_ok(store_tallies(fixture->store, fixture->board, &fixture->arena, &tallies,
                            &count, err));
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(
            recount(notes, tallies[i].category, tallies[i].kind, &votes),
            tallies[i].notes);
        assert_int_equal(votes, tallies[i].votes);
        live -= tallies[i].notes;
        sum += votes;
    }
    for (int i = 0; i < ROWS; i++)
        live += notes[i].state == ROW_LIVE;
    assert_int_equal(live, 0);
    assert_ok(store_board_votes(fixture->store, fixture->board, &total, err));
    assert_int_equal(total, sum);
}

static void compare_groups(struct fixture *fixture, const struct note *notes)
{
    struct group *groups;
    size_t count;
    assert_ok(store_groups(fixture->store, fixture->board, &fixture->arena, &groups,
                           &count, err));
    for (size_t i = 0; i < count; i++) {
        int members = 0, votes = 0;
        for (int j = 0; j < ROWS; j++)
            if (notes[j].state == ROW_LIVE && id_equal(notes[j].group, groups[i].id)) {
                members++;
                votes += notes[j].votes;
            }
        assert_int_equal(members, groups[i].note_count);
        assert_int_equal(votes, groups[i].note_votes);
    }
}

static void counts_are_those_of_the_rows(void **state)
{
    struct fixture *fixture = *state;
    unsigned seed = fixture_seed();
    struct id ids[ROWS], groups[3];
    struct note notes[ROWS];
    for (int i = 0; i < 3; i++)
        groups[i] = fixture_group(fixture, "groupe");
    for (int i = 0; i < ROWS; i++)
        ids[i] = fixture_text(fixture, "post-it");
    for (int round = 0; round < 600; round++) {
        random_verb(fixture, ids, groups, &seed);
        if (round % 20)
            continue;
        for (int i = 0; i < ROWS; i++)
            notes[i] = fixture_read(fixture, ids[i]);
        compare_tallies(fixture, notes);
        compare_groups(fixture, notes);
    }
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

/* --- other reads ----------------------------------------------------------------- */

static void history_tells_every_value(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "un");
    fixture_text(fixture, "un autre");
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("deux"));
    fixture_set(fixture, VERB_VOTE, id, FIELD_NOTE_VOTES, value_integer(3));
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("trois"));
    struct history_line *lines;
    size_t count;
    assert_ok(store_history(fixture->store, id, &fixture->arena, &lines, &count, err));
    assert_int_equal(count, 4);
    static const char *const texts[] = {"un", "deux", "3", "trois"};
    static const enum field fields[] = {0, FIELD_NOTE_TEXT, FIELD_NOTE_VOTES,
                                        FIELD_NOTE_TEXT};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(lines[i].text, texts[i]);
        assert_int_equal(lines[i].field, fields[i]);
        assert_true(lines[i].when > 0);
    }
    assert_ok(store_history(fixture->store, (struct id){{5}}, &fixture->arena, &lines,
                            &count, err));
    assert_int_equal(count, 0);
}

static void ballots_count_dots(void **state)
{
    struct fixture *fixture = *state;
    struct id target = fixture_text(fixture, "pour"), ballot = id_new(clock_now());
    struct field_value fields[] = {{FIELD_BALLOT_BOARD, value_id(fixture->board)},
                                   {FIELD_BALLOT_TARGET, value_id(target)},
                                   {FIELD_BALLOT_VOTER, value_text("Nadia")},
                                   {FIELD_BALLOT_DOTS, value_integer(2)}};
    assert_ok(store_begin(fixture->store, VERB_VOTE, err));
    assert_ok(store_insert(fixture->store, TABLE_BALLOT, ballot, fields, 4, err));
    assert_ok(store_commit(fixture->store, err));
    struct id id;
    int dots;
    assert_ok(store_ballot(fixture->store, target, "Nadia", &id, &dots, err));
    assert_true(id_equal(id, ballot));
    assert_int_equal(dots, 2);
    assert_ok(store_ballot(fixture->store, target, "Yvon", &id, &dots, err));
    assert_true(id_is_none(id));
    assert_int_equal(dots, 0);
    assert_ok(store_voter_dots(fixture->store, fixture->board, "Nadia", &dots, err));
    assert_int_equal(dots, 2);
    struct step step;
    assert_ok(store_undo(fixture->store, &fixture->arena, &step, err));
    assert_string_equal(step.subject, "");
    assert_ok(store_voter_dots(fixture->store, fixture->board, "Nadia", &dots, err));
    assert_int_equal(dots, 0);
}

static void boards_and_community_are_read(void **state)
{
    struct fixture *fixture = *state;
    struct id id;
    const char *name, *config;
    assert_fails(
        store_community(fixture->store, &fixture->arena, &id, &name, &config, err),
        ERR_NOT_FOUND);
    struct field_value fields[] = {{FIELD_COMMUNITY_NAME, value_text("Engagement")},
                                   {FIELD_COMMUNITY_CONFIG, value_text("nom: x\n")}};
    assert_ok(store_begin(fixture->store, VERB_COMMUNITY_CREATE, err));
    assert_ok(store_insert(fixture->store, TABLE_COMMUNITY, (struct id){{4}}, fields, 2,
                           err));
    assert_ok(store_commit(fixture->store, err));
    assert_ok(store_community(fixture->store, &fixture->arena, &id, &name, &config, err));
    assert_string_equal(name, "Engagement");
    assert_string_equal(config, "nom: x\n");
    struct board *boards;
    size_t count;
    assert_ok(store_boards(fixture->store, &fixture->arena, &boards, &count, err));
    assert_int_equal(count, 1);
    assert_string_equal(boards[0].name, "Idées et craintes");
    assert_string_equal(boards[0].question, "");
}

struct seen {
    int rows, stop_at;
    char texts[64];
};

static bool see(void *ctx, struct id id, const struct value *values, size_t count)
{
    struct seen *seen = ctx;
    assert_false(id_is_none(id));
    assert_int_equal(count, 13);
    strcat(seen->texts, values[2].text);
    return ++seen->rows != seen->stop_at;
}

static void every_row_but_withdrawn_is_walked(void **state)
{
    struct fixture *fixture = *state;
    fixture_text(fixture, "a");
    struct id binned = fixture_text(fixture, "b");
    fixture_text(fixture, "c");
    struct step step;
    assert_ok(store_undo(fixture->store, &fixture->arena, &step, err));
    fixture_set(fixture, VERB_NOTE_BIN, binned, FIELD_NOTE_STATE, value_integer(ROW_BIN));
    fixture_text(fixture, "d");
    struct seen seen = {.rows = 0};
    assert_ok(store_each(fixture->store, TABLE_NOTE, see, &seen, err));
    assert_string_equal(seen.texts, "abd");
    struct seen one = {.stop_at = 1};
    assert_ok(store_each(fixture->store, TABLE_NOTE, see, &one, err));
    assert_string_equal(one.texts, "a");
}

static bool insert_texts(struct fixture *fixture, const char *text, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_NOTE_BOARD, value_id(fixture->board)},
        {FIELD_NOTE_TEXT, value_text(text)},
    };
    return store_begin(fixture->store, VERB_NOTE_ADD, err) &&
           store_insert(fixture->store, TABLE_NOTE, id_new(1), fields, 2, err);
}

static void a_text_too_long_is_said_too_long(void **state)
{
    struct fixture *fixture = *state;
    const size_t most = (size_t)1 << 20;
    char *text = malloc((17u << 20) + 1);
    assert_non_null(text);
    for (size_t size = most + 1; size <= 17u << 20; size = size * 16 - 15) {
        memset(text, 'x', size);
        text[size] = '\0';
        assert_fails(insert_texts(fixture, text, err), ERR_INPUT);
        store_abort(fixture->store);
        assert_fails(store_draft_put(fixture->store, "lieu", text, err), ERR_INPUT);
        assert_ok(store_begin(fixture->store, VERB_BOARD_EDIT, err));
        assert_fails(store_set(fixture->store, fixture->board, FIELD_BOARD_NAME,
                               value_text(text), err),
                     ERR_INPUT);
        store_abort(fixture->store);
    }
    text[most] = '\0';
    assert_ok(insert_texts(fixture, text, err));
    assert_ok(store_commit(fixture->store, err));
    assert_int_equal(fixture_check(fixture, true).problems, 0);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(setting_the_same_value_is_no_step),
        T(an_abandoned_step_leaves_nothing),
        T(an_unknown_row_is_an_error),
        T(a_check_of_the_schema_refuses_the_whole_step),
        T(missing_fields_are_empty),
        T(a_text_too_long_is_said_too_long),
        T(a_draft_goes_with_what_it_became),
        T(positions_grow_whatever_the_clock_says),
        T(counts_are_those_of_the_rows),
        T(history_tells_every_value),
        T(ballots_count_dots),
        T(boards_and_community_are_read),
        T(every_row_but_withdrawn_is_walked),
    };
    return cmocka_run_group_tests_name("store-write", tests, NULL, NULL);
}
