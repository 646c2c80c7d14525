/* The community's own rules: defaults, words, look-ups. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "domain/community.h"

static void an_empty_community_gets_kinds_and_a_board(void **state)
{
    struct community community = {0};

    (void)state;
    community_fill_defaults(&community);
    assert_int_equal(community.kind_count, 4);
    assert_int_equal(community.board_count, 1);
    assert_string_equal(community_kind(&community, "idea")->sign, "+");
    assert_string_equal(community_kind(&community, "fear")->sign, "!");
    assert_string_equal(community_kind(&community, "need")->sign, "*");
    assert_string_equal(community_kind(&community, "question")->sign, "?");
    assert_string_equal(community_kind(&community, "fear")->label, "PEUR");
    assert_null(community.boards[0].kinds[0]);
    community_free(&community);
    assert_int_equal(community.kind_count, 0);
}

static void only_fears_keep_no_author(void **state)
{
    struct community community = {0};

    (void)state;
    community_fill_defaults(&community);
    for (size_t i = 0; i < community.kind_count; i++)
        assert_int_equal(community.kinds[i].attributed,
                         community.kinds[i].ink != INK_FEAR);
    community_free(&community);
}

static void defaults_leave_what_is_there(void **state)
{
    const struct note_kind kind = {.id = "levier", .sign = "%", .label = "LEVIER À"};
    const struct board_plan board = {.id = "mars", .name = "Mars"};
    struct community community = {
        .kinds = &kind, .kind_count = 1, .boards = &board, .board_count = 1};

    (void)state;
    community_fill_defaults(&community);
    assert_int_equal(community.kind_count, 1);
    assert_string_equal(community.kinds[0].label, "LEVIER À");
    assert_string_equal(community.kinds[0].singular, "levier à");
    assert_ptr_equal(community.boards, &board);
    assert_string_equal(community_kind_by_sign(&community, "%")->id, "levier");
    assert_null(community_kind_by_sign(&community, "+"));
    assert_null(community_kind(&community, "idea"));
    assert_ptr_equal(community_board(&community, "mars"), &board);
    assert_null(community_board(&community, "avril"));
    community_free(&community);
}

static void a_term_is_the_community_s_or_the_usual_one(void **state)
{
    const struct term terms[] = {{"gardener", "porte-voix", "porte-voix", "le"}};
    const struct community community = {.terms = terms, .term_count = 1};

    (void)state;
    assert_string_equal(community_term(&community, "gardener")->plural, "porte-voix");
    assert_string_equal(community_term(&community, "meeting")->singular, "rencontre");
    assert_string_equal(community_term(&community, "meeting")->article, "la");
    assert_null(community_term(&community, "spaceship"));
}

static void a_category_reads_as_its_label(void **state)
{
    const struct label labels[] = {{"argent", "Argent"}, {"vie", "Vie de quartier"}};
    const struct community community = {.categories = labels, .category_count = 2};

    (void)state;
    assert_string_equal(community_category(&community, "vie"), "Vie de quartier");
    assert_string_equal(community_category(&community, "gone"), "gone");
    assert_string_equal(community_category(&community, ""), "À classer");
    assert_string_equal(community_category(&community, NULL), "À classer");
}

static void usual_lists_speak_the_language_of_the_moment(void **state)
{
    struct community community = {0};

    (void)state;
    community_fill_defaults(&community);
    assert_string_equal(community_actor_kind(&community, "entreprise"), "Entreprise");
    assert_string_equal(community_source(&community, "atelier"), "Atelier");
    assert_string_equal(community_relation(&community, "sponsors")->inverse,
                        "parrainé·e par");
    community_free(&community);
    i18n_set("en");
    community_fill_defaults(&community);
    assert_string_equal(community_actor_kind(&community, "entreprise"), "Company");
    assert_string_equal(community_source(&community, "atelier"), "Workshop");
    assert_string_equal(community_relation(&community, "sponsors")->inverse,
                        "sponsored by");
    i18n_set("fr");
    community_free(&community);
}

static void the_relations_that_the_program_makes_are_always_there(void **state)
{
    const struct relation_type own[] = {{"synergy", "s’entraide avec", ""},
                                        {"aide", "aide", "aidé par"}};
    struct community community = {.relations = own, .relation_count = 2};
    const struct relation_type *synergy;

    (void)state;
    community_fill_defaults(&community);
    assert_int_equal(community.relation_count, 3);
    synergy = community_relation(&community, "synergy");
    assert_string_equal(synergy->label, "s’entraide avec");
    assert_string_equal(synergy->inverse, "s’entraide avec");
    assert_string_equal(community_relation(&community, "aide")->inverse, "aidé par");
    assert_string_equal(community_relation(&community, "carries")->label, "porte");
    assert_null(community_relation(&community, "funds"));
    community_free(&community);
}

static void a_label_reads_as_such_and_a_lost_one_as_its_id(void **state)
{
    const struct label labels[] = {{"vie", "Vie locale"}, {"mer", "Mer et littoral"}};
    const struct community community = {.themes = labels,
                                        .theme_count = 2,
                                        .actor_kinds = labels,
                                        .actor_kind_count = 1};

    (void)state;
    assert_string_equal(community_theme(&community, "mer"), "Mer et littoral");
    assert_string_equal(community_theme(&community, "ciel"), "ciel");
    assert_string_equal(community_theme(&community, ""), "");
    assert_string_equal(community_theme(&community, NULL), "");
    assert_string_equal(community_actor_kind(&community, "vie"), "Vie locale");
    assert_string_equal(community_actor_kind(&community, "mer"), "mer");
    assert_string_equal(community_source(&community, "vie"), "vie");
    assert_string_equal(community_label(labels, 2, "vie"), "Vie locale");
}

static const struct circle two_ways[] = {
    {.id = "engages", .number = 1, .model = ""},
    {.id = "informes", .number = 3, .model = "m1"},
    {.id = "informes-2", .number = 2, .model = "m2"},
};

static void a_circle_is_of_one_model_or_of_all(void **state)
{
    const struct circle_model models[] = {{"m1", "Modèle 1"}, {"m2", "Modèle 2"}};
    const struct community community = {
        .circles = two_ways, .circle_count = 3, .models = models, .model_count = 2};

    (void)state;
    assert_true(community_model_has(&community, "engages", "m1"));
    assert_true(community_model_has(&community, "engages", "m2"));
    assert_true(community_model_has(&community, "informes", "m1"));
    assert_false(community_model_has(&community, "informes", "m2"));
    assert_true(community_model_has(&community, "informes-2", "m2"));
    assert_false(community_model_has(&community, "perdu", "m1"));
    /* Nothing stored yet, or a model that left the file: the first one. */
    assert_ptr_equal(community_model(&community, ""), &models[0]);
    assert_ptr_equal(community_model(&community, NULL), &models[0]);
    assert_ptr_equal(community_model(&community, "m9"), &models[0]);
    assert_true(community_model_has(&community, "informes", ""));
    assert_false(community_model_has(&community, "informes-2", NULL));
}

