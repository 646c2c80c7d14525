/* A card on one screen: the lines of the person, and under them (or beside, when there
 * is room) the latest of what happened with them. */
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "panes/card_private.h"

struct card_layout card_layout(const struct pane *pane)
{
    struct card_layout layout = {.wide = pane->width >= CARD_WIDE};
    int room = pane->height - CARD_HEAD;
    layout.width = layout.wide ? pane->width * 3 / 5 : pane->width;
    layout.fields = layout.wide ? room : room - CARD_LATEST - 1;
    layout.latest = layout.wide ? room - 1 : CARD_LATEST;
    if (layout.fields < 3) {
        layout.fields = room;
        layout.latest = 0;
    }
    return layout;
}

/* « Membres > Nadia Benali », and where one is in the list one came from. */
static void draw_heading(const struct pane *pane, struct canvas *canvas,
                         struct rect rect)
{
    const struct card_state *state = card_state(pane);
    struct arena arena = {0};
    const char *where = "";
    if (state->rank)
        where =
            arena_printf(&arena, _("%zu/%zu (n : suivant)"), state->rank, state->total);
    int right = width_text(where, strlen(where));
    canvas_put_cut(canvas, rect.x + 1, rect.y + 1, rect.width - right - 4, STYLE_TITLE,
                   arena_printf(&arena, "%s > %s", _("Membres"),
                                state->found ? state->view.name : _("fiche retirée")));
    canvas_put_right(canvas, rect.x, rect.y + 1, rect.width - 1, STYLE_DIM, where);
    arena_free(&arena);
}

static void draw_latest(const struct pane *pane, struct canvas *canvas,
                        struct rect rect)
{
    const struct card_state *state = card_state(pane);
    if (pane->projected) {
        canvas_put_cut(canvas, rect.x + 1, rect.y, rect.width - 2, STYLE_DIM,
                       _("Échanges et notes : cachés sur l’écran projeté."));
        return;
    }
    if (!state->event_count)
        canvas_put_cut(canvas, rect.x + 1, rect.y, rect.width - 2, STYLE_DIM,
                       _("Aucun échange noté. t : noter un appel, un mot échangé."));
    for (int i = 0; i < rect.height && i < (int)state->event_count; i++) {
        const struct timeline_row *event = &state->events[i];
        int used = canvas_put_cut(canvas, rect.x + 1, rect.y + i, rect.width - 2,
                                  STYLE_DIM, event->day);
        canvas_put_cut(canvas, rect.x + 3 + used, rect.y + i, rect.width - used - 4,
                       event->style, event->text);
    }
}

void card_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
               bool focused)
{
    const struct card_state *state = card_state(pane);
    struct card_layout layout = card_layout(pane);
    canvas_rule(canvas, rect.x, rect.y, rect.width, STYLE_DIM);
    draw_heading(pane, canvas, rect);
    canvas_dots(canvas, rect.x, rect.y + 2, rect.width, STYLE_DIM);
    struct rect fields = {rect.x, rect.y + CARD_HEAD, layout.width, layout.fields};
    fields_draw(state->fields, state->field_count, state->list, canvas, fields,
                focused);
    if (!layout.latest)
        return;
    struct rect latest = {rect.x, fields.y + layout.fields + 1, rect.width,
                          layout.latest};
    if (layout.wide) {
        latest = (struct rect){rect.x + layout.width + 1, fields.y + 1,
                               rect.width - layout.width - 1, layout.latest};
        canvas_bar(canvas, rect.x + layout.width, fields.y, layout.fields, STYLE_DIM);
        canvas_put_cut(canvas, latest.x + 1, fields.y, latest.width - 2, STYLE_DIM,
                       _("Ce qui s’est passé (z : tout)"));
    } else {
        canvas_dots(canvas, rect.x, fields.y + layout.fields, rect.width, STYLE_DIM);
    }
    draw_latest(pane, canvas, latest);
}
