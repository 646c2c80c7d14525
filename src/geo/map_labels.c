/* Codes and names of départements, where they have room. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "geo/map_private.h"

/* Where a label of some length stands best. */
struct place {
    int column, row; /* of its first letter */
    int score;
    int run; /* cells of the département in that row, there */
};

/* Where the cells of a département are. */
struct extent {
    long rows; /* sum over its cells */
    long cells;
    int left, top, right, bottom;
};

static void add_cell(struct extent *extent, int column, int row)
{
    bool first = extent->cells == 0;
    extent->left = first || column < extent->left ? column : extent->left;
    extent->right = first || column > extent->right ? column : extent->right;
    extent->top = first ? row : extent->top;
    extent->bottom = row;
    extent->rows += row;
    extent->cells++;
}

static void measure(const struct composing *map, struct extent *extents)
{
    for (int row = 0; row < map->view->height; row++)
        for (int column = 0; column < map->view->width; column++) {
            int departement = map_cell(map, column, row)->departement;
            if (departement != GEO_NONE)
                add_cell(&extents[departement], column, row);
        }
}

/* The cell may hold a letter of the label. */
static bool inside(const struct composing *map, int column, int row, int departement)
{
    const struct map_cell *cell = map_cell(map, column, row);
    return cell && cell->departement == departement && cell->layer != MAP_LABEL &&
           cell->layer != MAP_SELECTION;
}

/* Cells that a label of `len` from column on would take from points and borders. */
static int cost(const struct composing *map, int column, int row, int len)
{
    int total = 0;
    for (int i = 0; i < len; i++) {
        enum map_layer layer = (enum map_layer)map_cell(map, column + i, row)->layer;
        total += layer == MAP_EMPTY ? 0 : layer < MAP_FAINT ? 2 : 3;
    }
    return total;
}

/* Tries the run of the département that starts at column; returns where it ends. */
static int try_run(const struct composing *map, int departement, int len, int far,
                   struct place *best)
{
    int row = best->row, start = best->column, end = start;
    while (inside(map, end, row, departement))
        end++;
    best->run = 0;
    for (int column = start; column + len <= end; column++) {
        int middle = abs(2 * column + len - start - end);
        int score =
            4 * (end - start) - 8 * far - 2 * middle - 6 * cost(map, column, row, len);
        if (best->run == 0 || score > best->score)
            *best = (struct place){column, row, score, end - start};
    }
    return end;
}

static struct place find_place(const struct composing *map, int departement, int len,
                               const struct extent *extent)
{
    struct place best = {0, 0, 0, 0};
    int mean = (int)((extent->rows + extent->cells / 2) / extent->cells);
    for (int row = extent->top; row <= extent->bottom; row++)
        for (int column = extent->left; column <= extent->right; column++) {
            if (!inside(map, column, row, departement))
                continue;
            struct place here = {column, row, 0, 0};
            column = try_run(map, departement, len, abs(row - mean), &here);
            if (here.run > 0 && (best.run == 0 || here.score > best.score))
                best = here;
        }
    return best;
}

static int columns_of(const char *text)
{
    return (int)utf8_count(text, strlen(text));
}

/* Names for all when three in four of those that are seen have room for theirs. */
static bool choose_names(const struct composing *map, const struct extent *extents)
{
    int seen = 0, fit = 0;
    if (map->scene->labels != MAP_LABELS_AUTO)
        return false;
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        if (extents[i].cells == 0)
            continue;
        int len = columns_of(geo_departements[i].name) + 2;
        seen++;
        fit += find_place(map, i, len, &extents[i]).run > 0;
    }
    return 4 * fit >= 3 * seen;
}

static void label_text(const struct composing *map, int departement, bool name,
                       char text[64])
{
    const struct map_scene *scene = map->scene;
    const struct geo_departement *home = &geo_departements[departement];
    uint8_t shade = scene->shades ? scene->shades[departement] : 0;
    str_format(text, 64, "%s", name ? home->name : home->code);
    if (scene->letters && shade > 0)
        str_format(text, 64, "%s:%c", name ? home->name : home->code,
                   map_shade_letter(shade));
}

/* Writes the label where it has room; false when it has none. */
static bool put_label(const struct composing *map, int departement, bool name,
                      const struct extent *extent)
{
    char text[64];
    label_text(map, departement, name, text);
    int len = columns_of(text), margin = name ? 1 : 0;
    struct place place = find_place(map, departement, len + 2 * margin, extent);
    if (place.run == 0)
        return false;
    map_write(map, place.column + margin, place.row, text, MAP_LABEL);
    return true;
}

void map_put_labels(const struct composing *map)
{
    struct extent extents[GEO_DEPARTEMENTS] = {{0, 0, 0, 0, 0, 0}};
    if (map->scene->labels == MAP_LABELS_NONE)
        return;
    measure(map, extents);
    bool names = choose_names(map, extents);
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        if (extents[i].cells == 0)
            continue;
        if (!names || !put_label(map, i, true, &extents[i]))
            put_label(map, i, false, &extents[i]);
    }
}
