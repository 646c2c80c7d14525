/* Lists of actors: which ones, in what order, and what is counted of them.
 *
 * Plain structures, filled by the panes (filters) and by the reads of ops/actors.h and
 * ops/actors_map.h. Strings given by a read belong to its arena; ids of themes, kinds,
 * circles and sources are those of the configuration. A zeroed filter is everyone. */
#ifndef DOMAIN_ACTOR_LIST_H
#define DOMAIN_ACTOR_LIST_H

#include "base/mem.h"
#include "domain/actor.h"

enum actor_order {
    ACTOR_BY_NAME,     /* French order: accents, case and hyphens aside */
    ACTOR_BY_PLACE,    /* département (none first), place, row made first */
    ACTOR_BY_VERIFIED, /* oldest first, never verified before all */
    ACTOR_BY_NEXT,     /* date of the next step, nearest first, no date last */
    ACTOR_ORDER_COUNT
};

/* Every condition that is set must hold. Texts may be NULL: any. */
struct actor_filter {
    const char *const *themes; /* one of these at least… */
    size_t theme_count;
    bool every_theme;         /* …or all of these */
    const char *const *depts; /* codes "11", "2A"; "": without a known place */
    size_t dept_count;
    const char *commune;     /* INSEE code; "": none */
    const char *circle;      /* id; "": none */
    const char *source;      /* id, of one sighting at least; "": without any */
    const char *kind;        /* id; "": none */
    unsigned natures;        /* 1 << NATURE_… of those wanted, 0: any */
    unsigned prospects;      /* 1 << PROSPECT_…, 0: any */
    unsigned consents;       /* 1 << CONSENT_…, 0: any */
    int64_t verified_before; /* not verified since that time, 0: any */
    bool bridging;           /* in two themes at least */
    bool themeless;          /* in none */
    const char *field;       /* id of a custom field… */
    const char *value;       /* …that says this, accents and case as stored; NULL or
                                "": that says something */
    struct id linked;        /* tied to this record by a live link, none: any */
    const char *text;        /* as typed: each word starts a word of its name, action,
                                place, kind or note, accents and case aside */
};
/* Does it let everyone through? */
bool actor_filter_is_empty(const struct actor_filter *filter);

/* The département of an actor, from its commune ("31555": "31", "2A004": "2A",
 * "97411": "974"), else the first "dep:" of its perimeter; "" when neither says it. At
 * most 3 letters and NUL. */
#define DEPT_SIZE 4
void actor_dept(const char *commune, const char *perimeter, char dept[DEPT_SIZE]);

/* How many themes the text of ids separated by spaces holds, and whether it has one. */
size_t themes_count(const char *themes);
bool themes_have(const char *themes, const char *theme);
/* With one more (or without one), in the order they came; in the arena. */
const char *themes_with(struct arena *arena, const char *themes, const char *theme);
const char *themes_without(struct arena *arena, const char *themes, const char *theme);

/* A window of a list around an anchor; see ops_actors_page. */
struct actor_page {
    struct actor *actors;
    size_t count;
    size_t at; /* index of the anchor, or of the place it would have */
    bool more_before;
    bool more_after;
};

/* How many of each thing, for one theme or one département ("": none known). */
struct actor_count {
    const char *id;
    const char *label;
    int actors;
};

/* Themes down, départements across. An actor in two themes counts in both cells, and
 * once in every total. */
struct coverage {
    struct actor_count *themes; /* rows and their totals: those of the configuration in
                                   its order, then others still in use, then "" for
                                   actors without a theme when there are some */
    size_t theme_count;
    struct actor_count *depts; /* columns and their totals: those of the region, then
                                  others in use, then "" when some have no place */
    size_t dept_count;
    size_t region_count; /* how many of depts are of the region */
    int *cells;          /* [theme * dept_count + dept] */
    int actors;          /* all of the filter, each once */
};

/* Actors of one spot: the same commune and the same coordinates. */
struct actor_point {
    const char *commune; /* INSEE code, "" when placed by hand out of any */
    double latitude, longitude;
    int actors; /* that the filter lets through */
    int others; /* that it does not: the faint rest */
};

/* What is known of a source: each actor once, however many times it was seen there. */
struct source_count {
    const char *source; /* id; "" in the line of those without any */
    const char *label;
    int actors;
    int prospects[PROSPECT_COUNT]; /* the same actors by state */
};

/* Two themes, and the actors in both. */
struct theme_pair {
    const char *a, *b; /* ids, a before b in the configuration */
    const char *a_label, *b_label;
    int actors;
};

/* An actor in two themes or more, and how many live links it has. */
struct bridge {
    struct actor actor;
    int links;
};

/* A commune where many live and no actor is near. */
struct white_zone {
    const char *commune; /* INSEE code */
    const char *name;
    const char *dept;
    int population;
    double latitude, longitude;
    double nearest; /* km to the nearest actor, as the crow flies; -1: there is none */
};

#endif
