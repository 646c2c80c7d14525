/* The same map as a picture: SVG 1.1 text, from the same outlines.
 *
 * Owns: the drawing (1 000 units wide, a light ground, one ramp of shades), the
 * attribution written at its foot. Does not know: files. */
#ifndef GEO_SVG_H
#define GEO_SVG_H

#include "base/str.h"
#include "geo/map.h"

/* Appends the scene as seen in the view, at the proportions of its cells; `title` is
 * its heading and may be "". Well-formed XML whatever the names are. */
void map_svg(const struct map_view *view, const struct map_scene *scene,
             const char *title, struct str *out);

#endif
