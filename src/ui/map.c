#include "ui/map.h"

static const uint8_t layer_styles[MAP_LAYERS] = {
    [MAP_EMPTY] = STYLE_PLAIN,         [MAP_BORDER] = STYLE_DIM,
    [MAP_REGION_BORDER] = STYLE_PLAIN, [MAP_OUTLINE] = STYLE_TITLE,
    [MAP_TOWN] = STYLE_PLAIN,          [MAP_FAINT] = STYLE_DIM,
    [MAP_MARKER] = STYLE_IDEA,         [MAP_LINK] = STYLE_NEED,
    [MAP_LABEL] = STYLE_TITLE,         [MAP_SELECTION] = STYLE_ERROR,
};

uint8_t map_shade_style(uint8_t shade)
{
    static const uint8_t styles[MAP_SHADES + 1] = {STYLE_PLAIN,   STYLE_PLAIN,
                                                   STYLE_SHADE_2, STYLE_SHADE_3,
                                                   STYLE_SHADE_4, STYLE_SHADE_5};
    return styles[shade <= MAP_SHADES ? shade : 0];
}

static uint8_t style_of(const struct map_cell *cell)
{
    uint8_t ground = map_shade_style(cell->shade);
    if (ground == STYLE_PLAIN)
        return layer_styles[cell->layer];
    bool strong = cell->layer == MAP_OUTLINE || cell->layer >= MAP_LABEL;
    return strong ? ground | STYLE_BOLD : ground;
}

/* Inks that a blank can wear unseen: neither a ground nor an underline. */
static bool is_unseen(uint8_t style)
{
    return style == STYLE_IDEA || style == STYLE_DIM;
}

/* A blank between two marks keeps the ink of the first: on a map of many thousand
 * actors changing inks is most of what a terminal is sent. */
static void draw_row(const struct map_grid *grid, int row, struct canvas *canvas, int x,
                     int y)
{
    uint8_t ink = STYLE_PLAIN;
    for (int column = 0; column < grid->width; column++) {
        const struct map_cell *cell = &grid->cells[row * grid->width + column];
        uint8_t style = style_of(cell);
        bool blank = cell->glyph[0] == ' ' && style == STYLE_PLAIN;
        if (blank)
            style = is_unseen(ink) ? ink : STYLE_PLAIN;
        ink = style;
        if (!blank || style != STYLE_PLAIN)
            canvas_put(canvas, x + column, y, 1, style, cell->glyph);
    }
}

void map_draw(const struct map_grid *grid, struct canvas *canvas, int x, int y)
{
    for (int row = 0; row < grid->height; row++)
        draw_row(grid, row, canvas, x, y + row);
}

bool map_find(const struct map_grid *grid, int departement, int *column, int *row)
{
    bool found = false;
    for (int at = 0; at < grid->width * grid->height; at++) {
        const struct map_cell *cell = &grid->cells[at];
        bool label = cell->layer == MAP_LABEL;
        if (cell->departement != departement || (found && !label))
            continue;
        *column = at % grid->width;
        *row = at / grid->width;
        found = true;
        if (label)
            return true;
    }
    return found;
}
