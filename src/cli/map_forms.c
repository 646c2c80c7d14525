#include "cli/map_forms.h"

#include <string.h>

#include "base/i18n.h"
#include "geo/geojson.h"
#include "geo/svg.h"
#include "ops/actors.h"

/* --- in words ------------------------------------------------------------------------
 */

/* « climat 3, vélo 1 » */
static void add_themes(const struct coverage *coverage, size_t dept, struct str *out)
{
    bool first = true;
    for (size_t i = 0; i < coverage->theme_count; i++) {
        int actors = coverage->cells[i * coverage->dept_count + dept];
        if (!actors)
            continue;
        str_printf(out, "%s%s %d", first ? " : " : ", ",
                   *coverage->themes[i].id ? coverage->themes[i].label
                                           : _("sans thème"),
                   actors);
        first = false;
    }
}

static void add_dept(const struct coverage *coverage, size_t dept, struct str *out)
{
    const struct actor_count *count = &coverage->depts[dept];
    int index = geo_departement_find(count->id);
    const char *name = *count->id ? count->label : _("Sans lieu");
    str_printf(out, i18n_n("%s : %d acteur", "%s : %d acteurs", count->actors), name,
               count->actors);
    if (*count->id && index != GEO_NONE) {
        char rate[16];
        actors_scene_rate(count->actors, geo_departement(index)->population, rate);
        str_printf(out, _(", %s pour 100 000 habitants"), rate);
    }
    add_themes(coverage, dept, out);
    str_add(out, "\n");
}

static void add_zones(const struct actors_scene *scene, struct str *out)
{
    str_printf(out,
               i18n_n("%zu commune de %d habitants et plus, sans personne à moins de "
                      "%d km\n",
                      "%zu communes de %d habitants et plus, sans personne à moins de "
                      "%d km\n",
                      (long)scene->zone_count),
               scene->zone_count, WHITE_PEOPLE, WHITE_KM);
    for (size_t i = 0; i < scene->zone_count; i++)
        str_printf(out, "%s (%s), %d\n", scene->zones[i].name, scene->zones[i].dept,
                   scene->zones[i].population);
}

void map_form_text(const struct actors_scene *scene, struct str *out)
{
    const struct coverage *coverage = &scene->coverage;
    str_printf(out,
               i18n_n("%d acteur en tout\n", "%d acteurs en tout\n", coverage->actors),
               coverage->actors);
    if (scene->tier == TIER_WHITE) {
        add_zones(scene, out);
        return;
    }
    for (size_t i = 0; i < coverage->dept_count; i++)
        add_dept(coverage, i, out);
}

/* --- drawn ---------------------------------------------------------------------------
 */

void map_form_drawn(struct actors_scene *scene, struct map_view *view, struct str *out)
{
    struct map_grid grid = {0};
    struct map_scene drawn = actors_scene_make(scene);
    map_compose(view, &drawn, &grid);
    if (scene->tier == TIER_DENSITY)
        actors_scene_density(scene, view, &grid);
    str_printf(out, "%s : %s\n\n",
               scene->region == GEO_NONE ? _("France")
                                         : geo_region(scene->region)->name,
               map_tier_label(scene->tier));
    map_grid_text(&grid, out);
    str_printf(out, "\n%s\n", geo_attribution());
    map_grid_free(&grid);
}

void map_form_svg(struct actors_scene *scene, struct map_view *view, const char *title,
                  struct str *out)
{
    struct map_scene drawn = actors_scene_make(scene);
    map_svg(view, &drawn, title, out);
}

/* --- the grid ------------------------------------------------------------------------
 */

static void add_field(struct str *out, const char *text)
{
    bool quoted = strpbrk(text, ";\"\n") != NULL;
    str_add(out, quoted ? "\"" : "");
    for (; *text; text++)
        str_printf(out, *text == '"' ? "\"%c" : "%c", *text);
    str_add(out, quoted ? "\"" : "");
}

void map_form_csv(const struct actors_scene *scene, struct str *out)
{
    const struct coverage *coverage = &scene->coverage;
    add_field(out, _("thème"));
    for (size_t i = 0; i < coverage->dept_count; i++) {
        const char *id = coverage->depts[i].id;
        str_add(out, ";");
        add_field(out, *id ? id : _("sans lieu"));
    }
    str_printf(out, ";%s\n", _("total"));
    for (size_t row = 0; row < coverage->theme_count; row++) {
        const struct actor_count *theme = &coverage->themes[row];
        add_field(out, *theme->id ? theme->label : _("sans thème"));
        for (size_t i = 0; i < coverage->dept_count; i++)
            str_printf(out, ";%d", coverage->cells[row * coverage->dept_count + i]);
        str_printf(out, ";%d\n", theme->actors);
    }
    str_add(out, _("total"));
    for (size_t i = 0; i < coverage->dept_count; i++)
        str_printf(out, ";%d", coverage->depts[i].actors);
    str_printf(out, ";%d\n", coverage->actors);
}

