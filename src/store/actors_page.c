/* A page of actors: two walks of an index from one spot, or a slice of a short list.
 *
 * The spot of an actor in an order is (first text, second text, number, n), as the
 * index of that order has it. Of many actors a walk meets a screenful at once, asking
 * pick(n) of each; a set of few would make it cross the whole index, so few are sorted
 * instead, once, and kept with the set. */
#include "store/actors_private.h"

#include <stdlib.h>
#include <string.h>

/* Sorting so many costs what a walk between them does. */
enum { FEW = 500 };

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

static int compare_spots(const void *a, const void *b)
{
    const struct spot *one = a, *other = b;
    int order = strcmp(one->first, other->first);
    order = order ? order : strcmp(one->second, other->second);
    if (order == 0 && one->number != other->number)
        order = one->number < other->number ? -1 : 1;
    if (order == 0)
        order = (one->n > other->n) - (one->n < other->n);
    return order;
}

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
                   "SELECT n FROM actor_keys WHERE (%s) %s %s%s ORDER BY %s LIMIT ?5",
                   orders[0][order], back ? "<" : ">=", places[order],
                   picked ? " AND pick(n)" : "", orders[back][order]);
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

/* --- few: sorted once ------------------------------------------------------------- */

static bool spots_of(struct reading *reading, struct spot *spots, size_t *count)
{
    const struct picked *picked = &reading->store->picked;
    *count = 0;
    for (size_t byte = 0; byte < picked->size; byte++)
        for (int bit = 0; picked->bits[byte] >> bit; bit++) {
            bool found = false;
            int64_t n = (int64_t)byte * 8 + bit;
            if (!pick_has(picked, n))
                continue;
            if (!find_spot(reading->store, n, reading->order, &reading->arena,
                           &spots[*count], &found, reading->err))
                return false;
            *count += found;
        }
    return true;
}

static bool few_sort(struct reading *reading)
{
    struct picked *picked = &reading->store->picked;
    if (picked->ordered && picked->order == (int)reading->order)
        return true;
    struct spot *spots = xcalloc(picked->count + 1, sizeof *spots);
    size_t count;
    bool done = spots_of(reading, spots, &count);
    if (done) {
        qsort(spots, count, sizeof *spots, compare_spots);
        free(picked->ordered);
        picked->ordered = xcalloc(count + 1, sizeof *picked->ordered);
        for (size_t i = 0; i < count; i++)
            picked->ordered[i] = spots[i].n;
        picked->ordered_count = count;
        picked->order = (int)reading->order;
    }
    free(spots);
    return done;
}

/* Index of the first of the sorted ones that is not before the spot. */
static bool few_place(struct reading *reading, const struct spot *spot, size_t *place)
{
    const struct picked *picked = &reading->store->picked;
    size_t low = 0, high = picked->ordered_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        struct spot there = {"", "", 0, 0};
        bool found;
        if (!find_spot(reading->store, picked->ordered[middle], reading->order,
                       &reading->arena, &there, &found, reading->err))
            return false;
        if (compare_spots(&there, spot) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *place = low;
    return true;
}

/* Up to `most` from the place on, nearest first. */
static void few_walk(const struct picked *picked, size_t place, bool back, size_t most,
                     struct numbers *numbers)
{
    if (back)
        for (size_t i = place; i > 0 && numbers->n < most; i--)
            vec_push(numbers, picked->ordered[i - 1]);
    else
        for (size_t i = place; i < picked->ordered_count && numbers->n < most; i++)
            vec_push(numbers, picked->ordered[i]);
}

/* --- many: walks of the index ----------------------------------------------------- */

static bool many_walk(struct reading *reading, const struct spot *spot, bool back,
                      size_t most, struct numbers *numbers)
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
    bool found, done;
    while ((done = sql_row(reading->store, stmt, &found, reading->err)) && found)
        vec_push(numbers, sqlite3_column_int64(stmt, 0));
    return done;
}

/* --- both ------------------------------------------------------------------------- */

static bool walk(struct reading *reading, const struct spot *spot, bool back,
                 size_t most, struct numbers *numbers)
{
    bool few = !reading->everyone && reading->store->picked.count <= FEW;
    size_t place;
    if (!few)
        return many_walk(reading, spot, back, most, numbers);
    if (!few_sort(reading) || !few_place(reading, spot, &place))
        return false;
    few_walk(&reading->store->picked, place, back, most, numbers);
    return true;
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

static bool count_all(struct store *store, size_t *all, struct err *err)
{
    if (store->actors_counted != store->commits + 1) {
        sqlite3_stmt *stmt = sql_get(store, SQL_ACTORS_COUNT, err);
        bool found;
        if (!stmt || !sql_row(store, stmt, &found, err))
            return false;
        store->actors = (size_t)sqlite3_column_int64(stmt, 0);
        store->actors_counted = store->commits + 1;
        sqlite3_reset(stmt);
    }
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