static void without_models_every_circle_counts(void **state)
{
    const struct community community = {.circles = two_ways, .circle_count = 3};

    (void)state;
    assert_null(community_model(&community, "m1"));
    assert_true(community_model_has(&community, "informes", "m2"));
    assert_false(community_model_has(&community, "perdu", "m2"));
    assert_null(community_circle(&community, "perdu"));
    assert_int_equal(community_circle(&community, "informes")->number, 3);
}

static void a_passage_has_one_direction(void **state)
{
    const struct circle_passage passages[] = {{.from = "m1", .to = "m2"},
                                              {.from = "m2", .to = "m3"}};
    const struct community community = {.passages = passages, .passage_count = 2};

    (void)state;
    assert_ptr_equal(community_passage(&community, "m1", "m2"), &passages[0]);
    assert_ptr_equal(community_passage(&community, "m2", "m3"), &passages[1]);
    assert_null(community_passage(&community, "m2", "m1"));
    assert_null(community_passage(&community, "m1", "m3"));
}

static void charters_and_own_fields_are_found_by_id(void **state)
{
    const struct charter charters[] = {{"charte", "Charte", 2, 0},
                                       {"contrat", "Contrat", 1, 12}};
    const struct custom_field fields[] = {{.id = "cle"}, {.id = "outils"}};
    const struct community community = {
        .charters = charters, .charter_count = 2, .fields = fields, .field_count = 2};

    (void)state;
    assert_ptr_equal(community_charter(&community, "contrat"), &charters[1]);
    assert_null(community_charter(&community, "pacte"));
    assert_ptr_equal(community_field(&community, "outils"), &fields[1]);
    assert_null(community_field(&community, "charte"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_community_gets_kinds_and_a_board),
        cmocka_unit_test(only_fears_keep_no_author),
        cmocka_unit_test(defaults_leave_what_is_there),
        cmocka_unit_test(a_term_is_the_community_s_or_the_usual_one),
        cmocka_unit_test(a_category_reads_as_its_label),
        cmocka_unit_test(usual_lists_speak_the_language_of_the_moment),
        cmocka_unit_test(the_relations_that_the_program_makes_are_always_there),
        cmocka_unit_test(a_label_reads_as_such_and_a_lost_one_as_its_id),
        cmocka_unit_test(a_circle_is_of_one_model_or_of_all),
        cmocka_unit_test(without_models_every_circle_counts),
        cmocka_unit_test(a_passage_has_one_direction),
        cmocka_unit_test(charters_and_own_fields_are_found_by_id),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
