/* Days and hours of the wall, for plans that move: a meeting at 9:15 stays at 9:15 on
 * the other side of a change of season. */
#include "base/clock.h"
#include "domain/date.h"
#include "ops/meetings_private.h"

static int serial_of(const struct civil *civil)
{
    return date_serial((struct date){civil->year, civil->month, civil->day});
}

int civil_minute(int64_t ms)
{
    struct civil civil = clock_civil(ms);
    return civil.hour * 60 + civil.minute;
}

struct civil_gap civil_gap(int64_t a, int64_t b)
{
    struct civil from = clock_civil(a), to = clock_civil(b);
    return (struct civil_gap){.days = serial_of(&to) - serial_of(&from),
                              .minutes = civil_minute(b) - civil_minute(a)};
}

int64_t civil_shift(int64_t ms, struct civil_gap gap)
{
    if (ms == 0)
        return 0;
    struct civil civil = clock_civil(ms);
    civil.day += gap.days;
    civil.minute += gap.minutes;
    return clock_from_civil(&civil);
}

int64_t civil_tomorrow(int minute)
{
    struct civil civil = clock_civil(clock_now());
    civil.day++;
    civil.hour = 0;
    civil.minute = minute;
    civil.second = 0;
    return clock_from_civil(&civil);
}
