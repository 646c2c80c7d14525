/* What the files of this folder share: a step and its end, setting one field, and how
 * groups and ballots follow their notes.
 *
 * Nothing outside src/ops includes this page. Functions named here, but for step_*, run
 * inside an open step and leave aborting it to step_end. */
#ifndef OPS_PRIVATE_H
#define OPS_PRIVATE_H

#include "domain/meeting.h"
#include "ops/garden.h"
#include "ops/notes.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* More notes than a board can hold: "all of them" for store_notes_page. */
#define EVERY_NOTE ((size_t)1 << 24)

/* Every verb is: step_begin, writes, `return step_end(garden, written, CHANGED_…,
 * err)`. The end commits when `written`, else takes all back; it alone sets
 * garden->changed and garden->saved_at. _drop: the draft of that place goes in the same
 * commit (NULL: none). */
bool step_begin(struct garden *garden, enum verb verb, struct err *err);
bool step_end(struct garden *garden, bool written, unsigned changed, struct err *err);
bool step_end_drop(struct garden *garden, bool written, unsigned changed,
                   const char *draft_place, struct err *err);

/* What a step that could not be saved, for that reason, leaves in the garden; always
 * false. */
bool step_lost(struct garden *garden, const struct err *err);

bool set_text(struct garden *garden, struct id row, enum field field, const char *text,
              struct err *err);
bool set_integer(struct garden *garden, struct id row, enum field field,
                 int64_t integer, struct err *err);
bool set_id(struct garden *garden, struct id row, enum field field, struct id id,
            struct err *err);
/* To the end of its column, board or list. */
bool set_last(struct garden *garden, struct id row, enum field field, struct err *err);

/* ERR_INPUT when there is no note to act on. */
bool notes_given(const struct id *ids, size_t count, struct err *err);

/* The same, and ERR_NOT_FOUND for one that is in the bin, merged or undone. */
bool notes_live(struct garden *garden, const struct id *ids, size_t count,
                struct err *err);
bool note_live(struct garden *garden, struct id id, struct err *err);

/* Without spaces at both ends; in the arena. */
const char *trimmed(struct arena *arena, const char *text);
/* ERR_INPUT for a text of more characters than that: what was typed stays the caller's.
 */
enum { NAME_MOST = 200, TEXT_MOST = 10000 };
bool text_fits(const char *text, size_t most, struct err *err);
/* The same of the three names of someone. */
bool name_fits(const struct person *person, struct err *err);

/* --- notes.c -------------------------------------------------------------------- */

/* Lines to save in one step at one place, and the ids they then have. */
struct capture {
    enum verb verb;
    struct note_place place;
    const struct note_line *lines;
    struct id *ids; /* room for count */
    size_t count;
    const char *draft_place; /* NULL: none */
};
/* Then tells garden->saved of each. */
bool capture_save(struct garden *garden, const struct capture *capture,
                  struct err *err);

/* --- board.c -------------------------------------------------------------------- */

bool board_insert(struct garden *garden, const struct board_plan *plan, struct id *id,
                  struct err *err);

/* --- groups.c ------------------------------------------------------------------- */

/* The note leaves its group, if it has one; an empty group is closed, its dots to heir.
 */
bool note_leave(struct garden *garden, struct id id, struct id heir, struct err *err);
/* Withdraws a group that has no live note left; its own dots go to the heir (a note).
 */
bool group_close_if_empty(struct garden *garden, struct id group, struct id heir,
                          struct err *err);

/* --- votes.c -------------------------------------------------------------------- */

/* The dots given to `from` (a count and its ballots) are given to the note or group
 * `to`; two ballots of one voter become one. */
bool votes_follow(struct garden *garden, struct id from, int dots, struct id to,
                  bool to_group, struct err *err);

/* One gesture of voting: whose, on what. */
struct vote {
    struct id board;
    struct id target;
    bool is_group;
    const char *voter; /* "": by hands */
};
/* Gives (or takes, when negative) dots: the count of the note or group, then the ballot
 * of the voter. */
bool votes_give(struct garden *garden, const struct vote *vote, int dots,
                struct err *err);

/* --- sentence.c ----------------------------------------------------------------- */

/* "3 post-its déplacés", "post-it noté, « Un four à pain »": what a step did. */
const char *sentence_of(struct arena *arena, const struct step *step);

#endif
