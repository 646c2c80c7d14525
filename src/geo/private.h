/* The tables that tools/geo2c makes, as it lays them out: read in place by this folder.
 */
#ifndef GEO_PRIVATE_H
#define GEO_PRIVATE_H

#include <stdint.h>

#include "geo/gazetteer.h"
#include "geo/letters.h"
#include "geo/project.h"

/* Degrees are counted in these, kilometres of the plane in those. */
#define GEO_DEGREE 10000
#define GEO_KILOMETRE 50

/* 16 bytes a commune. Rows of a département follow each other, and so do their names.
 */
struct geo_commune_row {
    uint16_t number;   /* what follows the code of the département */
    uint16_t name;     /* from the first name of the département */
    uint16_t lat, lon; /* 1/GEO_DEGREE from the corner of the département */
    uint16_t epci;     /* GEO_NO_EPCI */
    uint16_t postal;   /* a list of geo_postal_lists */
    uint32_t population : 30, source : 2;
};

#define GEO_NO_EPCI 0xFFFFu

struct geo_alias_row {
    char code[COMMUNE_CODE_SIZE];
    uint16_t row; /* of the current commune */
    uint16_t name;
    uint32_t postal; /* 0: none */
};

/* What a département needs beside its public face; a last one ends the lists. */
struct geo_departement_part {
    int32_t lat, lon;         /* the corner of its communes, 1/GEO_DEGREE */
    uint32_t name;            /* its first name in geo_names */
    uint16_t ring, neighbour; /* its first ones */
    uint16_t zone;
};

/* A border, drawn once whoever shares it: points of geo_arc_points in the plane of a
 * zone, 1/GEO_KILOMETRE. */
struct geo_arc {
    uint32_t first;
    uint16_t count;
    uint8_t sides[2]; /* départements; GEO_NO_SIDE: sea or abroad */
    int16_t west, south, east, north;
};

#define GEO_NO_SIDE 0xFFu

struct geo_ring {
    uint16_t first, count; /* of geo_ring_arcs: an arc, or -arc - 1 run backwards */
};

extern const struct geo_commune_row geo_commune_rows[];
extern const int geo_commune_total;
extern const int16_t geo_commune_points[][2]; /* as those of arcs, by row */
extern const uint8_t geo_names[];             /* letters, each name ended by a 0 */
extern const uint32_t geo_postal_codes[];
extern const uint16_t geo_postal_lists[]; /* list i: codes [i]..[i + 1] - 1 */
extern const struct geo_alias_row geo_alias_rows[];
extern const int geo_alias_total;
extern const uint8_t geo_alias_names[];
extern const struct geo_departement geo_departements[GEO_DEPARTEMENTS];
extern const struct geo_departement_part geo_departement_parts[GEO_DEPARTEMENTS + 1];
extern const uint8_t geo_neighbours[];
extern const struct geo_region geo_regions[GEO_REGIONS];
extern const struct geo_epci geo_epcis[];
extern const int geo_epci_total;
extern const struct geo_arc geo_arcs[];
extern const int geo_arc_total;
extern const int16_t geo_arc_points[][2];
extern const struct geo_ring geo_rings[];
extern const int16_t geo_ring_arcs[];

/* Puts a row in its place among the `found` ones, most populous first, of which `most`
 * are kept. */
void geo_insert_populous(int row, int *rows, size_t found, size_t most);

#endif
