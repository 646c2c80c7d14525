#include "cli/map_forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
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

struct area_line {
    int area, actors;
};

static int compare_areas(const void *a, const void *b)
{
    const struct area_line *one = a, *other = b;
    if (one->actors != other->actors)
        return one->actors > other->actors ? -1 : 1;
    return one->area < other->area ? -1 : 1;
}

static bool is_of_region(const struct actors_scene *scene, int area)
{
    int row = scene->areas.hearts[area];
    return scene->region == GEO_NONE ||
           geo_departement(commune_departement(row))->region == scene->region;
}

static void add_area(const struct actors_scene *scene, const struct area_line *line,
                     struct str *out)
{
    char name[64], rate[16];
    long population;
    int row = scene->areas.hearts[line->area];
    actors_scene_area(scene, line->area, name, &population);
    actors_scene_rate(line->actors, population, rate);
    str_printf(out, i18n_n("%s (%s) : %d acteur", "%s (%s) : %d acteurs", line->actors),
               name, geo_departement(commune_departement(row))->code, line->actors);
    str_printf(out, _(", %s pour 100 000 habitants"), rate);
    str_add(out, "\n");
}

/* Those where there is someone, the fullest first, then how many have nobody. */
static void add_areas(const struct actors_scene *scene, struct str *out)
{
    size_t room = (size_t)scene->areas.count + 1;
    struct area_line *lines = xcalloc(room, sizeof *lines);
    size_t count = 0;
    int empty = 0;
    for (int i = 0; i < scene->areas.count; i++)
        if (scene->area_counts[i])
            lines[count++] = (struct area_line){i, scene->area_counts[i]};
        else if (is_of_region(scene, i))
            empty++;
    qsort(lines, count, sizeof *lines, compare_areas);
    for (size_t i = 0; i < count; i++)
        add_area(scene, &lines[i], out);
    if (scene->grain == GRAIN_EPCI)
        str_printf(out,
                   i18n_n("%d EPCI sans personne\n", "%d EPCI sans personne\n", empty),
                   empty);
    free(lines);
}

static void add_regions(const struct actors_scene *scene, struct str *out)
{
    int actors[GEO_REGIONS] = {0};
    for (size_t i = 0; i < scene->coverage.dept_count; i++) {
        int index = geo_departement_find(scene->coverage.depts[i].id);
        if (index != GEO_NONE)
            actors[geo_departement(index)->region] += scene->coverage.depts[i].actors;
    }
    for (int i = 0; i < GEO_REGIONS; i++) {
        char rate[16];
        actors_scene_rate(actors[i], geo_region(i)->population, rate);
        str_printf(out, i18n_n("%s : %d acteur", "%s : %d acteurs", actors[i]),
                   geo_region(i)->name, actors[i]);
        str_printf(out, _(", %s pour 100 000 habitants"), rate);
        str_add(out, "\n");
    }
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
    if (scene->areas.count) {
        add_areas(scene, out);
        return;
    }
    if (scene->grain == GRAIN_REGION) {
        add_regions(scene, out);
        return;
    }
    for (size_t i = 0; i < coverage->dept_count; i++)
        add_dept(coverage, i, out);
}

/* --- drawn ---------------------------------------------------------------------------
 */

/* "Occitanie : nombre d’acteurs par département" */
static void add_subject(const struct actors_scene *scene, struct str *out)
{
    str_printf(out, "%s : %s",
               scene->region == GEO_NONE ? _("France")
                                         : geo_region(scene->region)->name,
               actors_scene_title(scene));
}

void map_form_drawn(struct actors_scene *scene, struct map_view *view, struct str *out)
{
    struct map_grid grid = {0};
    struct map_scene drawn = actors_scene_make(scene);
    map_compose(view, &drawn, &grid);
    if (scene->tier == TIER_DENSITY)
        actors_scene_density(scene, view, &grid);
    add_subject(scene, out);
    str_add(out, "\n\n");
    map_grid_text(&grid, out);
    str_printf(out, "\n%s\n", geo_attribution());
    map_grid_free(&grid);
}

void map_form_svg(struct actors_scene *scene, struct map_view *view, const char *title,
                  struct str *out)
{
    struct map_scene drawn = actors_scene_make(scene);
    struct map_svg_words words = {.title = title};
    struct str subject = {0};
    char classes[MAP_SHADES][32];
    add_subject(scene, &subject);
    words.subject = str_text(&subject);
    for (int i = 0; (drawn.shades || drawn.areas) && i < MAP_SHADES; i++) {
        actors_scene_class(scene, i + 1, classes[i]);
        words.classes[i] = classes[i];
    }
    map_svg(view, &drawn, &words, out);
    str_free(&subject);
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
