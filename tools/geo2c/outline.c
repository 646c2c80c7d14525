#include "geo2c.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "geo/private.h"

enum { MOST_ARCS = 1024, MOST_POINTS = 65536, MOST_RINGS = 1024, MOST_USES = 4096 };

struct drawing {
    const char *path;
    struct geo_arc arcs[MOST_ARCS];
    int32_t points[MOST_POINTS][2]; /* lon, lat, then those of a plane */
    int arc_count, point_count;
    struct geo_ring rings[MOST_RINGS];
    int ring_departement[MOST_RINGS];
    int16_t uses[MOST_USES]; /* arcs of rings */
    int ring_count, use_count;
};

static long next(const struct drawing *drawing, char **at)
{
    char *end;
    long value = strtol(*at, &end, 10);
    if (end == *at)
        refuse(drawing->path, "has not its numbers", *at);
    *at = end;
    return value;
}

static void read_arc(struct drawing *drawing, char *at)
{
    int32_t here[2] = {0, 0};
    if (next(drawing, &at) != drawing->arc_count || drawing->arc_count == MOST_ARCS)
        refuse(drawing->path, "has an arc out of order", at);
    struct geo_arc *arc = &drawing->arcs[drawing->arc_count++];
    *arc = (struct geo_arc){.first = (uint32_t)drawing->point_count,
                            .count = (uint16_t)next(drawing, &at),
                            .sides = {GEO_NO_SIDE, GEO_NO_SIDE}};
    if (arc->first + arc->count > MOST_POINTS)
        refuse(drawing->path, "has too many points", at);
    for (int i = 0; i < arc->count; i++) {
        for (int axis = 0; axis < 2; axis++) {
            here[axis] += (int32_t)next(drawing, &at);
            drawing->points[drawing->point_count][axis] = here[axis];
        }
        drawing->point_count++;
    }
}

static void read_ring(struct drawing *drawing, int departement, char *at)
{
    next(drawing, &at); /* its polygon */
    next(drawing, &at); /* a hole is filled by crossing it twice */
    long count = next(drawing, &at);
    if (drawing->ring_count == MOST_RINGS || drawing->use_count + count > MOST_USES)
        refuse(drawing->path, "has too many rings", at);
    drawing->ring_departement[drawing->ring_count] = departement;
    drawing->rings[drawing->ring_count++] = (struct geo_ring){
        .first = (uint16_t)drawing->use_count, .count = (uint16_t)count};
    for (long i = 0; i < count; i++) {
        long arc = next(drawing, &at);
        long plain = arc < 0 ? -arc - 1 : arc;
        if (plain >= drawing->arc_count)
            refuse(drawing->path, "uses an arc that is not there", at);
        drawing->uses[drawing->use_count++] = (int16_t)arc;
        uint8_t *sides = drawing->arcs[plain].sides;
        sides[sides[0] != GEO_NO_SIDE] = (uint8_t)departement;
    }
}

static void read_drawing(struct drawing *drawing, const struct table *departements,
                         struct outline *outline)
{
    int departement = -1;
    char *text = read_text(drawing->path);
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        if (line[0] == 'A') {
            read_arc(drawing, line + 1);
        } else if (line[0] == 'D') {
            char code[4] = "";
            sscanf(line + 1, "%3s", code);
            if (find_code(departements, code) != ++departement)
                refuse(drawing->path, "is not in the order of départements", code);
            outline->ring[departement] = drawing->ring_count;
        } else if (line[0] == 'R') {
            read_ring(drawing, departement, line + 1);
        }
    }
    if (departement + 1 != departements->rows)
        refuse(drawing->path, "lacks départements", "");
    outline->ring[departement + 1] = drawing->ring_count;
    free(text);
}

static enum geo_zone zone_of(const struct table *departements, int row)
{
    static const char *const overseas[] = {"", "971", "972", "973", "974", "976"};
    for (int i = 1; i < GEO_ZONES; i++)
        if (strcmp(cell(departements, row, 0), overseas[i]) == 0)
            return (enum geo_zone)i;
    return GEO_METROPOLE;
}

/* An arc to the plane of its département, and its box there. */
static void project_arc(struct drawing *drawing, const struct table *departements,
                        struct geo_arc *arc)
{
    enum geo_zone zone = zone_of(departements, arc->sides[0]);
    for (uint32_t i = arc->first; i < arc->first + arc->count; i++) {
        int32_t *point = drawing->points[i];
        struct geo_planar at = geo_project_in(zone, (double)point[1] / GEO_DEGREE,
                                              (double)point[0] / GEO_DEGREE);
        point[0] = (int32_t)lroundf(at.x * GEO_KILOMETRE);
        point[1] = (int32_t)lroundf(at.y * GEO_KILOMETRE);
        if (abs(point[0]) > INT16_MAX || abs(point[1]) > INT16_MAX)
            refuse(drawing->path, "goes out of its plane", "");
        bool first = i == arc->first;
        arc->west = (int16_t)(first || point[0] < arc->west ? point[0] : arc->west);
        arc->east = (int16_t)(first || point[0] > arc->east ? point[0] : arc->east);
        arc->south = (int16_t)(first || point[1] < arc->south ? point[1] : arc->south);
        arc->north = (int16_t)(first || point[1] > arc->north ? point[1] : arc->north);
    }
}

