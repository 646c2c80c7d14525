#include "panes/board.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "panes/ask.h"
#include "panes/bin.h"
#include "panes/board_private.h"
#include "panes/note_view.h"

static unsigned has(const struct pane *pane)
{
    const struct board_state *state = board_state(pane);
    const struct board_item *focus = board_focus(state);
    unsigned has = 0;
    if (!focus)
        return 0;
    has |= NEED_ITEM;
    if (focus->note || state->marks.n)
        has |= NEED_NOTE;
    if ((focus->group || !id_is_none(focus->note->group)))
        has |= NEED_GROUP;
    return has;
}

/* --- seeing ---------------------------------------------------------------------- */

static void filter_changed(void *ctx, struct pane_host *host, const char *text)
{
    struct pane *pane = ctx;
    struct board_state *state = board_state(pane);
    (void)host;
    str_clear(&state->filter);
    str_add(&state->filter, text);
    pane->stale = true;
}

/* A filter that empties this column leads to the first match elsewhere. */
static bool go_to_match(struct board_state *state, struct pane_host *host,
                        struct err *err)
{
    if (!board_here(state))
        return true;
    struct note_query query = {.board = state->board_id,
                               .category = board_here(state)->category};
    struct arena arena = {0};
    struct note note = {.category = ""};
    struct id id;
    bool done =
        ops_notes_end(host->garden, &query, str_text(&state->filter), false, &id, err);
    if (done && id_is_none(id)) {
        query.category = NULL;
        done = ops_notes_end(host->garden, &query, str_text(&state->filter), false, &id,
                             err);
        if (done && !id_is_none(id))
            done = ops_note(host->garden, id, &arena, &note, err);
        for (size_t i = 0; done && !id_is_none(id) && i < state->columns.n; i++)
            if (str_equal(state->columns.at[i]->category, note.category))
                state->column = i;
    }
    arena_free(&arena);
    return done;
}

static bool filter_kept(void *ctx, struct pane_host *host, const char *text,
                        struct err *err)
{
    filter_changed(ctx, host, text);
    if (*text && !go_to_match(board_state(ctx), host, err))
        return false;
    if (*text)
        pane_say(host, _("Filtre : « %s ». Échap : tout revoir."), text);
    return true;
}

static enum outcome filter(struct pane *pane, struct pane_host *host)
{
    ask_text(host,
             &(struct ask_box){.draft = {.field = DRAFT_SEARCH},
                               .title = _("Filtrer (! en tête : les peurs seules…)"),
                               .text = str_text(&board_state(pane)->filter),
                               .allow_empty = true,
                               .live = true,
                               .ctx = pane,
                               .done = filter_kept,
                               .changed = filter_changed});
    return OUTCOME_DONE;
}

static enum outcome order(struct pane *pane, struct pane_host *host)
{
    static const char *const names[] = {
        [ORDER_POSITION] = N_("Trié par rangement."),
        [ORDER_VOTES] = N_("Trié par votes, égalités côte à côte."),
        [ORDER_KIND] = N_("Trié par type."),
    };
    struct board_state *state = board_state(pane);
    state->order = (enum note_order)((state->order + 1) % 3);
    for (size_t i = 0; i < state->columns.n; i++) {
        state->columns.at[i]->selected = (struct id){0};
        state->columns.at[i]->loaded = false; /* from the top */
    }
    pane->stale = true;
    host->say(host, _(names[state->order]));
    return OUTCOME_DONE;
}

static enum outcome open_item(struct pane *pane, struct pane_host *host,
                              struct err *err)
{
    struct board_state *state = board_state(pane);
    const struct board_item *focus = board_focus(state);
    if (!focus->group)
        return note_view_open(host, focus->note->id, err) ? OUTCOME_DONE
                                                          : OUTCOME_FAILED;
    state->open_group = focus->group->id;
    board_here(state)->selected = (struct id){0};
    pane->stale = true;
    host->say(host, _("Dans le groupe. Échap : en sortir."));
    return OUTCOME_DONE;
}

