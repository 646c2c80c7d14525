/* Near and far: distances, directions, neighbours.
 *
 * Distances are as the crow flies between the middles of communes: say « à vol
 * d’oiseau, environ ». */
#ifndef GEO_AROUND_H
#define GEO_AROUND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "geo/gazetteer.h"

/* Kilometres on the sphere of 6 371 km. */
double geo_distance(double lat, double lon, double to_lat, double to_lon);
/* « nord », « nord-est »… of the second place seen from the first, translated; "" when
 * they are within 100 m. */
const char *geo_direction(double lat, double lon, double to_lat, double to_lon);
/* Appends "12 km (sud-ouest)" or "moins d’un kilomètre"; translated. */
void geo_distance_line(double lat, double lon, double to_lat, double to_lon,
                       struct str *out);

/* Indexes of the départements that share a border with one, in the order of codes:
 * writes at most `most`, returns how many. Symmetric. */
size_t geo_departement_neighbours(int departement, int *out, size_t most);

enum geo_side { GEO_WEST, GEO_EAST, GEO_NORTH, GEO_SOUTH };
/* The département an arrow key goes to: nearest centre within 60° of the side, what is
 * sideways counted twice, among those of `region` (GEO_NONE: all, in the same zone);
 * the same one when there is none. */
int geo_departement_toward(int departement, enum geo_side side, int region);

struct geo_spot {
    double lat, lon;
};

/* « Zones blanches »: rows of the communes of `region` (GEO_NONE: all) with at least
 * `population` inhabitants and none of the spots within `km`, most populous first.
 * Writes at most `most`, returns how many there are. */
struct geo_blank {
    int region;
    long population;
    double km;
    const struct geo_spot *spots;
    size_t spot_count;
};
size_t geo_blank_communes(const struct geo_blank *asked, int *rows, size_t most);

#endif
