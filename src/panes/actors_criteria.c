/* The box of criteria: what is narrowed, then its value; one letter each. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/circles.h"
#include "panes/actors_private.h"
#include "panes/ask.h"

/* The values of a criterion that may be chosen. */
struct options {
    struct pane *pane;
    enum criterion criterion;
    struct arena arena;
    const char **values;
    struct choice *choices;
    size_t count, room;
};

static void free_options(void *ctx)
{
    struct options *options = ctx;
    arena_free(&options->arena);
    free(options);
}

static void reserve(struct options *options, size_t room)
{
    options->room = room;
    options->values = arena_alloc(&options->arena, (room + 1) * sizeof(char *));
    options->choices =
        arena_alloc(&options->arena, (room + 1) * sizeof *options->choices);
}

static void add(struct options *options, const char *value, const char *label)
{
    if (options->count == options->room)
        return;
    options->values[options->count] = arena_strdup(&options->arena, value);
    options->choices[options->count++] = (struct choice){label, NULL};
}

static void add_labels(struct options *options, const struct label *labels,
                       size_t count)
{
    reserve(options, count);
    for (size_t i = 0; i < count; i++)
        add(options, labels[i].id, labels[i].label);
}

/* Themes and départements come with how many actors each would leave. */
static bool add_counted(struct options *options, struct garden *garden, struct err *err)
{
    struct actors_state *state = actors_state(options->pane);
    struct actors_filter rest = filter_without(&state->filter, options->criterion);
    struct actor_filter query =
        filter_query(&rest, state->verify_before, &options->arena);
    struct coverage coverage;
    if (!ops_coverage(garden, &query, &options->arena, &coverage, err))
        return false;
    bool themes = options->criterion == CRITERION_THEME;
    size_t count = themes ? coverage.theme_count : coverage.dept_count;
    const struct actor_count *counts = themes ? coverage.themes : coverage.depts;
    reserve(options, count);
    for (size_t i = 0; i < count; i++) {
        if (!*counts[i].id)
            continue;
        const char *label =
            themes ? arena_printf(&options->arena, "%s (%d)", counts[i].label,
                                  counts[i].actors)
                   : arena_printf(&options->arena, "%-3s %s (%d)", counts[i].id,
                                  counts[i].label, counts[i].actors);
        add(options, counts[i].id, label);
    }
    return true;
}

/* Those of the model in force: two models may call their second one the same. */
static bool add_circles(struct options *options, struct garden *garden, struct err *err)
{
    const struct community *community = garden->community;
    const struct circle_model *model;
    if (!ops_circle_model(garden, &options->arena, &model, err))
        return false;
    reserve(options, community->circle_count);
    for (size_t i = 0; i < community->circle_count; i++) {
        const struct circle *circle = &community->circles[i];
        if (community_model_has(community, circle->id, model ? model->id : NULL))
            add(options, circle->id,
                arena_printf(&options->arena, "%d  %s", circle->number, circle->label));
    }
    return true;
}

static void add_stages(struct options *options)
{
    reserve(options, PROSPECT_COUNT);
    for (int i = PROSPECT_SPOTTED; i < PROSPECT_COUNT; i++)
        add(options, prospect_id((enum prospect)i),
            _(prospect_label((enum prospect)i)));
}

static void add_natures(struct options *options)
{
    reserve(options, NATURE_COUNT);
    for (int i = 0; i < NATURE_COUNT; i++)
        add(options, actor_nature_id((enum actor_nature)i),
            actor_nature_label((enum actor_nature)i));
}

static bool for_actors(const struct custom_field *field)
{
    return field->owner != CUSTOM_PERSON;
}

/* The fields of the configuration whose values are a closed list. */
static void add_fields(struct options *options, const struct community *community)
{
    static const char *const yes_no[] = {"yes", "no", NULL};
    reserve(options, 52);
    for (size_t i = 0; i < community->field_count; i++) {
        const struct custom_field *field = &community->fields[i];
        const char *const *values =
            field->type == CUSTOM_FLAG ? yes_no : field->choices;
        if (!for_actors(field))
            continue;
        for (; values && *values; values++) {
            const char *said = field->type != CUSTOM_FLAG ? *values
                               : values == yes_no         ? _("oui")
                                                          : _("non");
            add(options, arena_printf(&options->arena, "%s=%s", field->id, *values),
                arena_printf(&options->arena, "%s : %s", field->label, said));
        }
    }
}

