#include "ops/actors_map.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "geo/around.h"
#include "geo/gazetteer.h"
#include "ops/actors_private.h"

/* --- the grid --------------------------------------------------------------------- */

struct counts {
    struct actor_count *at;
    size_t n, cap;
};

/* Index of the line of that id, made at the end when there is none. */
static size_t line_of(struct counts *counts, const char *id, const char *label)
{
    for (size_t i = 0; i < counts->n; i++)
        if (str_equal(counts->at[i].id, id))
            return i;
    struct actor_count count = {id, label, 0};
    vec_push(counts, count);
    return counts->n - 1;
}

static const char *dept_label(const char *code)
{
    int index = geo_departement_find(code);
    if (*code == '\0')
        return _("sans lieu");
    return index == GEO_NONE ? code : geo_departement(index)->name;
}

static size_t add_region(struct counts *depts, const char *region)
{
    int wanted = geo_region_find(region);
    for (int i = 0; wanted != GEO_NONE && i < GEO_DEPARTEMENTS; i++) {
        const struct geo_departement *dept = geo_departement(i);
        if (dept->region == wanted)
            line_of(depts, dept->code, dept->name);
    }
    return depts->n;
}

/* Calls line(ctx, theme) for each id of a text of ids, "" when there is none. */
static void each_theme(struct arena *arena, const char *themes,
                       void (*line)(void *ctx, const char *theme), void *ctx)
{
    if (themes_count(themes) == 0)
        line(ctx, "");
    while (*(themes += strspn(themes, " "))) {
        size_t len = strcspn(themes, " ");
        line(ctx, arena_strndup(arena, themes, len));
        themes += len;
    }
}

struct grid {
    const struct community *words;
    struct arena *arena;
    struct counts themes, depts;
    struct coverage *coverage;
    size_t dept; /* of the facet being counted */
    int actors;
};

static void note_theme(void *ctx, const char *theme)
{
    struct grid *grid = ctx;
    if (*theme)
        line_of(&grid->themes, theme, community_theme(grid->words, theme));
}

/* Rows and columns, in their order: the "" ones are last. */
static void make_lines(struct grid *grid, const struct actor_facet *facets,
                       size_t count)
{
    bool themeless = false, placeless = false;
    for (size_t i = 0; i < grid->words->theme_count; i++)
        line_of(&grid->themes, grid->words->themes[i].id, grid->words->themes[i].label);
    grid->coverage->region_count = add_region(&grid->depts, grid->words->region);
    for (size_t i = 0; i < count; i++) {
        each_theme(grid->arena, facets[i].themes, note_theme, grid);
        themeless = themeless || themes_count(facets[i].themes) == 0;
        placeless = placeless || *facets[i].dept == '\0';
        if (*facets[i].dept)
            line_of(&grid->depts, facets[i].dept, dept_label(facets[i].dept));
    }
    if (themeless)
        line_of(&grid->themes, "", _("sans thème"));
    if (placeless)
        line_of(&grid->depts, "", dept_label(""));
}

static void count_cell(void *ctx, const char *theme)
{
    struct grid *grid = ctx;
    size_t row = line_of(&grid->themes, theme, theme);
    grid->coverage->cells[row * grid->depts.n + grid->dept] += grid->actors;
    grid->themes.at[row].actors += grid->actors;
}

static void count_facet(struct grid *grid, const struct actor_facet *facet)
{
    grid->dept = line_of(&grid->depts, facet->dept, "");
    grid->actors = facet->actors;
    grid->depts.at[grid->dept].actors += facet->actors;
    grid->coverage->actors += facet->actors;
    each_theme(grid->arena, facet->themes, count_cell, grid);
}

static struct actor_count *lines_keep(struct arena *arena, struct counts *counts)
{
    struct actor_count *kept = arena_alloc(arena, (counts->n + 1) * sizeof *kept);
    if (counts->n)
        memcpy(kept, counts->at, counts->n * sizeof *kept);
    vec_free(counts);
    return kept;
}

void coverage_make(const struct community *words, const struct actor_facet *facets,
                   size_t count, struct arena *arena, struct coverage *coverage)
{
    struct grid grid = {.words = words, .arena = arena, .coverage = coverage};
    *coverage = (struct coverage){0};
    make_lines(&grid, facets, count);
    coverage->theme_count = grid.themes.n;
    coverage->dept_count = grid.depts.n;
    coverage->cells = arena_alloc(arena, (grid.themes.n * grid.depts.n + 1) *
                                             sizeof *coverage->cells);
    for (size_t i = 0; i < count; i++)
        count_facet(&grid, &facets[i]);
    coverage->themes = lines_keep(arena, &grid.themes);
    coverage->depts = lines_keep(arena, &grid.depts);
}

