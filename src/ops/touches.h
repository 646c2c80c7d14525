/* Exchanges with people (or actors) and notes about them; and the dated list of all
 * that happened with someone.
 *
 * One verb, one step; on false nothing changed. A touch of the nature TOUCH_OPINION
 * never leaves for a shared export: whoever makes one asks touch_is_private. */
#ifndef OPS_TOUCHES_H
#define OPS_TOUCHES_H

#include "domain/card.h"
#include "ops/garden.h"

/* Adds one; `id` is not read, `held` 0 is now. ERR_INPUT for a day to come, or for a
 * note without text (an exchange may have none). Then ask ops_sensitive_warning of its
 * text. The draft of that place goes in the same commit (NULL: none). */
bool ops_touch_add(struct garden *garden, const struct touch *touch,
                   const char *draft_place, struct id *id, struct err *err);
/* Replaces all of it but the owner; the same rules. ERR_NOT_FOUND. */
bool ops_touch_edit(struct garden *garden, const struct touch *touch, struct err *err);
bool ops_touch_bin(struct garden *garden, struct id id, struct err *err);
bool ops_touch(struct garden *garden, struct id id, struct arena *arena,
               struct touch *touch, struct err *err);
/* Of a person or an actor, latest first. */
bool ops_touches(struct garden *garden, struct id owner, struct arena *arena,
                 struct touch **touches, size_t *count, struct err *err);

/* Does it stay between the gardeners? Opinions do. */
bool touch_is_private(const struct touch *touch);
const char *touch_kind_text(enum touch_kind kind);       /* « appel » */
const char *touch_nature_text(enum touch_nature nature); /* « avis » */

/* --- the timeline ----------------------------------------------------------------- */

enum timeline_kind {
    TIMELINE_MEETING,  /* present or excused at a meeting */
    TIMELINE_NOTE,     /* a post-it she signed (fears only when she did) */
    TIMELINE_ACTION,   /* an action of hers, dated by its meeting */
    TIMELINE_DECISION, /* a decision that names her as who */
    TIMELINE_EXCHANGE, /* call, mail, visit, message */
    TIMELINE_REMARK,   /* a note of fact, need or opinion */
    TIMELINE_CIRCLE,
    TIMELINE_CHARTER,
    TIMELINE_ASK,       /* need, offer or promise, dated when it was noted */
    TIMELINE_INTERVIEW, /* one a day and grid */
    TIMELINE_INVITED,   /* someone she invited came, dated by that card */
    TIMELINE_KIND_COUNT
};
const char *timeline_kind_text(enum timeline_kind kind); /* « rencontre » */

struct timeline_event {
    enum timeline_kind kind;
    int64_t when;
    struct id row;     /* meeting, note, item, touch, move, acceptance, ask, answer,
                          person */
    const char *title; /* « rencontre », « appel », « IDÉE », « besoin » */
    const char *text;  /* « 2e rencontre (excusé·e) », what was written, "" */
    const char *by;    /* who noted it, "" */
    enum touch_nature nature; /* of a remark or an exchange */
    bool open;                /* an action or an ask that is not done yet */
};
/* Latest first, those of one instant by kind then by row; `kinds` 1 << EVENT_…, 0: all;
 * `skip` of them passed over, then at most `most`; *more: others follow. A name that
 * several people have gives none of its post-its and actions to anyone. */
bool ops_timeline(struct garden *garden, struct id person, unsigned kinds, size_t skip,
                  size_t most, struct arena *arena, struct timeline_event **events,
                  size_t *count, bool *more, struct err *err);
/* How many of each kind. */
bool ops_timeline_counts(struct garden *garden, struct id person,
                         int counts[TIMELINE_KIND_COUNT], struct err *err);

#endif
