/* The map, as the cells that a person sees. Golden maps are text, read by eye; they
 * change only by TERREAU_GOLDEN=rewrite meson test geo-map. */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/utf8.h"
#include "geo/map.h"

static const struct map_scene bare = {
    .selected = GEO_NONE, .departement = GEO_NONE, .labels = MAP_LABELS_CODES};

static struct map_view view_of(const char *region, int width, int height,
                               enum map_glyphs glyphs)
{
    struct map_view view = {.width = width, .height = height, .glyphs = glyphs};
    map_view_fit(&view, geo_region_find(region));
    return view;
}

static int departement(const char *code)
{
    return geo_departement_find(code);
}

static struct geo_planar place(const char *code)
{
    struct commune commune;
    assert_true(commune_by_code(code, &commune, NULL));
    return geo_project(commune.lat, commune.lon);
}

/* --- goldens --------------------------------------------------------------------- */

static void read_file(const char *path, struct str *out)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    for (size_t got; file && (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        str_add_n(out, bytes, got);
    if (file)
        fclose(file);
}

static void write_file(const char *path, const struct str *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text->at, 1, text->len, file), text->len);
    assert_int_equal(fclose(file), 0);
}

static void hold_to(const char *name, const struct str *text)
{
    struct str path = {0}, golden = {0};
    const char *asked = getenv("TERREAU_GOLDEN");
    str_printf(&path, "%s/%s.map", GOLDEN_MAPS, name);
    if (asked && str_equal(asked, "rewrite"))
        write_file(path.at, text);
    read_file(path.at, &golden);
    if (!str_equal(str_text(&golden), text->at))
        fail_msg("%s is not the golden map; now it is:\n%s", name, text->at);
    str_free(&path);
    str_free(&golden);
}

static void hold_map(const char *name, const char *region, int width, int height,
                     enum map_glyphs glyphs)
{
    struct map_view view = view_of(region, width, height, glyphs);
    struct map_grid grid = {0};
    struct str text = {0};
    map_compose(&view, &bare, &grid);
    map_grid_text(&grid, &text);
    hold_to(name, &text);
    map_grid_free(&grid);
    str_free(&text);
}

static void maps_are_the_golden_ones(void **state)
{
    (void)state;
    hold_map("occitanie-60x20", "76", 60, 20, MAP_BRAILLE);
    hold_map("occitanie-100x30", "76", 100, 30, MAP_BRAILLE);
    hold_map("occitanie-60x20-ascii", "76", 60, 20, MAP_ASCII);
    hold_map("occitanie-100x30-ascii", "76", 100, 30, MAP_ASCII);
    hold_map("occitanie-60x20-quadrants", "76", 60, 20, MAP_QUADRANTS);
    hold_map("occitanie-60x20-half", "76", 60, 20, MAP_HALF_BLOCKS);
    hold_map("bretagne-60x20", "Bretagne", 60, 20, MAP_BRAILLE);
    hold_map("reunion-60x20", "La Réunion", 60, 20, MAP_BRAILLE);
    hold_map("corse-60x20", "Corse", 60, 20, MAP_BRAILLE);
    hold_map("france-100x40", "France", 100, 40, MAP_BRAILLE);
}

/* --- areas ----------------------------------------------------------------------- */

/* A class to each commune, so that neighbours differ: its own cell tells which one. */
struct classes {
    uint16_t of[40000];
    uint8_t shades[40000];
    int hearts[40000];
};

static struct map_areas areas_of(struct classes *classes)
{
    int count = commune_count();
    for (int row = 0; row < count; row++) {
        classes->of[row] = (uint16_t)row;
        classes->shades[row] = (uint8_t)(1 + row * 7 % 5);
        classes->hearts[row] = row;
    }
    return (struct map_areas){classes->of, classes->shades, classes->hearts, count};
}

static double squared(const struct map_view *view, int row, int column, int line)
{
    double lat, lon;
    commune_position(row, &lat, &lon);
    struct geo_planar at = geo_project(lat, lon);
    struct geo_planar from = map_view_place(view, column, line);
    return pow((double)at.x - (double)from.x, 2) +
           pow((double)at.y - (double)from.y, 2);
}

