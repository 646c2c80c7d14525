/* The verbs of notes on a real file: what is kept, what is refused, what undo says. */
#include "ops_fixture.h"

/* --- capture -----------------------------------------------------------------------
 */

static void a_line_is_saved_whole_and_told(void **state)
{
    struct fixture *fixture = *state;
    fixture->garden.changed = 0;
    struct id id = noted_in(fixture, "vie", "Un four à pain « partagé » @Nadia #four");
    struct note note = note_of(fixture, id);
    assert_string_equal(note.text, "Un four à pain « partagé »");
    assert_string_equal(note.author, "Nadia");
    assert_string_equal(note.tags, "four");
    assert_string_equal(note.kind, "idea");
    assert_string_equal(note.category, "vie");
    assert_int_equal(note.state, ROW_LIVE);
    assert_int_equal(note.votes, 0);
    assert_true(note.created > 0);
    assert_true(id_equal(note.board, fixture->board));
    assert_int_equal(fixture->garden.changed, CHANGED_NOTES);
    assert_true(fixture->garden.saved_at > 0);
    assert_int_equal(fixture->saved_count, 1);
    assert_true(id_equal(fixture->saved[0], id));
    fixture_reopen(fixture);
    assert_string_equal(note_of(fixture, id).text, "Un four à pain « partagé »");
}

static void an_empty_line_saves_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct note_line line = {&fixture_kinds[0], "", "Nadia", ""};
    struct note_place place = {.board = fixture->board, .category = NULL};
    struct id id;
    must_refuse(ops_note_add(&fixture->garden, place, &line, NULL, &id, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_note_paste(&fixture->garden, place, &line, 1, NULL, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_note_paste(&fixture->garden, place, NULL, 0, NULL, &fixture->err),
                ERR_INPUT);
    assert_int_equal(fixture->saved_count, 0);
    assert_int_equal(counts_of(fixture).notes, 0);
}

static void notes_come_in_the_order_they_were_typed(void **state)
{
    struct fixture *fixture = *state;
    const char *texts[] = {"un", "deux", "!trois", "quatre"};
    for (size_t i = 0; i < 4; i++) {
        noted(fixture, texts[i]);
    }
    struct note_page page = page_of(fixture, (struct note_query){0}, NULL);
    assert_int_equal(page.count, 4);
    assert_string_equal(page.notes[0].text, "un");
    assert_string_equal(page.notes[2].text, "trois");
    assert_string_equal(page.notes[3].text, "quatre");
}

static void a_block_is_one_step(void **state)
{
    struct fixture *fixture = *state;
    struct note_line *lines;
    size_t count = note_block_read(&fixture->arena, fixture->garden.community,
                                   &fixture_kinds[0], "+ un\n- deux\n? trois", &lines);
    struct note_place place = {.board = fixture->board, .category = "argent"};
    must(ops_draft_put(&fixture->garden, "paste", "+ un", &fixture->err));
    must(ops_note_paste(&fixture->garden, place, lines, count, "paste", &fixture->err));
    assert_int_equal(fixture->saved_count, 3);
    struct note_page page =
        page_of(fixture, (struct note_query){.category = "argent"}, NULL);
    assert_int_equal(page.count, 3);
    assert_string_equal(page.notes[1].kind, "fear");
    assert_string_equal(page.notes[2].text, "trois");
    assert_string_equal(undone(fixture), "Annulé : 3 post-its collés");
    assert_int_equal(counts_of(fixture).notes, 0);
    assert_string_equal(redone(fixture), "Rétabli : 3 post-its collés");
    assert_int_equal(counts_of(fixture).notes, 3);
}

static void the_draft_goes_with_what_it_became(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    const char *text;
    int64_t when;
    struct id id;
    struct note_line line = {&fixture_kinds[0], "Un four", "", ""};
    struct note_place place = {.board = fixture->board, .category = ""};
    must(ops_draft_put(garden, "capture:mars", "Un fou", &fixture->err));
    must(ops_draft(garden, "capture:mars", &fixture->arena, &text, &when,
                   &fixture->err));
    assert_string_equal(text, "Un fou");
    garden->changed = 0;
    must(ops_note_add(garden, place, &line, "capture:mars", &id, &fixture->err));
    assert_true(garden->changed & CHANGED_DRAFTS);
    must(ops_draft(garden, "capture:mars", &fixture->arena, &text, &when,
                   &fixture->err));
    assert_null(text);
}

/* --- anonymity ---------------------------------------------------------------------
 */

static bool file_has(const char *path, const char *needle)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        return false;
    }
    struct str bytes = {0};
    char block[4096];
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) {
        str_add_n(&bytes, block, n);
    }
    fclose(file);
    bool found = memmem(bytes.at, bytes.len, needle, strlen(needle)) != NULL;
    str_free(&bytes);
    return found;
}

