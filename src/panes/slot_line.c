/* A slot as one typed line, read by the reader of programmes itself. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "domain/hours.h"
#include "domain/when.h"
#include "panes/agenda_private.h"

static struct date date_of(int64_t ms)
{
    struct civil civil = clock_civil(ms);
    return (struct date){civil.year, civil.month, civil.day};
}

bool slot_line_read(struct arena *arena, const struct meeting *meeting,
                    const char *line, struct slot_edit *edit)
{
    struct programme programme;
    /* announced from midnight: a duration alone then gives a chained, inferred slot */
    struct programme_day day = {.date = date_of(meeting->start), .start = 0, .end = -1};
    bool timed = programme_read(arena, line, &day, &programme);
    bool read = timed || programme_read(arena, arena_printf(arena, "9h00 %s", line),
                                        &day, &programme);
    *edit = (struct slot_edit){
        .title = line, .description = "", .presenter = "", .private = ""};
    while (*edit->title == ' ')
        edit->title++;
    edit->kind = slot_kind_id(slot_kind_guess(line));
    if (!read || programme.slot_count != 1)
        return *edit->title != '\0';
    const struct programme_slot *slot = &programme.slots[0];
    edit->title = slot->title;
    edit->presenter = slot->presenter;
    edit->kind = slot_kind_id(slot->kind);
    if (slot->start >= 0 && slot->end > slot->start)
        edit->minutes = slot->end - slot->start;
    if (timed && slot->start >= 0 && !slot->inferred) {
        struct civil civil = clock_civil(meeting->start);
        civil.hour = slot->start / 60;
        civil.minute = slot->start % 60;
        civil.second = 0;
        edit->locked = true;
        edit->start = clock_from_civil(&civil);
    }
    return *edit->title != '\0';
}

const char *slot_line_write(struct arena *arena, const struct slot *slot)
{
    char hour[16] = "", minutes[24] = "";
    struct civil civil = clock_civil(slot->start);
    if (slot->locked)
        snprintf(hour, sizeof hour, "%dh%02d ", civil.hour, civil.minute);
    if (slot->minutes)
        snprintf(minutes, sizeof minutes, " (%d min)", slot->minutes);
    return arena_printf(arena, "%s%s%s%s%s%s", hour, slot->title,
                        *slot->presenter ? " (" : "", slot->presenter,
                        *slot->presenter ? ")" : "", minutes);
}

/* The first hours of the line, cut from it. */
static bool cut_hours(struct arena *arena, char **line, struct hours *hours)
{
    struct token *tokens;
    size_t count = token_read(arena, *line, strlen(*line), &tokens);
    for (size_t i = 0; i < count; i++) {
        size_t used = hours_read(&tokens[i], hours);
        if (!used)
            continue;
        const struct token *last = &tokens[i + used - 1];
        const char *rest = *line + last->start + last->len;
        *line = arena_printf(arena, "%.*s%s", (int)tokens[i].start, *line, rest);
        return true;
    }
    return false;
}

static const char *trim(struct arena *arena, const char *text)
{
    size_t len;
    text += strspn(text, " ,;:-");
    len = strlen(text);
    while (len && strchr(" ,;:-", text[len - 1]))
        len--;
    return arena_strndup(arena, text, len);
}

static int64_t at_minutes(struct date date, int minutes)
{
    struct civil civil = {
        .year = date.year, .month = date.month, .day = date.day, .minute = minutes};
    return clock_from_civil(&civil);
}

bool meeting_line_read(struct arena *arena, const char *line, struct meeting *meeting,
                       struct err *err)
{
    struct when when;
    struct hours hours = {.start = -1, .end = -1};
    struct civil old = clock_civil(meeting->start);
    struct date day = date_of(meeting->start ? meeting->start : clock_now());
    int start = meeting->start ? old.hour * 60 + old.minute : 9 * 60;
    if (when_read(line, date_of(clock_now()), &when))
        day = when.date;
    else if (when.found != WHEN_NONE)
        return when_refuse(line, &when, err);
    char *rest = arena_strdup(arena, when_cut(arena, line, &when));
    bool timed = cut_hours(arena, &rest, &hours);
    if (*trim(arena, rest))
        meeting->title = trim(arena, rest);
    int64_t length = meeting->end > meeting->start ? meeting->end - meeting->start : 0;
    if (timed)
        start = hours.start;
    if (timed || when.found == WHEN_FOUND || meeting->start) {
        meeting->start = at_minutes(day, start);
        meeting->end = timed && hours.end > hours.start ? at_minutes(day, hours.end)
                       : length                         ? meeting->start + length
                                                        : 0;
    }
    return true;
}

int64_t agenda_week_after(int64_t ms)
{
    struct civil civil = clock_civil(ms);
    civil.day += 7;
    return ms ? clock_from_civil(&civil) : 0;
}

const char *agenda_day(struct arena *arena, int64_t ms)
{
    return date_long(arena, date_of(ms));
}
