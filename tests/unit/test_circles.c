/* Circles through time: history, caps, two models there and back with 100 people. */
#include "cards_fixture.h"

enum { PEOPLE = 100 };

static const char *circle_of(struct fixture *fixture, struct id id)
{
    return view_of(fixture, id).card.circle;
}

static void the_present_circle_is_the_last_move(void **state)
{
    struct fixture *fixture = *state;
    struct id id = carded(fixture, "Nadia Benali");
    enters(fixture, id, "engages", at(2, 1, 0, 0));
    assert_string_equal(circle_of(fixture, id), "engages");
    enters(fixture, id, "informes", at(1, 10, 15, 0));
    assert_string_equal(circle_of(fixture, id), "engages");
    enters(fixture, id, "impliques", 0);
    assert_string_equal(circle_of(fixture, id), "impliques");
    struct card_view view = view_of(fixture, id);
    assert_int_equal(view.move_count, 3);
    assert_int_equal(view.moves[0].since, at(3, 10, 0, 0));
    assert_string_equal(view.moves[0].reason, "à sa demande");
    assert_string_equal(view.moves[2].circle, "informes");
    must(ops_circle_move_bin(&fixture->garden, view.moves[0].id, &fixture->err));
    assert_string_equal(circle_of(fixture, id), "engages");
    assert_string_equal(undone(fixture),
                        "Annulé : passage de cercle retiré, « Nadia Benali »");
    assert_string_equal(circle_of(fixture, id), "impliques");
    assert_string_equal(undone(fixture), "Annulé : cercle changé, « Nadia Benali »");
    assert_string_equal(circle_of(fixture, id), "engages");
    redone(fixture);
    assert_string_equal(circle_of(fixture, id), "impliques");
    enters(fixture, id, "", 0); /* the same day again */
    assert_int_equal(view_of(fixture, id).move_count, 3);
    assert_string_equal(circle_of(fixture, id), "");
    sound(fixture);
}

static void impossible_moves_are_said(void **state)
{
    struct fixture *fixture = *state;
    struct id id = carded(fixture, "Nadia Benali");
    const char *warning;
    struct circle_change change = {&id, 1, "engages", at(3, 11, 0, 0), NULL};
    must_refuse(ops_circle_set(&fixture->garden, &change, &fixture->arena, &warning,
                               &fixture->err),
                ERR_INPUT);
    change = (struct circle_change){&id, 1, "martiens", 0, NULL};
    must_refuse(ops_circle_set(&fixture->garden, &change, &fixture->arena, &warning,
                               &fixture->err),
                ERR_INPUT);
    change = (struct circle_change){&id, 0, "engages", 0, NULL};
    must_refuse(ops_circle_set(&fixture->garden, &change, &fixture->arena, &warning,
                               &fixture->err),
                ERR_INPUT);
}

static void a_full_circle_is_said_and_allowed(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[31];
    const char *warning;
    for (int i = 0; i < 31; i++)
        ids[i] = carded(fixture, arena_printf(&fixture->arena, "Ana Nom%d", i));
    const struct circle_change change = {ids, 30, "engages", 0, NULL};
    must(ops_circle_set(&fixture->garden, &change, &fixture->arena, &warning,
                        &fixture->err));
    assert_null(warning);
    warning = enters(fixture, ids[30], "engages", 0);
    assert_string_equal(warning, "31 personnes dans Engagé·e·s, prévu pour 30.");
    undone(fixture);
    assert_string_equal(undone(fixture), "Annulé : 30 cercles changés");
}

/* --- a hundred people ---------------------------------------------------------------
 */

static void hundred(struct fixture *fixture, struct id ids[PEOPLE])
{
    static const char *const circles[] = {"engages", "impliques", "informes"};
    for (size_t i = 0; i < PEOPLE; i++) {
        ids[i] = carded(fixture, arena_printf(&fixture->arena, "Ana Nom%02zu", i));
        enters(fixture, ids[i], circles[i % 3], at(1, 10, 0, 0));
    }
}

static void remember(struct fixture *fixture, const struct id ids[PEOPLE],
                     const char *circles[PEOPLE])
{
    for (size_t i = 0; i < PEOPLE; i++)
        circles[i] = circle_of(fixture, ids[i]);
}

