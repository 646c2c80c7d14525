/* Needs, offers and promises of people: what they ask, what they bring.
 *
 * One verb, one step; on false nothing changed. Owners and partners are persons. */
#ifndef OPS_ASKS_H
#define OPS_ASKS_H

#include "domain/card.h"
#include "ops/garden.h"

/* Adds one, open unless it has a partner; `id` and `status` are not read. ERR_INPUT
 * without text or owner. The draft of that place goes in the same commit (NULL: none).
 */
bool ops_ask_add(struct garden *garden, const struct ask *ask, const char *draft_place,
                 struct id *id, struct err *err);
/* The same, of someone made for it from what is typed, as ops_person_add reads it: one
 * step. */
bool ops_ask_add_new(struct garden *garden, const struct ask *ask, const char *typed,
                     struct err *err);
/* What a post-it (its author) or a line of a meeting (its `who`) would become: kind by
 * the note's (a need else an offer; an action is a promise), category, text, due date
 * and origin; the owner is none when the name is nobody's or several people's. To be
 * given to ops_ask_add, at once or after a question. ERR_NOT_FOUND. */
bool ops_ask_from(struct garden *garden, struct id origin, struct arena *arena,
                  struct ask *ask, struct err *err);
/* Replaces kind, category, text and due date. */
bool ops_ask_edit(struct garden *garden, const struct ask *ask, struct err *err);
/* Open forgets the partner; ASK_LINKED needs one: ERR_INPUT. */
bool ops_ask_status(struct garden *garden, struct id id, enum ask_status status,
                    struct err *err);
/* Whom it was linked with; none reopens it. ERR_INPUT for its owner. */
bool ops_ask_link(struct garden *garden, struct id id, struct id partner,
                  struct err *err);
/* A need and the offer that answers it: both linked, each to the other's owner. */
bool ops_ask_match(struct garden *garden, struct id need, struct id offer,
                   struct err *err);
bool ops_ask_bin(struct garden *garden, struct id id, struct err *err);

/* --- reading ---------------------------------------------------------------------- */

struct ask_line {
    struct ask ask;
    const char *owner; /* names */
    const char *partner;
    const char *category; /* label, "" */
    int64_t created;
};
struct ask_query {
    struct id owner;      /* none: anyone */
    unsigned kinds;       /* 1 << ASK_…, 0: any */
    unsigned statuses;    /* 1 << ASK_OPEN…, 0: any */
    const char *category; /* NULL: any */
};
/* By kind, then open ones first, then as they were written. */
bool ops_asks(struct garden *garden, const struct ask_query *query, struct arena *arena,
              struct ask_line **lines, size_t *count, struct err *err);
/* ERR_NOT_FOUND for one that is gone. */
bool ops_ask(struct garden *garden, struct id id, struct arena *arena,
             struct ask_line *line, struct err *err);
/* Open offers that could answer a need (or needs an offer): of the same category first,
 * then those that share a folded word; not of the same owner. At most `most`. */
bool ops_ask_candidates(struct garden *garden, struct id id, size_t most,
                        struct arena *arena, struct ask_line **lines, size_t *count,
                        struct err *err);
const char *ask_kind_text(enum ask_kind kind);       /* « besoin » */
const char *ask_status_text(enum ask_status status); /* « ouvert » */

#endif
