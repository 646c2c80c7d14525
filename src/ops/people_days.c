/* The days of a meeting: the civil dates on which it or one of its slots starts. */
#include "base/clock.h"
#include "base/i18n.h"
#include "ops/people_private.h"

bool same_day(int64_t a, int64_t b)
{
    struct civil one = clock_civil(a), two = clock_civil(b);
    return one.year == two.year && one.month == two.month && one.day == two.day;
}

/* The start of that day, made in its place when it is a new one. */
static int64_t *day_of(struct schedule *schedule, int64_t start)
{
    int at = 0;
    while (at < schedule->days && schedule->start[at] < start &&
           !same_day(schedule->start[at], start))
        at++;
    if (at < schedule->days && same_day(schedule->start[at], start))
        return &schedule->start[at];
    for (int i = schedule->days++; i > at; i--)
        schedule->start[i] = schedule->start[i - 1];
    schedule->start[at] = start;
    return &schedule->start[at];
}

bool schedule_read(struct garden *garden, struct id id, struct arena *arena,
                   struct schedule *schedule, struct err *err)
{
    struct slot *slots;
    size_t count;
    *schedule = (struct schedule){.days = 0};
    if (!store_meeting(garden->store, id, arena, &schedule->meeting, err) ||
        !store_slots(garden->store, id, arena, &slots, &count, err))
        return false;
    schedule->start = arena_alloc(arena, (count + 1) * sizeof *schedule->start);
    for (size_t i = 0; i < count; i++) {
        if (slots[i].start > 0) {
            int64_t *start = day_of(schedule, slots[i].start);
            *start = slots[i].start < *start ? slots[i].start : *start;
        }
    }
    if (schedule->meeting.start > 0) /* the welcome before it is no start */
        *day_of(schedule, schedule->meeting.start) = schedule->meeting.start;
    schedule->days = schedule->days > 0 ? schedule->days : 1;
    return true;
}

bool schedule_has(const struct schedule *schedule, int day, struct err *err)
{
    if (day >= 0 && day < schedule->days)
        return true;
    return err_set(
        err, ERR_INPUT,
        _("Cette rencontre n’a pas de jour %d : choisissez un de ses jours."), day + 1);
}

bool ops_meeting_days(struct garden *garden, struct id meeting, int *days,
                      struct err *err)
{
    struct arena arena = {0};
    struct schedule schedule;
    bool done = schedule_read(garden, meeting, &arena, &schedule, err);
    *days = done ? schedule.days : 1;
    arena_free(&arena);
    return done;
}

bool ops_meeting_day_start(struct garden *garden, struct id meeting, int day,
                           int64_t *start, struct err *err)
{
    struct arena arena = {0};
    struct schedule schedule;
    bool done = schedule_read(garden, meeting, &arena, &schedule, err) &&
                schedule_has(&schedule, day, err);
    *start = done ? schedule.start[day] : 0;
    arena_free(&arena);
    return done;
}

bool ops_meeting_today(struct garden *garden, struct id meeting, int *day,
                       struct err *err)
{
    struct arena arena = {0};
    struct schedule schedule;
    int64_t now = clock_now();
    bool done = schedule_read(garden, meeting, &arena, &schedule, err);
    *day = 0;
    while (done && *day + 1 < schedule.days && schedule.start[*day] < now &&
           !same_day(schedule.start[*day], now))
        ++*day;
    arena_free(&arena);
    return done;
}
