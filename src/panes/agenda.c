#include "panes/agenda.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "panes/agenda_private.h"
#include "panes/programme_view.h"

const struct slot *agenda_slot(const struct agenda_state *state)
{
    if (id_is_none(state->opened) || state->list.selected >= (int)state->slot_count)
        return NULL;
    return &state->slots[state->list.selected];
}

const struct meeting *agenda_meeting(const struct agenda_state *state)
{
    if (!id_is_none(state->opened))
        return &state->meeting;
    return state->list.selected < (int)state->meeting_count
               ? &state->meetings[state->list.selected]
               : NULL;
}

/* --- load ------------------------------------------------------------------------- */

static bool load_list(struct pane *pane, struct garden *garden, struct err *err)
{
    struct agenda_state *state = agenda_state(pane);
    if (!ops_meetings(garden, &pane->arena, &state->meetings, &state->meeting_count,
                      err))
        return false;
    for (size_t i = 0; i < state->meeting_count; i++)
        if (id_equal(state->meetings[i].id, state->selected))
            state->list.selected = (int)i;
    list_settle(&state->list, (int)state->meeting_count, pane->height - 4);
    return true;
}

static bool load_prompts(struct pane *pane, struct garden *garden, struct err *err)
{
    struct agenda_state *state = agenda_state(pane);
    const struct slot *slot = agenda_slot(state);
    state->prompt_count = 0;
    return !slot || ops_prompts(garden, slot->id, &pane->arena, &state->prompts,
                                &state->prompt_count, err);
}

static bool load_plan(struct pane *pane, struct garden *garden, struct err *err)
{
    struct agenda_state *state = agenda_state(pane);
    if (!ops_meeting(garden, state->opened, &pane->arena, &state->meeting, err) ||
        !ops_slots(garden, state->opened, &pane->arena, &state->slots,
                   &state->slot_count, err) ||
        !ops_objectives(garden, state->opened, &pane->arena, &state->objectives,
                        &state->objective_count, err) ||
        !ops_agenda_remarks(garden, state->opened, &pane->arena, &state->remarks,
                            &state->remark_count, err))
        return false;
    for (size_t i = 0; i < state->slot_count; i++)
        if (id_equal(state->slots[i].id, state->selected))
            state->list.selected = (int)i;
    list_settle(&state->list, (int)state->slot_count, pane->height - 9);
    return load_prompts(pane, garden, err);
}

static bool load(struct pane *pane, struct garden *garden, struct err *err)
{
    struct agenda_state *state = agenda_state(pane);
    arena_reset(&pane->arena);
    state->slot_count = state->meeting_count = state->objective_count = 0;
    state->prompt_count = state->remark_count = 0;
    state->meeting = (struct meeting){.title = ""};
    if (!id_is_none(state->opened)) {
        struct err gone = ERR_INIT;
        if (load_plan(pane, garden, &gone))
            return true;
        if (gone.kind != ERR_NOT_FOUND) {
            *err = gone;
            return false;
        }
        state->opened = (struct id){0}; /* undone since: back to the list */
    }
    return load_list(pane, garden, err);
}

/* --- moving ------------------------------------------------------------------------
 */

static enum outcome move(struct pane *pane, struct pane_host *host, int by,
                         struct err *err)
{
    struct agenda_state *state = agenda_state(pane);
    list_move(&state->list, by);
    const struct slot *slot = agenda_slot(state);
    const struct meeting *meeting = agenda_meeting(state);
    if (slot)
        state->selected = slot->id;
    else if (meeting)
        state->selected = meeting->id;
    return load_prompts(pane, host->garden, err) ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome open_meeting(struct pane *pane)
{
    struct agenda_state *state = agenda_state(pane);
    const struct meeting *meeting = agenda_meeting(state);
    if (!id_is_none(state->opened) || !meeting)
        return OUTCOME_UNUSED;
    state->opened = meeting->id;
    state->selected = (struct id){0};
    state->list = (struct list){0};
    pane->stale = true;
    return OUTCOME_DONE;
}

static enum outcome back(struct pane *pane)
{
    struct agenda_state *state = agenda_state(pane);
    if (id_is_none(state->opened))
        return OUTCOME_UNUSED;
    state->selected = state->opened;
    state->opened = (struct id){0};
    state->list = (struct list){0};
    pane->stale = true;
    return OUTCOME_DONE;
}

static enum outcome act(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    struct agenda_state *state = agenda_state(pane);
    int page = state->list.height > 1 ? state->list.height : 1;
    int by = action_travel(action, page, state->list.count);
    if (by)
        return move(pane, host, by, err);
    switch ((int)action) {
    case ACTION_BACK:
        return back(pane);
    case ACTION_OPEN:
        if (id_is_none(state->opened))
            return open_meeting(pane);
        return agenda_edit(pane, host, ACTION_EDIT, err);
    default: {
        enum outcome outcome = agenda_edit(pane, host, action, err);
        return outcome != OUTCOME_UNUSED ? outcome
                                         : agenda_meeting_act(pane, host, action, err);
    }
    }
}

/* Pasted text is a programme: previewed before anything is written. */
static enum outcome paste(struct pane *pane, struct pane_host *host, const char *text,
                          struct err *err)
{
    return programme_view_open(host, agenda_state(pane)->opened, text, err)
               ? OUTCOME_DONE
               : OUTCOME_FAILED;
}

static unsigned has(const struct pane *pane)
{
    const struct agenda_state *state = agenda_state(pane);
    unsigned has = 0;
    if (agenda_meeting(state))
        has |= NEED_MEETING;
    if (agenda_slot(state) || (id_is_none(state->opened) && agenda_meeting(state)))
        has |= NEED_ITEM | NEED_NOTE;
    return has;
}

static void status(const struct pane *pane, struct str *out)
{
    const struct agenda_state *state = agenda_state(pane);
    if (id_is_none(state->opened))
        str_printf(
            out, i18n_n("%zu rencontre", "%zu rencontres", (long)state->meeting_count),
            state->meeting_count);
    else
        str_add(out, _("=  +  - : durée +1 +5 -1   J K : ordre   i : heure fixe (!)   "
                       "~ : durée déduite"));
}

static void visit(struct pane *pane, const struct pane_visit *visit)
{
    struct agenda_state *state = agenda_state(pane);
    if (id_is_none(visit->id))
        return;
    state->opened = visit->id;
    state->selected = visit->item;
    state->list = (struct list){0};
    pane->stale = true;
}

static void free_agenda(struct pane *pane)
{
    (void)pane; /* all of it is in the pane's arena */
}

static const enum action hints[] = {
    ACTION_ADD,   ACTION_OPEN, ACTION_START,      ACTION_ATTENDANCE, ACTION_PUBLISH,
    ACTION_CARRY, ACTION_EDIT, ACTION_OBJECTIVES, ACTION_UNDO,       ACTION_NONE};

const struct pane_class agenda_class = {
    .name = N_("Ordres du jour"),
    .scope = SCOPE_AGENDA,
    .watches = CHANGED_MEETINGS | CHANGED_CONFIG,
    .state_size = sizeof(struct agenda_state),
    .hints = hints,
    .load = load,
    .draw = agenda_draw,
    .act = act,
    .paste = paste,
    .sheet = agenda_sheet,
    .visit = visit,
    .has = has,
    .status = status,
    .free = free_agenda,
};
