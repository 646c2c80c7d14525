/* Groups and dots: whatever is grouped, split or merged, no dot is lost or made. */
#include "ops_fixture.h"

static bool grouped(struct fixture *fixture, const char *category, const struct id *ids,
                    size_t count, const char *name)
{
    bool joined = false;
    must(ops_group_notes(&fixture->garden, fixture->board, category, ids, count, name,
                         &joined, &fixture->err));
    return joined;
}

static const struct group *group_of(struct fixture *fixture, const char *name)
{
    struct board_counts counts = counts_of(fixture);
    for (size_t i = 0; i < counts.group_count; i++) {
        if (str_equal(counts.groups[i].name, name)) {
            return &counts.groups[i];
        }
    }
    return NULL;
}

/* --- grouping ----------------------------------------------------------------------
 */

static void a_name_makes_a_group_or_joins_it(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux"),
                       noted_in(fixture, "argent", "trois")};
    bool joined = true;
    must_refuse(ops_group_notes(&fixture->garden, fixture->board, "vie", ids, 2, "  ",
                                &joined, &fixture->err),
                ERR_INPUT);
    assert_false(joined);
    assert_false(grouped(fixture, "vie", ids, 2, " Fête des semis "));
    assert_true(grouped(fixture, "argent", &ids[2], 1, "FETE DES SEMIS"));
    const struct group *group = group_of(fixture, "Fête des semis");
    assert_non_null(group);
    assert_int_equal(group->note_count, 3);
    assert_string_equal(group->category, "vie");
    struct note_page page =
        page_of(fixture, (struct note_query){.group = group->id}, NULL);
    assert_int_equal(page.count, 3);
    assert_true(id_equal(page.notes[2].id, ids[2]));
    assert_string_equal(note_of(fixture, ids[2]).category, "vie");
    assert_int_equal(
        page_of(fixture, (struct note_query){.loose_only = true}, NULL).count, 0);
    assert_string_equal(undone(fixture),
                        "Annulé : post-it mis dans un groupe, « trois »");
    assert_string_equal(undone(fixture), "Annulé : groupe formé, « Fête des semis »");
    assert_null(group_of(fixture, "Fête des semis"));
    assert_string_equal(note_of(fixture, ids[0]).category, "");
}

static void notes_join_a_group_by_its_id(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux"),
                       noted(fixture, "trois")};
    grouped(fixture, "vie", ids, 1, "Serre");
    must(ops_group_add(&fixture->garden, group_of(fixture, "Serre")->id, ids, 3,
                       &fixture->err));
    assert_int_equal(group_of(fixture, "Serre")->note_count, 3);
    assert_string_equal(undone(fixture), "Annulé : 2 post-its mis dans un groupe");
    assert_int_equal(group_of(fixture, "Serre")->note_count, 1);
    must_refuse(ops_group_add(&fixture->garden, id_new(1), ids, 1, &fixture->err),
                ERR_NOT_FOUND);
}

static void an_empty_group_gives_its_dots_to_its_last_note(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux")};
    grouped(fixture, "vie", ids, 2, "Serre");
    struct id serre = group_of(fixture, "Serre")->id;
    voted(fixture, serre, true, "Nadia");
    voted(fixture, serre, true, NULL);
    voted(fixture, ids[1], false, "Nadia");
    assert_int_equal(counts_of(fixture).votes, 3);
    must(ops_group_leave(&fixture->garden, ids, 2, &fixture->err));
    assert_int_equal(counts_of(fixture).group_count, 0);
    assert_int_equal(note_of(fixture, ids[0]).votes, 0);
    assert_int_equal(note_of(fixture, ids[1]).votes, 3);
    assert_string_equal(note_of(fixture, ids[1]).category, "vie");
    struct ballot_state dots;
    must(ops_vote_back(&fixture->garden, fixture->board, ids[1], false, "Nadia", &dots,
                       &fixture->err));
    must(ops_vote_back(&fixture->garden, fixture->board, ids[1], false, "Nadia", &dots,
                       &fixture->err));
    must(ops_vote_back(&fixture->garden, fixture->board, ids[1], false, "", &dots,
                       &fixture->err));
    assert_int_equal(counts_of(fixture).votes, 0);
    undone(fixture);
    undone(fixture);
    undone(fixture);
    assert_string_equal(undone(fixture), "Annulé : 2 post-its sortis de leur groupe");
    assert_int_equal(group_of(fixture, "Serre")->votes, 2);
    assert_int_equal(note_of(fixture, ids[1]).votes, 1);
    must_refuse(ops_group_leave(&fixture->garden, (struct id[]){noted(fixture, "seul")},
                                1, &fixture->err),
                ERR_INPUT);
}

