/* What the files of the scene share. */
#ifndef OPS_ACTORS_SCENE_PRIVATE_H
#define OPS_ACTORS_SCENE_PRIVATE_H

#include "ops/actors_scene.h"

/* Does the map show areas that are finer than départements? */
bool scene_has_areas(const struct actors_scene *scene);
/* Counts and shades them from the spots that were read. */
void scene_make_areas(struct actors_scene *scene);
/* The part of a perimeter that is of EPCI and communes ("epci:243100518 com:31555") as
 * areas in that arena; false when there is none. */
bool scene_perimeter_areas(const char *perimeter, struct arena *arena,
                           struct map_areas *areas);
/* Quarters of the highest rate: the legend stays four round enough numbers. */
void scene_bounds(double most, double bounds[3]);

#endif
