#include "ops/actors_scene.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

const char *map_tier_label(enum map_tier tier)
{
    static const char *const labels[TIER_COUNT_OF] = {
        [TIER_POINTS] = N_("acteurs, par commune"),
        [TIER_DENSITY] = N_("densité d’acteurs"),
        [TIER_COUNT] = N_("nombre d’acteurs par département"),
        [TIER_RATE] = N_("acteurs pour 100 000 habitants"),
        [TIER_THEMES] = N_("thèmes où quelqu’un agit"),
        [TIER_WHITE] = N_("zones blanches"),
    };
    return _(labels[tier]);
}

bool map_tier_named(const char *word, enum map_tier *tier)
{
    static const char *const words[TIER_COUNT_OF] = {
        [TIER_POINTS] = "points", [TIER_DENSITY] = "densite",
        [TIER_COUNT] = "nombre",  [TIER_RATE] = "pour-100000",
        [TIER_THEMES] = "themes", [TIER_WHITE] = "zones-blanches",
    };
    for (int i = 0; i < TIER_COUNT_OF; i++) {
        if (strcmp(words[i], word) == 0) {
            *tier = (enum map_tier)i;
            return true;
        }
    }
    return false;
}

bool actors_scene_placed(const struct actors_scene *scene)
{
    const struct actor *actor = &scene->actor;
    return actor->name && (actor->latitude != 0 || actor->longitude != 0);
}

/* --- shades ------------------------------------------------------------------------
 */

static long population_of(const struct actor_count *dept, int *index)
{
    *index = geo_departement_find(dept->id);
    return *index == GEO_NONE ? 0 : geo_departement(*index)->population;
}

/* Quarters of the highest rate, so that the legend stays four round enough numbers. */
static void find_bounds(struct actors_scene *scene)
{
    double most = 0;
    int index;
    for (size_t i = 0; i < scene->coverage.dept_count; i++) {
        const struct actor_count *dept = &scene->coverage.depts[i];
        double rate = per_100000(dept->actors, (int)population_of(dept, &index));
        most = rate > most ? rate : most;
    }
    for (int i = 0; i < 3; i++)
        scene->bounds[i] = most * (i + 1) / 4;
}

int actors_scene_themes(const struct actors_scene *scene, size_t dept)
{
    int themes = 0;
    for (size_t i = 0; i < scene->coverage.theme_count; i++)
        themes += *scene->coverage.themes[i].id &&
                  scene->coverage.cells[i * scene->coverage.dept_count + dept] > 0;
    return themes;
}

static uint8_t shade_of_themes(int themes, int all)
{
    if (!themes || !all)
        return 1;
    return (uint8_t)(themes == all ? MAP_SHADES : 2 + 3 * (themes - 1) / all);
}

static uint8_t shade_of(const struct actors_scene *scene, size_t dept, long population)
{
    const struct actor_count *count = &scene->coverage.depts[dept];
    if (scene->tier == TIER_COUNT)
        return map_shade_of_count(count->actors);
    if (scene->tier == TIER_RATE)
        return map_shade_of_rate(per_100000(count->actors, (int)population),
                                 scene->bounds);
    return shade_of_themes(actors_scene_themes(scene, dept), scene->theme_count);
}

/* The départements of the region are all of class 1 at least: an empty one says so. */
static void find_shades(struct actors_scene *scene)
{
    int index;
    memset(scene->shades, 0, sizeof scene->shades);
    for (int i = 0; i < GEO_DEPARTEMENTS; i++)
        if (scene->region == GEO_NONE || geo_departement(i)->region == scene->region)
            scene->shades[i] = 1;
    find_bounds(scene);
    for (size_t i = 0; i < scene->coverage.dept_count; i++) {
        long population = population_of(&scene->coverage.depts[i], &index);
        if (index != GEO_NONE)
            scene->shades[index] = shade_of(scene, i, population);
    }
}

/* --- density -----------------------------------------------------------------------
 */

enum { BLUR_X = 3, BLUR_Y = 1 };

static void count_cells(const struct actors_scene *scene, const struct map_view *view,
                        int *cells)
{
    for (size_t i = 0; i < scene->point_count; i++) {
        int column, row;
        if (!scene->points[i].faint &&
            map_view_cell(view, scene->points[i].at, &column, &row))
            cells[row * view->width + column] += scene->points[i].count;
    }
}

static int count_around(const struct map_view *view, const int *cells, int x, int y)
{
    int sum = 0;
    for (int row = y - BLUR_Y; row <= y + BLUR_Y; row++)
        for (int column = x - BLUR_X; column <= x + BLUR_X; column++)
            if (row >= 0 && row < view->height && column >= 0 && column < view->width)
                sum += cells[row * view->width + column];
    return sum;
}

