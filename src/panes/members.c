#include "panes/members.h"

#include <string.h>

#include "base/i18n.h"
#include "panes/ask.h"
#include "panes/charters.h"
#include "panes/circle.h"
#include "panes/interview.h"
#include "panes/members_bin.h"
#include "panes/members_private.h"
#include "panes/tree.h"
#include "panes/twins.h"

const struct card_line *members_here(const struct members_state *state)
{
    return state->list.selected < (int)state->page.count
               ? &state->page.lines[state->list.selected]
               : NULL;
}

/* --- load ------------------------------------------------------------------------- */

static bool load(struct pane *pane, struct garden *garden, struct err *err)
{
    struct members_state *state = members_state(pane);
    arena_reset(&pane->arena);
    state->community = garden->community;
    state->filter = members_filter(state);
    state->page = (struct card_page){0};
    state->words = "";
    if (!ops_cards_page(garden, &state->filter, state->order, state->selected,
                        MEMBERS_WINDOW, MEMBERS_WINDOW, &pane->arena, &state->page,
                        err) ||
        !members_referents(pane, garden, &state->page, &pane->arena, &state->referents,
                           err)) {
        state->page = (struct card_page){0};
        return false;
    }
    state->words = ops_card_filter_words(garden, &state->filter, &pane->arena);
    state->list.selected = (int)state->page.at;
    list_settle(&state->list, (int)state->page.count, members_rows(pane));
    if (members_here(state))
        state->selected = members_here(state)->person.id;
    return true;
}

/* --- moving ----------------------------------------------------------------------- */

/* Inside the window that was read, then beyond: it is read again around the new place.
 */
static enum outcome move(struct pane *pane, int by)
{
    struct members_state *state = members_state(pane);
    int before = state->list.selected;
    list_move(&state->list, by);
    list_settle(&state->list, (int)state->page.count, members_rows(pane));
    if (members_here(state))
        state->selected = members_here(state)->person.id;
    size_t shown = state->page.above + (size_t)state->list.selected;
    bool edge = (state->list.selected < members_rows(pane) && state->page.above) ||
                (state->list.selected + members_rows(pane) >= state->list.count &&
                 state->page.above + state->page.count < state->page.total);
    if (edge && before != state->list.selected && shown < state->page.total)
        pane->stale = true;
    return OUTCOME_DONE;
}

static enum outcome go_to_end(struct pane *pane, struct pane_host *host, bool last,
                              struct err *err)
{
    struct members_state *state = members_state(pane);
    struct id id;
    if (!ops_cards_end(host->garden, &state->filter, state->order, last, &id, err))
        return OUTCOME_FAILED;
    state->selected = id;
    pane->stale = true;
    return OUTCOME_DONE;
}

static enum outcome open_card(struct pane *pane, struct pane_host *host)
{
    const struct members_state *state = members_state(pane);
    const struct card_line *line = members_here(state);
    if (line)
        host->go(host, PLACE_PERSON,
                 &(struct pane_visit){.id = line->person.id,
                                      .members = &state->filter,
                                      .member_order = (int)state->order});
    return OUTCOME_DONE;
}

/* --- seeing ----------------------------------------------------------------------- */

static void filter_changed(void *ctx, struct pane_host *host, const char *text)
{
    struct members_state *state = members_state(ctx);
    (void)host;
    str_clear(&state->text);
    str_add(&state->text, text);
    ((struct pane *)ctx)->stale = true;
}

static bool filter_kept(void *ctx, struct pane_host *host, const char *text,
                        struct err *err)
{
    (void)err;
    filter_changed(ctx, host, text);
    if (*text)
        pane_say(host, _("Filtre : « %s ». Échap : tout revoir."), text);
    return true;
}

static enum outcome filter(struct pane *pane, struct pane_host *host)
{
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_SEARCH},
                                     .title = _("Filtrer : un bout de nom, de prénom, "
                                                "d’organisation"),
                                     .text = str_text(&members_state(pane)->text),
                                     .allow_empty = true,
                                     .live = true,
                                     .ctx = pane,
                                     .done = filter_kept,
                                     .changed = filter_changed});
    return OUTCOME_DONE;
}

static enum outcome order(struct pane *pane, struct pane_host *host)
{
    static const char *const names[CARD_ORDER_COUNT] = {
        [CARD_BY_NAME] = N_("Trié par nom."),
        [CARD_BY_CIRCLE] = N_("Trié par cercle."),
        [CARD_BY_TOUCH] = N_("Trié par dernier échange, le plus ancien d’abord."),
        [CARD_BY_NEXT] = N_("Trié par prochaine relance."),
    };
    struct members_state *state = members_state(pane);
    state->order = (enum card_order)((state->order + 1) % CARD_ORDER_COUNT);
    pane->stale = true;
    host->say(host, _(names[state->order]));
    return OUTCOME_DONE;
}

/* One rung of the ladder: the text, then the last criterion. */
static enum outcome back(struct pane *pane, struct pane_host *host)
{
    struct members_state *state = members_state(pane);
    if (state->text.len) {
        str_clear(&state->text);
        pane->stale = true;
    } else if (!members_widen(pane)) {
        return OUTCOME_UNUSED;
    }
    host->say(host, state->given.count ? _("Filtre élargi.") : _("Filtre retiré."));
    return OUTCOME_DONE;
}

