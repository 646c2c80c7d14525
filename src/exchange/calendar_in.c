#include "exchange/calendar_in.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "domain/date.h"
#include "domain/meeting.h"
#include "exchange/ical.h"
#include "exchange/private.h"

/* A rule may go on for ever: so many occurrences are told, so many are looked at. */
enum { MOST_OCCURRENCES = 500, MOST_LOOKED_AT = 20000, MOST_TEXT = 64 * 1024 };

/* The calendar being read. */
struct reading {
    struct libical ical;
    icalcomponent *root;
    const struct calendar_window *window;
    calendar_take take;
    void *ctx;
    struct calendar_read *read;
    VEC(struct id) told_apart; /* occurrences that a component of their own tells */
    bool floats;               /* the component being read names no zone */
    struct arena arena;        /* of one component */
    struct err *err;
};

/* --- values ----------------------------------------------------------------------- */

static const char *text_of(struct reading *in, const char *text)
{
    struct str clean = {0};
    size_t len = text ? strlen(text) : 0;
    utf8_clean(&clean, text ? text : "", len < MOST_TEXT ? len : MOST_TEXT);
    while (clean.len > 0 && strchr(" \t\r\n", clean.at[clean.len - 1]))
        clean.at[--clean.len] = '\0';
    const char *kept = arena_strdup(&in->arena, str_text(&clean));
    str_free(&clean);
    return kept;
}

/* libical reads "2026802T711100Z" too, as the 2nd of a month 80. */
static bool exists(struct icaltimetype time)
{
    struct date date = {time.year, time.month, time.day};
    return time.year >= 1970 && time.year <= 2200 && date_valid(date) &&
           (time.is_date ||
            (time.hour >= 0 && time.hour <= 24 && time.minute >= 0 &&
             time.minute <= 59 && time.second >= 0 && time.second <= 60));
}

/* What names no zone is the day, and the hour, of whoever reads it. */
static int64_t here(struct icaltimetype time)
{
    struct civil civil = {.year = time.year, .month = time.month, .day = time.day};
    if (!time.is_date) {
        civil.hour = time.hour;
        civil.minute = time.minute;
        civil.second = time.second;
    }
    return clock_from_civil(&civil);
}

/* 0 for a time that does not exist. A zone that nobody knows is that of Paris. */
static int64_t time_of(struct reading *in, struct icaltimetype time)
{
    if (in->ical.icaltime_is_null_time(time) || !exists(time))
        return 0;
    bool universal = in->ical.icaltime_is_utc(time);
    const char *name =
        time.zone ? in->ical.icaltimezone_get_tzid((icaltimezone *)(uintptr_t)time.zone)
                  : NULL;
    int64_t ms = 0;
    if (time.is_date || (!universal && !name && in->floats))
        ms = here(time);
    else if (universal || (name && !strstr(name, "Europe/Paris")))
        ms = (int64_t)in->ical.icaltime_as_timet_with_zone(time, time.zone) * 1000;
    else
        ms = calendar_from_paris((struct calendar_civil){
            time.year, time.month, time.day, time.hour, time.minute, time.second});
    return ms > 0 ? ms : 0;
}

static bool names_no_zone(struct reading *in, icalcomponent *component)
{
    static const icalproperty_kind kinds[] = {ICAL_DTSTART_PROPERTY, ICAL_DUE_PROPERTY};
    for (size_t i = 0; i < 2; i++) {
        icalproperty *time =
            in->ical.icalcomponent_get_first_property(component, kinds[i]);
        if (time)
            return !in->ical.icalproperty_get_parameter_as_string(time, "TZID");
    }
    return true;
}

static struct icaltimetype day_after(struct icaltimetype time, int days)
{
    struct date date =
        date_add_days((struct date){time.year, time.month, time.day}, days);
    time.year = date.year;
    time.month = date.month;
    time.day = date.day;
    return time;
}

/* A day alone that says no end is that whole day. */
static int64_t end_of(struct reading *in, icalcomponent *component)
{
    struct icaltimetype start = in->ical.icalcomponent_get_dtstart(component);
    int64_t end = time_of(in, in->ical.icalcomponent_get_dtend(component));
    if (start.is_date && exists(start) && end <= time_of(in, start))
        end = time_of(in, day_after(start, 1));
    return end;
}

/* --- ids -------------------------------------------------------------------------- */

static uint64_t stir(uint64_t trace, const char *text)
{
    for (; *text; text++)
        trace = (trace ^ (unsigned char)*text) * UINT64_C(1099511628211);
    return trace;
}

/* Ours as it is; another made of the UID and the occurrence, the same each time (a
 * UUID of version 8, RFC 9562). */
static struct id id_of(const char *uid, const char *occurrence, bool *own)
{
    struct id id;
    *own = *occurrence == '\0' && id_parse(uid, &id);
    if (*own)
        return id;
    uint64_t high = stir(stir(UINT64_C(14695981039346656037), uid), occurrence);
    uint64_t low = stir(stir(UINT64_C(0x6c62272e07bb0142), occurrence), uid);
    for (int i = 0; i < 8; i++) {
        id.bytes[i] = (uint8_t)(high >> (8 * i));
        id.bytes[8 + i] = (uint8_t)(low >> (8 * i));
    }
    id.bytes[6] = (uint8_t)((id.bytes[6] & 0x0F) | 0x80);
    id.bytes[8] = (uint8_t)((id.bytes[8] & 0x3F) | 0x80);
    return id;
}

