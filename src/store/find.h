/* The search over everything, for ops/: what is indexed, walked and ranked.
 *
 * Owns the tables finds (words of every row but notes, whose index is search.c's) and
 * find_names, which the file keeps up to date by itself. What answers mean is told in
 * ops/find.h. */
#ifndef STORE_FIND_H
#define STORE_FIND_H

#include "domain/found.h"
#include "domain/query.h"
#include "store/store.h"

/* One row as a search sees it; text in the arena, never NULL. */
struct find_row {
    enum find_kind kind;
    int64_t n;
    struct id id;
    struct id open;  /* see struct found */
    bool open_actor; /* ask, touch */
    const char *name;
    const char *text;   /* what a room may read of the rest */
    const char *secret; /* and what it may not */
    const char *who;
    const char *place; /* typed, or the title of what it is part of */
    const char *themes;
    const char *circle;
    const char *commune;
    const char *perimeter;
    const char *status; /* prospect, stage, status of an ask */
    int64_t when;
    int64_t due;
    int64_t verified;
    bool done;
};

struct find_ask {
    const struct query *query;
    size_t most;
    bool projected;
    int64_t now;           /* ms: what is late */
    int64_t verify_before; /* ms: verified earlier is to be verified again */
};

struct find_hit {
    enum find_rank rank;
    struct find_row row;
};

struct find_hits {
    struct find_hit *at;
    size_t count;
    bool more;
    const char *corrected; /* words searched in place of those typed, "" for none */
};

bool store_find(struct store *store, const struct find_ask *ask, struct arena *arena,
                struct find_hits *hits, struct err *err);

/* Lists kept by name, in the order they were made. */
struct list_row {
    struct id id;
    const char *name;
    const char *query;
};
bool store_lists(struct store *store, struct arena *arena, struct list_row **lists,
                 size_t *count, struct err *err);

#endif
