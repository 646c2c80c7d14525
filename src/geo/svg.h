/* The same map as a picture: SVG 1.1 text, from the same outlines.
 *
 * Owns: the drawing (1 000 units wide, a light ground, one ramp of shades), the
 * attribution written at its foot. Does not know: files. */
#ifndef GEO_SVG_H
#define GEO_SVG_H

#include "base/str.h"
#include "geo/map.h"

/* What is written around it; any may be "" or NULL. */
struct map_svg_words {
    const char *title, *subject;     /* the heading, what is shown */
    const char *classes[MAP_SHADES]; /* of a choropleth: what each shade holds */
};

/* Appends the scene as seen in the view, at the proportions of its cells. Well-formed
 * XML whatever the names are. */
void map_svg(const struct map_view *view, const struct map_scene *scene,
             const struct map_svg_words *words, struct str *out);

#endif