/* Read without colours: the glyph is as dense as what is around. */
static void fill_cell(struct map_cell *cell, enum map_glyphs glyphs, int around)
{
    static const char *const blocks[MAP_SHADES + 1] = {"", "", "░", "▒", "▓", "█"};
    static const char *const marks[MAP_SHADES + 1] = {"", "", ".", ":", "%", "@"};
    uint8_t class = map_shade_of_count(around);
    bool free = cell->layer == MAP_EMPTY || cell->layer == MAP_BORDER;
    if (cell->departement == GEO_NONE || class < 2 || !free)
        return;
    const char *glyph = glyphs == MAP_ASCII ? marks[class] : blocks[class];
    memcpy(cell->glyph, glyph, strlen(glyph) + 1);
    cell->layer = MAP_MARKER;
}

void actors_scene_density(const struct actors_scene *scene, const struct map_view *view,
                          struct map_grid *grid)
{
    struct arena arena = {0};
    size_t room = (size_t)(view->width * view->height + 1);
    int *cells = arena_alloc(&arena, room * sizeof *cells);
    count_cells(scene, view, cells);
    for (int y = 0; y < grid->height; y++)
        for (int x = 0; x < grid->width; x++)
            fill_cell(&grid->cells[y * grid->width + x], view->glyphs,
                      count_around(view, cells, x, y));
    arena_free(&arena);
}

/* --- the scene -----------------------------------------------------------------------
 */

/* The spot where the selected actor is, GEO_NONE. */
static int selected_point(const struct actors_scene *scene)
{
    if (!actors_scene_placed(scene))
        return GEO_NONE;
    for (size_t i = 0; i < scene->point_count; i++)
        if (scene->spots[i].latitude == scene->actor.latitude &&
            scene->spots[i].longitude == scene->actor.longitude)
            return (int)i;
    return GEO_NONE;
}

/* "dep:31 epci:243100518 com:31555": the départements that an actor works in. */
static bool read_perimeter(struct actors_scene *scene)
{
    bool any = false;
    memset(scene->perimeter, 0, sizeof scene->perimeter);
    const char *at = scene->actor.name ? scene->actor.perimeter : "";
    for (; (at = strstr(at, "dep:")); at += 4) {
        char code[8];
        size_t len = strcspn(at + 4, " ");
        str_format(code, sizeof code, "%.*s", (int)(len < 7 ? len : 7), at + 4);
        int index = geo_departement_find(code);
        if (index != GEO_NONE) {
            scene->perimeter[index] = 1;
            any = true;
        }
    }
    return any;
}

static void set_points(const struct actors_scene *from, struct map_scene *scene)
{
    if (from->tier == TIER_POINTS) {
        scene->points = from->points;
        scene->point_count = from->point_count;
        scene->selected = selected_point(from);
    } else if (from->tier == TIER_WHITE) {
        scene->points = from->zone_points;
        scene->point_count = from->zone_count;
    }
    if (from->tier == TIER_POINTS && !from->links_off) {
        scene->partners = from->partners;
        scene->partner_count = from->partner_count;
    }
}

static bool is_choropleth(enum map_tier tier)
{
    return tier == TIER_COUNT || tier == TIER_RATE || tier == TIER_THEMES;
}

struct map_scene actors_scene_make(struct actors_scene *from)
{
    struct map_scene scene = {.selected = GEO_NONE,
                              .departement = from->departement,
                              .labels = from->labels_off ? MAP_LABELS_NONE
                                                         : MAP_LABELS_CODES};
    set_points(from, &scene);
    if (from->tier == TIER_POINTS && read_perimeter(from))
        scene.perimeter = from->perimeter;
    if (is_choropleth(from->tier)) {
        find_shades(from);
        scene.shades = from->shades;
        scene.letters = true;
        scene.labels = MAP_LABELS_CODES;
    }
    return scene;
}

void actors_scene_free(struct actors_scene *scene)
{
    arena_free(&scene->arena);
    arena_free(&scene->actor_arena);
}

/* --- facts for words ---------------------------------------------------------------
 */

const struct actor_count *actors_scene_dept(const struct actors_scene *scene,
                                            int departement)
{
    const struct coverage *coverage = &scene->coverage;
    for (size_t i = 0; i < coverage->dept_count; i++)
        if (strcmp(coverage->depts[i].id, geo_departement(departement)->code) == 0)
            return &coverage->depts[i];
    return NULL;
}

void actors_scene_rate(int actors, long population, char out[16])
{
    bool french = strcmp(i18n_language(), "fr") == 0;
    int tenths = (int)(per_100000(actors, (int)population) * 10 + 0.5);
    snprintf(out, 16, "%d%c%d", tenths / 10, french ? ',' : '.', tenths % 10);
}
