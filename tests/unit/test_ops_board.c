/* What the board reads: counts, filter, look-alikes, history; boards and words. */
#include "ops/demo.h"
#include "ops_fixture.h"
#include "planted.h"

/* A community that could not be written would only be in the way of the next try. */
static void a_file_that_cannot_be_filled_is_not_left(void **state)
{
    struct fixture *fixture = *state;
    char path[128];
    const size_t size = ((size_t)1 << 20) + 1;
    char *yaml = test_malloc(size + 1);
    memset(yaml, 'x', size);
    yaml[size] = '\0';
    snprintf(path, sizeof path, "%s/autre.terreau", fixture->folder);
    must_refuse(ops_garden_create(path, &fixture_community, yaml, &fixture->err),
                ERR_INPUT);
    test_free(yaml);
    assert_int_not_equal(access(path, F_OK), 0);
    must(ops_garden_create(path, &fixture_community, "nom: Autre\n", &fixture->err));
    assert_int_equal(unlink(path), 0);
}

/* --- counts ------------------------------------------------------------------------
 */

static void columns_are_to_sort_then_configured_then_lost(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {noted(fixture, "un"), noted_in(fixture, "vie", "!deux"),
                       noted_in(fixture, "perdue", "trois")};
    bool joined;
    must(ops_group_notes(&fixture->garden, fixture->board, "argent", ids, 1, "Serre",
                         &joined, &fixture->err));
    struct board_counts counts = counts_of(fixture);
    voted(fixture, counts.groups[0].id, true, NULL);
    voted(fixture, ids[1], false, NULL);
    counts = counts_of(fixture);
    assert_int_equal(counts.column_count, 5);
    const struct column *columns = counts.columns;
    assert_string_equal(columns[0].label, "À classer");
    assert_int_equal(columns[0].notes, 0);
    assert_string_equal(columns[1].label, "Vie de quartier");
    assert_int_equal(columns[1].votes, 1);
    assert_string_equal(columns[2].category, "argent");
    assert_int_equal(columns[2].notes, 1);
    assert_int_equal(columns[2].votes, 1);
    assert_string_equal(columns[4].category, "perdue");
    assert_int_equal(columns[4].notes, 1);
    assert_int_equal(counts.notes, 3);
    assert_int_equal(counts.votes, 2);
    assert_int_equal(counts.kind_count, 5);
    assert_int_equal(counts.kinds[0].notes, 2);
    assert_int_equal(counts.kinds[1].notes, 1);
    assert_int_equal(counts.kinds[2].notes, 0);
}

static void the_filter_reads_a_sign_then_words(void **state)
{
    struct fixture *fixture = *state;
    noted(fixture, "Une mobilité douce");
    struct id fear = noted(fixture, "!Démobiliser les élu·e·s");
    struct id mob = noted_in(fixture, "vie", "!Trop de mobilité @Zoé");
    const struct note_query all = {0};
    assert_int_equal(page_of(fixture, all, NULL).count, 3);
    assert_int_equal(page_of(fixture, all, "").count, 3);
    assert_int_equal(page_of(fixture, all, "MOBILITE").count, 2);
    assert_int_equal(page_of(fixture, all, "ELUS").count, 1);
    assert_int_equal(page_of(fixture, all, "dou mob").count, 1);
    struct note_page page = page_of(fixture, all, "!mob");
    assert_int_equal(page.count, 1);
    assert_true(id_equal(page.notes[0].id, mob));
    assert_int_equal(page_of(fixture, all, "!").count, 2);
    assert_int_equal(page_of(fixture, all, "=").count, 1);
    assert_int_equal(page_of(fixture, all, "!rien").count, 0);

    struct id end;
    struct note_query board = {.board = fixture->board};
    must(ops_notes_end(&fixture->garden, &board, "!", false, &end, &fixture->err));
    assert_true(id_equal(end, fear));
    must(ops_notes_end(&fixture->garden, &board, "!", true, &end, &fixture->err));
    assert_true(id_equal(end, mob));
    must(ops_notes_end(&fixture->garden, &board, "*", true, &end, &fixture->err));
    assert_true(id_is_none(end));
}

/* --- look-alikes -------------------------------------------------------------------
 */

