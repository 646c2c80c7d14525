#include "ops/actors_scene_private.h"

#include <string.h>

bool actors_scene_placed(const struct actors_scene *scene)
{
    const struct actor *actor = &scene->actor;
    return actor->name && (actor->latitude != 0 || actor->longitude != 0);
}

/* --- shades ------------------------------------------------------------------------
 */

/* What is counted of each département, of all of its région when that is the grain. */
struct totals {
    int actors[GEO_DEPARTEMENTS];
    long population[GEO_DEPARTEMENTS];
    int column[GEO_DEPARTEMENTS]; /* of the coverage, GEO_NONE */
};

static void join_regions(struct totals *totals)
{
    int actors[GEO_REGIONS] = {0};
    for (int i = 0; i < GEO_DEPARTEMENTS; i++)
        actors[geo_departement(i)->region] += totals->actors[i];
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        int region = geo_departement(i)->region;
        totals->actors[i] = actors[region];
        totals->population[i] = geo_region(region)->population;
    }
}

static void count_departements(const struct actors_scene *scene, struct totals *totals)
{
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        totals->actors[i] = 0;
        totals->population[i] = geo_departement(i)->population;
        totals->column[i] = GEO_NONE;
    }
    for (size_t i = 0; i < scene->coverage.dept_count; i++) {
        int index = geo_departement_find(scene->coverage.depts[i].id);
        if (index == GEO_NONE)
            continue;
        totals->actors[index] = scene->coverage.depts[i].actors;
        totals->column[index] = (int)i;
    }
    if (scene->grain == GRAIN_REGION && scene->tier != TIER_THEMES)
        join_regions(totals);
}

void scene_bounds(double most, double bounds[3])
{
    for (int i = 0; i < 3; i++)
        bounds[i] = most * (i + 1) / 4;
}

static void find_bounds(const struct totals *totals, double bounds[3])
{
    double most = 0;
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        double rate = per_100000(totals->actors[i], (int)totals->population[i]);
        most = rate > most ? rate : most;
    }
    scene_bounds(most, bounds);
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

static uint8_t shade_of(const struct actors_scene *scene, const struct totals *totals,
                        int index)
{
    int column = totals->column[index], actors = totals->actors[index];
    if (scene->tier == TIER_COUNT)
        return map_shade_of_count(actors);
    if (scene->tier == TIER_RATE)
        return map_shade_of_rate(per_100000(actors, (int)totals->population[index]),
                                 scene->bounds);
    if (column == GEO_NONE)
        return 1;
    return shade_of_themes(actors_scene_themes(scene, (size_t)column),
                           scene->theme_count);
}

/* The départements of the region are all of class 1 at least: an empty one says so. */
static void find_shades(struct actors_scene *scene)
{
    struct totals totals;
    count_departements(scene, &totals);
    find_bounds(&totals, scene->bounds);
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        bool drawn =
            scene->region == GEO_NONE || geo_departement(i)->region == scene->region;
        scene->shades[i] = drawn || totals.actors[i] ? shade_of(scene, &totals, i) : 0;
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
    if (from->tier == TIER_POINTS && from->perimeter_areas.count)
        scene.areas = &from->perimeter_areas;
    if (scene_has_areas(from)) { /* read when one has stopped typing: none before */
        scene.areas = from->areas.count ? &from->areas : NULL;
        scene.letters = true;
        scene.labels = MAP_LABELS_CODES;
    } else if (is_choropleth(from->tier)) {
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
