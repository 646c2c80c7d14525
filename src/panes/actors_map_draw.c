/* The map on the screen: a title, the grid, a legend; or the same facts as a table. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "geo/search.h"
#include "panes/actors_map.h"
#include "ui/list.h"

struct rect actors_map_room(struct rect rect)
{
    return (struct rect){rect.x, rect.y + 1, rect.width, rect.height - 2};
}

/* Who the data comes from, as licences ask, as long as there is room; the palette says
 * it whole. */
static void draw_credit(struct canvas *canvas, struct rect rect, int used,
                        uint8_t style)
{
    const char *const credits[] = {_("Etalab, INSEE, IGN, Natural Earth"),
                                   _("Etalab, INSEE, IGN"), _("IGN")};
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++)
        if (rect.width - used > width_text(credits[i], strlen(credits[i])) + 2) {
            canvas_put_right(canvas, rect.x, rect.y, rect.width - 1, style, credits[i]);
            return;
        }
}

static void draw_title(const struct actors_map *map, struct canvas *canvas,
                       struct rect rect, bool focused)
{
    uint8_t style = focused ? STYLE_PLAIN : STYLE_DIM;
    const char *where = map->scene.region == GEO_NONE
                            ? _("France")
                            : geo_region(map->scene.region)->name;
    int used =
        canvas_put_cut(canvas, rect.x + 1, rect.y, rect.width - 2, STYLE_TITLE, where);
    used += 3 + canvas_put_cut(canvas, rect.x + 3 + used, rect.y, rect.width - used - 4,
                               style, actors_scene_title(&map->scene));
    draw_credit(canvas, rect, used, style);
    if (focused)
        canvas_focus(canvas, (struct rect){rect.x, rect.y, rect.width, 1});
}

/* --- legends ------------------------------------------------------------------------
 */

static int draw_marks(const struct actors_map *map, struct canvas *canvas, int x, int y,
                      int room)
{
    enum map_glyphs glyphs = map->view.glyphs;
    int used = canvas_printf(canvas, x, y, room, STYLE_PLAIN, "%s 1  %s 2-5  %s 6+",
                             map_marker(glyphs, 1), map_marker(glyphs, 2),
                             map_marker(glyphs, 6));
    if (map->scene.filtered)
        used += canvas_printf(canvas, x + used, y, room - used, STYLE_PLAIN,
                              _("  %s hors filtre"), map_faint_glyph(glyphs));
    if (actors_scene_placed(&map->scene))
        used += canvas_printf(canvas, x + used, y, room - used, STYLE_PLAIN,
                              _("  %s ici"), map_selection_glyph(glyphs));
    if (map->scene.partner_count && !map->scene.links_off)
        used += canvas_printf(canvas, x + used, y, room - used, STYLE_PLAIN,
                              _("  %s synergie"), map_partner_glyph(glyphs));
    return used;
}

/* Communes near one another are one mark. */
static int draw_zones(const struct actors_map *map, struct canvas *canvas, int x, int y,
                      int room)
{
    enum map_glyphs glyphs = map->view.glyphs;
    struct str people = {0};
    geo_add_people(&people, WHITE_PEOPLE);
    int used = canvas_printf(canvas, x, y, room, STYLE_PLAIN,
                             _("%s 1  %s 2+ communes de %s hab. sans personne à %d km"),
                             map_marker(glyphs, 1), map_marker(glyphs, 2),
                             str_text(&people), WHITE_KM);
    str_free(&people);
    return used;
}

/* "A 0": the letter on the ground of its class. */
static int draw_class(struct canvas *canvas, int x, int y, int room, uint8_t shade,
                      const char *words)
{
    char letter[4] = {' ', map_shade_letter(shade), ' ', '\0'};
    int used = canvas_put(canvas, x, y, room, map_shade_style(shade), letter);
    used += canvas_printf(canvas, x + used, y, room - used, STYLE_PLAIN, "%s  ", words);
    return used;
}

static int draw_classes(const struct actors_map *map, struct canvas *canvas, int x,
                        int y, int room)
{
    int used = 0;
    for (int shade = 1; shade <= MAP_SHADES; shade++) {
        char words[32];
        actors_scene_class(&map->scene, shade, words);
        used += draw_class(canvas, x + used, y, room - used, (uint8_t)shade, words);
    }
    return used;
}

