/* Days of reminders: when somebody is to be called again. */
#include "base/clock.h"
#include "base/i18n.h"
#include "ops/cards_private.h"

int64_t day_later(int64_t when, int days)
{
    struct civil civil = clock_civil(when);
    civil.day += days;
    civil.hour = civil.minute = civil.second = 0;
    return clock_from_civil(&civil);
}

int64_t month_later(int64_t when, int months)
{
    struct civil civil = clock_civil(when);
    struct date date =
        date_add_months((struct date){civil.year, civil.month, civil.day}, months);
    civil = (struct civil){.year = date.year, .month = date.month, .day = date.day};
    return clock_from_civil(&civil);
}

bool day_has_come(int64_t when, struct err *err)
{
    return when < day_later(clock_now(), 1) ||
           err_set(err, ERR_INPUT,
                   _("Ce jour n’est pas encore venu : donnez la date d’aujourd’hui ou "
                     "une date passée."));
}

#define DAY_MS ((int64_t)86400000)
#define MINUTE_MS ((int64_t)60000)

/* False on the days that change their hour. */
static bool offset_of(struct local_days *days, int64_t when, int64_t *offset)
{
    int64_t day = when / DAY_MS;
    size_t slot = (size_t)day % COUNT(days->at);
    if (days->at[slot].day != day + 1) {
        int64_t first = clock_civil(day * DAY_MS).offset;
        days->at[slot].day = day + 1;
        days->at[slot].offset = first * MINUTE_MS;
        days->at[slot].whole = first == clock_civil((day + 1) * DAY_MS).offset;
    }
    *offset = days->at[slot].offset;
    return days->at[slot].whole;
}

/* day_later by arithmetic, where the offset is that of a whole day at both ends. */
static int64_t day_later_of(struct local_days *days, int64_t when, int later)
{
    int64_t offset, then;
    if (!offset_of(days, when, &offset))
        return day_later(when, later);
    int64_t day = (when + offset) / DAY_MS + later;
    if (!offset_of(days, day * DAY_MS - offset, &then) || then != offset)
        return day_later(when, later);
    return day * DAY_MS - offset;
}

int64_t reminder_next_of(const struct reminder *reminder, struct local_days *days,
                         bool *hand)
{
    *hand = reminder->by_hand > 0 && reminder->touched < reminder->by_hand;
    if (*hand)
        return reminder->by_hand;
    if (reminder->days == 0)
        return 0;
    int64_t from = reminder->touched ? reminder->touched : reminder->entered;
    return days ? day_later_of(days, from, reminder->days)
                : day_later(from, reminder->days);
}

int64_t reminder_next(const struct reminder *reminder, bool *hand)
{
    return reminder_next_of(reminder, NULL, hand);
}

int circle_reminder_days(const struct garden *garden, const char *circle)
{
    const struct circle *row = community_circle(garden->community, circle);
    return row ? row->reminder_days : 0;
}
