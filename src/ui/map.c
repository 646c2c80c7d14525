#include "ui/map.h"

static const uint8_t layer_styles[MAP_LAYERS] = {
    [MAP_EMPTY] = STYLE_PLAIN,         [MAP_BORDER] = STYLE_DIM,
    [MAP_REGION_BORDER] = STYLE_PLAIN, [MAP_OUTLINE] = STYLE_TITLE,
    [MAP_FAINT] = STYLE_DIM,           [MAP_MARKER] = STYLE_IDEA | STYLE_BOLD,
    [MAP_LINK] = STYLE_NEED,           [MAP_LABEL] = STYLE_TITLE,
    [MAP_SELECTION] = STYLE_ERROR,
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

void map_draw(const struct map_grid *grid, struct canvas *canvas, int x, int y)
{
    for (int row = 0; row < grid->height; row++)
        for (int column = 0; column < grid->width; column++) {
            const struct map_cell *cell = &grid->cells[row * grid->width + column];
            uint8_t style = style_of(cell);
            if (cell->glyph[0] != ' ' || style != STYLE_PLAIN)
                canvas_put(canvas, x + column, y + row, 1, style, cell->glyph);
        }
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
