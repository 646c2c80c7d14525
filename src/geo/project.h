/* From the globe to the plane: kilometres on a map, once, and back.
 *
 * Owns: Lambert-93 (RGF93, EPSG:2154) for metropolitan France and Corse, and for each
 * overseas département its own local plane (x = longitude × cos of its middle
 * latitude). Every drawing is then a scale and a translation. Does not know: communes,
 * outlines. */
#ifndef GEO_PROJECT_H
#define GEO_PROJECT_H

#include <stdbool.h>

enum geo_zone {
    GEO_METROPOLE,
    GEO_GUADELOUPE,
    GEO_MARTINIQUE,
    GEO_GUYANE,
    GEO_REUNION,
    GEO_MAYOTTE,
    GEO_ZONES
};

/* Kilometres: x to the east, y to the north. The origin is in the middle of the zone
 * (46.5° N, 3° E in metropole), so that a plane fits in ± 655 km. */
struct geo_planar {
    float x, y;
    enum geo_zone zone;
};

/* WGS84 degrees to the plane of the zone whose middle is nearest. */
struct geo_planar geo_project(double lat, double lon);
/* The same in a zone that is chosen. */
struct geo_planar geo_project_in(enum geo_zone zone, double lat, double lon);
/* Back to WGS84 degrees; within 10 m of what was projected, anywhere in the zone. */
void geo_unproject(struct geo_planar at, double *lat, double *lon);

#endif
