/* Where the view is, and what is where in it. */
#include <math.h>

#include "geo/around.h"
#include "geo/map_private.h"

#define ZOOM 1.5
#define NEAREST 0.05 /* kilometres a column */
#define REACH 30.0   /* kilometres to the nearest commune */
/* An inset is this part of the height of the view, and of its width. */
#define INSET_HEIGHT 6
#define INSET_WIDTH 9

static double ratio_of(const struct map_view *view)
{
    return view->ratio > 0 ? view->ratio : 2;
}

bool map_shows(const struct map_view *view, int departement)
{
    return geo_departement_parts[departement].zone == view->zone &&
           (view->region == GEO_NONE ||
            geo_departements[departement].region == view->region);
}

enum geo_zone map_zone_of(int region)
{
    for (int i = 0; i < GEO_DEPARTEMENTS; i++)
        if (geo_departements[i].region == region)
            return (enum geo_zone)geo_departement_parts[i].zone;
    return GEO_METROPOLE;
}

static void widen(struct map_box *box, const struct geo_arc *arc)
{
    box->west = fmin(box->west, (double)arc->west / GEO_KILOMETRE);
    box->south = fmin(box->south, (double)arc->south / GEO_KILOMETRE);
    box->east = fmax(box->east, (double)arc->east / GEO_KILOMETRE);
    box->north = fmax(box->north, (double)arc->north / GEO_KILOMETRE);
}

/* Over the arcs of the départements of `view`, or of the one given. */
static struct map_box box_of(const struct map_view *view, int only)
{
    struct map_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int i = 0; i < geo_arc_total; i++)
        for (int side = 0; side < 2; side++) {
            int departement = geo_arcs[i].sides[side];
            if (departement != GEO_NO_SIDE && map_shows(view, departement) &&
                (only == GEO_NONE || only == departement))
                widen(&box, &geo_arcs[i]);
        }
    return box;
}

struct map_box map_box_of(enum geo_zone zone, int region)
{
    return box_of(&(struct map_view){.zone = zone, .region = region}, GEO_NONE);
}

void map_view_show(struct map_view *view, struct map_box box)
{
    double columns = fmax(1, view->width - 2), rows = fmax(1, view->height - 1);
    view->x = (box.west + box.east) / 2;
    view->y = (box.south + box.north) / 2;
    view->scale = fmax((box.east - box.west) / columns,
                       (box.north - box.south) / rows / ratio_of(view));
    view->whole = false;
}

void map_view_fit(struct map_view *view, int region)
{
    view->region = region;
    view->zone = map_zone_of(region);
    map_view_show(view, map_box_of(view->zone, region));
    view->whole = true;
}

void map_view_fit_departement(struct map_view *view, int departement)
{
    if (!map_shows(view, departement)) {
        view->zone = (enum geo_zone)geo_departement_parts[departement].zone;
        if (view->region != GEO_NONE)
            view->region = geo_departements[departement].region;
    }
    map_view_show(view, box_of(view, departement));
    view->scale *= 1.2; /* its neighbours around it */
}

/* The scale is bounded, and the middle within what is drawn. */
static void bound(struct map_view *view)
{
    struct map_box box = map_box_of(view->zone, view->region);
    struct map_view fitted = *view;
    map_view_show(&fitted, box);
    view->scale = fmin(fmax(view->scale, NEAREST), 2 * fitted.scale);
    view->x = fmin(fmax(view->x, box.west), box.east);
    view->y = fmin(fmax(view->y, box.south), box.north);
}

void map_view_zoom(struct map_view *view, int steps, struct geo_planar around)
{
    double before = view->scale;
    view->scale /= pow(ZOOM, steps);
    view->whole = false;
    bound(view);
    double part = view->scale / before;
    if (around.zone == view->zone) {
        view->x = (double)around.x + (view->x - (double)around.x) * part;
        view->y = (double)around.y + (view->y - (double)around.y) * part;
    }
    bound(view);
}

void map_view_pan(struct map_view *view, int right, int down)
{
    view->x += right * view->width * view->scale / 8;
    view->y -= down * view->height * view->scale * ratio_of(view) / 8;
    view->whole = false;
    bound(view);
}

void map_view_centre(struct map_view *view, struct geo_planar at)
{
    if (at.zone != view->zone)
        return;
    view->x = (double)at.x;
    view->y = (double)at.y;
    view->whole = false;
    bound(view);
}

void map_view_reveal(struct map_view *view, struct geo_planar at)
{
    int column, row;
    if (!map_view_cell(view, at, &column, &row))
        map_view_centre(view, at);
}

struct raster_point map_spot(const struct map_view *view, double x, double y)
{
    return (struct raster_point){
        (float)((x - view->x) / view->scale + view->width / 2.0),
        (float)((view->y - y) / view->scale / ratio_of(view) + view->height / 2.0)};
}

struct raster_point map_spot_of_commune(const struct map_view *view, int row)
{
    const int16_t *at = geo_commune_points[row];
    return map_spot(view, (double)at[0] / GEO_KILOMETRE, (double)at[1] / GEO_KILOMETRE);
}

bool map_view_cell(const struct map_view *view, struct geo_planar at, int *column,
                   int *row)
{
    struct raster_point spot = map_spot(view, (double)at.x, (double)at.y);
    *column = *row = -1;
    if (at.zone != view->zone || !(fabsf(spot.x) < 1e6f) || !(fabsf(spot.y) < 1e6f))
        return false;
    *column = (int)floorf(spot.x);
    *row = (int)floorf(spot.y);
    return *column >= 0 && *column < view->width && *row >= 0 && *row < view->height;
}

struct geo_planar map_view_place(const struct map_view *view, int column, int row)
{
    double x = (column + 0.5 - view->width / 2.0) * view->scale;
    double y = (row + 0.5 - view->height / 2.0) * view->scale * ratio_of(view);
    return (struct geo_planar){(float)(view->x + x), (float)(view->y - y), view->zone};
}

int map_view_commune(const struct map_view *view, int column, int row)
{
    double lat, lon, its_lat, its_lon;
    double least = REACH;
    int nearest = GEO_NONE;
    geo_unproject(map_view_place(view, column, row), &lat, &lon);
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        const struct geo_departement *home = &geo_departements[i];
        for (int j = 0; map_shows(view, i) && j < home->commune_count; j++) {
            commune_position(home->first_commune + j, &its_lat, &its_lon);
            if (fabs(its_lat - lat) * 110 >= least)
                continue;
            double here = geo_distance(lat, lon, its_lat, its_lon);
            if (here < least) {
                least = here;
                nearest = home->first_commune + j;
            }
        }
    }
    return nearest;
}

int map_insets(const struct map_view *view, struct map_inset insets[GEO_ZONES])
{
    int height = view->height / INSET_HEIGHT, width = view->width / INSET_WIDTH;
    int count = 0, zones = GEO_ZONES - GEO_METROPOLE - 1;
    if (!view->whole || view->region != GEO_NONE || height < 3 || width < 6)
        return 0;
    if (zones * (height + 1) - 1 > view->height) /* one under the other, a row between */
        return 0;
    for (int zone = GEO_METROPOLE + 1; zone < GEO_ZONES; zone++) {
        struct map_inset *inset = &insets[count];
        *inset =
            (struct map_inset){.view = *view, .left = 0, .top = count * (height + 1)};
        inset->view.width = width;
        inset->view.height = height;
        inset->view.zone = (enum geo_zone)zone;
        map_view_show(&inset->view, map_box_of((enum geo_zone)zone, GEO_NONE));
        count++;
    }
    return count;
}
