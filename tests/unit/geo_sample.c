/* geo-sample FOLDER: maps and places as they leave the program, for geo_read.py. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geo/geojson.h"
#include "geo/svg.h"

static void write_text(const char *folder, const char *name, const struct str *text)
{
    char path[512];
    str_format(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text->at, 1, text->len, file) != text->len || fclose(file) != 0)
        exit(1);
}

static void write_points(const char *folder)
{
    struct str text = {0};
    const struct geojson_property some[] = {
        {"nom", "L’« Étoile » \"du\" \\ Vidourle\n\t\x01\u202e"},
        {"vide", ""},
        {"rien", NULL}};
    const struct geojson_point points[] = {
        {true, 43.678, 4.1329, some, 3},
        {true, -20.8789, 55.4481, some, 1},
        {true, 43.12345678901, 0, NULL, 0},
        {false, 0, 0, some, 2},
        {true, NAN, 4, some, 2},
        {true, 43, 1e9, some, 2},
    };
    geojson_write(points, sizeof points / sizeof *points, "Source & co", &text);
    write_text(folder, "points.geojson", &text);
    str_clear(&text);
    geojson_write(NULL, 0, NULL, &text);
    write_text(folder, "none.geojson", &text);
    str_free(&text);
}

static void write_map(const char *folder, const char *region, const char *name)
{
    struct map_view view = {.width = 80, .height = 24};
    struct str text = {0};
    uint8_t shades[GEO_DEPARTEMENTS];
    const struct map_point points[] = {{geo_project(43.61, 3.87), 7, false},
                                       {geo_project(43.678, 4.13), 1, false},
                                       {geo_project(43.60, 1.44), 2, true}};
    const struct map_partner partners[] = {{geo_project(43.61, 3.87), "<&>"}};
    map_view_fit(&view, geo_region_find(region));
    for (int i = 0; i < GEO_DEPARTEMENTS; i++)
        shades[i] = map_shade_of_count(i % 13);
    const struct map_scene scene = {.points = points,
                                    .point_count = 3,
                                    .selected = 1,
                                    .partners = partners,
                                    .partner_count = 1,
                                    .departement = geo_departement_find("34"),
                                    .shades = shades,
                                    .labels = MAP_LABELS_AUTO,
                                    .letters = true};
    const struct map_svg_words words = {
        .title = "Qui fait quoi <ici> & là, « où » ? \x02",
        .classes = {"0", "1-2", "3-5", "6-10", "> 11 & <"}};
    map_svg(&view, &scene, &words, &text);
    write_text(folder, name, &text);
    str_free(&text);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    write_points(argv[1]);
    write_map(argv[1], "76", "occitanie.svg");
    write_map(argv[1], "La Réunion", "reunion.svg");
    return 0;
}
