/* The reads of meetings, for ops/: agenda, prompts, objectives, lines of a session,
 * versions, speaking counts.
 *
 * Live rows only; lists are arrays in the arena given, and so is their text. One row
 * asked by its id is ERR_NOT_FOUND, with a sentence, when the file does not have it.
 * Writing goes through store_insert and store_set. */
#ifndef STORE_MEETINGS_H
#define STORE_MEETINGS_H

#include "domain/meeting.h"
#include "store/store.h"

/* Latest planned start first. */
bool store_meetings(struct store *store, struct arena *arena, struct meeting **meetings,
                    size_t *count, struct err *err);
bool store_meeting(struct store *store, struct id id, struct arena *arena,
                   struct meeting *meeting, struct err *err);
/* The greatest number of a series and the id of its latest meeting (by start); 0 and
 * none when it has none. */
bool store_series(struct store *store, const char *series, int *number, struct id *last,
                  struct err *err);

/* In the order of the agenda. */
bool store_slots(struct store *store, struct id meeting, struct arena *arena,
                 struct slot **slots, size_t *count, struct err *err);
bool store_slot(struct store *store, struct id id, struct arena *arena,
                struct slot *slot, struct err *err);
bool store_prompts(struct store *store, struct id slot, struct arena *arena,
                   struct prompt **prompts, size_t *count, struct err *err);
bool store_objectives(struct store *store, struct id meeting, struct arena *arena,
                      struct objective **objectives, size_t *count, struct err *err);
/* none when there is no such objective. */
bool store_objective_meeting(struct store *store, struct id objective,
                             struct id *meeting, struct err *err);

/* In order of writing. meeting none: those parked outside any meeting; slot none: of
 * every slot; ITEM_KIND_COUNT: of every kind. */
bool store_items(struct store *store, struct id meeting, struct id slot,
                 enum item_kind kind, struct arena *arena, struct item **items,
                 size_t *count, struct err *err);
bool store_item(struct store *store, struct id id, struct arena *arena,
                struct item *item, struct err *err);
/* The lines carried over from that one. */
bool store_items_from(struct store *store, struct id origin, struct arena *arena,
                      struct item **items, size_t *count, struct err *err);
/* The meeting being run, the last one started; none when there is none. */
bool store_live_meeting(struct store *store, struct id *meeting, struct err *err);
/* Does a live slot or line come from that row? */
bool store_carried(struct store *store, struct id origin, bool *carried,
                   struct err *err);

/* Live notes tied to a slot, by kind; category is "". */
bool store_slot_tallies(struct store *store, struct id slot, struct arena *arena,
                        struct tally **tallies, size_t *count, struct err *err);
/* The boards that hold live notes tied to a slot, the first used first. */
bool store_slot_boards(struct store *store, struct id slot, struct arena *arena,
                       struct id **boards, size_t *count, struct err *err);
/* What the groups of a board hold, most votes first: one line a group and kind of note,
 * `votes` being those of the whole group. */
struct group_kind {
    struct id group;
    const char *name;
    const char *kind;
    int notes;
    int votes;
};
bool store_group_kinds(struct store *store, struct id board, struct arena *arena,
                       struct group_kind **kinds, size_t *count, struct err *err);

/* Frozen minutes, by number; the text only when `texts`, else "". */
bool store_versions(struct store *store, struct id meeting, bool texts,
                    struct arena *arena, struct version **versions, size_t *count,
                    struct err *err);

bool store_speeches(struct store *store, struct id meeting, struct arena *arena,
                    struct speech **speeches, size_t *count, struct err *err);

/* Sums over the slots that closed meetings ran for a minute or more, by kind id. */
bool store_slot_times(struct store *store, struct arena *arena,
                      struct slot_times **times, size_t *count, struct err *err);

#endif
