/* The verbs of running a meeting, and of what is written in it. Nothing here waits for
 * a clock: each verb stores a stamp of the wall clock, so that a crash, a closed lid or
 * a clock that jumped resumes right. */
#ifndef OPS_LIVE_H
#define OPS_LIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/meeting.h"
#include "domain/pace.h"
#include "ops/garden.h"

/* The meeting being run, none when there is none. */
bool ops_live_meeting(struct garden *garden, struct id *meeting, struct err *err);
/* Starts (or takes up again, out of a pause too) the run at its first slot not ended.
 * ERR_INPUT for a closed meeting, or one without a slot. Every verb of the run below is
 * ERR_INPUT unless the meeting is live. A stamp is never before one already written,
 * wherever the clock jumps. One meeting runs at a time: ERR_INPUT while another does.
 */
bool ops_live_start(struct garden *garden, struct id meeting, struct err *err);
/* ERR_INPUT when no slot is in progress. */
bool ops_live_pause(struct garden *garden, struct id meeting, bool paused,
                    struct err *err);
/* Ends the current slot now (and its pause) and starts the next one not ended; after
 * the last one no slot is in progress and the clock stops. With none in progress,
 * starts the first one not ended; ERR_NOT_FOUND when all are. */
bool ops_live_next(struct garden *garden, struct id meeting, struct err *err);
/* Back to the slot before, which goes on as if never ended: what passed since counts
 * for it, but for the pauses made in the slot left, and the time when no slot was in
 * progress. The slot left is as if never started. Ends a pause. ERR_NOT_FOUND at the
 * first slot. */
bool ops_live_back(struct garden *garden, struct id meeting, struct err *err);
/* More or less minutes for the current slot, down to none: slot.extra, beside the plan,
 * which stays; the start of others is projected. */
bool ops_live_extend(struct garden *garden, struct id meeting, int minutes,
                     struct err *err);
/* Takes minutes from slots to come as proposed by pace_cut (slot.extra), and says so in
 * a line of kind note in the current slot: « 8 min reprises à « Pause » ». ERR_INPUT
 * when the slots named have begun or are too short by now. */
bool ops_live_cut(struct garden *garden, struct id meeting, const struct pace_cut *cut,
                  struct err *err);
/* Where the run stands at `now`: domain/pace.h over the stored stamps. */
bool ops_live_pace(struct garden *garden, struct id meeting, int64_t now,
                   struct arena *arena, struct pace *pace, struct err *err);
/* Closes: last slot ended, a version of the minutes frozen (its Markdown text is given:
 * report/ makes it). Agenda and lines of a closed meeting refuse changes, but for
 * "done" of a line. Reopening keeps every version; a run goes on by ops_live_start, and
 * is not reopened while another meeting runs (ERR_INPUT). */
bool ops_meeting_close(struct garden *garden, struct id meeting, const char *minutes,
                       struct err *err);
bool ops_meeting_reopen(struct garden *garden, struct id meeting, struct err *err);
bool ops_versions(struct garden *garden, struct id meeting, struct arena *arena,
                  struct version **versions, size_t *count, struct err *err);
/* Lines of b against a: ' ' kept, '-' removed, '+' added; in the arena. The longest
 * common lines are kept, unless more than 4 million pairs are to be compared: then what
 * lies between the common head and tail is told as removed, then added. */
struct diff_line {
    char sign;
    const char *text;
};
size_t version_diff(struct arena *arena, const char *a, const char *b,
                    struct diff_line **lines);
/* What a person reads of it: the lines that changed, two lines on each side, the
 * heading above them, an empty line (sign ' ') between two places; without blank lines
 * nor the marks of Markdown. 0 when nothing changed. In the arena. */
size_t version_changes(struct arena *arena, const struct diff_line *lines, size_t count,
                       struct diff_line **out);

/* --- what is written --- */
/* meeting none: parked outside any meeting. ERR_INPUT for an empty text, a date that is
 * none (named), a closed meeting. The draft of that place goes in the same commit. */
bool ops_item_add(struct garden *garden, struct id meeting, struct id slot,
                  struct id prompt, const struct item_line *line,
                  const char *draft_place, struct id *id, struct err *err);
/* Several at once, in one step: one undo takes them all back. */
bool ops_items_add(struct garden *garden, struct id meeting, struct id slot,
                   struct id prompt, const struct item_line *lines, size_t count,
                   struct err *err);
bool ops_item_edit(struct garden *garden, struct id item, const struct item_line *line,
                   const char *draft_place, struct err *err);
bool ops_item_bin(struct garden *garden, struct id item, struct err *err);
/* Done, or open again, in every meeting that carried the line over, before and since.
 */
bool ops_item_done(struct garden *garden, struct id item, bool done, struct err *err);
/* Of a meeting (none: those parked); slot none: all. kind ITEM_KIND_COUNT: all. In
 * order of writing. */
bool ops_items(struct garden *garden, struct id meeting, struct id slot,
               enum item_kind kind, struct arena *arena, struct item **items,
               size_t *count, struct err *err);
bool ops_item(struct garden *garden, struct id id, struct arena *arena,
              struct item *item, struct err *err);
/* Counts of the notes that a board took in a slot, by kind of note. */
bool ops_slot_notes(struct garden *garden, struct id slot, struct arena *arena,
                    struct tally **tallies, size_t *count, struct err *err);

/* --- speaking counter --- */
/* Never below 0. */
bool ops_speech_add(struct garden *garden, struct id meeting, const char *category,
                    int by, struct err *err);
bool ops_speeches(struct garden *garden, struct id meeting, struct arena *arena,
                  struct speech **speeches, size_t *count, struct err *err);

/* --- planned and real times --- */
/* Over the slots that closed meetings ran for a minute or more; by kind, as a
 * dictionary sorts them. */
bool ops_times_by_kind(struct garden *garden, struct arena *arena,
                       struct slot_times **times, size_t *count, struct err *err);

#endif
