/* The 41 actors of the demonstration, read and written as the program does. */
#include "actors_fixture.h"
#include "config/config.h"
#include "ops/demo.h"

static void demo_words(struct fixture *fixture)
{
    struct config_problems problems = {0};
    struct community *words = calloc(1, sizeof *words);
    size_t len;
    assert_non_null(words);
    const char *yaml = config_shipped("demo", &len);
    config_read(yaml, len, words, &problems);
    assert_int_equal(problems.n, 0);
    config_problems_free(&problems);
    ops_garden_words(&fixture->garden, words);
}

static void every_line_becomes_an_actor_with_a_place(void **state)
{
    struct fixture *fixture = *state;
    struct source_count *sources, total;
    size_t len, count;
    demo_words(fixture);
    must(ops_demo_actors(&fixture->garden, config_demo_actors(&len), &fixture->err));
    assert_int_equal(passing(fixture, NULL), 41);
    const char *nowhere[] = {""};
    struct actor_filter lost = {.depts = nowhere, .dept_count = 1};
    assert_string_equal(listed(fixture, &lost, ACTOR_BY_NAME), "Fédération des haies");
    struct actor_filter unseen = {.source = ""}, themeless = {.themeless = true};
    assert_string_equal(listed(fixture, &unseen, ACTOR_BY_NAME),
                        "Fédération des haies");
    assert_string_equal(listed(fixture, &themeless, ACTOR_BY_NAME),
                        "Fédération des haies");
    must(ops_source_counts(&fixture->garden, &fixture->arena, &sources, &count, &total,
                           &fixture->err));
    assert_int_equal(total.prospects[PROSPECT_MEMBER], 8);
    struct coverage grid;
    must(ops_coverage(&fixture->garden, NULL, &fixture->arena, &grid, &fixture->err));
    for (size_t i = 0; i < grid.region_count; i++)
        assert_true(grid.depts[i].actors > 0);
    struct actor_filter stale = {.verified_before =
                                     ops_verify_before(&fixture->garden)};
    assert_int_equal(passing(fixture, &stale), 7);
    struct actor_page page; /* nothing was left as a note */
    must(ops_actors_page(&fixture->garden, NULL, ACTOR_BY_NAME, none, 0, 99,
                         &fixture->arena, &page, &fixture->err));
    for (size_t i = 0; i < page.count; i++)
        assert_string_equal(page.actors[i].note, "");
    sound(fixture);
}

/* What is not understood is said, with its line. */
static void a_wrong_line_is_named(void **state)
{
    struct fixture *fixture = *state;
    demo_words(fixture);
    must_refuse(
        ops_demo_actors(&fixture->garden, "# tête\nA {couleur: bleu}\n", &fixture->err),
        ERR_INPUT);
    assert_non_null(strstr(fixture->err.text, "ligne 2"));
    must_refuse(
        ops_demo_actors(&fixture->garden, "B {synergie: Personne}\n", &fixture->err),
        ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        actors_test(every_line_becomes_an_actor_with_a_place),
        actors_test(a_wrong_line_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
