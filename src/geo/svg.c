#include "geo/svg.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "geo/map_private.h"

#define WIDTH 1000.0
#define HEAD 80.0 /* above the map, its title, what it shows */
#define FOOT 80.0 /* below, who the data comes from */
#define LINE 17.0
#define NEAR 0.7f /* a point that is nearer to the one before adds nothing */

struct svg {
    const struct map_view *view;
    const struct map_scene *scene;
    struct str *out;
    double height; /* of the map */
};

/* The ramp of shades, from nothing to the most; the first is without fill. */
static const char *const fills[MAP_SHADES + 1] = {"none",    "none",    "#d7e8c8",
                                                  "#a3cf8f", "#5ba35f", "#23693c"};

static void add_escaped(struct str *out, const char *text)
{
    size_t len = strlen(text);
    while (len > 0) {
        uint32_t code;
        char bytes[4];
        size_t used = utf8_decode(text, len, &code);
        if (code == '<' || code == '>' || code == '&' || code == '"')
            str_printf(out, "&#%u;", (unsigned)code);
        else if (code >= 0x20 && code < 0xFFFE)
            str_add_n(out, bytes, utf8_encode(code, bytes));
        else if (code >= 0x10000)
            str_add_n(out, bytes, utf8_encode(code, bytes));
        text += used;
        len -= used;
    }
}

static struct raster_point spot_of(const struct svg *svg, double x, double y)
{
    struct raster_point spot = map_spot(svg->view, x, y);
    spot.x *= (float)(WIDTH / svg->view->width);
    spot.y *= (float)(svg->height / svg->view->height);
    return spot;
}

static struct raster_point spot_of_arc(const struct svg *svg, const struct geo_arc *arc,
                                       int index)
{
    const int16_t *at = geo_arc_points[arc->first + (uint32_t)index];
    return spot_of(svg, (double)at[0] / GEO_KILOMETRE, (double)at[1] / GEO_KILOMETRE);
}

/* Appends the points of an arc, in its direction of use; `first` starts a path. */
static void add_points(const struct svg *svg, int use, bool first)
{
    const struct geo_arc *arc = &geo_arcs[use < 0 ? -use - 1 : use];
    struct raster_point before = {0, 0};
    for (int i = 0; i < arc->count; i++) {
        struct raster_point here =
            spot_of_arc(svg, arc, use < 0 ? arc->count - 1 - i : i);
        bool end = i == 0 || i == arc->count - 1;
        if (!end && hypotf(here.x - before.x, here.y - before.y) < NEAR)
            continue;
        str_printf(svg->out, "%s%.1f %.1f", first && i == 0 ? "M" : "L", (double)here.x,
                   (double)here.y);
        before = here;
    }
}

static void add_fill(const struct svg *svg, int departement)
{
    const struct geo_departement_part *part = &geo_departement_parts[departement];
    uint8_t shade = svg->scene->shades ? svg->scene->shades[departement] : 0;
    str_printf(svg->out, "<path fill-rule=\"evenodd\" fill=\"%s\" d=\"",
               fills[shade <= MAP_SHADES ? shade : MAP_SHADES]);
    for (int i = part[0].ring; i < part[1].ring; i++) {
        for (int j = 0; j < geo_rings[i].count; j++)
            add_points(svg, geo_ring_arcs[geo_rings[i].first + j], j == 0);
        str_add(svg->out, "Z");
    }
    str_add(svg->out, "\"><title>");
    add_escaped(svg->out, geo_departements[departement].name);
    str_add(svg->out, "</title></path>\n");
}

static void add_borders(const struct svg *svg, enum map_layer layer, const char *pen)
{
    str_printf(svg->out, "<path fill=\"none\" %s d=\"", pen);
    for (int i = 0; i < geo_arc_total; i++)
        if (map_arc_layer(svg->view, svg->scene, &geo_arcs[i]) == layer)
            add_points(svg, i, true);
    str_add(svg->out, "\"/>\n");
}

static void add_labels(const struct svg *svg)
{
    str_add(svg->out, "<g font-size=\"15\" fill=\"#555\" text-anchor=\"middle\">\n");
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        const struct geo_departement *home = &geo_departements[i];
        uint8_t shade = svg->scene->shades ? svg->scene->shades[i] : 0;
        if (!map_shows(svg->view, i))
            continue;
        struct geo_planar at = geo_project_in(svg->view->zone, home->lat, home->lon);
        struct raster_point spot = spot_of(svg, (double)at.x, (double)at.y);
        str_printf(svg->out, "<text x=\"%.1f\" y=\"%.1f\">%s", (double)spot.x,
                   (double)spot.y + 5, home->code);
        if (svg->scene->letters && shade > 0)
            str_printf(svg->out, ":%c", map_shade_letter(shade));
        str_add(svg->out, "</text>\n");
    }
    str_add(svg->out, "</g>\n");
}

static void add_links(const struct svg *svg)
{
    const struct map_scene *scene = svg->scene;
    if (scene->selected == GEO_NONE)
        return;
    struct geo_planar from = scene->points[scene->selected].at;
    struct raster_point a = spot_of(svg, (double)from.x, (double)from.y);
    for (size_t i = 0; i < scene->partner_count; i++) {
        struct geo_planar to = scene->partners[i].at;
        struct raster_point b = spot_of(svg, (double)to.x, (double)to.y);
        if (to.zone != svg->view->zone || from.zone != svg->view->zone)
            continue;
        str_printf(svg->out,
                   "<path stroke=\"#7a3e9d\" stroke-width=\"1.5\" "
                   "d=\"M%.1f %.1fL%.1f %.1f\"/>\n",
                   (double)a.x, (double)a.y, (double)b.x, (double)b.y);
    }
}

