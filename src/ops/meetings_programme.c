/* A programme that was read and previewed becomes an agenda. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "domain/ordinal.h"
#include "ops/meetings.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

struct accept {
    struct garden *garden;
    const struct programme *programme;
    struct meeting meeting; /* as it will be; its id is none for a new one */
    bool empty;             /* its agenda had no slot */
    struct arena arena;
};

/* The stamp of a minute of the programme, counted from the midnight of its first day:
 * civil minutes, so that 9h15 is 9:15 even the day the season changes. */
static int64_t stamp(const struct accept *accept, int minute)
{
    struct civil civil = clock_civil(accept->meeting.start);
    civil.hour = 0;
    civil.minute = minute;
    civil.second = 0;
    return clock_from_civil(&civil);
}

static int first_minute(const struct programme *programme)
{
    if (programme->start >= 0)
        return programme->start;
    return programme->slot_count > 0 ? programme->slots[0].start : -1;
}

/* --- what the meeting takes from the text
 * ------------------------------------------------ */

static int64_t day_start(struct date date, int minute)
{
    struct civil civil = {
        .year = date.year, .month = date.month, .day = date.day, .minute = minute};
    return clock_from_civil(&civil);
}

static struct date first_date(const struct programme *programme)
{
    bool in_heading = programme->date.year > 0 || programme->day_count == 0;
    return in_heading ? programme->date : programme->days[0].date;
}

/* What is announced is the end of its own day: over several days the meeting ends with
 * the last slot that is not after the hours of its day. Minutes since the first
 * midnight, -1 when nothing says it. */
static int last_minute(const struct programme *programme)
{
    int last = programme->end;
    for (size_t i = 0; i < programme->slot_count && programme->day_count > 1; i++) {
        const struct programme_slot *slot = &programme->slots[i];
        int end = slot->end >= 0 ? slot->end : slot->start;
        last = !slot->outside && end > last ? end : last;
    }
    return last;
}

/* The day stays that of the meeting, when it has one; the hours of an empty agenda are
 * those of the text. */
static void hours_take(struct accept *accept)
{
    const struct programme *programme = accept->programme;
    struct meeting *meeting = &accept->meeting;
    struct date date = first_date(programme);
    int minute = first_minute(programme);
    if (meeting->start == 0 && date.year > 0)
        meeting->start = day_start(date, minute >= 0 ? minute : 9 * 60);
    else if (meeting->start == 0)
        meeting->start = civil_tomorrow(minute >= 0 ? minute : 9 * 60);
    else if (accept->empty && minute >= 0)
        meeting->start = stamp(accept, minute);
    if (last_minute(programme) >= 0 && (meeting->end == 0 || accept->empty))
        meeting->end = stamp(accept, last_minute(programme));
    if (meeting->end <= meeting->start)
        meeting->end = 0;
}

static void heading_take(struct accept *accept)
{
    const struct programme *programme = accept->programme;
    struct meeting *meeting = &accept->meeting;
    if (*meeting->title == '\0') {
        bool said = *programme->title != '\0';
        meeting->title = said ? programme->title : _("Rencontre");
    }
    if (meeting->number == 0)
        meeting->number = ordinal_read(meeting->title);
    if (*meeting->place == '\0')
        meeting->place = programme->place;
    hours_take(accept);
}

/* What its calendar entry tells. */
static bool same_entry(const struct meeting *a, const struct meeting *b)
{
    return str_equal(a->title, b->title) && str_equal(a->place, b->place) &&
           a->start == b->start && a->end == b->end;
}

static bool meeting_save(struct accept *accept, struct id *id, struct err *err)
{
    struct garden *garden = accept->garden;
    const struct meeting *meeting = &accept->meeting;
    if (id_is_none(meeting->id))
        return meeting_insert(garden, meeting, id, err);
    *id = meeting->id;
    return set_text(garden, *id, FIELD_MEETING_TITLE, meeting->title, err) &&
           set_text(garden, *id, FIELD_MEETING_PLACE, meeting->place, err) &&
           set_integer(garden, *id, FIELD_MEETING_NUMBER, meeting->number, err) &&
           set_integer(garden, *id, FIELD_MEETING_START, meeting->start, err) &&
           set_integer(garden, *id, FIELD_MEETING_END, meeting->end, err) &&
           set_integer(garden, *id, FIELD_MEETING_SEQUENCE, meeting->sequence, err) &&
           set_text(garden, *id, FIELD_MEETING_SOURCE, meeting->source, err);
}

