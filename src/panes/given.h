/* The turns in which criteria were given: the last one is the first taken back.
 *
 * Owns the order only; what a criterion is, and its value, are the caller's. */
#ifndef PANES_GIVEN_H
#define PANES_GIVEN_H

#include <stdbool.h>
#include <stddef.h>

enum { GIVEN_MOST = 32 };

struct given {
    int at[GIVEN_MOST];
    size_t count;
};

/* Last from now on, whatever its turn was. */
void given_last(struct given *given, int criterion);
void given_forget(struct given *given, int criterion);
/* Forgets the last one and gives it; false when none is left. */
bool given_take(struct given *given, int *criterion);

#endif