/* A name typed in the line, then taken out before Enter, is nowhere in the file. */
static void a_fear_keeps_no_author_anywhere(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id;
    must(ops_draft_put(garden, "capture", "!Être oublié @Zebulonne", &fixture->err));
    must(ops_draft_put(garden, "capture", "!Être oublié", &fixture->err));
    struct note_line line = note_line_read(&fixture->arena, garden->community,
                                           &fixture_kinds[0], "!Être oublié");
    must(ops_note_add(garden, (struct note_place){.board = fixture->board}, &line, "capture",
                      &id, &fixture->err));
    assert_string_equal(note_of(fixture, id).author, "");
    struct id said = noted(fixture, "!Être jugé @Odilonne");
    assert_string_equal(note_of(fixture, said).author, "Odilonne");
    ops_garden_close(garden);
    assert_false(file_has(fixture->path, "Zebulonne"));
    assert_true(file_has(fixture->path, "Odilonne"));
}

static void a_kind_without_authors_drops_the_author_on_the_way_in(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id idea = noted(fixture, "Un four @Nadia");
    struct id fear = noted(fixture, "!Un feu @Yvon");
    struct id ids[] = {idea, fear};
    must(ops_note_next_kind(garden, ids, 2, &fixture->err));
    assert_string_equal(note_of(fixture, idea).kind, "fear");
    assert_string_equal(note_of(fixture, idea).author, "");
    assert_string_equal(note_of(fixture, fear).kind, "need");
    assert_string_equal(note_of(fixture, fear).author, "Yvon");
    must(ops_note_next_kind(garden, &fear, 1, &fixture->err));
    assert_string_equal(note_of(fixture, fear).kind, "question");
    assert_string_equal(note_of(fixture, fear).author, "");
    undone(fixture);
    assert_string_equal(undone(fixture), "Annulé : 2 post-its changés de type");
    assert_string_equal(note_of(fixture, idea).author, "Nadia");
}

static void a_typed_author_of_a_fear_stays(void **state)
{
    struct fixture *fixture = *state;
    struct id question = noted(fixture, "?Pourquoi @Zoé");
    must(ops_note_next_kind(&fixture->garden, &question, 1, &fixture->err));
    assert_string_equal(note_of(fixture, question).kind, "brake");
    assert_string_equal(note_of(fixture, question).author, "Zoé");
    must(ops_note_next_kind(&fixture->garden, &question, 1, &fixture->err));
    assert_string_equal(note_of(fixture, question).kind, "idea");
    struct id fear = noted(fixture, "!Un feu @Yvon");
    struct note_line line = note_line_read(&fixture->arena, fixture->garden.community,
                                           &fixture_kinds[1], "Un grand feu @Yvon");
    must(ops_note_edit(&fixture->garden, fear, &line, NULL, &fixture->err));
    assert_string_equal(note_of(fixture, fear).author, "Yvon");
    assert_string_equal(note_of(fixture, fear).text, "Un grand feu");
}

/* --- editing, tags -----------------------------------------------------------------
 */

static void editing_replaces_all_that_a_line_says(void **state)
{
    struct fixture *fixture = *state;
    struct id id = noted(fixture, "Un four @Nadia #pain");
    struct note_line line = note_line_read(&fixture->arena, fixture->garden.community,
                                           &fixture_kinds[0], "*Deux fours #feu");
    must(ops_note_edit(&fixture->garden, id, &line, NULL, &fixture->err));
    struct note note = note_of(fixture, id);
    assert_string_equal(note.text, "Deux fours");
    assert_string_equal(note.kind, "need");
    assert_string_equal(note.author, "");
    assert_string_equal(note.tags, "feu");
    line.text = "";
    must_refuse(ops_note_edit(&fixture->garden, id, &line, NULL, &fixture->err), ERR_INPUT);
    assert_string_equal(undone(fixture), "Annulé : post-it corrigé, « Deux fours »");
    assert_string_equal(note_of(fixture, id).author, "Nadia");
    must_refuse(ops_note_edit(&fixture->garden, id_new(1),
                              &(struct note_line){&fixture_kinds[0], "x", "", ""}, NULL,
                              &fixture->err),
                ERR_NOT_FOUND);
}

