/* What the list shows: the text as it is typed, criteria one key each, the order. */
#include "base/i18n.h"
#include "panes/actors_private.h"
#include "panes/ask.h"
#include "panes/twins.h"

const struct id *actors_ids(struct pane *pane, const struct actor_page *page)
{
    struct id *ids = arena_alloc(&pane->arena, (page->count + 1) * sizeof *ids);
    for (size_t i = 0; i < page->count; i++)
        ids[i] = page->actors[i].id;
    return ids;
}

void actors_narrow(struct pane *pane, enum criterion criterion, const char *value)
{
    filter_set(&actors_state(pane)->filter, criterion, value);
    pane->stale = true;
}

static void filter_changed(void *ctx, struct pane_host *host, const char *text)
{
    (void)host;
    actors_narrow(ctx, CRITERION_TEXT, text);
}

static bool filter_kept(void *ctx, struct pane_host *host, const char *text,
                        struct err *err)
{
    (void)host;
    (void)err;
    actors_narrow(ctx, CRITERION_TEXT, text);
    return true;
}

static enum outcome ask_filter(struct pane *pane, struct pane_host *host)
{
    ask_text(host,
             &(struct ask_box){.draft = {.field = DRAFT_SEARCH},
                               .title = _("Filtrer les acteurs"),
                               .text = actors_state(pane)->filter.value[CRITERION_TEXT],
                               .allow_empty = true,
                               .live = true,
                               .ctx = pane,
                               .done = filter_kept,
                               .changed = filter_changed});
    return OUTCOME_DONE;
}

static enum outcome next_order(struct pane *pane, struct pane_host *host)
{
    static const char *const sentences[ACTOR_ORDER_COUNT] = {
        [ACTOR_BY_NAME] = N_("Trié par nom."),
        [ACTOR_BY_PLACE] = N_("Trié par lieu."),
        [ACTOR_BY_VERIFIED] = N_("Trié : les plus anciennement vérifiés d’abord."),
        [ACTOR_BY_NEXT] = N_("Trié par prochain pas."),
    };
    struct actors_state *state = actors_state(pane);
    state->order = (enum actor_order)((state->order + 1) % ACTOR_ORDER_COUNT);
    pane->stale = true;
    host->say(host, _(sentences[state->order]));
    return OUTCOME_DONE;
}

static enum outcome widen(struct pane *pane, struct pane_host *host)
{
    if (!filter_widen(&actors_state(pane)->filter)) {
        host->say(host, _("Tous les acteurs sont déjà montrés."));
        return OUTCOME_DONE;
    }
    pane->stale = true;
    return OUTCOME_DONE;
}

/* Échap: off the map, then everyone again. */
static enum outcome back(struct pane *pane)
{
    struct actors_state *state = actors_state(pane);
    if (state->map.placing) {
        actors_map_place(&state->map, false);
    } else if (state->full && pane->width >= ACTORS_WIDE) {
        state->full = false;
    } else if (state->focus == FOCUS_MAP) {
        state->focus = FOCUS_LIST;
        state->full = false;
    } else if (state->filter.count) {
        filter_clear(&state->filter);
    } else {
        return OUTCOME_UNUSED;
    }
    pane->stale = true;
    return OUTCOME_DONE;
}

static enum outcome toggle(struct pane *pane, enum criterion criterion)
{
    bool on = actors_state(pane)->filter.value[criterion][0] != '\0';
    actors_narrow(pane, criterion, on ? "" : CRITERION_YES);
    return OUTCOME_DONE;
}

static enum outcome done_if(bool done)
{
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

enum { WALK_MOST = 500 };

/* The cards of the list that are to be verified, the longest left first. */
static enum outcome start_walk(struct pane *pane, struct pane_host *host,
                               struct err *err)
{
    struct actors_state *state = actors_state(pane);
    struct actor_filter query = state->query;
    struct actor_page page;
    query.verified_before = state->verify_before;
    if (!ops_actors_page(host->garden, &query, ACTOR_BY_VERIFIED, (struct id){0}, 0,
                         WALK_MOST, &pane->arena, &page, err))
        return OUTCOME_FAILED;
    if (!page.count) {
        host->say(host, _("Aucune fiche à vérifier : toutes l’ont été récemment."));
        return OUTCOME_DONE;
    }
    struct pane_visit visit = {.id = page.actors[0].id,
                               .among = actors_ids(pane, &page),
                               .among_count = page.count,
                               .walk = true};
    host->go(host, PLACE_ACTOR, &visit);
    return OUTCOME_DONE;
}

/* Two cards side by side show every mail and phone. */
static enum outcome walk_pairs(struct pane *pane, struct pane_host *host,
                               struct err *err)
{
    if (!pane->projected)
        return done_if(twins_open(host, TWINS_ACTORS, err));
    host->say(host, _("Caché sur l’écran projeté. P : écran privé."));
    return OUTCOME_DONE;
}

enum outcome actors_see(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    switch ((int)action) {
    case ACTION_FILTER:
        return ask_filter(pane, host);
    case ACTION_CRITERIA:
        return done_if(actors_criteria(pane, host, err));
    case ACTION_ORDER:
        return next_order(pane, host);
    case ACTION_WIDEN:
        return widen(pane, host);
    case ACTION_BACK:
        return back(pane);
    case ACTION_PROSPECTS:
        return toggle(pane, CRITERION_PROSPECTS);
    case ACTION_GRID:
        host->go(host, PLACE_GRID, NULL);
        return OUTCOME_DONE;
    case ACTION_SPRINT:
        return start_walk(pane, host, err);
    case ACTION_BRIDGES:
        return done_if(actors_bridges_open(pane, host, err));
    case ACTION_CONVERSION:
        return done_if(actors_sources_open(host, err));
    case ACTION_OPEN_BIN:
        return done_if(actors_bin_open(host, err));
    case ACTION_PAIRS:
        return walk_pairs(pane, host, err);
    default:
        return OUTCOME_UNUSED;
    }
}
