/* What people type in the boxes of a card: days, names of a list.
 *
 * Days are stamps of their midnight; "" is 0, no day. A day that does not exist is
 * refused in a sentence. */
#ifndef PANES_TYPED_H
#define PANES_TYPED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/date.h"

/* « 2024 », « mars », « 12/03/2025 », « hier », « il y a 3 mois »: a day that was. */
bool typed_past(const char *typed, int64_t *ms, struct err *err);
/* « demain », « vendredi », « dans 15 jours », « 12/03 »: a day to come. */
bool typed_coming(const char *typed, int64_t *ms, struct err *err);
/* By the clock. */
struct date typed_today(void);
/* The stamp of the start of that day, here. */
int64_t typed_midnight(struct date date);
/* « 12/03/2026 », "" for 0. */
const char *typed_day_text(struct arena *arena, int64_t ms);
/* « aujourd’hui », « hier », « il y a 12 j », « dans 3 j ». */
const char *typed_ago(struct arena *arena, int64_t ms);

/* Is that day over? Not today, nor for 0. */
bool typed_late(int64_t ms);

/* The same through accents and case; does it start so? */
bool typed_alike(const char *a, const char *b);
bool typed_starts(const char *text, const char *start);

#endif