static void draw_legend(const struct actors_map *map, struct canvas *canvas, int x,
                        int y, int room)
{
    int used = 0;
    char lost[64] = "";
    switch ((int)map->scene.tier) {
    case TIER_POINTS:
        used = draw_marks(map, canvas, x, y, room);
        break;
    case TIER_DENSITY:
        used =
            canvas_put(canvas, x, y, room, STYLE_PLAIN,
                       map->view.glyphs == MAP_ASCII ? ". 1-2  : 3-5  % 6-10  @ 11+"
                                                     : "░ 1-2  ▒ 3-5  ▓ 6-10  █ 11+");
        break;
    case TIER_WHITE:
        used = draw_zones(map, canvas, x, y, room);
        break;
    default:
        used = draw_classes(map, canvas, x, y, room);
        break;
    }
    snprintf(lost, sizeof lost, _("%d sans lieu"), map->scene.unplaced);
    if (map->scene.unplaced && room - used > 16)
        canvas_put_right(canvas, x + used, y, room - used, STYLE_DIM, lost);
}

/* --- the table ----------------------------------------------------------------------
 */

enum { TABLE_HEAD = 2 };

static void draw_table_row(const struct actors_map *map, struct canvas *canvas,
                           struct rect row, int at)
{
    const struct actor_count *dept = &map->scene.coverage.depts[at];
    int index = geo_departement_find(dept->id);
    char rate[16] = "";
    if (index != GEO_NONE)
        actors_scene_rate(dept->actors, geo_departement(index)->population, rate);
    bool here = index != GEO_NONE && index == map->scene.departement;
    canvas_put(canvas, row.x, row.y, 1, STYLE_PLAIN, here ? ">" : " ");
    canvas_printf(canvas, row.x + 2, row.y, row.width - 3, STYLE_PLAIN,
                  "%-4s %4d %7s  %s", *dept->id ? dept->id : "-", dept->actors, rate,
                  *dept->id ? dept->label : _("sans lieu"));
}

/* The département stood on is among those shown, and the cursor on it. */
static void draw_table(const struct actors_map *map, struct canvas *canvas,
                       struct rect rect, bool focused)
{
    const struct coverage *coverage = &map->scene.coverage;
    const struct actor_count *here =
        map->scene.departement == GEO_NONE
            ? NULL
            : actors_scene_dept(&map->scene, map->scene.departement);
    struct list list = {.selected = here ? (int)(here - coverage->depts) : 0};
    list_settle(&list, (int)coverage->dept_count, rect.height - TABLE_HEAD);
    canvas_put_cut(canvas, rect.x + 2, rect.y + 1, rect.width - 3, STYLE_DIM,
                   _("Dép. act. /100 000 hab."));
    for (int i = 0; i < list.height && list.top + i < list.count; i++)
        draw_table_row(map, canvas,
                       (struct rect){rect.x, rect.y + TABLE_HEAD + i, rect.width, 1},
                       list.top + i);
    if (focused)
        canvas_cursor(canvas, rect.x, rect.y + TABLE_HEAD + list.selected - list.top);
}

/* --- all of it ----------------------------------------------------------------------
 */

/* The commune gone to, until an arrow leaves its département. */
static bool find_commune(const struct actors_map *map, int *column, int *row)
{
    int x, y;
    if (!map->went || map->commune.departement != map->scene.departement ||
        !map_view_cell(&map->view, geo_project(map->commune.lat, map->commune.lon), &x,
                       &y))
        return false;
    *column = x;
    *row = y;
    return true;
}

/* Until a département is chosen the cursor is where the actor of the list is. */
static void find_actor(const struct actors_map *map, int *column, int *row)
{
    const struct actor *actor = &map->scene.actor;
    int x, y;
    if (!actors_scene_placed(&map->scene) ||
        !map_view_cell(&map->view, geo_project(actor->latitude, actor->longitude), &x,
                       &y))
        return;
    *column = x;
    *row = y;
}

