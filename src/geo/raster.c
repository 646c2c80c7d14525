#include "geo/raster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static const struct {
    int across, down;
} grains[] = {
    [MAP_BRAILLE] = {2, 4},
    [MAP_QUADRANTS] = {2, 2},
    [MAP_HALF_BLOCKS] = {1, 2},
    [MAP_ASCII] = {2, 4}, /* the shape of the dots chooses among - | / \ */
};

void raster_init(struct raster *raster, const struct map_view *view)
{
    size_t cells = (size_t)view->width * (size_t)view->height;
    *raster = (struct raster){.width = view->width,
                              .height = view->height,
                              .across = grains[view->glyphs].across,
                              .down = grains[view->glyphs].down,
                              .glyphs = view->glyphs,
                              .dots = xcalloc(cells, 1),
                              .layers = xcalloc(cells, 1)};
}

void raster_free(struct raster *raster)
{
    free(raster->dots);
    free(raster->layers);
    *raster = (struct raster){.width = 0};
}

/* --- lines ----------------------------------------------------------------------- */

static void put_dot(struct raster *raster, int x, int y, enum map_layer layer)
{
    int column = x / raster->across, row = y / raster->down;
    if (x < 0 || y < 0 || column >= raster->width || row >= raster->height)
        return;
    int cell = row * raster->width + column;
    int bit = y % raster->down * raster->across + x % raster->across;
    raster->dots[cell] |= (uint8_t)(1u << bit);
    if (raster->layers[cell] < layer)
        raster->layers[cell] = (uint8_t)layer;
}

/* Liang and Barsky: keeps of [*start, *end] what is on the inner side of one edge. */
static bool clip_edge(float toward, float inside, float *start, float *end)
{
    if (toward == 0)
        return inside >= 0;
    float cross = inside / toward;
    if (toward < 0 && cross > *start)
        *start = cross;
    else if (toward > 0 && cross < *end)
        *end = cross;
    return *start <= *end;
}

static bool clip(const struct raster *raster, struct raster_point *a,
                 struct raster_point *b)
{
    float right = (float)(raster->width * raster->across);
    float bottom = (float)(raster->height * raster->down);
    float dx = b->x - a->x, dy = b->y - a->y;
    float start = 0, end = 1;
    struct raster_point from = *a;
    if (!isfinite(dx) || !isfinite(dy) || !clip_edge(-dx, from.x, &start, &end) ||
        !clip_edge(dx, right - from.x, &start, &end) ||
        !clip_edge(-dy, from.y, &start, &end) ||
        !clip_edge(dy, bottom - from.y, &start, &end))
        return false;
    *a = (struct raster_point){from.x + start * dx, from.y + start * dy};
    *b = (struct raster_point){from.x + end * dx, from.y + end * dy};
    return true;
}

/* Bresenham's line. Which dots a thin line keeps depends on where they are, not on
 * where it started, so that it does not crawl when the view moves a little. */
static void draw(struct raster *raster, int x, int y, const int to[2],
                 struct raster_pen pen)
{
    int dx = abs(to[0] - x), dy = -abs(to[1] - y);
    int step_x = x < to[0] ? 1 : -1, step_y = y < to[1] ? 1 : -1;
    int error = dx + dy;
    bool flat = dx >= -dy;
    for (;;) {
        if ((flat ? x : y) % pen.every == 0)
            put_dot(raster, x, y, pen.layer);
        if (x == to[0] && y == to[1])
            return;
        int twice = 2 * error;
        if (twice >= dy) {
            error += dy;
            x += step_x;
        }
        if (twice <= dx) {
            error += dx;
            y += step_y;
        }
    }
}

void raster_line(struct raster *raster, struct raster_point a, struct raster_point b,
                 struct raster_pen pen)
{
    if (!clip(raster, &a, &b))
        return;
    const int to[2] = {(int)floorf(b.x), (int)floorf(b.y)};
    draw(raster, (int)floorf(a.x), (int)floorf(a.y), to, pen);
}

/* --- paths ----------------------------------------------------------------------- */

/* Squared distance of p to the segment from a to b. */
static float off_segment(struct raster_point p, struct raster_point a,
                         struct raster_point b)
{
    float dx = b.x - a.x, dy = b.y - a.y;
    float length = dx * dx + dy * dy;
    float along = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;
    along = along < 0 ? 0 : along > 1 ? 1 : along;
    float x = p.x - a.x - along * dx, y = p.y - a.y - along * dy;
    return x * x + y * y;
}

