/* The reading of a community's YAML: what is refused and how it is said, what is
 * accepted, the limits, the texts shipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "config/config.h"

#define KEYS                                                                           \
    "nom, région, clavier, langue, palette, vocabulaire, cercles, thèmes, besoins, " \
    "types, tableaux, sources, messages, séances, touches"

struct reading {
    bool ok;
    struct community community;
    struct config_problems problems;
    struct str said; /* "f:line:column: sentence" lines */
};

static struct reading read_bytes(const char *yaml, size_t len)
{
    struct reading reading = {0};

    reading.ok = config_read(yaml, len, &reading.community, &reading.problems);
    config_problems_print(&reading.problems, "f", &reading.said);
    return reading;
}

static struct reading read_text(const char *yaml)
{
    return read_bytes(yaml, strlen(yaml));
}

static void end_reading(struct reading *reading)
{
    community_free(&reading->community);
    config_problems_free(&reading->problems);
    str_free(&reading->said);
}

static bool has_fatal(const struct config_problems *problems)
{
    for (size_t i = 0; i < problems->n; i++) {
        if (problems->at[i].fatal)
            return true;
    }
    return false;
}

/* --- what is refused ----------------------------------------------------------------
 */

static const struct {
    const char *yaml;
    const char *problems;
} bad[] = {
#define BAD(yaml, problems) {yaml, problems},
#include "config_bad.def"
#undef BAD
};

static void every_fault_has_its_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct reading reading = read_text(bad[i].yaml);

        assert_string_equal(str_text(&reading.said), bad[i].problems);
        assert_int_equal(reading.ok, !has_fatal(&reading.problems));
        if (!reading.ok) {
            assert_null(reading.community.name);
            assert_int_equal(reading.community.kind_count, 0);
        }
        end_reading(&reading);
    }
}

