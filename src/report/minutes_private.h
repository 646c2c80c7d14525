/* What the parts of the minutes share: everything read of the meeting, and the level.
 *
 * Every text that someone typed goes through minutes_fit before it is written. */
#ifndef REPORT_MINUTES_PRIVATE_H
#define REPORT_MINUTES_PRIVATE_H

#include "ops/board.h"
#include "ops/live.h"
#include "ops/meetings.h"
#include "ops/people.h"
#include "report/minutes.h"

#define NO_ID ((struct id){{0}})
#define MINUTE_MS INT64_C(60000)

/* Where something carried over comes from. */
struct minutes_origin {
    struct id id;
    const char *words; /* "1re rencontre, point 3" */
};

/* What one board holds that was said in this meeting. */
struct minutes_board {
    struct board board;
    struct group *groups;
    size_t group_count;
    struct note *notes; /* in the order of the board */
    size_t note_count;
    bool own; /* the board of one of the slots, not only one written on in passing */
};

struct minutes {
    struct garden *garden;
    struct arena *arena;
    struct document *document;
    enum minutes_level level;
    struct redaction redaction;
    struct meeting meeting;
    struct slot *slots;
    size_t slot_count;
    struct item *items; /* of the whole meeting, in order of writing */
    size_t item_count;
    struct feeling *feelings;
    size_t feeling_count;
    struct minutes_board *boards;
    size_t board_count;
    struct minutes_origin *origins;
    size_t origin_count;
    int64_t now; /* when the minutes are made: the slot in progress ends there */
};

/* The text as this level may read it. */
const char *minutes_fit(struct minutes *minutes, const char *text);
/* "18:05"; "jeudi 12 mars 2026"; "1 h 15", "25 min". */
const char *minutes_hour(const struct minutes *minutes, int64_t ms);
const char *minutes_date(const struct minutes *minutes, int64_t ms);
const char *minutes_duration(const struct minutes *minutes, int64_t ms);
/* Did the slot take place? Not when it was jumped over (slot_passed_over); one in
 * progress is counted as ending now. */
bool minutes_held(const struct minutes *minutes, const struct slot *slot);
/* "1re rencontre, point 3", NULL when it is known no more. */
const char *minutes_origin(const struct minutes *minutes, struct id origin);
/* Who carries an action, as this level may read it; "" for nobody. */
const char *minutes_who(struct minutes *minutes, const struct item *item);

/* --- minutes_read.c: reading the meeting --------------------------------------------
 */

bool minutes_read(struct minutes *minutes, struct id meeting, struct err *err);

/* --- the parts, in order ------------------------------------------------------------
 */

/* minutes_people.c */
bool minutes_add_attendance(struct minutes *minutes, struct err *err);
void minutes_add_feelings(struct minutes *minutes, struct id slot);
bool minutes_add_speeches(struct minutes *minutes, struct err *err);
/* minutes_slot.c */
bool minutes_add_slots(struct minutes *minutes, struct err *err);
/* minutes_board.c: what was put on boards during a slot */
void minutes_add_boards(struct minutes *minutes, const struct slot *slot);
/* minutes_annex.c */
void minutes_add_recap(struct minutes *minutes);
void minutes_add_times(struct minutes *minutes);
void minutes_add_private(struct minutes *minutes);

#endif
