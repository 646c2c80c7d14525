/* Lines whose values are a list: one letter each. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/circles.h"
#include "panes/actor_card_private.h"
#include "panes/actors_private.h"
#include "panes/ask.h"

/* --- one of a list -------------------------------------------------------------------
 */

struct values {
    struct pane *pane;
    enum field field;
    struct arena arena;
    const char **ids;
    struct choice *choices;
    size_t count;
};

static void free_values(void *ctx)
{
    struct values *values = ctx;
    arena_free(&values->arena);
    free(values);
}

static void add(struct values *values, const char *id, const char *label)
{
    values->ids[values->count] = arena_strdup(&values->arena, id);
    values->choices[values->count++] = (struct choice){label, NULL};
}

static void add_words(struct values *values, enum actor_line line)
{
    static const char *const consents[CONSENT_COUNT] = {
        [CONSENT_UNKNOWN] = N_("pas encore demandé"),
        [CONSENT_YES] = N_("d’accord pour paraître"),
        [CONSENT_NO] = N_("ne veut pas paraître"),
    };
    if (line == LINE_NATURE)
        for (int i = 0; i < NATURE_COUNT; i++)
            add(values, actor_nature_id((enum actor_nature)i),
                actor_nature_label((enum actor_nature)i));
    if (line == LINE_STAGE)
        for (int i = 0; i < PROSPECT_COUNT; i++)
            add(values, prospect_id((enum prospect)i),
                i ? _(prospect_label((enum prospect)i)) : _("pas à inviter"));
    if (line == LINE_CONSENT)
        for (int i = 0; i < CONSENT_COUNT; i++)
            add(values, consent_id((enum consent)i), _(consents[i]));
}

/* None, then those of the model in force. */
static bool add_circles(struct values *values, struct garden *garden, struct err *err)
{
    const struct community *community = garden->community;
    const struct circle_model *model;
    if (!ops_circle_model(garden, &values->arena, &model, err))
        return false;
    for (size_t i = 0; i < community->circle_count; i++) {
        const struct circle *circle = &community->circles[i];
        if (community_model_has(community, circle->id, model ? model->id : NULL))
            add(values, circle->id,
                arena_printf(&values->arena, "%d  %s", circle->number, circle->label));
    }
    if (values->count)
        add(values, "", _("aucun"));
    return true;
}

static void add_kinds(struct values *values, const struct community *community)
{
    for (size_t i = 0; i < community->actor_kind_count; i++)
        add(values, community->actor_kinds[i].id, community->actor_kinds[i].label);
    if (values->count)
        add(values, "", _("aucun"));
}

static bool set_value(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct values *values = ctx;
    return ops_actor_set(host->garden, actor_card(values->pane)->id, values->field,
                         values->ids[index], err);
}

bool actor_card_choose(struct pane *pane, struct pane_host *host, enum actor_line line,
                       struct err *err)
{
    static const enum field fields[LINE_COUNT] = {[LINE_NATURE] = FIELD_ACTOR_NATURE,
                                                  [LINE_KIND] = FIELD_ACTOR_KIND,
                                                  [LINE_CIRCLE] = FIELD_ACTOR_CIRCLE,
                                                  [LINE_STAGE] = FIELD_ACTOR_PROSPECT,
                                                  [LINE_CONSENT] = FIELD_ACTOR_CONSENT};
    const struct community *community = host->garden->community;
    struct values *values = xcalloc(1, sizeof *values);
    size_t room = community->actor_kind_count + community->circle_count +
                  PROSPECT_COUNT + NATURE_COUNT + 1;
    values->pane = pane;
    values->field = fields[line];
    values->ids = arena_alloc(&values->arena, room * sizeof *values->ids);
    values->choices = arena_alloc(&values->arena, room * sizeof *values->choices);
    add_words(values, line);
    if (line == LINE_KIND)
        add_kinds(values, community);
    if (line == LINE_CIRCLE && !add_circles(values, host->garden, err)) {
        free_values(values);
        return false;
    }
    if (!values->count) {
        host->say(host, _("La configuration n’en nomme aucun."));
        free_values(values);
        return true;
    }
    ask_choice(host, &(struct choose){.title = actor_line_label(line),
                                      .choices = values->choices,
                                      .count = values->count,
                                      .ctx = values,
                                      .release = free_values,
                                      .done = set_value});
    return true;
}

