#include "panes/rows_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ops/sheet.h"
#include "ui/list.h"

enum { LEAD_MOST = 26, FRAME_ROWS = 5 };

struct rows_modal {
    struct modal modal;
    struct rows_view view;
    char *title;
    char *hint;
    struct arena arena;
    struct view_rows shown;
    struct list list;
};

static struct rows_modal *self(struct modal *modal)
{
    return (struct rows_modal *)modal;
}

static void leave_heading(struct rows_modal *box, int by)
{
    int at = box->list.selected;
    while (at >= 0 && at < (int)box->shown.count && box->shown.rows[at].apart)
        at += by;
    if (at >= 0 && at < (int)box->shown.count)
        box->list.selected = at;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct rows_modal *box = self(modal);
    arena_reset(&box->arena);
    box->shown = (struct view_rows){.heading = "", .empty = ""};
    bool read = box->view.load(box->view.ctx, host, &box->arena, &box->shown, err);
    if (!read)
        box->shown = (struct view_rows){.heading = "", .empty = ""};
    list_settle(&box->list, (int)box->shown.count, box->list.height);
    leave_heading(box, 1);
    return read;
}

static int lead_width(const struct rows_modal *box)
{
    int most = 0;
    for (size_t i = 0; i < box->shown.count && most < LEAD_MOST; i++) {
        const char *lead = box->shown.rows[i].lead;
        int width = width_text(lead, strlen(lead));
        most = width > most ? width : most;
    }
    return most < LEAD_MOST ? most : LEAD_MOST;
}

static void draw_row(const struct rows_modal *box, int index, struct canvas *canvas,
                     struct rect row, int lead)
{
    const struct view_row *one = &box->shown.rows[index];
    bool here = index == box->list.selected;
    int detail = width_text(one->detail, strlen(one->detail));
    if (detail > row.width / 2)
        detail = row.width / 2;
    canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    uint8_t aside = here ? STYLE_PLAIN : STYLE_DIM; /* dim does not read reversed */
    canvas_put_cut(canvas, row.x + 2, row.y, lead, aside, one->lead);
    int x = 2 + lead + (lead ? 2 : 0);
    canvas_put_cut(canvas, row.x + x, row.y, row.width - x - detail - (detail ? 2 : 0),
                   one->style, one->text);
    if (detail)
        canvas_put_right(canvas, row.x + row.width - detail, row.y, detail, aside,
                         one->detail);
    if (here) {
        canvas_focus(canvas, row);
        canvas_cursor(canvas, row.x, row.y);
    }
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct rows_modal *box = (const struct rows_modal *)modal;
    struct rect frame = {0, 0, canvas->width, canvas->height - 1};
    struct list list = box->list;
    int lead = lead_width(box);
    (void)host;
    canvas_box(canvas, frame, STYLE_DIM, box->title);
    canvas_put_cut(canvas, 2, 1, frame.width - 4, STYLE_TITLE, box->shown.heading);
    canvas_dots(canvas, 1, 2, frame.width - 2, STYLE_DIM);
    list_settle(&list, list.count, frame.height - FRAME_ROWS);
    for (int i = 0; i < list.height && list.top + i < list.count; i++)
        draw_row(box, list.top + i, canvas, (struct rect){2, 3 + i, frame.width - 4, 1},
                 lead);
    if (!list.count) {
        canvas_put_cut(canvas, 4, 3, frame.width - 6, STYLE_PLAIN, box->shown.empty);
        canvas_cursor(canvas, 4, 3);
    }
    canvas_put_cut(canvas, 2, frame.height - 2, frame.width - 4, STYLE_DIM, box->hint);
}

static void move(struct rows_modal *box, int by)
{
    list_move(&box->list, by);
    leave_heading(box, by < 0 ? -1 : 1);
    leave_heading(box, by < 0 ? 1 : -1); /* a heading may be first, or last */
}

int rows_step(struct key key, size_t count)
{
    int all = (int)count + 1;
    if (key.name == K_CHAR && !key.ctrl)
        return key.code == 'j'   ? 1
               : key.code == 'k' ? -1
               : key.code == '<' ? -all
               : key.code == '>' ? all
                                 : 0;
    if (key.name == K_HOME || key.name == K_END)
        return key.name == K_HOME ? -all : all;
    return key_travel(key, 15);
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct rows_modal *box = self(modal);
    if (modal->stale) {
        if (!load(modal, host, err))
            return OUTCOME_FAILED;
        modal->stale = false;
    }
    if (pressed.name == K_ESC ||
        (pressed.name == K_CHAR && !pressed.ctrl && pressed.code == 'q'))
        return OUTCOME_CLOSE;
    int by = rows_step(pressed, box->shown.count);
    if (by) {
        move(box, by);
        return OUTCOME_DONE;
    }
    size_t row = box->shown.count ? (size_t)box->list.selected : box->shown.count;
    if (pressed.name == K_ENTER && box->view.open && row < box->shown.count &&
        !box->shown.rows[row].apart)
        return box->view.open(box->view.ctx, host, row, err);
    return box->view.key ? box->view.key(box->view.ctx, host, pressed, row, err)
                         : OUTCOME_UNUSED;
}

/* « lead » and « detail » are columns when a row has one. */
static bool sheet(struct modal *modal, struct pane_host *host, struct sheet *sheet,
                  struct err *err)
{
    struct rows_modal *box = self(modal);
    bool lead = false, detail = false;
    if (modal->stale && !load(modal, host, err))
        return false;
    modal->stale = false;
    for (size_t i = 0; i < box->shown.count; i++) {
        lead = lead || *box->shown.rows[i].lead;
        detail = detail || *box->shown.rows[i].detail;
    }
    sheet_begin(sheet, box->title, SHEET_OF_LINES);
    if (lead)
        sheet_column(sheet, "");
    sheet_column(sheet, box->title);
    if (detail)
        sheet_column(sheet, "");
    for (size_t i = 0; i < box->shown.count; i++) {
        sheet_row(sheet, (struct id){0});
        if (lead)
            sheet_cell(sheet, 0, box->shown.rows[i].lead);
        sheet_cell(sheet, 0, box->shown.rows[i].text);
        if (detail)
            sheet_cell(sheet, 0, box->shown.rows[i].detail);
    }
    return true;
}

static void free_rows(struct modal *modal)
{
    struct rows_modal *box = self(modal);
    if (box->view.release)
        box->view.release(box->view.ctx);
    arena_free(&box->arena);
    free(box->title);
    free(box->hint);
    free(box);
}

static const struct modal_class rows_class = {
    .name = "liste",
    .load = load,
    .draw = draw,
    .key = key,
    .sheet = sheet,
    .free = free_rows,
};

bool rows_view_open(struct pane_host *host, const struct rows_view *wanted,
                    struct err *err)
{
    struct rows_modal *box = xcalloc(1, sizeof *box);
    box->modal.class = &rows_class;
    box->view = *wanted;
    box->title = xstrdup(wanted->title);
    box->hint = xstrdup(wanted->hint);
    box->list.height = 12;
    box->list.selected = (int)wanted->selected;
    if (!load(&box->modal, host, err)) {
        free_rows(&box->modal);
        return false;
    }
    host->open(host, &box->modal);
    return true;
}
