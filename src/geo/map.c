#include "geo/map.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/width.h"
#include "geo/map_private.h"

/* --- shades ---------------------------------------------------------------------- */

uint8_t map_shade_of_count(long count)
{
    return count <= 0 ? 1 : count <= 2 ? 2 : count <= 5 ? 3 : count <= 10 ? 4 : 5;
}

uint8_t map_shade_of_rate(double value, const double bounds[3])
{
    uint8_t shade = 1;
    if (!(value > 0))
        return shade;
    shade++;
    for (int i = 0; i < 3; i++)
        shade = (uint8_t)(shade + (value > bounds[i]));
    return shade;
}

char map_shade_letter(uint8_t shade)
{
    return shade > 0 && shade <= MAP_SHADES ? (char)('A' + shade - 1) : ' ';
}

/* --- cells ----------------------------------------------------------------------- */

struct map_cell *map_cell(const struct composing *map, int column, int row)
{
    if (column < 0 || row < 0 || column >= map->view->width || row >= map->view->height)
        return NULL;
    column += map->left;
    row += map->top;
    assert(column < map->grid->width && row < map->grid->height);
    return &map->grid->cells[row * map->grid->width + column];
}

void map_put(const struct composing *map, int column, int row, const char *glyph,
             enum map_layer layer)
{
    struct map_cell *cell = map_cell(map, column, row);
    if (!cell || cell->layer > layer)
        return;
    str_copy(cell->glyph, sizeof cell->glyph, glyph);
    cell->layer = (uint8_t)layer;
}

void map_write(const struct composing *map, int column, int row, const char *text,
               enum map_layer layer)
{
    struct str shown = {0};
    utf8_displayable(&shown, text, strlen(text));
    for (size_t at = 0; at < shown.len;) {
        char glyph[5] = "";
        uint32_t code;
        size_t used = utf8_decode(shown.at + at, shown.len - at, &code);
        int width = width_code(code);
        memcpy(glyph, width == 1 ? shown.at + at : "?", width == 1 ? used : 1);
        if (width > 0) /* a mark has no cell of its own */
            map_put(map, column++, row, glyph, layer);
        at += used;
    }
    str_free(&shown);
}

static void put_dots(const struct composing *map, const struct raster *raster)
{
    for (int i = 0; i < raster->width * raster->height; i++) {
        char glyph[5];
        if (raster_glyph(raster, i, glyph))
            map_put(map, i % raster->width, i / raster->width, glyph,
                    (enum map_layer)raster->layers[i]);
    }
}

/* --- composing ------------------------------------------------------------------- */

static void compose_part(const struct composing *map)
{
    struct raster raster;
    raster_init(&raster, map->view);
    map_fill(map);
    map_fill_areas(map);
    map_draw_outlines(map, &raster);
    map_draw_links(map, &raster);
    put_dots(map, &raster);
    map_put_points(map);
    map_put_partners(map);
    map_put_labels(map);
    map_put_letters(map);
    map_put_towns(map);
    raster_free(&raster);
}

static void grid_clear(struct map_grid *grid, int width, int height)
{
    size_t cells = (size_t)width * (size_t)height;
    if (cells > grid->room) {
        grid->cells = xrealloc(grid->cells, cells * sizeof *grid->cells);
        grid->room = cells;
    }
    grid->width = width;
    grid->height = height;
    for (size_t i = 0; i < cells; i++)
        grid->cells[i] = (struct map_cell){.glyph = " ", .departement = GEO_NONE};
}

void map_compose(const struct map_view *view, const struct map_scene *scene,
                 struct map_grid *grid)
{
    struct map_inset insets[GEO_ZONES];
    struct composing map = {.view = view, .scene = scene, .grid = grid};
    if (view->width < 1 || view->height < 1) {
        grid->width = grid->height = 0;
        return;
    }
    grid_clear(grid, view->width, view->height);
    compose_part(&map);
    struct map_scene codes = *scene;
    codes.labels =
        scene->labels == MAP_LABELS_NONE ? MAP_LABELS_NONE : MAP_LABELS_CODES;
    map.scene = &codes;
    int count = map_insets(view, insets);
    for (int i = 0; i < count; i++) {
        map.view = &insets[i].view;
        map.left = insets[i].left;
        map.top = insets[i].top;
        compose_part(&map);
    }
}

void map_grid_free(struct map_grid *grid)
{
    free(grid->cells);
    *grid = (struct map_grid){.width = 0};
}

const struct map_cell *map_grid_at(const struct map_grid *grid, int column, int row)
{
    if (column < 0 || row < 0 || column >= grid->width || row >= grid->height)
        return NULL;
    return &grid->cells[row * grid->width + column];
}

void map_grid_text(const struct map_grid *grid, struct str *out)
{
    for (int row = 0; row < grid->height; row++) {
        int last = grid->width;
        while (last > 0 && str_equal(map_grid_at(grid, last - 1, row)->glyph, " "))
            last--;
        for (int column = 0; column < last; column++)
            str_add(out, map_grid_at(grid, column, row)->glyph);
        str_add_char(out, '\n');
    }
}
