/* The run on a private screen: slots with their real times, the slot in progress, what
 * was said in it. Only digits change from one second to the next. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"
#include "domain/agenda.h"
#include "panes/live_private.h"

#define MINUTE 60000

void live_duration_text(int64_t ms, char out[32])
{
    int seconds = (int)(llabs(ms) / 1000 % 360000);
    if (seconds >= 3600)
        snprintf(out, 32, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                 seconds % 60);
    else
        snprintf(out, 32, "%02d:%02d", seconds / 60, seconds % 60);
}

void live_end_text(const struct live_state *state, char out[64])
{
    char hour[8];
    long late = (long)(state->pace.overrun / 60000);
    if (!state->pace.projected) {
        out[0] = '\0';
        return;
    }
    clock_hour(state->pace.projected, hour);
    /* a meeting tried on another day than its own is not hours late */
    if (labs(late) >= 12 * 60)
        snprintf(out, 64, _("fin prévue %s"), hour);
    else if (late)
        snprintf(out, 64, _("fin prévue %s (%+ld min)"), hour, late);
    else
        snprintf(out, 64, _("fin prévue %s (à l’heure)"), hour);
}

void live_left_text(const struct live_state *state, char out[64])
{
    char left[32], planned[32], elapsed[32];
    live_duration_text(state->pace.elapsed, elapsed);
    live_duration_text(state->pace.remaining, left);
    live_duration_text(state->pace.planned, planned);
    bool over = state->pace.current == PACE_NONE && state->pace.next == PACE_NONE;
    if (over && state->slot_count)
        snprintf(out, 64, "%s", _("tous les points sont faits"));
    else if (state->pace.current == PACE_NONE)
        snprintf(out, 64, "%s", _("entre deux points"));
    else if (!state->pace.planned)
        snprintf(out, 64, _("depuis %s"), elapsed);
    else if (state->pace.remaining < 0)
        snprintf(out, 64, _("dépassé de %s"), left);
    else
        snprintf(out, 64, _("reste %s sur %s"), left, planned);
}

/* Thresholds in words and sign, never by colour alone. */
static const char *level_word(const struct live_state *state)
{
    static const char *const words[] = {
        [PACE_FREE] = "",
        [PACE_CALM] = N_("MARCHE"),
        [PACE_SOON] = N_("! bientôt la fin (20 %)"),
        [PACE_LAST] = N_("!! dernières minutes (5 %)"),
        [PACE_OVER] = N_("!!! DÉPASSÉ"),
    };
    if (state->pace.paused)
        return _("EN PAUSE");
    if (state->slot_count && state->pace.current == PACE_NONE &&
        state->pace.next == PACE_NONE)
        return _("C : clore la rencontre");
    return *words[state->pace.level] ? _(words[state->pace.level]) : "";
}

static void draw_heading(const struct live_state *state, struct canvas *canvas,
                         struct rect rect)
{
    char hour[8], end[64], right[96];
    clock_hour(state->now, hour);
    live_end_text(state, end);
    snprintf(right, sizeof right, "%s   %s", hour, end);
    int width = width_text(right, strlen(right)) + 2;
    int used =
        canvas_put(canvas, rect.x + 1, rect.y, rect.width, STYLE_BAR, _(" SÉANCE "));
    canvas_put_cut(canvas, rect.x + used + 2, rect.y, rect.width - used - 3 - width,
                   STYLE_TITLE, state->meeting.title);
    canvas_put_right(canvas, rect.x, rect.y, rect.width - 1,
                     state->pace.overrun > 60000 ? STYLE_ERROR : STYLE_PLAIN, right);
    canvas_rule(canvas, rect.x, rect.y + 1, rect.width, STYLE_DIM);
}

/* What was done, what goes on, or when it will begin at this pace. */
static void slot_text(const struct live_state *state, size_t index, char out[64])
{
    const struct slot *slot = &state->slots[index];
    long real = (long)((slot->ended - slot->started - slot->pause) / MINUTE);
    if (slot_passed_over(slot)) {
        snprintf(out, 64, "%s", _("passé"));
    } else if (slot->ended) {
        long planned = (long)((slot->end - slot->start) / MINUTE);
        snprintf(out, 64, _("fait %02ld   %+ld"), real, real - planned);
    } else if (state->pace.current == index) {
        snprintf(out, 64, "%s", state->pace.paused ? _("en pause") : _("en cours"));
    } else {
        char hour[8], planned[8];
        clock_hour(slot->start, planned);
        clock_hour(pace_start(&state->meeting, state->slots, state->slot_count,
                              &state->pace, index),
                   hour);
        snprintf(out, 64, strcmp(hour, planned) ? _("vers %s%s") : "%s%s", hour,
                 slot->outside ? _("  hors") : "");
    }
}