static void a_look_alike_shows_while_typing(void **state)
{
    struct fixture *fixture = *state;
    struct note *like;
    for (size_t i = 0; i < PLANTED_COUNT; i++) {
        noted(fixture, wall_tuned[i].text);
    }
    static const char *const typed[] = {"Un jardin part", "des jardins partagés",
                                        "Une coquille vide",
                                        "Une carte des initiatives loc"};
    static const char *const found[] = {"jardin", "jardin", "coquille", "initiatives"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        must(ops_note_like(&fixture->garden, fixture->board, typed[i], (struct id){0},
                           &fixture->arena, &like, &fixture->err));
        assert_non_null(like);
        assert_non_null(strstr(like->text, found[i]));
    }
    static const char *const nothing[] = {"", "Un", "!!!", "Des nichoirs à mésanges",
                                          "Un jardin"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        must(ops_note_like(&fixture->garden, fixture->board, nothing[i], (struct id){0},
                           &fixture->arena, &like, &fixture->err));
        assert_null(like);
    }
}

static void duplicates_are_of_one_kind_and_best_first(void **state)
{
    struct fixture *fixture = *state;
    struct duplicate *pairs;
    size_t count;
    struct id a = noted(fixture, "Un compost collectif derrière la médiathèque");
    noted(fixture, "!Un compost collectif derrière la médiathèque");
    noted(fixture, "Prêter des salles gratuites");
    struct id b = noted(fixture, "Compost collectif derrière la médiathèque");
    noted(fixture, "Des salles gratuites à prêter le soir");
    must(ops_duplicates(&fixture->garden, fixture->board, 10, &fixture->arena, &pairs,
                        &count, &fixture->err));
    assert_int_equal(count, 2);
    assert_true(id_equal(pairs[0].a.id, a));
    assert_true(id_equal(pairs[0].b.id, b));
    assert_true(pairs[0].score > pairs[1].score);
    must(ops_duplicates(&fixture->garden, fixture->board, 1, &fixture->arena, &pairs,
                        &count, &fixture->err));
    assert_int_equal(count, 1);
    must(ops_note_merge(&fixture->garden, (struct id[]){a, b}, 2, &fixture->err));
    must(ops_duplicates(&fixture->garden, fixture->board, 10, &fixture->arena, &pairs,
                        &count, &fixture->err));
    assert_int_equal(count, 1);
}

static void words_complete_whatever_the_accents(void **state)
{
    struct fixture *fixture = *state;
    const char **words;
    size_t count;
    noted(fixture, "un @Élodie #été");
    struct id id = noted(fixture, "deux @Élodie @Emma #eau");
    must(ops_note_bin(&fixture->garden, &id, 1, &fixture->err));
    must(ops_words_like(&fixture->garden, false, "É", 5, &fixture->arena, &words,
                        &count, &fixture->err));
    assert_int_equal(count, 2);
    assert_string_equal(words[0], "Élodie");
    assert_string_equal(words[1], "Emma");
    must(ops_words_like(&fixture->garden, true, "e", 5, &fixture->arena, &words, &count,
                        &fixture->err));
    assert_int_equal(count, 2);
}

/* --- history -----------------------------------------------------------------------
 */

static bool history_says(const char **lines, size_t count, const char *what)
{
    for (size_t i = 0; i < count; i++) {
        if (strstr(lines[i], what)) {
            return true;
        }
    }
    return false;
}

static void history_tells_what_happened_in_words(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = noted(fixture, "Un four @Nadia");
    bool joined;
    must(ops_note_next_kind(garden, &id, 1, &fixture->err));
    must(ops_group_notes(garden, fixture->board, "vie", &id, 1, "Fournil", &joined,
                         &fixture->err));
    must(ops_note_bin(garden, &id, 1, &fixture->err));
    const char **lines;
    size_t count;
    must(ops_note_history(garden, id, &fixture->arena, &lines, &count, &fixture->err));
    assert_int_equal(count, 6);
    assert_non_null(strstr(lines[0], "noté"));
    assert_true(history_says(lines, count, "type : PEUR"));
    assert_true(history_says(lines, count, "auteur : rien"));
    assert_true(history_says(lines, count, "groupe : « Fournil »"));
    assert_true(history_says(lines, count, "colonne : Vie de quartier"));
    assert_true(history_says(lines, count, "mis à la corbeille"));
}

/* --- boards and words --------------------------------------------------------------
 */

