/* Where a running meeting stands against its plan, and which minutes to take back.
 *
 * Pure: stamps of the wall clock in ms, given `now`; keeps nothing, so that a crash, a
 * closed lid or a pause of hours changes nothing. A clock that jumped back is read as
 * the latest stamp stored, so that no time is ever negative. Slots are those of
 * domain/meeting.h, in order, with planned start and end as agenda_recompute gave them;
 * the current one is the last that is started and not ended. */
#ifndef DOMAIN_PACE_H
#define DOMAIN_PACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/meeting.h"

/* How much of the current slot is left, by its words and sign. */
enum pace_level {
    PACE_FREE, /* no current slot, or one without a duration */
    PACE_CALM, /* more than 20 % left */
    PACE_SOON, /* 20 % or less */
    PACE_LAST, /* 5 % or less */
    PACE_OVER, /* nothing left */
};

#define PACE_NONE ((size_t)-1)

struct pace {
    size_t current; /* index of the slot in progress, or PACE_NONE */
    size_t next;    /* first slot not started, after the current; PACE_NONE */
    bool paused;
    int64_t now;       /* as given, or the latest stamp when that is later */
    int64_t elapsed;   /* of the current slot, its pauses taken out; >= 0 */
    int64_t planned;   /* duration of the current slot; 0 when none */
    int64_t remaining; /* planned - elapsed: below 0 when it overruns */
    int64_t drift;     /* > 0 late, < 0 ahead: projected less planned end of the
                          current slot; between two slots, now less the planned start
                          of the next, 0 if that is to come */
    int64_t projected; /* when the last slot not outside will end at this pace, or
                          ended, once they all have */
    int64_t overrun;   /* projected less the announced end (or the planned end of the
                          last slot when none was announced) */
    enum pace_level level;
};

/* Formulas, with left = max(0, remaining):
 *   elapsed   = (paused ? since the pause : now) - started - slot.pause
 *   projected = now + left; for each slot to come, max(it, locked start) + duration,
 * where duration = planned end - start + extra; a slot that fills gives its time up
 * first. During a pause `now` runs and so does `projected`.
 * meeting.paused is the stamp since when the clock is stopped, slot.pause the ms of the
 * pauses already over. */
void pace_read(const struct meeting *meeting, const struct slot *slots, size_t count,
               int64_t now, struct pace *pace);

/* When a slot to come will start at this pace; the planned start of any other, and of
 * one outside, which waits for its hour. at < count. */
int64_t pace_start(const struct meeting *meeting, const struct slot *slots,
                   size_t count, const struct pace *pace, size_t at);

/* Shortest that a slot is ever proposed to become, in minutes. */
#define PACE_MINIMUM 5
#define PACE_CUTS 8

struct pace_cut_part {
    size_t slot; /* index */
    int minutes; /* taken from it, > 0 */
};
struct pace_cut {
    struct pace_cut_part parts[PACE_CUTS];
    size_t count;
    size_t limit; /* the locked slot to keep, or PACE_NONE: the announced end */
    int wanted;   /* minutes late there, rounded up */
    int given;    /* sum of the parts; given < wanted: not all can be given back */
};

/* Proposes which slots to come give minutes back, so that the first locked start that
 * would not hold, or else the announced end, holds. Candidates: not started, unlocked,
 * between the lock before that limit and the limit, not outside, not filling, longer
 * than `minimum` minutes. One slot gives everything when one can: the longest such (the
 * later of two equals); else the longest first, each down to `minimum`, until it is
 * enough. Returns whether something is proposed; when not, `wanted` still says how many
 * minutes are missing (0: nothing is late). */
bool pace_cut(const struct meeting *meeting, const struct slot *slots, size_t count,
              const struct pace *pace, int minimum, struct pace_cut *cut);

#endif