/* "30", or "30→14" once minutes were given or taken. */
static void draw_minutes(const struct slot *slot, struct canvas *canvas, int x, int y)
{
    int planned = (int)((slot->end - slot->start) / MINUTE);
    if (slot->extra)
        canvas_printf(canvas, x, y, 7, STYLE_TITLE, canvas->ascii ? "%3d>%d" : "%3d→%d",
                      planned, planned + slot->extra);
    else
        canvas_printf(canvas, x, y, 7, STYLE_PLAIN, "%3d", planned);
}

static void draw_slot(const struct live_state *state, int index, struct canvas *canvas,
                      struct rect row)
{
    const struct slot *slot = &state->slots[index];
    bool current = state->pace.current == (size_t)index;
    char text[64];
    slot_text(state, (size_t)index, text);
    canvas_put(canvas, row.x + 1, row.y, 1, STYLE_TITLE, current ? ">" : " ");
    canvas_printf(canvas, row.x + 3, row.y, 3, STYLE_DIM, "%2d", index + 1);
    canvas_put_cut(canvas, row.x + 7, row.y, row.width - 34,
                   current       ? STYLE_TITLE
                   : slot->ended ? STYLE_DIM
                                 : STYLE_PLAIN,
                   slot->title);
    draw_minutes(slot, canvas, row.x + row.width - 26, row.y);
    canvas_put_cut(canvas, row.x + row.width - 19, row.y, 18,
                   current ? STYLE_TITLE : STYLE_DIM, text);
    if (index == state->list.selected) {
        canvas_emphasise(canvas, (struct rect){row.x + 3, row.y, row.width - 4, 1},
                         STYLE_REVERSE);
        canvas_cursor(canvas, row.x + 3, row.y);
    }
}

static void draw_gauge(const struct live_state *state, struct canvas *canvas, int x,
                       int y, int room)
{
    char left[64];
    live_left_text(state, left);
    uint8_t style = state->pace.level >= PACE_LAST ? STYLE_ERROR : STYLE_TITLE;
    int used = canvas_put_cut(canvas, x, y, room, style, left) + 2;
    int width = room - used - 28;
    if (width > 10 && state->pace.planned > 0) {
        int64_t done = state->pace.elapsed * (width - 2) / state->pace.planned;
        canvas_put(canvas, x + used, y, 1, STYLE_DIM, "[");
        for (int i = 0; i < width - 2; i++)
            canvas_put(canvas, x + used + 1 + i, y, 1, STYLE_DIM, i < done ? "#" : ".");
        canvas_put(canvas, x + used + width - 1, y, 1, STYLE_DIM, "]");
        used += width + 2;
    }
    canvas_put_cut(canvas, x + used, y, room - used, style, level_word(state));
}

/* What Entrée does on a slot of this kind. */
static const char *opening_words(const struct slot *slot)
{
    switch ((int)slot_kind_of(slot ? slot->kind : NULL)) {
    case SLOT_BOARD:
        return _("a : post-its   Entrée : leur tableau");
    case SLOT_FEELINGS:
        return _("Entrée : le tour de ressenti");
    case SLOT_WELCOME:
        return _("Entrée : les présences");
    default:
        return "";
    }
}

/* "12 post-its (8 idea, 4 fear)" is said by the board; here only how many. */
static void draw_counts(const struct live_state *state, struct canvas *canvas, int x,
                        int y, int room)
{
    int notes = 0;
    for (size_t i = 0; i < state->tally_count; i++)
        notes += state->tallies[i].notes;
    int all = state->counts.present + state->counts.expected + state->counts.excused +
              state->counts.absent;
    int used = canvas_printf(canvas, x, y, room, STYLE_PLAIN, _("présents %d/%d"),
                             state->counts.present, all);
    if (notes)
        used +=
            canvas_printf(canvas, x + used + 3, y, room - used - 3, STYLE_PLAIN,
                          i18n_n("%d post-it (Entrée)", "%d post-its (Entrée)", notes),
                          notes) +
            3;
    const struct prompt *prompt = live_prompt(state);
    if (prompt)
        canvas_printf(canvas, x + used + 3, y, room - used - 3, STYLE_TITLE, "? %s",
                      prompt->text);
    else
        canvas_put_cut(canvas, x + used + 3, y, room - used - 3, STYLE_DIM,
                       opening_words(live_slot(state)));
}