static enum outcome see(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    int page = members_rows(pane) > 1 ? members_rows(pane) : 1;
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
    case ACTION_LAST:
        return go_to_end(pane, host, action == ACTION_LAST, err);
    case ACTION_OPEN:
        return open_card(pane, host);
    case ACTION_FILTER:
        return filter(pane, host);
    case ACTION_ORDER:
        return order(pane, host);
    case ACTION_BACK:
    case ACTION_WIDEN:
        return back(pane, host);
    default:
        return OUTCOME_UNUSED;
    }
}

/* --- writing ---------------------------------------------------------------------- */

/* The one below takes its place under the cursor. */
static bool bin(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct members_state *state = members_state(pane);
    struct card_line line = *members_here(state);
    struct id next = line.person.id;
    if (!ops_cards_step(host->garden, &state->filter, state->order, line.person.id, 1,
                        &next, err))
        return false;
    if (id_equal(next, line.person.id) &&
        !ops_cards_step(host->garden, &state->filter, state->order, line.person.id, -1,
                        &next, err))
        return false;
    if (!ops_cards_bin(host->garden, &line.person.id, 1, err))
        return false;
    pane_say(host, _("%s : à la corbeille. u : la fiche revient."), line.label);
    state->selected = next;
    return true;
}

static bool write_one(struct pane *pane, struct pane_host *host, enum action action,
                      struct err *err)
{
    const struct card_line *line = members_here(members_state(pane));
    if (!line)
        return true;
    if (action == ACTION_CIRCLE)
        return circle_set_open(host, line->person.id, line->label, err);
    if (action == ACTION_REMIND)
        return remind_open(host, line->person.id, line->label, err);
    return bin(pane, host, err);
}

static enum outcome finish(bool done)
{
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome act(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    const struct card_line *line = members_here(members_state(pane));
    enum outcome outcome = see(pane, host, action, err);
    if (outcome != OUTCOME_UNUSED)
        return outcome;
    if (pane->projected && (action == ACTION_CHARTER || action == ACTION_TREE ||
                            action == ACTION_EXTRACTS || action == ACTION_PAIRS)) {
        host->say(host, _("Caché sur l’écran projeté. P : écran privé."));
        return OUTCOME_DONE;
    }
    switch ((int)action) {
    case ACTION_ADD:
        return finish(members_add(pane, host, NULL, err));
    case ACTION_EDIT:
        return open_card(pane, host);
    case ACTION_BIN:
    case ACTION_CIRCLE:
    case ACTION_REMIND:
        return finish(write_one(pane, host, action, err));
    case ACTION_CRITERIA:
        return finish(members_criteria(pane, host, err));
    case ACTION_OPEN_BIN:
        return finish(members_bin_open(host, err));
    case ACTION_PAIRS:
        return finish(twins_open(host, TWINS_PERSONS, err));
    case ACTION_CHARTER:
        return finish(charters_list_open(host, err));
    case ACTION_TREE:
        return finish(tree_open(host, line ? line->person.id : (struct id){0}, err));
    case ACTION_PAST_CIRCLE:
        return finish(circle_past_open(host, err));
    case ACTION_MODEL:
        return finish(circle_model_open(host, err));
    case ACTION_EXTRACTS:
        return finish(extracts_open(host, err));
    default:
        return OUTCOME_UNUSED;
    }
}

static unsigned has(const struct pane *pane)
{
    return members_here(members_state(pane)) ? NEED_ITEM | NEED_NOTE : 0;
}

static enum outcome paste(struct pane *pane, struct pane_host *host, const char *text,
                          struct err *err)
{
    return finish(members_add(pane, host, text, err));
}

static void status(const struct pane *pane, struct str *out)
{
    const struct members_state *state = members_state(pane);
    const struct card_page *page = &state->page;
    if (page->total < page->all)
        str_printf(
            out, i18n_n("%zu membre montré", "%zu membres montrés", (long)page->total),
            page->total);
    else
        str_printf(out, i18n_n("%zu membre", "%zu membres", (long)page->all),
                   page->all);
    str_add(out, page->total < page->all ? _(" (Échap : élargir)") : "");
    str_add(out, _("   s : chartes   T : parrainages   D : à une date   M : modèle"));
}

static void visit(struct pane *pane, const struct pane_visit *visit)
{
    if (id_is_none(visit->id))
        return;
    members_state(pane)->selected = visit->id;
    pane->stale = true;
}

static void free_members(struct pane *pane)
{
    str_free(&members_state(pane)->text);
}

static const enum action hints[] = {
    ACTION_ADD,    ACTION_OPEN,    ACTION_FILTER, ACTION_CRITERIA, ACTION_ORDER,
    ACTION_IMPORT, ACTION_PAIRS,   ACTION_EXPORT, ACTION_CIRCLE,   ACTION_REMIND,
    ACTION_UNDO,   ACTION_CHARTER, ACTION_NONE};

const struct pane_class members_class = {
    .name = N_("Membres"),
    .scope = SCOPE_MEMBERS,
    .watches = CHANGED_PEOPLE | CHANGED_MEETINGS | CHANGED_CONFIG,
    .state_size = sizeof(struct members_state),
    .hints = hints,
    .load = load,
    .draw = members_draw,
    .act = act,
    .visit = visit,
    .has = has,
    .paste = paste,
    .status = status,
    .sheet = members_sheet,
    .free = free_members,
};
