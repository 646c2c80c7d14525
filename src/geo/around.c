#include "geo/around.h"

#include <math.h>

#include "base/i18n.h"
#include "geo/private.h"

#define RADIANS (3.14159265358979323846 / 180)
#define EARTH 6371.0
/* What is farther from the arrow's way than from it is not on that side: cos 60°. */
#define SIDEWAYS 0.5

double geo_distance(double lat, double lon, double to_lat, double to_lon)
{
    double up = sin((to_lat - lat) * RADIANS / 2);
    double across = sin((to_lon - lon) * RADIANS / 2);
    double chord =
        up * up + cos(lat * RADIANS) * cos(to_lat * RADIANS) * across * across;
    return 2 * EARTH * asin(fmin(1, sqrt(chord)));
}

const char *geo_direction(double lat, double lon, double to_lat, double to_lon)
{
    static const char *const winds[] = {
        N_("est"),   N_("nord-est"),  N_("nord"), N_("nord-ouest"),
        N_("ouest"), N_("sud-ouest"), N_("sud"),  N_("sud-est"),
    };
    if (geo_distance(lat, lon, to_lat, to_lon) < 0.1)
        return "";
    double east = (to_lon - lon) * cos((lat + to_lat) / 2 * RADIANS);
    long eighth = lround(atan2(to_lat - lat, east) / (45 * RADIANS));
    return _(winds[(eighth + 8) % 8]);
}

void geo_distance_line(double lat, double lon, double to_lat, double to_lon,
                       struct str *out)
{
    double km = geo_distance(lat, lon, to_lat, to_lon);
    if (km < 1)
        str_add(out, _("moins d’un kilomètre"));
    else
        str_printf(out, _("%ld km (%s)"), lround(km),
                   geo_direction(lat, lon, to_lat, to_lon));
}

size_t geo_departement_neighbours(int departement, int *out, size_t most)
{
    const struct geo_departement_part *part = &geo_departement_parts[departement];
    size_t count = (size_t)(part[1].neighbour - part[0].neighbour);
    for (size_t i = 0; i < count && i < most; i++)
        out[i] = geo_neighbours[part->neighbour + i];
    return count;
}

int geo_departement_toward(int departement, enum geo_side side, int region)
{
    static const double ways[][2] = {[GEO_WEST] = {-1, 0},
                                     [GEO_EAST] = {1, 0},
                                     [GEO_NORTH] = {0, 1},
                                     [GEO_SOUTH] = {0, -1}};
    const struct geo_departement *here = &geo_departements[departement];
    struct geo_planar from = geo_project(here->lat, here->lon);
    int nearest = departement;
    double least = INFINITY;
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        const struct geo_departement *there = &geo_departements[i];
        struct geo_planar to = geo_project(there->lat, there->lon);
        double x = (double)to.x - (double)from.x, y = (double)to.y - (double)from.y;
        double distance = hypot(x, y);
        double along = x * ways[side][0] + y * ways[side][1];
        double across = sqrt(fmax(0, distance * distance - along * along));
        double far = along + 2 * across;
        bool asked = region == GEO_NONE || there->region == region;
        if (i == departement || !asked || to.zone != from.zone ||
            along < distance * SIDEWAYS || far >= least)
            continue;
        least = far;
        nearest = i;
    }
    return nearest;
}

static bool is_blank(const struct geo_blank *asked, double lat, double lon)
{
    double degrees = asked->km / 110; /* a degree of latitude is 111 km */
    for (size_t i = 0; i < asked->spot_count; i++) {
        const struct geo_spot *spot = &asked->spots[i];
        if (fabs(spot->lat - lat) <= degrees &&
            geo_distance(lat, lon, spot->lat, spot->lon) <= asked->km)
            return false;
    }
    return true;
}

size_t geo_blank_communes(const struct geo_blank *asked, int *rows, size_t most)
{
    size_t found = 0;
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        const struct geo_departement *home = &geo_departements[i];
        if (asked->region != GEO_NONE && home->region != asked->region)
            continue;
        for (int j = 0; j < home->commune_count; j++) {
            double lat, lon;
            int row = home->first_commune + j;
            if (commune_population(row) < asked->population)
                continue;
            commune_position(row, &lat, &lon);
            if (is_blank(asked, lat, lon))
                geo_insert_populous(row, rows, found++, most);
        }
    }
    return found;
}