static bool fill(struct options *options, struct garden *garden, struct err *err)
{
    const struct community *community = garden->community;
    switch ((int)options->criterion) {
    case CRITERION_THEME:
    case CRITERION_DEP:
        return add_counted(options, garden, err);
    case CRITERION_CIRCLE:
        return add_circles(options, garden, err);
    case CRITERION_SOURCE:
        add_labels(options, community->sources, community->source_count);
        break;
    case CRITERION_KIND:
        add_labels(options, community->actor_kinds, community->actor_kind_count);
        break;
    case CRITERION_STAGE:
        add_stages(options);
        break;
    case CRITERION_NATURE:
        add_natures(options);
        break;
    default:
        add_fields(options, community);
        break;
    }
    return true;
}

static bool value_chosen(void *ctx, struct pane_host *host, size_t index,
                         struct err *err)
{
    struct options *options = ctx;
    (void)host;
    (void)err;
    actors_narrow(options->pane, options->criterion, options->values[index]);
    return true;
}

/* Beyond that a word is found sooner than its letter. */
enum { LETTERS_MOST = 10 };

static bool choose_value(struct pane *pane, struct pane_host *host,
                         enum criterion criterion, const char *title, struct err *err)
{
    struct options *options = xcalloc(1, sizeof *options);
    options->pane = pane;
    options->criterion = criterion;
    bool good = fill(options, host->garden, err);
    if (good && options->count) {
        ask_choice(host, &(struct choose){.title = title,
                                          .choices = options->choices,
                                          .count = options->count,
                                          .by_name = options->count > LETTERS_MOST,
                                          .ctx = options,
                                          .release = free_options,
                                          .done = value_chosen});
        return true;
    }
    if (good)
        pane_say(host, _("« %s » : la configuration n’en nomme aucun."), title);
    free_options(options);
    return good;
}

/* --- the first box ---------------------------------------------------------------- */

static const struct {
    enum criterion criterion;
    const char *label, *title; /* title NULL: it only holds or not */
} rows[] = {
    {CRITERION_THEME, N_("un thème"), N_("Thème")},
    {CRITERION_DEP, N_("un département"), N_("Département")},
    {CRITERION_CIRCLE, N_("un cercle"), N_("Cercle")},
    {CRITERION_SOURCE, N_("une source"), N_("Source")},
    {CRITERION_KIND, N_("un type d’acteur"), N_("Type d’acteur")},
    {CRITERION_STAGE, N_("une étape de l’invitation"), N_("Étape")},
    {CRITERION_NATURE, N_("acteurs, lieux, événements, initiatives"), N_("Nature")},
    {CRITERION_FIELD, N_("un champ à vous"), N_("Champ")},
    {CRITERION_PROSPECTS, N_("ceux qui restent à inviter"), NULL},
    {CRITERION_VERIFY, N_("ceux qui sont à vérifier"), NULL},
    {CRITERION_PLACELESS, N_("ceux qui n’ont pas de lieu"), NULL},
    {CRITERION_BRIDGING, N_("ceux qui relient deux thèmes ou plus"), NULL},
};
enum { ROWS = sizeof rows / sizeof *rows, ROW_LISTS = ROWS, ROW_KEEP, ROW_COUNT };

static bool row_chosen(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct pane *pane = ctx;
    if (index == ROW_LISTS)
        return actors_lists_open(pane, host, err);
    if (index == ROW_KEEP)
        return actors_list_keep(pane, host, err);
    enum criterion criterion = rows[index].criterion;
    if (rows[index].title)
        return choose_value(pane, host, criterion, _(rows[index].title), err);
    bool on = actors_state(pane)->filter.value[criterion][0] != '\0';
    actors_narrow(pane, criterion, on ? "" : CRITERION_YES);
    return true;
}

/* What holds now for that criterion, in words. */
static const char *row_detail(struct pane *pane, struct garden *garden,
                              enum criterion criterion, struct arena *arena)
{
    struct actors_state *state = actors_state(pane);
    struct actors_filter only = filter_only(&state->filter, criterion);
    struct actor_filter query = filter_query(&only, state->verify_before, arena);
    return only.count ? ops_actor_filter_words(garden, &query, arena) : NULL;
}

bool actors_criteria(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct choice choices[ROW_COUNT];
    struct arena arena = {0};
    (void)err;
    for (size_t i = 0; i < ROWS; i++)
        choices[i] =
            (struct choice){_(rows[i].label),
                            row_detail(pane, host->garden, rows[i].criterion, &arena)};
    choices[ROW_LISTS] = (struct choice){_("une liste gardée…"), NULL};
    choices[ROW_KEEP] = (struct choice){_("garder ces critères sous un nom…"), NULL};
    ask_choice(host, &(struct choose){.title = _("Ne montrer que…"),
                                      .choices = choices,
                                      .count = ROW_COUNT,
                                      .ctx = pane,
                                      .done = row_chosen});
    arena_free(&arena);
    return true;
}
