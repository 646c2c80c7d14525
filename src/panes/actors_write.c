/* What is done to the actor under the cursor, and how new ones come. */
#include "base/i18n.h"
#include "panes/actors_private.h"
#include "panes/ask.h"
#include "panes/workshop.h"

static void saved(void *ctx, struct id actor)
{
    struct pane *pane = ctx;
    actors_state(pane)->selected = actor;
    pane->stale = true;
}

enum outcome actors_workshop(struct pane *pane, struct pane_host *host,
                             const char *text)
{
    workshop_open(host, &(struct workshop_target){.ctx = pane, .saved = saved}, text);
    return OUTCOME_DONE;
}

/* The one after the actor under the cursor, else the one before: what the cursor goes
 * to when it leaves the list. */
static struct id neighbour(const struct actors_state *state)
{
    int next = state->list.selected + 1;
    if (next < (int)state->page.count)
        return state->page.actors[next].id;
    return state->list.selected > 0 ? state->page.actors[state->list.selected - 1].id
                                    : (struct id){0};
}

static enum outcome verify(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct actors_state *state = actors_state(pane);
    const struct actor *actor = actors_here(state);
    struct id after = neighbour(state);
    if (!ops_actors_verify(host->garden, &actor->id, 1, err))
        return OUTCOME_FAILED;
    pane_say(host, _("« %s » : vérifié aujourd’hui."), actor->name);
    /* it leaves a list of those to verify: the cursor goes to the next one */
    if (state->filter.value[CRITERION_VERIFY][0])
        state->selected = after;
    return OUTCOME_DONE;
}

static enum outcome next_stage(struct pane *pane, struct pane_host *host,
                               struct err *err)
{
    const struct actor *actor = actors_here(actors_state(pane));
    enum prospect next = (enum prospect)((actor->prospect + 1) % PROSPECT_COUNT);
    if (!ops_actor_prospect(host->garden, actor->id, next, actor->next_step,
                            actor->next_on, err))
        return OUTCOME_FAILED;
    if (next == PROSPECT_NONE)
        pane_say(host, _("« %s » : n’est plus à inviter."), actor->name);
    else
        pane_say(host, _("« %s » : %s."), actor->name, _(prospect_label(next)));
    return OUTCOME_DONE;
}

static enum outcome bin(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct actors_state *state = actors_state(pane);
    const struct actor *actor = actors_here(state);
    struct id after = neighbour(state);
    if (!ops_actors_bin(host->garden, &actor->id, 1, err))
        return OUTCOME_FAILED;
    pane_say(host, _("« %s » est à la corbeille. u le remet."), actor->name);
    state->selected = after;
    return OUTCOME_DONE;
}

static bool rename_actor(void *ctx, struct pane_host *host, const char *text,
                         struct err *err)
{
    return ops_actor_set(host->garden, actors_state(ctx)->selected, FIELD_ACTOR_NAME,
                         text, err);
}

static enum outcome ask_name(struct pane *pane, struct pane_host *host)
{
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_ACTOR,
                                               .id = actors_state(pane)->selected,
                                               .number = FIELD_ACTOR_NAME},
                                     .title = _("Nom de l’acteur"),
                                     .text = actors_here(actors_state(pane))->name,
                                     .ctx = pane,
                                     .done = rename_actor});
    return OUTCOME_DONE;
}

/* Nothing is done to an actor that the map alone does not show. */
static bool is_hidden(struct pane *pane, enum action action)
{
    bool on_actor = action == ACTION_EDIT || action == ACTION_VERIFY ||
                    action == ACTION_STAGE || action == ACTION_BIN;
    struct rect rect = {0, 0, pane->width, pane->height};
    return on_actor && actors_layout(pane, rect).list.width == 0;
}

enum outcome actors_write(struct pane *pane, struct pane_host *host, enum action action,
                          struct err *err)
{
    if (is_hidden(pane, action)) {
        host->say(host, _("Échap d’abord : la liste dit de quel acteur il s’agit."));
        return OUTCOME_DONE;
    }
    if (action == ACTION_ADD)
        return actors_workshop(pane, host, NULL);
    if (!actors_here(actors_state(pane)))
        return OUTCOME_UNUSED;
    switch ((int)action) {
    case ACTION_EDIT:
        return ask_name(pane, host);
    case ACTION_VERIFY:
        return verify(pane, host, err);
    case ACTION_STAGE:
        return next_stage(pane, host, err);
    case ACTION_BIN:
        return bin(pane, host, err);
    default:
        return OUTCOME_UNUSED;
    }
}
