/* Actors as those who may read a level are told of them: the one rule of the maps that
 * leave the program, whatever their form, and of the screen that a room looks at.
 *
 * Reads only. An actor appears unless it said no (the pair of gardeners reads everyone)
 * or its name is kept from these readers; then each field is as it is, or empty. A
 * place is told whole or not at all, so that nothing else gives it away. */
#ifndef OPS_ACTORS_TOLD_H
#define OPS_ACTORS_TOLD_H

#include "ops/actors_map.h"

/* What these readers may read of it; false: it does not appear. Texts are the actor's
 * own, or ""; a nature that is kept from them is NATURE_COUNT. */
bool actor_told(const struct actor *actor, enum audience readers, struct actor *told);

/* Every live actor that appears, by name, each as it is told. */
bool ops_actors_told(struct garden *garden, enum audience readers, struct arena *arena,
                     struct actor **actors, size_t *count, struct err *err);

/* On a screen that a room looks at everyone has a line, which says what members may
 * read. */
void actor_for_room(struct actor *actor);
/* Those of the filter, so. */
bool ops_actors_for_room(struct garden *garden, const struct actor_filter *filter,
                         struct arena *arena, struct actor **actors, size_t *count,
                         struct err *err);

/* What ops_coverage and ops_actors_points say, of these actors alone. */
void told_coverage(const struct community *words, const struct actor *actors,
                   size_t count, struct arena *arena, struct coverage *coverage);
void told_points(const struct actor *actors, size_t count, struct arena *arena,
                 struct actor_point **points, size_t *point_count, int *unplaced);

#endif
