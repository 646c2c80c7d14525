/* Which commune the middle of each cell is nearest to.
 *
 * Within its département, whose communes are sorted in bands of rows: those of the band
 * of the cell are looked at first, then the bands around as long as they may hold a
 * nearer one. A tenth of the communes are looked at. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "geo/map_private.h"

enum { BANDS = 128 };

struct seed {
    struct raster_point at; /* columns, rows */
    int commune;
};

/* The communes of a département. */
struct home {
    struct seed *seeds; /* band after band; NULL: not sorted yet */
    float top, scale;   /* the band of a row is (row - top) × scale */
    int bands[BANDS + 1];
};

struct nearest {
    const struct map_view *view;
    struct arena arena;
    struct home homes[GEO_DEPARTEMENTS];
    float ratio;
};

static int band_of(const struct home *home, float row)
{
    float band = (row - home->top) * home->scale;
    return band <= 0 ? 0 : band >= BANDS - 1 ? BANDS - 1 : (int)band;
}

/* --- sorting -----------------------------------------------------------------------
 */

static void measure(struct home *home, const struct seed *seeds, int count)
{
    float top = seeds[0].at.y, bottom = top;
    for (int i = 1; i < count; i++) {
        top = fminf(top, seeds[i].at.y);
        bottom = fmaxf(bottom, seeds[i].at.y);
    }
    home->top = top;
    home->scale = fminf(BANDS / fmaxf(bottom - top, 1), 1);
}

static void sort(struct home *home, const struct seed *seeds, int count)
{
    int at[BANDS + 1] = {0};
    for (int i = 0; i < count; i++)
        at[band_of(home, seeds[i].at.y) + 1]++;
    for (int band = 0; band < BANDS; band++)
        at[band + 1] += at[band];
    for (int band = 0; band <= BANDS; band++)
        home->bands[band] = at[band];
    for (int i = 0; i < count; i++)
        home->seeds[at[band_of(home, seeds[i].at.y)]++] = seeds[i];
}

static void settle(struct nearest *nearest, int departement)
{
    const struct geo_departement *from = &geo_departements[departement];
    struct home *home = &nearest->homes[departement];
    size_t size = (size_t)from->commune_count * sizeof *home->seeds;
    struct seed *seeds = arena_alloc(&nearest->arena, size);
    for (int i = 0; i < from->commune_count; i++) {
        int commune = from->first_commune + i;
        seeds[i] = (struct seed){map_spot_of_commune(nearest->view, commune), commune};
    }
    home->seeds = arena_alloc(&nearest->arena, size);
    measure(home, seeds, from->commune_count);
    sort(home, seeds, from->commune_count);
}

/* --- looking -----------------------------------------------------------------------
 */

struct found {
    float least; /* square of the distance, in columns */
    int commune;
};

static void look(const struct nearest *nearest, const struct home *home, int band,
                 struct raster_point from, struct found *found)
{
    if (band < 0 || band >= BANDS)
        return;
    for (int i = home->bands[band]; i < home->bands[band + 1]; i++) {
        float dx = home->seeds[i].at.x - from.x;
        float dy = (home->seeds[i].at.y - from.y) * nearest->ratio;
        float distance = dx * dx + dy * dy;
        if (distance < found->least)
            *found = (struct found){distance, home->seeds[i].commune};
    }
}

static int find(struct nearest *nearest, int departement, struct raster_point from)
{
    struct home *home = &nearest->homes[departement];
    struct found found = {INFINITY, geo_departements[departement].first_commune};
    if (!home->seeds)
        settle(nearest, departement);
    int band = band_of(home, from.y);
    for (int away = 0; away < BANDS; away++) {
        /* what is that many bands away is at least one less away */
        float gap = away ? (float)(away - 1) / home->scale * nearest->ratio : 0;
        if (gap * gap >= found.least)
            break;
        look(nearest, home, band - away, from, &found);
        if (away)
            look(nearest, home, band + away, from, &found);
    }
    return found.commune;
}

void map_fill_areas(const struct composing *map)
{
    const struct map_areas *areas = map->scene->areas;
    if (!areas)
        return;
    struct nearest *nearest = xcalloc(1, sizeof *nearest);
    nearest->view = map->view;
    nearest->ratio = (float)(map->view->ratio > 0 ? map->view->ratio : 2);
    for (int row = 0; row < map->view->height; row++)
        for (int column = 0; column < map->view->width; column++) {
            struct map_cell *cell = map_cell(map, column, row);
            struct raster_point at = {(float)column + 0.5f, (float)row + 0.5f};
            if (cell->departement != GEO_NONE)
                cell->shade =
                    areas->shades[areas->of[find(nearest, cell->departement, at)]];
        }
    arena_free(&nearest->arena);
    free(nearest);
}
