/* Time: the wall clock in local civil terms, and a monotonic one for waiting.
 *
 * While the environment variable TERREAU_CLOCK names a file, "now" is the local ISO
 * 8601 time written in it (YYYY-MM-DDTHH:MM[:SS]), read again at each call of
 * clock_now; the screen then says so (clock_is_test). */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Milliseconds since 1970-01-01T00:00:00Z, never less than 0. */
int64_t clock_now(void);
bool clock_is_test(void);
/* Milliseconds of CLOCK_MONOTONIC: for time-outs only. */
int64_t clock_monotonic(void);

struct civil {
    int year, month, day, hour, minute, second;
    int offset; /* minutes east of UTC */
};
struct civil clock_civil(int64_t ms);
/* The stamp of a local date and time; its offset is not looked at. Numbers may overflow
 * (minute 75, day 0): they carry. An hour that a change of season skips is moved over
 * it; one that comes twice is the first. Never less than 0. */
int64_t clock_from_civil(const struct civil *civil);
/* "2026-11-26T14:03:07+01:00" */
void clock_iso(int64_t ms, char out[32]);
/* "14:03" */
void clock_hour(int64_t ms, char out[8]);

#endif
