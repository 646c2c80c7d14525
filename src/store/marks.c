/* Marks of persons that a long step has still to write (see names.c). Each stands
 * anywhere in their index: written as they come, every one would fetch a page from all
 * over the file; gathered and sorted they walk it from end to end, once in thousands.
 */
#include <stdlib.h>

#include "store/derived.h"
#include "store/held.h"

enum { MARKS_MOST = 1 << 16, MARKS_ROOM = 2 * MARKS_MOST };

/* Where a mark is in `marks_at`, or would be. */
static uint32_t *place_of(struct run *run, int64_t mark)
{
    size_t slot = (size_t)((uint64_t)mark >> 20) & (MARKS_ROOM - 1);
    while (run->marks_at[slot] && run->marks.at[run->marks_at[slot] - 1].mark != mark)
        slot = (slot + 1) & (MARKS_ROOM - 1);
    return &run->marks_at[slot];
}

bool marks_wait(struct store *store, int64_t mark)
{
    return store->run.marks.n > 0 && *place_of(&store->run, mark) != 0;
}

static bool write_one(struct store *store, const struct marked *one, struct err *err)
{
    held_begin(store, HELD_PERSON_MARK);
    held_integer(store, one->mark);
    held_integer(store, one->person);
    return held_end(store, err);
}

static int compare_marked(const void *a, const void *b)
{
    const struct marked *one = a, *two = b;
    int order = (one->mark > two->mark) - (one->mark < two->mark);
    return order ? order : (one->person > two->person) - (one->person < two->person);
}

void marks_forget(struct run *run)
{
    vec_free(&run->marks);
    free(run->marks_at);
    run->marks_at = NULL;
}

bool marks_settle(struct store *store, struct err *err)
{
    struct run *run = &store->run;
    bool done = true;
    if (run->marks.n == 0)
        return true;
    qsort(run->marks.at, run->marks.n, sizeof *run->marks.at, compare_marked);
    for (size_t i = 0; done && i < run->marks.n; i++)
        done = write_one(store, &run->marks.at[i], err);
    marks_forget(run);
    return done;
}

bool marks_add(struct store *store, int64_t mark, int64_t person, struct err *err)
{
    struct run *run = &store->run;
    const struct marked one = {mark, person};
    seen_add(store, mark);
    if (!run->open || !run->bulk)
        return write_one(store, &one, err);
    if (!run->marks_at)
        run->marks_at = xcalloc(MARKS_ROOM, sizeof *run->marks_at);
    vec_push(&run->marks, one);
    *place_of(run, mark) = (uint32_t)run->marks.n;
    return run->marks.n < MARKS_MOST || marks_settle(store, err);
}
