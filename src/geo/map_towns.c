/* Names of communes when one looks from near, and the letters of areas. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "geo/map_private.h"

#define NEAR 3.0 /* kilometres a column: from there names of communes have room */

enum {
    MOST = 96,        /* names */
    CELLS_A_NAME = 80 /* or a reader would look for the actors among them */
};

static bool find_cell(const struct map_view *view, int commune, int *column, int *row)
{
    struct raster_point at = map_spot_of_commune(view, commune);
    if (!(fabsf(at.x) < 1e6f) || !(fabsf(at.y) < 1e6f))
        return false;
    *column = (int)floorf(at.x);
    *row = (int)floorf(at.y);
    return *column >= 0 && *column < view->width && *row >= 0 && *row < view->height;
}

/* --- names -------------------------------------------------------------------------
 */

/* Rows of the communes in the view, most populous first; how many there are. */
static size_t find_towns(const struct map_view *view, int *rows, size_t most)
{
    size_t found = 0;
    int column, row;
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        const struct geo_departement *home = &geo_departements[i];
        if (!map_shows(view, i))
            continue;
        for (int j = 0; j < home->commune_count; j++)
            if (find_cell(view, home->first_commune + j, &column, &row))
                geo_insert_populous(home->first_commune + j, rows, found++, most);
    }
    return found < most ? found : most;
}

/* Nothing but ground and dotted borders, and no other name within two cells. */
static bool is_free(const struct composing *map, int column, int row, int len)
{
    for (int i = -2; i < len + 2; i++) {
        const struct map_cell *cell = map_cell(map, column + i, row);
        bool inside = i >= 0 && i < len;
        if (!cell && inside)
            return false;
        if (cell && inside && cell->layer > MAP_BORDER)
            return false;
        if (cell && (cell->layer == MAP_TOWN || cell->layer == MAP_LABEL))
            return false;
    }
    return true;
}

/* At the right of its marker, else at its left. */
static void put_town(const struct composing *map, int commune)
{
    struct commune town;
    int column, row;
    commune_get(commune, &town);
    int len = (int)utf8_count(town.name, strlen(town.name));
    if (!find_cell(map->view, commune, &column, &row))
        return;
    if (is_free(map, column + 1, row, len))
        map_write(map, column + 1, row, town.name, MAP_TOWN);
    else if (is_free(map, column - len, row, len))
        map_write(map, column - len, row, town.name, MAP_TOWN);
}

void map_put_towns(const struct composing *map)
{
    const struct map_view *view = map->view;
    int rows[MOST];
    size_t most = (size_t)(view->width * view->height / CELLS_A_NAME);
    if (map->scene->labels == MAP_LABELS_NONE || view->scale > NEAR || most == 0)
        return;
    size_t count = find_towns(view, rows, most < MOST ? most : MOST);
    for (size_t i = 0; i < count; i++)
        put_town(map, rows[i]);
}

/* --- letters -----------------------------------------------------------------------
 */

static bool is_label(const struct composing *map, int column, int row)
{
    const struct map_cell *cell = map_cell(map, column, row);
    return cell && cell->layer == MAP_LABEL;
}

/* Not against a code, with which it would read as one word: « B11 ». */
static void put_letter(const struct composing *map, int column, int row,
                       const char *letter)
{
    static const int shifts[] = {0, -1, 1};
    for (int i = 0; i < 3; i++) {
        int y = row + shifts[i];
        if (is_label(map, column - 1, y) || is_label(map, column, y) ||
            is_label(map, column + 1, y))
            continue;
        map_put(map, column, y, letter, MAP_TOWN);
        return;
    }
}

/* Where there are actors: an area without a letter has none. */
void map_put_letters(const struct composing *map)
{
    const struct map_areas *areas = map->scene->areas;
    int column, row;
    for (int i = 0; areas && map->scene->letters && i < areas->count; i++) {
        char letter[2] = {map_shade_letter(areas->shades[i]), '\0'};
        if (areas->shades[i] < 2 ||
            !map_shows(map->view, commune_departement(areas->hearts[i])) ||
            !find_cell(map->view, areas->hearts[i], &column, &row))
            continue;
        put_letter(map, column, row, letter);
    }
}
