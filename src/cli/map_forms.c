#include "cli/map_forms.h"

#include <string.h>

#include "base/i18n.h"
#include "geo/geojson.h"
#include "geo/svg.h"
#include "ops/actors_told.h"

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

enum { PROPERTIES = 7 };

/* NULL, not "": not told, or not known. */
static const char *told_text(const char *text)
{
    return *text ? text : NULL;
}

static bool is_placed(const struct actor *actor)
{
    return actor->precision != PRECISION_NONE &&
           (actor->latitude != 0 || actor->longitude != 0);
}

static void add_feature(const struct community *words, const struct actor *actor,
                        bool first, struct str *out)
{
    char dept[DEPT_SIZE];
    actor_dept(actor->commune, actor->perimeter, dept);
    const struct geojson_property properties[PROPERTIES] = {
        {"nom", actor->name},
        {"nature",
         actor->nature == NATURE_COUNT ? NULL : actor_nature_id(actor->nature)},
        {"type", told_text(community_actor_kind(words, actor->kind))},
        {"themes", told_text(actor->themes)},
        {"action", told_text(actor->action)},
        {"commune", told_text(actor->commune)},
        {"departement", told_text(dept)}};
    const struct geojson_point point = {.placed = is_placed(actor),
                                        .lat = actor->latitude,
                                        .lon = actor->longitude,
                                        .properties = properties,
                                        .property_count = PROPERTIES};
    geojson_add(&point, first, out);
}

bool map_form_geojson(struct garden *garden, enum audience readers, struct str *out,
                      struct err *err)
{
    struct arena arena = {0};
    struct actor *actors;
    size_t count;
    bool good = ops_actors_told(garden, readers, &arena, &actors, &count, err);
    if (good) {
        geojson_begin(geo_attribution(), out);
        for (size_t i = 0; i < count; i++)
            add_feature(garden->community, &actors[i], i == 0, out);
        geojson_end(out);
    }
    arena_free(&arena);
    return good;
}
