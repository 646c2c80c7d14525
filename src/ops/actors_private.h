/* What the files of actors share. Nothing outside src/ops/actors*.c, the demo, and the
 * commune of a card includes this page. */
#ifndef OPS_ACTORS_PRIVATE_H
#define OPS_ACTORS_PRIVATE_H

#include "ops/actors.h"
#include "ops/links_private.h"
#include "store/actors.h"

/* The end of every verb of actors. */
bool actor_end(struct garden *garden, bool written, struct err *err);
/* ERR_NOT_FOUND unless it is live; the card in the arena. */
bool actor_live(struct garden *garden, struct id id, struct arena *arena,
                struct actor *actor, struct err *err);
/* ERR_INPUT without any, ERR_NOT_FOUND when one is not live. */
bool actors_live(struct garden *garden, const struct id *ids, size_t count,
                 struct err *err);

/* The actor as it may be kept: trimmed, no text NULL, placed at its commune when it has
 * no coordinates; ERR_INPUT without a name. */
bool actor_clean(struct arena *arena, const struct actor *typed, struct actor *clean,
                 struct err *err);
/* In an open step. */
bool actor_insert(struct garden *garden, const struct actor *actor, struct id *id,
                  struct err *err);
bool sighting_insert(struct garden *garden, const struct sighting *sighting,
                     struct id *id, struct err *err);
bool set_real(struct garden *garden, struct id row, enum field field, double real,
              struct err *err);

/* --- actors_map.c ----------------------------------------------------------------- */

/* 0, 0 is no place. */
bool is_place(double latitude, double longitude);
/* What ops_coverage says, of facets read already. */
void coverage_make(const struct community *words, const struct actor_facet *facets,
                   size_t count, struct arena *arena, struct coverage *coverage);

/* --- actors_place.c --------------------------------------------------------------- */

/* The place of a commune of that code; false when the gazetteer does not have it. */
bool place_of_commune(struct arena *arena, const char *code, struct actor_place *place);
/* The place that words name; ERR_INPUT when they name none, or several. */
bool place_read(struct garden *garden, struct arena *arena, const char *typed,
                struct actor_place *place, struct err *err);
bool place_write(struct garden *garden, struct id id, const struct actor_place *place,
                 struct err *err);

#endif
