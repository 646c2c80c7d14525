#include "panes/card.h"

#include "base/i18n.h"
#include "panes/card_private.h"
#include "panes/interview.h"
#include "panes/tree.h"
#include "panes/twins.h"

/* --- moving ----------------------------------------------------------------------- */

void card_stand_on(struct card_state *state, enum card_part kind, struct id id,
                   const char *key)
{
    str_copy(state->here_key, sizeof state->here_key, key);
    state->here =
        (struct field_line){.kind = (int)kind, .id = id, .key = state->here_key};
}

static enum outcome move(struct pane *pane, int by)
{
    struct card_state *state = card_state(pane);
    list_move(&state->list, by);
    list_settle(&state->list, (int)state->field_count, card_layout(pane).fields);
    if (state->list.selected < (int)state->field_count) {
        const struct field_line *field = &state->fields[state->list.selected];
        card_stand_on(state, (enum card_part)field->kind, field->id, field->key);
    }
    return OUTCOME_DONE;
}

static enum outcome back(struct pane *pane, struct pane_host *host)
{
    const struct card_state *state = card_state(pane);
    if (state->listed)
        host->go(host, PLACE_MEMBERS, &(struct pane_visit){.id = state->person});
    else
        host->leave(host);
    return OUTCOME_DONE;
}

/* The card before or after, in the list one came from; the same line of it. */
static enum outcome step(struct pane *pane, struct pane_host *host, int by,
                         struct err *err)
{
    struct card_state *state = card_state(pane);
    struct id next = state->person;
    if (state->listed && !ops_cards_step(host->garden, &state->filter, state->order,
                                         state->person, by, &next, err))
        return OUTCOME_FAILED;
    if (id_is_none(next) || id_equal(next, state->person)) {
        host->say(host, !state->listed ? _("Pas de liste ici : é y mène.")
                        : by > 0       ? _("C’est la dernière fiche de la liste.")
                                       : _("C’est la première fiche de la liste."));
        return OUTCOME_DONE;
    }
    state->person = next;
    pane->stale = true;
    return OUTCOME_DONE;
}

static enum outcome see(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    int page = card_layout(pane).fields;
    int all = (int)card_state(pane)->field_count;
    int by = action_travel(action, page, all);
    if (by)
        return move(pane, by);
    switch ((int)action) {
    case ACTION_NEXT_CARD:
        return step(pane, host, 1, err);
    case ACTION_PREVIOUS_CARD:
        return step(pane, host, -1, err);
    case ACTION_BACK:
        return back(pane, host);
    default:
        return OUTCOME_UNUSED;
    }
}

/* --- writing ---------------------------------------------------------------------- */

static bool interview(struct pane *pane, struct pane_host *host, struct err *err)
{
    return interview_open(host, card_state(pane)->person, card_state(pane)->view.name,
                          err);
}

static bool tree(struct pane *pane, struct pane_host *host, struct err *err)
{
    return tree_open(host, card_state(pane)->person, err);
}

static bool merge_with(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    twins_ask(host, TWINS_PERSONS, card_state(pane)->person);
    return true;
}

typedef bool (*card_verb)(struct pane *pane, struct pane_host *host, struct err *err);

static card_verb verb_of(enum action action)
{
    static const struct {
        enum action action;
        card_verb verb;
    } verbs[] = {
        {ACTION_OPEN, card_open},
        {ACTION_EDIT, card_edit},
        {ACTION_KIND, card_next_state},
        {ACTION_BIN, card_bin},
        {ACTION_ADD, card_add},
        {ACTION_TOUCH, card_touch},
        {ACTION_NEED, card_need},
        {ACTION_OFFER, card_offer},
        {ACTION_CIRCLE, card_circle},
        {ACTION_REMIND, card_remind},
        {ACTION_INTERVIEW, interview},
        {ACTION_CHARTER, card_charters},
        {ACTION_TREE, tree},
        {ACTION_MERGE_WITH, merge_with},
        {ACTION_ZOOM, card_timeline},
    };
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (verbs[i].action == action)
            return verbs[i].verb;
    return NULL;
}

/* What would open on the wall what the card keeps from it. */
static bool shows_private(const struct pane *pane, enum action action)
{
    enum card_part part = (enum card_part)card_state(pane)->here.kind;
    switch ((int)action) {
    case ACTION_ZOOM:
    case ACTION_INTERVIEW:
    case ACTION_TREE:
    case ACTION_MERGE_WITH:
        return true;
    case ACTION_OPEN:
    case ACTION_EDIT:
        return card_is_private(&card_state(pane)->view.card, part) ||
               part == PART_NAME || part == PART_CIRCLE || part == PART_COUNTS;
    default:
        return false;
    }
}