/* The point between first and last that is the farthest from their segment. */
static size_t farthest(const struct raster_point *points, size_t first, size_t last,
                       float *distance)
{
    size_t found = first;
    *distance = 0;
    for (size_t i = first + 1; i < last; i++) {
        float here = off_segment(points[i], points[first], points[last]);
        if (here > *distance) {
            *distance = here;
            found = i;
        }
    }
    return found;
}

/* Draws points[first..last] simplified. A stack of ends, at most one a point. */
static void draw_simplified(struct raster *raster, const struct raster_point *points,
                            size_t count, float tolerance, struct raster_pen pen)
{
    size_t *ends = xcalloc(count, sizeof *ends);
    size_t first = 0, depth = 0;
    ends[depth++] = count - 1;
    while (depth > 0) {
        float distance;
        size_t last = ends[depth - 1];
        size_t middle = farthest(points, first, last, &distance);
        if (distance > tolerance * tolerance && middle > first) {
            ends[depth++] = middle;
            continue;
        }
        raster_line(raster, points[first], points[last], pen);
        first = last;
        depth--;
    }
    free(ends);
}

void raster_path(struct raster *raster, struct raster_point *points, size_t count,
                 float tolerance, struct raster_pen pen)
{
    if (count < 2)
        return;
    bool closed =
        points[0].x == points[count - 1].x && points[0].y == points[count - 1].y;
    float unused;
    size_t cut = closed ? farthest(points, 0, count - 1, &unused) : 0;
    if (cut > 0)
        draw_simplified(raster, points, cut + 1, tolerance, pen);
    draw_simplified(raster, points + cut, count - cut, tolerance, pen);
}

/* --- glyphs ---------------------------------------------------------------------- */

/* Braille numbers the dots of its columns first, then the lowest two. */
static uint32_t braille(unsigned dots)
{
    static const uint8_t bits[8] = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};
    uint32_t code = 0x2800;
    for (int i = 0; i < 8; i++)
        if (dots & 1u << i)
            code |= bits[i];
    return code;
}

/* Bit 1 is the upper left, 2 the upper right, 4 and 8 the lower ones. */
static uint32_t quadrant(unsigned dots)
{
    static const uint16_t codes[16] = {0x0020, 0x2598, 0x259D, 0x2580, 0x2596, 0x258C,
                                       0x259E, 0x259B, 0x2597, 0x259A, 0x2590, 0x259C,
                                       0x2584, 0x2599, 0x259F, 0x2588};
    return codes[dots & 15];
}

static uint32_t half_block(unsigned dots)
{
    static const uint16_t codes[4] = {0x0020, 0x2580, 0x2584, 0x2588};
    return codes[dots & 3];
}

/* The mean height of the dots of a column (0 is the top), -1 without any. */
static int height_of(unsigned dots, int column)
{
    int sum = 0, count = 0;
    for (int row = 0; row < 4; row++) {
        if (dots & 1u << (2 * row + column)) {
            sum += 2 * row;
            count++;
        }
    }
    return count ? sum / count : -1;
}

static int tall(unsigned dots)
{
    int rows = 0;
    for (int row = 0; row < 4; row++)
        rows += (dots >> 2 * row & 3u) != 0;
    return rows;
}

/* A stroke in the direction that the dots go. */
static uint32_t stroke(unsigned dots)
{
    int left = height_of(dots, 0), right = height_of(dots, 1);
    if (left < 0 || right < 0)
        return tall(dots) > 1 ? '|' : left > 4 || right > 4 ? '.' : '\'';
    if (tall(dots) >= 3 && abs(left - right) >= 2)
        return left > right ? '/' : '\\';
    if (tall(dots) >= 3)
        return '|';
    return left >= 5 && right >= 5 ? '_' : '-';
}

bool raster_glyph(const struct raster *raster, int cell, char glyph[5])
{
    unsigned dots = raster->dots[cell];
    uint32_t code = ' ';
    switch (raster->glyphs) {
    case MAP_BRAILLE:
        code = braille(dots);
        break;
    case MAP_QUADRANTS:
        code = quadrant(dots);
        break;
    case MAP_HALF_BLOCKS:
        code = half_block(dots);
        break;
    case MAP_ASCII:
        code = raster->layers[cell] == MAP_BORDER ? ':' : stroke(dots);
        break;
    }
    if (dots)
        glyph[utf8_encode(code, glyph)] = '\0';
    return dots != 0;
}