static void tags_are_added_then_removed_when_all_have_them(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id ids[] = {noted(fixture, "Un four #pain"), noted(fixture, "Un bac")};
    must(ops_note_tag(garden, ids, 2, " pain  serre ", &fixture->err));
    assert_string_equal(note_of(fixture, ids[0]).tags, "pain serre");
    assert_string_equal(note_of(fixture, ids[1]).tags, "pain serre");
    must(ops_note_tag(garden, ids, 2, "Pain", &fixture->err));
    assert_string_equal(note_of(fixture, ids[0]).tags, "serre");
    must_refuse(ops_note_tag(garden, ids, 2, "  ", &fixture->err), ERR_INPUT);
    must_refuse(ops_note_tag(garden, ids, 0, "pain", &fixture->err), ERR_INPUT);
    assert_string_equal(undone(fixture), "Annulé : 2 post-its aux étiquettes changées");
    assert_string_equal(note_of(fixture, ids[1]).tags, "pain serre");
}

/* --- places ------------------------------------------------------------------------
 */

static void notes_go_to_the_end_of_a_column(void **state)
{
    struct fixture *fixture = *state;
    struct id first = noted_in(fixture, "vie", "déjà là");
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux"),
                       noted(fixture, "trois")};
    must(ops_note_move(&fixture->garden, ids, 3, "vie", &fixture->err));
    struct note_page page =
        page_of(fixture, (struct note_query){.category = "vie"}, NULL);
    assert_int_equal(page.count, 4);
    assert_true(id_equal(page.notes[0].id, first));
    assert_true(id_equal(page.notes[3].id, ids[2]));
    assert_string_equal(undone(fixture), "Annulé : 3 post-its déplacés");
    assert_int_equal(counts_of(fixture).columns[0].notes, 3);
    must(ops_note_move(&fixture->garden, ids, 1, NULL, &fixture->err));
    assert_string_equal(undone(fixture), "Annulé : post-it déplacé, « un »");
}

static void a_note_steps_up_and_down_in_its_column(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id a = noted(fixture, "a"), b = noted(fixture, "b"), c = noted(fixture, "c");
    noted_in(fixture, "vie", "ailleurs");
    must(ops_note_shift(garden, c, -1, &fixture->err));
    must(ops_note_shift(garden, a, 1, &fixture->err));
    struct note_page page = page_of(fixture, (struct note_query){.category = ""}, NULL);
    assert_true(id_equal(page.notes[0].id, c));
    assert_true(id_equal(page.notes[1].id, a));
    assert_true(id_equal(page.notes[2].id, b));
    must_refuse(ops_note_shift(garden, c, -1, &fixture->err), ERR_NOT_FOUND);
    must_refuse(ops_note_shift(garden, b, 1, &fixture->err), ERR_NOT_FOUND);
}

static void grouped_and_loose_notes_step_apart(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id a = noted(fixture, "a"), b = noted(fixture, "b"), c = noted(fixture, "c"),
              d = noted(fixture, "d");
    bool joined;
    struct id inside[] = {b, d};
    must(ops_group_notes(garden, fixture->board, "", inside, 2, "Serre", &joined,
                         &fixture->err));
    must(ops_note_shift(garden, a, 1, &fixture->err));
    struct note_page loose =
        page_of(fixture, (struct note_query){.loose_only = true}, NULL);
    assert_true(id_equal(loose.notes[0].id, c));
    assert_true(id_equal(loose.notes[1].id, a));
    must_refuse(ops_note_shift(garden, a, 1, &fixture->err), ERR_NOT_FOUND);
    must_refuse(ops_note_shift(garden, b, -1, &fixture->err), ERR_NOT_FOUND);
    must(ops_note_shift(garden, b, 1, &fixture->err));
    must_refuse(ops_note_shift(garden, b, 1, &fixture->err), ERR_NOT_FOUND);
}

