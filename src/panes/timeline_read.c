/* Events of the store as rows of a screen. */
#include "base/i18n.h"
#include "base/str.h"
#include "ops/touches.h"
#include "panes/timeline.h"
#include "panes/typed.h"
#include "ui/style.h"

static enum timeline_target target_of(enum timeline_kind kind)
{
    switch ((int)kind) {
    case TIMELINE_MEETING:
        return TARGET_MEETING;
    case TIMELINE_NOTE:
        return TARGET_NOTE;
    case TIMELINE_ACTION:
    case TIMELINE_DECISION:
        return TARGET_ITEM;
    case TIMELINE_INVITED:
        return TARGET_PERSON;
    case TIMELINE_EXCHANGE:
    case TIMELINE_REMARK:
        return TARGET_TOUCH;
    case TIMELINE_CHARTER:
        return TARGET_ACCEPTANCE;
    default:
        return TARGET_NONE;
    }
}

static uint8_t style_of(const struct timeline_event *event)
{
    if (event->kind == TIMELINE_REMARK || event->kind == TIMELINE_EXCHANGE)
        return event->nature == TOUCH_NEED      ? STYLE_NEED
               : event->nature == TOUCH_OPINION ? STYLE_QUESTION
                                                : STYLE_PLAIN;
    return event->open ? STYLE_TITLE : STYLE_PLAIN;
}

/* What an exchange says of its nature is written out: colour is a bonus. The title of a
 * remark is its nature. */
static const char *text_of(struct arena *arena, const struct timeline_event *event)
{
    bool marked = event->kind == TIMELINE_EXCHANGE && event->nature != TOUCH_FACT;
    return arena_printf(arena, "%s%s%s%s%s%s%s", event->title, marked ? " (" : "",
                        marked ? touch_nature_text(event->nature) : "",
                        marked ? ")" : "", *event->text ? _(" : ") : "", event->text,
                        !event->open                  ? ""
                        : event->kind == TIMELINE_ASK ? _(" (ouvert)")
                                                      : _(" (à faire)"));
}

bool timeline_read(struct garden *garden, struct id person, unsigned kinds, size_t most,
                   struct arena *arena, struct timeline_row **rows, size_t *count,
                   bool *more, struct err *err)
{
    struct timeline_event *events;
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