static const char *item_word(enum item_kind kind)
{
    static const char *const words[ITEM_KIND_COUNT] = {
        [ITEM_NOTE] = N_("note"),           [ITEM_DECISION] = N_("DÉCISION !"),
        [ITEM_ACTION] = N_("ACTION *"),     [ITEM_QUESTION] = N_("question ?"),
        [ITEM_EXPECTATION] = N_("attente"),
    };
    return _(words[kind]);
}

static void draw_item(const struct pane *pane, const struct item *item,
                      struct canvas *canvas, struct rect row)
{
    struct arena arena = {0};
    char hour[8], right[96] = "";
    clock_hour(item->created, hour);
    bool named = *item->who && !pane->projected;
    struct civil civil = clock_civil(item->due);
    if (item->due)
        str_format(right, sizeof right, _("%s%s pour le %02d/%02d"), named ? "@" : "",
                   named ? item->who : "", civil.day, civil.month);
    else if (named)
        str_format(right, sizeof right, "@%s", item->who);
    uint8_t style = item->kind == ITEM_DECISION || item->kind == ITEM_ACTION
                        ? STYLE_TITLE
                        : STYLE_PLAIN;
    canvas_put(canvas, row.x, row.y, 5, STYLE_DIM, hour);
    canvas_put_cut(canvas, row.x + 6, row.y, 11, style, item_word(item->kind));
    int width = width_text(right, strlen(right));
    canvas_printf(canvas, row.x + 18, row.y, row.width - 19 - width, STYLE_PLAIN,
                  "%s%s", item->done ? "[x] " : "", item->text);
    canvas_put_right(canvas, row.x, row.y, row.width, STYLE_DIM, right);
    arena_free(&arena);
}

/* The last ones that fit, the newest at the bottom. */
static void draw_items(const struct pane *pane, struct canvas *canvas, struct rect rect)
{
    const struct live_state *state = live_state(pane);
    int rows = rect.height;
    size_t first = state->item_count > (size_t)(rows > 0 ? rows : 0)
                       ? state->item_count - (size_t)rows
                       : 0;
    for (size_t i = first; i < state->item_count && rows > 0; i++)
        draw_item(pane, &state->items[i], canvas,
                  (struct rect){rect.x, rect.y + (int)(i - first), rect.width, 1});
}

static void draw_current(const struct pane *pane, struct canvas *canvas,
                         struct rect rect)
{
    const struct live_state *state = live_state(pane);
    const struct slot *slot = live_slot(state);
    int x = rect.x + 4, room = rect.width - 6, y = rect.y;
    if (!slot) {
        canvas_put_cut(canvas, x, y, room, STYLE_PLAIN,
                       _("Aucun point : Échap, puis a pour en ajouter."));
        return;
    }
    canvas_printf(canvas, x, y++, room, STYLE_TITLE, "%d  %s", state->list.selected + 1,
                  slot->title);
    if (state->away)
        canvas_put_cut(canvas, x, y, room, STYLE_DIM,
                       _("vous regardez un autre point ; Échap : le point en cours"));
    else
        draw_gauge(state, canvas, x, y, room);
    draw_counts(state, canvas, x, y + 1, room);
    y += 2;
    if (*slot->private && rect.height > 8)
        canvas_printf(canvas, x, y++, room, STYLE_DIM, _("consigne privée : %s"),
                      slot->private);
    canvas_dots(canvas, rect.x, y++, rect.width, STYLE_DIM);
    draw_items(pane, canvas,
               (struct rect){rect.x + 2, y, rect.width - 4, rect.y + rect.height - y});
}

int live_list_rows(const struct live_state *state, int height)
{
    int most = height > 22 ? 12 : height > 16 ? 7 : 3;
    int count = state->slot_count > 0 ? (int)state->slot_count : 1;
    return count < most ? count : most;
}

void live_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
               bool focused)
{
    const struct live_state *state = live_state(pane);
    (void)focused;
    if (pane->projected) {
        live_draw_projected(pane, canvas, rect);
        return;
    }
    draw_heading(state, canvas, rect);
    struct list list = state->list;
    list_settle(&list, (int)state->slot_count, live_list_rows(state, rect.height));
    int y = rect.y + 2;
    for (int i = 0; i < list.height && list.top + i < list.count; i++)
        draw_slot(state, list.top + i, canvas,
                  (struct rect){rect.x, y++, rect.width, 1});
    canvas_rule(canvas, rect.x, y++, rect.width, STYLE_DIM);
    draw_current(pane, canvas,
                 (struct rect){rect.x, y, rect.width, rect.y + rect.height - y});
}
