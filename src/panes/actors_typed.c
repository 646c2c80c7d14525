/* What is typed in the filter: words, and the operators of searches that a list of
 * actors can answer. */
#include "base/i18n.h"
#include "ops/find.h"
#include "panes/actors_private.h"

/* The texts of a list and one more. */
static const char *const *with(struct arena *arena, const char *const *list,
                               size_t count, const char *value)
{
    const char **longer = arena_alloc(arena, (count + 1) * sizeof *longer);
    for (size_t i = 0; i < count; i++)
        longer[i] = list[i];
    longer[count] = value;
    return longer;
}

/* Two values of one operator are one or the other; a theme chosen before must hold as
 * well as a theme typed. */
static void add_theme(struct actor_filter *filter, struct arena *arena,
                      const char *theme, size_t chosen)
{
    filter->themes = with(arena, filter->themes, filter->theme_count, theme);
    filter->theme_count++;
    filter->every_theme = chosen > 0;
}

static bool add_state(struct actor_filter *filter, int state, int64_t verify_before)
{
    if (state == QUERY_UNVERIFIED)
        filter->verified_before = verify_before;
    else if (state == QUERY_PROSPECT)
        filter->prospects = PROSPECTS_TO_COME;
    else if (state == QUERY_MEMBER)
        filter->prospects = 1u << PROSPECT_MEMBER;
    else
        return false;
    return true;
}

/* False for what only a search can answer. */
static bool add_typed(struct actors_state *state, struct arena *arena,
                      struct actor_filter *filter, const struct query_filter *typed)
{
    if (typed->excluded)
        return false;
    switch ((int)typed->field) {
    case QUERY_THEME:
        add_theme(filter, arena, typed->value,
                  state->filter.value[CRITERION_THEME][0] != '\0');
        return true;
    case QUERY_DEPT:
        filter->depts = with(arena, filter->depts, filter->dept_count, typed->value);
        filter->dept_count++;
        return true;
    case QUERY_CIRCLE:
        filter->circle = typed->value;
        return true;
    case QUERY_TYPE:
        return typed->number == QUERY_ACTOR;
    case QUERY_STATE:
        return add_state(filter, typed->number, state->verify_before);
    default:
        return false;
    }
}

/* The words that are left, "" for none; false when some are to be excluded. */
static bool join_words(struct arena *arena, const struct query *query,
                       const char **text)
{
    struct str words = {0};
    bool all = true;
    for (size_t i = 0; i < query->term_count; i++) {
        all = all && !query->terms[i].excluded;
        if (!query->terms[i].excluded)
            str_printf(&words, "%s%s", words.len ? " " : "", query->terms[i].said);
    }
    *text = arena_strdup(arena, str_text(&words));
    str_free(&words);
    return all;
}

void actors_typed(struct actors_state *state, const struct garden *garden,
                  struct arena *arena, struct actor_filter *filter)
{
    struct query_lists lists = ops_query_lists(garden, arena);
    struct query query = query_read(arena, &lists, filter->text ? filter->text : "");
    const char *hint = query.hint_count ? query.hints[0].text : "";
    bool all = true;
    for (size_t i = 0; i < query.filter_count; i++)
        all = add_typed(state, arena, filter, &query.filters[i]) && all;
    if (query.filter_count)
        all = join_words(arena, &query, &filter->text) && all;
    if (!all)
        hint = _("Ici : theme:, dept:, cercle: ; le reste par Ctrl+F.");
    state->hint = hint;
}
