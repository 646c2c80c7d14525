/* Markers, the selection, and the ends of its links. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "geo/map_private.h"

/* One dot is what borders are made of: nothing that is looked for is that small. */
const char *map_marker(enum map_glyphs glyphs, int count)
{
    static const char *const markers[2][3] = {{"•", "●", "◉"}, {"o", "O", "@"}};
    int size = count > 5 ? 2 : count > 1 ? 1 : 0;
    return markers[glyphs == MAP_ASCII][size];
}

const char *map_faint_glyph(enum map_glyphs glyphs)
{
    return glyphs == MAP_ASCII ? "." : "·";
}

const char *map_selection_glyph(enum map_glyphs glyphs)
{
    return glyphs == MAP_ASCII ? "X" : "◎";
}

const char *map_partner_glyph(enum map_glyphs glyphs)
{
    return glyphs == MAP_ASCII ? "0" : "○";
}

/* How many of the points, faint or not, are in each cell. */
static void count_points(const struct composing *map, bool faint, int *counts)
{
    const struct map_scene *scene = map->scene;
    int column, row;
    for (size_t i = 0; i < scene->point_count; i++) {
        const struct map_point *point = &scene->points[i];
        if (point->faint == faint && map_view_cell(map->view, point->at, &column, &row))
            counts[row * map->view->width + column] += point->count;
    }
}

static void put_counts(const struct composing *map, const int *counts, bool faint)
{
    enum map_glyphs glyphs = map->view->glyphs;
    int cells = map->view->width * map->view->height;
    for (int i = 0; i < cells; i++)
        if (counts[i] > 0)
            map_put(map, i % map->view->width, i / map->view->width,
                    faint ? map_faint_glyph(glyphs) : map_marker(glyphs, counts[i]),
                    faint ? MAP_FAINT : MAP_MARKER);
}

void map_put_points(const struct composing *map)
{
    const struct map_scene *scene = map->scene;
    size_t cells = (size_t)map->view->width * (size_t)map->view->height;
    int column, row;
    for (int faint = 1; faint >= 0; faint--) {
        int *counts = xcalloc(cells, sizeof *counts);
        count_points(map, faint, counts);
        put_counts(map, counts, faint);
        free(counts);
    }
    if (scene->selected != GEO_NONE &&
        map_view_cell(map->view, scene->points[scene->selected].at, &column, &row))
        map_put(map, column, row, map_selection_glyph(map->view->glyphs),
                MAP_SELECTION);
}

/* --- partners -------------------------------------------------------------------- */

/* Where the way to a place out of the view leaves it, and the arrow to put there. */
static const char *leave(const struct composing *map, struct raster_point from,
                         struct raster_point to, int *column, int *row)
{
    static const char *const arrows[2][4] = {{"→", "←", "↓", "↑"},
                                             {">", "<", "v", "^"}};
    float right = (float)map->view->width - 0.5f,
          bottom = (float)map->view->height - 0.5f;
    float dx = to.x - from.x, dy = to.y - from.y;
    float across = dx > 0   ? (right - from.x) / dx
                   : dx < 0 ? (0.5f - from.x) / dx
                            : INFINITY;
    float along = dy > 0   ? (bottom - from.y) / dy
                  : dy < 0 ? (0.5f - from.y) / dy
                           : INFINITY;
    float part = fminf(across, along);
    *column = (int)(from.x + part * dx);
    *row = (int)(from.y + part * dy);
    int arrow = across < along ? (dx > 0 ? 0 : 1) : (dy > 0 ? 2 : 3);
    return arrows[map->view->glyphs == MAP_ASCII][arrow];
}

/* « → Paris » on the edge, the name inside. */
static void put_arrow(const struct composing *map, struct raster_point from,
                      const struct map_partner *partner)
{
    struct raster_point to =
        map_spot(map->view, (double)partner->at.x, (double)partner->at.y);
    int column, row;
    const char *arrow = leave(map, from, to, &column, &row);
    map_put(map, column, row, arrow, MAP_LINK);
    if (!partner->name)
        return;
    int len = (int)utf8_count(partner->name, strlen(partner->name));
    bool fits_after = column + 2 + len <= map->view->width;
    if (fits_after || column - 1 - len >= 0)
        map_write(map, fits_after ? column + 2 : column - 1 - len, row, partner->name,
                  MAP_LINK);
}

void map_put_partners(const struct composing *map)
{
    enum { MOST_LINES = 8 };
    const struct map_scene *scene = map->scene;
    if (scene->selected == GEO_NONE || scene->partner_count == 0)
        return;
    struct geo_planar at = scene->points[scene->selected].at;
    int here[2], column, row;
    bool seen = map_view_cell(map->view, at, &here[0], &here[1]);
    struct raster_point from = map_spot(map->view, (double)at.x, (double)at.y);
    for (size_t i = 0; i < scene->partner_count; i++) {
        const struct map_partner *partner = &scene->partners[i];
        if (map_view_cell(map->view, partner->at, &column, &row))
            map_put(map, column, row, map_partner_glyph(map->view->glyphs), MAP_LINK);
        else if (seen && partner->at.zone == map->view->zone && i < MOST_LINES)
            put_arrow(map, from, partner);
    }
    if (seen && scene->partner_count > MOST_LINES) {
        char more[16];
        str_format(more, sizeof more, "+%zu", scene->partner_count - MOST_LINES);
        map_write(map, here[0] + 1, here[1], more, MAP_LINK);
    }
}
