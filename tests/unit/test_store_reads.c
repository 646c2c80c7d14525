/* What reads answer when the file does not have it, or has it oddly: a sentence, or the
 * rest. */
#include "store_fixture.h"

#include <string.h>

#include "base/clock.h"
#include "store/actors.h"
#include "store/cards.h"
#include "store/intake.h"
#include "store/links.h"
#include "store/meetings.h"
#include "store/people.h"

/* --- what is not there ------------------------------------------------------------ */

static const struct id unknown = {{9}};

#define MISSING(name, type)                                                            \
    static bool miss_##name(struct fixture *fixture, struct err *err)                  \
    {                                                                                  \
        type row;                                                                      \
        return store_##name(fixture->store, unknown, &fixture->arena, &row, err);      \
    }
MISSING(note, struct note)
MISSING(group, struct group)
MISSING(meeting, struct meeting)
MISSING(slot, struct slot)
MISSING(item, struct item)
MISSING(person, struct person)
MISSING(circle_move, struct circle_move)
MISSING(touch, struct touch)
MISSING(answer, struct answer)
MISSING(extract, struct extract)
MISSING(ask, struct ask_row)
MISSING(link, struct link)
MISSING(contact, struct contact)
MISSING(sighting, struct sighting)

static bool miss_card(struct fixture *fixture, struct err *err)
{
    struct card card;
    enum row_state state;
    int64_t created;
    return store_card(fixture->store, unknown, &fixture->arena, &card, &state, &created,
                      err);
}

static bool miss_actor(struct fixture *fixture, struct err *err)
{
    struct actor actor;
    enum row_state state;
    return store_actor(fixture->store, unknown, &fixture->arena, &actor, &state, err);
}

static bool miss_values(struct fixture *fixture, struct err *err)
{
    struct value *values;
    return store_values(fixture->store, TABLE_PERSON, unknown, &fixture->arena, &values,
                        err);
}

/* Whoever asked has a screen that is no longer true. */
static void a_row_that_is_gone_asks_for_the_screen_again(void **state)
{
    static bool (*const reads[])(struct fixture *, struct err *) = {
        miss_note,   miss_group,       miss_meeting, miss_slot,     miss_item,
        miss_person, miss_circle_move, miss_touch,   miss_answer,   miss_extract,
        miss_ask,    miss_link,        miss_contact, miss_sighting, miss_card,
        miss_actor,  miss_values};
    for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
        struct err err = ERR_INIT;
        assert_false(reads[i](*state, &err));
        assert_int_equal(err.kind, ERR_NOT_FOUND);
        assert_non_null(strstr(err.text, "rechargez l’écran"));
    }
}

static void a_file_without_a_community_says_so(void **state)
{
    struct fixture *fixture = *state;
    struct id id;
    const char *name, *text;
    assert_fails(
        store_community(fixture->store, &fixture->arena, &id, &name, &text, err),
        ERR_NOT_FOUND);
    assert_fails(store_mark(fixture->store, "nadia", &id, err), ERR_NOT_FOUND);
    assert_fails(store_circle_model(fixture->store, &fixture->arena, &id, &text, err),
                 ERR_CORRUPT);
}

static void a_series_that_nobody_met_in_has_no_last(void **state)
{
    struct fixture *fixture = *state;
    struct id last = unknown;
    int number = 5;
    assert_ok(store_series(fixture->store, "agora", &number, &last, err));
    assert_int_equal(number, 0);
    assert_true(id_is_none(last));
}

/* --- words ------------------------------------------------------------------------ */

static void signs_alone_are_a_tag_like_others(void **state)
{
    struct fixture *fixture = *state;
    const char **words;
    size_t count;
    fixture_note(fixture, (struct planted_note){.text = "1", .tags = "+++  ++ serre"});
    assert_ok(store_note_words(fixture->store, true, "", 9, &fixture->arena, &words,
                               &count, err));
    assert_int_equal(count, 3);
    assert_string_equal(words[0], "++");
    assert_string_equal(words[1], "+++");
    assert_ok(store_note_words(fixture->store, true, "se", 9, &fixture->arena, &words,
                               &count, err));
    assert_int_equal(count, 1);
    assert_string_equal(words[0], "serre");
}

static size_t like(struct fixture *fixture, const char *folded, size_t most)
{
    struct note *notes;
    size_t count;
    assert_ok(store_notes_like(fixture->store, fixture->board, folded, most,
                               &fixture->arena, &notes, &count, err));
    return count;
}

/* The end of a word is left out, never in the middle of a letter; two letters say
 * nothing, a word and its plural are one, and so are words past the twenty-fourth. */
