/* Days of the civil calendar (Gregorian, proleptic), and how French names them.
 *
 * Arithmetic and names are this module's own: no locale, no time zone, no clock. */
#ifndef DOMAIN_DATE_H
#define DOMAIN_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

struct date {
    int year, month, day; /* month 1 to 12; {0} is "no date" */
};

/* Does that day exist, between the years 1 and 9999? */
bool date_valid(struct date date);
/* 28 to 31; month 1 to 12. */
int date_month_days(int year, int month);
/* Days since 1970-01-01, negative before; and back. The date must be valid. */
int date_serial(struct date date);
struct date date_from_serial(int serial);
struct date date_add_days(struct date date, int days);
/* The same day `months` later (or earlier), or the last day of a shorter month. */
struct date date_add_months(struct date date, int months);
/* 0 lundi … 6 dimanche. */
int date_weekday(struct date date);
/* Below, at or above 0 as a is before, on or after b. */
int date_compare(struct date a, struct date b);

/* "lundi" and "janvier", in the language of the moment. */
const char *date_weekday_name(int weekday);
const char *date_month_name(int month);
/* "dimanche 22 novembre 2026", "mardi 1er décembre 2026"; in English "Sunday 22
 * November 2026". */
const char *date_long(struct arena *arena, struct date date);
/* "dim. 22 nov." and, when its year is not that of today, "dim. 3 janv. 2027". */
const char *date_short(struct arena *arena, struct date date, struct date today);
/* An ordinal for the n-th meeting: "1re", "2e" (feminine, as « rencontre » is); in
 * English "1st", "2nd", "3rd", "11th". n >= 1. */
const char *date_ordinal(struct arena *arena, int n);

#endif