static enum outcome act(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    enum outcome outcome = see(pane, host, action, err);
    card_verb verb = verb_of(action);
    if (outcome != OUTCOME_UNUSED || !verb)
        return outcome;
    if (!card_state(pane)->found) {
        host->say(host, _("Cette fiche n’est plus là : u la rend, Échap revient."));
        return OUTCOME_DONE;
    }
    if (pane->projected && shows_private(pane, action)) {
        host->say(host, _("Caché sur l’écran projeté. P : écran privé."));
        return OUTCOME_DONE;
    }
    return verb(pane, host, err) ? OUTCOME_DONE : OUTCOME_FAILED;
}

static unsigned has(const struct pane *pane)
{
    return card_state(pane)->found ? NEED_ITEM | NEED_NOTE : 0;
}

static enum outcome paste(struct pane *pane, struct pane_host *host, const char *text,
                          struct err *err)
{
    return card_touch_text(pane, host, text, err) ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* What the line stood on can do next, else what any card can. */
static const char *next_words(enum card_part part)
{
    switch ((int)part) {
    case PART_ASK:
        return _("Entrée : qui peut y répondre   b : satisfait, retiré   x : l’ôter");
    case PART_LINK:
        return _("b : terminé aujourd’hui   e : rôle, dates   x : l’ôter");
    case PART_CHARTER:
        return _("e : dire qu’elle est acceptée   x : ôter la signature");
    case PART_LAST:
        return _("Entrée : relire, corriger ce qui s’est passé   e : noter un échange");
    default:
        return _("* besoin  = apport  b : état  s : charte  i : entretien  T : "
                 "parrainages");
    }
}

static void status(const struct pane *pane, struct str *out)
{
    const struct card_state *state = card_state(pane);
    if (!state->found)
        str_add(out, _("Cette fiche n’est plus là : u la rend, Échap revient."));
    else if (pane->projected)
        str_add(out, _("Écran projeté : coordonnées et notes privées cachées."));
    else
        str_add(out, next_words((enum card_part)state->here.kind));
}

static const char *kept(struct arena *arena, const char *text)
{
    return text ? arena_strdup(arena, text) : NULL;
}

/* The list goes on living: its filter is copied. */
static void keep_list(struct card_state *state, const struct pane_visit *visit)
{
    struct arena *arena = &state->filter_arena;
    arena_reset(arena);
    state->listed = visit->members != NULL;
    state->filter = (struct card_filter){0};
    if (!visit->members)
        return;
    state->filter = *visit->members;
    state->filter.circle = kept(arena, visit->members->circle);
    state->filter.theme = kept(arena, visit->members->theme);
    state->filter.dept = kept(arena, visit->members->dept);
    state->filter.unsigned_charter = kept(arena, visit->members->unsigned_charter);
    state->filter.text = kept(arena, visit->members->text);
    state->order = (enum card_order)visit->member_order;
}

static void visit(struct pane *pane, const struct pane_visit *visit)
{
    struct card_state *state = card_state(pane);
    if (id_is_none(visit->id))
        return;
    keep_list(state, visit);
    state->person = visit->id;
    state->list = (struct list){0};
    card_stand_on(state, PART_NAME, (struct id){0}, "");
    pane->stale = true;
}

static void free_card(struct pane *pane)
{
    arena_free(&card_state(pane)->filter_arena);
}

static const enum action hints[] = {ACTION_ADD,       ACTION_EDIT,   ACTION_TOUCH,
                                    ACTION_CIRCLE,    ACTION_REMIND, ACTION_MERGE_WITH,
                                    ACTION_BIN,       ACTION_ZOOM,   ACTION_NEXT_CARD,
                                    ACTION_INTERVIEW, ACTION_IMPORT, ACTION_NONE};

const struct pane_class card_class = {
    .name = N_("Fiche"),
    .scope = SCOPE_PERSON,
    .watches = CHANGED_ALL & ~(unsigned)CHANGED_DRAFTS,
    .state_size = sizeof(struct card_state),
    .hints = hints,
    .load = card_load,
    .draw = card_draw,
    .act = act,
    .visit = visit,
    .has = has,
    .paste = paste,
    .status = status,
    .free = free_card,
};
