/* The run on the wall: the clock in large figures, the question, and what was said; no
 * name, no private instruction. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/width.h"
#include "panes/live_private.h"

enum { FIGURE_WIDTH = 6, FIGURE_HEIGHT = 5 };

/* Five rows of five cells a figure, as on a kitchen timer. */
static const char *const figures[12][FIGURE_HEIGHT] = {
    {"#####", "#   #", "#   #", "#   #", "#####"},
    {"   # ", "  ## ", "   # ", "   # ", "  ###"},
    {"#####", "    #", "#####", "#    ", "#####"},
    {"#####", "    #", " ####", "    #", "#####"},
    {"#   #", "#   #", "#####", "    #", "    #"},
    {"#####", "#    ", "#####", "    #", "#####"},
    {"#####", "#    ", "#####", "#   #", "#####"},
    {"#####", "    #", "   # ", "  #  ", "  #  "},
    {"#####", "#   #", "#####", "#   #", "#####"},
    {"#####", "#   #", "#####", "    #", "#####"},
    {"     ", "  #  ", "     ", "  #  ", "     "},
    {"     ", "  #  ", "#####", "  #  ", "     "},
};

static void draw_figure(struct canvas *canvas, int x, int y, char sign, uint8_t style)
{
    int index = sign == '+' ? 11 : sign == ':' ? 10 : sign - '0';
    for (int row = 0; row < FIGURE_HEIGHT; row++) {
        for (int column = 0; column < 5; column++) {
            if (figures[index][row][column] == '#')
                canvas_put(canvas, x + column, y + row, 1, style,
                           canvas->ascii ? "#" : "█");
        }
    }
}

static void draw_clock(const struct live_state *state, struct canvas *canvas,
                       struct rect rect)
{
    char duration[32], text[34];
    live_duration_text(state->pace.remaining, duration);
    snprintf(text, sizeof text, "%s%s", state->pace.remaining < 0 ? "+" : "", duration);
    int width = (int)strlen(text) * FIGURE_WIDTH;
    int x = rect.x + (rect.width - width) / 2;
    uint8_t style = state->pace.level >= PACE_LAST ? STYLE_ERROR : STYLE_TITLE;
    for (const char *at = text; *at; at++, x += FIGURE_WIDTH)
        draw_figure(canvas, x, rect.y, *at, style);
}

static void put_centred(struct canvas *canvas, struct rect rect, int y, uint8_t style,
                        const char *text)
{
    int width = width_text(text, strlen(text));
    int x = width < rect.width ? (rect.width - width) / 2 : 0;
    canvas_put_cut(canvas, rect.x + x, y, rect.width - x, style, text);
}

/* Only what belongs to everyone: decisions, actions without names, questions, notes. */
static void draw_said(const struct live_state *state, struct canvas *canvas,
                      struct rect rect)
{
    static const char *const signs[ITEM_KIND_COUNT] = {
        [ITEM_NOTE] = "-",     [ITEM_DECISION] = "!",    [ITEM_ACTION] = "*",
        [ITEM_QUESTION] = "?", [ITEM_EXPECTATION] = "+",
    };
    int rows = rect.height / 2;
    size_t first = state->item_count > (size_t)(rows > 0 ? rows : 0)
                       ? state->item_count - (size_t)rows
                       : 0;
    int y = rect.y;
    for (size_t i = first; i < state->item_count && rows > 0; i++, y += 2)
        canvas_printf(canvas, rect.x + 4, y, rect.width - 8, STYLE_TITLE, "%s %s",
                      signs[state->items[i].kind], state->items[i].text);
}

void live_draw_projected(const struct pane *pane, struct canvas *canvas,
                         struct rect rect)
{
    const struct live_state *state = live_state(pane);
    const struct slot *slot = live_slot(state);
    const struct prompt *prompt = live_prompt(state);
    char end[64], left[64];
    int y = rect.y;
    const char *notice = rect.width >= 100
                             ? _("ÉCRAN PROJETÉ : noms et notes privées cachés")
                             : _("ÉCRAN PROJETÉ");
    int right = width_text(notice, strlen(notice)) + 2;
    canvas_put_cut(canvas, rect.x + 1, y, rect.width - 2 - right, STYLE_TITLE,
                   state->meeting.title);
    canvas_put_right(canvas, rect.x, y, rect.width - 1, STYLE_DIM, notice);
    canvas_rule(canvas, rect.x, y + 1, rect.width, STYLE_DIM);
    if (slot)
        put_centred(canvas, rect, y + 3, STYLE_TITLE, slot->title);
    if (prompt)
        put_centred(canvas, rect, y + 4, STYLE_QUESTION, prompt->text);
    if (rect.height > 14) {
        draw_clock(state, canvas,
                   (struct rect){rect.x, y + 6, rect.width, FIGURE_HEIGHT});
        y += 12;
    } else {
        y += 6;
    }
    live_end_text(state, end);
    live_left_text(state, left);
    char both[160];
    snprintf(both, sizeof both, "%s   %s%s", left, end,
             state->pace.paused ? _("   EN PAUSE") : "");
    put_centred(canvas, rect, y, STYLE_PLAIN, both);
    canvas_dots(canvas, rect.x, y + 1, rect.width, STYLE_DIM);
    draw_said(state, canvas,
              (struct rect){rect.x, y + 3, rect.width, rect.y + rect.height - y - 3});
    canvas_cursor(canvas, rect.x + 1, rect.y + 3);
}