bool ops_coverage(struct garden *garden, const struct actor_filter *filter,
                  struct arena *arena, struct coverage *coverage, struct err *err)
{
    struct actor_facet *facets;
    size_t count;
    *coverage = (struct coverage){0};
    if (!store_actor_facets(garden->store, filter, arena, &facets, &count, err))
        return false;
    coverage_make(garden->community, facets, count, arena, coverage);
    return true;
}

double per_100000(int actors, int population)
{
    return population > 0 ? (double)actors * 100000 / population : 0;
}

/* --- the map ---------------------------------------------------------------------- */

bool is_place(double latitude, double longitude)
{
    return latitude < 0 || latitude > 0 || longitude < 0 || longitude > 0;
}

bool ops_actors_points(struct garden *garden, const struct actor_filter *filter,
                       struct arena *arena, struct actor_point **points, size_t *count,
                       int *unplaced, struct err *err)
{
    struct actor_point *spots;
    size_t n;
    *count = 0;
    *unplaced = 0;
    if (!store_actor_spots(garden->store, filter, arena, &spots, &n, err))
        return false;
    *points = spots;
    for (size_t i = 0; i < n; i++)
        if (is_place(spots[i].latitude, spots[i].longitude))
            (*points)[(*count)++] = spots[i];
        else
            *unplaced += spots[i].actors;
    return true;
}

static int compare_synergies(const void *a, const void *b)
{
    const struct synergy *one = a, *other = b;
    if ((one->km < 0) != (other->km < 0))
        return one->km < 0 ? 1 : -1;
    return (one->km > other->km) - (one->km < other->km);
}

static double km_between(const struct actor *a, const struct actor *b)
{
    bool placed =
        is_place(a->latitude, a->longitude) && is_place(b->latitude, b->longitude);
    return placed ? geo_distance(a->latitude, a->longitude, b->latitude, b->longitude)
                  : -1;
}

bool ops_synergies(struct garden *garden, struct id actor, struct arena *arena,
                   struct synergy **list, size_t *count, struct err *err)
{
    struct actor from;
    struct link_line *links;
    size_t n;
    *count = 0;
    if (!ops_actor(garden, actor, arena, &from, err) ||
        !ops_links(garden, actor, arena, &links, &n, err))
        return false;
    *list = arena_alloc(arena, (n + 1) * sizeof **list);
    for (size_t i = 0; i < n; i++) {
        struct synergy synergy;
        if (links[i].ended || links[i].other_is_person ||
            !str_equal(links[i].link.kind, LINK_SYNERGY))
            continue;
        if (!ops_actor(garden, links[i].other, arena, &synergy.actor, err))
            return false;
        synergy.km = km_between(&from, &synergy.actor);
        (*list)[(*count)++] = synergy;
    }
    qsort(*list, *count, sizeof **list, compare_synergies);
    return true;
}

/* --- bridges ---------------------------------------------------------------------- */

bool ops_bridges(struct garden *garden, const struct actor_filter *filter,
                 const char *a, const char *b, size_t most, struct arena *arena,
                 struct bridge **bridges, size_t *count, struct err *err)
{
    const char *pair[] = {a, b};
    struct actor_filter wanted = filter ? *filter : (struct actor_filter){0};
    bool both = a && b, later = both && wanted.theme_count > 0;
    if (both && !later) {
        wanted.themes = pair;
        wanted.theme_count = 2;
        wanted.every_theme = true;
    }
    if (!store_actor_bridges(garden->store, &wanted, later ? SIZE_MAX / 2 : most, arena,
                             bridges, count, err))
        return false;
    size_t kept = 0;
    for (size_t i = 0; later && i < *count && kept < most; i++)
        if (themes_have((*bridges)[i].actor.themes, a) &&
            themes_have((*bridges)[i].actor.themes, b))
            (*bridges)[kept++] = (*bridges)[i];
    *count = later ? kept : *count;
    return true;
}

struct pairs {
    struct theme_pair *at;
    size_t n, cap;
    const struct community *words;
    struct { /* the themes of one facet */
        const char **at;
        size_t n, cap;
    } themes;
};

static void keep_theme(void *ctx, const char *theme)
{
    struct pairs *pairs = ctx;
    vec_push(&pairs->themes, theme);
}

