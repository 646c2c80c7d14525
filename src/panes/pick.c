#include "panes/pick.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/actors.h"
#include "ops/people.h"
#include "ui/lineedit.h"
#include "ui/list.h"

enum { FOOTER_ROWS = 3, SMALL_SCREEN = 16, LEAST_LETTERS = 1 };

struct pick_modal {
    struct modal modal;
    struct pick pick;
    char *title;
    char *none;
    struct lineedit line;
    struct arena arena;
    struct pick_row *rows;
    size_t count;
    struct list list;
};

static struct pick_modal *self(struct modal *modal)
{
    return (struct pick_modal *)modal;
}

static bool offers_new(const struct pick_modal *box)
{
    return box->pick.make && box->line.text.len > LEAST_LETTERS;
}

static int rows_taken(const struct modal *modal, int screen_rows)
{
    (void)modal;
    return screen_rows < SMALL_SCREEN ? 4 : PICK_MOST + 1 + 3 + FOOTER_ROWS;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct pick_modal *box = self(modal);
    arena_reset(&box->arena);
    box->count = 0;
    if (box->line.text.len >= LEAST_LETTERS &&
        !box->pick.find(host->garden, lineedit_text(&box->line), &box->arena,
                        &box->rows, &box->count, err))
        return false;
    list_settle(&box->list, (int)box->count + offers_new(box), PICK_MOST + 1);
    return true;
}

static void draw_row(const struct pick_modal *box, int index, struct canvas *canvas,
                     struct rect row)
{
    bool here = index == box->list.selected;
    canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    if (index < (int)box->count)
        canvas_put_cut(canvas, row.x + 2, row.y, row.width - 2, STYLE_PLAIN,
                       box->rows[index].label);
    else
        canvas_printf(canvas, row.x + 2, row.y, row.width - 2, STYLE_TITLE,
                      _("+  créer « %s »"), lineedit_text(&box->line));
    if (here)
        canvas_focus(canvas, row);
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct pick_modal *box = (const struct pick_modal *)modal;
    int height = rows_taken(modal, canvas->height), width = canvas->width;
    int bottom = canvas->height;
    int footer = height > FOOTER_ROWS + 3 ? FOOTER_ROWS : 1;
    struct rect frame = {0, bottom - height, width, height - footer};
    (void)host;
    canvas_fill(canvas, (struct rect){0, bottom - height, width, height}, STYLE_PLAIN);
    canvas_box(canvas, frame, STYLE_DIM, box->title);
    struct list list = box->list;
    list_settle(&list, list.count, frame.height - 3);
    for (int i = 0; i < list.height && list.top + i < list.count; i++)
        draw_row(box, list.top + i, canvas,
                 (struct rect){2, frame.y + 2 + i, width - 4, 1});
    if (!box->line.text.len)
        canvas_put_cut(canvas, 4, frame.y + 2, width - 6, STYLE_DIM,
                       box->none ? box->none
                                 : _("Deux ou trois lettres du nom suffisent."));
    else if (!list.count)
        canvas_put_cut(canvas, 4, frame.y + 2, width - 6, STYLE_DIM,
                       _("Rien ne commence ainsi."));
    canvas_put_cut(canvas, 1, bottom - 1, width - 2, STYLE_DIM,
                   _("lettres : chercher   haut/bas : choisir   Entrée : prendre   "
                     "Échap : fermer"));
    canvas_put(canvas, 2, frame.y + 1, 1, STYLE_KEY, ">");
    lineedit_draw(&box->line, canvas, 4, frame.y + 1, width - 6, STYLE_PLAIN);
}