static void moving_elsewhere_leaves_the_group(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux")};
    grouped(fixture, "vie", ids, 2, "Serre");
    voted(fixture, group_of(fixture, "Serre")->id, true, NULL);
    must(ops_note_move(&fixture->garden, ids, 1, "vie", &fixture->err));
    assert_int_equal(group_of(fixture, "Serre")->note_count, 2);
    must(ops_note_move(&fixture->garden, ids, 2, "argent", &fixture->err));
    assert_null(group_of(fixture, "Serre"));
    assert_int_equal(counts_of(fixture).votes, 1);
    assert_string_equal(undone(fixture), "Annulé : 2 post-its déplacés");
}

static void dissolving_gives_the_dots_to_the_first_note(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux")};
    grouped(fixture, "vie", ids, 2, "Serre");
    struct id serre = group_of(fixture, "Serre")->id;
    voted(fixture, serre, true, NULL);
    must(ops_group_dissolve(&fixture->garden, serre, &fixture->err));
    assert_null(group_of(fixture, "Serre"));
    assert_int_equal(note_of(fixture, ids[0]).votes, 1);
    assert_true(id_is_none(note_of(fixture, ids[1]).group));
    assert_int_equal(counts_of(fixture).votes, 1);
    undone(fixture);
    assert_int_equal(group_of(fixture, "Serre")->note_count, 2);
    assert_int_equal(group_of(fixture, "Serre")->votes, 1);
}

static void renaming_to_a_taken_name_merges(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux"),
                       noted(fixture, "trois")};
    bool merged;
    grouped(fixture, "vie", ids, 1, "Serre");
    grouped(fixture, "argent", &ids[1], 2, "Bac");
    struct id serre = group_of(fixture, "Serre")->id;
    struct id bac = group_of(fixture, "Bac")->id;
    voted(fixture, serre, true, "Nadia");
    voted(fixture, bac, true, "Nadia");
    voted(fixture, ids[1], false, NULL);
    must(ops_group_rename(garden, bac, "Bacs", &merged, &fixture->err));
    assert_false(merged);
    must(ops_group_rename(garden, bac, "bacs", &merged, &fixture->err));
    assert_false(merged);
    must_refuse(ops_group_rename(garden, bac, " ", &merged, &fixture->err), ERR_INPUT);
    must(ops_group_rename(garden, bac, "SERRE", &merged, &fixture->err));
    assert_true(merged);
    const struct group *group = group_of(fixture, "Serre");
    assert_int_equal(group->note_count, 3);
    assert_int_equal(group->votes, 2);
    assert_int_equal(counts_of(fixture).votes, 3);
    assert_string_equal(note_of(fixture, ids[2]).category, "vie");
    struct ballot_state dots;
    must(ops_ballot_state(garden, fixture->board, "Nadia", &dots, &fixture->err));
    assert_int_equal(dots.given, 2);
    must(ops_vote_back(garden, fixture->board, serre, true, "Nadia", &dots,
                       &fixture->err));
    must(ops_vote_back(garden, fixture->board, serre, true, "Nadia", &dots,
                       &fixture->err));
    assert_int_equal(dots.given, 0);
    undone(fixture);
    undone(fixture);
    undone(fixture);
    assert_int_equal(group_of(fixture, "bacs")->note_count, 2);
    assert_int_equal(group_of(fixture, "bacs")->votes, 1);
    assert_string_equal(note_of(fixture, ids[2]).category, "argent");
    assert_string_equal(undone(fixture), "Annulé : groupe renommé, « bacs »");
    must_refuse(ops_group_merge(garden, bac, bac, &fixture->err), ERR_INPUT);
}

static void a_group_moves_with_its_notes(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux")};
    grouped(fixture, "vie", ids, 2, "Serre");
    struct id serre = group_of(fixture, "Serre")->id;
    must(ops_group_move(&fixture->garden, serre, "argent", &fixture->err));
    assert_string_equal(note_of(fixture, ids[1]).category, "argent");
    assert_string_equal(group_of(fixture, "Serre")->category, "argent");
    assert_int_equal(counts_of(fixture).columns[2].notes, 2);
    assert_string_equal(undone(fixture), "Annulé : groupe déplacé, « Serre »");
    assert_string_equal(note_of(fixture, ids[0]).category, "vie");
}

/* --- dots --------------------------------------------------------------------------
 */

static void a_person_has_a_number_of_dots(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = noted(fixture, "un");
    struct ballot_state dots;
    for (int i = 1; i <= 3; i++) {
        must(
            ops_vote(garden, fixture->board, id, false, "Nadia", &dots, &fixture->err));
        assert_int_equal(dots.given, i);
        assert_int_equal(dots.limit, 3);
    }
    must_refuse(
        ops_vote(garden, fixture->board, id, false, "Nadia", &dots, &fixture->err),
        ERR_INPUT);
    assert_string_equal(fixture->err.text, "3 votes sur 3 : V pour en reprendre un.");
    assert_int_equal(note_of(fixture, id).votes, 3);
    must(ops_vote_back(garden, fixture->board, id, false, "Nadia", &dots,
                       &fixture->err));
    assert_int_equal(dots.given, 2);
    voted(fixture, id, false, "Nadia");
    assert_string_equal(undone(fixture), "Annulé : vote donné, « un »");
    must(ops_ballot_state(garden, fixture->board, "Nadia", &dots, &fixture->err));
    assert_int_equal(dots.given, 2);
}