static void look_alikes_are_of_words_that_say_something(void **state)
{
    struct fixture *fixture = *state;
    fixture_text(fixture, "日本語学");
    fixture_text(fixture, "Un jardin de là");
    assert_int_equal(like(fixture, "日本語会", 9), 1);
    assert_int_equal(like(fixture, "un de la", 9), 0);
    assert_int_equal(like(fixture, "jardins jardin jardiniers", 9), 1);
    struct str words = {0};
    for (int i = 0; i < 30; i++)
        str_printf(&words, "mot%d%c%c%c ", i, 'a' + i % 26, 'k', 'v');
    str_add(&words, "jardin");
    assert_int_equal(like(fixture, str_text(&words), 9), 0);
    str_free(&words);
}

/* Damage may leave in an index the number of no note. */
static void a_number_of_no_note_is_passed_over(void **state)
{
    struct fixture *fixture = *state;
    fixture_text(fixture, "Rien");
    for (int i = 0; i < 66; i++)
        fixture_text(fixture, "Un jardin");
    fixture_tamper(fixture, "INSERT INTO search(rowid, words) VALUES(900, 'jardin'), "
                            "(-3, 'jardin')");
    assert_int_equal(like(fixture, "jardin", 5), 5);
    fixture_tamper(fixture, "DELETE FROM notes WHERE n BETWEEN 10 AND 20");
    assert_int_equal(like(fixture, "jardin", 99), 55);
}

/* --- the history of a row --------------------------------------------------------- */

static struct history_line *history_of(struct fixture *fixture, struct id row,
                                       size_t *count)
{
    struct history_line *lines;
    assert_ok(store_history(fixture->store, row, &fixture->arena, &lines, count, err));
    return lines;
}

static void a_history_tells_values_of_all_kinds(void **state)
{
    struct fixture *fixture = *state;
    struct id note = fixture_text(fixture, "Un mot"), group;
    char id[ID_TEXT_SIZE];
    size_t count;
    group = fixture_group(fixture, "Le sol");
    id_text(group, id);
    fixture_set(fixture, VERB_GROUP_JOIN, note, FIELD_NOTE_GROUP, value_id(group));
    fixture_set(fixture, VERB_NOTE_MOVE, note, FIELD_NOTE_POSITION, value_real(1.5));
    fixture_set(fixture, VERB_VOTE, note, FIELD_NOTE_VOTES, value_integer(3));
    fixture_set(fixture, VERB_GROUP_LEAVE, note, FIELD_NOTE_GROUP, value_null());
    struct history_line *lines = history_of(fixture, note, &count);
    const char *const told[] = {"Un mot", id, "1.5", "3", ""};
    assert_int_equal(count, 5);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(lines[i].text, told[i]);
}

static void a_row_without_words_has_a_history(void **state)
{
    struct fixture *fixture = *state;
    struct id ballot = id_new(clock_now());
    const struct field_value dots = {FIELD_BALLOT_DOTS, value_integer(2)};
    size_t count;
    assert_ok(store_begin(fixture->store, VERB_VOTE, err));
    assert_ok(store_insert(fixture->store, TABLE_BALLOT, ballot, &dots, 1, err));
    assert_ok(store_commit(fixture->store, err));
    assert_string_equal(history_of(fixture, ballot, &count)->text, "");
    assert_int_equal(count, 1);
}

static void a_history_with_a_hole_tells_the_rest(void **state)
{
    struct fixture *fixture = *state;
    struct id note = fixture_text(fixture, "Un mot");
    size_t count;
    for (int votes = 1; votes < 4; votes++)
        fixture_set(fixture, VERB_VOTE, note, FIELD_NOTE_VOTES, value_integer(votes));
    assert_int_equal((history_of(fixture, note, &count), count), 4);
    fixture_tamper(fixture, "DELETE FROM op WHERE seq = (SELECT max(seq) - 1 FROM op)");
    struct history_line *lines = history_of(fixture, note, &count);
    assert_int_equal(count, 2);
    assert_string_equal(lines[0].text, "Un mot");
    assert_string_equal(lines[1].text, "3");
}

/* --- all rows of a table ---------------------------------------------------------- */

static bool take_two(void *ctx, struct id id, const struct value *values, size_t count)
{
    int *taken = ctx;
    (void)id;
    (void)values;
    (void)count;
    return ++*taken < 2;
}

static void a_walk_stops_when_it_is_told(void **state)
{
    struct fixture *fixture = *state;
    int taken = 0;
    for (int i = 0; i < 4; i++)
        fixture_text(fixture, "Un mot");
    assert_ok(store_each(fixture->store, TABLE_NOTE, take_two, &taken, err));
    assert_int_equal(taken, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(a_row_that_is_gone_asks_for_the_screen_again),
        T(a_file_without_a_community_says_so),
        T(a_series_that_nobody_met_in_has_no_last),
        T(signs_alone_are_a_tag_like_others),
        T(look_alikes_are_of_words_that_say_something),
        T(a_number_of_no_note_is_passed_over),
        T(a_history_tells_values_of_all_kinds),
        T(a_row_without_words_has_a_history),
        T(a_history_with_a_hole_tells_the_rest),
        T(a_walk_stops_when_it_is_told),
    };
    return cmocka_run_group_tests_name("store-reads", tests, NULL, NULL);
}
