/* Which département is under the middle of each cell: even-odd, a row of cells at a
 * time. */
#include <math.h>
#include <stdlib.h>

#include "base/vec.h"
#include "geo/map_private.h"

/* Where an outline crosses the middle of a row. */
struct crossing {
    int row;
    float column;
};

struct crossings {
    VEC(struct crossing) found;
};

static int compare_crossings(const void *a, const void *b)
{
    const struct crossing *left = a, *right = b;
    if (left->row != right->row)
        return left->row < right->row ? -1 : 1;
    return (left->column > right->column) - (left->column < right->column);
}

/* A row's middle is at row + ½; an edge crosses those between its two ends. */
static void add_edge(struct crossings *to, const struct map_view *view,
                     struct raster_point a, struct raster_point b)
{
    struct raster_point low = a.y < b.y ? a : b, high = a.y < b.y ? b : a;
    int first = (int)ceilf(fmaxf(low.y, 0) - 0.5f);
    int end = (int)ceilf(fminf(high.y, (float)view->height) - 0.5f);
    for (int row = first < 0 ? 0 : first; row < end; row++) {
        float along = ((float)row + 0.5f - low.y) / (high.y - low.y);
        struct crossing crossing = {row, low.x + along * (high.x - low.x)};
        vec_push(&to->found, crossing);
    }
}

static void add_arc(struct crossings *to, const struct map_view *view,
                    const struct geo_arc *arc)
{
    struct raster_point before = {0, 0};
    for (uint32_t i = 0; i < arc->count; i++) {
        const int16_t *point = geo_arc_points[arc->first + i];
        struct raster_point here = map_spot(view, (double)point[0] / GEO_KILOMETRE,
                                            (double)point[1] / GEO_KILOMETRE);
        if (i > 0)
            add_edge(to, view, before, here);
        before = here;
    }
}

/* The arcs of its rings, each once whatever its direction. */
static void cross(struct crossings *to, const struct map_view *view, int departement)
{
    const struct geo_departement_part *part = &geo_departement_parts[departement];
    to->found.n = 0;
    for (int i = part[0].ring; i < part[1].ring; i++) {
        const struct geo_ring *ring = &geo_rings[i];
        for (int j = 0; j < ring->count; j++) {
            int arc = geo_ring_arcs[ring->first + j];
            add_arc(to, view, &geo_arcs[arc < 0 ? -arc - 1 : arc]);
        }
    }
    if (to->found.n > 1)
        qsort(to->found.at, to->found.n, sizeof *to->found.at, compare_crossings);
}

static void fill_span(const struct composing *map, int departement,
                      const struct crossing *from, const struct crossing *to)
{
    const uint8_t *shades = map->scene->shades;
    int first = (int)ceilf(fmaxf(from->column, 0) - 0.5f);
    float last = fminf(to->column, (float)map->view->width);
    for (int column = first < 0 ? 0 : first; (float)column + 0.5f < last; column++) {
        struct map_cell *cell = map_cell(map, column, from->row);
        cell->departement = (int16_t)departement;
        cell->shade = shades ? shades[departement] : 0;
    }
}

void map_fill(const struct composing *map)
{
    struct crossings crossings = {{NULL, 0, 0}};
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        if (!map_shows(map->view, i))
            continue;
        cross(&crossings, map->view, i);
        for (size_t j = 0; j + 1 < crossings.found.n; j += 2) {
            const struct crossing *pair = &crossings.found.at[j];
            if (pair[0].row == pair[1].row)
                fill_span(map, i, &pair[0], &pair[1]);
        }
    }
    vec_free(&crossings.found);
}
