/* Points with properties as GeoJSON (RFC 7946): one FeatureCollection.
 *
 * Owns: the order of coordinates (longitude first, WGS84, seven decimals at most), the
 * escapes. Does not know: what may be published: the caller gives only that. */
#ifndef GEO_GEOJSON_H
#define GEO_GEOJSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct geojson_property {
    const char *key;
    const char *text; /* NULL: written as null */
};

struct geojson_point {
    bool placed; /* false: a feature whose geometry is null */
    double lat, lon;
    const struct geojson_property *properties;
    size_t property_count;
};

/* Appends the collection, one feature a line, ended by a newline. `attribution` becomes
 * a member of that name; NULL: none. Keys of a feature are taken to be different. */
void geojson_write(const struct geojson_point *points, size_t count,
                   const char *attribution, struct str *out);

/* The same piece by piece, for who does not hold all points at once. */
void geojson_begin(const char *attribution, struct str *out);
void geojson_add(const struct geojson_point *point, bool first, struct str *out);
void geojson_end(struct str *out);

#endif
