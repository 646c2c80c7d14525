/* What is counted of actors: the grid, spots, synergies, bridges, white zones. */
#include "actors_fixture.h"
#include "ops/actors_scene.h"

static struct coverage grid_of(struct fixture *fixture,
                               const struct actor_filter *filter)
{
    struct coverage grid;
    must(ops_coverage(&fixture->garden, filter, &fixture->arena, &grid, &fixture->err));
    return grid;
}

static void a_few(struct fixture *fixture)
{
    actor_made(fixture,
               (struct actor){.name = "A", .commune = "34172", .themes = "mer"});
    actor_made(fixture,
               (struct actor){.name = "B", .commune = "34172", .themes = "mer climat"});
    actor_made(fixture, (struct actor){.name = "C", .commune = "30007"});
    actor_made(fixture, (struct actor){.name = "D", .themes = "ancien"});
    actor_made(fixture,
               (struct actor){.name = "E", .commune = "75056", .themes = "mer"});
    struct id binned = actor_made(
        fixture, (struct actor){.name = "F", .commune = "34172", .themes = "mer"});
    must(ops_actors_bin(&fixture->garden, &binned, 1, &fixture->err));
}

/* Each cell and each total is the count of the list it opens. */
static void grid_agrees(struct fixture *fixture, struct actor_filter base)
{
    struct coverage grid = grid_of(fixture, &base);
    assert_int_equal(grid.actors, passing(fixture, &base));
    for (size_t row = 0; row <= grid.theme_count; row++)
        for (size_t column = 0; column <= grid.dept_count; column++) {
            struct actor_filter filter = base;
            bool theme = row < grid.theme_count, dept = column < grid.dept_count;
            if (theme && *grid.themes[row].id) {
                filter.themes = &grid.themes[row].id;
                filter.theme_count = 1;
            }
            filter.themeless = theme && *grid.themes[row].id == '\0';
            if (dept) {
                filter.depts = &grid.depts[column].id;
                filter.dept_count = 1;
            }
            int said = theme && dept ? grid.cells[row * grid.dept_count + column]
                       : theme       ? grid.themes[row].actors
                       : dept        ? grid.depts[column].actors
                                     : grid.actors;
            assert_int_equal(said, passing(fixture, &filter));
        }
}

static void totals_equal_the_lists_they_open(void **state)
{
    struct fixture *fixture = *state;
    a_few(fixture);
    struct coverage grid = grid_of(fixture, NULL);
    assert_int_equal(grid.region_count, 13);
    assert_int_equal(grid.dept_count, 15); /* Paris, and no place */
    assert_int_equal(grid.theme_count, 6); /* one that left, and no theme */
    assert_int_equal(grid.actors, 5);
    assert_string_equal(grid.depts[13].label, "Paris");
    assert_int_equal(grid.themes[2].actors, 3);
    grid_agrees(fixture, (struct actor_filter){0});
    grid_agrees(fixture, (struct actor_filter){.text = "b"});
    grid_agrees(fixture, (struct actor_filter){.bridging = true});
}

static void a_spot_gathers_its_actors(void **state)
{
    struct fixture *fixture = *state;
    struct actor_point *points;
    size_t count;
    int unplaced;
    a_few(fixture);
    must(ops_actors_points(&fixture->garden, NULL, &fixture->arena, &points, &count,
                           &unplaced, &fixture->err));
    assert_int_equal(count, 3);
    assert_int_equal(unplaced, 1);
    assert_string_equal(points[1].commune, "34172");
    assert_int_equal(points[1].actors, 2);
    struct actor_filter filter = {.bridging = true};
    must(ops_actors_points(&fixture->garden, &filter, &fixture->arena, &points, &count,
                           &unplaced, &fixture->err));
    assert_int_equal(count, 3);
    assert_int_equal(points[1].actors, 1);
    assert_int_equal(points[1].others, 1);
    assert_int_equal(points[0].actors, 0);
    assert_int_equal(unplaced, 0);
    assert_true(per_100000(31, 775000) > 3.9 && per_100000(31, 775000) < 4.1);
    assert_false(per_100000(3, 0) > 0);
}