/* One rung of the ladder: the filter, then the marks, then the group, then nothing. */
static enum outcome back(struct pane *pane, struct pane_host *host)
{
    struct board_state *state = board_state(pane);
    if (state->filter.len) {
        str_clear(&state->filter);
        host->say(host, _("Filtre retiré."));
    } else if (state->marks.n) {
        board_unmark_all(state);
        host->say(host, _("Plus rien n’est marqué."));
    } else if (!id_is_none(state->open_group)) {
        board_here(state)->selected = state->open_group;
        state->open_group = (struct id){0};
    } else if (state->zoom) {
        state->zoom = false;
    } else {
        return OUTCOME_UNUSED;
    }
    pane->stale = true;
    return OUTCOME_DONE;
}

static enum outcome zoom(struct pane *pane)
{
    board_state(pane)->zoom = !board_state(pane)->zoom;
    pane->stale = true;
    return OUTCOME_DONE;
}

enum outcome board_see(struct pane *pane, struct pane_host *host, enum action action,
                       struct err *err)
{
    switch ((int)action) {
    case ACTION_FILTER:
        return filter(pane, host);
    case ACTION_ORDER:
        return order(pane, host);
    case ACTION_OPEN:
        return open_item(pane, host, err);
    case ACTION_ZOOM:
        return zoom(pane);
    case ACTION_BACK:
        return back(pane, host);
    case ACTION_OPEN_BIN:
        return bin_open(host, board_state(pane)->board_id, err) ? OUTCOME_DONE
                                                                : OUTCOME_FAILED;
    default:
        return OUTCOME_UNUSED;
    }
}

static enum outcome act(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    static enum outcome (*const parts[])(struct pane *, struct pane_host *, enum action,
                                         struct err *) = {board_move, board_write,
                                                          board_sort, board_see};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        enum outcome outcome = parts[i](pane, host, action, err);
        if (outcome != OUTCOME_UNUSED)
            return outcome;
    }
    return OUTCOME_UNUSED;
}

static void free_board(struct pane *pane)
{
    struct board_state *state = board_state(pane);
    for (size_t i = 0; i < state->columns.n; i++) {
        arena_free(&state->columns.at[i]->arena);
        free(state->columns.at[i]->category);
        free(state->columns.at[i]);
    }
    vec_free(&state->columns);
    vec_free(&state->marks);
    str_free(&state->filter);
    str_free(&state->voter);
    arena_free(&state->rest_arena);
}

static void visit(struct pane *pane, const struct pane_visit *visit)
{
    struct board_state *state = board_state(pane);
    if (id_is_none(visit->id))
        return;
    state->sought = visit->item;
    pane->stale = pane->stale || !id_is_none(visit->item);
    if (id_equal(visit->id, state->board_id))
        return;
    board_leave(state);
    state->board_id = visit->id;
    pane->stale = true;
}

static const enum action hints[] = {ACTION_ADD,   ACTION_UNDO,     ACTION_VOTE,
                                    ACTION_GROUP, ACTION_MOVE_TO,  ACTION_FILTER,
                                    ACTION_MARK,  ACTION_EDIT,     ACTION_MERGE,
                                    ACTION_ORDER, ACTION_OPEN_BIN, ACTION_NONE};

const struct pane_class board_class = {
    .name = N_("Post-its"),
    .scope = SCOPE_BOARD,
    .watches = CHANGED_NOTES | CHANGED_BOARDS | CHANGED_CONFIG | CHANGED_MEETINGS,
    .state_size = sizeof(struct board_state),
    .hints = hints,
    .load = board_load,
    .draw = board_draw,
    .act = act,
    .visit = visit,
    .paste = board_paste,
    .sheet = board_sheet,
    .has = has,
    .restless = board_restless,
    .rest = board_rest,
    .status = board_status,
    .free = free_board,
};