/* Adds twice the signed area under an arc, and its moments. */
static void add_moments(const struct drawing *drawing, int use, double sums[3])
{
    const struct geo_arc *arc = &drawing->arcs[use < 0 ? -use - 1 : use];
    for (int i = 0; i + 1 < arc->count; i++) {
        int from = use < 0 ? arc->count - 1 - i : i;
        int to = use < 0 ? from - 1 : from + 1;
        const int32_t *a = drawing->points[arc->first + (uint32_t)from];
        const int32_t *b = drawing->points[arc->first + (uint32_t)to];
        double cross = (double)a[0] * b[1] - (double)b[0] * a[1];
        sums[0] += cross;
        sums[1] += cross * (a[0] + b[0]);
        sums[2] += cross * (a[1] + b[1]);
    }
}

/* The centre of the largest ring of a département. */
static void find_centre(const struct drawing *drawing, int departement, int zone,
                        struct outline *outline)
{
    double largest = 0;
    for (int i = outline->ring[departement]; i < outline->ring[departement + 1]; i++) {
        const struct geo_ring *ring = &drawing->rings[i];
        double sums[3] = {0, 0, 0};
        for (int j = 0; j < ring->count; j++)
            add_moments(drawing, drawing->uses[ring->first + j], sums);
        if (fabs(sums[0]) <= largest)
            continue;
        largest = fabs(sums[0]);
        geo_unproject(
            (struct geo_planar){(float)(sums[1] / sums[0] / 3 / GEO_KILOMETRE),
                                (float)(sums[2] / sums[0] / 3 / GEO_KILOMETRE),
                                (enum geo_zone)zone},
            &outline->lat[departement], &outline->lon[departement]);
    }
}

static void emit_arcs(FILE *out, const struct drawing *drawing)
{
    fputs("\nconst struct geo_arc geo_arcs[] = {\n", out);
    for (int i = 0; i < drawing->arc_count; i++) {
        const struct geo_arc *arc = &drawing->arcs[i];
        fprintf(out, "    {%u, %d, {%d, %d}, %d, %d, %d, %d},\n", arc->first,
                arc->count, arc->sides[0], arc->sides[1], arc->west, arc->south,
                arc->east, arc->north);
    }
    fprintf(out, "};\nconst int geo_arc_total = %d;\n", drawing->arc_count);
    fputs("\nconst int16_t geo_arc_points[][2] = {\n", out);
    for (int i = 0; i < drawing->point_count; i++)
        fprintf(out, "{%d,%d},%s", drawing->points[i][0], drawing->points[i][1],
                i % 8 == 7 ? "\n" : "");
    fputs("};\n\nconst struct geo_ring geo_rings[] = {\n", out);
    for (int i = 0; i < drawing->ring_count; i++)
        fprintf(out, "    {%d, %d},\n", drawing->rings[i].first,
                drawing->rings[i].count);
    fputs("};\n", out);
    emit_start(out, "const int16_t geo_ring_arcs[]");
    for (int i = 0; i < drawing->use_count; i++)
        emit_number(out, drawing->uses[i]);
    emit_end(out);
}

static void emit_neighbours(FILE *out, const struct drawing *drawing, int departements,
                            struct outline *outline)
{
    int used = 0;
    emit_start(out, "const uint8_t geo_neighbours[]");
    for (int i = 0; i < departements; i++) {
        bool shares[GEO_NO_SIDE + 1] = {false};
        outline->neighbour[i] = used;
        for (int j = 0; j < drawing->arc_count; j++)
            for (int side = 0; side < 2; side++)
                if (drawing->arcs[j].sides[side] == i)
                    shares[drawing->arcs[j].sides[!side]] = true;
        for (int j = 0; j < departements; j++) {
            if (shares[j]) {
                emit_number(out, j);
                used++;
            }
        }
    }
    outline->neighbour[departements] = used;
    emit_end(out);
}

void emit_outline(FILE *out, const char *path, const struct table *departements,
                  struct outline *outline)
{
    static struct drawing drawing;
    size_t count = (size_t)departements->rows + 1;
    outline->ring = reserve(count, sizeof *outline->ring);
    outline->neighbour = reserve(count, sizeof *outline->neighbour);
    outline->zone = reserve(count, sizeof *outline->zone);
    outline->lat = reserve(count, sizeof *outline->lat);
    outline->lon = reserve(count, sizeof *outline->lon);
    drawing.path = path;
    read_drawing(&drawing, departements, outline);
    for (int i = 0; i < drawing.arc_count; i++)
        project_arc(&drawing, departements, &drawing.arcs[i]);
    for (int i = 0; i < departements->rows; i++) {
        outline->zone[i] = (int)zone_of(departements, i);
        find_centre(&drawing, i, outline->zone[i], outline);
    }
    emit_arcs(out, &drawing);
    emit_neighbours(out, &drawing, departements->rows, outline);
}