/* --- every actor ---------------------------------------------------------------------
 */

enum { PROPERTIES = 7, PAGE = 500 };

struct features {
    struct garden *garden;
    struct arena arena;
    struct geojson_point *points;
    size_t count;
};

static bool is_open(const struct actor *actor, enum field field)
{
    return record_may_show(AUDIENCE_PUBLIC, field, actor->visibility);
}

/* The value when anyone may read the field, else nothing. */
static const char *shown(const struct actor *actor, enum field field, const char *value)
{
    return *value && is_open(actor, field) ? value : NULL;
}

/* Where it is: the département tells of the commune and of the perimeter. */
static const char *dept_shown(const struct actor *actor, struct arena *arena)
{
    char dept[DEPT_SIZE];
    actor_dept(actor->commune, actor->perimeter, dept);
    bool open =
        is_open(actor, FIELD_ACTOR_COMMUNE) && is_open(actor, FIELD_ACTOR_PERIMETER);
    return open && *dept ? arena_strdup(arena, dept) : NULL;
}

static bool is_placed(const struct actor *actor)
{
    static const enum field told[] = {FIELD_ACTOR_COMMUNE, FIELD_ACTOR_PLACE,
                                      FIELD_ACTOR_LATITUDE, FIELD_ACTOR_LONGITUDE};
    bool open = true;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        open = open && is_open(actor, told[i]);
    return open && actor->precision != PRECISION_NONE &&
           (actor->latitude != 0 || actor->longitude != 0);
}

static void add_feature(struct features *features, const struct actor *actor)
{
    const struct community *community = features->garden->community;
    struct arena *arena = &features->arena;
    struct geojson_property *at = arena_alloc(arena, PROPERTIES * sizeof *at);
    const char *kind = community_actor_kind(community, actor->kind);
    const struct geojson_property properties[PROPERTIES] = {
        {"nom", actor->name},
        {"nature", shown(actor, FIELD_ACTOR_NATURE, actor_nature_id(actor->nature))},
        {"type", shown(actor, FIELD_ACTOR_KIND, kind)},
        {"themes", shown(actor, FIELD_ACTOR_THEMES, actor->themes)},
        {"action", shown(actor, FIELD_ACTOR_ACTION, actor->action)},
        {"commune", shown(actor, FIELD_ACTOR_COMMUNE, actor->commune)},
        {"departement", dept_shown(actor, arena)}};
    memcpy(at, properties, sizeof properties);
    features->points[features->count++] =
        (struct geojson_point){.placed = is_placed(actor),
                               .lat = actor->latitude,
                               .lon = actor->longitude,
                               .properties = at,
                               .property_count = PROPERTIES};
}

/* Pages follow each other: the last one of a page is the anchor of the next. */
static bool read_features(struct features *features, struct err *err)
{
    struct actor_filter filter = {.consents =
                                      1u << CONSENT_UNKNOWN | 1u << CONSENT_YES};
    struct actor_page page = {.more_after = true};
    struct id last = {0};
    while (page.more_after) {
        bool first = id_is_none(last);
        if (!ops_actors_page(features->garden, &filter, ACTOR_BY_NAME, last, 0, PAGE,
                             &features->arena, &page, err))
            return false;
        for (size_t i = first ? 0 : 1; i < page.count; i++)
            if (is_open(&page.actors[i], FIELD_ACTOR_NAME))
                add_feature(features, &page.actors[i]);
        if (page.count)
            last = page.actors[page.count - 1].id;
    }
    return true;
}

bool map_form_geojson(struct garden *garden, struct str *out, struct err *err)
{
    struct features features = {.garden = garden};
    size_t passing, all;
    bool good = ops_actors_count(garden, NULL, &passing, &all, err);
    if (good) {
        features.points =
            arena_alloc(&features.arena, (all + 1) * sizeof *features.points);
        good = read_features(&features, err);
    }
    if (good)
        geojson_write(features.points, features.count, geo_attribution(), out);
    arena_free(&features.arena);
    return good;
}
