/* The communes, EPCI, départements and régions of France: tables made when the program
 * is built (tools/geo2c) from data/geo, read in place, never loaded.
 *
 * Owns: names, codes, populations, positions, what is part of what. Codes are text
 * ("09001", "2A004", "76") and last; a row, an index of département, région or EPCI is
 * only good in this build: keep the code. Does not know: how a name is typed
 * (geo/search.h), drawing. Constant strings live for the run. */
#ifndef GEO_GAZETTEER_H
#define GEO_GAZETTEER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { GEO_DEPARTEMENTS = 101, GEO_REGIONS = 18, GEO_NONE = -1 };
/* Year of the official geographic code: kept beside a commune that is stored. */
#define GEO_COG_YEAR 2026

/* Where a position comes from, by falling precision: the middle of the commune's box
 * (half of them within 0.25 km of its centre, 95 % within 0.75), a point of GeoNames,
 * the mean of the communes of the same postal code. */
enum commune_source { COMMUNE_BOX, COMMUNE_GEONAMES, COMMUNE_POSTAL };

enum { COMMUNE_CODE_SIZE = 6, COMMUNE_NAME_SIZE = 64 };

struct commune {
    int row;                      /* 0..commune_count() - 1, in the order of codes */
    char code[COMMUNE_CODE_SIZE]; /* INSEE */
    char name[COMMUNE_NAME_SIZE];
    int departement, region; /* indexes; from the INSEE code, never the postal one */
    int epci;                /* index, GEO_NONE for four islands */
    long population;
    double lat, lon; /* WGS84 degrees */
    enum commune_source source;
    char postal[COMMUNE_CODE_SIZE]; /* the first one */
    int postal_count;
};

/* A name or a code that was a commune's: déléguée, associée, arrondissement. */
struct commune_alias {
    char code[COMMUNE_CODE_SIZE];
    char name[COMMUNE_NAME_SIZE];
    char postal[COMMUNE_CODE_SIZE]; /* of an arrondissement, else "" */
    int row;                        /* of the commune it is part of now */
};

int commune_count(void);
/* Fills *out with the commune of a row. */
void commune_get(int row, struct commune *out);
/* Parts of commune_get alone, for those that walk every row. */
int commune_departement(int row);
int commune_epci(int row);
long commune_population(int row);
void commune_position(int row, double *lat, double *lon);

/* By INSEE code ("2a004" too). The code of a commune that is part of another now gives
 * the current one, with what the code was in *alias (may be NULL), whose code is ""
 * otherwise. False: nobody has this code. */
bool commune_by_code(const char *code, struct commune *out,
                     struct commune_alias *alias);
/* Rows of the communes of a postal code of five digits, most populous first: writes at
 * most `most`, returns how many there are. */
size_t commune_by_postal(const char *postal, int *rows, size_t most);
/* The postal codes of a commune, ascending: at most `most`; returns how many. */
size_t commune_postal_codes(int row, char (*codes)[COMMUNE_CODE_SIZE], size_t most);
/* Appends "Saint-Michel (32)": unique in France. */
void commune_label(const struct commune *commune, struct str *out);

size_t commune_alias_count(void);
/* In the order of codes. */
void commune_alias_get(size_t index, struct commune_alias *out);

struct geo_departement {
    const char *code; /* "01", "2A", "974" */
    const char *name;
    int region;
    int chef_lieu; /* a row */
    long population;
    double lat, lon;                  /* centre of its largest part */
    int first_commune, commune_count; /* its rows follow each other */
};

struct geo_region {
    const char *code; /* "76" */
    const char *name;
    int chef_lieu; /* a row */
    long population;
    int departement_count;
};

struct geo_epci {
    const char *code; /* SIREN, nine digits */
    const char *name;
    const char *kind; /* CC, CA, CU, METRO */
    long population;  /* of its communes in the gazetteer */
    int commune_count;
};

/* index in 0..GEO_DEPARTEMENTS - 1, in the order of codes. */
const struct geo_departement *geo_departement(int index);
const struct geo_region *geo_region(int index);
int geo_epci_count(void);
const struct geo_epci *geo_epci(int index);

/* Index of what has this code, or this name whatever its accents, case, hyphens and
 * apostrophes ("herault", "34", "2a"; "occitanie", "76"); GEO_NONE when nothing has. */
int geo_departement_find(const char *code_or_name);
/* The setting « région » of a community: "" and "France" are GEO_NONE as well. */
int geo_region_find(const char *code_or_name);
int geo_epci_find(const char *code_or_name);

/* Who the data comes from, as licences ask: one line a source, for the about screen,
 * the README and every map that leaves the program. Translated. */
const char *geo_attribution(void);

#endif
