/* The list of actors: pages of a filter, its counts, look-alikes of a name. */
#include <stdlib.h>

#include "base/clock.h"
#include "ops/actors_private.h"

/* More candidates than that share one key: the name says too little to announce. */
enum { CANDIDATES = 200 };

bool ops_actors_page(struct garden *garden, const struct actor_filter *filter,
                     enum actor_order order, struct id anchor, size_t before,
                     size_t after, struct arena *arena, struct actor_page *page,
                     struct err *err)
{
    return store_actors_page(garden->store, filter, order, anchor, before, after, arena,
                             page, err);
}

bool ops_actors_end(struct garden *garden, const struct actor_filter *filter,
                    enum actor_order order, bool last, struct id *id, struct err *err)
{
    return store_actors_end(garden->store, filter, order, last, id, err);
}

bool ops_actors_count(struct garden *garden, const struct actor_filter *filter,
                      size_t *passing, size_t *all, struct err *err)
{
    return store_actors_count(garden->store, filter, passing, all, err);
}

bool ops_actors_binned(struct garden *garden, size_t most, struct arena *arena,
                       struct actor **actors, size_t *count, struct err *err)
{
    return store_actors_binned(garden->store, most, arena, actors, count, err);
}

int64_t ops_verify_before(const struct garden *garden)
{
    struct civil day = clock_civil(clock_now());
    struct date today = {day.year, day.month, day.day};
    struct date then = date_add_months(today, -garden->community->verify_months);
    struct civil civil = {.year = then.year, .month = then.month, .day = then.day};
    return clock_from_civil(&civil);
}

/* --- look-alikes ------------------------------------------------------------------ */

static int compare_near(const void *a, const void *b)
{
    const struct near_actor *one = a, *other = b;
    return (int)other->verdict.likeness - (int)one->verdict.likeness;
}

bool ops_actors_near(struct garden *garden, const char *name, struct id except,
                     size_t most, struct arena *arena, struct near_actor **near,
                     size_t *count, struct err *err)
{
    struct likename_keys keys = likename_keys_organisation(arena, name);
    struct actor *actors;
    size_t n;
    *count = 0;
    if (!store_actors_like(garden->store, keys.at, keys.n, CANDIDATES, arena, &actors,
                           &n, err))
        return false;
    *near = arena_alloc(arena, (n + 1) * sizeof **near);
    for (size_t i = 0; i < n; i++) {
        struct name_verdict verdict =
            likename_compare_organisations(name, actors[i].name);
        if (verdict.likeness >= NAME_LIKELY && !id_equal(actors[i].id, except))
            (*near)[(*count)++] = (struct near_actor){actors[i], verdict};
    }
    qsort(*near, *count, sizeof **near, compare_near);
    *count = *count > most ? most : *count;
    return true;
}
