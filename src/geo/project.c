#include "geo/project.h"

#include <math.h>

#define PI 3.14159265358979323846
#define RADIANS (PI / 180)
/* Lambert-93, from the IGN's notice NTG_71: first eccentricity of GRS80, exponent,
 * constant in kilometres, and the ordinate of the pole. */
#define ECCENTRICITY 0.0818191910428158
#define EXPONENT 0.7256077650532670
#define CONSTANT 11754.255426
#define POLE 12655.612050
#define MERIDIAN 3.0
#define MIDDLE 6600.0 /* ordinate of 46.5° N */
#define KM_PER_DEGREE 111.195

static const struct {
    double lat, lon;
} middles[GEO_ZONES] = {
    [GEO_METROPOLE] = {46.5, 3.0},      [GEO_GUADELOUPE] = {16.20, -61.50},
    [GEO_MARTINIQUE] = {14.65, -61.00}, [GEO_GUYANE] = {3.95, -53.20},
    [GEO_REUNION] = {-21.13, 55.53},    [GEO_MAYOTTE] = {-12.82, 45.15},
};

static enum geo_zone zone_at(double lat, double lon)
{
    enum geo_zone nearest = GEO_METROPOLE;
    double least = INFINITY;
    for (int i = 0; i < GEO_ZONES; i++) {
        double distance = hypot(lat - middles[i].lat, lon - middles[i].lon);
        if (distance < least) {
            least = distance;
            nearest = (enum geo_zone)i;
        }
    }
    return nearest;
}

/* The isometric latitude is ln tan(45° + lat/2) without this part of the ellipsoid. */
static double flattening(double sine)
{
    double part = ECCENTRICITY * sine;
    return ECCENTRICITY / 2 * log((1 + part) / (1 - part));
}

static struct geo_planar lambert(double lat, double lon)
{
    double isometric =
        log(tan(PI / 4 + lat * RADIANS / 2)) - flattening(sin(lat * RADIANS));
    double radius = CONSTANT * exp(-EXPONENT * isometric);
    double angle = EXPONENT * (lon - MERIDIAN) * RADIANS;
    return (struct geo_planar){.x = (float)(radius * sin(angle)),
                               .y = (float)(POLE - radius * cos(angle) - MIDDLE),
                               .zone = GEO_METROPOLE};
}

static void lambert_back(struct geo_planar at, double *lat, double *lon)
{
    double down = POLE - MIDDLE - (double)at.y;
    double radius = hypot((double)at.x, down);
    double isometric = -log(radius / CONSTANT) / EXPONENT;
    double phi = 2 * atan(exp(isometric)) - PI / 2;
    for (int i = 0; i < 6; i++) /* each gains three digits */
        phi = 2 * atan(exp(isometric + flattening(sin(phi)))) - PI / 2;
    *lat = phi / RADIANS;
    *lon = MERIDIAN + atan2((double)at.x, down) / EXPONENT / RADIANS;
}

struct geo_planar geo_project_in(enum geo_zone zone, double lat, double lon)
{
    if (zone == GEO_METROPOLE)
        return lambert(lat, lon);
    double narrow = cos(middles[zone].lat * RADIANS);
    return (struct geo_planar){
        .x = (float)((lon - middles[zone].lon) * narrow * KM_PER_DEGREE),
        .y = (float)((lat - middles[zone].lat) * KM_PER_DEGREE),
        .zone = zone};
}

struct geo_planar geo_project(double lat, double lon)
{
    return geo_project_in(zone_at(lat, lon), lat, lon);
}

void geo_unproject(struct geo_planar at, double *lat, double *lon)
{
    if (at.zone == GEO_METROPOLE) {
        lambert_back(at, lat, lon);
        return;
    }
    double narrow = cos(middles[at.zone].lat * RADIANS);
    *lat = middles[at.zone].lat + (double)at.y / KM_PER_DEGREE;
    *lon = middles[at.zone].lon + (double)at.x / narrow / KM_PER_DEGREE;
}
