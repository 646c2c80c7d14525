/* What is counted of actors: the grid, the map, bridges, synergies, white zones.
 *
 * Reads only. Each takes a filter (NULL: everyone) and counts what passes it; all of
 * them are one pass over an index of the file, whatever its size. */
#ifndef OPS_ACTORS_MAP_H
#define OPS_ACTORS_MAP_H

#include "domain/actor_list.h"
#include "ops/garden.h"

/* Themes × départements; the totals are the counts of the lists that a cell, a row or a
 * column opens: filter + that theme (or themeless) + that département (or ""). The
 * columns of the region come from community.region. */
bool ops_coverage(struct garden *garden, const struct actor_filter *filter,
                  struct arena *arena, struct coverage *coverage, struct err *err);
/* Per 100 000 inhabitants; 0 when the population is not known. */
double per_100000(int actors, int population);

/* Every spot where actors are, of the filter or not; *unplaced: those of the filter
 * that have no coordinates. In order of commune. */
bool ops_actors_points(struct garden *garden, const struct actor_filter *filter,
                       struct arena *arena, struct actor_point **points, size_t *count,
                       int *unplaced, struct err *err);

/* What an actor works with: the other ends of its synergies that hold, nearest first,
 * those without a place last. */
struct synergy {
    struct actor actor;
    double km; /* as the crow flies, -1 when one of both has no place */
};
bool ops_synergies(struct garden *garden, struct id actor, struct arena *arena,
                   struct synergy **list, size_t *count, struct err *err);

/* Actors in two themes at least, most links first, then by name; of the pair a, b when
 * both are given (ids, else NULL). At most `most`. */
bool ops_bridges(struct garden *garden, const struct actor_filter *filter,
                 const char *a, const char *b, size_t most, struct arena *arena,
                 struct bridge **bridges, size_t *count, struct err *err);
/* Every pair of themes that some actor is in, most actors first. */
bool ops_theme_pairs(struct garden *garden, const struct actor_filter *filter,
                     struct arena *arena, struct theme_pair **pairs, size_t *count,
                     struct err *err);

/* Communes of the region of `people` inhabitants or more where no actor of the filter
 * is within `km`; most inhabitants first. */
bool ops_white_zones(struct garden *garden, const struct actor_filter *filter,
                     int people, double km, struct arena *arena,
                     struct white_zone **zones, size_t *count, struct err *err);
/* The same of points read already. */
void white_zones_make(const struct community *words, const struct actor_point *points,
                      size_t n, int people, double km, struct arena *arena,
                      struct white_zone **zones, size_t *count);

#endif
