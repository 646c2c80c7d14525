/* What the files of meetings share: rows, the agenda computed again, civil time.
 *
 * Nothing outside src/ops includes this page. Functions that write run inside an open
 * step and leave aborting it to step_end. */
#ifndef OPS_MEETINGS_PRIVATE_H
#define OPS_MEETINGS_PRIVATE_H

#include "domain/meeting.h"
#include "ops/garden.h"

#define MINUTE INT64_C(60000)
#define NO_ID ((struct id){{0}})

/* --- meetings_time.c -------------------------------------------------------------- */

/* How far b is from a on the wall: days of the calendar, and minutes of the day. */
struct civil_gap {
    int days;
    int minutes;
};
struct civil_gap civil_gap(int64_t a, int64_t b);
/* The stamp that many days and minutes of the wall later, whatever the season does in
 * between; 0 (not set) stays 0. */
int64_t civil_shift(int64_t ms, struct civil_gap gap);
/* Tomorrow at that minute of the day. */
int64_t civil_tomorrow(int minute);
/* Minutes since midnight. */
int civil_minute(int64_t ms);

/* --- meetings_rows.c -------------------------------------------------------------- */

bool meeting_insert(struct garden *garden, const struct meeting *meeting, struct id *id,
                    struct err *err);
/* At the end of its meeting's agenda when its position is 0. */
bool slot_insert(struct garden *garden, const struct slot *slot, struct id *id,
                 struct err *err);
bool prompt_insert(struct garden *garden, struct id slot, const char *text,
                   struct err *err);
bool objective_insert(struct garden *garden, struct id meeting, const char *text,
                      struct err *err);
bool item_insert(struct garden *garden, const struct item *item, struct id *id,
                 struct err *err);
/* Computes starts, ends and the marks "outside" of every slot again, and writes those
 * that changed. */
bool agenda_settle(struct garden *garden, struct id meeting, struct err *err);
/* Writes the empty meeting that follows that one, at `start`: same title but for its
 * rank, same place and length, next number of its series (a meeting without one gets a
 * family). *next is what was written, its text in the arena or from's. */
bool meeting_follow(struct garden *garden, const struct meeting *from, int64_t start,
                    struct arena *arena, struct meeting *next, struct err *err);
/* ERR_INPUT when it is closed. */
bool meeting_open(const struct meeting *meeting, struct err *err);
bool title_given(const char *title, struct err *err);
/* Reads the meeting, then the same as meeting_open; none is fine. */
bool meeting_writable(struct garden *garden, struct id meeting, struct err *err);

/* --- live_run.c ------------------------------------------------------------------- */

#define NO_SLOT ((size_t)-1)

/* A meeting, its slots, and where it stands: what every verb of the run looks at. */
struct run {
    struct arena arena;
    struct meeting meeting;
    struct slot *slots;
    size_t count;
    size_t current; /* index, or NO_SLOT */
    int64_t now;    /* never before a stamp already written: clocks jump back */
};
/* Fills *run, whose arena the caller frees even on false. _going: it must be under way.
 * _in_slot: and a slot be in progress. */
bool run_read(struct garden *garden, struct id meeting, struct run *run,
              struct err *err);
bool run_going(struct garden *garden, struct id meeting, struct run *run,
               struct err *err);
bool run_in_slot(struct garden *garden, struct id meeting, struct run *run,
                 struct err *err);
/* ERR_INPUT when another meeting is under way: the screens show one clock. */
bool run_alone(struct garden *garden, struct id meeting, struct err *err);
/* The pause under way is counted to the current slot, and the clock runs again. _slot:
 * and the current slot is over. */
bool run_pause_end(struct garden *garden, const struct run *run, struct err *err);
bool run_slot_end(struct garden *garden, const struct run *run, struct err *err);

#endif
