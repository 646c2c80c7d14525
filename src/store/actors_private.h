/* What the files of actors share: a row, the set of a filter, the derived tables.
 *
 * Nothing outside src/store includes this page. */
#ifndef STORE_ACTORS_PRIVATE_H
#define STORE_ACTORS_PRIVATE_H

#include "store/actors.h"
#include "store/derived.h"

/* Columns of ACTOR_COLUMNS. */
enum { ACTOR_WIDTH = 23 };
void actor_column(sqlite3_stmt *stmt, struct arena *arena, void *row);
bool actor_fetch(struct store *store, int64_t n, struct arena *arena,
                 struct actor *actor, struct err *err);

/* --- actors_pick.c: the set of a filter --------------------------------------------
 */

/* Makes store->picked the live actors of this filter, which is not everyone; the SQL
 * function pick(n) then tells who is in. Kept until the filter or the file changes. */
bool pick_actors(struct store *store, const struct actor_filter *filter,
                 struct err *err);
/* Nothing in it leaves anybody out: no filter, or words that fold to nothing. */
bool pick_is_everyone(const struct actor_filter *filter);
bool pick_has(const struct picked *picked, int64_t n);
void pick_add(struct picked *picked, int64_t n);

/* --- actors_ranks.c: every actor, in an order --------------------------------------
 */

/* Makes store->ranks those of this order; kept until the order or the file changes. */
bool ranks_read(struct store *store, enum actor_order order, struct err *err);
bool ranks_known(const struct store *store, enum actor_order order);
/* Where this n stands; at the end when nowhere, at the start for 0. */
size_t ranks_place(const struct ranks *ranks, int64_t n);

#endif
