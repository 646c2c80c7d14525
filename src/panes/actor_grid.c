#include "panes/actor_grid.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ops/actors_map.h"
#include "ops/sheet.h"
#include "ui/list.h"

/* The names of themes stay at the left, those of départements at the top, totals last:
 * only what is between scrolls. */
enum {
    HEAD_ROWS = 3,
    CELL_MOST = 5, /* air and all: more only when the counts ask for it */
    NAME_MOST = 24,
    NAME_LEAST = 12
};

struct grid_state {
    struct coverage coverage; /* in the arena of the pane */
    struct list rows;         /* themes, then the line of totals */
    struct list columns;      /* départements, then the column of totals */
    int name, cell, total;    /* widths */
};

static struct grid_state *grid_state(const struct pane *pane)
{
    return pane->state;
}

static const char *theme_name(const struct coverage *coverage, int row)
{
    if (row == (int)coverage->theme_count)
        return _("Total (une fois)");
    return *coverage->themes[row].id ? coverage->themes[row].label : _("sans thème");
}

static int longest_name(const struct coverage *coverage)
{
    int longest = 0;
    for (int row = 0; row <= (int)coverage->theme_count; row++) {
        const char *name = theme_name(coverage, row);
        int width = width_text(name, strlen(name));
        longest = width > longest ? width : longest;
    }
    return longest;
}

/* Columns of a count, the mark of the cursor before it and air behind. */
static int room_of(int count)
{
    int room = 3;
    for (; count > 9; count /= 10)
        room++;
    return room;
}

/* As narrow as they must be for all départements to be seen, no wider than is read. */
static void measure(struct pane *pane)
{
    struct grid_state *state = grid_state(pane);
    const struct coverage *coverage = &state->coverage;
    int columns = (int)coverage->dept_count, most = pane->width / 4, count = 10;
    most = most > NAME_MOST ? NAME_MOST : most < NAME_LEAST ? NAME_LEAST : most;
    state->name = longest_name(coverage);
    state->name = state->name > most ? most : state->name;
    for (int i = 0; i < columns; i++)
        count = coverage->depts[i].actors > count ? coverage->depts[i].actors : count;
    state->total = room_of(coverage->actors);
    state->total = state->total < 6 ? 6 : state->total;
    int even = columns ? (pane->width - state->name - state->total - 2) / columns : 0;
    state->cell = even > CELL_MOST ? CELL_MOST : even;
    if (state->cell < room_of(count))
        state->cell = room_of(count);
}

static void settle(struct pane *pane)
{
    struct grid_state *state = grid_state(pane);
    int rows = (int)state->coverage.theme_count, down = pane->height - HEAD_ROWS - 1;
    int columns = (int)state->coverage.dept_count;
    measure(pane);
    int room = pane->width - state->name - state->total - 2;
    int across = room / state->cell;
    if (across < columns) /* and the sign that there are more */
        across = (room - 1) / state->cell;
    list_settle(&state->rows, rows + 1, state->rows.height);
    list_settle(&state->columns, columns + 1, state->columns.height);
    /* the totals are always shown: they do not scroll */
    state->rows.height = down > 1 ? down - 1 : 1;
    state->columns.height = across > 1 ? across : 1;
    struct list inner = state->rows;
    if (inner.selected < rows) {
        list_settle(&inner, rows, inner.height);
        state->rows.top = inner.top;
    }
    inner = state->columns;
    if (inner.selected < columns) {
        list_settle(&inner, columns, inner.height);
        state->columns.top = inner.top;
    }
}

static bool load(struct pane *pane, struct garden *garden, struct err *err)
{
    struct grid_state *state = grid_state(pane);
    struct actor_filter filter = {.prospects = 0};
    if (pane->projected)
        filter.prospects = 1u << PROSPECT_NONE | 1u << PROSPECT_MEMBER;
    arena_reset(&pane->arena);
    state->coverage = (struct coverage){.actors = 0};
    if (!ops_coverage(garden, &filter, &pane->arena, &state->coverage, err))
        return false;
    settle(pane);
    return true;
}

/* --- drawing ------------------------------------------------------------------------
 */

static const char *dept_code(const struct coverage *coverage, int column)
{
    return *coverage->depts[column].id ? coverage->depts[column].id : "?";
}

/* The last row and the last column are totals. */
static int value_at(const struct coverage *coverage, int row, int column)
{
    bool all_themes = row == (int)coverage->theme_count;
    bool all_depts = column == (int)coverage->dept_count;
    if (all_themes && all_depts)
        return coverage->actors;
    if (all_themes)
        return coverage->depts[column].actors;
    if (all_depts)
        return coverage->themes[row].actors;
    return coverage->cells[(size_t)row * coverage->dept_count + (size_t)column];
}

