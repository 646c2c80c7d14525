/* The box of criteria: what is narrowed, then its value; two letters each. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "geo/gazetteer.h"
#include "ops/circles.h"
#include "panes/ask.h"
#include "panes/card_words.h"
#include "panes/members_private.h"
#include "panes/pick.h"

/* --- setting ---------------------------------------------------------------------- */

static void forget(struct members_state *state, enum criterion_kind kind)
{
    state->narrowed[kind] = false;
    given_forget(&state->given, (int)kind);
}

void members_narrow(struct pane *pane, enum criterion_kind kind, const char *value)
{
    struct members_state *state = members_state(pane);
    state->narrowed[kind] = true;
    str_copy(state->value[kind], sizeof state->value[kind], value ? value : "");
    given_last(&state->given, (int)kind);
    pane->stale = true;
}

bool members_widen(struct pane *pane)
{
    struct members_state *state = members_state(pane);
    int last;
    if (!given_take(&state->given, &last))
        return false;
    state->narrowed[last] = false;
    pane->stale = true;
    return true;
}

static const char *value_of(const struct members_state *state, enum criterion_kind kind)
{
    return state->narrowed[kind] ? state->value[kind] : NULL;
}

struct card_filter members_filter(const struct members_state *state)
{
    struct card_filter filter = {.circle = value_of(state, NARROW_CIRCLE),
                                 .theme = value_of(state, NARROW_THEME),
                                 .dept = value_of(state, NARROW_DEPT),
                                 .unsigned_charter = value_of(state, NARROW_CHARTER),
                                 .orphan = state->narrowed[NARROW_ORPHAN],
                                 .due = state->narrowed[NARROW_DUE],
                                 .asking = state->narrowed[NARROW_ASKING],
                                 .offering = state->narrowed[NARROW_OFFERING],
                                 .text =
                                     state->text.len ? str_text(&state->text) : NULL};
    if (state->narrowed[NARROW_REFERENT])
        filter.referent = state->referent;
    return filter;
}

/* --- the second box ----------------------------------------------------------------
 */

/* Values that may be chosen; one more letter takes whoever has none. */
struct values {
    struct pane *pane;
    enum criterion_kind kind;
    struct arena arena;
    const char **at;
    size_t count;
};

static void free_values(void *ctx)
{
    struct values *values = ctx;
    arena_free(&values->arena);
    free(values);
}

static bool value_chosen(void *ctx, struct pane_host *host, size_t index,
                         struct err *err)
{
    struct values *values = ctx;
    (void)host;
    (void)err;
    members_narrow(values->pane, values->kind, values->at[index]);
    return true;
}

static size_t most_values(const struct community *community)
{
    return community->circle_count + community->theme_count + community->charter_count;
}

static void add_value(struct values *values, struct choice *choices, const char *value,
                      const char *label)
{
    choices[values->count] = (struct choice){label, NULL};
    values->at[values->count++] = arena_strdup(&values->arena, value);
}

static void fill(struct values *values, struct pane_host *host, struct choice *choices)
{
    const struct community *community = host->garden->community;
    struct arena *arena = &values->arena;
    const struct circle_model *model = NULL;
    struct err err = ERR_INIT;
    if (values->kind == NARROW_CIRCLE) {
        ops_circle_model(host->garden, arena, &model, &err);
        for (size_t i = 0; i < community->circle_count; i++)
            if (community_model_has(community, community->circles[i].id,
                                    model ? model->id : NULL))
                add_value(values, choices, community->circles[i].id,
                          circle_text(arena, community, community->circles[i].id));
        add_value(values, choices, "", _("aucun cercle"));
    }
    for (size_t i = 0; values->kind == NARROW_THEME && i < community->theme_count; i++)
        add_value(values, choices, community->themes[i].id, community->themes[i].label);
    for (size_t i = 0; values->kind == NARROW_CHARTER && i < community->charter_count;
         i++)
        add_value(values, choices, community->charters[i].id,
                  community->charters[i].label);
}