/* The shade of a cell is that of a commune than which none of its département is
 * nearer, but for the 20 metres that positions are rounded to. */
static void hold_cell(const struct map_view *view, const struct map_cell *cell,
                      const struct map_areas *areas, int column, int line)
{
    const struct geo_departement *home = geo_departement(cell->departement);
    double least = INFINITY, of_class = INFINITY;
    for (int i = 0; i < home->commune_count; i++) {
        int row = home->first_commune + i;
        double here = squared(view, row, column, line);
        least = fmin(least, here);
        if (areas->shades[row] == cell->shade)
            of_class = fmin(of_class, here);
    }
    assert_true(sqrt(of_class) < sqrt(least) + 0.06);
}

static void a_cell_is_of_the_nearest_commune(void **state)
{
    (void)state;
    static struct classes classes;
    struct map_areas areas = areas_of(&classes);
    struct map_scene scene = bare;
    scene.areas = &areas;
    scene.labels = MAP_LABELS_NONE;
    for (int steps = 0; steps < 9; steps += 4) {
        struct map_view view = view_of("76", 60, 20, MAP_BRAILLE);
        struct map_grid grid = {0};
        map_view_zoom(&view, steps, place("81004"));
        map_compose(&view, &scene, &grid);
        for (int i = 0; i < 60 * 20; i += 3)
            if (grid.cells[i].departement != GEO_NONE)
                hold_cell(&view, &grid.cells[i], &areas, i % 60, i / 60);
        map_grid_free(&grid);
    }
}

/* --- from near ------------------------------------------------------------------- */

static void towns_are_named_from_near(void **state)
{
    (void)state;
    struct map_view view = view_of("76", 60, 20, MAP_BRAILLE);
    struct map_grid grid = {0};
    struct str text = {0};
    map_compose(&view, &bare, &grid);
    map_grid_text(&grid, &text);
    assert_null(strstr(text.at, "Albi"));
    map_view_zoom(&view, 4, place("81004"));
    map_view_centre(&view, place("81004"));
    map_compose(&view, &bare, &grid);
    text.len = 0;
    map_grid_text(&grid, &text);
    hold_to("albi-60x20", &text);
    map_grid_free(&grid);
    str_free(&text);
}

static void every_label_of_occitanie_is_there(void **state)
{
    (void)state;
    static const char *const codes[] = {"09", "11", "12", "30", "31", "32", "34",
                                        "46", "48", "65", "66", "81", "82"};
    static const int sizes[][2] = {{60, 20}, {100, 30}, {40, 14}, {160, 48}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int glyphs = MAP_BRAILLE; glyphs <= MAP_ASCII; glyphs++) {
            struct map_view view =
                view_of("76", sizes[i][0], sizes[i][1], (enum map_glyphs)glyphs);
            struct map_grid grid = {0};
            struct str text = {0};
            map_compose(&view, &bare, &grid);
            map_grid_text(&grid, &text);
            for (size_t j = 0; j < sizeof codes / sizeof *codes; j++)
                if (!strstr(text.at, codes[j]))
                    fail_msg("no %s in:\n%s", codes[j], text.at);
            map_grid_free(&grid);
            str_free(&text);
        }
}

/* Markers, a selection, its links, shades and their letters. */
static void a_full_scene_is_the_golden_one(void **state)
{
    (void)state;
    const struct map_point points[] = {
        {.at = place("34172"), .count = 7},
        {.at = place("34145"), .count = 1},
        {.at = place("30189"), .count = 3},
        {.at = place("31555"), .count = 2},
        {.at = place("12202"), .count = 1},
        {.at = place("65440"), .count = 1, .faint = true},
    };
    const struct map_partner partners[] = {{place("30189"), "Nîmes"},
                                           {place("31555"), "Toulouse"},
                                           {place("75056"), "Paris"}};
    uint8_t shades[GEO_DEPARTEMENTS];
    for (int i = 0; i < GEO_DEPARTEMENTS; i++)
        shades[i] = map_shade_of_count(i % 13);
    for (int glyphs = MAP_BRAILLE; glyphs <= MAP_ASCII; glyphs += MAP_ASCII) {
        struct map_view view = view_of("76", 80, 24, (enum map_glyphs)glyphs);
        struct map_scene scene = bare;
        struct map_grid grid = {0};
        struct str text = {0};
        scene.points = points;
        scene.point_count = sizeof points / sizeof *points;
        scene.selected = 1;
        scene.partners = partners;
        scene.partner_count = 3;
        scene.shades = shades;
        scene.letters = true;
        scene.departement = departement("34");
        map_compose(&view, &scene, &grid);
        map_grid_text(&grid, &text);
        hold_to(glyphs == MAP_ASCII ? "scene-80x24-ascii" : "scene-80x24", &text);
        map_grid_free(&grid);
        str_free(&text);
    }
}

