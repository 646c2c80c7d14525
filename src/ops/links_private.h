/* What other verbs of this folder write of contacts, links and own fields inside their
 * own step. Nothing outside src/ops includes this page. */
#ifndef OPS_LINKS_PRIVATE_H
#define OPS_LINKS_PRIVATE_H

#include "base/fold.h"
#include "domain/date.h"
#include "ops/contacts.h"
#include "ops/links.h"
#include "ops/private.h"
#include "store/links.h"

/* The contact as it may be kept: trimmed, in the arena; ERR_INPUT says what is wrong.
 */
bool contact_clean(struct arena *arena, const struct contact *typed,
                   struct contact *clean, struct err *err);
/* In an open step. */
bool contact_insert(struct garden *garden, const struct contact *contact, struct id *id,
                    struct err *err);
/* The same, after the plain address of its kind that its owner may have, which becomes
 * a contact: the order they came in is kept. */
bool contact_join(struct garden *garden, const struct contact *contact, struct id *id,
                  struct err *err);
/* contacts_plain.c. The column of the person for that kind, 0 for a kind without. */
enum field plain_column(enum contact_kind kind);
/* The plain address of a record; its value is "" when there is none. */
bool plain_find(struct garden *garden, struct id owner, enum contact_kind kind,
                struct arena *arena, struct contact *plain, struct err *err);
/* In an open step: it becomes a contact, whose id is set. */
bool plain_promote(struct garden *garden, struct contact *plain, struct err *err);
/* The same of the one of that record and kind, if any. */
bool plain_promote_of(struct garden *garden, struct id owner, enum contact_kind kind,
                      struct err *err);
bool link_insert(struct garden *garden, const struct link *link, struct id *id,
                 struct err *err);
/* The value of one key, made or replaced; already in its stored form. */
bool custom_put(struct garden *garden, struct id owner, const char *key,
                const char *value, struct err *err);

/* --- typed.c: what a person types in one field ------------------------------------ */

/* A day: "2026-11-28", « 28/11 », « 12 mars », « demain » (domain/when.h); `past`:
 * without a year it is one that has come. ERR_INPUT says what would be understood. */
bool typed_date(const char *typed, bool past, struct date *date, struct err *err);
/* The same as a stamp, midnight in local time; "" gives 0. */
bool typed_day(const char *typed, bool past, int64_t *when, struct err *err);
/* Midnight in local time of the day of that stamp. */
int64_t day_start(int64_t when);

#endif
