/* The panel at the right from 100 columns: the focused note or group in full. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/width.h"
#include "panes/board_private.h"
#include "panes/note_view.h"
#include "panes/styles.h"

bool board_restless(const struct pane *pane)
{
    const struct board_item *focus = board_focus(board_state(pane));
    return board_layout(pane).detail_width && focus && focus->note &&
           !id_equal(board_state(pane)->rested, focus->note->id);
}

static bool find_like(struct board_state *state, struct garden *garden,
                      const struct note *note, struct err *err)
{
    struct note *like = NULL;
    if (!ops_note_like(garden, state->board_id, note->text, note->id,
                       &state->rest_arena, &like, err))
        return false;
    state->like = like;
    return true;
}

bool board_rest(struct pane *pane, struct garden *garden, struct err *err)
{
    struct board_state *state = board_state(pane);
    const struct note *note = board_focus(state)->note;
    arena_reset(&state->rest_arena);
    state->rested = note->id;
    state->history_count = 0;
    state->like = NULL;
    return ops_note_history(garden, note->id, &state->rest_arena, &state->history,
                            &state->history_count, err) &&
           find_like(state, garden, note, err);
}

static void draw_group(const struct board_state *state, const struct board_item *item,
                       struct canvas *canvas, struct rect rect)
{
    const struct group *group = item->group;
    int y = rect.y;
    canvas_printf(canvas, rect.x + 1, y, rect.width - 2, STYLE_PLAIN, _("Groupe"));
    canvas_dots(canvas, rect.x, y + 1, rect.width, STYLE_DIM);
    canvas_put_cut(canvas, rect.x + 1, y + 2, rect.width - 2, STYLE_TITLE, group->name);
    canvas_printf(canvas, rect.x + 1, y + 4, rect.width - 2, STYLE_PLAIN,
                  _("Colonne    : %s"), board_column_label(state, group->category));
    canvas_printf(canvas, rect.x + 1, y + 5, rect.width - 2, STYLE_PLAIN,
                  _("Post-its   : %d"), group->note_count);
    canvas_printf(canvas, rect.x + 1, y + 6, rect.width - 2, STYLE_PLAIN,
                  _("Votes      : %d (titre %d, post-its %d)"),
                  group->votes + group->note_votes, group->votes, group->note_votes);
    y += 8;
    for (size_t i = 0; i < item->peek_count; i++, y++) {
        const struct note *note = &item->peek[i];
        const struct note_kind *kind = community_kind(state->community, note->kind);
        canvas_printf(canvas, rect.x + 1, y, rect.width - 2, style_of_kind(kind),
                      "%s %s", kind ? kind->sign : " ", note->text);
    }
    canvas_put_cut(canvas, rect.x + 1, y + 1, rect.width - 2, STYLE_DIM,
                   _("Entrée : voir ses post-its"));
    canvas_put_cut(canvas, rect.x + 1, y + 2, rect.width - 2, STYLE_DIM,
                   _("e : renommer   G : le défaire"));
}

void board_draw_detail(const struct pane *pane, struct canvas *canvas, struct rect rect)
{
    const struct board_state *state = board_state(pane);
    const struct board_item *focus = board_focus(state);
    if (!focus)
        return;
    if (focus->group) {
        draw_group(state, focus, canvas, rect);
        return;
    }
    struct note_view view = {.community = state->community,
                             .note = focus->note,
                             .column =
                                 board_column_label(state, focus->note->category)};
    for (size_t i = 0; i < state->counts.group_count; i++)
        if (id_equal(state->counts.groups[i].id, focus->note->group))
            view.group = state->counts.groups[i].name;
    if (id_equal(state->rested, focus->note->id)) {
        view.history = state->history;
        view.history_count = state->history_count;
        view.like = state->like;
    }
    note_view_draw(&view, canvas, rect);
}