static const char *occurrence_of(struct reading *in, struct icaltimetype time)
{
    if (in->ical.icaltime_is_null_time(time))
        return "";
    return arena_printf(&in->arena, "%04d%02d%02dT%02d%02d", time.year, time.month,
                        time.day, time.hour, time.minute);
}

/* --- what repeats ----------------------------------------------------------------- */

static bool same_time(struct icaltimetype a, struct icaltimetype b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day &&
           (a.is_date || b.is_date || (a.hour == b.hour && a.minute == b.minute));
}

/* Taken out by its EXDATE, or told anew by a component of the same UID. */
static bool is_excepted(struct reading *in, icalcomponent *component,
                        struct icaltimetype time, struct id id)
{
    const struct libical *ical = &in->ical;
    icalproperty *out =
        ical->icalcomponent_get_first_property(component, ICAL_EXDATE_PROPERTY);
    for (; out;
         out = ical->icalcomponent_get_next_property(component, ICAL_EXDATE_PROPERTY))
        if (same_time(ical->icalproperty_get_exdate(out), time))
            return true;
    for (size_t i = 0; i < in->told_apart.n; i++)
        if (id_equal(in->told_apart.at[i], id))
            return true;
    return false;
}

static bool give(struct reading *in, const struct agenda_entry *entry)
{
    in->read->entries++;
    in->read->outside += entry->past;
    return in->take(in->ctx, entry, in->err);
}

static bool pass(struct reading *in, const struct agenda_entry *entry,
                 enum agenda_passed why)
{
    struct agenda_entry passed = *entry;
    passed.passed = why;
    in->read->cancelled += why == AGENDA_CANCELLED;
    in->read->unreadable += why == AGENDA_UNREADABLE;
    in->read->outside += (why == AGENDA_OUTSIDE) + entry->past;
    in->read->too_fine += why == AGENDA_TOO_FINE;
    return in->take(in->ctx, &passed, in->err);
}

static bool several(const short *by)
{
    return by[0] != ICAL_RECURRENCE_ARRAY_MAX && by[1] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* A meeting repeats by days or more: below that, libical may look for centuries of
 * seconds for one that suits. */
static bool is_too_fine(const struct icalrecurrencetype *rule)
{
    return rule->freq < ICAL_DAILY_RECURRENCE || several(rule->by_minute) ||
           several(rule->by_second);
}

static bool give_occurrences(struct reading *in, icalcomponent *component,
                             icalproperty *rule, struct agenda_entry entry,
                             const char *uid)
{
    const struct libical *ical = &in->ical;
    struct icaltimetype first = ical->icalcomponent_get_dtstart(component);
    icalrecur_iterator *at =
        ical->icalrecur_iterator_new(ical->icalproperty_get_rrule(rule), first);
    int64_t length = entry.end > entry.start ? entry.end - entry.start : 0;
    int days = first.is_date ? meeting_days(entry.start, entry.end) : 0;
    size_t told = 0, seen = 0;
    bool good = true;
    while (good && at && seen++ < MOST_LOOKED_AT) {
        struct icaltimetype time = ical->icalrecur_iterator_next(at);
        if (ical->icaltime_is_null_time(time))
            break;
        entry.start = time_of(in, time);
        entry.end = days     ? time_of(in, day_after(time, days))
                    : length ? entry.start + length
                             : 0;
        if (entry.start > in->window->until || told == MOST_OCCURRENCES) {
            good = pass(in, &entry, AGENDA_OUTSIDE);
            break;
        }
        entry.id = id_of(uid, occurrence_of(in, time), &entry.own);
        if (is_excepted(in, component, time, entry.id))
            continue;
        if (entry.start < in->window->from) {
            entry.past++;
            continue;
        }
        told++;
        good = give(in, &entry);
        entry.past = 0;
    }
    if (good && entry.past)
        good = pass(in, &entry, AGENDA_PAST);
    if (at)
        ical->icalrecur_iterator_free(at);
    return good;
}

/* --- components ------------------------------------------------------------------- */

/* CN of who it was given to, else of who wrote it. */
static const char *who_of(struct reading *in, icalcomponent *component)
{
    static const icalproperty_kind kinds[] = {ICAL_ATTENDEE_PROPERTY,
                                              ICAL_ORGANIZER_PROPERTY};
    for (size_t i = 0; i < 2; i++) {
        icalproperty *who =
            in->ical.icalcomponent_get_first_property(component, kinds[i]);
        const char *name =
            who ? in->ical.icalproperty_get_parameter_as_string(who, "CN") : NULL;
        if (name && *name)
            return text_of(in, name);
    }
    return "";
}

static bool read_component(struct reading *in, icalcomponent *component, bool todo)
{
    const struct libical *ical = &in->ical;
    in->floats = names_no_zone(in, component);
    const char *uid = text_of(in, ical->icalcomponent_get_uid(component));
    icalproperty_status status = ical->icalcomponent_get_status(component);
    icalproperty *rule =
        ical->icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY);
    struct agenda_entry entry = {
        .todo = todo,
        .sequence = ical->icalcomponent_get_sequence(component),
        .title = text_of(in, ical->icalcomponent_get_summary(component)),
        .place = text_of(in, ical->icalcomponent_get_location(component)),
        .description = text_of(in, ical->icalcomponent_get_description(component)),
        .who = todo ? who_of(in, component) : "",
        .start = time_of(in, ical->icalcomponent_get_dtstart(component)),
        .due = todo ? time_of(in, ical->icalcomponent_get_due(component)) : 0,
        .done = status == ICAL_STATUS_COMPLETED,
    };
    if (status == ICAL_STATUS_CANCELLED)
        return pass(in, &entry, AGENDA_CANCELLED);
    if (*entry.title == '\0' || (!todo && entry.start == 0))
        return pass(in, &entry, AGENDA_UNREADABLE);
    if (!todo)
        entry.end = end_of(in, component);
    if (entry.sequence < 0)
        entry.sequence = 0;
    if (*uid == '\0') /* the same entry has the same words */
        uid = arena_printf(&in->arena, "%s %lld", entry.title, (long long)entry.start);
    if (rule && !todo) {
        const struct icalrecurrencetype repeats = ical->icalproperty_get_rrule(rule);
        if (!is_too_fine(&repeats))
            return give_occurrences(in, component, rule, entry, uid);
        if (!pass(in, &entry, AGENDA_TOO_FINE))
            return false;
    }
    entry.id =
        id_of(uid, occurrence_of(in, ical->icalcomponent_get_recurrenceid(component)),
              &entry.own);
    return give(in, &entry);
}

