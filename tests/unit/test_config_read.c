/* What a community's YAML may hold, and what it becomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "config_reading.h"

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

static void circles_may_be_counted_in_two_models(void **state)
{
    struct reading reading =
        read_text("nom: A\n"
                  "passages: [{de: m1, vers: m2, cercles: {informes: citoyens}}]\n"
                  "cercles:\n"
                  "  - {nom: Engagés, relance: 45}\n"
                  "  - {id: informes, nom: Informé·e·s, numéro: 3, modèle: m1}\n"
                  "  - {id: informes-2, nom: Informé·e·s, numéro: 2, modèle: m2}\n"
                  "  - {nom: Citoyens, numéro: 3, modèle: m2}\n"
                  "modèles: [M1, {id: m2, nom: Second}]\n");
    const struct community *community = &reading.community;
    const struct circle_passage *passage;

    (void)state;
    assert_string_equal(str_text(&reading.said), "");
    assert_string_equal(community_circle(community, "engages")->model, "");
    assert_int_equal(community_circle(community, "engages")->reminder_days, 45);
    assert_int_equal(community_circle(community, "citoyens")->reminder_days, 0);
    assert_string_equal(community_circle(community, "informes-2")->model, "m2");
    assert_string_equal(community_model(community, "m2")->label, "Second");
    passage = community_passage(community, "m1", "m2");
    assert_int_equal(passage->step_count, 1);
    assert_string_equal(passage->steps[0].from, "informes");
    assert_string_equal(passage->steps[0].to, "citoyens");
    end_reading(&reading);
}

static void a_passage_may_leave_out_a_circle_of_both_models(void **state)
{
    struct reading reading =
        read_text("nom: A\n"
                  "modèles: [M1, M2]\n"
                  "cercles: [{nom: Tous}, {nom: Un, modèle: m1}]\n"
                  "passages: [{de: m2, vers: m1}, {de: m1, vers: m2}]\n");

    (void)state;
    assert_true(reading.ok);
    /* Only what the second passage does with "un" is not said. */
    assert_int_equal(reading.problems.n, 1);
    assert_int_equal(reading.problems.at[0].column, 37);
    assert_int_equal(reading.community.passage_count, 2);
    end_reading(&reading);
}

static void own_fields_have_a_type_an_owner_and_a_level(void **state)
{
    struct reading reading = read_text(
        "nom: A\n"
        "champs:\n"
        "  - Disponibilités\n"
        "  - {nom: Effectif, pour: acteurs, type: nombre, visible: tous}\n"
        "  - {nom: Né·e le, pour: membres, type: date, visible: membres}\n"
        "  - {nom: Clé, type: oui/non, visible: jardiniers}\n"
        "  - {nom: Rythme, pour: tous, type: choix, choix: [1, chaque mois]}\n");
    const struct custom_field *fields;

    (void)state;
    assert_string_equal(str_text(&reading.said), "");
    assert_int_equal(reading.community.field_count, 5);
    fields = reading.community.fields;
    assert_int_equal(fields[0].owner, CUSTOM_BOTH);
    assert_int_equal(fields[0].type, CUSTOM_TEXT);
    assert_int_equal(fields[0].level, CUSTOM_PAIR);
    assert_null(fields[0].choices[0]);
    assert_int_equal(fields[1].owner, CUSTOM_ACTOR);
    assert_int_equal(fields[1].type, CUSTOM_NUMBER);
    assert_int_equal(fields[1].level, CUSTOM_PUBLIC);
    assert_int_equal(fields[2].owner, CUSTOM_PERSON);
    assert_int_equal(fields[2].type, CUSTOM_DATE);
    assert_int_equal(fields[2].level, CUSTOM_MEMBERS);
    assert_int_equal(fields[3].type, CUSTOM_FLAG);
    assert_int_equal(fields[3].level, CUSTOM_PAIR);
    assert_int_equal(fields[4].type, CUSTOM_CHOICE);
    assert_string_equal(fields[4].choices[1], "chaque mois");
    assert_null(fields[4].choices[2]);
    end_reading(&reading);
}

