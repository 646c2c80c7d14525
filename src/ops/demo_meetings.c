/* The meetings of the demonstration: one that was run and closed, one prepared. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/date.h"
#include "ops/demo.h"
#include "ops/live.h"
#include "ops/meetings.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

#define TUESDAY 1
#define WEEK 7
#define MOST_SLOTS 32

struct past {
    struct garden *garden;
    struct id meeting;
    struct slot *slots;
    size_t count;
    int minutes[MOST_SLOTS]; /* real ones; 0: as planned */
    struct arena arena;
};

/* The Tuesday after today at 14:00, and as many weeks later. */
static int64_t tuesday(int weeks)
{
    struct civil civil = clock_civil(clock_now());
    struct date today = {civil.year, civil.month, civil.day};
    int days = (TUESDAY - date_weekday(today) + WEEK) % WEEK;
    civil.day += (days == 0 ? WEEK : days) + weeks * WEEK;
    civil.hour = 14;
    civil.minute = civil.second = 0;
    return clock_from_civil(&civil);
}

static bool meeting_on(struct garden *garden, int64_t start, struct id *id,
                       struct err *err)
{
    struct meeting_new wanted = {.template = garden->community->meetings[0].id,
                                 .start = start};
    return ops_meeting_add(garden, &wanted, id, err);
}

/* --- what was said ---------------------------------------------------------------- */

static void minutes_read(struct past *past, const char *line)
{
    for (size_t i = 0; i < MOST_SLOTS && *line != '\0'; i++) {
        char *end;
        past->minutes[i] = (int)strtol(line, &end, 10);
        line = end + strspn(end, " ");
    }
}

static bool line_read(struct past *past, const char *text, int number, struct err *err)
{
    if (str_starts(text, "réel ")) {
        minutes_read(past, text + strlen("réel "));
        return true;
    }
    char *rest;
    unsigned long at = strtoul(text, &rest, 10);
    if (at == 0 || at > past->count || *rest != ' ') {
        return err_set(err, ERR_INPUT,
                       _("Séance de démonstration, ligne %d : il manque le numéro d’un "
                         "point."),
                       number);
    }
    const struct slot *slot = &past->slots[at - 1];
    struct item_line line =
        item_line_read(&past->arena, ITEM_NOTE, rest + 1, slot->start);
    struct id id;
    return ops_item_add(past->garden, past->meeting, slot->id, NO_ID, &line, NULL, &id,
                        err);
}

static bool lines_read(struct past *past, const char *text, struct err *err)
{
    for (int number = 1; *text != '\0'; number++) {
        size_t len = strcspn(text, "\r\n");
        const char *line = arena_strndup(&past->arena, text, len);
        if (*line != '\0' && *line != '#' && !line_read(past, line, number, err))
            return false;
        text += len;
        text += *text == '\r';
        text += *text == '\n';
    }
    return true;
}

/* --- how long it took ---------------------------------------------------------------
 */

static bool stamps_write(struct past *past, struct err *err)
{
    struct garden *garden = past->garden;
    struct id meeting = past->meeting;
    int64_t now = past->count > 0 ? past->slots[0].start : tuesday(-2);
    bool done = set_text(garden, meeting, FIELD_MEETING_STAGE, "closed", err) &&
                set_integer(garden, meeting, FIELD_MEETING_STARTED, now, err);
    for (size_t i = 0; done && i < past->count; i++) {
        const struct slot *slot = &past->slots[i];
        int minutes = i < MOST_SLOTS ? past->minutes[i] : 0;
        done = set_integer(garden, slot->id, FIELD_SLOT_STARTED, now, err);
        now += minutes > 0 ? minutes * MINUTE : slot->end - slot->start;
        done = done && set_integer(garden, slot->id, FIELD_SLOT_ENDED, now, err);
    }
    return done && set_integer(garden, meeting, FIELD_MEETING_CLOSED, now, err);
}

static bool past_close(struct past *past, struct err *err)
{
    return step_begin(past->garden, VERB_MEETING_CLOSE, err) &&
           step_end(past->garden, stamps_write(past, err), CHANGED_MEETINGS, err);
}

bool ops_demo_meetings(struct garden *garden, const char *text, struct err *err)
{
    struct past past = {.garden = garden};
    struct id next;
    if (garden->community->meeting_count == 0)
        return true;
    bool done = meeting_on(garden, tuesday(-2), &past.meeting, err) &&
                store_slots(garden->store, past.meeting, &past.arena, &past.slots,
                            &past.count, err) &&
                lines_read(&past, text, err) && past_close(&past, err) &&
                meeting_on(garden, tuesday(0), &next, err);
    arena_free(&past.arena);
    return done;
}