static bool choose_value(struct pane *pane, struct pane_host *host,
                         enum criterion_kind kind, const char *title)
{
    struct values *values = xcalloc(1, sizeof *values);
    size_t most = most_values(host->garden->community) + 2;
    *values = (struct values){.pane = pane, .kind = kind};
    values->at = arena_alloc(&values->arena, most * sizeof *values->at);
    struct choice *choices = arena_alloc(&values->arena, most * sizeof *choices);
    fill(values, host, choices);
    if (!values->count) {
        pane_say(host, _("« %s » : la configuration n’en nomme aucun."), title);
        free_values(values);
        return true;
    }
    ask_choice(host, &(struct choose){.title = title,
                                      .choices = choices,
                                      .count = values->count,
                                      .ctx = values,
                                      .release = free_values,
                                      .done = value_chosen});
    return true;
}

/* --- who, where --------------------------------------------------------------------
 */

static bool referent_chosen(void *ctx, struct pane_host *host, struct id id,
                            const char *label, struct err *err)
{
    struct pane *pane = ctx;
    (void)host;
    (void)label;
    (void)err;
    members_state(pane)->referent = id;
    members_narrow(pane, NARROW_REFERENT, NULL);
    return true;
}

static bool dept_typed(void *ctx, struct pane_host *host, const char *text,
                       struct err *err)
{
    int index = geo_departement_find(text);
    (void)host;
    if (index == GEO_NONE)
        return err_set(err, ERR_INPUT,
                       _("« %s » n’est pas un département : 11, 2A, Aude…"), text);
    members_narrow(ctx, NARROW_DEPT, geo_departement(index)->code);
    return true;
}

/* --- the first box -----------------------------------------------------------------
 */

static const struct {
    const char *label, *title; /* title NULL: no value to choose */
} rows[NARROW_COUNT] = {
    [NARROW_CIRCLE] = {N_("un cercle"), N_("Cercle")},
    [NARROW_THEME] = {N_("un thème"), N_("Thème")},
    [NARROW_DEPT] = {N_("un département"), N_("Département")},
    [NARROW_CHARTER] = {N_("qui n’a pas accepté une charte"), N_("Charte")},
    [NARROW_REFERENT] = {N_("une personne qui tient le lien"), N_("Référent·e")},
    [NARROW_ORPHAN] = {N_("sans référent·e"), NULL},
    [NARROW_DUE] = {N_("à relancer aujourd’hui ou avant"), NULL},
    [NARROW_ASKING] = {N_("qui ont un besoin ouvert"), NULL},
    [NARROW_OFFERING] = {N_("qui proposent quelque chose"), NULL},
};

static bool criterion_chosen(void *ctx, struct pane_host *host, size_t index,
                             struct err *err)
{
    struct pane *pane = ctx;
    struct members_state *state = members_state(pane);
    enum criterion_kind kind = (enum criterion_kind)index;
    (void)err;
    if (state->narrowed[kind]) {
        forget(state, kind);
        pane->stale = true;
        return true;
    }
    if (kind == NARROW_DEPT)
        ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_SEARCH},
                                         .title = _("Département : nom ou numéro"),
                                         .ctx = pane,
                                         .done = dept_typed});
    else if (kind == NARROW_REFERENT)
        pick_open(host, &(struct pick){.title = _(rows[kind].title),
                                       .find = pick_persons,
                                       .ctx = pane,
                                       .done = referent_chosen});
    else if (rows[kind].title)
        return choose_value(pane, host, kind, _(rows[kind].title));
    else
        members_narrow(pane, kind, NULL);
    return true;
}

bool members_criteria(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct members_state *state = members_state(pane);
    struct choice choices[NARROW_COUNT];
    (void)err;
    for (size_t i = 0; i < NARROW_COUNT; i++)
        choices[i] = (struct choice){
            _(rows[i].label), state->narrowed[i] ? _("oui (lettre : enlever)") : NULL};
    ask_choice(host, &(struct choose){.title = _("Ne montrer que…"),
                                      .choices = choices,
                                      .count = NARROW_COUNT,
                                      .ctx = pane,
                                      .done = criterion_chosen});
    return true;
}
