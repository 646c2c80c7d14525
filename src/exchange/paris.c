/* The time of Paris, by its rule: the computer may be set to another. */
#include <stdio.h>

#include "domain/date.h"
#include "exchange/calendar.h"
#include "exchange/private.h"

#define HOUR_S INT64_C(3600)
#define DAY_S INT64_C(86400)
#define WEEKDAY_SUNDAY 6

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* 01:00 UTC on the last Sunday of a month, in seconds. */
static int64_t last_sunday(int year, int month)
{
    struct date last = {year, month, date_month_days(year, month)};
    int back = (date_weekday(last) - WEEKDAY_SUNDAY + 7) % 7;
    return (date_serial(last) - back) * DAY_S + HOUR_S;
}

static void write_seconds(int64_t seconds, char out[20])
{
    int64_t days = floor_div(seconds, DAY_S);
    unsigned rest = (unsigned)(seconds - days * DAY_S);
    struct date date = date_from_serial((int)days);
    unsigned day = (unsigned)(date.year * 10000 + date.month * 100 + date.day);
    snprintf(out, 20, "%08uT%02u%02u%02u", day % 100000000, rest / 3600 % 24,
             rest / 60 % 60, rest % 60);
}

void calendar_paris(int64_t ms, char out[20])
{
    int64_t seconds = floor_div(ms, 1000);
    int year = date_from_serial((int)floor_div(seconds, DAY_S)).year;
    bool summer = seconds >= last_sunday(year, 3) && seconds < last_sunday(year, 10);
    write_seconds(seconds + (summer ? 2 : 1) * HOUR_S, out);
}

int64_t calendar_from_paris(struct calendar_civil civil)
{
    struct date date = {civil.year, civil.month, civil.day};
    if (!date_valid(date) || civil.hour < 0 || civil.hour > 24 || civil.minute < 0 ||
        civil.minute > 59)
        return 0;
    int64_t seconds = date_serial(date) * DAY_S + civil.hour * HOUR_S +
                      civil.minute * 60 + civil.second;
    int64_t summer = seconds - 2 * HOUR_S;
    bool in_summer =
        summer >= last_sunday(civil.year, 3) && summer < last_sunday(civil.year, 10);
    return (in_summer ? summer : seconds - HOUR_S) * 1000;
}

void calendar_utc(int64_t ms, char out[20])
{
    write_seconds(floor_div(ms, 1000), out);
    out[15] = 'Z';
    out[16] = '\0';
}