static enum outcome take(struct pick_modal *box, struct pane_host *host,
                         struct err *err)
{
    int at = box->list.selected;
    struct id id = {0};
    const char *label = "";
    if (!box->line.text.len && !box->none)
        return OUTCOME_CLOSE;
    if (box->line.text.len && at < (int)box->count) {
        id = box->rows[at].id;
        label = box->rows[at].label;
    } else if (box->line.text.len) {
        label = lineedit_text(&box->line);
        if (!offers_new(box)) {
            err_set(err, ERR_NOT_FOUND,
                    _("Rien ne s’appelle « %s » : corrigez, ou Échap pour fermer."),
                    label);
            return OUTCOME_FAILED;
        }
        return box->pick.make(box->pick.ctx, host, label, err) ? OUTCOME_CLOSE
                                                               : OUTCOME_FAILED;
    }
    return box->pick.done(box->pick.ctx, host, id, label, err) ? OUTCOME_CLOSE
                                                               : OUTCOME_FAILED;
}

static enum outcome typed(struct pick_modal *box)
{
    box->list.selected = 0;
    box->modal.stale = true;
    return OUTCOME_DONE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct pick_modal *box = self(modal);
    bool reads =
        pressed.name == K_ENTER || pressed.name == K_UP || pressed.name == K_DOWN;
    if (modal->stale && reads) {
        if (!load(modal, host, err))
            return OUTCOME_FAILED;
        modal->stale = false;
    }
    if (pressed.name == K_ESC)
        return OUTCOME_CLOSE;
    if (pressed.name == K_ENTER)
        return take(box, host, err);
    if (pressed.name == K_UP || pressed.name == K_DOWN) {
        list_move(&box->list, pressed.name == K_UP ? -1 : 1);
        return OUTCOME_DONE;
    }
    return lineedit_key(&box->line, pressed) ? typed(box) : OUTCOME_UNUSED;
}

static enum outcome paste(struct modal *modal, struct pane_host *host, const char *text,
                          struct err *err)
{
    struct pick_modal *box = self(modal);
    (void)host;
    (void)err;
    lineedit_insert(&box->line, text, strlen(text));
    return typed(box);
}

static void free_pick(struct modal *modal)
{
    struct pick_modal *box = self(modal);
    if (box->pick.release)
        box->pick.release(box->pick.ctx);
    lineedit_free(&box->line);
    arena_free(&box->arena);
    free(box->title);
    free(box->none);
    free(box);
}

static const struct modal_class pick_class = {
    .name = "qui",
    .rows = rows_taken,
    .load = load,
    .draw = draw,
    .key = key,
    .paste = paste,
    .free = free_pick,
};

void pick_open(struct pane_host *host, const struct pick *wanted)
{
    struct pick_modal *box = xcalloc(1, sizeof *box);
    box->modal = (struct modal){.class = &pick_class, .stale = true};
    draft_init(&box->modal.draft, &(struct draft_of){.field = DRAFT_SEARCH});
    box->pick = *wanted;
    box->title = xstrdup(wanted->title);
    box->none = wanted->none ? xstrdup(wanted->none) : NULL;
    lineedit_set(&box->line, wanted->text ? wanted->text : "");
    host->open(host, &box->modal);
}

bool pick_persons(struct garden *garden, const char *typed, struct arena *arena,
                  struct pick_row **rows, size_t *count, struct err *err)
{
    struct person *persons;
    if (!ops_persons_like(garden, typed, PICK_MOST, arena, &persons, count, err))
        return false;
    *rows = arena_alloc(arena, (*count + 1) * sizeof **rows);
    for (size_t i = 0; i < *count; i++)
        (*rows)[i] = (struct pick_row){.id = persons[i].id,
                                       .label = person_label(arena, &persons[i])};
    return true;
}

bool pick_actors_named(struct garden *garden, const char *typed, struct arena *arena,
                       struct pick_row **rows, size_t *count, struct err *err)
{
    struct actor_filter filter = {.text = typed};
    struct actor_page page;
    if (!ops_actors_page(garden, &filter, ACTOR_BY_NAME, (struct id){0}, 0,
                         PICK_MOST - 1, arena, &page, err))
        return false;
    *rows = arena_alloc(arena, (page.count + 1) * sizeof **rows);
    *count = 0;
    for (size_t i = 0; i < page.count && *count < PICK_MOST; i++)
        (*rows)[(*count)++] = (struct pick_row){page.actors[i].id, page.actors[i].name};
    return true;
}
