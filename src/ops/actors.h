/* Actors: the verbs of a card of the map, and the reads of their list.
 *
 * One verb, one transaction, one undo; on false nothing changed, and what was typed is
 * still the caller's. Ids given back are set on true only. The reads never load more
 * than they give: 100 000 actors are paged by keyset, and a filter is answered by a set
 * of rows that is kept until the file or the filter changes. */
#ifndef OPS_ACTORS_H
#define OPS_ACTORS_H

#include "domain/actor_list.h"
#include "domain/likename.h"
#include "domain/workshop.h"
#include "ops/garden.h"

/* --- making and changing ---------------------------------------------------------- */

/* Adds an actor; `id` and `created` are not read. Texts are trimmed; without a name,
 * ERR_INPUT. A commune that the gazetteer knows, and no coordinates, is placed at it
 * (PRECISION_COMMUNE; `place` becomes its name when it is ""). The draft of that place
 * goes in the same commit (NULL: none). */
bool ops_actor_add(struct garden *garden, const struct actor *actor,
                   const char *draft_place, struct id *id, struct err *err);
/* Replaces every field of it: the same rules. An unset `consent_on` is dated today when
 * the consent changes. */
bool ops_actor_edit(struct garden *garden, const struct actor *actor, struct err *err);
/* Sets one field from what was typed, as its type reads it: a text; a day (« 12 mars »,
 * « demain », "2026-11-28"; "" for none); one word of a list (nature, prospect,
 * consent: the id or its label); COMMUNE through the gazetteer, as
 * ops_actor_place_typed. ERR_INPUT says what would be understood. Coordinates,
 * precision, visibility, created and state have their own verbs. */
bool ops_actor_set(struct garden *garden, struct id id, enum field field,
                   const char *typed, struct err *err);
bool ops_actors_bin(struct garden *garden, const struct id *ids, size_t count,
                    struct err *err);
bool ops_actors_restore(struct garden *garden, const struct id *ids, size_t count,
                        struct err *err);
/* « Vérifié aujourd’hui »: one step for all of them. */
bool ops_actors_verify(struct garden *garden, const struct id *ids, size_t count,
                       struct err *err);
/* Adds the theme to all of them, or takes it off when all have it. */
bool ops_actors_theme(struct garden *garden, const struct id *ids, size_t count,
                      const char *theme, struct err *err);
/* How far the invitation is, what comes next, and when (0: no date). */
bool ops_actor_prospect(struct garden *garden, struct id id, enum prospect prospect,
                        const char *next_step, int64_t next_on, struct err *err);
/* Agreed to appear, or not, today. */
bool ops_actor_consent(struct garden *garden, struct id id, enum consent consent,
                       struct err *err);
/* Who may read that field of that actor: never wider than its level in the schema
 * (ERR_INPUT); AUDIENCE_DEFAULT gives the level of the schema back. */
bool ops_actor_visibility(struct garden *garden, struct id id, enum field field,
                          enum audience audience, struct err *err);

/* --- where ------------------------------------------------------------------------ */

struct actor_place {
    const char *commune; /* INSEE code, "" */
    const char *place;   /* words kept as typed, "" */
    enum precision precision;
    double latitude, longitude; /* 0, 0: none */
    const char *perimeter;      /* as in struct actor; NULL: leave it */
};
/* Sets the place as given. */
bool ops_actor_place(struct garden *garden, struct id id,
                     const struct actor_place *place, struct err *err);
/* At the commune that the words name: a name, a postal code, an INSEE code; the words
 * are kept. "" takes the place away. ERR_INPUT when none is so named, and when several
 * are (the sentence lists them: « Saint-Michel (09), … »). */
bool ops_actor_place_typed(struct garden *garden, struct id id, const char *typed,
                           struct err *err);
/* By hand on the map (PRECISION_MANUAL); the commune stays, and when there is none the
 * nearest one of the gazetteer within 5 km is taken. */
bool ops_actor_place_at(struct garden *garden, struct id id, double latitude,
                        double longitude, struct err *err);

/* --- sources ---------------------------------------------------------------------- */

/* Where and when it was heard of; `seen` 0 is today. One line more each time, but the
 * same source on the same day is ERR_INPUT. */
bool ops_sighting_add(struct garden *garden, const struct sighting *sighting,
                      struct id *id, struct err *err);
