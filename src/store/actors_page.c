/* A page of actors: two walks from one spot, one ahead and one back.
 *
 * The spot of an actor in an order is (first text, second text, number, n), as the
 * index of that order has it. Of many actors a walk of the index meets a screenful at
 * once, asking pick(n) of each; but a set of few, or one whose names all stand at the
 * other end of the alphabet, would make it cross the whole index: when the first steps
 * have not met a screenful, the ranks are walked instead (actors_ranks.c). */
#include "store/actors_private.h"

#include <stdlib.h>
#include <string.h>

enum {
    FEW = 500,    /* so few are not met by the screenful in the first steps… */
    STEPS = 1000, /* …these */
};

struct spot {
    const char *first;
    const char *second;
    int64_t number;
    int64_t n;
};

static const char *const columns[ACTOR_ORDER_COUNT] = {"name", "dept, place",
                                                       "verified", "next"};
static const char *const orders[2][ACTOR_ORDER_COUNT] = {
    {"name, n", "dept, place, n", "verified, n", "next, n"},
    {"name DESC, n DESC", "dept DESC, place DESC, n DESC", "verified DESC, n DESC",
     "next DESC, n DESC"}};
static const char *const places[ACTOR_ORDER_COUNT] = {"(?1, ?4)", "(?1, ?2, ?4)",
                                                      "(?3, ?4)", "(?3, ?4)"};

/* Reads the columns of an order behind n, from column `at`. */
static void read_spot(sqlite3_stmt *stmt, enum actor_order order, struct arena *arena,
                      struct spot *spot)
{
    *spot = (struct spot){"", "", 0, sqlite3_column_int64(stmt, 0)};
    if (order == ACTOR_BY_VERIFIED || order == ACTOR_BY_NEXT)
        spot->number = sqlite3_column_int64(stmt, 1);
    else
        spot->first = column_text(stmt, 1, arena);
    if (order == ACTOR_BY_PLACE)
        spot->second = column_text(stmt, 2, arena);
}

/* The statement of one kind of look, its text made of the words above only. */
static sqlite3_stmt *look_statement(struct store *store, enum actor_order order,
                                    enum actor_look look, struct err *err)
{
    sqlite3_stmt **slot = &store->looks[look][order];
    struct str text = {0};
    bool back = look == LOOK_BACK || look == LOOK_BACK_PICKED;
    bool picked = look == LOOK_ON_PICKED || look == LOOK_BACK_PICKED;
    if (!*slot && look == LOOK_ONE)
        str_printf(&text, "SELECT n, %s FROM actor_keys WHERE n = ?1", columns[order]);
    else if (!*slot)
        str_printf(&text,
                   "SELECT n FROM (SELECT n FROM actor_keys WHERE (%s) %s %s "
                   "ORDER BY %s LIMIT ?6)%s LIMIT ?5",
                   orders[0][order], back ? "<" : ">=", places[order],
                   orders[back][order], picked ? " WHERE pick(n)" : "");
    sqlite3_stmt *stmt = sql_slot(store, slot, str_text(&text), err);
    str_free(&text);
    return stmt;
}

static bool find_spot(struct store *store, int64_t n, enum actor_order order,
                      struct arena *arena, struct spot *spot, bool *found,
                      struct err *err)
{
    sqlite3_stmt *stmt = look_statement(store, order, LOOK_ONE, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, n);
    if (!sql_row(store, stmt, found, err))
        return false;
    if (*found) {
        read_spot(stmt, order, arena, spot);
        sqlite3_reset(stmt);
    }
    return true;
}

/* The n of an actor, live or not; 0 when the file does not know it. */
static bool find_n(struct store *store, struct id id, int64_t *n, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_ACTOR_N, id, err);
    bool found;
    *n = 0;
    if (!stmt || !sql_row(store, stmt, &found, err))
        return false;
    if (found) {
        *n = sqlite3_column_int64(stmt, 0);
        sqlite3_reset(stmt);
    }
    return true;
}

/* --- a list being read ------------------------------------------------------------ */

struct reading {
    struct store *store;
    enum actor_order order;
    bool everyone;
    struct arena arena; /* of the spots */
    struct err *err;
};
struct numbers {
    int64_t *at;
    size_t n, cap;
};

/* --- the two walks ---------------------------------------------------------------- */

/* Up to `most` of the set, among the next `steps` of the index; -1: all of them. */
static bool walk_index(struct reading *reading, const struct spot *spot, bool back,
                       size_t most, int64_t steps, struct numbers *numbers)
{
    enum actor_look look = reading->everyone ? LOOK_ON : LOOK_ON_PICKED;
    sqlite3_stmt *stmt = look_statement(reading->store, reading->order,
                                        back ? look + 1 : look, reading->err);
    if (!stmt)
        return false;
    bind_text(stmt, 1, spot->first);
    bind_text(stmt, 2, spot->second);
    sqlite3_bind_int64(stmt, 3, spot->number);
    sqlite3_bind_int64(stmt, 4, spot->n);
    sqlite3_bind_int64(stmt, 5, (int64_t)most);
    sqlite3_bind_int64(stmt, 6, steps);
    bool found, done;
    while ((done = sql_row(reading->store, stmt, &found, reading->err)) && found)
        vec_push(numbers, sqlite3_column_int64(stmt, 0));
    return done;
}