static struct model_preview preview_of(struct fixture *fixture, const char *model)
{
    struct model_preview preview;
    must(ops_circle_preview(&fixture->garden, model, &fixture->arena, &preview,
                            &fixture->err));
    return preview;
}

static const char *lines_of(struct fixture *fixture, const char *model)
{
    struct model_preview preview = preview_of(fixture, model);
    const char *text = "";
    for (size_t i = 0; i < preview.count; i++)
        text =
            arena_printf(&fixture->arena, "%s%s>%s:%d%s ", text, preview.lines[i].from,
                         preview.lines[i].to, preview.lines[i].people,
                         preview.lines[i].by_history ? "h" : "");
    return text;
}

static void model_is(struct fixture *fixture, const char *id)
{
    const struct circle_model *model;
    must(ops_circle_model(&fixture->garden, &fixture->arena, &model, &fixture->err));
    assert_string_equal(model->id, id);
}

static void model_set(struct fixture *fixture, const char *model)
{
    must(ops_circle_model_set(&fixture->garden, model, "essai", &fixture->err));
    model_is(fixture, model);
}

static void model_1_to_2_and_back_gives_everyone_her_circle(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[PEOPLE];
    const char *before[PEOPLE], *after[PEOPLE];
    hundred(fixture, ids);
    remember(fixture, ids, before);
    assert_string_equal(
        lines_of(fixture, "m2"),
        "engages>engages:34 impliques>informes-2:33 informes>informes-2:33 ");
    model_is(fixture, "m1");
    it_is(fixture, at(4, 1, 9, 0));
    model_set(fixture, "m2");
    remember(fixture, ids, after);
    assert_string_equal(after[1], "informes-2");
    assert_string_equal(after[2], "informes-2");
    /* The same day or later, but for those who moved since. */
    assert_string_equal(
        lines_of(fixture, "m1"),
        "engages>engages:34h informes-2>impliques:33h informes-2>informes:33h ");
    it_is(fixture, at(5, 1, 9, 0));
    enters(fixture, ids[1], "citoyens", 0);
    model_set(fixture, "m1");
    remember(fixture, ids, after);
    for (size_t i = 0; i < PEOPLE; i++)
        assert_string_equal(after[i], i == 1 ? "informes" : before[i]);
    undone(fixture);
    model_is(fixture, "m2");
    assert_string_equal(circle_of(fixture, ids[1]), "citoyens");
    undone(fixture);
    assert_string_equal(undone(fixture), "Annulé : modèle de cercles changé, « Jardin "
                                         "des Lilas »");
    model_is(fixture, "m1");
    remember(fixture, ids, after);
    for (size_t i = 0; i < PEOPLE; i++)
        assert_string_equal(after[i], before[i]);
    redone(fixture);
    model_is(fixture, "m2");
    model_set(fixture, "m1");
    model_set(fixture, "m2");
    assert_string_equal(circle_of(fixture, ids[1]), "informes-2");
    sound(fixture);
}

/* A second thought about a day replaces the first, but not what a change of model
 * wrote.
 */
static void a_change_of_model_stays_in_the_history(void **state)
{
    struct fixture *fixture = *state;
    struct id id = carded(fixture, "Nadia Benali");
    enters(fixture, id, "impliques", at(1, 10, 0, 0));
    model_set(fixture, "m2");
    enters(fixture, id, "citoyens", 0);
    enters(fixture, id, "engages", 0);
    struct card_view view = view_of(fixture, id);
    assert_int_equal(view.move_count, 3);
    assert_string_equal(view.moves[0].circle, "engages");
    assert_string_equal(view.moves[1].model, "m1>m2");
    assert_string_equal(lines_of(fixture, "m1"), "engages>engages:1 ");
    sound(fixture);
}