bool ops_sighting_bin(struct garden *garden, struct id id, struct err *err);
/* Latest first. */
bool ops_sightings(struct garden *garden, struct id actor, struct arena *arena,
                   struct sighting **list, size_t *count, struct err *err);
/* By source of the configuration, then others in use, then "" for actors without any;
 * *total counts every actor once, whatever its sources. Conversion is
 * prospects[PROSPECT_MEMBER] of those that have a state. */
bool ops_source_counts(struct garden *garden, struct arena *arena,
                       struct source_count **sources, size_t *count,
                       struct source_count *total, struct err *err);

/* --- the workshop: one line an actor ---------------------------------------------- */

/* The lists that domain/workshop.h reads a line with: those of the community, and the
 * gazetteer, where of several communes of one name the only one of the region wins.
 * Good as long as the arena, where the names it finds are kept too. */
struct workshop_lists ops_workshop_lists(struct garden *garden, struct arena *arena);
/* Adds what the line says, in one step: the actor with its themes, kind and place, a
 * sighting for each source, a person (made new unless one alone has that name) in
 * it by LINK_BELONGS, mail and phone as contacts (of the person when the line names
 * one; one that its owner has already is not written again) and what was not
 * understood as its note. ERR_INPUT without a name. */
bool ops_actor_add_line(struct garden *garden, const struct workshop_line *line,
                        const char *draft_place, struct id *id, struct err *err);
/* The same of several lines, in one step: one undo takes them all back, and the draft
 * goes with the last. A person whom several lines name is one person. ERR_INPUT without
 * any line; when one is refused nothing is written, and `refused` is its index. */
struct actor_lines {
    const struct workshop_line *lines;
    size_t count;
    const char *draft_place; /* NULL: none */
    struct id *ids;          /* room for count */
    size_t refused;
};
bool ops_actor_add_lines(struct garden *garden, struct actor_lines *lines,
                         struct err *err);

/* --- reading ---------------------------------------------------------------------- */

/* Live or in the bin. ERR_NOT_FOUND for one that is not in the file. */
bool ops_actor(struct garden *garden, struct id id, struct arena *arena,
               struct actor *actor, struct err *err);
/* Up to `before` actors that precede the anchor in that order among those of the
 * filter, then the anchor, then up to `after` that follow. Without an anchor (none, or
 * unknown to the file) the first actor stands for it; an anchor that does not pass the
 * filter = from the place it would have, and it is left out. `filter` NULL: everyone.
 */
bool ops_actors_page(struct garden *garden, const struct actor_filter *filter,
                     enum actor_order order, struct id anchor, size_t before,
                     size_t after, struct arena *arena, struct actor_page *page,
                     struct err *err);
/* The first (or last) of the same list; none when it is empty. */
bool ops_actors_end(struct garden *garden, const struct actor_filter *filter,
                    enum actor_order order, bool last, struct id *id, struct err *err);
/* How many pass (« 6 sur 41 »); all: live ones. Cheap after a page of the same filter;
 * the first count of all in a file of 100 000 takes a millisecond or two. */
bool ops_actors_count(struct garden *garden, const struct actor_filter *filter,
                      size_t *passing, size_t *all, struct err *err);
/* Those in the bin, latest made first, at most `most`. */
bool ops_actors_binned(struct garden *garden, size_t most, struct arena *arena,
                       struct actor **actors, size_t *count, struct err *err);

/* The filter as people say it: « associations du thème Alimentation, dans l’Aude,
 * cercle 2, avec « jardin » »; "" for everyone. In the arena. */
const char *ops_actor_filter_words(const struct garden *garden,
                                   const struct actor_filter *filter,
                                   struct arena *arena);
/* Not verified since this time is to be checked: today less community.verify_months. */
int64_t ops_verify_before(const struct garden *garden);

/* Known actors whose name is, or nearly is, the one being typed, likeliest first; the
 * one of id `except` (none: nobody) is left out. Bounded work, fit to be called at each
 * key. */
struct near_actor {
    struct actor actor;
    struct name_verdict verdict; /* NAME_LIKELY or NAME_SAME */
};
bool ops_actors_near(struct garden *garden, const char *name, struct id except,
                     size_t most, struct arena *arena, struct near_actor **near,
                     size_t *count, struct err *err);

#endif
