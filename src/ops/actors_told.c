#include "ops/actors_told.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/actors_private.h"

/* --- one actor -------------------------------------------------------------------- */

static void keep_text(const struct actor *actor, enum audience readers,
                      enum field field, const char **text)
{
    if (!record_may_show(readers, field, actor->visibility))
        *text = "";
}

/* Any of these says where it is, or nearly. */
static bool is_place_told(const struct actor *actor, enum audience readers)
{
    static const enum field told[] = {FIELD_ACTOR_COMMUNE, FIELD_ACTOR_PLACE,
                                      FIELD_ACTOR_PERIMETER, FIELD_ACTOR_LATITUDE,
                                      FIELD_ACTOR_LONGITUDE};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (!record_may_show(readers, told[i], actor->visibility))
            return false;
    return true;
}

static void hide_place(struct actor *told)
{
    told->commune = told->place = told->perimeter = "";
    told->precision = PRECISION_NONE;
    told->latitude = told->longitude = 0;
}

static void tell_fields(const struct actor *actor, enum audience readers,
                        struct actor *told)
{
    *told = *actor;
    if (!record_may_show(readers, FIELD_ACTOR_NATURE, actor->visibility))
        told->nature = NATURE_COUNT;
    keep_text(actor, readers, FIELD_ACTOR_KIND, &told->kind);
    keep_text(actor, readers, FIELD_ACTOR_THEMES, &told->themes);
    keep_text(actor, readers, FIELD_ACTOR_ACTION, &told->action);
    keep_text(actor, readers, FIELD_ACTOR_CIRCLE, &told->circle);
    keep_text(actor, readers, FIELD_ACTOR_NEXT_STEP, &told->next_step);
    keep_text(actor, readers, FIELD_ACTOR_NOTE, &told->note);
    if (!is_place_told(actor, readers))
        hide_place(told);
}

bool actor_told(const struct actor *actor, enum audience readers, struct actor *told)
{
    bool consents = actor->consent != CONSENT_NO || readers >= AUDIENCE_PAIR;
    if (!consents || !record_may_show(readers, FIELD_ACTOR_NAME, actor->visibility))
        return false;
    tell_fields(actor, readers, told);
    return true;
}

void actor_for_room(struct actor *actor)
{
    struct actor told;
    tell_fields(actor, AUDIENCE_MEMBERS, &told);
    if (told.nature == NATURE_COUNT)
        told.nature = NATURE_ACTOR;
    if (!record_may_show(AUDIENCE_MEMBERS, FIELD_ACTOR_NAME, actor->visibility))
        told.name = _("(nom caché)");
    *actor = told;
}

/* --- all of them ------------------------------------------------------------------ */

enum { PAGE = 500 };

/* Pages follow each other: the last one of a page is the anchor of the next. */
static bool read_all(struct garden *garden, const struct actor_filter *filter,
                     struct arena *arena, struct actor **actors, size_t *count,
                     struct err *err)
{
    size_t passing, all;
    struct actor_page page = {.more_after = true};
    struct id last = {0};
    *count = 0;
    if (!ops_actors_count(garden, filter, &passing, &all, err))
        return false;
    *actors = arena_alloc(arena, (passing + 1) * sizeof **actors);
    while (page.more_after) {
        size_t first = id_is_none(last) ? 0 : 1;
        if (!ops_actors_page(garden, filter, ACTOR_BY_NAME, last, 0, PAGE, arena, &page,
                             err))
            return false;
        for (size_t i = first; i < page.count && *count < passing; i++)
            (*actors)[(*count)++] = page.actors[i];
        if (page.count)
            last = page.actors[page.count - 1].id;
    }
    return true;
}

bool ops_actors_told(struct garden *garden, enum audience readers, struct arena *arena,
                     struct actor **actors, size_t *count, struct err *err)
{
    size_t all;
    *count = 0;
    if (!read_all(garden, NULL, arena, actors, &all, err))
        return false;
    for (size_t i = 0; i < all; i++) {
        struct actor told;
        if (actor_told(&(*actors)[i], readers, &told))
            (*actors)[(*count)++] = told;
    }
    return true;
}

bool ops_actors_for_room(struct garden *garden, const struct actor_filter *filter,
                         struct arena *arena, struct actor **actors, size_t *count,
                         struct err *err)
{
    if (!read_all(garden, filter, arena, actors, count, err))
        return false;
    for (size_t i = 0; i < *count; i++)
        actor_for_room(&(*actors)[i]);
    return true;
}

/* --- counts ----------------------------------------------------------------------- */

void told_coverage(const struct community *words, const struct actor *actors,
                   size_t count, struct arena *arena, struct coverage *coverage)
{
    struct actor_facet *facets = arena_alloc(arena, (count + 1) * sizeof *facets);
    for (size_t i = 0; i < count; i++) {
        char dept[DEPT_SIZE];
        actor_dept(actors[i].commune, actors[i].perimeter, dept);
        facets[i] =
            (struct actor_facet){arena_strdup(arena, dept), actors[i].themes, 1};
    }
    coverage_make(words, facets, count, arena, coverage);
}

static int compare_points(const void *a, const void *b)
{
    const struct actor_point *one = a, *other = b;
    int order = strcmp(one->commune, other->commune);
    if (order)
        return order;
    if (one->latitude < other->latitude || one->latitude > other->latitude)
        return one->latitude < other->latitude ? -1 : 1;
    return (one->longitude > other->longitude) - (one->longitude < other->longitude);
}

/* Those of the same spot are one point. */
static size_t join_points(struct actor_point *points, size_t count)
{
    size_t kept = 0;
    qsort(points, count, sizeof *points, compare_points);
    for (size_t i = 0; i < count; i++)
        if (kept && compare_points(&points[kept - 1], &points[i]) == 0)
            points[kept - 1].actors += points[i].actors;
        else
            points[kept++] = points[i];
    return kept;
}

void told_points(const struct actor *actors, size_t count, struct arena *arena,
                 struct actor_point **points, size_t *point_count, int *unplaced)
{
    size_t placed = 0;
    *points = arena_alloc(arena, (count + 1) * sizeof **points);
    *unplaced = 0;
    for (size_t i = 0; i < count; i++) {
        const struct actor *actor = &actors[i];
        if (is_place(actor->latitude, actor->longitude))
            (*points)[placed++] = (struct actor_point){actor->commune, actor->latitude,
                                                       actor->longitude, 1, 0};
        else
            ++*unplaced;
    }
    *point_count = join_points(*points, placed);
}