static void boards_are_added_and_edited(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id;
    struct board *boards;
    size_t count;
    must_refuse(ops_board_add(garden, " ", "?", &id, &fixture->err), ERR_INPUT);
    must(ops_board_add(garden, " Mai ", "Et après ?", &id, &fixture->err));
    must_refuse(ops_board_edit(garden, id, "", "", 1, 1, &fixture->err), ERR_INPUT);
    must_refuse(ops_board_edit(garden, id, "Mai", "", -1, 1, &fixture->err), ERR_INPUT);
    garden->changed = 0;
    must(ops_board_edit(garden, id, "Juin", "Alors ?", 2, 10, &fixture->err));
    assert_int_equal(garden->changed, CHANGED_BOARDS);
    must(ops_boards(garden, &fixture->arena, &boards, &count, &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(boards[2].name, "Juin");
    assert_string_equal(boards[2].question, "Alors ?");
    assert_int_equal(boards[2].dots * boards[2].voters, 20);
    assert_string_equal(undone(fixture), "Annulé : tableau modifié, « Juin »");
    assert_string_equal(undone(fixture), "Annulé : tableau ajouté, « Mai »");
    must(ops_boards(garden, &fixture->arena, &boards, &count, &fixture->err));
    assert_int_equal(count, 2);
}

static void a_new_configuration_only_makes_new_boards(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    static const struct board_plan plans[] = {
        {.id = "mai", .name = "Mai", .question = ""},
        {.id = "mars", .name = "Mars, autrement", .question = ""},
    };
    must(ops_board_edit(garden, fixture->board, "Mars à moi", "", 0, 0, &fixture->err));
    struct community *words = calloc(1, sizeof *words);
    assert_non_null(words);
    *words = fixture_community;
    words->name = "Jardin des Tilleuls";
    words->boards = plans;
    must(ops_garden_configure(garden, words, "nom: Jardin des Tilleuls\n",
                              &fixture->err));
    assert_ptr_equal(garden->community, words);
    struct board *boards;
    size_t count;
    must(ops_boards(garden, &fixture->arena, &boards, &count, &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(boards[0].name, "Mars à moi");
    assert_string_equal(boards[2].key, "mai");
    const char *yaml;
    must(ops_garden_config(garden, &fixture->arena, &yaml, &fixture->err));
    assert_string_equal(yaml, "nom: Jardin des Tilleuls\n");
    /* Words are not undone: they would no longer be those in memory. */
    assert_string_equal(undone(fixture), "Annulé : tableau modifié, « Mars à moi »");
    must(ops_garden_config(garden, &fixture->arena, &yaml, &fixture->err));
    assert_string_equal(yaml, "nom: Jardin des Tilleuls\n");
}

static void a_file_that_exists_is_not_made_again(void **state)
{
    struct fixture *fixture = *state;
    must_refuse(ops_garden_create(fixture->path, &fixture_community, "", &fixture->err),
                ERR_INPUT);
    struct garden other;
    must_refuse(ops_garden_open("/nulle/part.terreau", &other, &fixture->err),
                ERR_NOT_FOUND);
}

/* --- demonstration -----------------------------------------------------------------
 */

static void the_demonstration_fills_the_first_board(void **state)
{
    struct fixture *fixture = *state;
    must(ops_board_edit(&fixture->garden, fixture->board, "Mars", "", 0, 0,
                        &fixture->err));
    must(ops_demo_fill(&fixture->garden,
                       "# commentaire\n\n"
                       "[vie] + Composteur @Nadia #compost {Compost} ooo\n"
                       "[vie] ! Peur des rats {Compost}\r\n"
                       "+ Un point d'eau oo\n"
                       "[argent] ? Qui paie",
                       &fixture->err));
    struct board_counts counts = counts_of(fixture);
    assert_int_equal(counts.notes, 4);
    assert_int_equal(counts.votes, 5);
    assert_int_equal(counts.group_count, 1);
    assert_string_equal(counts.groups[0].name, "Compost");
    assert_string_equal(counts.groups[0].category, "vie");
    assert_int_equal(counts.groups[0].note_votes, 3);
    assert_int_equal(counts.columns[0].notes, 1);
    assert_int_equal(counts.columns[2].notes, 1);
    struct note_page page =
        page_of(fixture, (struct note_query){.group = counts.groups[0].id}, NULL);
    assert_string_equal(page.notes[0].text, "Composteur");
    assert_string_equal(page.notes[0].author, "Nadia");
    assert_string_equal(page.notes[1].kind, "fear");
    must_refuse(
        ops_demo_fill(&fixture->garden, "+ un\n[vie] ! {Compost} o\n", &fixture->err),
        ERR_INPUT);
    assert_non_null(strstr(fixture->err.text, "ligne 2"));
    assert_int_equal(counts_of(fixture).notes, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ops_test(a_file_that_cannot_be_filled_is_not_left),
        ops_test(columns_are_to_sort_then_configured_then_lost),
        ops_test(the_filter_reads_a_sign_then_words),
        ops_test(a_look_alike_shows_while_typing),
        ops_test(duplicates_are_of_one_kind_and_best_first),
        ops_test(words_complete_whatever_the_accents),
        ops_test(history_tells_what_happened_in_words),
        ops_test(boards_are_added_and_edited),
        ops_test(a_new_configuration_only_makes_new_boards),
        ops_test(a_file_that_exists_is_not_made_again),
        ops_test(the_demonstration_fills_the_first_board),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