static void set_cursor(const struct actors_map *map, struct canvas *canvas,
                       struct rect room)
{
    int column = room.width / 2, row = room.height / 2;
    if (map->placing) {
        column = map->cross_x;
        row = map->cross_y;
        canvas_put(canvas, room.x + column, room.y + row, 1, STYLE_ERROR, "+");
    } else if (!find_commune(map, &column, &row) &&
               map->scene.departement != GEO_NONE) {
        map_find(&map->grid, map->scene.departement, &column, &row);
    } else if (map->scene.departement == GEO_NONE) {
        find_actor(map, &column, &row);
    }
    canvas_cursor(canvas, room.x + column, room.y + row);
}

void actors_map_draw(const struct actors_map *map, struct canvas *canvas,
                     struct rect rect, bool focused)
{
    struct rect room = actors_map_room(rect);
    draw_title(map, canvas, rect, focused);
    if (rect.width < MAP_LEAST_WIDTH || rect.height < MAP_LEAST_HEIGHT) {
        draw_table(map, canvas, rect, focused);
        return;
    }
    map_draw(&map->grid, canvas, room.x, room.y);
    draw_legend(map, canvas, rect.x + 1, rect.y + rect.height - 1, rect.width - 2);
    if (focused)
        set_cursor(map, canvas, room);
}

/* --- in words -----------------------------------------------------------------------
 */

static void departement_words(const struct actors_map *map, struct str *out)
{
    const struct geo_departement *at = geo_departement(map->scene.departement);
    const struct actor_count *count =
        actors_scene_dept(&map->scene, map->scene.departement);
    int actors = count ? count->actors : 0;
    char rate[16];
    actors_scene_rate(actors, at->population, rate);
    str_printf(out, i18n_n("%s : %d acteur", "%s : %d acteurs", actors), at->name,
               actors);
    str_printf(out, _(", %s pour 100 000 hab."), rate);
    int fullest = actors_scene_fullest(&map->scene, map->scene.departement);
    if (fullest != GEO_NONE) {
        char name[64];
        long population;
        actors_scene_area(&map->scene, fullest, name, &population);
        str_printf(out, _("   surtout %s (%d)"), name, map->scene.area_counts[fullest]);
    }
    if (map->scene.tier == TIER_THEMES && count)
        str_printf(out, _("   %d thèmes sur %d"),
                   actors_scene_themes(&map->scene,
                                       (size_t)(count - map->scene.coverage.depts)),
                   map->scene.theme_count);
    str_add(out, _("   Entrée : les voir"));
}

static void zones_words(const struct actors_map *map, struct str *out)
{
    str_printf(out,
               i18n_n("%zu commune sans personne à moins de %d km",
                      "%zu communes sans personne à moins de %d km",
                      (long)map->scene.zone_count),
               map->scene.zone_count, WHITE_KM);
    for (size_t i = 0; i < map->scene.zone_count && i < 3; i++)
        str_printf(out, "%s%s (%s)", i ? ", " : " : ", map->scene.zones[i].name,
                   map->scene.zones[i].dept);
}

static void synergies_words(const struct actors_map *map, struct str *out)
{
    str_printf(out,
               i18n_n("%s : %zu synergie", "%s : %zu synergies",
                      (long)map->scene.synergy_count),
               map->scene.actor.name, map->scene.synergy_count);
    for (size_t i = 0; i < map->scene.synergy_count && i < 3; i++) {
        const struct synergy *synergy = &map->scene.synergies[i];
        str_printf(out, "%s%s", i ? ", " : " : ", synergy->actor.name);
        if (synergy->km >= 0)
            str_printf(out, " %d km", (int)(synergy->km + 0.5));
    }
}

void actors_map_status(const struct actors_map *map, struct str *out)
{
    if (map->placing)
        str_printf(out, _("Placer « %s » : flèches, = et - ; Entrée : ici   Échap"),
                   map->scene.actor.name ? map->scene.actor.name : "");
    else if (map->scene.tier == TIER_WHITE)
        zones_words(map, out);
    else if (map->scene.departement != GEO_NONE)
        departement_words(map, out);
    else if (map->scene.synergy_count && !map->scene.links_off)
        synergies_words(map, out);
    else
        str_add(out, _("flèches : département   HJKL : glisser   Échap : la liste"));
}
