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
/* Starts (or takes up again) the run at its first slot not ended. */
bool ops_live_start(struct garden *garden, struct id meeting, struct err *err);
bool ops_live_pause(struct garden *garden, struct id meeting, bool paused,
                    struct err *err);
/* Ends the current slot now and starts the next; after the last one the clock stops. */
bool ops_live_next(struct garden *garden, struct id meeting, struct err *err);
/* Back to the slot before: it goes on as if never ended. */
bool ops_live_back(struct garden *garden, struct id meeting, struct err *err);
/* More or less minutes for the current slot (its plan as run; the start of others is
 * projected, not changed). */
bool ops_live_extend(struct garden *garden, struct id meeting, int minutes,
                     struct err *err);
/* Takes minutes from future unlocked slots as proposed by pace_cut; logged as an item. */
bool ops_live_cut(struct garden *garden, struct id meeting, const struct pace_cut *cut,
                  struct err *err);
/* Where the run stands at `now`: domain/pace.h over the stored stamps. */
bool ops_live_pace(struct garden *garden, struct id meeting, int64_t now,
                   struct arena *arena, struct pace *pace, struct err *err);
/* Closes: last slot ended, a version of the minutes frozen (its Markdown text is given:
 * report/ makes it). Reopening keeps every version. */
bool ops_meeting_close(struct garden *garden, struct id meeting, const char *minutes,
                       struct err *err);
bool ops_meeting_reopen(struct garden *garden, struct id meeting, struct err *err);
bool ops_versions(struct garden *garden, struct id meeting, struct arena *arena,
                  struct version **versions, size_t *count, struct err *err);
/* Lines of b against a: ' ' kept, '-' removed, '+' added; in the arena. */
struct diff_line {
    char sign;
    const char *text;
};
size_t version_diff(struct arena *arena, const char *a, const char *b,
                    struct diff_line **lines);

/* --- what is written --- */
bool ops_item_add(struct garden *garden, struct id meeting, struct id slot,
                  struct id prompt, const struct item_line *line, const char *draft_place,
                  struct id *id, struct err *err);
bool ops_item_edit(struct garden *garden, struct id item, const struct item_line *line,
                   struct err *err);
bool ops_item_bin(struct garden *garden, struct id item, struct err *err);
bool ops_item_done(struct garden *garden, struct id item, bool done, struct err *err);
/* Of a meeting; slot none: all. kind ITEM_KIND_COUNT: all. In order of writing. */
bool ops_items(struct garden *garden, struct id meeting, struct id slot,
               enum item_kind kind, struct arena *arena, struct item **items,
               size_t *count, struct err *err);
bool ops_item(struct garden *garden, struct id id, struct arena *arena,
              struct item *item, struct err *err);
/* Counts of the notes that a board took in a slot, by kind of note. */
bool ops_slot_notes(struct garden *garden, struct id slot, struct arena *arena,
                    struct tally **tallies, size_t *count, struct err *err);

/* --- speaking counter --- */
bool ops_speech_add(struct garden *garden, struct id meeting, const char *category,
                    int by, struct err *err);
bool ops_speeches(struct garden *garden, struct id meeting, struct arena *arena,
                  struct speech **speeches, size_t *count, struct err *err);

/* --- planned and real times --- */
bool ops_times_by_kind(struct garden *garden, struct arena *arena,
                       struct slot_times **times, size_t *count, struct err *err);

#endif
