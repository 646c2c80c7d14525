/* A meeting or an action as a calendar says it: between exchange/calendar_in.h, which
 * reads calendars, and ops/agenda_in.h, which keeps meetings.
 *
 * Strings belong to who gives it, never NULL; times are ms, 0: not said. */
#ifndef DOMAIN_AGENDA_ENTRY_H
#define DOMAIN_AGENDA_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"

/* Why one does not enter. */
enum agenda_passed {
    AGENDA_ENTERS,
    AGENDA_CANCELLED,
    AGENDA_UNREADABLE, /* without a title, or without a date that exists */
    AGENDA_OUTSIDE,    /* an occurrence after the window, or beyond the 500th */
    AGENDA_PAST,       /* a series whose occurrences are all before the window */
    AGENDA_TOO_FINE,   /* a series by hours or less: what follows its first one */
};

struct agenda_entry {
    enum agenda_passed passed; /* it is then told for its title alone */
    struct id id;              /* always the same for one UID and occurrence */
    bool own;                  /* the UID is one that terreau gave */
    bool todo;                 /* an action, else a meeting */
    int sequence;
    const char *title;
    const char *place;
    const char *description;
    const char *who;
    int64_t start, end; /* of a meeting */
    int64_t due;        /* of an action */
    bool done;
    size_t past; /* occurrences of its series before the window: told once, by the first
                  * one that enters or by AGENDA_PAST */
};

#endif
