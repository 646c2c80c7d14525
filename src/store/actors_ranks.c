/* The n of every actor in an order, in that order: four bytes an actor, kept until the
 * order or the file changes. Read in one walk of the index, the first time a set of the
 * list is too thin to be met in it. */
#include "store/actors_private.h"

#include <stdlib.h>

static const char *const orders[ACTOR_ORDER_COUNT] = {
    [ACTOR_BY_NAME] = "SELECT n FROM actor_keys ORDER BY name, n",
    [ACTOR_BY_PLACE] = "SELECT n FROM actor_keys ORDER BY dept, place, n",
    [ACTOR_BY_VERIFIED] = "SELECT n FROM actor_keys ORDER BY verified, n",
    [ACTOR_BY_NEXT] = "SELECT n FROM actor_keys ORDER BY next, n",
};

bool ranks_known(const struct store *store, enum actor_order order)
{
    const struct ranks *ranks = &store->ranks;
    return ranks->at && ranks->order == (int)order && ranks->commits == store->commits;
}

void ranks_forget(struct store *store)
{
    vec_free(&store->ranks);
    store->ranks = (struct ranks){0};
}

bool ranks_read(struct store *store, enum actor_order order, struct err *err)
{
    struct ranks *ranks = &store->ranks;
    if (ranks_known(store, order))
        return true;
    ranks->n = 0;
    sqlite3_stmt *stmt = sql_slot(store, &store->rankings[order], orders[order], err);
    bool found, done = stmt != NULL;
    while (done && (done = sql_row(store, stmt, &found, err)) && found)
        vec_push(ranks, (uint32_t)sqlite3_column_int64(stmt, 0));
    if (!done) {
        ranks_forget(store);
        return false;
    }
    vec_push(ranks, 0); /* so that `at` is one of no actors too */
    ranks->n--;
    ranks->order = (int)order;
    ranks->commits = store->commits;
    return true;
}

size_t ranks_place(const struct ranks *ranks, int64_t n)
{
    size_t i = 0;
    while (n > 0 && i < ranks->n && ranks->at[i] != n)
        i++;
    return i;
}