/* --- cells ----------------------------------------------------------------------- */

static void cells_know_their_departement(void **state)
{
    (void)state;
    struct map_view view = view_of("76", 100, 30, MAP_BRAILLE);
    struct map_grid grid = {0};
    int right = 0;
    map_compose(&view, &bare, &grid);
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        const struct geo_departement *home = geo_departement(i);
        int column, row;
        if (home->region != geo_region_find("76"))
            continue;
        assert_true(
            map_view_cell(&view, geo_project(home->lat, home->lon), &column, &row));
        assert_int_equal(map_grid_at(&grid, column, row)->departement, i);
        right++;
    }
    assert_int_equal(right, 13);
    assert_int_equal(map_grid_at(&grid, 0, 0)->departement, GEO_NONE);
    assert_null(map_grid_at(&grid, 100, 0));
    assert_null(map_grid_at(&grid, 0, -1));
    map_grid_free(&grid);
}

static void glyphs_are_one_column(void **state)
{
    (void)state;
    struct map_view view = view_of("", 120, 40, MAP_BRAILLE);
    struct map_grid grid = {0};
    map_compose(&view, &bare, &grid);
    for (int i = 0; i < grid.width * grid.height; i++) {
        const char *glyph = grid.cells[i].glyph;
        assert_int_equal(utf8_count(glyph, strlen(glyph)), 1);
        assert_string_not_equal(glyph, "\u2800"); /* a space, never empty Braille */
        assert_true((grid.cells[i].layer == MAP_EMPTY) == str_equal(glyph, " "));
    }
    map_grid_free(&grid);
}

static void the_selection_wins_its_cell(void **state)
{
    (void)state;
    struct map_view view = view_of("76", 60, 20, MAP_BRAILLE);
    struct map_grid grid = {0};
    struct map_point points[40];
    struct map_partner partners[12];
    struct map_scene scene = bare;
    int column, row;
    for (int i = 0; i < 40; i++)
        points[i] = (struct map_point){.at = place("34172"), .count = 1};
    for (int i = 0; i < 12; i++)
        partners[i] = (struct map_partner){place("12202"), NULL};
    scene.points = points;
    scene.point_count = 40;
    map_compose(&view, &scene, &grid);
    assert_true(map_view_cell(&view, points[0].at, &column, &row));
    assert_string_equal(map_grid_at(&grid, column, row)->glyph, "◉");
    assert_int_equal(map_grid_at(&grid, column, row)->layer, MAP_MARKER);
    scene.selected = 3;
    scene.partners = partners;
    scene.partner_count = 12;
    map_compose(&view, &scene, &grid);
    assert_string_equal(map_grid_at(&grid, column, row)->glyph, "◎");
    assert_int_equal(map_grid_at(&grid, column, row)->layer, MAP_SELECTION);
    assert_string_equal(map_grid_at(&grid, column + 1, row)->glyph, "+");
    assert_string_equal(map_grid_at(&grid, column + 2, row)->glyph, "4");
    assert_true(map_view_cell(&view, partners[0].at, &column, &row));
    assert_string_equal(map_grid_at(&grid, column, row)->glyph, "○");
    map_grid_free(&grid);
}

