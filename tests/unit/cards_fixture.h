/* Cards on the garden of people_fixture.h, in a community with two models of circles,
 * charters, interviews and words to watch. */
#ifndef TESTS_CARDS_FIXTURE_H
#define TESTS_CARDS_FIXTURE_H

#include "ops/asks.h"
#include "ops/cards.h"
#include "ops/charters.h"
#include "ops/circles.h"
#include "ops/contacts.h"
#include "ops/interviews.h"
#include "ops/invites.h"
#include "ops/touches.h"
#include "people_fixture.h"

static const struct circle cards_circles[] = {
    {.id = "engages",
     .number = 1,
     .label = "Engagé·e·s",
     .soft_cap = 30,
     .reminder_days = 45,
     .model = ""},
    {.id = "impliques",
     .number = 2,
     .label = "Impliqué·e·s",
     .soft_cap = 100,
     .reminder_days = 120,
     .model = "m1"},
    {.id = "informes", .number = 3, .label = "Informé·e·s", .model = "m1"},
    {.id = "informes-2",
     .number = 2,
     .label = "Informé·e·s",
     .reminder_days = 180,
     .model = "m2"},
    {.id = "citoyens", .number = 3, .label = "Citoyens", .model = "m2"},
    {.id = "soutiens", .number = 4, .label = "Soutiens", .model = "m1"},
};
static const struct circle_model cards_models[] = {{"m1", "Modèle 1"},
                                                   {"m2", "Modèle 2"}};
/* Two circles of model 1 become one: only history knows the way back. Nobody says
 * where « Soutiens » goes. */
static const struct circle_step cards_there[] = {{"impliques", "informes-2"},
                                                 {"informes", "informes-2"}};
static const struct circle_step cards_back[] = {{"informes-2", "informes"},
                                                {"citoyens", "informes"}};
static const struct circle_passage cards_passages[] = {
    {"m1", "m2", cards_there, 2},
    {"m2", "m1", cards_back, 2},
};
static const struct label cards_themes[] = {
    {"mer", "Mer et littoral"}, {"haies", "Haies et bocage"}, {"ville", "Ville"}};
static const struct label cards_tags[] = {
    {"besoin", "Besoin"}, {"frein", "Frein"}, {"idee", "Idée à suivre"}};
static const char *const cards_questions[] = {"D’où venez-vous ?", "Que voulez-vous ?",
                                              NULL};
static const struct interview_grid cards_grids[] = {
    {"arrivee", "Entretien d’arrivée", cards_questions}};
static const struct charter cards_charters[] = {
    {"charte", "Charte", 2, 0}, {"contrat", "Contrat d’engagement", 1, 12}};
static const char *const cards_sensitive[] = {"syndicat*", "malad*", NULL};

static int cards_setup(void **state)
{
    if (people_setup(state) != 0)
        return -1;
    struct fixture *fixture = *state;
    struct community *words = fixture->garden.community;
    words->region = "Occitanie";
    words->circles = cards_circles;
    words->circle_count = sizeof cards_circles / sizeof *cards_circles;
    words->models = cards_models;
    words->model_count = 2;
    words->passages = cards_passages;
    words->passage_count = 2;
    words->themes = cards_themes;
    words->theme_count = 3;
    words->extract_tags = cards_tags;
    words->extract_tag_count = 3;
    words->grids = cards_grids;
    words->grid_count = 1;
    words->charters = cards_charters;
    words->charter_count = 2;
    words->sensitive = cards_sensitive;
    return 0;
}

#define cards_test(name)                                                               \
    cmocka_unit_test_setup_teardown(name, cards_setup, people_teardown)

static inline struct id carded(struct fixture *fixture, const char *line)
{
    struct id id = {{0}};
    must(ops_card_add_line(&fixture->garden, line, NULL, &id, &fixture->err));
    return id;
}

static inline struct card_view view_of(struct fixture *fixture, struct id id)
{
    struct card_view view = {.touch = ""};
    must(ops_card(&fixture->garden, id, &fixture->arena, &view, &fixture->err));
    return view;
}

static inline const char *enters(struct fixture *fixture, struct id person,
                                 const char *circle, int64_t since)
{
    const char *warning = NULL;
    const struct circle_change change = {&person, 1, circle, since, "à sa demande"};
    must(ops_circle_set(&fixture->garden, &change, &fixture->arena, &warning,
                        &fixture->err));
    return warning;
}

static inline struct card_page list_of(struct fixture *fixture,
                                       const struct card_filter *filter,
                                       enum card_order order)
{
    struct card_page page = {0};
    must(ops_cards_page(&fixture->garden, filter, order, none, 0, 1000, &fixture->arena,
                        &page, &fixture->err));
    return page;
}

/* The labels of a list, by commas. */
static inline const char *names_of(struct fixture *fixture,
                                   const struct card_filter *filter,
                                   enum card_order order)
{
    struct card_page page = list_of(fixture, filter, order);
    const char *names = "";
    for (size_t i = 0; i < page.count; i++)
        names = arena_printf(&fixture->arena, "%s%s%s", names, i ? ", " : "",
                             page.lines[i].label);
    return names;
}

static inline void sound(struct fixture *fixture)
{
    struct store_report report;
    must(store_check(fixture->garden.store, true, NULL, NULL, &fixture->arena, &report,
                     &fixture->err));
    if (report.problems)
        fail_msg("%d problems: %s", report.problems, report.first);
}

#endif
