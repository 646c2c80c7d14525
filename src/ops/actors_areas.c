/* EPCI and communes on the map: counted from the spots of actors, drawn as the communes
 * they are made of. */
#include <string.h>

#include "ops/actors_scene_private.h"

bool scene_has_areas(const struct actors_scene *scene)
{
    bool counted = scene->tier == TIER_COUNT || scene->tier == TIER_RATE;
    return counted && (scene->grain == GRAIN_EPCI || scene->grain == GRAIN_COMMUNE);
}

/* --- of what each commune is -------------------------------------------------------
 */

/* The four islands that are in no EPCI share a last one. */
static int area_of(enum map_grain grain, int row)
{
    if (grain == GRAIN_COMMUNE)
        return row;
    int epci = commune_epci(row);
    return epci == GEO_NONE ? geo_epci_count() : epci;
}

static int area_total(enum map_grain grain)
{
    return grain == GRAIN_COMMUNE ? commune_count() : geo_epci_count() + 1;
}

/* The letter of an EPCI stands on its most populous commune. */
static void find_hearts(const struct map_areas *areas, int *hearts)
{
    for (int i = 0; i < areas->count; i++)
        hearts[i] = GEO_NONE;
    for (int row = 0; row < commune_count(); row++) {
        int *heart = &hearts[areas->of[row]];
        if (*heart == GEO_NONE || commune_population(row) > commune_population(*heart))
            *heart = row;
    }
    for (int i = 0; i < areas->count; i++)
        if (hearts[i] == GEO_NONE)
            hearts[i] = 0; /* an area of no commune is never shaded */
}

static void count_actors(struct actors_scene *scene)
{
    struct commune commune;
    for (size_t i = 0; i < scene->point_count; i++) {
        const struct actor_point *spot = &scene->spots[i];
        if (spot->actors && commune_by_code(spot->commune, &commune, NULL))
            scene->area_counts[scene->areas.of[commune.row]] += spot->actors;
    }
}

static double rate_of(const struct actors_scene *scene, int area)
{
    char name[64];
    long population;
    if (!scene->area_counts[area])
        return 0;
    actors_scene_area(scene, area, name, &population);
    return per_100000(scene->area_counts[area], (int)population);
}

static void shade(struct actors_scene *scene, uint8_t *shades)
{
    double most = 0;
    int count = scene->areas.count;
    for (int i = 0; i < count; i++) {
        double rate = rate_of(scene, i);
        most = rate > most ? rate : most;
    }
    scene_bounds(most, scene->bounds);
    for (int i = 0; i < count; i++)
        shades[i] = scene->tier == TIER_COUNT
                        ? map_shade_of_count(scene->area_counts[i])
                        : map_shade_of_rate(rate_of(scene, i), scene->bounds);
}

void scene_make_areas(struct actors_scene *scene)
{
    int count = area_total(scene->grain);
    size_t rows = (size_t)commune_count(), n = (size_t)count;
    uint16_t *of = arena_alloc(&scene->arena, rows * sizeof *of);
    uint8_t *shades = arena_alloc(&scene->arena, n * sizeof *shades);
    int *hearts = arena_alloc(&scene->arena, n * sizeof *hearts);
    scene->area_counts = arena_alloc(&scene->arena, n * sizeof *scene->area_counts);
    scene->areas = (struct map_areas){of, shades, hearts, count};
    for (int row = 0; row < commune_count(); row++)
        of[row] = (uint16_t)area_of(scene->grain, row);
    find_hearts(&scene->areas, hearts);
    count_actors(scene);
    shade(scene, shades);
}

/* --- in words ----------------------------------------------------------------------
 */

void actors_scene_area(const struct actors_scene *scene, int area, char name[64],
                       long *population)
{
    bool epci = scene->grain == GRAIN_EPCI && area < geo_epci_count();
    struct commune commune;
    if (epci) {
        str_format(name, 64, "%s", geo_epci(area)->name);
        *population = geo_epci(area)->population;
        return;
    }
    commune_get(scene->areas.hearts[area], &commune);
    str_format(name, 64, "%s", commune.name);
    *population = commune.population;
}

int actors_scene_fullest(const struct actors_scene *scene, int departement)
{
    const struct geo_departement *home = geo_departement(departement);
    int fullest = GEO_NONE;
    if (!scene_has_areas(scene) || !scene->areas.count)
        return GEO_NONE;
    for (int i = 0; i < home->commune_count; i++) {
        int area = scene->areas.of[home->first_commune + i];
        int actors = scene->area_counts[area];
        if (actors && (fullest == GEO_NONE || actors > scene->area_counts[fullest]))
            fullest = area;
    }
    return fullest;
}

/* --- a perimeter -------------------------------------------------------------------
 */

/* What follows a word as "epci:" is a code, up to a space. */
static const char *next_code(const char *at, const char *word, char code[16])
{
    at = strstr(at, word);
    if (!at)
        return NULL;
    at += strlen(word);
    size_t len = strcspn(at, " ");
    str_format(code, 16, "%.*s", (int)(len < 15 ? len : 15), at);
    return at;
}

static bool mark_epcis(const char *perimeter, uint16_t *of)
{
    bool any = false;
    char code[16];
    while ((perimeter = next_code(perimeter, "epci:", code))) {
        int epci = geo_epci_find(code);
        for (int row = 0; epci != GEO_NONE && row < commune_count(); row++)
            if (commune_epci(row) == epci)
                of[row] = 1;
        any = any || epci != GEO_NONE;
    }
    return any;
}

static bool mark_communes(const char *perimeter, uint16_t *of)
{
    bool any = false;
    struct commune commune;
    char code[16];
    while ((perimeter = next_code(perimeter, "com:", code)))
        if (commune_by_code(code, &commune, NULL)) {
            of[commune.row] = 1;
            any = true;
        }
    return any;
}

bool scene_perimeter_areas(const char *perimeter, struct arena *arena,
                           struct map_areas *areas)
{
    static const uint8_t shades[] = {0, 2};
    static const int hearts[] = {0, 0};
    if (!strstr(perimeter, "epci:") && !strstr(perimeter, "com:"))
        return false;
    uint16_t *of = arena_alloc(arena, (size_t)commune_count() * sizeof *of);
    bool epcis = mark_epcis(perimeter, of), communes = mark_communes(perimeter, of);
    *areas = (struct map_areas){of, shades, hearts, 2};
    return epcis || communes;
}