static void draw_cell(const struct pane *pane, struct canvas *canvas, struct rect cell,
                      int row, int column)
{
    const struct grid_state *state = grid_state(pane);
    int value = value_at(&state->coverage, row, column);
    bool total = row == (int)state->coverage.theme_count ||
                 column == (int)state->coverage.dept_count;
    char text[16];
    /* an empty cell is what one looks for: it is marked, not left blank */
    snprintf(text, sizeof text, value || total ? "%d" : "--", value);
    canvas_put_right(canvas, cell.x, cell.y, cell.width - 1,
                     total   ? STYLE_TITLE
                     : value ? STYLE_PLAIN
                             : STYLE_FEAR,
                     text);
    if (row != state->rows.selected || column != state->columns.selected)
        return;
    canvas_put(canvas, cell.x, cell.y, 1, STYLE_TITLE, ">");
    canvas_focus(canvas, cell);
}

/* Columns shown: a window of the départements, then the totals. Returns where each one
 * stands. */
static int column_x(const struct pane *pane, struct rect rect, int index)
{
    const struct grid_state *state = grid_state(pane);
    return rect.x + 2 + state->name + index * state->cell;
}

static void draw_row(const struct pane *pane, struct canvas *canvas, struct rect rect,
                     int y, int row)
{
    const struct grid_state *state = grid_state(pane);
    int columns = (int)state->coverage.dept_count, i = 0;
    bool total = row == (int)state->coverage.theme_count;
    canvas_put_cut(canvas, rect.x + 1, y, state->name,
                   total ? STYLE_TITLE : STYLE_PLAIN,
                   theme_name(&state->coverage, row));
    for (; i < state->columns.height && state->columns.top + i < columns; i++)
        draw_cell(pane, canvas,
                  (struct rect){column_x(pane, rect, i), y, state->cell, 1}, row,
                  state->columns.top + i);
    draw_cell(pane, canvas, (struct rect){column_x(pane, rect, i), y, state->total, 1},
              row, columns);
}

static void draw_titles(const struct pane *pane, struct canvas *canvas,
                        struct rect rect)
{
    const struct grid_state *state = grid_state(pane);
    int columns = (int)state->coverage.dept_count, i = 0, y = rect.y + 1;
    canvas_put_cut(canvas, rect.x + 1, rect.y, rect.width - 2, STYLE_TITLE,
                   _("Couverture : thèmes par département (-- : personne)"));
    for (; i < state->columns.height && state->columns.top + i < columns; i++)
        canvas_put_right(canvas, column_x(pane, rect, i), y, state->cell - 1, STYLE_DIM,
                         dept_code(&state->coverage, state->columns.top + i));
    canvas_put_right(canvas, column_x(pane, rect, i), y, state->total - 1, STYLE_DIM,
                     _("Total"));
    if (state->columns.top)
        canvas_put(canvas, rect.x + 1, y, 4, STYLE_DIM, "<");
    if (state->columns.top + state->columns.height < columns)
        canvas_put(canvas, column_x(pane, rect, i) + state->total, y, 1, STYLE_DIM,
                   ">");
    canvas_dots(canvas, rect.x, y + 1, rect.width, STYLE_DIM);
}

static void set_cursor(const struct pane *pane, struct canvas *canvas, struct rect rect)
{
    const struct grid_state *state = grid_state(pane);
    int columns = (int)state->coverage.dept_count;
    int rows = (int)state->coverage.theme_count;
    int shown = columns - state->columns.top;
    int i = state->columns.selected - state->columns.top;
    int j = state->rows.selected - state->rows.top;
    if (state->columns.selected == columns)
        i = shown < state->columns.height ? shown : state->columns.height;
    if (state->rows.selected == rows)
        j = rows - state->rows.top < state->rows.height ? rows - state->rows.top
                                                        : state->rows.height;
    canvas_cursor(canvas, column_x(pane, rect, i), rect.y + HEAD_ROWS + j);
}

static void draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                 bool focused)
{
    const struct grid_state *state = grid_state(pane);
    int rows = (int)state->coverage.theme_count, i = 0;
    draw_titles(pane, canvas, rect);
    for (; i < state->rows.height && state->rows.top + i < rows; i++)
        draw_row(pane, canvas, rect, rect.y + HEAD_ROWS + i, state->rows.top + i);
    draw_row(pane, canvas, rect, rect.y + HEAD_ROWS + i, rows);
    if (focused)
        set_cursor(pane, canvas, rect);
}