static void the_map_has_kinds_roles_and_relations(void **state)
{
    struct reading reading =
        read_text("nom: A\n"
                  "genres: [{id: gaec, nom: GAEC}, Régie]\n"
                  "rôles: [porte-parole]\n"
                  "vérification: 6\n"
                  "relations: [{id: sponsors, nom: parraine, inverse: parrainé par},\n"
                  "  {nom: voisine avec}, {id: carries, nom: mène}]\n");
    const struct community *community = &reading.community;

    (void)state;
    assert_string_equal(str_text(&reading.said), "");
    assert_int_equal(community->actor_kind_count, 2);
    assert_string_equal(community_actor_kind(community, "gaec"), "GAEC");
    assert_string_equal(community_actor_kind(community, "regie"), "Régie");
    assert_int_equal(community->role_count, 1);
    assert_string_equal(community->roles[0].id, "porte-parole");
    assert_int_equal(community->verify_months, 6);
    assert_string_equal(community_relation(community, "sponsors")->inverse,
                        "parrainé par");
    assert_string_equal(community_relation(community, "voisine-avec")->inverse,
                        "voisine avec");
    assert_string_equal(community_relation(community, "carries")->label, "mène");
    assert_int_equal(community->relation_count, 4); /* and the synergy */
    end_reading(&reading);
}

static void cards_have_interviews_charters_words_and_lists(void **state)
{
    struct reading reading = read_text(
        "nom: A\n"
        "entretiens: [{nom: Arrivée, questions: [\"Pourquoi ?\", Comment]}]\n"
        "étiquettes: [Envie]\n"
        "mots sensibles: [relig*, arrêt maladie]\n"
        "chartes: [Charte, {id: c2, nom: Contrat, version: 3, renouvellement: 12}]\n"
        "listes: [{nom: Aude, recherche: 'type:acteur dept:11 -test'}]\n");
    const struct community *community = &reading.community;

    (void)state;
    assert_string_equal(str_text(&reading.said), "");
    assert_int_equal(community->grid_count, 1);
    assert_string_equal(community->grids[0].id, "arrivee");
    assert_string_equal(community->grids[0].questions[1], "Comment");
    assert_null(community->grids[0].questions[2]);
    assert_int_equal(community->extract_tag_count, 1);
    assert_string_equal(community->extract_tags[0].id, "envie");
    assert_string_equal(community->sensitive[1], "arrêt maladie");
    assert_null(community->sensitive[2]);
    assert_int_equal(community->charters[0].version, 1);
    assert_int_equal(community->charters[0].renew_months, 0);
    assert_int_equal(community_charter(community, "c2")->version, 3);
    assert_int_equal(community_charter(community, "c2")->renew_months, 12);
    assert_string_equal(community->lists[0].id, "aude");
    assert_string_equal(community->lists[0].query, "type:acteur dept:11 -test");
    end_reading(&reading);
}

static void a_file_of_before_still_has_what_cards_need(void **state)
{
    struct reading reading = read_text("nom: A\n"
                                       "mots sensibles:\n"
                                       "vérification:\n"
                                       "genres: []\n");
    const struct community *community = &reading.community;

    (void)state;
    assert_string_equal(str_text(&reading.said), "");
    assert_true(community->actor_kind_count > 0 && community->role_count > 0);
    assert_true(community->source_count > 0 && community->extract_tag_count > 0);
    assert_non_null(community_relation(community, "carries"));
    assert_non_null(community->sensitive[0]);
    assert_int_equal(community->verify_months, 12);
    assert_int_equal(community->model_count + community->passage_count, 0);
    assert_int_equal(community->field_count + community->grid_count, 0);
    assert_int_equal(community->charter_count + community->list_count, 0);
    end_reading(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_stay_text),
        cmocka_unit_test(an_id_is_kept_as_written),
        cmocka_unit_test(yes_and_no_have_many_spellings),
        cmocka_unit_test(keys_forgive_accents_and_case),
        cmocka_unit_test(what_is_absent_has_a_default),
        cmocka_unit_test(the_mark_the_line_ends_and_the_forms_do_not_matter),
        cmocka_unit_test(a_body_keeps_its_lines_and_a_title_has_one),
        cmocka_unit_test(words_and_keys_are_mappings),
        cmocka_unit_test(a_board_may_name_kinds_declared_below),
        cmocka_unit_test(circles_may_be_counted_in_two_models),
        cmocka_unit_test(a_passage_may_leave_out_a_circle_of_both_models),
        cmocka_unit_test(own_fields_have_a_type_an_owner_and_a_level),
        cmocka_unit_test(the_map_has_kinds_roles_and_relations),
        cmocka_unit_test(cards_have_interviews_charters_words_and_lists),
        cmocka_unit_test(a_file_of_before_still_has_what_cards_need),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
