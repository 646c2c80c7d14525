/* Dates as people say them in a meeting: « vendredi », « fin nov. », « dans 15 jours ».
 *
 * Owns: finding one due date in the text of an action, and what the words mean counted
 * from a given day. Does not know: the clock, hours, where the text came from.
 *
 * What the words mean, where French hesitates:
 *   vendredi, vendredi prochain   the first Friday after today (a Friday: in 7 days);
 *   ce vendredi                   the first from today on, today included;
 *   vendredi en huit, en quinze   one week, two weeks after « vendredi »;
 *   cette semaine, fin de semaine the Friday of this week (from Saturday, of the next);
 *   la semaine prochaine          the Friday of next week: the last day that keeps the
 *                                 promise; « début de semaine prochaine » its Monday,
 *                                 « milieu » its Wednesday;
 *   ce week-end                   the Sunday to come, today included;
 *   début, mi, fin novembre       the 5th, the 15th, the last day; « du mois » too;
 *   en, courant novembre          its last day;
 *   dans 15 jours                 today + 15 (« huit jours » and « quinze jours » are a
 *                                 week and two); a month keeps the day or its last one;
 *   avant le 3/12, d'ici le 3/12  the 3rd of December itself: what people read;
 *   2 décembre, 22/11, le 15      without year or month: the first from today on. */
#ifndef DOMAIN_WHEN_H
#define DOMAIN_WHEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/date.h"
#include "domain/token.h"

enum when_found {
    WHEN_NONE,
    WHEN_FOUND,
    WHEN_IMPOSSIBLE, /* looks like a date, and no such day exists: 31/02 */
    WHEN_WEEKDAY,    /* the day exists and falls on another day of the week */
};

struct when {
    enum when_found found;
    struct date date;      /* for WHEN_WEEKDAY, the day named by number */
    size_t start, len;     /* bytes to cut, « avant le » and the like included */
    size_t said, said_len; /* bytes of the date alone, to name it */
};

/* Finds the due date in text, counted from today. Several dates: one introduced by
 * « avant », « d'ici », « pour », « dès », « au plus tard » wins, else the last one.
 * Dates that belong to something else (« le compte rendu du 12 mars », « depuis
 * lundi », « tous les lundis ») are none. 22-11 needs an introduction or to be alone
 * (2-3 personnes), and so do 1/2, 3/4 and 24/7. Returns found == WHEN_FOUND. */
bool when_read(const char *text, struct date today, struct when *when);

/* The text without the span of the date, nor the punctuation or parentheses that it
 * leaves hanging, trimmed. A copy of text when nothing was found. */
const char *when_cut(struct arena *arena, const char *text, const struct when *when);

/* Says what is wrong with the date of that text, and what to do; always false. For
 * WHEN_IMPOSSIBLE and WHEN_WEEKDAY only. */
bool when_refuse(const char *text, const struct when *when, struct err *err);

/* A day of the calendar, read at tokens[0]: « mercredi 6 novembre 2019 », « 6 nov. »,
 * « 06/11/2019 », « 2019-11-06 », « 22/11 ». Returns the tokens it takes, 0 for none.
 * Without a year it is the first such day from `from` on. Impossible days are none. */
size_t when_read_calendar(const struct token *tokens, struct date from,
                          struct date *date);

#endif