/* Up to `most` of the set from the rank of the spot on, nearest first. */
static bool walk_ranks(struct reading *reading, const struct spot *spot, bool back,
                       size_t most, struct numbers *numbers)
{
    struct store *store = reading->store;
    const struct ranks *ranks = &store->ranks;
    if (!ranks_read(store, reading->order, reading->err))
        return false;
    size_t place = ranks_place(ranks, spot->n);
    for (size_t i = place; back && i > 0 && numbers->n < most; i--)
        if (pick_has(&store->picked, ranks->at[i - 1]))
            vec_push(numbers, ranks->at[i - 1]);
    for (size_t i = place; !back && i < ranks->n && numbers->n < most; i++)
        if (pick_has(&store->picked, ranks->at[i]))
            vec_push(numbers, ranks->at[i]);
    return true;
}

static bool walk(struct reading *reading, const struct spot *spot, bool back,
                 size_t most, struct numbers *numbers)
{
    const struct store *store = reading->store;
    if (reading->everyone)
        return walk_index(reading, spot, back, most, -1, numbers);
    if (store->picked.count <= FEW || ranks_known(store, reading->order))
        return walk_ranks(reading, spot, back, most, numbers);
    if (!walk_index(reading, spot, back, most, STEPS, numbers))
        return false;
    if (numbers->n >= most)
        return true;
    numbers->n = 0;
    return walk_ranks(reading, spot, back, most, numbers);
}

/* Before every spot, and after. */
static const struct spot first_spot = {"", "", INT64_MIN, 0};
static const struct spot last_spot = {"\xff", "\xff", INT64_MAX, INT64_MAX};

static bool begin(struct reading *reading, struct store *store,
                  const struct actor_filter *filter, enum actor_order order,
                  struct err *err)
{
    *reading = (struct reading){.store = store,
                                .order = order,
                                .everyone = pick_is_everyone(filter),
                                .err = err};
    return reading->everyone || pick_actors(store, filter, err);
}

static bool compose(struct reading *reading, const struct numbers *behind,
                    const struct numbers *ahead, struct arena *arena,
                    struct actor_page *page)
{
    page->at = behind->n;
    page->actors =
        arena_alloc(arena, (behind->n + ahead->n + 1) * sizeof *page->actors);
    for (size_t i = 0; i < behind->n + ahead->n; i++) {
        int64_t n =
            i < behind->n ? behind->at[behind->n - 1 - i] : ahead->at[i - behind->n];
        if (!actor_fetch(reading->store, n, arena, &page->actors[i], reading->err))
            return false;
    }
    page->count = behind->n + ahead->n;
    return true;
}

static bool cut(struct numbers *numbers, size_t most)
{
    bool more = numbers->n > most;
    numbers->n = more ? most : numbers->n;
    return more;
}

bool store_actors_page(struct store *store, const struct actor_filter *filter,
                       enum actor_order order, struct id anchor, size_t before,
                       size_t after, struct arena *arena, struct actor_page *page,
                       struct err *err)
{
    struct reading reading;
    struct numbers behind = {0}, ahead = {0};
    struct spot spot = first_spot;
    bool known = false;
    int64_t n;
    *page = (struct actor_page){0};
    bool done = begin(&reading, store, filter, order, err) &&
                find_n(store, anchor, &n, err) &&
                find_spot(store, n, order, &reading.arena, &spot, &known, err) &&
                walk(&reading, &spot, false, after + 2, &ahead);
    if (done && known)
        done = walk(&reading, &spot, true, before + 1, &behind);
    if (done) {
        /* Without an anchor the first actor stands for it. */
        bool anchored = !known || (ahead.n > 0 && ahead.at[0] == n);
        page->more_before = cut(&behind, before);
        page->more_after = cut(&ahead, after + anchored);
        done = compose(&reading, &behind, &ahead, arena, page);
    }
    vec_free(&behind);
    vec_free(&ahead);
    arena_free(&reading.arena);
    return done;
}

bool store_actors_end(struct store *store, const struct actor_filter *filter,
                      enum actor_order order, bool last, struct id *id, struct err *err)
{
    struct reading reading;
    struct numbers numbers = {0};
    *id = (struct id){{0}};
    bool done = begin(&reading, store, filter, order, err) &&
                walk(&reading, last ? &last_spot : &first_spot, last, 1, &numbers);
    if (done && numbers.n) {
        struct actor actor;
        done = actor_fetch(store, numbers.at[0], &reading.arena, &actor, err);
        *id = actor.id;
    }
    vec_free(&numbers);
    arena_free(&reading.arena);
    return done;
}

/* Every page of an index is read, once: none of them is worth keeping. */
static bool read_count(struct store *store, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ACTORS_COUNT, err);
    bool found;
    store_page_room(store, ROOM_LEAST);
    bool done = stmt && sql_row(store, stmt, &found, err);
    if (done) {
        store->actors = (size_t)sqlite3_column_int64(stmt, 0);
        store->actors_counted = store->commits + 1;
        sqlite3_reset(stmt);
    }
    store_page_room(store, store->run.bulk ? ROOM_BULK : ROOM_USUAL);
    return done;
}

static bool count_all(struct store *store, size_t *all, struct err *err)
{
    if (store->actors_counted != store->commits + 1 && !read_count(store, err))
        return false;
    *all = store->actors;
    return true;
}

bool store_actors_count(struct store *store, const struct actor_filter *filter,
                        size_t *passing, size_t *all, struct err *err)
{
    bool everyone = pick_is_everyone(filter);
    if (!count_all(store, all, err) || (!everyone && !pick_actors(store, filter, err)))
        return false;
    *passing = everyone ? *all : store->picked.count;
    return true;
}
