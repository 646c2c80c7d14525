/* Moving the focus: items in a column, columns, boards. */
#include <string.h>

#include "base/i18n.h"
#include "panes/board_private.h"

static void focus_on(struct pane *pane, struct board_column *column, size_t index)
{
    if (!column->count)
        return;
    column->focus = index < column->count ? index : column->count - 1;
    column->selected = board_item_id(&column->items[column->focus]);
    board_scroll(pane, column);
}

static enum outcome step(struct pane *pane, struct pane_host *host, int by,
                         struct err *err)
{
    struct board_state *state = board_state(pane);
    struct board_column *column = board_here(state);
    if (!column || !column->count)
        return OUTCOME_DONE;
    size_t focus = column->focus;
    size_t back = by < 0 ? (size_t)-by : 0;
    focus_on(pane, column,
             by < 0 ? (focus > back ? focus - back : 0) : focus + (size_t)by);
    return board_load_window(pane, host->garden, err) ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* As many items as fill the window of lines. */
static int page_items(const struct pane *pane)
{
    const struct board_column *column = board_here(board_state(pane));
    int height = board_layout(pane).height, items = 0, lines = 0;
    if (!column)
        return 1;
    for (size_t i = column->focus; i < column->count && lines < height; i++, items++)
        lines += column->items[i].height;
    return items > 1 ? items - 1 : 1;
}

static enum outcome to_end(struct pane *pane, struct pane_host *host, bool last,
                           struct err *err)
{
    struct board_state *state = board_state(pane);
    struct board_column *column = board_here(state);
    if (!column)
        return OUTCOME_DONE;
    struct note_query query = {.board = state->board_id,
                               .category = column->category,
                               .loose_only = state->filter.len == 0,
                               .order = state->order};
    if (!id_is_none(state->open_group))
        query = (struct note_query){.board = state->board_id,
                                    .group = state->open_group,
                                    .order = state->order};
    struct id end;
    if (!ops_notes_end(host->garden, &query, str_text(&state->filter), last, &end, err))
        return OUTCOME_FAILED;
    column->selected = end;
    column->stale = true;
    if (!board_load_window(pane, host->garden, err))
        return OUTCOME_FAILED;
    focus_on(pane, column, last ? column->count : 0);
    return OUTCOME_DONE;
}

static enum outcome to_column(struct pane *pane, struct pane_host *host, int by,
                              struct err *err)
{
    struct board_state *state = board_state(pane);
    if (!id_is_none(state->open_group)) {
        host->say(host, _("Échap sort du groupe ; les colonnes sont autour."));
        return OUTCOME_DONE;
    }
    if (by < 0 ? state->column == 0 : state->column + 1 >= state->columns.n) {
        host->say(host, by < 0 ? _("Première colonne.") : _("Dernière colonne."));
        return OUTCOME_DONE;
    }
    state->column = by < 0 ? state->column - 1 : state->column + 1;
    return board_load_window(pane, host->garden, err) ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome to_board(struct pane *pane, struct pane_host *host, int by)
{
    struct board_state *state = board_state(pane);
    if (state->board_count < 2) {
        host->say(host,
                  _("Un seul tableau pour l’instant (palette : nouveau tableau)."));
        return OUTCOME_DONE;
    }
    size_t count = state->board_count;
    size_t next = (state->board_index + (by < 0 ? count - 1 : 1)) % count;
    board_leave(state);
    state->board_id = state->boards[next].id;
    pane->stale = true;
    pane_say(host, _("Tableau : %s"), state->boards[next].name);
    return OUTCOME_DONE;
}

enum outcome board_move(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    switch ((int)action) {
    case ACTION_UP:
        return step(pane, host, -1, err);
    case ACTION_DOWN:
        return step(pane, host, 1, err);
    case ACTION_PAGE_UP:
        return step(pane, host, -page_items(pane), err);
    case ACTION_PAGE_DOWN:
        return step(pane, host, page_items(pane), err);
    case ACTION_FIRST:
        return to_end(pane, host, false, err);
    case ACTION_LAST:
        return to_end(pane, host, true, err);
    case ACTION_LEFT:
        return to_column(pane, host, -1, err);
    case ACTION_RIGHT:
        return to_column(pane, host, 1, err);
    case ACTION_NEXT_BOARD:
        return to_board(pane, host, 1);
    case ACTION_PREVIOUS_BOARD:
        return to_board(pane, host, -1);
    default:
        return OUTCOME_UNUSED;
    }
}
