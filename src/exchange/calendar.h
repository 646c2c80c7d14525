/* Meetings and actions as a calendar: iCalendar (RFC 5545), for any calendar to
 * subscribe to.
 *
 * Owns: libical, which is opened on first use (nothing else pays for it nor for the
 * tables of Unicode it brings along), and the time of Paris, in which every hour is
 * written whatever the computer's; a whole day, which is one of this computer's, is
 * written as a day. Does not know: meetings, files, who may read what:
 * the caller leaves out what is not to be published. */
#ifndef EXCHANGE_CALENDAR_H
#define EXCHANGE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

/* Texts are UTF-8, NULL or "" for none; times in ms. */
struct calendar_event {
    struct id uid; /* the same at each export: the entry is replaced, not doubled */
    int sequence;  /* grows each time the date, the place or the title changes */
    const char *summary;
    const char *location;
    const char *description;
    int64_t start;
    int64_t end; /* not after the start: no end is written; from a midnight to another:
                    whole days */
};

struct calendar_task {
    struct id uid;
    int sequence;
    const char *summary;
    int64_t due; /* 0: none; midnight is a day without an hour */
    bool done;
};

struct calendar {
    const char *name;
    int64_t stamp; /* when it was made */
    const struct calendar_event *events;
    size_t count;
    const struct calendar_task *tasks;
    size_t task_count;
};

/* Appends the whole calendar: one VTIMEZONE Europe/Paris, a VEVENT each, then a VTODO
 * each, lines of at most 75 bytes ended by CRLF. The same calendar gives the same
 * bytes. Errors: ERR_NOT_FOUND when libical is not installed, ERR_IO when it fails. */
bool calendar_write(const struct calendar *calendar, struct str *out, struct err *err);

/* The civil time of Paris at a stamp, "20260312T091500" (the rules in force since
 * 1996).
 */
void calendar_paris(int64_t ms, char out[20]);

#endif
