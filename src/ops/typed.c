#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/when.h"
#include "ops/links_private.h"

static bool read_iso(const char *typed, struct date *date)
{
    int end = 0;
    return sscanf(typed, "%4d-%2d-%2d%n", &date->year, &date->month, &date->day,
                  &end) == 3 &&
           typed[end] == '\0' && date_valid(*date);
}

/* Four digits in a row. */
static bool has_year(const char *typed)
{
    size_t run = 0;
    for (; *typed && run != 4; typed += run > 0 ? run : 1)
        run = strspn(typed, "0123456789");
    return run == 4;
}

bool typed_date(const char *typed, bool past, struct date *date, struct err *err)
{
    struct civil now = clock_civil(clock_now());
    struct date today = {now.year, now.month, now.day};
    struct when when;
    if (read_iso(typed, date))
        return true;
    if (when_read(typed, today, &when)) {
        *date = when.date;
        if (past && date_compare(*date, today) > 0 && !has_year(typed))
            *date = date_add_months(*date, -12);
        return true;
    }
    if (when.found != WHEN_NONE)
        return when_refuse(typed, &when, err);
    return err_set(err, ERR_INPUT,
                   _("« %s » n’est pas une date : tapez un jour, comme 28/11/2026 ou "
                     "« 12 mars »."),
                   typed);
}

bool typed_day(const char *typed, bool past, int64_t *when, struct err *err)
{
    struct date date;
    *when = 0;
    if (typed[strspn(typed, " \t")] == '\0')
        return true;
    if (!typed_date(typed, past, &date, err))
        return false;
    struct civil civil = {.year = date.year, .month = date.month, .day = date.day};
    *when = clock_from_civil(&civil);
    return true;
}

int64_t day_start(int64_t when)
{
    struct civil civil = clock_civil(when);
    civil.hour = civil.minute = civil.second = 0;
    return clock_from_civil(&civil);
}
