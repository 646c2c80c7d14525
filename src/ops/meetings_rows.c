#include "ops/meetings_private.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "domain/agenda.h"
#include "domain/ordinal.h"
#include "ops/private.h"
#include "store/meetings.h"

static struct value position(struct garden *garden)
{
    return value_real(store_next_position(garden->store));
}

bool meeting_insert(struct garden *garden, const struct meeting *meeting, struct id *id,
                    struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_MEETING_TITLE, value_text(meeting->title)},
        {FIELD_MEETING_SERIES, value_text(meeting->series)},
        {FIELD_MEETING_NUMBER, value_integer(meeting->number)},
        {FIELD_MEETING_PLACE, value_text(meeting->place)},
        {FIELD_MEETING_START, value_integer(meeting->start)},
        {FIELD_MEETING_END, value_integer(meeting->end)},
        {FIELD_MEETING_STAGE, value_text("draft")},
        {FIELD_MEETING_ORIGIN, value_id(meeting->origin)},
        {FIELD_MEETING_SOURCE, value_text(meeting->source)},
    };
    *id = id_new(clock_now());
    return store_insert(garden->store, TABLE_MEETING, *id, fields, COUNT(fields), err);
}

bool slot_insert(struct garden *garden, const struct slot *slot, struct id *id,
                 struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_SLOT_MEETING, value_id(slot->meeting)},
        {FIELD_SLOT_POSITION,
         slot->position > 0 ? value_real(slot->position) : position(garden)},
        {FIELD_SLOT_TITLE, value_text(slot->title)},
        {FIELD_SLOT_DESCRIPTION, value_text(slot->description)},
        {FIELD_SLOT_KIND, value_text(slot->kind)},
        {FIELD_SLOT_MINUTES, value_integer(slot->minutes)},
        {FIELD_SLOT_START, value_integer(slot->start)},
        {FIELD_SLOT_END, value_integer(slot->end)},
        {FIELD_SLOT_LOCKED, value_integer(slot->locked)},
        {FIELD_SLOT_PRESENTER, value_text(slot->presenter)},
        {FIELD_SLOT_PRIVATE, value_text(slot->private)},
        {FIELD_SLOT_INFERRED, value_integer(slot->inferred)},
        {FIELD_SLOT_OUTSIDE, value_integer(slot->outside)},
        {FIELD_SLOT_BOARD, value_id(slot->board)},
        {FIELD_SLOT_ORIGIN, value_id(slot->origin)},
    };
    *id = id_new(clock_now());
    return store_insert(garden->store, TABLE_SLOT, *id, fields, COUNT(fields), err);
}

bool prompt_insert(struct garden *garden, struct id slot, const char *text,
                   struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_PROMPT_SLOT, value_id(slot)},
        {FIELD_PROMPT_POSITION, position(garden)},
        {FIELD_PROMPT_TEXT, value_text(text)},
    };
    return store_insert(garden->store, TABLE_PROMPT, id_new(clock_now()), fields,
                        COUNT(fields), err);
}

bool objective_insert(struct garden *garden, struct id meeting, const char *text,
                      struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_OBJECTIVE_MEETING, value_id(meeting)},
        {FIELD_OBJECTIVE_POSITION, position(garden)},
        {FIELD_OBJECTIVE_TEXT, value_text(text)},
    };
    return store_insert(garden->store, TABLE_OBJECTIVE, id_new(clock_now()), fields,
                        COUNT(fields), err);
}

bool item_insert(struct garden *garden, const struct item *item, struct id *id,
                 struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_ITEM_TEXT, value_text(item->text)},
        {FIELD_ITEM_MEETING, value_id(item->meeting)},
        {FIELD_ITEM_SLOT, value_id(item->slot)},
        {FIELD_ITEM_PROMPT, value_id(item->prompt)},
        {FIELD_ITEM_KIND, value_text(item_kind_id(item->kind))},
        {FIELD_ITEM_WHO, value_text(item->who)},
        {FIELD_ITEM_DUE, value_integer(item->due)},
        {FIELD_ITEM_ORIGIN, value_id(item->origin)},
    };
    *id = id_new(clock_now());
    return store_insert(garden->store, TABLE_ITEM, *id, fields, COUNT(fields), err);
}