static void the_bin_gives_back_what_it_took(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux")};
    must_refuse(ops_note_restore(garden, ids, 1, &fixture->err), ERR_INPUT);
    must(ops_note_bin(garden, ids, 2, &fixture->err));
    assert_int_equal(counts_of(fixture).notes, 0);
    assert_int_equal(page_of(fixture, (struct note_query){.state = ROW_BIN}, "").count,
                     2);
    must(ops_note_restore(garden, &ids[1], 1, &fixture->err));
    assert_int_equal(counts_of(fixture).notes, 1);
    assert_string_equal(undone(fixture),
                        "Annulé : post-it sorti de la corbeille, « deux »");
    assert_string_equal(undone(fixture), "Annulé : 2 post-its mis à la corbeille");
    assert_int_equal(counts_of(fixture).notes, 2);
}

static void a_restored_note_follows_its_group(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux")};
    bool joined;
    must(ops_group_notes(garden, fixture->board, "", ids, 2, "Serre", &joined,
                         &fixture->err));
    struct id group = note_of(fixture, ids[0]).group;
    must(ops_note_bin(garden, &ids[0], 1, &fixture->err));
    must(ops_group_move(garden, group, "vie", &fixture->err));
    must(ops_note_restore(garden, &ids[0], 1, &fixture->err));
    assert_string_equal(note_of(fixture, ids[0]).category, "vie");
    assert_true(id_equal(note_of(fixture, ids[0]).group, group));
    must(ops_note_bin(garden, ids, 2, &fixture->err));
    assert_int_equal(counts_of(fixture).group_count, 0);
    must(ops_note_restore(garden, ids, 2, &fixture->err));
    assert_true(id_is_none(note_of(fixture, ids[0]).group));
    assert_int_equal(counts_of(fixture).notes, 2);
}

/* --- duplicates --------------------------------------------------------------------
 */

static void merging_keeps_the_first_text_and_everyone(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id ids[] = {noted(fixture, "Un four @Nadia #pain"),
                       noted(fixture, "Un four à pain @Yvon #feu"),
                       noted(fixture, "Des fours @Nadia")};
    voted(fixture, ids[0], false, "Nadia");
    voted(fixture, ids[1], false, "Nadia");
    voted(fixture, ids[1], false, "Yvon");
    voted(fixture, ids[2], false, NULL);
    must(ops_note_merge(garden, ids, 3, &fixture->err));
    struct note note = note_of(fixture, ids[0]);
    assert_string_equal(note.text, "Un four");
    assert_string_equal(note.author, "Nadia, Yvon");
    assert_string_equal(note.tags, "pain feu");
    assert_int_equal(note.votes, 4);
    assert_int_equal(counts_of(fixture).votes, 4);
    assert_int_equal(counts_of(fixture).notes, 1);
    assert_int_equal(note_of(fixture, ids[1]).state, ROW_MERGED);
    assert_true(id_equal(note_of(fixture, ids[1]).merged_into, ids[0]));

    struct ballot_state dots;
    must(ops_vote_back(garden, fixture->board, ids[0], false, "Nadia", &dots,
                       &fixture->err));
    assert_int_equal(dots.given, 1);
    must(ops_vote_back(garden, fixture->board, ids[0], false, "Nadia", &dots,
                       &fixture->err));
    must_refuse(ops_vote_back(garden, fixture->board, ids[0], false, "Nadia", &dots,
                              &fixture->err),
                ERR_INPUT);
    undone(fixture);
    undone(fixture);
    assert_string_equal(undone(fixture), "Annulé : 3 post-its réunis");
    assert_int_equal(note_of(fixture, ids[0]).votes, 1);
    assert_int_equal(note_of(fixture, ids[1]).state, ROW_LIVE);
    assert_int_equal(counts_of(fixture).votes, 4);
    must(ops_vote_back(garden, fixture->board, ids[1], false, "Yvon", &dots,
                       &fixture->err));
}

static void merging_the_last_note_of_a_group_closes_it(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {noted(fixture, "Un four"), noted(fixture, "Des fours")};
    bool joined;
    must(ops_group_notes(&fixture->garden, fixture->board, "vie", &ids[1], 1, "Fournil",
                         &joined, &fixture->err));
    voted(fixture, counts_of(fixture).groups[0].id, true, "Nadia");
    must(ops_note_merge(&fixture->garden, ids, 2, &fixture->err));
    assert_int_equal(counts_of(fixture).group_count, 0);
    assert_int_equal(note_of(fixture, ids[0]).votes, 1);
    assert_int_equal(counts_of(fixture).votes, 1);
}

