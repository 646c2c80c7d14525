/* A composed map on a canvas: the meaning of each cell in a style.
 *
 * Owns which style a layer and a shade have. Does not know what is counted. */
#ifndef UI_MAP_H
#define UI_MAP_H

#include "geo/map.h"
#include "ui/canvas.h"

/* Puts the grid with its first cell at (x, y), clipped to the canvas. A shade is the
 * ground of its cell; class 1 has none. */
void map_draw(const struct map_grid *grid, struct canvas *canvas, int x, int y);
/* The style of a class of shades, 1..MAP_SHADES, for a legend. */
uint8_t map_shade_style(uint8_t shade);
/* Where the hardware cursor goes for a département: its label, else the first cell of
 * it; false when the grid shows none of it. */
bool map_find(const struct map_grid *grid, int departement, int *column, int *row);

#endif