static size_t rank_of(const struct community *words, const char *theme)
{
    size_t rank = 0;
    while (rank < words->theme_count && !str_equal(words->themes[rank].id, theme))
        rank++;
    return rank;
}

static void count_pair(struct pairs *pairs, const char *a, const char *b, int actors)
{
    size_t first = rank_of(pairs->words, a), second = rank_of(pairs->words, b);
    bool turned = first > second || (first == second && strcmp(a, b) > 0);
    const char *low = turned ? b : a, *high = turned ? a : b;
    for (size_t i = 0; i < pairs->n; i++)
        if (str_equal(pairs->at[i].a, low) && str_equal(pairs->at[i].b, high)) {
            pairs->at[i].actors += actors;
            return;
        }
    struct theme_pair pair = {low, high, community_theme(pairs->words, low),
                              community_theme(pairs->words, high), actors};
    vec_push(pairs, pair);
}

static int compare_pairs(const void *a, const void *b)
{
    const struct theme_pair *one = a, *other = b;
    if (one->actors != other->actors)
        return one->actors > other->actors ? -1 : 1;
    int order = strcmp(one->a_label, other->a_label);
    return order ? order : strcmp(one->b_label, other->b_label);
}

bool ops_theme_pairs(struct garden *garden, const struct actor_filter *filter,
                     struct arena *arena, struct theme_pair **list, size_t *count,
                     struct err *err)
{
    struct pairs pairs = {.words = garden->community};
    struct actor_facet *facets;
    size_t n;
    *count = 0;
    if (!store_actor_facets(garden->store, filter, arena, &facets, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        pairs.themes.n = 0;
        each_theme(arena, facets[i].themes, keep_theme, &pairs);
        for (size_t a = 0; a < pairs.themes.n; a++)
            for (size_t b = a + 1; b < pairs.themes.n; b++)
                count_pair(&pairs, pairs.themes.at[a], pairs.themes.at[b],
                           facets[i].actors);
    }
    *count = pairs.n;
    *list = arena_alloc(arena, (pairs.n + 1) * sizeof **list);
    if (pairs.n) {
        memcpy(*list, pairs.at, pairs.n * sizeof **list);
        qsort(*list, pairs.n, sizeof **list, compare_pairs);
    }
    vec_free(&pairs.themes);
    vec_free(&pairs);
    return true;
}

/* --- white zones ------------------------------------------------------------------ */

static struct white_zone zone_of(struct arena *arena, int row,
                                 const struct geo_spot *spots, size_t count)
{
    struct commune commune;
    double nearest = -1;
    commune_get(row, &commune);
    for (size_t i = 0; i < count; i++) {
        double km = geo_distance(commune.lat, commune.lon, spots[i].lat, spots[i].lon);
        nearest = nearest < 0 || km < nearest ? km : nearest;
    }
    return (struct white_zone){.commune = arena_strdup(arena, commune.code),
                               .name = arena_strdup(arena, commune.name),
                               .dept = geo_departement(commune.departement)->code,
                               .population = (int)commune.population,
                               .latitude = commune.lat,
                               .longitude = commune.lon,
                               .nearest = nearest};
}

void white_zones_make(const struct community *words, const struct actor_point *points,
                      size_t n, int people, double km, struct arena *arena,
                      struct white_zone **zones, size_t *count)
{
    size_t spot_count = 0;
    struct geo_spot *spots = arena_alloc(arena, (n + 1) * sizeof *spots);
    for (size_t i = 0; i < n; i++)
        if (points[i].actors > 0)
            spots[spot_count++] =
                (struct geo_spot){points[i].latitude, points[i].longitude};
    const struct geo_blank asked = {.region = geo_region_find(words->region),
                                    .population = people,
                                    .km = km,
                                    .spots = spots,
                                    .spot_count = spot_count};
    int *rows = arena_alloc(arena, (size_t)commune_count() * sizeof *rows);
    *count = geo_blank_communes(&asked, rows, (size_t)commune_count());
    *zones = arena_alloc(arena, (*count + 1) * sizeof **zones);
    for (size_t i = 0; i < *count; i++)
        (*zones)[i] = zone_of(arena, rows[i], spots, spot_count);
}

bool ops_white_zones(struct garden *garden, const struct actor_filter *filter,
                     int people, double km, struct arena *arena,
                     struct white_zone **zones, size_t *count, struct err *err)
{
    struct actor_point *points;
    size_t n;
    int unplaced;
    if (!ops_actors_points(garden, filter, arena, &points, &n, &unplaced, err))
        return false;
    white_zones_make(garden->community, points, n, people, km, arena, zones, count);
    return true;
}
