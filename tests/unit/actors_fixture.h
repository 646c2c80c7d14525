/* Actors on the garden of people_fixture.h, with the words of a community that maps. */
#ifndef TESTS_ACTORS_FIXTURE_H
#define TESTS_ACTORS_FIXTURE_H

#include "ops/actors.h"
#include "ops/actors_map.h"
#include "ops/contacts.h"
#include "ops/links.h"
#include "people_fixture.h"

static const struct label map_themes[] = {{"alimentation", "Alimentation"},
                                          {"climat", "Climat"},
                                          {"mer", "Mer"},
                                          {"montagne", "Montagne"}};
static const struct label map_kinds[] = {
    {"association", "Association"}, {"commune", "Commune"}, {"scic", "SCIC"}};
static const struct label map_sources[] = {
    {"laureats", "Lauréats du prix"}, {"pairs", "Pairs"}, {"lreav", "LREAV"}};
static const struct label map_roles[] = {{"treasurer", "trésorière"}};
static const struct circle map_circles[] = {
    {.id = "engages", .number = 1, .label = "Engagé·e·s"},
    {.id = "impliques", .number = 2, .label = "Impliqué·e·s"}};
static const struct relation_type map_relations[] = {
    {"carries", "porte", "portée par"},
    {"synergy", "en synergie avec", "en synergie avec"},
    {"funds", "finance", "financée par"}};
static const char *const map_sizes[] = {"Petite", "Grande", NULL};
static const char *const map_nothing[] = {NULL};
static const struct custom_field map_fields[] = {
    {"taille", "Taille", CUSTOM_ACTOR, CUSTOM_CHOICE, map_sizes, CUSTOM_MEMBERS},
    {"salaries", "Salariés", CUSTOM_ACTOR, CUSTOM_NUMBER, map_nothing, CUSTOM_PAIR},
    {"visite", "Visité le", CUSTOM_ACTOR, CUSTOM_DATE, map_nothing, CUSTOM_PUBLIC},
    {"permis", "Permis", CUSTOM_PERSON, CUSTOM_FLAG, map_nothing, CUSTOM_PAIR}};

static inline void map_words(struct fixture *fixture)
{
    struct community *words = fixture->garden.community;
    words->region = "Occitanie";
    words->themes = map_themes;
    words->theme_count = 4;
    words->actor_kinds = map_kinds;
    words->actor_kind_count = 3;
    words->sources = map_sources;
    words->source_count = 3;
    words->roles = map_roles;
    words->role_count = 1;
    words->circles = map_circles;
    words->circle_count = 2;
    words->relations = map_relations;
    words->relation_count = 3;
    words->fields = map_fields;
    words->field_count = 4;
    words->verify_months = 12;
}

static int actors_setup(void **state)
{
    if (people_setup(state) != 0)
        return -1;
    map_words(*state);
    return 0;
}

#define actors_test(name)                                                              \
    cmocka_unit_test_setup_teardown(name, actors_setup, people_teardown)

static inline struct id actor_made(struct fixture *fixture, struct actor actor)
{
    struct id id = none;
    must(ops_actor_add(&fixture->garden, &actor, NULL, &id, &fixture->err));
    return id;
}

static inline struct id actor_named(struct fixture *fixture, const char *name)
{
    return actor_made(fixture, (struct actor){.name = name});
}

static inline struct actor actor_of(struct fixture *fixture, struct id id)
{
    struct actor actor = {.name = ""};
    must(ops_actor(&fixture->garden, id, &fixture->arena, &actor, &fixture->err));
    return actor;
}

/* The names of a list, ", " between. */
static inline const char *listed(struct fixture *fixture,
                                 const struct actor_filter *filter,
                                 enum actor_order order)
{
    struct actor_page page;
    const char *names = "";
    must(ops_actors_page(&fixture->garden, filter, order, none, 0, 1000,
                         &fixture->arena, &page, &fixture->err));
    for (size_t i = 0; i < page.count; i++)
        names = arena_printf(&fixture->arena, "%s%s%s", names, i ? ", " : "",
                             page.actors[i].name);
    return names;
}

static inline const char *everyone(struct fixture *fixture)
{
    return listed(fixture, NULL, ACTOR_BY_NAME);
}

static inline size_t passing(struct fixture *fixture, const struct actor_filter *filter)
{
    size_t count, all;
    must(ops_actors_count(&fixture->garden, filter, &count, &all, &fixture->err));
    return count;
}

static inline void sighted(struct fixture *fixture, struct id actor, const char *source,
                           int64_t seen)
{
    struct sighting sighting = {.actor = actor, .source = source, .seen = seen};
    struct id id;
    must(ops_sighting_add(&fixture->garden, &sighting, &id, &fixture->err));
}

static inline struct id tied(struct fixture *fixture, struct id subject,
                             struct id object, const char *kind)
{
    struct link link = {.subject = subject, .object = object, .kind = kind};
    struct id id = none;
    must(ops_link_add(&fixture->garden, &link, &id, &fixture->err));
    return id;
}

/* The file says nothing is wrong with it. */
static inline void sound(struct fixture *fixture)
{
    struct store_report report;
    must(store_check(fixture->garden.store, true, NULL, NULL, &fixture->arena, &report,
                     &fixture->err));
    assert_true(report.complete);
    if (report.problems)
        fail_msg("%d problems: %s", report.problems, report.first);
}

/* Takes back the last step, says what that gives, and brings it again. */
#define undo_gives(list, before)                                                       \
    do {                                                                               \
        const char *after = arena_strdup(&fixture->arena, list);                       \
        undone(fixture);                                                               \
        assert_string_equal(list, before);                                             \
        redone(fixture);                                                               \
        assert_string_equal(list, after);                                              \
    } while (0)

#endif
