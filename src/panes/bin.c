#include "panes/bin.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ops/board.h"
#include "ops/notes.h"
#include "panes/styles.h"
#include "ui/list.h"

enum { BIN_WINDOW = 64 };

struct bin_modal {
    struct modal modal;
    struct arena arena;
    struct id board;
    struct id selected;
    struct note_page page;
    struct list list;
};

static struct bin_modal *self(struct modal *modal)
{
    return (struct bin_modal *)modal;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct bin_modal *bin = self(modal);
    struct note_query query = {.board = bin->board, .state = ROW_BIN};
    arena_reset(&bin->arena);
    if (!ops_notes_page(host->garden, &query, NULL, bin->selected, BIN_WINDOW,
                        BIN_WINDOW, &bin->arena, &bin->page, err))
        return false;
    bin->list.selected = (int)bin->page.at;
    list_settle(&bin->list, (int)bin->page.count, bin->list.height);
    return true;
}

static void draw_row(const struct pane_host *host, const struct note *note,
                     struct canvas *canvas, struct rect row, bool here)
{
    const struct note_kind *kind = community_kind(host->garden->community, note->kind);
    int used = canvas_printf(canvas, row.x, row.y, 14, style_of_kind(kind) | STYLE_BOLD,
                             "%s %s ", kind ? kind->sign : " ",
                             kind ? kind->label : note->kind);
    canvas_put_cut(canvas, row.x + used + 1, row.y, row.width - used - 1,
                   style_of_kind(kind), note->text);
    if (here) {
        canvas_focus(canvas, row);
        canvas_cursor(canvas, row.x, row.y);
    }
}

static struct rect box_of(const struct canvas *canvas)
{
    if (canvas->height < 10)
        return (struct rect){0, 0, canvas->width, canvas->height};
    return (struct rect){0, 1, canvas->width, canvas->height - 3};
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct bin_modal *bin = (const struct bin_modal *)modal;
    struct rect box = box_of(canvas);
    struct list list = bin->list;
    canvas_box(canvas, box, STYLE_DIM,
               _("Corbeille (Entrée : remettre sur le tableau, Échap : fermer)"));
    list_settle(&list, (int)bin->page.count, box.height - 2);
    for (int i = 0; i < list.height && list.top + i < list.count; i++) {
        struct rect row = {box.x + 2, box.y + 1 + i, box.width - 4, 1};
        draw_row(host, &bin->page.notes[list.top + i], canvas, row,
                 list.top + i == list.selected);
    }
    if (!list.count)
        canvas_put_cut(canvas, box.x + 2, box.y + 1, box.width - 4, STYLE_PLAIN,
                       _("La corbeille est vide."));
}

static enum outcome move(struct bin_modal *bin, int by)
{
    list_move(&bin->list, by);
    if (bin->page.count)
        bin->selected = bin->page.notes[bin->list.selected].id;
    int edge = bin->list.selected;
    bool near = (edge < 8 && bin->page.more_before) ||
                (edge + 8 > (int)bin->page.count && bin->page.more_after);
    bin->modal.stale = bin->modal.stale || near;
    return OUTCOME_DONE;
}

static enum outcome restore(struct bin_modal *bin, struct pane_host *host,
                            struct err *err)
{
    if (!bin->page.count)
        return OUTCOME_CLOSE;
    struct id id = bin->page.notes[bin->list.selected].id;
    size_t next = (size_t)bin->list.selected + 1;
    bin->selected = next < bin->page.count ? bin->page.notes[next].id : (struct id){0};
    if (!ops_note_restore(host->garden, &id, 1, err))
        return OUTCOME_FAILED;
    host->say(host, _("Remis sur le tableau."));
    bin->modal.stale = true;
    return OUTCOME_DONE;
}

static enum outcome act(struct modal *modal, struct pane_host *host, enum action action,
                        struct err *err)
{
    struct bin_modal *bin = self(modal);
    int by = action_travel(action, 10, (int)bin->page.count);
    if (by)
        return move(bin, by);
    switch ((int)action) {
    case ACTION_RESTORE:
        return restore(bin, host, err);
    case ACTION_BACK:
    case ACTION_QUIT:
        return OUTCOME_CLOSE;
    default:
        return OUTCOME_UNUSED;
    }
}

static void free_bin(struct modal *modal)
{
    arena_free(&self(modal)->arena);
    free(modal);
}

static const struct modal_class bin_class = {
    .name = "corbeille",
    .scope = SCOPE_BIN,
    .load = load,
    .draw = draw,
    .act = act,
    .free = free_bin,
};

bool bin_open(struct pane_host *host, struct id board, struct err *err)
{
    struct bin_modal *bin = xcalloc(1, sizeof *bin);
    bin->modal.class = &bin_class;
    bin->board = board;
    bin->list.height = 10;
    if (!load(&bin->modal, host, err)) {
        free_bin(&bin->modal);
        return false;
    }
    if (bin->page.count) {
        host->open(host, &bin->modal);
    } else {
        host->say(host, _("La corbeille est vide."));
        free_bin(&bin->modal);
    }
    return true;
}
