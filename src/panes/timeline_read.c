/* Events of the store as rows of a screen. */
#include "base/i18n.h"
#include "base/str.h"
#include "ops/touches.h"
#include "panes/timeline.h"
#include "panes/typed.h"
#include "ui/style.h"

_Static_assert(EVENT_KIND_COUNT <= 32, "kinds are bits");

size_t timeline_kinds(void)
{
    return EVENT_KIND_COUNT;
}

const char *timeline_kind_name(size_t kind)
{
    return event_kind_text((enum event_kind)kind);
}

bool timeline_counts(struct garden *garden, struct id person, int *counts,
                     struct err *err)
{
    return ops_timeline_counts(garden, person, counts, err);
}

static enum timeline_target target_of(enum event_kind kind)
{
    switch ((int)kind) {
    case EVENT_MEETING:
        return TARGET_MEETING;
    case EVENT_NOTE:
        return TARGET_NOTE;
    case EVENT_ACTION:
    case EVENT_DECISION:
        return TARGET_ITEM;
    case EVENT_INVITED:
        return TARGET_PERSON;
    case EVENT_EXCHANGE:
    case EVENT_REMARK:
        return TARGET_TOUCH;
    default:
        return TARGET_NONE;
    }
}

static uint8_t style_of(const struct event *event)
{
    if (event->kind == EVENT_REMARK || event->kind == EVENT_EXCHANGE)
        return event->nature == TOUCH_NEED      ? STYLE_NEED
               : event->nature == TOUCH_OPINION ? STYLE_QUESTION
                                                : STYLE_PLAIN;
    return event->open ? STYLE_TITLE : STYLE_PLAIN;
}

/* What an exchange says of its nature is written out: colour is a bonus. The title of a
 * remark is its nature. */
static const char *text_of(struct arena *arena, const struct event *event)
{
    bool marked = event->kind == EVENT_EXCHANGE && event->nature != TOUCH_FACT;
    return arena_printf(arena, "%s%s%s%s%s%s%s", event->title, marked ? " (" : "",
                        marked ? touch_nature_text(event->nature) : "",
                        marked ? ")" : "", *event->text ? _(" : ") : "", event->text,
                        !event->open               ? ""
                        : event->kind == EVENT_ASK ? _(" (ouvert)")
                                                   : _(" (à faire)"));
}

bool timeline_read(struct garden *garden, struct id person, unsigned kinds, size_t most,
                   struct arena *arena, struct timeline_row **rows, size_t *count,
                   bool *more, struct err *err)
{
    struct event *events;
    if (!ops_timeline(garden, person, kinds, 0, most, arena, &events, count, more, err))
        return false;
    *rows = arena_alloc(arena, (*count + 1) * sizeof **rows);
    for (size_t i = 0; i < *count; i++)
        (*rows)[i] = (struct timeline_row){.day = typed_day_text(arena, events[i].when),
                                           .text = text_of(arena, &events[i]),
                                           .by = events[i].by,
                                           .style = style_of(&events[i]),
                                           .target = target_of(events[i].kind),
                                           .row = events[i].row};
    return true;
}

bool timeline_bin(struct garden *garden, struct id touch, struct err *err)
{
    return ops_touch_bin(garden, touch, err);
}

bool timeline_add(struct garden *garden, const struct touch *touch, struct id *id,
                  struct err *err)
{
    return ops_touch_add(garden, touch, NULL, id, err);
}

const char *timeline_touch_kind(enum touch_kind kind)
{
    return touch_kind_text(kind);
}

const char *timeline_touch_nature(enum touch_nature nature)
{
    return touch_nature_text(nature);
}
