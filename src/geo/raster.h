/* Dots under the cells: lines and outlines in the finest grain a glyph set has.
 *
 * Owns: clipping, simplifying and drawing lines; which layer a cell's dots belong to;
 * the glyph that a cell's dots make. Does not know: France. Coordinates are dots, y
 * down. */
#ifndef GEO_RASTER_H
#define GEO_RASTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "geo/map.h"

struct raster {
    int width, height; /* cells */
    int across, down;  /* dots of a cell */
    enum map_glyphs glyphs;
    uint8_t *dots;   /* per cell: bit row × across + column */
    uint8_t *layers; /* per cell: the highest of its dots */
};

struct raster_point {
    float x, y;
};

/* How a line is drawn. */
struct raster_pen {
    enum map_layer layer;
    int every; /* 1: solid, 2: every second dot */
};

void raster_init(struct raster *raster, const struct map_view *view);
void raster_free(struct raster *raster);
/* Draws a segment, cut to the raster. */
void raster_line(struct raster *raster, struct raster_point a, struct raster_point b,
                 struct raster_pen pen);
/* Draws a line through `count` points, without those that are within `tolerance` dots
 * of it (Douglas and Peucker 1973); a closed one is first cut at its farthest point.
 * Uses points as scratch. */
void raster_path(struct raster *raster, struct raster_point *points, size_t count,
                 float tolerance, struct raster_pen pen);
/* The glyph of a cell's dots; false when it has none. */
bool raster_glyph(const struct raster *raster, int cell, char glyph[5]);

#endif
