/* What the verbs and reads of member cards share.
 *
 * Nothing outside src/ops includes this page. Functions that write run inside an open
 * step and leave aborting it to step_end. */
#ifndef OPS_CARDS_PRIVATE_H
#define OPS_CARDS_PRIVATE_H

#include "ops/cards.h"
#include "ops/links_private.h"
#include "ops/private.h"
#include "store/cards.h"

/* A card that is not in the bin; ERR_NOT_FOUND says what to do. */
bool card_live(struct garden *garden, struct id id, struct arena *arena,
               struct card *card, struct err *err);
/* ERR_INPUT without any. */
bool cards_given(size_t count, struct err *err);
/* "" for NULL. */
const char *text_or(const char *text);
/* Id and names alone, in that arena. */
struct person person_copy(struct arena *arena, const struct person *person);
const char *name_folded(struct arena *arena, const char *name);
/* The one live person of that name, typed as people do; ERR_INPUT when it is nobody's,
 * or several people's. */
bool person_typed(struct garden *garden, const char *typed, struct id *id,
                  struct err *err);

/* --- cards_name.c ----------------------------------------------------------------- */

/* ERR_INPUT for somebody without any name. */
bool name_stays(const struct person *person, struct err *err);
/* What someone alone signed by the name she is about to leave; nothing when the name
 * stays, or is or becomes that of several people. */
struct signature {
    const char *name; /* the one to come */
    struct signed_row *notes, *items;
    size_t note_count, item_count;
};
/* Before the step is open. */
bool signature_read(struct garden *garden, struct arena *arena,
                    const struct person *known, const struct person *to,
                    struct signature *signature, struct err *err);
bool signature_write(struct garden *garden, const struct signature *signature,
                     struct err *err);
/* CHANGED_… of a step that wrote it with the name. */
unsigned signature_changed(const struct signature *signature);

/* --- days ------------------------------------------------------------------------- */

/* Midnight, some days or months later. */
int64_t day_later(int64_t when, int days);
int64_t month_later(int64_t when, int months);
/* ERR_INPUT for a day after today. */
bool day_has_come(int64_t when, struct err *err);

/* --- reminders -------------------------------------------------------------------- */

struct reminder {
    int64_t by_hand;
    int64_t touched;
    int64_t entered; /* in the circle, else the day the card was made */
    int days;        /* of the circle, 0: none */
};
/* The day; 0: none. *hand: it is the one set by hand. */
int64_t reminder_next(const struct reminder *reminder, bool *hand);

/* Asking the system for local time costs microseconds, and a list asks thousands of
 * times: what it answered of a day is kept. Zero-initialise. */
struct local_days {
    struct {
        int64_t day; /* of UTC, plus one */
        int64_t offset;
        bool whole; /* the same offset all day */
    } at[1024];
};
/* The same as reminder_next, for many. */
int64_t reminder_next_of(const struct reminder *reminder, struct local_days *days,
                         bool *hand);
int circle_reminder_days(const struct garden *garden, const char *circle);

/* --- circles.c -------------------------------------------------------------------- */

struct move_new {
    struct id person;
    const char *circle;
    int64_t since;
    const char *reason;
    const char *model;
};
bool move_insert(struct garden *garden, const struct move_new *move, struct err *err);
const char *circle_label(const struct garden *garden, const char *circle);

/* --- charters.c ------------------------------------------------------------------- */

/* Where someone stands with each charter of the configuration. */
struct card_charter *charters_of(const struct garden *garden, struct arena *arena,
                                 const struct acceptance *list, size_t count);

/* --- invites.c -------------------------------------------------------------------- */

/* ERR_INPUT when the invitation closes a loop. */
bool invite_fits(struct garden *garden, struct id person, struct id inviter,
                 struct err *err);

#endif
