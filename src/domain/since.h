/* A day in the past as people say it: « 2025 », « mars », « 3 mois », « lundi ».
 *
 * Owns: the first day of « depuis … ». Due dates, which look forward, are
 * domain/when.h's. Does not know the clock.
 *
 *   2025                 the 1st of January of that year
 *   mars, mars 2025      its first day; without a year the last one begun
 *   3 mois, deux ans, 15 jours, une semaine   counted back from today
 *   12/03/2025, 12 mars  that day; without a year the last one, today included
 *   lundi, lundi dernier the last Monday, today excluded
 *   hier, avant-hier, aujourd'hui              those days
 *   cette semaine, ce mois, cette année        their first day (Monday)
 *   la semaine dernière, le mois dernier, l'année dernière (or passée)  likewise
 *
 * « depuis », « il y a » and articles before any of these do not count. */
#ifndef DOMAIN_SINCE_H
#define DOMAIN_SINCE_H

#include <stdbool.h>

#include "domain/date.h"

/* Reads the whole text; false (and *date untouched) when it is anything else. A day
 * after today is read as it is: the caller may find it odd. */
bool since_read(const char *text, struct date today, struct date *date);

#endif
