/* The list of meetings, and a plan as a table: number, title, kind, duration, start. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/width.h"
#include "domain/ordinal.h"
#include "panes/agenda_private.h"

const char *agenda_stage(const struct meeting *meeting)
{
    return meeting->stage == MEETING_LIVE     ? _("en cours")
           : meeting->stage == MEETING_CLOSED ? _("close")
                                              : _("en préparation");
}

/* "mardi 24 novembre, 14:00 - 16:00"; whole days have no hours. */
static const char *meeting_when(struct arena *arena, const struct meeting *meeting)
{
    char start[8], end[8];
    if (!meeting->start)
        return _("sans date");
    int days = meeting_days(meeting->start, meeting->end);
    if (days == 1)
        return arena_printf(arena, _("%s, toute la journée"),
                            agenda_day(arena, meeting->start));
    if (days > 1)
        return arena_printf(arena, _("du %s au %s"), agenda_day(arena, meeting->start),
                            agenda_day(arena, meeting->end - 1));
    clock_hour(meeting->start, start);
    if (!meeting->end)
        return arena_printf(arena, "%s, %s", agenda_day(arena, meeting->start), start);
    clock_hour(meeting->end, end);
    return arena_printf(arena, "%s, %s - %s", agenda_day(arena, meeting->start), start,
                        end);
}

static void draw_empty(struct canvas *canvas, struct rect rect, const char *first,
                       const char *second)
{
    canvas_put_cut(canvas, rect.x + 3, rect.y, rect.width - 4, STYLE_PLAIN, first);
    canvas_put_cut(canvas, rect.x + 3, rect.y + 1, rect.width - 4, STYLE_DIM, second);
    canvas_cursor(canvas, rect.x + 3, rect.y);
}