static void add_points_of_scene(const struct svg *svg)
{
    for (size_t i = 0; i < svg->scene->point_count; i++) {
        const struct map_point *point = &svg->scene->points[i];
        bool chosen = svg->scene->selected == (int)i;
        int column, row;
        if (!map_view_cell(svg->view, point->at, &column, &row))
            continue;
        struct raster_point spot =
            spot_of(svg, (double)point->at.x, (double)point->at.y);
        str_printf(svg->out,
                   "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>\n",
                   (double)spot.x, (double)spot.y,
                   3 * sqrt(point->count > 0 ? point->count : 1),
                   chosen         ? "#7a3e9d"
                   : point->faint ? "#bbbbbb"
                                  : "#c4501b");
    }
}

static void add_attribution(const struct svg *svg)
{
    const char *at = geo_attribution();
    double y = svg->height + LINE;
    str_add(svg->out, "<g font-size=\"12\" fill=\"#555\">\n");
    while (*at) {
        char line[256];
        size_t len = strcspn(at, "\n");
        str_format(line, sizeof line, "%.*s", (int)len, at);
        str_printf(svg->out, "<text x=\"10\" y=\"%.1f\">", y);
        add_escaped(svg->out, line);
        str_add(svg->out, "</text>\n");
        y += LINE;
        at += len + (at[len] == '\n');
    }
    str_add(svg->out, "</g>\n");
}

/* Squares as large as a commune is on average, a path for each class: EPCI and communes
 * have no outline. */
static void add_areas(const struct svg *svg, uint8_t shade)
{
    const struct map_areas *areas = svg->scene->areas;
    double side = 4.4 / svg->view->scale * WIDTH / svg->view->width;
    str_printf(svg->out, "<path fill=\"%s\" d=\"", fills[shade]);
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        const struct geo_departement *home = &geo_departements[i];
        for (int j = 0; map_shows(svg->view, i) && j < home->commune_count; j++) {
            int row = home->first_commune + j;
            const int16_t *at = geo_commune_points[row];
            if (areas->shades[areas->of[row]] != shade)
                continue;
            struct raster_point spot = spot_of(svg, (double)at[0] / GEO_KILOMETRE,
                                               (double)at[1] / GEO_KILOMETRE);
            str_printf(svg->out, "M%.1f %.1fh%.1fv%.1fh-%.1fz",
                       (double)spot.x - side / 2, (double)spot.y - side / 2, side, side,
                       side);
        }
    }
    str_add(svg->out, "\"/>\n");
}

static void add_map(const struct svg *svg)
{
    for (int i = 0; i < GEO_DEPARTEMENTS; i++)
        if (map_shows(svg->view, i))
            add_fill(svg, i);
    for (uint8_t shade = 2; svg->scene->areas && shade <= MAP_SHADES; shade++)
        add_areas(svg, shade);
    add_borders(svg, MAP_BORDER, "stroke=\"#999\" stroke-width=\"0.8\"");
    add_borders(svg, MAP_REGION_BORDER, "stroke=\"#333\" stroke-width=\"1.8\"");
    add_borders(svg, MAP_OUTLINE, "stroke=\"#1f4e9c\" stroke-width=\"2.5\"");
    if (svg->scene->labels != MAP_LABELS_NONE)
        add_labels(svg);
    add_links(svg);
    add_points_of_scene(svg);
}

static void add_text(struct str *out, double x, double y, int size, const char *text)
{
    str_printf(out, "<text x=\"%.0f\" y=\"%.0f\" font-size=\"%d\">", x, y, size);
    add_escaped(out, text ? text : "");
    str_add(out, "</text>\n");
}

/* A square of each shade, and what it holds. */
static void add_classes(const char *const *classes, struct str *out)
{
    double x = WIDTH - 10 - MAP_SHADES * 90;
    for (int i = 0; i < MAP_SHADES && classes[0]; i++, x += 90) {
        str_printf(out,
                   "<rect x=\"%.0f\" y=\"50\" width=\"20\" height=\"16\" "
                   "stroke=\"#999\" fill=\"%s\"/>\n",
                   x, fills[i + 1]);
        add_text(out, x + 26, 64, 15, classes[i]);
    }
}

static void add_head(const struct map_svg_words *words, struct str *out)
{
    add_text(out, 10, 32, 22, words->title);
    add_text(out, 10, 64, 15, words->subject);
    add_classes(words->classes, out);
}

void map_svg(const struct map_view *view, const struct map_scene *scene,
             const struct map_svg_words *words, struct str *out)
{
    struct svg svg = {.view = view, .scene = scene, .out = out};
    if (view->width < 1 || view->height < 1)
        return;
    double ratio = view->ratio > 0 ? view->ratio : 2;
    svg.height = WIDTH * view->height * ratio / view->width;
    double all = HEAD + svg.height + FOOT;
    str_printf(out,
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
               "font-family=\"sans-serif\">\n<title>",
               WIDTH, all);
    add_escaped(out, words->title ? words->title : "");
    str_printf(out,
               "</title>\n<rect width=\"%.0f\" height=\"%.0f\" fill=\"#fdfdfb\"/>\n",
               WIDTH, all);
    add_head(words, out);
    str_printf(out,
               "<svg y=\"%.0f\" width=\"%.0f\" height=\"%.1f\" "
               "stroke-linejoin=\"round\">\n",
               HEAD, WIDTH, svg.height);
    add_map(&svg);
    str_printf(out, "</svg>\n<g transform=\"translate(0 %.0f)\">\n", HEAD);
    add_attribution(&svg);
    str_add(out, "</g>\n</svg>\n");
}