static void find_told_apart(struct reading *in, icalcomponent *calendar)
{
    const struct libical *ical = &in->ical;
    icalcomponent *at =
        ical->icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; at;
         at = ical->icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        bool own;
        const char *occurrence =
            occurrence_of(in, ical->icalcomponent_get_recurrenceid(at));
        struct id id =
            id_of(text_of(in, ical->icalcomponent_get_uid(at)), occurrence, &own);
        if (*occurrence)
            vec_push(&in->told_apart, id);
        arena_reset(&in->arena);
    }
}

static bool read_kind(struct reading *in, icalcomponent *calendar, bool todo)
{
    icalcomponent_kind kind = todo ? ICAL_VTODO_COMPONENT : ICAL_VEVENT_COMPONENT;
    icalcomponent *at = in->ical.icalcomponent_get_first_component(calendar, kind);
    bool good = true;
    for (; good && at; at = in->ical.icalcomponent_get_next_component(calendar, kind)) {
        good = read_component(in, at, todo);
        arena_reset(&in->arena);
    }
    return good;
}

static bool read_calendar(struct reading *in, icalcomponent *calendar)
{
    find_told_apart(in, calendar);
    return read_kind(in, calendar, false) && read_kind(in, calendar, true);
}

/* One calendar, or several in a row. */
static bool read_all(struct reading *in)
{
    const struct libical *ical = &in->ical;
    if (ical->icalcomponent_isa(in->root) == ICAL_VCALENDAR_COMPONENT)
        return read_calendar(in, in->root);
    icalcomponent *at =
        ical->icalcomponent_get_first_component(in->root, ICAL_VCALENDAR_COMPONENT);
    bool good = true;
    for (; good && at; at = ical->icalcomponent_get_next_component(
                           in->root, ICAL_VCALENDAR_COMPONENT))
        good = read_calendar(in, at);
    return good;
}

bool calendar_in_read(const char *bytes, size_t len,
                      const struct calendar_window *window, calendar_take take,
                      void *ctx, struct calendar_read *read, struct err *err)
{
    struct reading in = {
        .window = window, .take = take, .ctx = ctx, .read = read, .err = err};
    *read = (struct calendar_read){0};
    if (len > CALENDAR_MOST_BYTES)
        return err_set(err, ERR_INPUT,
                       _("Ce fichier d’agenda fait plus de 16 Mo : exportez-en une "
                         "partie seulement."));
    if (!calendar_looks_sound(bytes, len, err) ||
        !libical_load(
            &in.ical,
            _("Lire un agenda demande libical, qui manque sur cet ordinateur. "
              "Installez-la (Debian : libical3)."),
            err))
        return false;
    char *text = xstrndup(bytes, len);
    in.root = in.ical.icalparser_parse_string(text);
    free(text);
    bool good = in.root ? read_all(&in)
                        : err_set(err, ERR_INPUT,
                                  _("Cet agenda ne se lit pas : exportez-le de "
                                    "nouveau."));
    if (in.root)
        in.ical.icalcomponent_free(in.root);
    vec_free(&in.told_apart);
    arena_free(&in.arena);
    libical_release(&in.ical);
    return good;
}
