/* Marks of persons that a long step has still to write (see names.c). Each stands
 * anywhere in their index: they are gathered, set aside in sorted runs (runs.h), and
 * merged into it at the end. Whoever asks who has a mark before is told of them too. */
#include <stdlib.h>
#include <string.h>

#include "store/derived.h"
#include "store/mark_pages.h"
#include "store/runs.h"

enum { MARKS_MOST = 1 << 16, MARKS_ROOM = 2 * MARKS_MOST, ENTRY_SIZE = 8 };
enum { BUCKET_BITS = 12, BUCKETS = 1 << BUCKET_BITS };

/* Where the last of that mark is in `marks_at`, or would be. */
static uint32_t *place_of(struct run *run, int64_t mark)
{
    size_t slot = (size_t)(mark >> (SEEN_SHIFT + 2)) & (MARKS_ROOM - 1);
    while (run->marks_at[slot] &&
           seen_key(run->marks.at[run->marks_at[slot] - 1].mark) != mark)
        slot = (slot + 1) & (MARKS_ROOM - 1);
    return &run->marks_at[slot];
}

/* --- who waits under a mark ------------------------------------------------------- */

struct waiting {
    struct marks_persons *persons;
    size_t most;
};

static bool add_waiting(void *ctx, const uint8_t *bytes, size_t size, bool *go,
                        struct err *err)
{
    struct waiting *waiting = ctx;
    (void)size;
    (void)err;
    *go = waiting->persons->n < waiting->most;
    if (*go)
        vec_push(waiting->persons, seen_person(runs_number_of(bytes)));
    return true;
}

/* Most are never asked for: they are put in their places when one is. */
static void place_all(struct run *run)
{
    if (!run->marks_at)
        run->marks_at = xcalloc(MARKS_ROOM, sizeof *run->marks_at);
    while (run->marks_placed < run->marks.n) {
        struct marked *one = &run->marks.at[run->marks_placed++];
        uint32_t *place = place_of(run, seen_key(one->mark));
        one->before = *place;
        *place = (uint32_t)run->marks_placed;
    }
}

/* What an entry is found by in the runs. */
static uint64_t order_of(int64_t mark)
{
    uint8_t bytes[ENTRY_SIZE];
    runs_number(bytes, mark);
    return runs_first(bytes, sizeof bytes);
}

bool marks_waiting(struct store *store, int64_t mark, size_t most,
                   struct marks_persons *persons, struct err *err)
{
    struct run *run = &store->run;
    struct waiting waiting = {persons, most};
    if (!runs_find(store, RUNS_MARKS, order_of(mark), order_of(mark | SEEN_PERSONS),
                   add_waiting, &waiting, err))
        return false;
    if (run->marks.n == 0)
        return true;
    place_all(run);
    size_t at = *place_of(run, mark);
    for (; at && persons->n < most; at = run->marks.at[at - 1].before)
        vec_push(persons, seen_person(run->marks.at[at - 1].mark));
    return true;
}

/* --- gathering -------------------------------------------------------------------- */

static int compare_marked(const void *a, const void *b)
{
    const struct marked *one = a, *two = b;
    return (one->mark > two->mark) - (one->mark < two->mark);
}

static void empty(struct run *run)
{
    run->marks.n = run->marks_placed = 0;
    if (run->marks_at)
        memset(run->marks_at, 0, MARKS_ROOM * sizeof *run->marks_at);
}

void marks_forget(struct run *run)
{
    vec_free(&run->marks);
    free(run->marks_at);
    run->marks_at = NULL;
    run->marks_placed = 0;
}

static size_t bucket_of(const struct marked *one)
{
    return (size_t)(one->mark >> (63 - BUCKET_BITS)); /* a mark is never negative */
}

/* Marks are spread evenly: once dealt by their first bits, a few are left to each sort.
 */
static void deal(struct run *run, struct marked *dealt)
{
    size_t ends[BUCKETS] = {0}, at = 0;
    for (size_t i = 0; i < run->marks.n; i++)
        ends[bucket_of(&run->marks.at[i])]++;
    for (size_t bucket = 0, before = 0; bucket < BUCKETS; bucket++) {
        before += ends[bucket];
        ends[bucket] = before;
    }
    for (size_t i = run->marks.n; i-- > 0;)
        dealt[--ends[bucket_of(&run->marks.at[i])]] = run->marks.at[i];
    for (size_t bucket = 0; bucket < BUCKETS; bucket++) {
        size_t end = bucket + 1 < BUCKETS ? ends[bucket + 1] : run->marks.n;
        if (end - at > 1)
            qsort(dealt + at, end - at, sizeof *dealt, compare_marked);
        at = end;
    }
}

static void sort(struct run *run)
{
    struct marked *dealt = xcalloc(run->marks.n, sizeof *dealt);
    deal(run, dealt);
    if (run->marks.n)
        memcpy(run->marks.at, dealt, run->marks.n * sizeof *dealt);
    free(dealt);
}

static bool set_aside(struct store *store, struct err *err)
{
    struct run *run = &store->run;
    bool done = true;
    sort(run);
    for (size_t i = 0; done && i < run->marks.n; i++) {
        uint8_t entry[ENTRY_SIZE];
        runs_number(entry, run->marks.at[i].mark);
        done = runs_put(store, RUNS_MARKS, entry, sizeof entry, err);
    }
    empty(run);
    return done && runs_close(store, RUNS_MARKS, err);
}

static bool write_at_once(struct store *store, int64_t mark, struct err *err)
{
    struct mark_page page = {.known = false};
    return mark_page_add(store, &page, mark, err) && mark_page_write(store, &page, err);
}

bool marks_add(struct store *store, int64_t mark, int64_t person, struct err *err)
{
    struct run *run = &store->run;
    seen_add(store, mark);
    if (!run->gathers)
        return write_at_once(store, seen_of(mark, person), err);
    const struct marked one = {.mark = seen_of(mark, person)};
    vec_push(&run->marks, one);
    return run->marks.n < MARKS_MOST || set_aside(store, err);
}

/* --- writing ---------------------------------------------------------------------- */

struct writing {
    struct store *store;
    struct mark_page page;
};

static bool write_entry(void *ctx, const uint8_t *bytes, size_t size, bool *go,
                        struct err *err)
{
    struct writing *writing = ctx;
    (void)size;
    (void)go;
    return mark_page_add(writing->store, &writing->page, runs_number_of(bytes), err);
}

bool marks_settle(struct store *store, struct err *err)
{
    struct run *run = &store->run;
    struct writing writing = {.store = store};
    bool done = true;
    if (run->marks.n == 0 && !runs_any(store, RUNS_MARKS))
        return true;
    if (runs_any(store, RUNS_MARKS))
        done = set_aside(store, err) &&
               runs_merge(store, RUNS_MARKS, write_entry, &writing, err);
    else
        sort(run);
    for (size_t i = 0; done && i < run->marks.n; i++)
        done = mark_page_add(store, &writing.page, run->marks.at[i].mark, err);
    empty(run);
    return done && mark_page_write(store, &writing.page, err);
}
