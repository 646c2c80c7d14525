/* Every call of the store, on a file where each finds something.
 *
 * A call says what it found, so that two runs of it can be compared. */
#ifndef TESTS_FAULT_CALLS_H
#define TESTS_FAULT_CALLS_H

#include "../unit/store_fixture.h"
#include "base/str.h"

struct base {
    struct fixture *fixture;
    struct store *store; /* that of the fixture */
    struct arena *arena; /* emptied before each call */
    struct id board, group, note, other_note;
    struct id person, twin, friend, binned;
    struct id meeting, live, slot, objective, item, carried;
    struct id actor, like, contact, link, sighting;
    struct id move, ask, touch, answer, extract;
};

/* One row of each table at least, in one step. */
void base_plant(struct base *base);
/* Runs SQL behind the store's back. */
void base_run(struct base *base, const char *sql);

struct call {
    const char *name;
    bool (*run)(struct base *base, struct str *said, struct err *err);
    /* What must be there for it to be done, once more each time; NULL: nothing. */
    void (*before)(struct base *base);
};

extern const struct call calls_reads[];
extern const size_t calls_read_count;
extern const struct call calls_lists[];
extern const size_t calls_list_count;
extern const struct call calls_searches[];
extern const size_t calls_search_count;
extern const struct call calls_writes[];
extern const size_t calls_write_count;

#endif
