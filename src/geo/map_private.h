/* Between the parts of the map. */
#ifndef GEO_MAP_PRIVATE_H
#define GEO_MAP_PRIVATE_H

#include "geo/map.h"
#include "geo/private.h"
#include "geo/raster.h"

/* What is being composed: one view in a part of the grid (an inset is a part). */
struct composing {
    const struct map_view *view;
    const struct map_scene *scene;
    struct map_grid *grid;
    int left, top; /* of the view in the grid */
};

struct map_box {
    double west, south, east, north; /* kilometres */
};

/* Is a département drawn in this view: of its région, in its zone? */
bool map_shows(const struct map_view *view, int departement);
/* The box of what is drawn in a zone for a région (GEO_NONE: all). */
struct map_box map_box_of(enum geo_zone zone, int region);
/* The zone of a région. */
enum geo_zone map_zone_of(int region);
/* Puts the middle and the scale so that a box fits with a small margin. */
void map_view_show(struct map_view *view, struct map_box box);
/* The overseas parts beside a whole France: views and where they stand, how many there
 * are (0 when they have no room). */
struct map_inset {
    struct map_view view;
    int left, top;
};
int map_insets(const struct map_view *view, struct map_inset insets[GEO_ZONES]);

/* Columns and rows of a place, fractions kept. */
struct raster_point map_spot(const struct map_view *view, double x, double y);
/* The same of a commune, which is in the zone of the view. */
struct raster_point map_spot_of_commune(const struct map_view *view, int row);

/* The layer of an arc: the highest of what its two sides make of it; MAP_EMPTY when
 * neither is drawn. */
enum map_layer map_arc_layer(const struct map_view *view, const struct map_scene *scene,
                             const struct geo_arc *arc);
void map_draw_outlines(const struct composing *map, struct raster *raster);
void map_draw_links(const struct composing *map, struct raster *raster);
/* Says which département is under the middle of each cell, and its shade. */
void map_fill(const struct composing *map);
/* The shade of each cell after its area, where the scene has areas; map_fill before. */
void map_fill_areas(const struct composing *map);
void map_put_points(const struct composing *map);
void map_put_labels(const struct composing *map);
/* The letters of areas, then the names of communes that have room, most populous first,
 * when the view is near enough. */
void map_put_letters(const struct composing *map);
void map_put_towns(const struct composing *map);
void map_put_partners(const struct composing *map);

/* The cell of the view, NULL outside. */
struct map_cell *map_cell(const struct composing *map, int column, int row);
/* Puts a glyph where nothing of a higher layer is. */
void map_put(const struct composing *map, int column, int row, const char *glyph,
             enum map_layer layer);
/* Writes a text from left to right, a character a cell, cut at the edge; one that is
 * wider than a cell is a question mark. */
void map_write(const struct composing *map, int column, int row, const char *text,
               enum map_layer layer);

#endif
