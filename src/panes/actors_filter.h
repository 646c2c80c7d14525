/* What the list of actors is narrowed to: a text and criteria, each of one value.
 *
 * Owns: their order (the last one given is the first taken back), what they ask of ops/
 * and how a kept list writes them ("theme:climat dept:11 cercle:engages mobilité").
 * Does not know the store, nor labels. */
#ifndef PANES_ACTORS_FILTER_H
#define PANES_ACTORS_FILTER_H

#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/actor_list.h"

enum criterion {
    CRITERION_TEXT,
    CRITERION_THEME,     /* id */
    CRITERION_DEP,       /* code: "11", "2A" */
    CRITERION_CIRCLE,    /* id */
    CRITERION_SOURCE,    /* id */
    CRITERION_KIND,      /* id */
    CRITERION_STAGE,     /* prospect_id */
    CRITERION_NATURE,    /* actor_nature_id */
    CRITERION_FIELD,     /* "id=value" of a field of the configuration */
    CRITERION_PROSPECTS, /* whoever is still to be won */
    CRITERION_VERIFY,    /* not verified for long */
    CRITERION_PLACELESS, /* without a place */
    CRITERION_BRIDGING,  /* in two themes or more */
    CRITERION_THEMELESS, /* in none */
    CRITERION_COUNT
};

/* The stages of whoever is still to be won, as actor_filter.prospects. */
#define PROSPECTS_TO_COME                                                              \
    (1u << PROSPECT_SPOTTED | 1u << PROSPECT_CONTACTED | 1u << PROSPECT_ANSWERED)
/* The value of those that only hold or not. */
#define CRITERION_YES "oui"
enum { CRITERION_SIZE = 96 };

struct actors_filter {
    char value[CRITERION_COUNT][CRITERION_SIZE]; /* "": any */
    enum criterion order[CRITERION_COUNT];       /* as they were given */
    size_t count;
};

/* "" takes the criterion away; a value given again keeps its turn. */
void filter_set(struct actors_filter *filter, enum criterion criterion,
                const char *value);
/* Takes the last criterion away; false when there is none. */
bool filter_widen(struct actors_filter *filter);
void filter_clear(struct actors_filter *filter);
/* The same with that one criterion, or without it. */
struct actors_filter filter_only(const struct actors_filter *filter,
                                 enum criterion criterion);
struct actors_filter filter_without(const struct actors_filter *filter,
                                    enum criterion criterion);

/* What ops/ is asked; its texts are those of the filter or in the arena.
 * `verify_before` as ops_verify_before gives it. */
struct actor_filter filter_query(const struct actors_filter *filter,
                                 int64_t verify_before, struct arena *arena);

/* As a kept list writes it, and back; what is not understood is a word of the text. */
void filter_write(const struct actors_filter *filter, struct str *out);
void filter_read(struct actors_filter *filter, const char *query);

#endif
