#include "panes/actors_filter.h"

#include <stdio.h>
#include <string.h>

/* What a kept list writes before each value: the operators of searches, and ours. */
static const char *const keys[CRITERION_COUNT] = {
    [CRITERION_TEXT] = "",
    [CRITERION_THEME] = "theme:",
    [CRITERION_DEP] = "dept:",
    [CRITERION_CIRCLE] = "cercle:",
    [CRITERION_SOURCE] = "source:",
    [CRITERION_KIND] = "genre:",
    [CRITERION_STAGE] = "etape:",
    [CRITERION_NATURE] = "nature:",
    [CRITERION_FIELD] = "champ:",
    [CRITERION_PROSPECTS] = "est:prospect",
    [CRITERION_VERIFY] = "est:à-vérifier",
    [CRITERION_PLACELESS] = "est:sanslieu",
    [CRITERION_BRIDGING] = "est:passerelle",
    [CRITERION_THEMELESS] = "est:sanstheme",
};

static bool is_flag(enum criterion criterion)
{
    return criterion >= CRITERION_PROSPECTS;
}

static void forget(struct actors_filter *filter, enum criterion criterion)
{
    size_t kept = 0;
    for (size_t i = 0; i < filter->count; i++)
        if (filter->order[i] != criterion)
            filter->order[kept++] = filter->order[i];
    filter->count = kept;
    filter->value[criterion][0] = '\0';
}

void filter_set(struct actors_filter *filter, enum criterion criterion,
                const char *value)
{
    if (!*value) {
        forget(filter, criterion);
        return;
    }
    if (!filter->value[criterion][0])
        filter->order[filter->count++] = criterion;
    str_copy(filter->value[criterion], CRITERION_SIZE, value);
}

bool filter_widen(struct actors_filter *filter)
{
    if (!filter->count)
        return false;
    forget(filter, filter->order[filter->count - 1]);
    return true;
}

void filter_clear(struct actors_filter *filter)
{
    *filter = (struct actors_filter){.count = 0};
}

struct actors_filter filter_only(const struct actors_filter *filter,
                                 enum criterion criterion)
{
    struct actors_filter only = {.count = 0};
    filter_set(&only, criterion, filter->value[criterion]);
    return only;
}

struct actors_filter filter_without(const struct actors_filter *filter,
                                    enum criterion criterion)
{
    struct actors_filter rest = *filter;
    forget(&rest, criterion);
    return rest;
}

/* --- for ops ---------------------------------------------------------------------- */

static const char *or_null(const char *value)
{
    return *value ? value : NULL;
}

/* A list of one. */
static const char *const *one(struct arena *arena, const char *value)
{
    const char **list = arena_alloc(arena, sizeof *list);
    *list = value;
    return list;
}

static unsigned prospects_wanted(const struct actors_filter *filter)
{
    if (filter->value[CRITERION_STAGE][0])
        return 1u << prospect_of(filter->value[CRITERION_STAGE]);
    if (filter->value[CRITERION_PROSPECTS][0])
        return PROSPECTS_TO_COME;
    return 0;
}

static void add_field(struct actor_filter *query, const char *value,
                      struct arena *arena)
{
    const char *equal = strchr(value, '=');
    if (!equal)
        return;
    query->field = arena_strndup(arena, value, (size_t)(equal - value));
    query->value = equal + 1;
}

struct actor_filter filter_query(const struct actors_filter *filter,
                                 int64_t verify_before, struct arena *arena)
{
    const char(*value)[CRITERION_SIZE] = filter->value;
    struct actor_filter query = {
        .circle = or_null(value[CRITERION_CIRCLE]),
        .source = or_null(value[CRITERION_SOURCE]),
        .kind = or_null(value[CRITERION_KIND]),
        .text = or_null(value[CRITERION_TEXT]),
        .bridging = value[CRITERION_BRIDGING][0] != '\0',
        .themeless = value[CRITERION_THEMELESS][0] != '\0',
        .prospects = prospects_wanted(filter),
    };
    if (value[CRITERION_THEME][0]) {
        query.themes = one(arena, value[CRITERION_THEME]);
        query.theme_count = 1;
    }
    if (value[CRITERION_PLACELESS][0] || value[CRITERION_DEP][0]) {
        query.depts =
            one(arena, value[CRITERION_PLACELESS][0] ? "" : value[CRITERION_DEP]);
        query.dept_count = 1;
    }
    if (value[CRITERION_NATURE][0])
        query.natures = 1u << actor_nature_of(value[CRITERION_NATURE]);
    if (value[CRITERION_VERIFY][0])
        query.verified_before = verify_before;
    add_field(&query, value[CRITERION_FIELD], arena);
    return query;
}

/* --- kept lists ------------------------------------------------------------------- */

#define OF_ACTORS "type:acteur"

void filter_write(const struct actors_filter *filter, struct str *out)
{
    str_add(out, OF_ACTORS);
    for (size_t i = 0; i < filter->count; i++) {
        enum criterion criterion = filter->order[i];
        str_printf(out, " %s%s", keys[criterion],
                   is_flag(criterion) ? "" : filter->value[criterion]);
    }
}

/* The criterion of "dept:11", and its value; CRITERION_TEXT for a plain word. */
static enum criterion word_read(const char *word, const char **value)
{
    *value = word;
    for (int i = CRITERION_THEME; i < CRITERION_COUNT; i++) {
        size_t len = strlen(keys[i]);
        if (is_flag((enum criterion)i) ? strcmp(word, keys[i]) != 0
                                       : strncmp(word, keys[i], len) != 0)
            continue;
        *value = is_flag((enum criterion)i) ? CRITERION_YES : word + len;
        return (enum criterion)i;
    }
    return CRITERION_TEXT;
}

void filter_read(struct actors_filter *filter, const char *query)
{
    struct str text = {0};
    filter_clear(filter);
    while (*(query += strspn(query, " "))) {
        char word[CRITERION_SIZE];
        const char *value;
        size_t len = strcspn(query, " ");
        snprintf(word, sizeof word, "%.*s", (int)len, query);
        enum criterion criterion = word_read(word, &value);
        if (criterion == CRITERION_TEXT && strcmp(word, OF_ACTORS) != 0)
            str_printf(&text, "%s%s", text.len ? " " : "", value);
        else if (criterion != CRITERION_TEXT)
            filter_set(filter, criterion, value);
        query += len;
    }
    filter_set(filter, CRITERION_TEXT, str_text(&text));
    str_free(&text);
}
