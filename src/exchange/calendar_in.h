/* Any calendar read as meetings and actions: iCalendar (RFC 5545).
 *
 * Owns: libical, opened on first use as by calendar.h; what repeats, told occurrence by
 * occurrence; a day alone (from its midnight to the next) and an hour that names no
 * zone, which are those of this computer; ids that stay the same from one reading to
 * the next. Does not know: the community, files. */
#ifndef EXCHANGE_CALENDAR_IN_H
#define EXCHANGE_CALENDAR_IN_H

#include <stddef.h>

#include "base/err.h"
#include "domain/agenda_entry.h"

/* A larger file is not a calendar of meetings. */
#define CALENDAR_MOST_BYTES (16 * 1024 * 1024)

/* False, with its sentence in err, stops all. The entry lives until it returns. */
typedef bool (*calendar_take)(void *ctx, const struct agenda_entry *entry,
                              struct err *err);

struct calendar_window {
    int64_t from, until; /* occurrences of what repeats are told between these */
};
/* How much was read, and what was passed over (enum agenda_passed). */
struct calendar_read {
    size_t entries;
    size_t cancelled;
    size_t unreadable;
    size_t outside;  /* occurrences */
    size_t too_fine; /* series */
};

/* Reads it all: first each VEVENT, then each VTODO, those that do not enter too.
 * ERR_INPUT: no calendar, cut short, too large, nested as no calendar is; ERR_NOT_FOUND
 * without libical. */
bool calendar_in_read(const char *bytes, size_t len,
                      const struct calendar_window *window, calendar_take take,
                      void *ctx, struct calendar_read *read, struct err *err);

#endif