static void merging_needs_two_notes_of_the_board(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {noted(fixture, "un"), noted(fixture, "deux")};
    struct id twice[] = {ids[0], ids[0]};
    must_refuse(ops_note_merge(&fixture->garden, ids, 1, &fixture->err), ERR_INPUT);
    must_refuse(ops_note_merge(&fixture->garden, twice, 2, &fixture->err), ERR_INPUT);
    must(ops_note_bin(&fixture->garden, &ids[1], 1, &fixture->err));
    must_refuse(ops_note_merge(&fixture->garden, ids, 2, &fixture->err), ERR_INPUT);
    assert_int_equal(note_of(fixture, ids[1]).state, ROW_BIN);
}

/* --- what undo says ----------------------------------------------------------------
 */

static void undo_cuts_long_subjects_at_a_word(void **state)
{
    struct fixture *fixture = *state;
    noted(fixture, "Créer un jardin partagé dans chaque quartier de la ville");
    assert_string_equal(undone(fixture), "Annulé : post-it noté, « Créer un jardin "
                                         "partagé dans chaque… »");
    noted(fixture, "Anticonstitutionnellement-anticonstitutionnellement");
    assert_string_equal(undone(fixture), "Annulé : post-it noté, « "
                                         "Anticonstitutionnellement-anticonstituti… »");
    noted(fixture, "Court");
    assert_string_equal(undone(fixture), "Annulé : post-it noté, « Court »");
    assert_string_equal(redone(fixture), "Rétabli : post-it noté, « Court »");
    const char *sentence;
    must_refuse(ops_redo(&fixture->garden, &fixture->arena, &sentence, &fixture->err),
                ERR_NOT_FOUND);
}

static void undo_stops_at_the_making_of_the_community(void **state)
{
    struct fixture *fixture = *state;
    const char *sentence;
    noted(fixture, "un");
    undone(fixture);
    must_refuse(ops_undo(&fixture->garden, &fixture->arena, &sentence, &fixture->err),
                ERR_NOT_FOUND);
    struct board *boards;
    size_t count;
    must(ops_boards(&fixture->garden, &fixture->arena, &boards, &count, &fixture->err));
    assert_int_equal(count, 2);
}

static void undo_survives_quitting(void **state)
{
    struct fixture *fixture = *state;
    struct id id = noted(fixture, "un");
    must(ops_note_move(&fixture->garden, &id, 1, "vie", &fixture->err));
    fixture_reopen(fixture);
    assert_string_equal(undone(fixture), "Annulé : post-it déplacé, « un »");
    fixture_reopen(fixture);
    assert_string_equal(redone(fixture), "Rétabli : post-it déplacé, « un »");
    assert_string_equal(note_of(fixture, id).category, "vie");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ops_test(a_line_is_saved_whole_and_told),
        ops_test(an_empty_line_saves_nothing),
        ops_test(notes_come_in_the_order_they_were_typed),
        ops_test(a_block_is_one_step),
        ops_test(the_draft_goes_with_what_it_became),
        ops_test(a_fear_keeps_no_author_anywhere),
        ops_test(a_kind_without_authors_drops_the_author_on_the_way_in),
        ops_test(a_typed_author_of_a_fear_stays),
        ops_test(editing_replaces_all_that_a_line_says),
        ops_test(tags_are_added_then_removed_when_all_have_them),
        ops_test(notes_go_to_the_end_of_a_column),
        ops_test(a_note_steps_up_and_down_in_its_column),
        ops_test(grouped_and_loose_notes_step_apart),
        ops_test(the_bin_gives_back_what_it_took),
        ops_test(a_restored_note_follows_its_group),
        ops_test(merging_keeps_the_first_text_and_everyone),
        ops_test(merging_the_last_note_of_a_group_closes_it),
        ops_test(merging_needs_two_notes_of_the_board),
        ops_test(undo_cuts_long_subjects_at_a_word),
        ops_test(undo_stops_at_the_making_of_the_community),
        ops_test(undo_survives_quitting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