static void dots_on_a_binned_note_can_be_given_elsewhere(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = noted(fixture, "un");
    struct ballot_state dots;
    voted(fixture, id, false, "Nadia");
    voted(fixture, noted(fixture, "deux"), false, "Nadia");
    must(ops_note_bin(garden, &id, 1, &fixture->err));
    must(ops_ballot_state(garden, fixture->board, "Nadia", &dots, &fixture->err));
    assert_int_equal(dots.given, 1);
    must(ops_ballot_state(garden, fixture->board, NULL, &dots, &fixture->err));
    assert_int_equal(dots.given, 1);
    must(ops_note_restore(garden, &id, 1, &fixture->err));
    must(ops_ballot_state(garden, fixture->board, "Nadia", &dots, &fixture->err));
    assert_int_equal(dots.given, 2);
}

static void what_is_gone_takes_no_dots(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = noted(fixture, "un");
    struct ballot_state dots;
    grouped(fixture, "vie", &id, 1, "Seul");
    struct id group = note_of(fixture, id).group;
    voted(fixture, group, true, "Nadia");
    must(ops_group_dissolve(garden, group, &fixture->err));
    assert_int_equal(note_of(fixture, id).votes, 1);
    must_refuse(
        ops_vote(garden, fixture->board, group, true, "Yvon", &dots, &fixture->err),
        ERR_NOT_FOUND);
    must(ops_note_bin(garden, &id, 1, &fixture->err));
    must_refuse(
        ops_vote(garden, fixture->board, id, false, "Yvon", &dots, &fixture->err),
        ERR_NOT_FOUND);
    must_refuse(
        ops_vote_back(garden, fixture->board, id, false, "Nadia", &dots, &fixture->err),
        ERR_NOT_FOUND);
    must_refuse(ops_note_shift(garden, id, 1, &fixture->err), ERR_NOT_FOUND);
    must(ops_note_restore(garden, &id, 1, &fixture->err));
    assert_int_equal(note_of(fixture, id).votes, 1);
}

static void the_total_never_exceeds_the_budget(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = noted(fixture, "un");
    struct ballot_state dots;
    voted(fixture, id, false, "Nadia");
    for (int i = 2; i <= 6; i++) {
        must(ops_vote(garden, fixture->board, id, false, NULL, &dots, &fixture->err));
        assert_int_equal(dots.given, i);
        assert_int_equal(dots.limit, 6);
    }
    must_refuse(ops_vote(garden, fixture->board, id, false, "", &dots, &fixture->err),
                ERR_INPUT);
    assert_string_equal(fixture->err.text, "6 votes sur 6 : V pour en reprendre un.");
    must_refuse(
        ops_vote(garden, fixture->board, id, false, "Yvon", &dots, &fixture->err),
        ERR_INPUT);
    assert_int_equal(counts_of(fixture).votes, 6);
    for (int i = 0; i < 5; i++) {
        must(ops_vote_back(garden, fixture->board, id, false, NULL, &dots,
                           &fixture->err));
    }
    /* The dot left is Nadia's, not one of the hands counted. */
    must_refuse(
        ops_vote_back(garden, fixture->board, id, false, NULL, &dots, &fixture->err),
        ERR_INPUT);
    assert_int_equal(note_of(fixture, id).votes, 1);
}

static void without_dots_or_voters_there_is_no_limit(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = noted(fixture, "un");
    struct ballot_state dots;
    must(ops_board_edit(garden, fixture->board, "Mars", "Quoi ?", 0, 2, &fixture->err));
    for (int i = 0; i < 10; i++) {
        voted(fixture, id, false, i % 2 ? "Nadia" : NULL);
    }
    must(ops_ballot_state(garden, fixture->board, NULL, &dots, &fixture->err));
    assert_int_equal(dots.given, 10);
    assert_int_equal(dots.limit, 0);
    must_refuse(ops_vote(garden, id_new(1), id, false, NULL, &dots, &fixture->err),
                ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ops_test(a_name_makes_a_group_or_joins_it),
        ops_test(notes_join_a_group_by_its_id),
        ops_test(an_empty_group_gives_its_dots_to_its_last_note),
        ops_test(moving_elsewhere_leaves_the_group),
        ops_test(dissolving_gives_the_dots_to_the_first_note),
        ops_test(renaming_to_a_taken_name_merges),
        ops_test(a_group_moves_with_its_notes),
        ops_test(a_person_has_a_number_of_dots),
        ops_test(dots_on_a_binned_note_can_be_given_elsewhere),
        ops_test(what_is_gone_takes_no_dots),
        ops_test(the_total_never_exceeds_the_budget),
        ops_test(without_dots_or_voters_there_is_no_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
