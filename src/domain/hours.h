/* Hours and durations as French people write them, inside a text cut into tokens.
 *
 * 9h, 9h15, 9 h 15, 9H15, 09:15, 9 heures, midi, minuit; 9h-9h30, de 9h à 9h30,
 * 9-10h, 9.15–9.30, 12h30/13h; 15 min, 15', 1h30, 1 heure. Knows nothing of lines. */
#ifndef DOMAIN_HOURS_H
#define DOMAIN_HOURS_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/token.h"

/* Minutes since midnight, 0 to 1440 (midnight at the end of a day). */
struct hours {
    int start;
    int end; /* -1: an hour alone */
};

/* Reads one hour at tokens[0]; returns how many tokens it takes, 0 when there is none.
 * « 9h 15 » with a space is 9:15 unless a word follows (« 9h 15 participants »). */
size_t hours_read_one(const struct token *tokens, int *minutes);

/* Reads a range or an hour alone at tokens[0], with the words that introduce it (de,
 * à, dès, vers, à partir de, entre). Parts of a range may be separated by a dash or
 * arrow, « à », « / », « jusqu'à », « et » after « entre », or `|`. An end before its
 * start is kept as read, except after 18:00: then it is the day after, up to 30:00.
 * Returns how many tokens it takes, 0 when there is none. */
size_t hours_read(const struct token *tokens, struct hours *hours);

/* Reads a duration at tokens[0] in minutes (1 to 1440): 15 min, 15 mn, 15 minutes, 15',
 * 15’, 1h30, 1 h, 1 heure 30, une heure, une demi-heure, also after « durée »,
 * « environ » or « ~ ». Whether 1h30 is a duration or an hour, the caller knows. */
size_t hours_read_duration(const struct token *tokens, int *minutes);

#endif
