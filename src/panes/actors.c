#include "panes/actors.h"

#include "base/i18n.h"
#include "panes/actors_private.h"

static enum outcome move(struct pane *pane, int by)
{
    struct actors_state *state = actors_state(pane);
    list_move(&state->list, by);
    const struct actor *here = actors_here(state);
    if (!here)
        return OUTCOME_DONE;
    state->selected = here->id;
    int left = (int)state->page.count - state->list.selected;
    /* a window of the list is kept around the cursor */
    if ((state->list.selected < state->list.height && state->page.more_before) ||
        (left <= state->list.height && state->page.more_after))
        pane->stale = true;
    return OUTCOME_DONE;
}

static enum outcome to_end(struct pane *pane, struct pane_host *host, bool last,
                           struct err *err)
{
    struct actors_state *state = actors_state(pane);
    struct id id;
    if (!ops_actors_end(host->garden, &state->query, state->order, last, &id, err))
        return OUTCOME_FAILED;
    state->selected = id;
    pane->stale = true;
    return OUTCOME_DONE;
}

static enum outcome open_card(struct pane *pane, struct pane_host *host)
{
    struct actors_state *state = actors_state(pane);
    const struct actor *here = actors_here(state);
    if (!here)
        return OUTCOME_UNUSED;
    struct pane_visit visit = {.id = here->id,
                               .among = actors_ids(pane, &state->page),
                               .among_count = state->page.count};
    host->go(host, PLACE_ACTOR, &visit);
    return OUTCOME_DONE;
}

static enum outcome walk(struct pane *pane, struct pane_host *host, enum action action,
                         struct err *err)
{
    int page = actors_state(pane)->list.height;
    page = page > 1 ? page - 1 : 1;
    switch ((int)action) {
    case ACTION_UP:
        return move(pane, -1);
    case ACTION_DOWN:
        return move(pane, 1);
    case ACTION_PAGE_UP:
        return move(pane, -page);
    case ACTION_PAGE_DOWN:
        return move(pane, page);
    case ACTION_FIRST:
        return to_end(pane, host, false, err);
    case ACTION_LAST:
        return to_end(pane, host, true, err);
    case ACTION_OPEN:
        return open_card(pane, host);
    default:
        return OUTCOME_UNUSED;
    }
}

static enum outcome act(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    enum outcome outcome = OUTCOME_UNUSED;
    if (actors_state(pane)->focus == FOCUS_LIST)
        outcome = walk(pane, host, action, err);
    if (outcome != OUTCOME_UNUSED)
        return outcome;
    /* what is done is done to the actor under the cursor, on the map too */
    if (actors_restless(pane) && !actors_rest(pane, host->garden, err))
        return OUTCOME_FAILED;
    outcome = actors_steer(pane, host, action, err);
    if (outcome == OUTCOME_UNUSED)
        outcome = actors_see(pane, host, action, err);
    if (outcome == OUTCOME_UNUSED)
        outcome = actors_write(pane, host, action, err);
    return outcome;
}

static unsigned has(const struct pane *pane)
{
    const struct actors_state *state = actors_state(pane);
    return actors_here(state) || state->focus == FOCUS_MAP ? NEED_ITEM | NEED_NOTE : 0;
}

static enum outcome paste(struct pane *pane, struct pane_host *host, const char *text,
                          struct err *err)
{
    (void)err;
    return actors_workshop(pane, host, text);
}

static void visit(struct pane *pane, const struct pane_visit *visit)
{
    struct actors_state *state = actors_state(pane);
    if (!id_is_none(visit->id))
        state->selected = visit->id;
    if (visit->list || visit->theme[0] || visit->dep[0]) {
        bool lost = str_equal(visit->dep, "-"),
             themeless = str_equal(visit->theme, "-");
        filter_clear(&state->filter);
        filter_set(&state->filter, CRITERION_THEME, themeless ? "" : visit->theme);
        filter_set(&state->filter, CRITERION_THEMELESS, themeless ? CRITERION_YES : "");
        filter_set(&state->filter, CRITERION_DEP, lost ? "" : visit->dep);
        filter_set(&state->filter, CRITERION_PLACELESS, lost ? CRITERION_YES : "");
        state->focus = FOCUS_LIST;
        state->full = false;
    }
    pane->stale = true;
}

static void free_actors(struct pane *pane)
{
    arena_free(&actors_state(pane)->detail_arena);
    actors_map_free(&actors_state(pane)->map);
}

static const enum action hints[] = {
    ACTION_ADD,    ACTION_OPEN,   ACTION_FILTER,    ACTION_CRITERIA, ACTION_MAP,
    ACTION_GRID,   ACTION_VERIFY, ACTION_STAGE,     ACTION_SPRINT,   ACTION_ORDER,
    ACTION_LAYER,  ACTION_UNDO,   ACTION_PROSPECTS, ACTION_PAIRS,    ACTION_EXPORT,
    ACTION_IMPORT, ACTION_NONE};

static const enum action map_hints[] = {
    ACTION_LAYER,      ACTION_ZOOM_IN, ACTION_ZOOM_OUT,   ACTION_ZOOM_FIT,
    ACTION_GO_COMMUNE, ACTION_OPEN,    ACTION_PLACE_HERE, ACTION_SYNERGIES,
    ACTION_LABELS,     ACTION_NONE};

static const enum action *hints_now(const struct pane *pane)
{
    return actors_state(pane)->focus == FOCUS_MAP ? map_hints : hints;
}

const struct pane_class actors_class = {
    .name = N_("Acteurs"),
    .scope = SCOPE_ACTORS,
    .watches = CHANGED_ACTORS | CHANGED_CONFIG,
    .state_size = sizeof(struct actors_state),
    .hints = hints,
    .hints_now = hints_now,
    .load = actors_load,
    .draw = actors_draw,
    .act = act,
    .visit = visit,
    .has = has,
    .paste = paste,
    .restless = actors_restless,
    .rest = actors_rest,
    .status = actors_status,
    .sheet = actors_sheet,
    .free = free_actors,
};
