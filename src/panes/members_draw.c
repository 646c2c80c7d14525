/* The list of members: name, circle, who tends the link, place, last touch, reminder,
 * open needs; on a projected screen, only what members may read of each other. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/width.h"
#include "panes/card_words.h"
#include "panes/members_private.h"
#include "panes/typed.h"

enum { HEAD_ROWS = 4 };

int members_rows(const struct pane *pane)
{
    int rows = pane->height - HEAD_ROWS;
    return rows > 1 ? rows : 1;
}

static void put(struct canvas *canvas, struct rect row, int from, int to, uint8_t style,
                const char *text)
{
    if (to - from > 1)
        canvas_put_cut(canvas, row.x + from, row.y, to - from - 1, style, text);
}

static void draw_head(struct canvas *canvas, struct rect row)
{
    struct members_columns at = members_columns(row.width);
    put(canvas, row, at.name, at.circle, STYLE_DIM, _("Membre"));
    put(canvas, row, at.circle, at.referent, STYLE_DIM, _("Cercle"));
    put(canvas, row, at.referent, at.place, STYLE_DIM,
        row.width >= MEMBERS_WIDE ? _("Référent·e") : _("Référent"));
    put(canvas, row, at.place, at.touched, STYLE_DIM, _("Dép"));
    put(canvas, row, at.touched, at.next, STYLE_DIM, _("Échange"));
    put(canvas, row, at.next, at.asks, STYLE_DIM, _("Relance"));
    put(canvas, row, at.asks, at.end + 1, STYLE_DIM, _("Besoins"));
}

/* « 12/11 » this year, « 12/11/24 » else. */
static const char *short_day(struct arena *arena, int64_t ms)
{
    if (!ms)
        return "-";
    struct civil civil = clock_civil(ms);
    if (civil.year == typed_today().year)
        return arena_printf(arena, "%02d/%02d", civil.day, civil.month);
    return arena_printf(arena, "%02d/%02d/%02d", civil.day, civil.month,
                        civil.year % 100);
}

static void draw_follow_up(const struct card_line *line, struct canvas *canvas,
                           struct rect row, struct members_columns at,
                           struct arena *arena)
{
    bool late = typed_late(line->next);
    put(canvas, row, at.touched, at.next, STYLE_PLAIN, short_day(arena, line->touched));
    put(canvas, row, at.next, at.asks, late ? STYLE_ERROR : STYLE_PLAIN,
        late ? _("! retard") : short_day(arena, line->next));
}

static void draw_line(const struct pane *pane, size_t index, struct canvas *canvas,
                      struct rect row)
{
    const struct members_state *state = members_state(pane);
    const struct card_line *line = &state->page.lines[index];
    struct members_columns at = members_columns(row.width);
    struct arena arena = {0};
    bool here = (int)index == state->list.selected;
    canvas_put(canvas, row.x + 1, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    put(canvas, row, at.name, at.circle, STYLE_TITLE,
        members_name(&arena, line, row.width));
    put(canvas, row, at.circle, at.referent, STYLE_PLAIN,
        circle_text(&arena, state->community, line->circle));
    put(canvas, row, at.referent, at.place, STYLE_PLAIN, state->referents[index]);
    put(canvas, row, at.place, at.touched, STYLE_PLAIN, line->dept);
    if (!pane->projected)
        draw_follow_up(line, canvas, row, at, &arena);
    put(canvas, row, at.asks, at.end + 1, STYLE_NEED, members_asks_text(&arena, line));
    if (here) {
        canvas_focus(canvas, row);
        canvas_cursor(canvas, row.x + 1, row.y);
    }
    arena_free(&arena);
}

/* In words: what is shown, how many, in what order. */
static void draw_heading(const struct pane *pane, struct canvas *canvas,
                         struct rect row)
{
    static const char *const orders[CARD_ORDER_COUNT] = {
        [CARD_BY_NAME] = N_("par nom"),
        [CARD_BY_CIRCLE] = N_("par cercle"),
        [CARD_BY_TOUCH] = N_("par dernier échange"),
        [CARD_BY_NEXT] = N_("par relance"),
    };
    const struct members_state *state = members_state(pane);
    const char *order = _(orders[state->order]);
    int right = width_text(order, strlen(order)) + 2;
    struct arena arena = {0};
    const char *count = state->page.total == state->page.all
                            ? arena_printf(&arena, "%zu", state->page.all)
                            : arena_printf(&arena, _("%zu sur %zu"), state->page.total,
                                           state->page.all);
    const char *heading = arena_printf(&arena, "%s (%s)%s%s", _("Membres"), count,
                                       *state->words ? _(" : ") : "", state->words);
    canvas_put_cut(canvas, row.x + 1, row.y, row.width - right - 2, STYLE_TITLE,
                   heading);
    canvas_put_right(canvas, row.x, row.y, row.width - 1, STYLE_DIM, order);
    arena_free(&arena);
}

static void draw_empty(const struct members_state *state, struct canvas *canvas,
                       struct rect rect)
{
    bool none = state->page.all == 0;
    canvas_put_cut(
        canvas, rect.x + 3, rect.y, rect.width - 4, STYLE_PLAIN,
        none ? _("Aucun membre. a : créer la première fiche   I : importer un fichier")
             : _("Personne ne répond à ce filtre. Échap : l’élargir."));
    if (none)
        canvas_put_cut(canvas, rect.x + 3, rect.y + 1, rect.width - 4, STYLE_DIM,
                       _("Un nom suffit : « Nadia Benali (Association du Lac) »."));
    canvas_cursor(canvas, rect.x + 3, rect.y);
}

void members_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                  bool focused)
{
    const struct members_state *state = members_state(pane);
    (void)focused;
    canvas_rule(canvas, rect.x, rect.y, rect.width, STYLE_DIM);
    draw_heading(pane, canvas, (struct rect){rect.x, rect.y + 1, rect.width, 1});
    draw_head(canvas, (struct rect){rect.x, rect.y + 2, rect.width, 1});
    canvas_dots(canvas, rect.x, rect.y + 3, rect.width, STYLE_DIM);
    rect.y += HEAD_ROWS;
    if (!state->page.count)
        draw_empty(state, canvas, rect);
    for (int i = 0; i < state->list.height; i++) {
        int index = state->list.top + i;
        if (index >= (int)state->page.count)
            break;
        draw_line(pane, (size_t)index, canvas,
                  (struct rect){rect.x, rect.y + i, rect.width, 1});
    }
}