/* What is written of others cannot widen a cell or act on a terminal. */
static void names_stay_in_their_cells(void **state)
{
    (void)state;
    struct map_view view = view_of("76", 60, 20, MAP_BRAILLE);
    struct map_grid grid = {0};
    struct map_scene scene = bare;
    const struct map_point point = {.at = place("34172"), .count = 1};
    const struct map_partner partner = {place("75056"), "日\x1b"
                                                        "e\u0301\xff"};
    scene.points = &point;
    scene.point_count = 1;
    scene.selected = 0;
    scene.partners = &partner;
    scene.partner_count = 1;
    map_compose(&view, &scene, &grid);
    for (int i = 0; i < grid.width * grid.height; i++) {
        uint32_t code;
        const char *glyph = grid.cells[i].glyph;
        assert_int_equal(utf8_decode(glyph, strlen(glyph), &code), strlen(glyph));
        assert_true(code >= ' ' && code != 0x301 && code < 0x3000);
    }
    map_grid_free(&grid);
}

static int count_layer(const struct map_grid *grid, enum map_layer layer)
{
    int count = 0;
    for (int i = 0; i < grid->width * grid->height; i++)
        count += grid->cells[i].layer == layer;
    return count;
}

static void what_is_chosen_is_outlined(void **state)
{
    (void)state;
    struct map_view view = view_of("76", 60, 20, MAP_BRAILLE);
    struct map_grid grid = {0};
    struct map_scene scene = bare;
    uint8_t perimeter[GEO_DEPARTEMENTS] = {0};
    map_compose(&view, &scene, &grid);
    assert_int_equal(count_layer(&grid, MAP_OUTLINE), 0);
    scene.departement = departement("12");
    map_compose(&view, &scene, &grid);
    int one = count_layer(&grid, MAP_OUTLINE);
    assert_true(one > 20);
    scene.departement = GEO_NONE;
    perimeter[departement("12")] = perimeter[departement("48")] = 1;
    scene.perimeter = perimeter;
    map_compose(&view, &scene, &grid);
    assert_true(count_layer(&grid, MAP_OUTLINE) > one);
    map_grid_free(&grid);
}

static void shades_follow_their_bounds(void **state)
{
    (void)state;
    static const long counts[] = {-1, 0, 1, 2, 3, 5, 6, 10, 11, 5000};
    static const uint8_t classes[] = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
    static const double bounds[3] = {1, 2.5, 5};
    for (size_t i = 0; i < sizeof classes; i++)
        assert_int_equal(map_shade_of_count(counts[i]), classes[i]);
    assert_int_equal(map_shade_of_rate(0, bounds), 1);
    assert_int_equal(map_shade_of_rate(1, bounds), 2);
    assert_int_equal(map_shade_of_rate(2.6, bounds), 4);
    assert_int_equal(map_shade_of_rate(99, bounds), 5);
    assert_int_equal(map_shade_of_rate(NAN, bounds), 1);
    assert_int_equal(map_shade_letter(0), ' ');
    assert_int_equal(map_shade_letter(5), 'E');
}

/* --- the view -------------------------------------------------------------------- */

static void zooming_keeps_a_place_where_it_is(void **state)
{
    (void)state;
    struct map_view view = view_of("76", 100, 30, MAP_BRAILLE);
    struct geo_planar lunel = place("34145");
    int column, row, again_column, again_row;
    double fitted = view.scale;
    assert_true(map_view_cell(&view, lunel, &column, &row));
    map_view_zoom(&view, 2, lunel);
    assert_true(fabs(view.scale - fitted / 2.25) < 1e-9);
    assert_true(map_view_cell(&view, lunel, &again_column, &again_row));
    assert_true(abs(column - again_column) <= 1 && abs(row - again_row) <= 1);
    map_view_zoom(&view, 100, lunel);
    assert_true(fabs(view.scale - 0.05) < 1e-9);
    map_view_zoom(&view, -100, lunel);
    assert_true(fabs(view.scale - 2 * fitted) < 1e-9);
}

