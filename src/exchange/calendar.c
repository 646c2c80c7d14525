#include "exchange/calendar.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "domain/meeting.h"
#include "exchange/ical.h"
#include "exchange/private.h"

#define ZONE "Europe/Paris"
/* The rules since 1996, as any calendar reads them without knowing our zone. */
static const char zone_text[] = "BEGIN:VTIMEZONE\r\n"
                                "TZID:" ZONE "\r\n"
                                "BEGIN:DAYLIGHT\r\n"
                                "TZOFFSETFROM:+0100\r\n"
                                "TZOFFSETTO:+0200\r\n"
                                "TZNAME:CEST\r\n"
                                "DTSTART:19960331T020000\r\n"
                                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                                "END:DAYLIGHT\r\n"
                                "BEGIN:STANDARD\r\n"
                                "TZOFFSETFROM:+0200\r\n"
                                "TZOFFSETTO:+0100\r\n"
                                "TZNAME:CET\r\n"
                                "DTSTART:19961027T030000\r\n"
                                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                                "END:STANDARD\r\n"
                                "END:VTIMEZONE\r\n";

/* --- values ----------------------------------------------------------------------- */

static void add(const struct libical *ical, icalcomponent *to, icalproperty_kind kind,
                icalvalue *value)
{
    icalproperty *property = ical->icalproperty_new(kind);
    ical->icalproperty_set_value(property, value);
    ical->icalcomponent_add_property(to, property);
}

static void add_text(const struct libical *ical, icalcomponent *to,
                     icalproperty_kind kind, const char *text)
{
    if (text && *text)
        add(ical, to, kind, ical->icalvalue_new_text(text));
}

static void add_paris(const struct libical *ical, icalcomponent *to,
                      icalproperty_kind kind, int64_t ms)
{
    char when[20];
    calendar_paris(ms, when);
    icalproperty *property = ical->icalproperty_new(kind);
    ical->icalproperty_set_value(
        property, ical->icalvalue_new_from_string(ICAL_DATETIME_VALUE, when));
    ical->icalproperty_add_parameter(property, ical->icalparameter_new_tzid(ZONE));
    ical->icalcomponent_add_property(to, property);
}

static void add_day(const struct libical *ical, icalcomponent *to,
                    icalproperty_kind kind, int64_t ms)
{
    char day[20];
    struct civil civil = clock_civil(ms);
    unsigned number = (unsigned)(civil.year * 10000 + civil.month * 100 + civil.day);
    snprintf(day, sizeof day, "%08u", number % 100000000);
    add(ical, to, kind, ical->icalvalue_new_from_string(ICAL_DATE_VALUE, day));
}

static void add_times(const struct libical *ical, icalcomponent *to,
                      const struct calendar_event *event)
{
    if (meeting_days(event->start, event->end) > 0) {
        add_day(ical, to, ICAL_DTSTART_PROPERTY, event->start);
        add_day(ical, to, ICAL_DTEND_PROPERTY, event->end);
        return;
    }
    add_paris(ical, to, ICAL_DTSTART_PROPERTY, event->start);
    if (event->end > event->start)
        add_paris(ical, to, ICAL_DTEND_PROPERTY, event->end);
}

static void add_event(const struct libical *ical, icalcomponent *to,
                      const struct calendar_event *event, const char *stamp)
{
    char uid[ID_TEXT_SIZE];
    icalcomponent *made = ical->icalcomponent_new(ICAL_VEVENT_COMPONENT);
    id_text(event->uid, uid);
    add_text(ical, made, ICAL_UID_PROPERTY, uid);
    add(ical, made, ICAL_DTSTAMP_PROPERTY,
        ical->icalvalue_new_from_string(ICAL_DATETIME_VALUE, stamp));
    add(ical, made, ICAL_SEQUENCE_PROPERTY,
        ical->icalvalue_new_integer(event->sequence));
    add_times(ical, made, event);
    add_text(ical, made, ICAL_SUMMARY_PROPERTY, event->summary);
    add_text(ical, made, ICAL_LOCATION_PROPERTY, event->location);
    add_text(ical, made, ICAL_DESCRIPTION_PROPERTY, event->description);
    ical->icalcomponent_add_component(to, made);
}

static void add_due(const struct libical *ical, icalcomponent *to, int64_t ms)
{
    struct civil civil = clock_civil(ms);
    if (civil.hour == 0 && civil.minute == 0)
        add_day(ical, to, ICAL_DUE_PROPERTY, ms);
    else
        add_paris(ical, to, ICAL_DUE_PROPERTY, ms);
}

static void add_task(const struct libical *ical, icalcomponent *to,
                     const struct calendar_task *task, const char *stamp)
{
    char uid[ID_TEXT_SIZE];
    icalcomponent *made = ical->icalcomponent_new(ICAL_VTODO_COMPONENT);
    id_text(task->uid, uid);
    add_text(ical, made, ICAL_UID_PROPERTY, uid);
    add(ical, made, ICAL_DTSTAMP_PROPERTY,
        ical->icalvalue_new_from_string(ICAL_DATETIME_VALUE, stamp));
    add(ical, made, ICAL_SEQUENCE_PROPERTY,
        ical->icalvalue_new_integer(task->sequence));
    if (task->due > 0)
        add_due(ical, made, task->due);
    add_text(ical, made, ICAL_SUMMARY_PROPERTY, task->summary);
    add(ical, made, ICAL_STATUS_PROPERTY,
        ical->icalvalue_new_from_string(ICAL_STATUS_VALUE,
                                        task->done ? "COMPLETED" : "NEEDS-ACTION"));
    ical->icalcomponent_add_component(to, made);
}

static icalcomponent *make(const struct libical *ical, const struct calendar *calendar)
{
    char stamp[20];
    icalcomponent *made = ical->icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    calendar_utc(calendar->stamp, stamp);
    add_text(ical, made, ICAL_VERSION_PROPERTY, "2.0");
    add_text(ical, made, ICAL_PRODID_PROPERTY, "-//terreau//terreau//FR");
    add_text(ical, made, ICAL_CALSCALE_PROPERTY, "GREGORIAN");
    add_text(ical, made, ICAL_NAME_PROPERTY, calendar->name);
    add_text(ical, made, ICAL_COLOR_PROPERTY, "green");
    ical->icalcomponent_add_component(made, ical->icalparser_parse_string(zone_text));
    for (size_t i = 0; i < calendar->count; i++)
        add_event(ical, made, &calendar->events[i], stamp);
    for (size_t i = 0; i < calendar->task_count; i++)
        add_task(ical, made, &calendar->tasks[i], stamp);
    return made;
}

bool calendar_write(const struct calendar *calendar, struct str *out, struct err *err)
{
    struct libical ical;
    if (!libical_load(&ical,
                      _("L’export vers un agenda demande libical, qui manque sur cet "
                        "ordinateur. Installez-la (Debian : libical3)."),
                      err))
        return false;
    icalcomponent *made = make(&ical, calendar);
    char *text = ical.icalcomponent_as_ical_string_r(made);
    if (text)
        str_add(out, text);
    ical.icalmemory_free_buffer(text);
    ical.icalcomponent_free(made);
    libical_release(&ical);
    return text ||
           err_set(err, ERR_IO, _("L’agenda n’a pas pu être assemblé. Recommencez."));
}
