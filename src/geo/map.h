/* The map as a grid of cells, independent of any terminal: outlines, shades, markers,
 * links and labels composed for a view.
 *
 * Owns: the view (what part of the country, at what scale), the glyphs, which thing
 * wins a cell. Does not know: colours, actors: its input is plain arrays; the meaning
 * of a cell is its layer and shade, which the caller paints. Composing is a pure
 * function of (view, scene), about a millisecond for 160 × 48 cells. */
#ifndef GEO_MAP_H
#define GEO_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "geo/gazetteer.h"
#include "geo/project.h"

/* Braille has 2 × 4 dots a cell, quadrants 2 × 2, half blocks 1 × 2. */
enum map_glyphs { MAP_BRAILLE, MAP_QUADRANTS, MAP_HALF_BLOCKS, MAP_ASCII };

/* --- the view -------------------------------------------------------------------- */

/* Set width, height, glyphs and ratio, then call map_view_fit. */
struct map_view {
    int width, height; /* cells */
    enum map_glyphs glyphs;
    double ratio; /* height of a cell over its width; 0 is 2 */
    int region;   /* whose départements are drawn, GEO_NONE: all France */
    enum geo_zone zone;
    double x, y;  /* kilometres: the middle of the view */
    double scale; /* kilometres a column */
    bool whole;   /* as map_view_fit left it: France then has its overseas insets */
};

/* Shows a région, or all metropolitan France (GEO_NONE), as large as it fits. */
void map_view_fit(struct map_view *view, int region);
/* Shows a département, its neighbours of the région around it. */
void map_view_fit_departement(struct map_view *view, int departement);
/* Scale by 1.5 a step (positive: nearer), `around` keeping its place on the screen.
 * Bounded: from twice the fitted région to 50 m a column. */
void map_view_zoom(struct map_view *view, int steps, struct geo_planar around);
/* Moves the view by eighths of its width and height; its middle stays within the box of
 * what is drawn. */
void map_view_pan(struct map_view *view, int right, int down);
/* Puts a place in the middle, or only does so when it is out of the view. */
void map_view_centre(struct map_view *view, struct geo_planar at);
void map_view_reveal(struct map_view *view, struct geo_planar at);

/* The cell of a place, which may be outside 0..width, 0..height: false then, or when
 * the place is of another zone. */
bool map_view_cell(const struct map_view *view, struct geo_planar at, int *column,
                   int *row);
/* The place in the middle of a cell. */
struct geo_planar map_view_place(const struct map_view *view, int column, int row);
/* Row of the commune whose middle is nearest to that of a cell, within 30 km and in
 * what is drawn; GEO_NONE otherwise. About 0.2 ms: for a key, not for each cell. */
int map_view_commune(const struct map_view *view, int column, int row);

/* --- the scene ------------------------------------------------------------------- */

struct map_point {
    struct geo_planar at; /* geo_project, once, when the rows are loaded */
    int count;            /* how many things stand there, 1 or more */
    bool faint;           /* out of the filter: shown, weakly, where nothing else is */
};

/* The other end of a synergy. */
struct map_partner {
    struct geo_planar at;
    const char *name; /* written beside the arrow when off the view; NULL: no name */
};

enum map_labels {
    MAP_LABELS_NONE,
    MAP_LABELS_CODES, /* "31" */
    MAP_LABELS_AUTO   /* names when most of them fit, codes otherwise */
};

/* Territories that have no outline of their own, EPCI or communes, as the communes they
 * are made of. A cell is of the territory of the commune nearest to its middle, within
 * its département: near a border, that is approximate, and who draws it says so. */
struct map_areas {
    const uint16_t *of;    /* commune_count() numbers of areas, by row */
    const uint8_t *shades; /* a class for each area */
    const int *hearts;     /* the row of the commune where each one's letter stands */
    int count;
};

/* Everything drawn over the outlines; zero-initialise, then set departement and
 * selected to GEO_NONE. Arrays are the caller's. */
struct map_scene {
    const struct map_point *points;
    size_t point_count;
    int selected;                       /* index in points, GEO_NONE */
    const struct map_partner *partners; /* of the selected point */
    size_t partner_count; /* 8 get a line and an end, the others an end, and « +4 » */
    int departement;      /* outlined solid, GEO_NONE */
    const uint8_t *perimeter; /* GEO_DEPARTEMENTS bytes, not 0: outlined; or NULL */
    const uint8_t *shades; /* GEO_DEPARTEMENTS classes, 0 or 1..MAP_SHADES; or NULL */
    const struct map_areas *areas; /* instead of shades; or NULL */
    enum map_labels labels;
    bool letters; /* the class after the code, "31:D": for screens without colours */
};

/* Classes of a choropleth: 1 is nothing (draw it without fill), 5 the most. */
enum { MAP_SHADES = 5 };
/* 0 / 1–2 / 3–5 / 6–10 / 11 and more. */
uint8_t map_shade_of_count(long count);
/* The class of value: 1 for 0 or less, then one more for each of the three bounds that
 * it passes (2 up to and with bounds[0], … 5 beyond bounds[2]). */
uint8_t map_shade_of_rate(double value, const double bounds[3]);
/* 'A'..'E', ' ' for 0. */
char map_shade_letter(uint8_t shade);

/* --- the grid -------------------------------------------------------------------- */

/* What a cell shows, by rising priority. */
enum map_layer {
    MAP_EMPTY,
    MAP_BORDER,        /* between départements: every second dot */
    MAP_REGION_BORDER, /* coast, frontier, edge of a région: solid */
    MAP_OUTLINE,       /* chosen département or perimeter: solid */
    MAP_TOWN,          /* name of a commune, from near; letter of an area */
    MAP_FAINT,         /* a point out of the filter */
    MAP_MARKER,
    MAP_LINK, /* line to a partner, its end, its arrow and name, « +4 » */
    MAP_LABEL,
    MAP_SELECTION,
    MAP_LAYERS
};

struct map_cell {
    char glyph[5];       /* one column wide, UTF-8; " " when empty */
    uint8_t layer;       /* enum map_layer */
    uint8_t shade;       /* 0: none, 1..MAP_SHADES: of what is under its centre */
    int16_t departement; /* index, GEO_NONE: sea or another région */
};

/* Zero-initialise; composing again reuses the memory. */
struct map_grid {
    int width, height;
    struct map_cell *cells; /* row after row */
    size_t room;
};

/* Draws the scene in the view. A view under 1 × 1 gives an empty grid. */
void map_compose(const struct map_view *view, const struct map_scene *scene,
                 struct map_grid *grid);
void map_grid_free(struct map_grid *grid);
/* The cell, NULL outside: its département answers "what is here?". */
const struct map_cell *map_grid_at(const struct map_grid *grid, int column, int row);
/* Appends the grid as lines of text, without spaces at their ends. */
void map_grid_text(const struct map_grid *grid, struct str *out);

/* The marker of a count, for a legend: • 1, ● 2–5, ◉ 6 and more; o O @. */
const char *map_marker(enum map_glyphs glyphs, int count);
/* Of what is out of the filter, whatever its count: · and . */
const char *map_faint_glyph(enum map_glyphs glyphs);
/* The selection, and the end of a link: ◎ ○; X 0. */
const char *map_selection_glyph(enum map_glyphs glyphs);
const char *map_partner_glyph(enum map_glyphs glyphs);

#endif
