/* What other verbs of this folder write of contacts, links and own fields inside their
 * own step. Nothing outside src/ops includes this page. */
#ifndef OPS_LINKS_PRIVATE_H
#define OPS_LINKS_PRIVATE_H

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
/* The same folded words. */
bool same_fold(const char *a, const char *b);

#endif
