/* A whole workshop: 65 notes, 40 of them in 7 groups, votes, groups merged; then all of
 * it undone to an empty board and done again, to the same file. */
#include "ops_fixture.h"
#include "planted.h"

enum { NOTES = 65, SORTED = 40, GROUPS = 7, STEPS_MOST = 400 };

struct dump {
    struct str text;
    const struct table_def *table;
};

static bool dump_row(void *ctx, struct id id, const struct value *values, size_t count)
{
    struct dump *dump = ctx;
    char text[ID_TEXT_SIZE];
    id_text(id, text);
    str_printf(&dump->text, "%s %s", dump->table->name, text);
    for (size_t i = 0; i < count; i++) {
        char other[ID_TEXT_SIZE];
        id_text(values[i].id, other);
        str_printf(&dump->text, " | %s %s %lld %.9g", other,
                   values[i].text ? values[i].text : "", (long long)values[i].integer,
                   values[i].real);
    }
    str_add_char(&dump->text, '\n');
    return true;
}

/* Every row that an export would see, one a line; the caller frees it. */
static struct str dump_of(struct fixture *fixture)
{
    struct dump dump = {0};
    for (size_t i = 0; i < schema_table_count; i++) {
        dump.table = &schema_tables[i];
        must(store_each(fixture->garden.store, schema_tables[i].table, dump_row, &dump,
                        &fixture->err));
    }
    return dump.text;
}

/* Capture as it goes in a room: most as ideas, every fourth a fear, some with authors.
 */
static void capture(struct fixture *fixture, struct id *ids)
{
    for (size_t i = 0; i < NOTES; i++) {
        const char *text = i < PLANTED_COUNT ? wall_tuned[i].text
                                             : wall_checked[i - PLANTED_COUNT].text;
        ids[i] =
            noted(fixture, arena_printf(&fixture->arena, "%s%s%s", i % 4 ? "" : "!",
                                        text, i % 5 ? "" : " @Nadia #élu·e·s"));
    }
}

static struct board_counts sort(struct fixture *fixture, const struct id *ids)
{
    for (size_t i = 0; i < SORTED; i++) {
        const char *name = arena_printf(&fixture->arena, "Groupe %zu", i % GROUPS);
        bool joined;
        must(ops_group_notes(&fixture->garden, fixture->board,
                             fixture_columns[i % 3].id, &ids[i], 1, name, &joined,
                             &fixture->err));
        assert_int_equal(joined, i >= GROUPS);
    }
    struct board_counts counts = counts_of(fixture);
    assert_int_equal(counts.group_count, GROUPS);
    return counts;
}

static int vote(struct fixture *fixture, const struct id *ids,
                const struct board_counts *counts)
{
    static const char *const voters[] = {"Nadia", "Yvon", ""};
    int given = 0;
    for (size_t i = 0; i < NOTES; i += 3, given++) {
        voted(fixture, ids[i], false, voters[i % 3]);
    }
    for (size_t i = 0; i < counts->group_count; i++, given++) {
        voted(fixture, counts->groups[i].id, true, voters[i % 3]);
    }
    return given;
}

static void assert_totals(struct fixture *fixture, int notes, int votes)
{
    struct board_counts counts = counts_of(fixture);
    int in_columns = 0, votes_in_columns = 0;
    for (size_t i = 0; i < counts.column_count; i++) {
        in_columns += counts.columns[i].notes;
        votes_in_columns += counts.columns[i].votes;
    }
    assert_int_equal(counts.notes, notes);
    assert_int_equal(in_columns, notes);
    assert_int_equal(counts.votes, votes);
    assert_int_equal(votes_in_columns, votes);
    struct ballot_state dots;
    must(
        ops_ballot_state(&fixture->garden, fixture->board, NULL, &dots, &fixture->err));
    assert_int_equal(dots.given, votes);
}

/* Everything that may happen to groups after a vote; the totals after each. */
static int regroup(struct fixture *fixture, const struct id *ids,
                   const struct group *groups, int votes)
{
    struct garden *garden = &fixture->garden;
    struct err *err = &fixture->err;
    bool merged;
    must(ops_group_merge(garden, groups[0].id, groups[1].id, err));
    assert_totals(fixture, NOTES, votes);
    must(ops_group_rename(garden, groups[2].id, groups[3].name, &merged, err));
    assert_true(merged);
    assert_totals(fixture, NOTES, votes);
    must(ops_group_dissolve(garden, groups[4].id, err));
    assert_totals(fixture, NOTES, votes);
    must(ops_group_leave(garden, ids, 5, err));
    assert_totals(fixture, NOTES, votes);
    must(ops_group_move(garden, groups[5].id, "argent", err));
    assert_totals(fixture, NOTES, votes);
    must(ops_note_move(garden, ids, SORTED, "mobilite", err));
    assert_totals(fixture, NOTES, votes);
    must(ops_note_merge(garden, &ids[NOTES - 4], 4, err));
    assert_totals(fixture, NOTES - 3, votes);
    must(ops_note_tag(garden, ids, 10, "fin", err));
    must(ops_note_next_kind(garden, ids, 3, err));
    must(ops_note_shift(garden, ids[1], 1, err));
    assert_totals(fixture, NOTES - 3, votes);
    must(ops_note_bin(garden, &ids[50], 2, err));
    must(ops_note_restore(garden, &ids[50], 2, err));
    assert_totals(fixture, NOTES - 3, votes);
    return NOTES - 3;
}

static int undo_all(struct fixture *fixture)
{
    int steps = 0;
    const char *sentence;
    while (ops_undo(&fixture->garden, &fixture->arena, &sentence, &fixture->err)) {
        assert_true(str_starts(sentence, "Annulé : "));
        assert_true(++steps < STEPS_MOST);
    }
    assert_int_equal(fixture->err.kind, ERR_NOT_FOUND);
    return steps;
}

static void a_workshop_is_undone_and_done_again(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[NOTES];
    must(ops_board_edit(&fixture->garden, fixture->board, "Mars", "Quoi ?", 0, 0,
                        &fixture->err));
    undone(fixture);
    struct str before = dump_of(fixture);
    redone(fixture);
    capture(fixture, ids);
    assert_int_equal(fixture->saved_count, NOTES);
    struct board_counts counts = sort(fixture, ids);
    int votes = vote(fixture, ids, &counts);
    assert_totals(fixture, NOTES, votes);
    int notes = regroup(fixture, ids, counts.groups, votes);
    struct str full = dump_of(fixture);

    int steps = undo_all(fixture);
    struct str empty = dump_of(fixture);
    assert_totals(fixture, 0, 0);
    assert_string_equal(str_text(&empty), str_text(&before));

    fixture_reopen(fixture);
    for (int i = 0; i < steps; i++) {
        assert_true(str_starts(redone(fixture), "Rétabli : "));
    }
    assert_totals(fixture, notes, votes);
    struct str again = dump_of(fixture);
    assert_string_equal(str_text(&again), str_text(&full));
    str_free(&before);
    str_free(&full);
    str_free(&empty);
    str_free(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ops_test(a_workshop_is_undone_and_done_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
