#include "panes/actors_map.h"

#include <string.h>

#include "base/utf8.h"
#include "base/width.h"

void actors_map_shape(struct actors_map *map, const char *region, int width, int height,
                      bool ascii)
{
    struct map_view *view = &map->view;
    int code = geo_region_find(region);
    bool fit = !map->started || map->scene.region != code || view->whole;
    if (!map->started)
        map->scene.departement = GEO_NONE;
    if (!map->glyphs_chosen)
        view->glyphs = ascii ? MAP_ASCII : MAP_BRAILLE;
    map->scene.region = code;
    map->started = true;
    view->width = width;
    view->height = height;
    if (fit)
        map_view_fit(view, code);
}

bool actors_map_load(struct actors_map *map, struct garden *garden,
                     const struct actor_filter *filter, struct err *err)
{
    if (!actors_scene_load(&map->scene, garden, filter, err))
        return false;
    actors_map_compose(map);
    return true;
}

/* The actor shown already, where it already was: the view stays where it was moved. */
static bool is_same(const struct actors_map *map, const struct actor *actor)
{
    const struct actor *shown = &map->scene.actor;
    return actor && shown->name && id_equal(actor->id, shown->id) &&
           actor->latitude == shown->latitude && actor->longitude == shown->longitude;
}

bool actors_map_select(struct actors_map *map, struct garden *garden,
                       const struct actor *actor, struct err *err)
{
    bool same = is_same(map, actor);
    if (!actors_scene_select(&map->scene, garden, actor, err))
        return false;
    if (map->started && !same && actors_scene_placed(&map->scene))
        map_view_reveal(&map->view, geo_project(actor->latitude, actor->longitude));
    actors_map_compose(map);
    return true;
}

/* --- the commune gone to ------------------------------------------------------------
 */

static struct geo_planar commune_at(const struct actors_map *map)
{
    return geo_project(map->commune.lat, map->commune.lon);
}

static void put_cell(struct map_grid *grid, int column, int row, const char *glyph,
                     size_t len, enum map_layer layer)
{
    if (column < 0 || column >= grid->width || len >= sizeof grid->cells->glyph)
        return;
    struct map_cell *cell = &grid->cells[row * grid->width + column];
    memcpy(cell->glyph, glyph, len);
    cell->glyph[len] = '\0';
    cell->layer = (uint8_t)layer;
}

/* « ×Perpignan », the name on the side where it is whole. */
static void mark_commune(struct actors_map *map)
{
    struct map_grid *grid = &map->grid;
    const char *name = map->commune.name;
    size_t len = strlen(name);
    int column, row, width = width_text(name, len);
    if (!map_view_cell(&map->view, commune_at(map), &column, &row))
        return;
    const char *mark = map->view.glyphs == MAP_ASCII ? "X" : "×";
    put_cell(grid, column, row, mark, strlen(mark), MAP_SELECTION);
    int x = column + 1 + width <= grid->width ? column + 1 : column - width;
    for (size_t at = 0; at < len; x++) {
        uint32_t code;
        size_t step = (size_t)utf8_decode(name + at, len - at, &code);
        put_cell(grid, x, row, name + at, step, MAP_LABEL);
        at += step;
    }
}

void actors_map_compose(struct actors_map *map)
{
    if (!map->started || map->view.width < 1 || map->view.height < 1)
        return;
    struct map_scene scene = actors_scene_make(&map->scene);
    map_compose(&map->view, &scene, &map->grid);
    if (map->scene.tier == TIER_DENSITY)
        actors_scene_density(&map->scene, &map->view, &map->grid);
    if (map->went)
        mark_commune(map);
}

void actors_map_free(struct actors_map *map)
{
    actors_scene_free(&map->scene);
    map_grid_free(&map->grid);
}

/* --- moving over it -----------------------------------------------------------------
 */

static struct geo_planar actor_at(const struct actors_map *map)
{
    return geo_project(map->scene.actor.latitude, map->scene.actor.longitude);
}

/* What the steps of zoom keep still: the département, else the actor, else the middle.
 */
static struct geo_planar anchor(const struct actors_map *map)
{
    if (map->scene.departement != GEO_NONE) {
        const struct geo_departement *at = geo_departement(map->scene.departement);
        return geo_project(at->lat, at->lon);
    }
    if (actors_scene_placed(&map->scene))
        return actor_at(map);
    return (struct geo_planar){(float)map->view.x, (float)map->view.y, map->view.zone};
}

static int first_departement(const struct actors_map *map)
{
    char code[DEPT_SIZE] = "";
    const struct actor *actor = &map->scene.actor;
    if (actor->name)
        actor_dept(actor->commune, actor->perimeter, code);
    int region = map->scene.region,
        index = *code ? geo_departement_find(code) : GEO_NONE;
    for (int i = 0; index == GEO_NONE && i < GEO_DEPARTEMENTS; i++)
        if (region == GEO_NONE || geo_departement(i)->region == region)
            index = i;
    return index;
}

void actors_map_stand(struct actors_map *map, int departement)
{
    map->scene.departement = departement;
    if (departement != GEO_NONE) {
        const struct geo_departement *at = geo_departement(departement);
        map_view_reveal(&map->view, geo_project(at->lat, at->lon));
    }
    actors_map_compose(map);
}

void actors_map_step(struct actors_map *map, enum geo_side side)
{
    int from = map->scene.departement;
    actors_map_stand(map, from == GEO_NONE
                              ? first_departement(map)
                              : geo_departement_toward(from, side, map->scene.region));
}

void actors_map_zoom(struct actors_map *map, int steps)
{
    map_view_zoom(&map->view, steps, anchor(map));
    actors_map_compose(map);
}

void actors_map_fit(struct actors_map *map)
{
    map->went = false;
    map_view_fit(&map->view, map->scene.region);
    actors_map_compose(map);
}

void actors_map_pan(struct actors_map *map, int right, int down)
{
    map_view_pan(&map->view, right, down);
    actors_map_compose(map);
}

/* A kilometre and a half a column: villages stand apart. */
#define NEAR_SCALE 1.5

void actors_map_go(struct actors_map *map, const struct commune *commune)
{
    struct geo_planar at = geo_project(commune->lat, commune->lon);
    map->scene.departement = commune->departement;
    map->commune = *commune;
    map->went = true;
    if (map->view.zone != at.zone)
        map_view_fit(&map->view, commune->region);
    for (double before = 0;
         map->view.scale > NEAR_SCALE && map->view.scale != before;) {
        before = map->view.scale;
        map_view_zoom(&map->view, 1, at);
    }
    map_view_centre(&map->view, at);
    actors_map_compose(map);
}

/* --- by hand ------------------------------------------------------------------------
 */

void actors_map_place(struct actors_map *map, bool on)
{
    int x = map->view.width / 2, y = map->view.height / 2;
    if (!on || !actors_scene_placed(&map->scene) ||
        !map_view_cell(&map->view, actor_at(map), &x, &y)) {
        x = map->view.width / 2;
        y = map->view.height / 2;
    }
    map->placing = on;
    map->cross_x = x;
    map->cross_y = y;
}

static int within(int value, int most)
{
    return value < 0 ? 0 : value > most ? most : value;
}

void actors_map_cross(struct actors_map *map, int right, int down)
{
    map->cross_x = within(map->cross_x + right, map->view.width - 1);
    map->cross_y = within(map->cross_y + down, map->view.height - 1);
}

void actors_map_degrees(const struct actors_map *map, double *lat, double *lon)
{
    geo_unproject(map_view_place(&map->view, map->cross_x, map->cross_y), lat, lon);
}
