/* The map of the actors on the screen: a view of a scene, composed once per change.
 *
 * Owns the view, the département stood on, the cross that places an actor by hand, and
 * the grid, composed again only when one of them or the counts change. Does not know
 * the list beside it, nor keys. */
#ifndef PANES_ACTORS_MAP_H
#define PANES_ACTORS_MAP_H

#include "geo/around.h"
#include "ops/actors_scene.h"
#include "ui/map.h"

struct actors_map {
    struct actors_scene scene;
    struct map_view view;
    struct map_grid grid;
    bool started;       /* the view was fitted once */
    bool glyphs_chosen; /* by the person: the terminal no longer decides */
    bool placing;       /* a cross moves, to place the actor shown by hand */
    int cross_x, cross_y;
    bool went; /* to this commune: it is marked and named until the region is whole */
    struct commune commune;
};

/* Sets the size of the grid and its glyphs; fits the region the first time. */
void actors_map_shape(struct actors_map *map, const char *region, int width, int height,
                      bool ascii);
/* Reads what is counted of that filter. */
bool actors_map_load(struct actors_map *map, struct garden *garden,
                     const struct actor_filter *filter, struct err *err);
/* The actor under the cursor of the list; NULL: none. The place of another one than
 * before is brought into view. */
bool actors_map_select(struct actors_map *map, struct garden *garden,
                       const struct actor *actor, struct err *err);
/* After any change of the view, the layer or the département. */
void actors_map_compose(struct actors_map *map);
void actors_map_free(struct actors_map *map);

/* --- where -------------------------------------------------------------------------
 */

/* The département beside the one stood on; the first one is that of the actor. */
void actors_map_step(struct actors_map *map, enum geo_side side);
/* GEO_NONE: on none. */
void actors_map_stand(struct actors_map *map, int departement);
void actors_map_zoom(struct actors_map *map, int steps);
void actors_map_fit(struct actors_map *map);
void actors_map_pan(struct actors_map *map, int right, int down);
/* The commune in the middle, near enough to be told from its neighbours. */
void actors_map_go(struct actors_map *map, const struct commune *commune);
/* The cross: on the actor, else in the middle; moved by cells; the degrees under it. */
void actors_map_place(struct actors_map *map, bool on);
void actors_map_cross(struct actors_map *map, int right, int down);
void actors_map_degrees(const struct actors_map *map, double *lat, double *lon);

/* --- drawing -----------------------------------------------------------------------
 */

/* Under that size the same facts are a table. */
enum { MAP_LEAST_WIDTH = 40, MAP_LEAST_HEIGHT = 14 };
/* Where the grid is in a rectangle of the screen. */
struct rect actors_map_room(struct rect rect);
void actors_map_draw(const struct actors_map *map, struct canvas *canvas,
                     struct rect rect, bool focused);
/* What stands under the screen: the département, the actor or the zones, in words. */
void actors_map_status(const struct actors_map *map, struct str *out);

#endif