static void every_error_is_said_at_once_in_order(void **state)
{
    static const char yaml[] = "nom: A\n"
                               "clavier: azrety\n"
                               "cercles:\n"
                               "  - {nom: E, numéro: premier}\n"
                               "types:\n"
                               "  - {id: idea, signe: '++', nom: I, pluriel: i}\n"
                               "tableaux:\n"
                               "  - {nom: T, types: [idee]}\n"
                               "messages:\n"
                               "  - {objet: O}\n"
                               "nom: B\n";
    static const int lines[] = {2, 4, 6, 8, 10, 11};
    struct reading reading = read_text(yaml);

    (void)state;
    assert_false(reading.ok);
    assert_int_equal(reading.problems.n, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(reading.problems.at[i].line, lines[i]);
    end_reading(&reading);
}

static void an_unknown_key_only_warns(void **state)
{
    struct reading reading =
        read_text("nom: A\nnoms: {x: [1, {y: z}]}\nregion: Nord\n");

    (void)state;
    assert_true(reading.ok);
    assert_int_equal(reading.problems.n, 1);
    assert_false(reading.problems.at[0].fatal);
    assert_string_equal(reading.community.region, "Nord");
    end_reading(&reading);
}

static void bytes_that_are_not_text_are_named_by_place(void **state)
{
    static const struct {
        const char *yaml;
        size_t len;
        const char *said;
    } files[] = {
        {"nom: A\nr\xE9gion: B\n", 17, "f:2:2: Ces octets ne sont pas de l’UTF-8"},
        {"nom: A\0B\n", 9, "f:1:7: Caractère nul"},
        {"nom: A\x01\n", 8, "f:1:7: Caractère invisible (U+0001)"},
        {"nom: A\xEF\xBB\xBF\n", 10, "f:1:7: Caractère invisible (U+FEFF)"},
        {"nom: \xED\xA0\x80\n", 9, "f:1:6: Ces octets ne sont pas de l’UTF-8"},
        {"\xFF\xFEn\0o\0", 6, "f:1:1: Ces octets ne sont pas de l’UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct reading reading = read_bytes(files[i].yaml, files[i].len);

        assert_false(reading.ok);
        assert_int_equal(reading.problems.n > 0, 1);
        assert_memory_equal(str_text(&reading.said), files[i].said,
                            strlen(files[i].said));
        end_reading(&reading);
    }
}

/* --- limits: the place says where the reading stopped
 * --------------------------------- */

static char *repeated(const char *start, const char *piece, size_t times)
{
    struct str text = {0};

    str_add(&text, start);
    for (size_t i = 0; i < times; i++)
        str_add(&text, piece);
    return text.at;
}

static void assert_last_place(const struct reading *reading, int line, int column)
{
    const struct config_problem *last = &reading->problems.at[reading->problems.n - 1];

    assert_false(reading->ok);
    assert_int_equal(last->line, line);
    assert_int_equal(last->column, column);
}

static void bombs_stop_at_the_limit(void **state)
{
    static const struct {
        const char *start, *piece;
        size_t times;
        int line, column;
    } bombs[] = {
        {"", "[", 100000, 1, 17},        {"", "{", 20000, 1, 17},
        {"", "- ", 50000, 1, 33},        {"nom: A\nx: ", "[", 100000, 2, 19},
        {"nom: ", "{a: ", 30000, 1, 66}, {"nom: A\nx: [", "a,", 100000, 2, 39991},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        char *yaml = repeated(bombs[i].start, bombs[i].piece, bombs[i].times);
        struct reading reading = read_text(yaml);

        assert_last_place(&reading, bombs[i].line, bombs[i].column);
        assert_true(reading.problems.n <= 17);
        end_reading(&reading);
        free(yaml);
    }
}

static void a_file_too_large_is_not_parsed(void **state)
{
    char *yaml = repeated("nom: A\n", "# plein\n", 40000);
    struct reading reading = read_text(yaml);

    (void)state;
    assert_false(reading.ok);
    assert_int_equal(reading.problems.n, 1);
    assert_memory_equal(str_text(&reading.said), "f:1:1: Le fichier dépasse 256", 30);
    end_reading(&reading);
    free(yaml);
}

static void texts_and_lists_have_a_size(void **state)
{
    char *name = repeated("nom: ", "é", 301);
    char *list = repeated("nom: A\nthèmes:\n", "  - t\n", 501);
    struct reading reading = read_text(name);

    (void)state;
    assert_string_equal(
        str_text(&reading.said),
        "f:1:6: « nom » fait plus de 300 caractères : raccourcissez-le.\n");
    end_reading(&reading);
    reading = read_text(list);
    assert_false(reading.ok);
    assert_memory_equal(str_text(&reading.said), "f:3:3: « thèmes » a plus de 500", 36);
    end_reading(&reading);
    free(name);
    free(list);
}

/* --- what is accepted ---------------------------------------------------------------
 */

static void scalars_stay_text(void **state)
{
    struct reading reading = read_text(
        "nom: non\nrégion: 01\nthèmes: [2A, no, 01, ~, null, 1.0, 0x1F, yes]\n");
    static const char *const kept[] = {"2A",   "no",  "01",   "~",
                                       "null", "1.0", "0x1F", "yes"};

    (void)state;
    /* "~" gives no id of its own: the one fault of this file. */
    assert_int_equal(reading.problems.n, 1);
    end_reading(&reading);
    reading =
        read_text("nom: non\nrégion: 01\n"
                  "thèmes: [2A, no, 01, {id: t, nom: ~}, null, 1.0, 0x1F, yes]\n");
    assert_true(reading.ok);
    assert_string_equal(reading.community.name, "non");
    assert_string_equal(reading.community.region, "01");
    assert_int_equal(reading.community.theme_count, 8);
    for (size_t i = 0; i < 8; i++)
        assert_string_equal(reading.community.themes[i].label, kept[i]);
    assert_string_equal(reading.community.themes[0].id, "2a");
    assert_string_equal(reading.community.themes[2].id, "01");
    end_reading(&reading);
}

static void an_id_is_kept_as_written(void **state)
{
    struct reading reading = read_text("nom: A\nthèmes:\n"
                                       "  - {id: 2A, nom: Corse-du-Sud}\n"
                                       "  - {id: 01, nom: Ain}\n"
                                       "  - {id: non, nom: Non classé}\n");

    (void)state;
    assert_true(reading.ok);
    assert_string_equal(reading.community.themes[0].id, "2A");
    assert_string_equal(reading.community.themes[1].id, "01");
    assert_string_equal(reading.community.themes[2].id, "non");
    end_reading(&reading);
}

static void yes_and_no_have_many_spellings(void **state)
{
    static const struct {
        const char *word;
        bool value;
    } words[] = {{"oui", true},  {"non", false}, {"Oui", true},      {"NON", false},
                 {"true", true}, {"no", false},  {"\"vrai\"", true}, {"faux", false}};

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char yaml[128];
        struct reading reading;

        snprintf(
            yaml, sizeof yaml,
            "nom: A\ntypes: [{id: i, signe: '+', nom: I, pluriel: i, auteur: %s}]\n",
            words[i].word);
        reading = read_text(yaml);
        assert_true(reading.ok);
        assert_int_equal(reading.community.kinds[0].attributed, words[i].value);
        end_reading(&reading);
    }
}

static void keys_forgive_accents_and_case(void **state)
{
    struct reading reading = read_text("Nom: A\nREGION: B\n"
                                       "themes:\n- Vie locale\n- Engagé·e·s\n"
                                       "seances:\n- titre: S\n  points:\n  - Accueil\n"
                                       "clavier: bepo\n");

    (void)state;
    assert_true(reading.ok);
    assert_int_equal(reading.problems.n, 0);
    assert_string_equal(reading.community.region, "B");
    assert_string_equal(reading.community.themes[0].id, "vie-locale");
    assert_string_equal(reading.community.themes[1].id, "engages");
    assert_string_equal(reading.community.meetings[0].slots[0].title, "Accueil");
    assert_string_equal(reading.community.keyboard, "bepo");
    end_reading(&reading);
}

static void what_is_absent_has_a_default(void **state)
{
    struct reading reading = read_text("nom: A\n"
                                       "région:\n"
                                       "thèmes:\n"
                                       "cercles: [Un, Deux, {nom: Trois, numéro: 9}]\n"
                                       "messages: [{objet: O, texte: T}]\n"
                                       "séances: [S]\n");
    const struct community *community = &reading.community;

    (void)state;
    assert_true(reading.ok);
    assert_string_equal(community->region, "");
    assert_null(community->keyboard);
    assert_null(community->language);
    assert_null(community->palette);
    assert_int_equal(community->theme_count, 0);
    assert_int_equal(community->circles[1].number, 2);
    assert_int_equal(community->circles[2].number, 9);
    assert_int_equal(community->circles[0].soft_cap, 0);
    assert_int_equal(community->kind_count, 4);
    assert_int_equal(community->board_count, 1);
    assert_null(community->meetings[0].objectives[0]);
    assert_int_equal(community->meetings[0].slot_count, 0);
    end_reading(&reading);
}

static void the_mark_the_line_ends_and_the_forms_do_not_matter(void **state)
{
    /* A byte order mark, CR LF, and an accent written as letter + mark. */
    struct reading reading =
        read_text("\xEF\xBB\xBFnom: Re\xCC\x81"
                  "gie\r\nre\xCC\x81gion: B\r\nthèmes:\r\n- a\r\n");

    (void)state;
    assert_true(reading.ok);
    assert_int_equal(reading.problems.n, 0);
    assert_string_equal(reading.community.name, "Régie");
    assert_string_equal(reading.community.region, "B");
    end_reading(&reading);
}

static void a_body_keeps_its_lines_and_a_title_has_one(void **state)
{
    struct reading reading = read_text("nom: >\n  Jardin\n  des   Lilas\n"
                                       "messages:\n- objet: O\n  texte: |\n"
                                       "    Bonjour,\n\n      à demain.\n\n");

    (void)state;
    assert_true(reading.ok);
    assert_string_equal(reading.community.name, "Jardin des Lilas");
    assert_string_equal(reading.community.messages[0].body, "Bonjour,\n\n  à demain.");
    end_reading(&reading);
}

static void words_and_keys_are_mappings(void **state)
{
    struct reading reading =
        read_text("nom: A\n"
                  "vocabulaire:\n"
                  "  Jardinier: {singulier: POTE, pluriel: POTEs, article: L'}\n"
                  "touches:\n"
                  "  ajouter: a F6\n"
                  "  annuler: {touches: Ctrl+Z}\n");
    const struct community *community = &reading.community;

    (void)state;
    assert_true(reading.ok);
    assert_int_equal(community->term_count, 1);
    assert_string_equal(community_term(community, "gardener")->plural, "POTEs");
    assert_string_equal(community->terms[0].article, "l’");
    assert_int_equal(community->key_count, 2);
    assert_string_equal(community->keys[0].action, "ajouter");
    assert_string_equal(community->keys[0].keys, "a F6");
    assert_string_equal(community->keys[1].keys, "Ctrl+Z");
    end_reading(&reading);
}

static void a_board_may_name_kinds_declared_below(void **state)
{
    struct reading reading =
        read_text("nom: A\n"
                  "tableaux: [{nom: T, types: [frein], gommettes: 3, votants: 20}]\n"
                  "types: [{id: frein, signe: '%', nom: FREIN, pluriel: freins}]\n");
    const struct board_plan *board = reading.community.boards;

    (void)state;
    assert_true(reading.ok);
    assert_string_equal(board->id, "t");
    assert_string_equal(board->kinds[0], "frein");
    assert_null(board->kinds[1]);
    assert_int_equal(board->dots, 3);
    assert_int_equal(board->voters, 20);
    end_reading(&reading);
}

/* --- what is shipped ----------------------------------------------------------------
 */

static void shipped_communities_have_no_fault(void **state)
{
    (void)state;
    for (const char *const *name = config_shipped_names(); *name; name++) {
        size_t len;
        const char *yaml = config_shipped(*name, &len);
        struct reading reading = read_bytes(yaml, len);
        const struct note_kind *fear;

        assert_string_equal(str_text(&reading.said), "");
        assert_true(reading.ok);
        assert_string_equal(community_kind(&reading.community, "idea")->sign, "+");
        assert_string_equal(community_kind(&reading.community, "need")->sign, "*");
        assert_string_equal(community_kind(&reading.community, "question")->sign, "?");
        fear = community_kind_by_sign(&reading.community, "!");
        assert_string_equal(fear->id, "fear");
        assert_string_equal(fear->label, "PEUR");
        assert_false(fear->attributed);
        end_reading(&reading);
    }
    assert_null(config_shipped("inconnue", &(size_t){0}));
    assert_null(config_shipped("notes", &(size_t){0}));
    assert_non_null(config_shipped("Biodiversité", &(size_t){0}));
}

static const char *second_circle(const char *name, struct reading *reading)
{
    size_t len;
    const char *yaml = config_shipped(name, &len);

    *reading = read_bytes(yaml, len);
    assert_int_equal(reading->community.category_count, 7);
    assert_int_equal(reading->community.circles[1].number, 2);
    return reading->community.circles[1].id;
}

static void both_models_of_circles_are_shipped(void **state)
{
    struct reading reading;

    (void)state;
    assert_string_equal(second_circle("engagement", &reading), "impliques");
    end_reading(&reading);
    assert_string_equal(second_circle("biodiversite", &reading), "informes");
    end_reading(&reading);
}

/* One line of the demonstration: "[colonne] + texte … {Groupe} ooo". */
static void check_demo_line(const struct community *community, const char *line)
{
    const char *text = line;
    char sign[2] = "";
    char category[32] = "";

    if (sscanf(line, "[%31[^]]]", category) == 1) {
        assert_string_not_equal(community_category(community, category), category);
        text = strchr(line, ']') + 2;
    }
    sign[0] = text[0];
    assert_non_null(community_kind_by_sign(community, sign));
    assert_int_equal(text[1], ' ');
    assert_int_equal(strchr(text, '{') != NULL, strchr(text, '}') != NULL);
}

static void the_demonstration_is_well_formed(void **state)
{
    size_t len;
    const char *yaml = config_shipped("demo", &len);
    struct reading reading = read_bytes(yaml, len);
    char *notes = strdup(config_demo_notes(&len));
    size_t count = 0;

    (void)state;
    for (char *line = strtok(notes, "\n"); line; line = strtok(NULL, "\n")) {
        if (*line == '#')
            continue;
        check_demo_line(&reading.community, line);
        count++;
    }
    assert_true(count >= 60);
    free(notes);
    end_reading(&reading);
}

/* --- files --------------------------------------------------------------------------
 */

static void write_file(const char *path, const char *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static void a_file_is_loaded_whole_or_refused_by_name(void **state)
{
    char folder[] = "/tmp/test-config-XXXXXX";
    char path[64];
    char *big = repeated("", "# plein\n", 40000);
    struct str text = {0};
    struct err err = ERR_INIT;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/ma.yaml", folder);
    assert_false(config_load_file(path, &text, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    assert_non_null(strstr(err.text, "ma.yaml"));
    assert_false(config_load_file(folder, &text, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    write_file(path, big, strlen(big));
    assert_false(config_load_file(path, &text, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_non_null(strstr(err.text, "256 Kio"));
    write_file(path, "nom: A\nr\xE9gion: B\n", 17);
    assert_false(config_load_file(path, &text, &err));
    assert_non_null(strstr(err.text, "ma.yaml:2:2: "));
    assert_int_equal(text.len, 0);
    write_file(path, "\xEF\xBB\xBFnom: A\n", 10);
    assert_true(config_load_file(path, &text, &err));
    assert_string_equal(str_text(&text), "\xEF\xBB\xBFnom: A\n");
    unlink(path);
    rmdir(folder);
    str_free(&text);
    free(big);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_has_its_sentence),
        cmocka_unit_test(every_error_is_said_at_once_in_order),
        cmocka_unit_test(an_unknown_key_only_warns),
        cmocka_unit_test(bytes_that_are_not_text_are_named_by_place),
        cmocka_unit_test(bombs_stop_at_the_limit),
        cmocka_unit_test(a_file_too_large_is_not_parsed),
        cmocka_unit_test(texts_and_lists_have_a_size),
        cmocka_unit_test(scalars_stay_text),
        cmocka_unit_test(an_id_is_kept_as_written),
        cmocka_unit_test(yes_and_no_have_many_spellings),
        cmocka_unit_test(keys_forgive_accents_and_case),
        cmocka_unit_test(what_is_absent_has_a_default),
        cmocka_unit_test(the_mark_the_line_ends_and_the_forms_do_not_matter),
        cmocka_unit_test(a_body_keeps_its_lines_and_a_title_has_one),
        cmocka_unit_test(words_and_keys_are_mappings),
        cmocka_unit_test(a_board_may_name_kinds_declared_below),
        cmocka_unit_test(shipped_communities_have_no_fault),
        cmocka_unit_test(both_models_of_circles_are_shipped),
        cmocka_unit_test(the_demonstration_is_well_formed),
        cmocka_unit_test(a_file_is_loaded_whole_or_refused_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
