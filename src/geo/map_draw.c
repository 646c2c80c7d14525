/* Outlines and links, in dots. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "geo/map_private.h"

#define TOLERANCE 0.7f /* dots */
#define SMALLEST 1.5f  /* a ring that is smaller, in dots, is noise */

enum { MOST_LINES = 8 };

static struct raster_point dot_of(const struct composing *map,
                                  const struct raster *raster, double x, double y)
{
    struct raster_point spot = map_spot(map->view, x, y);
    return (struct raster_point){spot.x * (float)raster->across,
                                 spot.y * (float)raster->down};
}

/* Can the arc be seen, and is it worth drawing? */
static bool in_view(const struct composing *map, const struct raster *raster,
                    const struct geo_arc *arc)
{
    struct raster_point a = dot_of(map, raster, (double)arc->west / GEO_KILOMETRE,
                                   (double)arc->north / GEO_KILOMETRE);
    struct raster_point b = dot_of(map, raster, (double)arc->east / GEO_KILOMETRE,
                                   (double)arc->south / GEO_KILOMETRE);
    const int16_t *first = geo_arc_points[arc->first];
    const int16_t *last = geo_arc_points[arc->first + arc->count - 1];
    bool ring = first[0] == last[0] && first[1] == last[1];
    if (ring && b.x - a.x < SMALLEST && b.y - a.y < SMALLEST)
        return false;
    return b.x >= 0 && b.y >= 0 && a.x <= (float)(raster->width * raster->across) &&
           a.y <= (float)(raster->height * raster->down);
}

static bool outlined(const struct map_scene *scene, int departement)
{
    return departement == scene->departement ||
           (scene->perimeter && scene->perimeter[departement]);
}

enum map_layer map_arc_layer(const struct map_view *view, const struct map_scene *scene,
                             const struct geo_arc *arc)
{
    int shown = 0, chosen = 0;
    bool around = false; /* the chosen département is on one side */
    for (int side = 0; side < 2; side++) {
        int departement = arc->sides[side];
        if (departement == GEO_NO_SIDE || !map_shows(view, departement))
            continue;
        shown++;
        chosen += outlined(scene, departement);
        around = around || departement == scene->departement;
    }
    if (shown == 0)
        return MAP_EMPTY;
    if (chosen == 1 || around)
        return MAP_OUTLINE;
    bool inner = shown == 2 && geo_departements[arc->sides[0]].region ==
                                   geo_departements[arc->sides[1]].region;
    return inner ? MAP_BORDER : MAP_REGION_BORDER;
}

static void draw_arc(const struct composing *map, struct raster *raster,
                     const struct geo_arc *arc, enum map_layer layer)
{
    struct raster_point *points = xcalloc(arc->count, sizeof *points);
    struct raster_pen pen = {layer, layer == MAP_BORDER ? 2 : 1};
    for (uint32_t i = 0; i < arc->count; i++) {
        const int16_t *at = geo_arc_points[arc->first + i];
        points[i] = dot_of(map, raster, (double)at[0] / GEO_KILOMETRE,
                           (double)at[1] / GEO_KILOMETRE);
    }
    raster_path(raster, points, arc->count, TOLERANCE, pen);
    free(points);
}

void map_draw_outlines(const struct composing *map, struct raster *raster)
{
    for (int i = 0; i < geo_arc_total; i++) {
        enum map_layer layer = map_arc_layer(map->view, map->scene, &geo_arcs[i]);
        if (layer != MAP_EMPTY && in_view(map, raster, &geo_arcs[i]))
            draw_arc(map, raster, &geo_arcs[i], layer);
    }
}

void map_draw_links(const struct composing *map, struct raster *raster)
{
    const struct map_scene *scene = map->scene;
    if (scene->selected == GEO_NONE)
        return;
    struct geo_planar from = scene->points[scene->selected].at;
    if (from.zone != map->view->zone)
        return;
    for (size_t i = 0; i < scene->partner_count && i < MOST_LINES; i++) {
        struct geo_planar to = scene->partners[i].at;
        if (to.zone == from.zone)
            raster_line(raster, dot_of(map, raster, (double)from.x, (double)from.y),
                        dot_of(map, raster, (double)to.x, (double)to.y),
                        (struct raster_pen){MAP_LINK, 1});
    }
}
