/* What the map of the actors shows: counts read once, made into a scene of geo/map.h.
 *
 * Reads only. Owns what each layer counts and how that becomes points and shades. Does
 * not know the view, colours, keys: the screen and the command line share it. */
#ifndef OPS_ACTORS_SCENE_H
#define OPS_ACTORS_SCENE_H

#include "geo/map.h"
#include "ops/actors_map.h"

enum map_tier { /* what is painted, in the order of its key */
                TIER_POINTS,
                TIER_DENSITY,
                TIER_COUNT,
                TIER_RATE,   /* per 100 000 inhabitants */
                TIER_THEMES, /* how many themes have someone */
                TIER_WHITE,  /* communes with nobody near */
                TIER_COUNT_OF
};

/* What a choropleth counts by: départements have outlines, the others are drawn from
 * their communes, approximately. */
enum map_grain {
    GRAIN_DEPARTEMENT,
    GRAIN_EPCI,
    GRAIN_COMMUNE,
    GRAIN_REGION, /* of a map of France */
    GRAIN_COUNT_OF
};
/* "departement", "epci", "commune", "region"; false for another word. */
bool map_grain_named(const char *word, enum map_grain *grain);
/* "points", "densite", "nombre", "pour-100000", "themes", "zones-blanches": as typed on
 * a command line; false for another word. */
bool map_tier_named(const char *word, enum map_tier *tier);

/* Communes of so many people, and nobody within so many kilometres. */
enum { WHITE_PEOPLE = 5000, WHITE_KM = 10 };

/* Zeroed, then region and departement set. */
struct actors_scene {
    int region; /* GEO_NONE: all France */
    enum map_tier tier;
    enum map_grain grain; /* of TIER_COUNT and TIER_RATE; load again when it changes */
    bool labels_off, links_off;
    bool discreet;   /* a room looks: neither what the filter leaves out, nor links */
    int departement; /* outlined, GEO_NONE */
    /* read by load, in this arena */
    struct arena arena;
    struct actor_point *spots;
    struct map_point *points; /* the same, projected */
    size_t point_count;
    int unplaced;
    bool filtered; /* some of the points are out of the filter */
    struct coverage coverage;
    int theme_count; /* of those that someone could be in */
    struct white_zone *zones;
    struct map_point *zone_points;
    size_t zone_count;
    struct map_areas areas; /* of the grain, when it is finer than a département */
    int *area_counts;       /* actors in each */
    /* of the actor shown, in this arena */
    struct arena actor_arena;
    struct actor actor; /* name NULL: none */
    struct synergy *synergies;
    struct map_partner *partners;
    size_t synergy_count, partner_count;
    struct map_areas perimeter_areas; /* count 0: none */
    /* of the last scene made */
    uint8_t shades[GEO_DEPARTEMENTS];
    uint8_t perimeter[GEO_DEPARTEMENTS];
    double bounds[3]; /* of the classes of TIER_RATE */
};

/* What the map shows, in words: « nombre d’acteurs par EPCI (approché) ». */
const char *actors_scene_title(const struct actors_scene *scene);

/* What a class of a choropleth holds: « 3-5 », « > 2,5 ». */
void actors_scene_class(const struct actors_scene *scene, int shade, char out[32]);

/* Reads what is counted of that filter. */
bool actors_scene_load(struct actors_scene *scene, struct garden *garden,
                       const struct actor_filter *filter, struct err *err);
/* Reads what these readers may be told, of everyone (ops/actors_told.h): for a map that
 * leaves the program. */
bool actors_scene_tell(struct actors_scene *scene, struct garden *garden,
                       enum audience readers, struct err *err);
/* The actor shown, and whom it works with; NULL: none. */
bool actors_scene_select(struct actors_scene *scene, struct garden *garden,
                         const struct actor *actor, struct err *err);
/* The scene of the layer; it points into *scene. */
struct map_scene actors_scene_make(struct actors_scene *scene);
/* Fills the cells of a composed grid that are empty by how many actors are around. */
void actors_scene_density(const struct actors_scene *scene, const struct map_view *view,
                          struct map_grid *grid);
void actors_scene_free(struct actors_scene *scene);

/* Has the actor shown a place? */
bool actors_scene_placed(const struct actors_scene *scene);
/* The column of a département in the coverage, NULL when nobody is there. */
const struct actor_count *actors_scene_dept(const struct actors_scene *scene,
                                            int departement);
/* How many themes have someone in that column. */
int actors_scene_themes(const struct actors_scene *scene, size_t dept);
/* The EPCI or commune of a département with most actors, an index of areas; GEO_NONE
 * when nobody is there, or the grain is another. */
int actors_scene_fullest(const struct actors_scene *scene, int departement);
/* Its name, in 64 bytes, and how many live there. */
void actors_scene_area(const struct actors_scene *scene, int area, char name[64],
                       long *population);
/* « 4,0 », in the language of the moment. */
void actors_scene_rate(int actors, long population, char out[16]);

#endif