/* --- keys ---------------------------------------------------------------------------
 */

static enum outcome move(struct pane *pane, struct list *list, int by)
{
    list_move(list, by);
    settle(pane);
    return OUTCOME_DONE;
}

/* The list that the cell counts. */
static enum outcome open_cell(struct pane *pane, struct pane_host *host)
{
    const struct grid_state *state = grid_state(pane);
    const struct coverage *coverage = &state->coverage;
    struct pane_visit visit = {.list = true};
    bool theme = state->rows.selected < (int)coverage->theme_count;
    bool dept = state->columns.selected < (int)coverage->dept_count;
    if (theme) {
        const char *id = coverage->themes[state->rows.selected].id;
        str_copy(visit.theme, sizeof visit.theme, *id ? id : "-");
    }
    if (dept) {
        const char *id = coverage->depts[state->columns.selected].id;
        str_copy(visit.dep, sizeof visit.dep, *id ? id : "-");
    }
    host->go(host, PLACE_ACTORS, &visit);
    return OUTCOME_DONE;
}

static enum outcome act(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    struct grid_state *state = grid_state(pane);
    int down = action_travel(action, state->rows.height, state->rows.count);
    (void)err;
    if (down)
        return move(pane, &state->rows, down);
    switch ((int)action) {
    case ACTION_LEFT:
        return move(pane, &state->columns, -1);
    case ACTION_RIGHT:
        return move(pane, &state->columns, 1);
    case ACTION_OPEN:
        return open_cell(pane, host);
    case ACTION_GRID:
    case ACTION_BACK:
        host->go(host, PLACE_ACTORS, NULL);
        return OUTCOME_DONE;
    default:
        return OUTCOME_UNUSED;
    }
}

static unsigned has(const struct pane *pane)
{
    (void)pane;
    return NEED_ITEM;
}

static enum outcome paste(struct pane *pane, struct pane_host *host, const char *text,
                          struct err *err)
{
    (void)pane;
    (void)host;
    (void)text;
    (void)err;
    return OUTCOME_UNUSED;
}

/* « Climat, Gard : 3 acteurs   Entrée : les voir » */
static void status(const struct pane *pane, struct str *out)
{
    const struct grid_state *state = grid_state(pane);
    const struct coverage *coverage = &state->coverage;
    int row = state->rows.selected, column = state->columns.selected;
    bool theme = row < (int)coverage->theme_count;
    bool dept = column < (int)coverage->dept_count;
    int value = value_at(coverage, row, column);
    const char *where = !dept                         ? _("tous les départements")
                        : *coverage->depts[column].id ? coverage->depts[column].label
                                                      : _("sans lieu");
    str_printf(out,
               i18n_n("%s, %s : %d acteur   Entrée : la liste",
                      "%s, %s : %d acteurs   Entrée : la liste", value),
               theme ? theme_name(coverage, row) : _("tous les thèmes"), where, value);
}

/* Whole: the columns that scroll, and the totals. */
static bool sheet(struct pane *pane, struct garden *garden, struct sheet *sheet,
                  struct err *err)
{
    const struct coverage *coverage = &grid_state(pane)->coverage;
    char text[16];
    (void)garden;
    (void)err;
    sheet_begin(sheet, _("couverture"), SHEET_OF_LINES);
    sheet_column(sheet, _("Thème"));
    for (size_t i = 0; i < coverage->dept_count; i++)
        sheet_column(sheet, dept_code(coverage, (int)i));
    sheet_column(sheet, _("Total"));
    for (size_t row = 0; row <= coverage->theme_count; row++) {
        sheet_row(sheet, (struct id){0});
        sheet_cell(sheet, 0, theme_name(coverage, (int)row));
        for (size_t i = 0; i <= coverage->dept_count; i++) {
            snprintf(text, sizeof text, "%d", value_at(coverage, (int)row, (int)i));
            sheet_cell(sheet, 0, text);
        }
    }
    return true;
}

static void free_grid(struct pane *pane)
{
    (void)pane; /* all of it is in the pane's arena */
}

static const enum action hints[] = {ACTION_OPEN, ACTION_GRID, ACTION_EXPORT,
                                    ACTION_BACK, ACTION_NONE};

const struct pane_class actor_grid_class = {
    .name = N_("Grille"),
    .scope = SCOPE_GRID,
    .watches = CHANGED_ACTORS | CHANGED_CONFIG,
    .state_size = sizeof(struct grid_state),
    .hints = hints,
    .load = load,
    .draw = draw,
    .act = act,
    .has = has,
    .paste = paste,
    .status = status,
    .sheet = sheet,
    .free = free_grid,
};