/* --- its slots
 * ---------------------------------------------------------------------------- */

static int minutes_of(const struct programme_slot *slot)
{
    return slot->start >= 0 && slot->end > slot->start ? slot->end - slot->start : 0;
}

/* A start is held only where the chain of durations would not give it by itself (the
 * first slot, after a gap, another day): so that changing one duration still moves the
 * rest of the morning. */
static bool slot_take(struct accept *accept, const struct programme_slot *from,
                      int *cursor, struct id *id, struct err *err)
{
    struct slot slot = {.meeting = accept->meeting.id,
                        .title = *from->title != '\0' ? from->title : _("Sans titre"),
                        .description = from->description,
                        .kind = slot_kind_id(from->kind),
                        .minutes = minutes_of(from),
                        .presenter = from->presenter,
                        .private = "",
                        .inferred = from->inferred,
                        .outside = from->outside};
    if (from->start >= 0) {
        slot.start = stamp(accept, from->start);
        slot.end = stamp(accept, from->start + slot.minutes);
        slot.locked = from->start != *cursor;
        *cursor = from->start + slot.minutes;
    }
    bool done = slot_insert(accept->garden, &slot, id, err);
    for (size_t i = 0; done && i < from->prompt_count; i++)
        done = prompt_insert(accept->garden, *id, from->prompts[i], err);
    return done;
}

static bool slots_take(struct accept *accept, struct err *err)
{
    const struct programme *programme = accept->programme;
    /* Added to an agenda that has slots, the first one must hold its own hour. */
    int cursor = accept->empty ? civil_minute(accept->meeting.start) : -1;
    struct id id;
    bool done = true;
    for (size_t i = 0; done && i < programme->slot_count; i++)
        done = slot_take(accept, &programme->slots[i], &cursor, &id, err);
    return done;
}

static bool rest_take(struct accept *accept, struct err *err)
{
    const struct programme *programme = accept->programme;
    struct id meeting = accept->meeting.id, id;
    bool done = true;
    for (size_t i = 0; done && i < programme->objective_count; i++)
        done = objective_insert(accept->garden, meeting, programme->objectives[i], err);
    for (size_t i = 0; done && i < programme->kept_count; i++) {
        struct item item = {.meeting = meeting,
                            .kind = ITEM_NOTE,
                            .text = programme->kept[i],
                            .who = ""};
        done = item_insert(accept->garden, &item, &id, err);
    }
    return done;
}

static bool programme_write(struct accept *accept, struct id *id, struct err *err)
{
    if (!meeting_save(accept, id, err))
        return false;
    accept->meeting.id = *id;
    return slots_take(accept, err) && rest_take(accept, err) &&
           agenda_settle(accept->garden, *id, err);
}

static bool meeting_before(struct accept *accept, struct id id, struct err *err)
{
    struct slot *slots;
    size_t count;
    struct store *store = accept->garden->store;
    if (!store_meeting(store, id, &accept->arena, &accept->meeting, err) ||
        !meeting_open(&accept->meeting, err) ||
        !store_slots(store, id, &accept->arena, &slots, &count, err))
        return false;
    accept->empty = count == 0;
    return true;
}

/* Text already kept stays above what is added. */
static const char *source_joined(struct accept *accept, const char *source)
{
    struct str text = {0};
    str_add(&text, accept->meeting.source);
    str_add(&text, text.len > 0 ? "\n\n" : "");
    utf8_clean(&text, source, strlen(source));
    const char *joined = arena_strdup(&accept->arena, str_text(&text));
    str_free(&text);
    return joined;
}

bool ops_programme_accept(struct garden *garden, struct id meeting,
                          const struct programme *programme, const char *source,
                          struct id *id, struct err *err)
{
    struct accept accept = {
        .garden = garden,
        .programme = programme,
        .meeting = {.title = "", .series = "", .place = "", .source = ""},
        .empty = true};
    bool done = id_is_none(meeting) || meeting_before(&accept, meeting, err);
    if (done) {
        const struct meeting before = accept.meeting;
        accept.meeting.source = source_joined(&accept, source);
        heading_take(&accept);
        accept.meeting.sequence += !same_entry(&before, &accept.meeting);
        done = step_begin(garden, VERB_PROGRAMME_ACCEPT, err);
    }
    if (done) {
        done =
            step_end(garden, programme_write(&accept, id, err), CHANGED_MEETINGS, err);
    }
    arena_free(&accept.arena);
    return done;
}