static void draw_meeting(const struct meeting *meeting, struct canvas *canvas,
                         struct rect row, bool here)
{
    struct arena arena = {0};
    char number[24] = "";
    if (meeting->number && meeting->number != ordinal_read(meeting->title))
        snprintf(number, sizeof number, _("n° %d"), meeting->number);
    int when = row.width >= 76 ? 43 : row.width / 2;
    canvas_put(canvas, row.x + 1, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    canvas_put_cut(canvas, row.x + 3, row.y, row.width - when - 4, STYLE_TITLE,
                   arena_printf(&arena, "%s %s", meeting->title, number));
    canvas_put_cut(canvas, row.x + row.width - when, row.y, when - 16, STYLE_PLAIN,
                   meeting->start ? agenda_day(&arena, meeting->start)
                                  : _("sans date"));
    canvas_put_right(canvas, row.x + row.width - 15, row.y, 14,
                     meeting->stage == MEETING_LIVE ? STYLE_TITLE : STYLE_DIM,
                     agenda_stage(meeting));
    if (here) {
        canvas_focus(canvas, row);
        canvas_cursor(canvas, row.x + 1, row.y);
    }
    arena_free(&arena);
}

static int draw_words(struct canvas *canvas, struct rect rect, const char *text,
                      uint8_t style)
{
    struct width_line lines[8];
    struct str clean = {0};
    utf8_displayable(&clean, text, strlen(text));
    size_t count = width_wrap(str_text(&clean), clean.len, rect.width, lines, 8);
    int shown = 0;
    for (; shown < (int)count && shown < 8 && shown < rect.height; shown++) {
        struct width_line line = lines[shown];
        char kept = clean.at[line.start + line.len];
        clean.at[line.start + line.len] = '\0';
        canvas_put(canvas, rect.x, rect.y + shown, rect.width, style,
                   clean.at + line.start);
        clean.at[line.start + line.len] = kept;
    }
    str_free(&clean);
    return shown;
}

/* Lines taken. */
static int draw_place(const struct meeting *meeting, struct canvas *canvas,
                      struct rect rect)
{
    if (!*meeting->place || rect.height < 1)
        return 0;
    canvas_printf(canvas, rect.x, rect.y, rect.width, STYLE_PLAIN, _("Lieu : %s"),
                  meeting->place);
    return 1;
}

static void draw_list(const struct pane *pane, struct canvas *canvas, struct rect rect)
{
    const struct agenda_state *state = agenda_state(pane);
    canvas_put_cut(canvas, rect.x + 1, rect.y + 1, rect.width - 2, STYLE_TITLE,
                   _("Ordres du jour"));
    canvas_dots(canvas, rect.x, rect.y + 2, rect.width, STYLE_DIM);
    rect.y += 3;
    if (!state->meeting_count)
        draw_empty(canvas, rect, _("Aucune rencontre. a : préparer la première."),
                   _("Ou collez ici le déroulé reçu : ses points seront reconnus."));
    for (int i = 0; i < state->list.height; i++) {
        int index = state->list.top + i;
        if (index >= (int)state->meeting_count)
            break;
        draw_meeting(&state->meetings[index], canvas,
                     (struct rect){rect.x, rect.y + i, rect.width, 1},
                     index == state->list.selected);
    }
    const struct meeting *meeting = agenda_meeting(state);
    int used = (int)state->meeting_count + 1;
    if (meeting)
        draw_place(meeting, canvas,
                   (struct rect){rect.x + 3, rect.y + used, rect.width - 4,
                                 rect.height - 3 - used});
}

/* --- a plan --------------------------------------------------------------------------
 */

/* Columns from the right: presenter, start, duration, kind. */
struct plan_columns {
    int title, kind, minutes, start, presenter, end;
};

static struct plan_columns columns_of(int width)
{
    bool wide = width >= 76;
    struct plan_columns columns = {.title = 7, .end = width};
    columns.presenter = wide ? width - 12 : width;
    columns.start = columns.presenter - 7;
    columns.minutes = columns.start - 9;
    columns.kind = wide ? columns.minutes - 10 : columns.minutes;
    return columns;
}

static void draw_table_head(struct canvas *canvas, struct rect rect)
{
    struct plan_columns columns = columns_of(rect.width);
    int y = rect.y;
    canvas_put(canvas, rect.x + 4, y, 2, STYLE_DIM, "#");
    canvas_put_cut(canvas, rect.x + columns.title, y, columns.kind - columns.title,
                   STYLE_DIM, _("Point"));
    canvas_put_cut(canvas, rect.x + columns.kind, y, columns.minutes - columns.kind - 1,
                   STYLE_DIM, _("Type"));
    canvas_put_cut(canvas, rect.x + columns.minutes, y, 8, STYLE_DIM, _("Durée"));
    canvas_put_cut(canvas, rect.x + columns.start, y, 7, STYLE_DIM, _("Heure"));
    canvas_put_cut(canvas, rect.x + columns.presenter, y,
                   columns.end - columns.presenter - 1, STYLE_DIM, _("Porteur"));
}

/* Planned: "15 min ~" and "09:30!". Once held: "fait 12 (+2)" in their place. */
static void draw_times(const struct slot *slot, const struct plan_columns *columns,
                       struct canvas *canvas, int x, int y)
{
    char hour[8];
    int planned = (int)((slot->end - slot->start) / 60000);
    int real = (int)((slot->ended - slot->started - slot->pause) / 60000);
    int room = columns->presenter - columns->minutes - 1;
    x += columns->minutes;
    if (slot_passed_over(slot)) {
        canvas_put_cut(canvas, x, y, room, STYLE_DIM, _("passé"));
    } else if (slot->ended) {
        canvas_printf(canvas, x, y, room, STYLE_TITLE, _("fait %d (%+d)"), real,
                      real - planned);
    } else {
        bool guessed = slot->inferred || (!slot->minutes && planned);
        clock_hour(slot->start, hour);
        canvas_printf(canvas, x, y, 8, STYLE_PLAIN, guessed ? "%d min ~" : "%d min",
                      slot->minutes ? slot->minutes : planned);
        canvas_printf(canvas, x + columns->start - columns->minutes, y, 6, STYLE_PLAIN,
                      "%s%s", hour, slot->locked ? "!" : "");
    }
}

static void draw_slot(const struct slot *slot, int number, struct canvas *canvas,
                      struct rect row, bool here)
{
    struct plan_columns columns = columns_of(row.width);
    canvas_put(canvas, row.x + 1, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    canvas_printf(canvas, row.x + 3, row.y, 3, STYLE_DIM, "%2d", number);
    canvas_put_cut(canvas, row.x + columns.title, row.y,
                   columns.kind - columns.title - 1,
                   slot->outside ? STYLE_DIM : STYLE_PLAIN, slot->title);
    canvas_put_cut(canvas, row.x + columns.kind, row.y,
                   columns.minutes - columns.kind - 1, STYLE_DIM, slot->kind);
    draw_times(slot, &columns, canvas, row.x, row.y);
    canvas_put_cut(canvas, row.x + columns.presenter, row.y,
                   columns.end - columns.presenter - 1, STYLE_PLAIN,
                   *slot->presenter ? slot->presenter
                   : slot->outside  ? _("hors heures")
                                    : "-");
    if (here) {
        canvas_focus(canvas, row);
        canvas_cursor(canvas, row.x + 1, row.y);
    }
}

static int planned_minutes(const struct agenda_state *state)
{
    int64_t total = 0;
    for (size_t i = 0; i < state->slot_count; i++)
        if (!state->slots[i].outside)
            total += state->slots[i].end - state->slots[i].start;
    return (int)(total / 60000);
}

static void draw_total(const struct agenda_state *state, struct canvas *canvas, int x,
                       int y, int room)
{
    char hour[8] = "";
    int total = planned_minutes(state);
    int64_t end = state->meeting.start;
    for (size_t i = 0; i < state->slot_count; i++)
        if (!state->slots[i].outside && state->slots[i].end > end)
            end = state->slots[i].end;
    clock_hour(end, hour);
    int64_t late = state->meeting.end ? (end - state->meeting.end) / 60000 : 0;
    bool whole = meeting_days(state->meeting.start, state->meeting.end) > 0;
    if (whole && total == 0)
        canvas_printf(canvas, x, y, room, STYLE_TITLE, _("Total %d min"), total);
    else if (!state->meeting.end || whole)
        canvas_printf(canvas, x, y, room, STYLE_TITLE,
                      _("Total %d min = fin prévue %s"), total, hour);
    else if (late == 0)
        canvas_printf(canvas, x, y, room, STYLE_TITLE,
                      _("Total %d min = fin prévue %s, pile dans le créneau"), total,
                      hour);
    else
        canvas_printf(canvas, x, y, room, late > 0 ? STYLE_ERROR : STYLE_TITLE,
                      late > 0 ? _("Total %d min = fin prévue %s, dépasse de %d min")
                               : _("Total %d min = fin prévue %s, il reste %d min"),
                      total, hour, (int)(late > 0 ? late : -late));
}

/* Under the table: what the slot under the cursor says, its questions, on a private
 * screen only the facilitator's own instructions, then the place. A meeting without
 * slots tells the text it came with, which is not the room's. */
static void draw_detail(const struct pane *pane, struct canvas *canvas,
                        struct rect rect)
{
    const struct agenda_state *state = agenda_state(pane);
    const struct slot *slot = agenda_slot(state);
    int y = 0;
    if (!slot) {
        y = draw_place(&state->meeting, canvas, rect);
        rect.y += y;
        rect.height -= y;
        if (!pane->projected)
            draw_words(canvas, rect, state->meeting.source, STYLE_DIM);
        return;
    }
    if (*slot->description)
        y += draw_words(canvas, rect, slot->description, STYLE_PLAIN);
    for (size_t i = 0; i < state->prompt_count && y < rect.height; i++)
        canvas_printf(canvas, rect.x, rect.y + y++, rect.width, STYLE_QUESTION, "? %s",
                      state->prompts[i].text);
    if (*slot->private && !pane->projected && y < rect.height)
        canvas_printf(canvas, rect.x, rect.y + y++, rect.width, STYLE_DIM,
                      _("consigne privée : %s"), slot->private);
    draw_place(&state->meeting, canvas,
               (struct rect){rect.x, rect.y + y, rect.width, rect.height - y});
}

static void draw_objectives(const struct agenda_state *state, struct canvas *canvas,
                            int x, int y, int room)
{
    int used = canvas_put(canvas, x, y, room, STYLE_DIM, _("Objectifs : "));
    for (size_t i = 0; i < state->objective_count && used < room; i++)
        used += canvas_printf(canvas, x + used, y, room - used, STYLE_PLAIN, "%s %s   ",
                              state->objectives[i].reached ? "[x]" : "[ ]",
                              state->objectives[i].text);
    if (!state->objective_count)
        canvas_put_cut(canvas, x + used, y, room - used, STYLE_DIM,
                       _("aucun (o : en écrire)"));
}

static void draw_plan(const struct pane *pane, struct canvas *canvas, struct rect rect)
{
    const struct agenda_state *state = agenda_state(pane);
    struct arena arena = {0};
    int y = rect.y + 1, room = rect.width - 2;
    canvas_printf(canvas, rect.x + 1, y, room, STYLE_TITLE, _("%s%s%s, %s"),
                  _("Ordres du jour > "), state->meeting.title,
                  state->meeting.stage == MEETING_CLOSED ? _(" (close)") : "",
                  meeting_when(&arena, &state->meeting));
    draw_objectives(state, canvas, rect.x + 1, y + 1, room);
    canvas_dots(canvas, rect.x, y + 2, rect.width, STYLE_DIM);
    draw_table_head(canvas, (struct rect){rect.x, y + 3, rect.width, 1});
    y += 4;
    if (!state->slot_count) {
        draw_empty(canvas, (struct rect){rect.x, y, rect.width, 2},
                   _("Aucun point. a : « 9h30 Accueil (15 min) », Entrée."),
                   _("Ou collez le déroulé reçu : ses points seront reconnus."));
        y += 2;
    }
    int rows = state->list.height;
    for (int i = 0; i < rows && state->list.top + i < (int)state->slot_count; i++)
        draw_slot(&state->slots[state->list.top + i], state->list.top + i + 1, canvas,
                  (struct rect){rect.x, y++, rect.width, 1},
                  state->list.top + i == state->list.selected);
    canvas_dots(canvas, rect.x, y++, rect.width, STYLE_DIM);
    draw_total(state, canvas, rect.x + 4, y++, room - 4);
    int bottom = rect.y + rect.height;
    for (size_t i = 0; i < state->remark_count && i < 2 && y < bottom; i++)
        canvas_put_cut(canvas, rect.x + 4, y++, room - 4, STYLE_ERROR,
                       state->remarks[i]);
    draw_detail(pane, canvas,
                (struct rect){rect.x + 4, y, room - 4, bottom > y ? bottom - y : 0});
    arena_free(&arena);
}

void agenda_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                 bool focused)
{
    (void)focused;
    canvas_rule(canvas, rect.x, rect.y, rect.width, STYLE_DIM);
    if (id_is_none(agenda_state(pane)->opened))
        draw_list(pane, canvas, rect);
    else
        draw_plan(pane, canvas, rect);
}
