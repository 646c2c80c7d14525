/* The reads of actors, for ops/: pages of a filter, counts, spots, sources,
 * look-alikes.
 *
 * Owns the tables derived from actors (actor_keys, actor_likes), which
 * the file keeps up to date by itself. Live rows only but where said; everything is in
 * the arena given. What each read means is told in ops/actors.h and ops/actors_map.h;
 * filters are those of domain/actor_list.h, NULL being everyone. */
#ifndef STORE_ACTORS_H
#define STORE_ACTORS_H

#include "domain/actor_list.h"
#include "store/store.h"

/* In any state but withdrawn; *state receives it. ERR_NOT_FOUND, with a sentence. */
bool store_actor(struct store *store, struct id id, struct arena *arena,
                 struct actor *actor, enum row_state *state, struct err *err);

bool store_actors_page(struct store *store, const struct actor_filter *filter,
                       enum actor_order order, struct id anchor, size_t before,
                       size_t after, struct arena *arena, struct actor_page *page,
                       struct err *err);
bool store_actors_end(struct store *store, const struct actor_filter *filter,
                      enum actor_order order, bool last, struct id *id,
                      struct err *err);
bool store_actors_count(struct store *store, const struct actor_filter *filter,
                        size_t *passing, size_t *all, struct err *err);
bool store_actors_binned(struct store *store, size_t most, struct arena *arena,
                         struct actor **actors, size_t *count, struct err *err);

/* How many actors have these very themes in this département. */
struct actor_facet {
    const char *dept;
    const char *themes;
    int actors;
};
bool store_actor_facets(struct store *store, const struct actor_filter *filter,
                        struct arena *arena, struct actor_facet **facets, size_t *count,
                        struct err *err);
/* By commune and coordinates; a spot of 0, 0 is no place. */
bool store_actor_spots(struct store *store, const struct actor_filter *filter,
                       struct arena *arena, struct actor_point **spots, size_t *count,
                       struct err *err);
/* In two themes at least, by number of links, then by name. */
bool store_actor_bridges(struct store *store, const struct actor_filter *filter,
                         size_t most, struct arena *arena, struct bridge **bridges,
                         size_t *count, struct err *err);

/* Is something of someone kept from those who may read its level? */
bool store_actors_kept(struct store *store, bool *some, struct err *err);

/* Latest first. */
bool store_sightings(struct store *store, struct id actor, struct arena *arena,
                     struct sighting **list, size_t *count, struct err *err);
bool store_sighting(struct store *store, struct id id, struct arena *arena,
                    struct sighting *sighting, struct err *err);
/* Actors of each source and state, each once; and all actors by state, with *any or
 * without a source. */
struct source_tally {
    const char *source;
    enum prospect prospect;
    int actors;
};
bool store_source_tallies(struct store *store, struct arena *arena,
                          struct source_tally **tallies, size_t *count,
                          struct err *err);
struct prospect_tally {
    enum prospect prospect;
    bool seen; /* has a source */
    int actors;
};
bool store_prospect_tallies(struct store *store, struct arena *arena,
                            struct prospect_tally **tallies, size_t *count,
                            struct err *err);

/* Those whose name has one of these keys (likename_keys_organisation); at most `most`.
 */
bool store_actors_like(struct store *store, const char *const *keys, size_t key_count,
                       size_t most, struct arena *arena, struct actor **actors,
                       size_t *count, struct err *err);

#endif