/* --- several themes
 * ------------------------------------------------------------------- */

/* Each letter puts a theme or takes it off; the box opens again until Échap. */
static bool toggle_theme(void *ctx, struct pane_host *host, size_t index,
                         struct err *err)
{
    struct actor_card *card = actor_card(ctx);
    const char *theme = host->garden->community->themes[index].id;
    struct actor actor;
    if (!ops_actors_theme(host->garden, &card->id, 1, theme, err) ||
        !ops_actor(host->garden, card->id, &((struct pane *)ctx)->arena, &actor, err))
        return false;
    card->actor = actor;
    actor_card_themes(ctx, host);
    return true;
}

void actor_card_themes(struct pane *pane, struct pane_host *host)
{
    const struct community *community = host->garden->community;
    const struct actor *actor = &actor_card(pane)->actor;
    struct arena arena = {0};
    struct choice *choices =
        arena_alloc(&arena, (community->theme_count + 1) * sizeof *choices);
    for (size_t i = 0; i < community->theme_count; i++) {
        bool on = themes_have(actor->themes, community->themes[i].id);
        choices[i].label =
            arena_printf(&arena, "%s %s", on ? "x" : " ", community->themes[i].label);
    }
    if (community->theme_count)
        ask_choice(host, &(struct choose){.title = _("Thèmes (Échap : fini)"),
                                          .choices = choices,
                                          .count = community->theme_count,
                                          .ctx = pane,
                                          .done = toggle_theme});
    else
        host->say(host, _("La configuration ne nomme aucun thème."));
    arena_free(&arena);
}

/* --- who may see a field
 * -------------------------------------------------------------- */

static const enum field seen_fields[] = {
    FIELD_ACTOR_NAME,  FIELD_ACTOR_KIND,    FIELD_ACTOR_THEMES,    FIELD_ACTOR_ACTION,
    FIELD_ACTOR_PLACE, FIELD_ACTOR_COMMUNE, FIELD_ACTOR_PERIMETER, FIELD_ACTOR_CIRCLE};
enum { SEEN_COUNT = sizeof seen_fields / sizeof *seen_fields };

static const char *audience_label(enum audience audience)
{
    static const char *const labels[AUDIENCE_COUNT] = {
        [AUDIENCE_DEFAULT] = N_("comme d’habitude"),
        [AUDIENCE_PUBLIC] = N_("tout le monde"),
        [AUDIENCE_MEMBERS] = N_("les membres"),
        [AUDIENCE_PAIR] = N_("le binôme"),
        [AUDIENCE_NEVER] = N_("personne d’autre"),
    };
    return _(labels[audience]);
}

struct seen {
    struct pane *pane;
    enum field field;
};

static bool set_audience(void *ctx, struct pane_host *host, size_t index,
                         struct err *err)
{
    const struct seen *seen = ctx;
    return ops_actor_visibility(host->garden, actor_card(seen->pane)->id, seen->field,
                                (enum audience)index, err);
}

static bool field_chosen(void *ctx, struct pane_host *host, size_t index,
                         struct err *err)
{
    struct choice choices[AUDIENCE_COUNT] = {{NULL, NULL}};
    struct seen *seen = xcalloc(1, sizeof *seen);
    (void)err;
    *seen = (struct seen){ctx, seen_fields[index]};
    for (int i = 0; i < AUDIENCE_COUNT; i++)
        choices[i].label = audience_label((enum audience)i);
    ask_choice(host, &(struct choose){.title = _(schema_field(seen->field)->label),
                                      .choices = choices,
                                      .count = AUDIENCE_COUNT,
                                      .ctx = seen,
                                      .release = free,
                                      .done = set_audience});
    return true;
}

void actor_card_visibility(struct pane *pane, struct pane_host *host)
{
    const struct actor *actor = &actor_card(pane)->actor;
    struct choice choices[SEEN_COUNT];
    for (size_t i = 0; i < SEEN_COUNT; i++) {
        const struct field_def *def = schema_field(seen_fields[i]);
        choices[i] = (struct choice){
            _(def->label),
            audience_label(visibility_get(actor->visibility, def->column))};
    }
    ask_choice(host, &(struct choose){.title = _("Qui voit quoi"),
                                      .choices = choices,
                                      .count = SEEN_COUNT,
                                      .ctx = pane,
                                      .done = field_chosen});
}
