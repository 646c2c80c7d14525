/* The community's own rules: defaults, words, look-ups. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_community_gets_kinds_and_a_board),
        cmocka_unit_test(only_fears_keep_no_author),
        cmocka_unit_test(defaults_leave_what_is_there),
        cmocka_unit_test(a_term_is_the_community_s_or_the_usual_one),
        cmocka_unit_test(a_category_reads_as_its_label),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