/* --- the plan computed again --------------------------------------------------------
 */

static bool slot_settle(struct garden *garden, const struct slot *before,
                        const struct slot *now, struct err *err)
{
    return (before->start == now->start ||
            set_integer(garden, now->id, FIELD_SLOT_START, now->start, err)) &&
           (before->end == now->end ||
            set_integer(garden, now->id, FIELD_SLOT_END, now->end, err)) &&
           (before->outside == now->outside ||
            set_integer(garden, now->id, FIELD_SLOT_OUTSIDE, now->outside, err));
}

bool agenda_settle(struct garden *garden, struct id meeting_id, struct err *err)
{
    struct arena arena = {0};
    struct meeting meeting;
    struct slot *slots, *before;
    struct agenda_remark *remarks;
    size_t count;
    bool done = store_meeting(garden->store, meeting_id, &arena, &meeting, err) &&
                store_slots(garden->store, meeting_id, &arena, &slots, &count, err);
    if (done) {
        before = arena_alloc(&arena, (count + 1) * sizeof *before);
        memcpy(before, slots, count * sizeof *slots);
        /* Which slots share the free time depends on which are outside, itself a
         * result: the second round reads the first one's. */
        for (int round = 0; round < 2; round++) {
            agenda_recompute(&arena, slots, count, meeting.start, meeting.end,
                             &remarks);
        }
    }
    for (size_t i = 0; done && i < count; i++)
        done = slot_settle(garden, &before[i], &slots[i], err);
    arena_free(&arena);
    return done;
}

/* --- series and states
 * ---------------------------------------------------------------- */

/* The series of what follows the meeting, and its number there: the meeting's own, else
 * a family named after it, of which it is the first or the one that its title says. */
static bool series_follow(struct garden *garden, const struct meeting *meeting,
                          struct arena *arena, struct meeting *next, struct err *err)
{
    char text[ID_TEXT_SIZE];
    struct id last;
    next->series = meeting->series;
    if (*meeting->series == '\0') {
        int own = meeting->number > 0 ? meeting->number : ordinal_read(meeting->title);
        own = own > 0 ? own : 1;
        id_text(meeting->id, text);
        next->series = arena_strdup(arena, text);
        next->number = own + 1;
        return set_text(garden, meeting->id, FIELD_MEETING_SERIES, next->series, err) &&
               set_integer(garden, meeting->id, FIELD_MEETING_NUMBER, own, err);
    }
    if (!store_series(garden->store, next->series, &next->number, &last, err))
        return false;
    next->number++;
    return true;
}

bool meeting_follow(struct garden *garden, const struct meeting *from, int64_t start,
                    struct arena *arena, struct meeting *next, struct err *err)
{
    *next =
        (struct meeting){.place = from->place,
                         .source = "",
                         .start = start,
                         .end = civil_shift(from->end, civil_gap(from->start, start)),
                         .origin = from->id};
    if (!series_follow(garden, from, arena, next, err))
        return false;
    next->title = ordinal_write(arena, from->title, next->number);
    return meeting_insert(garden, next, &next->id, err);
}

bool meeting_open(const struct meeting *meeting, struct err *err)
{
    return meeting->stage != MEETING_CLOSED ||
           err_set(err, ERR_INPUT,
                   _("Cette rencontre est close : rouvrez-la pour la changer."));
}

bool title_given(const char *title, struct err *err)
{
    return *title != '\0' ||
           err_set(err, ERR_INPUT, _("Le titre est vide : tapez-le, puis Entrée."));
}