static void synergies_come_nearest_first(void **state)
{
    struct fixture *fixture = *state;
    struct id from =
        actor_made(fixture, (struct actor){.name = "A", .commune = "34172"});
    struct id far =
        actor_made(fixture, (struct actor){.name = "B", .commune = "75056"});
    struct id close =
        actor_made(fixture, (struct actor){.name = "C", .commune = "30007"});
    struct id nowhere = actor_named(fixture, "D");
    tied(fixture, nowhere, from, LINK_SYNERGY);
    tied(fixture, from, far, LINK_SYNERGY);
    struct id link = tied(fixture, close, from, LINK_SYNERGY);
    tied(fixture, from, close, "funds");
    struct synergy *list;
    size_t count;
    must(ops_synergies(&fixture->garden, from, &fixture->arena, &list, &count,
                       &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(list[0].actor.name, "C");
    assert_true(list[0].km > 30 && list[0].km < 80);
    assert_string_equal(list[1].actor.name, "B");
    assert_true(list[2].km < 0);
    must(ops_link_end(&fixture->garden, link, at(3, 1, 0, 0), &fixture->err));
    must(ops_synergies(&fixture->garden, from, &fixture->arena, &list, &count,
                       &fixture->err));
    assert_int_equal(count, 2);
    struct actor_filter linked = {.linked = from};
    assert_string_equal(listed(fixture, &linked, ACTOR_BY_NAME), "B, C, D");
}

/* What the filter leaves out is faint on one's own screen, and nowhere on a wall. */
static void a_discreet_scene_has_neither_others_nor_links(void **state)
{
    struct fixture *fixture = *state;
    struct id here = actor_made(
        fixture, (struct actor){.name = "A", .commune = "34172", .themes = "mer"});
    struct id prospect = actor_made(
        fixture,
        (struct actor){.name = "B", .commune = "30007", .prospect = PROSPECT_SPOTTED});
    tied(fixture, here, prospect, LINK_SYNERGY);
    struct actor_filter shown = {.prospects = 1u << PROSPECT_NONE};
    struct actors_scene scene = {.region = geo_region_find("76"),
                                 .departement = GEO_NONE};
    struct actor actor;
    must(ops_actor(&fixture->garden, here, &fixture->arena, &actor, &fixture->err));
    for (int discreet = 0; discreet < 2; discreet++) {
        scene.discreet = discreet;
        must(actors_scene_load(&scene, &fixture->garden, &shown, &fixture->err));
        must(actors_scene_select(&scene, &fixture->garden, &actor, &fixture->err));
        assert_int_equal(scene.point_count, discreet ? 1 : 2);
        assert_int_equal(scene.filtered, !discreet);
        assert_int_equal(scene.synergy_count, discreet ? 0 : 1);
    }
    actors_scene_free(&scene);
}

/* A place that is kept from members is nowhere on a wall; it stays on one's own screen.
 */
static void a_discreet_scene_keeps_hidden_places(void **state)
{
    struct fixture *fixture = *state;
    struct id hidden =
        actor_made(fixture, (struct actor){.name = "A", .commune = "34172"});
    actor_made(fixture, (struct actor){.name = "B", .commune = "30007"});
    must(ops_actor_visibility(&fixture->garden, hidden, FIELD_ACTOR_COMMUNE,
                              AUDIENCE_PAIR, &fixture->err));
    struct actors_scene scene = {.region = geo_region_find("76"),
                                 .departement = GEO_NONE};
    struct actor actor;
    must(ops_actor_visibility(&fixture->garden, hidden, FIELD_ACTOR_NAME, AUDIENCE_PAIR,
                              &fixture->err));
    must(ops_actor(&fixture->garden, hidden, &fixture->arena, &actor, &fixture->err));
    for (int discreet = 0; discreet < 2; discreet++) {
        scene.discreet = discreet;
        must(actors_scene_load(&scene, &fixture->garden, NULL, &fixture->err));
        must(actors_scene_select(&scene, &fixture->garden, &actor, &fixture->err));
        assert_int_equal(strcmp(scene.actor.name, "A") == 0, !discreet);
        assert_int_equal(scene.point_count, discreet ? 1 : 2);
        assert_int_equal(scene.unplaced, discreet);
        assert_int_equal(scene.coverage.actors, 2);
        assert_int_equal(actors_scene_placed(&scene), !discreet);
        assert_int_equal(
            actors_scene_dept(&scene, geo_departement_find("34"))->actors,
            !discreet);
    }
    actors_scene_free(&scene);
}

/* Finer than départements: an EPCI counts its communes, a commune itself. */
static void areas_count_their_communes(void **state)
{
    struct fixture *fixture = *state;
    struct actors_scene scene = {
        .region = geo_region_find("76"), .tier = TIER_COUNT, .departement = GEO_NONE};
    char name[64];
    long population;
    for (int i = 0; i < 3; i++)
        actor_made(fixture, (struct actor){.name = "A", .commune = "31555"});
    actor_made(fixture, (struct actor){.name = "B", .commune = "31069"}); /* Blagnac */
    actor_made(fixture, (struct actor){.name = "C", .commune = "31395"}); /* Muret */
    scene.grain = GRAIN_EPCI; /* asked for, not read yet */
    assert_null(actors_scene_make(&scene).areas);
    for (int grain = GRAIN_EPCI; grain <= GRAIN_COMMUNE; grain++) {
        scene.grain = (enum map_grain)grain;
        must(actors_scene_load(&scene, &fixture->garden, NULL, &fixture->err));
        int fullest = actors_scene_fullest(&scene, geo_departement_find("31"));
        assert_int_equal(scene.area_counts[fullest], grain == GRAIN_EPCI ? 4 : 3);
        actors_scene_area(&scene, fullest, name, &population);
        assert_string_equal(name,
                            grain == GRAIN_EPCI ? "Toulouse Métropole" : "Toulouse");
        assert_int_equal(actors_scene_fullest(&scene, geo_departement_find("34")),
                         GEO_NONE);
        struct map_scene made = actors_scene_make(&scene);
        assert_non_null(made.areas);
        assert_null(made.shades);
        assert_int_equal(made.areas->shades[fullest], 3);
    }
    scene.tier = TIER_THEMES; /* of départements only */
    must(actors_scene_load(&scene, &fixture->garden, NULL, &fixture->err));
    assert_null(actors_scene_make(&scene).areas);
    actors_scene_free(&scene);
}

static void a_region_shades_all_its_departements(void **state)
{
    struct fixture *fixture = *state;
    struct actors_scene scene = {.region = GEO_NONE,
                                 .tier = TIER_COUNT,
                                 .grain = GRAIN_REGION,
                                 .departement = GEO_NONE};
    for (int i = 0; i < 2; i++) {
        actor_made(fixture, (struct actor){.name = "A", .commune = "31555"});
        actor_made(fixture, (struct actor){.name = "B", .commune = "34172"});
    }
    must(actors_scene_load(&scene, &fixture->garden, NULL, &fixture->err));
    struct map_scene made = actors_scene_make(&scene);
    assert_int_equal(made.shades[geo_departement_find("48")], 3);
    assert_int_equal(made.shades[geo_departement_find("75")], 1);
    actors_scene_free(&scene);
}

/* « Agit sur » an EPCI or a commune is ground on the map. */
static void a_perimeter_of_communes_is_shaded(void **state)
{
    struct fixture *fixture = *state;
    struct id id = actor_made(
        fixture,
        (struct actor){.name = "A", .commune = "31555", .perimeter = "com:31395"});
    struct actors_scene scene = {.region = geo_region_find("76"),
                                 .departement = GEO_NONE};
    struct actor actor;
    struct commune muret, toulouse;
    must(ops_actor(&fixture->garden, id, &fixture->arena, &actor, &fixture->err));
    must(actors_scene_load(&scene, &fixture->garden, NULL, &fixture->err));
    must(actors_scene_select(&scene, &fixture->garden, &actor, &fixture->err));
    struct map_scene made = actors_scene_make(&scene);
    assert_non_null(made.areas);
    assert_true(commune_by_code("31395", &muret, NULL));
    assert_true(commune_by_code("31555", &toulouse, NULL));
    assert_int_equal(made.areas->shades[made.areas->of[muret.row]], 2);
    assert_int_equal(made.areas->shades[made.areas->of[toulouse.row]], 0);
    must(actors_scene_select(&scene, &fixture->garden, NULL, &fixture->err));
    assert_null(actors_scene_make(&scene).areas);
    actors_scene_free(&scene);
}

static void bridges_go_by_their_links(void **state)
{
    struct fixture *fixture = *state;
    struct id a =
        actor_made(fixture, (struct actor){.name = "A", .themes = "mer climat"});
    struct id b =
        actor_made(fixture, (struct actor){.name = "B", .themes = "climat mer"});
    struct id c = actor_made(
        fixture, (struct actor){.name = "C", .themes = "mer climat montagne"});
    struct id d = actor_made(fixture, (struct actor){.name = "D", .themes = "mer"});
    tied(fixture, c, a, LINK_SYNERGY);
    tied(fixture, c, d, LINK_SYNERGY);
    tied(fixture, b, d, "funds");
    tied(fixture, b, d, "carries");
    tied(fixture, c, b, "funds");
    struct bridge *list;
    size_t count;
    must(ops_bridges(&fixture->garden, NULL, NULL, NULL, 10, &fixture->arena, &list,
                     &count, &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(list[0].actor.name, "B");
    assert_int_equal(list[0].links, 3);
    assert_string_equal(list[1].actor.name, "C");
    assert_string_equal(list[2].actor.name, "A");
    must(ops_bridges(&fixture->garden, NULL, "montagne", "mer", 10, &fixture->arena,
                     &list, &count, &fixture->err));
    assert_int_equal(count, 1);
    assert_string_equal(list[0].actor.name, "C");
    struct theme_pair *pairs;
    must(ops_theme_pairs(&fixture->garden, NULL, &fixture->arena, &pairs, &count,
                         &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(pairs[0].a, "climat");
    assert_string_equal(pairs[0].b, "mer");
    assert_int_equal(pairs[0].actors, 3);
}

static void a_white_zone_is_a_town_without_anyone_near(void **state)
{
    struct fixture *fixture = *state;
    struct white_zone *zones;
    size_t count, fewer;
    must(ops_white_zones(&fixture->garden, NULL, 100000, 20, &fixture->arena, &zones,
                         &count, &fixture->err));
    assert_int_equal(count, 4); /* Toulouse, Montpellier, Nîmes, Perpignan */
    assert_string_equal(zones[0].name, "Toulouse");
    assert_true(zones[0].nearest < 0);
    actor_made(fixture, (struct actor){.name = "A", .commune = "31555"});
    must(ops_white_zones(&fixture->garden, NULL, 100000, 20, &fixture->arena, &zones,
                         &fewer, &fixture->err));
    assert_int_equal(fewer, count - 1);
    assert_string_equal(zones[0].name, "Montpellier");
    assert_true(zones[0].nearest > 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        actors_test(totals_equal_the_lists_they_open),
        actors_test(a_spot_gathers_its_actors),
        actors_test(synergies_come_nearest_first),
        actors_test(a_discreet_scene_has_neither_others_nor_links),
        actors_test(a_discreet_scene_keeps_hidden_places),
        actors_test(areas_count_their_communes),
        actors_test(a_region_shades_all_its_departements),
        actors_test(a_perimeter_of_communes_is_shaded),
        actors_test(bridges_go_by_their_links),
        actors_test(a_white_zone_is_a_town_without_anyone_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
