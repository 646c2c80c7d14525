#include "base/clock.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Reads `digits` digits at *at into *value and steps over them; false when one is
 * missing. */
static bool take_number(const char **at, int digits, int *value)
{
    *value = 0;
    for (int i = 0; i < digits; i++, (*at)++) {
        if (**at < '0' || **at > '9')
            return false;
        *value = *value * 10 + (**at - '0');
    }
    return true;
}

static bool take_char(const char **at, char wanted)
{
    if (**at != wanted)
        return false;
    (*at)++;
    return true;
}

static bool valid_civil(const struct civil *civil)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (civil->year < 1970 || civil->month < 1 || civil->month > 12)
        return false;
    bool leap =
        (civil->year % 4 == 0 && civil->year % 100 != 0) || civil->year % 400 == 0;
    int last = days[civil->month - 1] + (leap && civil->month == 2);
    return civil->day >= 1 && civil->day <= last && civil->hour <= 23 &&
           civil->minute <= 59 && civil->second <= 59;
}

/* YYYY-MM-DDTHH:MM[:SS], then nothing but white space. */
static bool parse_civil(const char *at, struct civil *civil)
{
    *civil = (struct civil){0};
    if (!take_number(&at, 4, &civil->year) || !take_char(&at, '-') ||
        !take_number(&at, 2, &civil->month) || !take_char(&at, '-') ||
        !take_number(&at, 2, &civil->day) || !take_char(&at, 'T') ||
        !take_number(&at, 2, &civil->hour) || !take_char(&at, ':') ||
        !take_number(&at, 2, &civil->minute))
        return false;
    if (take_char(&at, ':') && !take_number(&at, 2, &civil->second))
        return false;
    while (isspace((unsigned char)*at))
        at++;
    return *at == '\0' && valid_civil(civil);
}

static struct tm tm_of(const struct civil *civil, int summer)
{
    return (struct tm){
        .tm_year = civil->year - 1900,
        .tm_mon = civil->month - 1,
        .tm_mday = civil->day,
        .tm_hour = civil->hour,
        .tm_min = civil->minute,
        .tm_sec = civil->second,
        .tm_isdst = summer,
    };
}

static int64_t local_seconds(const struct civil *civil, int summer, bool *agreed)
{
    struct tm tm = tm_of(civil, summer);
    int64_t seconds = (int64_t)mktime(&tm);
    *agreed = tm.tm_isdst == summer;
    return seconds;
}

/* Is it summer time a day before and a day after, wherever this is? Negative when that
 * changes between the two. */
static int summer_about(const struct civil *civil)
{
    const time_t day = 24 * 60 * 60;
    struct tm tm = tm_of(civil, 0), before, after;
    time_t when = timegm(&tm), eve = when - day, morrow = when + day;
    tzset(); /* mktime looks at the zone each time, these do not */
    if (!localtime_r(&eve, &before) || !localtime_r(&morrow, &after) ||
        before.tm_isdst != after.tm_isdst)
        return -1;
    return before.tm_isdst;
}

/* Asked as summer time first, then as winter time: what mktime guesses by itself of an
 * hour that comes twice depends on what it was asked before. It looks for years around
 * a summer time that is not, and so is not asked for one that cannot be. */
int64_t clock_from_civil(const struct civil *civil)
{
    bool agreed = false;
    int64_t seconds = 0;
    if (summer_about(civil) != 0)
        seconds = local_seconds(civil, 1, &agreed);
    if (!agreed)
        seconds = local_seconds(civil, 0, &agreed);
    return seconds < 0 ? 0 : seconds * 1000;
}

static bool read_test_clock(int64_t *ms)
{
    const char *path = getenv("TERREAU_CLOCK");
    int fd = path && *path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return false;
    char text[64];
    ssize_t len = read(fd, text, sizeof text - 1);
    close(fd);
    text[len > 0 ? len : 0] = '\0';
    struct civil civil;
    if (!parse_civil(text, &civil))
        return false;
    *ms = clock_from_civil(&civil);
    return true;
}

static int64_t milliseconds(clockid_t clock)
{
    struct timespec now = {0};
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_now(void)
{
    int64_t ms;
    if (!read_test_clock(&ms))
        ms = milliseconds(CLOCK_REALTIME);
    return ms < 0 ? 0 : ms;
}

bool clock_is_test(void)
{
    int64_t ms;
    return read_test_clock(&ms);
}

int64_t clock_monotonic(void)
{
    return milliseconds(CLOCK_MONOTONIC);
}

struct civil clock_civil(int64_t ms)
{
    /* Past the year 9999 dates no longer have the width every page gives them. */
    const int64_t last = INT64_C(253402214400); /* 9999-12-31T00:00:00Z */
    int64_t seconds = ms < 0 ? 0 : ms / 1000;
    time_t when = (time_t)(seconds > last ? last : seconds);
    struct tm tm = {0};
    localtime_r(&when, &tm);
    return (struct civil){
        .year = tm.tm_year + 1900,
        .month = tm.tm_mon + 1,
        .day = tm.tm_mday,
        .hour = tm.tm_hour,
        .minute = tm.tm_min,
        .second = tm.tm_sec,
        .offset = (int)(tm.tm_gmtoff / 60),
    };
}

/* Writes the last `digits` digits of value and the character that follows them. */
static char *put_number(char *out, int value, int digits, char after)
{
    for (int i = digits - 1; i >= 0; i--) {
        out[i] = (char)('0' + value % 10);
        value /= 10;
    }
    out[digits] = after;
    return out + digits + 1;
}

void clock_iso(int64_t ms, char out[32])
{
    struct civil civil = clock_civil(ms);
    int offset = abs(civil.offset);
    out = put_number(out, civil.year, 4, '-');
    out = put_number(out, civil.month, 2, '-');
    out = put_number(out, civil.day, 2, 'T');
    out = put_number(out, civil.hour, 2, ':');
    out = put_number(out, civil.minute, 2, ':');
    out = put_number(out, civil.second, 2, civil.offset < 0 ? '-' : '+');
    out = put_number(out, offset / 60, 2, ':');
    put_number(out, offset % 60, 2, '\0');
}

void clock_hour(int64_t ms, char out[8])
{
    struct civil civil = clock_civil(ms);
    out = put_number(out, civil.hour, 2, ':');
    put_number(out, civil.minute, 2, '\0');
}
