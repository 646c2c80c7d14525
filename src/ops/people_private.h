/* What the verbs of people share: the days of a meeting, lists in the stated order.
 *
 * Nothing outside src/ops/people*.c includes this page. */
#ifndef OPS_PEOPLE_PRIVATE_H
#define OPS_PEOPLE_PRIVATE_H

#include "ops/people.h"
#include "ops/private.h"
#include "store/meetings.h"
#include "store/people.h"

/* A meeting and when each of its days starts as planned, in order (0: not said). */
struct schedule {
    struct meeting meeting;
    int64_t *start;
    int days; /* at least 1 */
};
bool schedule_read(struct garden *garden, struct id id, struct arena *arena,
                   struct schedule *schedule, struct err *err);
/* ERR_INPUT for a day that the meeting does not have. */
bool schedule_has(const struct schedule *schedule, int day, struct err *err);
/* In local civil time. */
bool same_day(int64_t a, int64_t b);

/* Someone in a list to be sorted: who, and the index of the line. */
struct ranked {
    const struct person *person;
    const char *key;
    const char *label;
    size_t index;
};
/* The stated order; the array and the labels are in the arena. `at` gives the person of
 * a line of the list. */
struct ranked *people_rank(struct arena *arena, const void *list, size_t count,
                           const struct person *(*at)(const void *list, size_t i));

/* The same person row from one line, in an open step. */
bool person_insert(struct garden *garden, const struct person *person, struct id id,
                   struct err *err);
/* Reads the line; ERR_INPUT when it names nobody. */
bool person_read(struct arena *arena, const char *line, struct person *person,
                 struct err *err);

#endif