static void panning_stays_by_the_land(void **state)
{
    (void)state;
    struct map_view view = view_of("76", 80, 24, MAP_BRAILLE);
    struct map_grid grid = {0};
    double x = view.x;
    map_view_pan(&view, 1, 0);
    assert_true(fabs(view.x - x - 10 * view.scale) < 1e-6);
    for (int i = 0; i < 100; i++)
        map_view_pan(&view, 1, 1);
    map_compose(&view, &bare, &grid);
    assert_true(count_layer(&grid, MAP_EMPTY) < 80 * 24);
    map_view_centre(&view, place("31555"));
    int column, row;
    assert_true(map_view_cell(&view, place("31555"), &column, &row));
    assert_true(abs(column - 40) <= 1 && abs(row - 12) <= 1);
    struct map_view before = view;
    map_view_reveal(&view, place("31555"));
    assert_true(view.x == before.x && view.y == before.y);
    map_view_centre(&view, place("97411"));
    assert_true(view.x == before.x && view.zone == GEO_METROPOLE);
    map_grid_free(&grid);
}

static void a_cell_says_where_it_is(void **state)
{
    (void)state;
    struct map_view view = view_of("76", 60, 20, MAP_BRAILLE);
    struct commune commune;
    int column, row, again_column, again_row;
    map_view_fit_departement(&view, departement("34"));
    for (int i = 0; i < 60; i += 7) {
        assert_true(
            map_view_cell(&view, map_view_place(&view, i, i / 3), &column, &row));
        assert_int_equal(column, i);
        assert_int_equal(row, i / 3);
    }
    map_view_zoom(&view, 8, place("34172"));
    assert_true(map_view_cell(&view, place("34172"), &again_column, &again_row));
    commune_get(map_view_commune(&view, again_column, again_row), &commune);
    assert_string_equal(commune.name, "Montpellier");
    view = view_of("974", 60, 20, MAP_BRAILLE);
    map_view_fit(&view, geo_region_find("Mayotte"));
    assert_int_equal(view.zone, GEO_MAYOTTE);
    assert_false(map_view_cell(&view, place("34172"), &column, &row));
}

static void odd_views_are_drawn(void **state)
{
    (void)state;
    static const int sizes[][2] = {{0, 0}, {1, 1}, {2, 1}, {1, 40}, {300, 2}, {-3, 5}};
    const struct map_point nowhere = {.at = {NAN, INFINITY, GEO_METROPOLE}, .count = 1};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct map_view view = view_of("", sizes[i][0], sizes[i][1], MAP_QUADRANTS);
        struct map_grid grid = {0};
        struct map_scene scene = bare;
        scene.points = &nowhere;
        scene.point_count = 1;
        scene.selected = 0;
        map_compose(&view, &scene, &grid);
        for (int steps = 3; steps > -7; steps -= 3) {
            map_view_zoom(&view, steps, place("75056"));
            map_compose(&view, &scene, &grid);
        }
        map_grid_free(&grid);
    }
}

static void insets_stay_in_the_view(void **state)
{
    (void)state;
    struct map_grid grid = {0};
    for (int height = 1; height <= 60; height++) {
        struct map_view view = view_of("", 60, height, MAP_BRAILLE);
        map_compose(&view, &bare, &grid);
        assert_int_equal(grid.height, height);
    }
    map_grid_free(&grid);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8"); /* columns are those of the C library */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_are_the_golden_ones),
        cmocka_unit_test(a_cell_is_of_the_nearest_commune),
        cmocka_unit_test(towns_are_named_from_near),
        cmocka_unit_test(every_label_of_occitanie_is_there),
        cmocka_unit_test(a_full_scene_is_the_golden_one),
        cmocka_unit_test(cells_know_their_departement),
        cmocka_unit_test(glyphs_are_one_column),
        cmocka_unit_test(the_selection_wins_its_cell),
        cmocka_unit_test(names_stay_in_their_cells),
        cmocka_unit_test(what_is_chosen_is_outlined),
        cmocka_unit_test(shades_follow_their_bounds),
        cmocka_unit_test(zooming_keeps_a_place_where_it_is),
        cmocka_unit_test(panning_stays_by_the_land),
        cmocka_unit_test(a_cell_says_where_it_is),
        cmocka_unit_test(odd_views_are_drawn),
        cmocka_unit_test(insets_stay_in_the_view),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
