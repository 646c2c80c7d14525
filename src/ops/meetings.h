/* The verbs of preparing a meeting: agenda, objectives, templates, carry-over. One
 * function, one step, one undo. Any change of duration, order or lock computes the
 * starts of the others again (domain/agenda.h) in the same step. */
#ifndef OPS_MEETINGS_H
#define OPS_MEETINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/agenda.h"
#include "domain/meeting.h"
#include "domain/programme.h"
#include "ops/garden.h"

/* --- reads --- */
/* Newest first. */
bool ops_meetings(struct garden *garden, struct arena *arena, struct meeting **meetings,
                  size_t *count, struct err *err);
bool ops_meeting(struct garden *garden, struct id id, struct arena *arena,
                 struct meeting *meeting, struct err *err);
bool ops_slots(struct garden *garden, struct id meeting, struct arena *arena,
               struct slot **slots, size_t *count, struct err *err);
bool ops_prompts(struct garden *garden, struct id slot, struct arena *arena,
                 struct prompt **prompts, size_t *count, struct err *err);
bool ops_objectives(struct garden *garden, struct id meeting, struct arena *arena,
                    struct objective **objectives, size_t *count, struct err *err);
/* Gaps and overlaps of the plan, named: "Trou de 15 min avant « Pause »". */
bool ops_agenda_remarks(struct garden *garden, struct id meeting, struct arena *arena,
                        const char ***sentences, size_t *count, struct err *err);

/* --- making --- */
struct meeting_new {
    const char *title;    /* NULL: that of the template */
    int64_t start;        /* 0: tomorrow at 9:00 */
    int64_t end;          /* 0: the sum of the slots */
    const char *template; /* id of the configuration, NULL: empty */
};
/* Slots, prompts and objectives of the template; the number follows the series, and the
 * latest meeting of the series is the one it follows. Slots of no stated length count
 * 15 minutes in the sum, but for a last one, which comes after the end. Without a
 * template, the number is the rank that the title begins with (domain/ordinal.h). */
bool ops_meeting_add(struct garden *garden, const struct meeting_new *wanted,
                     struct id *id, struct err *err);
/* Same plan, dates and hours moved, lines, boards and real times left behind; follows
 * it, number + 1 of its series (a meeting without one gets a family of its own), said
 * by its title when that begins with a rank: « 2e rencontre » gives « 3e rencontre ».
 * start 0: tomorrow at the same hour; "a week later" is the caller's to count on the
 * calendar (clock_from_civil): seven times 24 hours is another hour after a change of
 * season. */
bool ops_meeting_copy(struct garden *garden, struct id from, int64_t start,
                      struct id *id, struct err *err);
/* Typed starts follow their meeting to another day; they follow its hour only when the
 * announced end moves as much. A rank in the new title is the number, when that was
 * none or the title's own. Any change is a new revision of its calendar entry.
 * start 0: as it was. */
bool ops_meeting_edit(struct garden *garden, struct id meeting, const char *title,
                      int64_t start, int64_t end, const char *place, struct err *err);
/* ERR_INPUT while it runs. */
bool ops_meeting_bin(struct garden *garden, struct id meeting, struct err *err);
/* Accepts a programme that was read and previewed: its slots are added at the end of
 * the agenda, its text is kept in `source`, lines nothing recognised become notes of
 * the meeting. Title and place are taken when the meeting has none of its own, the day
 * too; the hours also when its agenda is empty. A start is locked only where the
 * durations before it do not give it. A meeting without a number takes the rank that
 * its title begins with. meeting none: makes one (titled « Rencontre » and tomorrow
 * when the text does not say). */
bool ops_programme_accept(struct garden *garden, struct id meeting,
                          const struct programme *programme, const char *source,
                          struct id *id, struct err *err);

struct slot_edit {
    const char *title;
    const char *description;
    const char *kind;
    const char *presenter;
    const char *private;
    int minutes;
    bool locked;
    int64_t start; /* used when locked */
};
/* after none: at the end. kind NULL or "": guessed from the title. ERR_INPUT: no title,
 * minutes out of 0 to 1440, a lock without an hour, a closed meeting. */
bool ops_slot_add(struct garden *garden, struct id meeting, struct id after,
                  const struct slot_edit *edit, struct id *id, struct err *err);
bool ops_slot_edit(struct garden *garden, struct id slot, const struct slot_edit *edit,
                   struct err *err);
/* More or less minutes, never below 0. */
bool ops_slot_minutes(struct garden *garden, struct id slot, int by, struct err *err);
bool ops_slot_lock(struct garden *garden, struct id slot, bool locked, struct err *err);
bool ops_slot_shift(struct garden *garden, struct id slot, int direction,
                    struct err *err);
bool ops_slot_bin(struct garden *garden, struct id slot, struct err *err);
/* The board of the slot, made (unless its meeting is closed) with its title and its
 * first prompt when it has none. */
bool ops_slot_board(struct garden *garden, struct id slot, struct id *board,
                    struct err *err);
/* One prompt a line: those that say the same, or stand at the same place, stay the same
 * rows; the others go to the bin. */
bool ops_prompts_set(struct garden *garden, struct id slot, const char *lines,
                     struct err *err);
bool ops_objectives_set(struct garden *garden, struct id meeting, const char *lines,
                        struct err *err);
bool ops_objective_reach(struct garden *garden, struct id objective, bool reached,
                         struct err *err);

/* --- carry-over --- */
enum carry_kind { CARRY_SLOT, CARRY_ACTION, CARRY_QUESTION, CARRY_GROUP };
struct carry {
    enum carry_kind kind;
    struct id origin;
    const char *text; /* as it would be the next agenda's slot title or line */
    const char *from; /* "2e rencontre, point 6", for the screen */
    int minutes;
    bool guessed; /* nobody said how many minutes */
    bool chosen;  /* proposed ticked */
};
/* Slots never started or passed over (domain/agenda.h), open actions, unanswered or
 * parked questions (those parked outside any meeting too), the three groups of each ink
 * with most votes on the boards used in its slots, their own or not: of the meeting,
 * then of those it follows. A slot takes its stated minutes, else what a break filled
 * (guessed), else none. Left out: what a live slot or line already comes from. Proposed
 * ticked: lines; slots but pauses, meals, welcomes and rounds of feelings; groups with
 * votes; slots and groups left behind by earlier meetings are listed unticked. */
bool ops_carry(struct garden *garden, struct id meeting, struct arena *arena,
               struct carry **carries, size_t *count, struct err *err);
/* Sum of the minutes of the chosen ones; guessed: of those whose minutes are. */
int ops_carry_minutes(const struct carry *carries, size_t count, bool guessed);
/* Makes the next meeting (or adds to `*next` when it is given) from the chosen ones:
 * one slot for the actions and one for the questions, which are copied there as lines;
 * a slot for each slot and each group, titled by its `text`, inferred when its minutes
 * were guessed. What was after the end stays after the end, its start locked. Each has
 * its origin. Made anew, it follows the meeting: same title but for its rank, place and
 * length, next number of the series and start as in ops_meeting_copy. What was not
 * chosen stays open and is proposed again the time after. ERR_INPUT when nothing is
 * chosen. */
bool ops_carry_accept(struct garden *garden, struct id meeting,
                      const struct carry *carries, size_t count, int64_t start,
                      struct id *next, struct err *err);

#endif