static void who_is_nowhere_in_the_new_model_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct id left = carded(fixture, "Zoé Le Goff"), none_id = carded(fixture, "Émile");
    enters(fixture, left, "soutiens", 0);
    struct model_preview preview = preview_of(fixture, "m2");
    assert_int_equal(preview.unmapped, 1);
    assert_int_equal(preview.people, 0);
    assert_string_equal(preview.left[0].given, "Zoé");
    model_set(fixture, "m2");
    assert_string_equal(circle_of(fixture, left), "soutiens");
    assert_string_equal(circle_of(fixture, none_id), "");
    struct circle_count *counts;
    size_t count;
    must(ops_circle_counts(&fixture->garden, &fixture->arena, &counts, &count,
                           &fixture->err));
    assert_int_equal(count, 5);
    assert_string_equal(counts[2].id, "citoyens");
    assert_string_equal(counts[3].id, "soutiens");
    assert_int_equal(counts[3].number, 0);
    assert_string_equal(counts[4].id, "");
    assert_int_equal(counts[4].people, 1);
    must_refuse(ops_circle_preview(&fixture->garden, "m2", &fixture->arena, &preview,
                                   &fixture->err),
                ERR_INPUT);
    must_refuse(ops_circle_preview(&fixture->garden, "m9", &fixture->arena, &preview,
                                   &fixture->err),
                ERR_INPUT);
}

static size_t people_on(struct fixture *fixture, const char *circle, int64_t day)
{
    struct person *persons;
    size_t count;
    must(ops_circle_on(&fixture->garden, circle, day, &fixture->arena, &persons, &count,
                       &fixture->err));
    return count;
}

static void the_past_is_answered_and_balances(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[PEOPLE];
    hundred(fixture, ids);
    for (size_t i = 0; i < 10; i++)
        enters(fixture, ids[3 * i], "impliques", at(2, 5, 0, 0));
    for (size_t i = 0; i < 4; i++)
        enters(fixture, ids[3 * i], "engages", at(2, 20, 0, 0));
    enters(fixture, ids[30], "", at(2, 28, 0, 0));
    it_is(fixture, at(4, 1, 9, 0));
    model_set(fixture, "m2");
    assert_int_equal(people_on(fixture, "engages", at(1, 9, 12, 0)), 0);
    assert_int_equal(people_on(fixture, "engages", at(1, 10, 12, 0)), 34);
    assert_int_equal(people_on(fixture, "engages", at(2, 5, 0, 0)), 24);
    assert_int_equal(people_on(fixture, "impliques", at(2, 19, 0, 0)), 43);
    assert_int_equal(people_on(fixture, "informes-2", at(3, 31, 0, 0)), 0);
    assert_int_equal(people_on(fixture, "informes-2", at(4, 1, 0, 0)), 72);
    struct circle_balance *lines;
    size_t count;
    must(ops_circle_balances(&fixture->garden, at(2, 1, 0, 0), at(4, 1, 0, 0),
                             &fixture->arena, &lines, &count, &fixture->err));
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(lines[i].start + lines[i].entries - lines[i].exits,
                         lines[i].end);
        assert_int_equal(lines[i].start,
                         people_on(fixture, lines[i].id, at(1, 31, 0, 0)));
        assert_int_equal(lines[i].end, people_on(fixture, lines[i].id, at(4, 1, 0, 0)));
    }
    assert_string_equal(lines[0].id, "engages");
    assert_int_equal(lines[0].start, 34);
    assert_int_equal(lines[0].exits, 11);
    assert_int_equal(lines[0].entries, 4);
    assert_int_equal(lines[0].mapped_in + lines[0].mapped_out, 0);
    assert_string_equal(lines[3].id, "informes-2");
    assert_int_equal(lines[3].mapped_in, 72);
    must_refuse(ops_circle_balances(&fixture->garden, at(4, 1, 0, 0), at(2, 1, 0, 0),
                                    &fixture->arena, &lines, &count, &fixture->err),
                ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cards_test(the_present_circle_is_the_last_move),
        cards_test(impossible_moves_are_said),
        cards_test(a_full_circle_is_said_and_allowed),
        cards_test(model_1_to_2_and_back_gives_everyone_her_circle),
        cards_test(a_change_of_model_stays_in_the_history),
        cards_test(who_is_nowhere_in_the_new_model_is_named),
        cards_test(the_past_is_answered_and_balances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
