/* The map and the completion of communes, against floors measured in the same run.
 *
 *   bench-geo
 *
 * A key of the completion is compared with one walk of the names of all France by
 * memchr; a frame of the map with filling as many cells. Ratios are medians over the
 * rounds; times are of the processor, for nothing here waits. They are printed beside
 * the bars of the design (2 ms a key, 5 ms a frame) for the reader: nothing is judged.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "geo/map.h"
#include "geo/private.h"
#include "geo/search.h"
#include "samples.h"

enum { ROUNDS = 41 };

/* What the compiler must not leave out. */
static volatile size_t seen;

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void report(const char *name, struct samples *floor, struct samples *times,
                   double bar)
{
    printf("%-40s %8.0f us %8.0f us %7.1f  p95 %6.0f us  (bar %.0f us)\n", name,
           percentile(floor, 50), percentile(times, 50), ratio_of_rounds(times, floor),
           percentile(times, 95), bar);
    vec_free(floor);
    vec_free(times);
}

/* --- completion ------------------------------------------------------------------ */

static void walk_names(void)
{
    const uint8_t *at = geo_names;
    const uint8_t *end = at + geo_departement_parts[GEO_DEPARTEMENTS].name;
    while (at && at < end) {
        at = memchr(at, 0, (size_t)(end - at));
        at = at ? at + 1 : NULL;
        seen++;
    }
}

/* Every key of a query, from its first letter on. */
static void bench_query(const char *query)
{
    struct samples floor = {0}, times = {0};
    struct commune_match matches[10];
    char typed[64], name[80];
    int region = geo_region_find("76");
    for (int round = 0; round < ROUNDS; round++) {
        double begun = microseconds();
        walk_names();
        vec_push(&floor, microseconds() - begun);
        double slowest = 0;
        for (size_t len = 1; len <= strlen(query); len++) {
            str_copy(typed, len + 1, query);
            begun = microseconds();
            seen += commune_search(typed, region, matches, 10);
            double took = microseconds() - begun;
            slowest = took > slowest ? took : slowest;
        }
        vec_push(&times, slowest);
    }
    snprintf(name, sizeof name, "slowest key of \"%s\"", query);
    report(name, &floor, &times, 2000);
}

/* --- map ------------------------------------------------------------------------- */

static void fill_cells(struct map_grid *grid)
{
    for (int i = 0; i < grid->width * grid->height; i++) {
        memcpy(grid->cells[i].glyph, " ", 2);
        grid->cells[i].departement = (int16_t)(seen & 1);
    }
}

/* The EPCI of each commune, in five classes. */
static struct map_areas epci_areas(void)
{
    static uint16_t of[40000];
    static uint8_t shades[40000];
    static int hearts[40000];
    for (int row = 0; row < commune_count(); row++) {
        int epci = commune_epci(row);
        of[row] = (uint16_t)(epci == GEO_NONE ? geo_epci_count() : epci);
        hearts[of[row]] = row;
    }
    for (int i = 0; i <= geo_epci_count(); i++)
        shades[i] = map_shade_of_count(i % 13);
    return (struct map_areas){of, shades, hearts, geo_epci_count() + 1};
}

/* `nearer`: steps of zoom, from where towns are named; `epci`: its areas are shaded. */
static void bench_frame(const char *name, const char *region, int width, int height,
                        int nearer, bool epci)
{
    struct samples floor = {0}, times = {0};
    struct map_view view = {.width = width, .height = height};
    struct map_grid grid = {0};
    struct map_point points[240];
    uint8_t shades[GEO_DEPARTEMENTS];
    for (int i = 0; i < 240; i++) {
        double lat, lon;
        commune_position(commune_count() / 240 * i, &lat, &lon);
        points[i] = (struct map_point){geo_project(lat, lon), 1 + i % 7, false};
    }
    for (int i = 0; i < GEO_DEPARTEMENTS; i++)
        shades[i] = map_shade_of_count(i % 13);
    struct map_areas areas = epci_areas();
    const struct map_scene scene = {.points = points,
                                    .point_count = 240,
                                    .selected = 0,
                                    .departement = 0,
                                    .shades = shades,
                                    .areas = epci ? &areas : NULL,
                                    .letters = epci,
                                    .labels = MAP_LABELS_AUTO};
    map_view_fit(&view, geo_region_find(region));
    map_view_zoom(&view, nearer,
                  (struct geo_planar){(float)view.x, (float)view.y, view.zone});
    map_compose(&view, &scene, &grid);
    for (int round = 0; round < ROUNDS; round++) {
        double begun = microseconds();
        for (int i = 0; i < 10; i++)
            fill_cells(&grid);
        vec_push(&floor, (microseconds() - begun) / 10);
        begun = microseconds();
        map_compose(&view, &scene, &grid);
        vec_push(&times, microseconds() - begun);
    }
    report(name, &floor, &times, 5000);
    map_grid_free(&grid);
}

int main(void)
{
    printf("%-40s %11s %11s %7s\n", "", "floor", "terreau", "x");
    bench_query("montpellier");
    bench_query("saint-michel (32)");
    bench_query("le chambon s/ lignon");
    bench_query("carcasonne");
    bench_query("34000");
    bench_frame("Occitanie, 60 x 20", "76", 60, 20, 0, false);
    bench_frame("Occitanie, 160 x 48", "76", 160, 48, 0, false);
    bench_frame("Occitanie by EPCI, 160 x 48", "76", 160, 48, 0, true);
    bench_frame("Occitanie from near, EPCI, 160 x 48", "76", 160, 48, 4, true);
    bench_frame("France, 160 x 48", "", 160, 48, 0, false);
    bench_frame("France by EPCI, 160 x 48", "", 160, 48, 0, true);
    return 0;
}
