/* Actions first, as long as they match; then records, found in the whole file. One
 * cursor goes through both. */
#include "panes/palette.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "panes/action_list.h"
#include "panes/found_list.h"

/* From so many letters on records are looked for; at most so many are shown. */
enum { FIRST_LETTERS = 2, RECORDS = 8, WIDTH = 68, PAGE = 10 };

struct palette {
    struct modal modal;
    unsigned scope;
    struct action_list actions;
    struct found_list found;
    bool in_found; /* the cursor is among the records */
};

static struct palette *self(struct modal *modal)
{
    return (struct palette *)modal;
}

/* --- reading ---------------------------------------------------------------------- */

/* The cursor is on the first line there is. */
static void settle(struct palette *palette)
{
    palette->in_found = palette->actions.count == 0 && palette->found.answer.count > 0;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct palette *palette = self(modal);
    const char *typed = lineedit_text(&palette->actions.search);
    bool searched = host->garden && palette->actions.search.text.len >= FIRST_LETTERS;
    bool done =
        found_list_search(&palette->found, host, searched ? typed : "", RECORDS, err);
    settle(palette);
    return done;
}

/* Keys that come in a burst are searched once: at the one that looks at the answers. */
static bool refresh(struct palette *palette, struct pane_host *host, struct err *err)
{
    if (!palette->modal.stale)
        return true;
    palette->modal.stale = false;
    return load(&palette->modal, host, err);
}

/* --- drawing ---------------------------------------------------------------------- */

static struct rect box_of(const struct canvas *canvas)
{
    struct rect box = {0, 1, canvas->width, canvas->height - 2};
    if (canvas->height < 10)
        return (struct rect){0, 0, canvas->width, canvas->height};
    if (canvas->width >= WIDTH + 8) {
        box.x = (canvas->width - WIDTH) / 2;
        box.width = WIDTH;
    }
    return box;
}

static void put_here(struct canvas *canvas, struct rect row)
{
    canvas_focus(canvas, row);
    canvas_cursor(canvas, row.x, row.y);
}

static void draw_action(const struct palette *palette, const struct pane_host *host,
                        struct canvas *canvas, struct rect row, int index)
{
    const struct action_def *def = action_def(palette->actions.found[index]);
    char keys[64];
    int room = 7;
    bool here = !palette->in_found && index == palette->actions.list.selected;
    keymap_label(host->keymap, def->action, keys);
    canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    canvas_put_cut(canvas, row.x + 2, row.y, row.width - 2 - room, STYLE_PLAIN,
                   _(def->help));
    canvas_put_right(canvas, row.x + row.width - room, row.y, room, STYLE_KEY, keys);
    if (here)
        put_here(canvas, row);
}

static void draw_actions(const struct palette *palette, const struct pane_host *host,
                         struct canvas *canvas, struct rect rect)
{
    struct list list = palette->actions.list;
    list_settle(&list, palette->actions.count, rect.height);
    for (int i = list.top; i < list.count && i < list.top + rect.height; i++)
        draw_action(palette, host, canvas,
                    (struct rect){rect.x, rect.y + i - list.top, rect.width, 1}, i);
}

static void draw_found(const struct palette *palette, struct canvas *canvas,
                       struct rect rect)
{
    struct list list = palette->found.list;
    canvas_put_cut(canvas, rect.x, rect.y, rect.width, STYLE_TITLE, _("Fiches"));
    list_settle(&list, (int)palette->found.answer.count, rect.height - 1);
    for (int i = list.top; i < list.count && i < list.top + rect.height - 1; i++) {
        struct rect row = {rect.x, rect.y + 1 + i - list.top, rect.width, 1};
        bool here = palette->in_found && i == list.selected;
        found_draw_row(&palette->found.answer.found[i], canvas, row, here);
        if (here)
            canvas_cursor(canvas, row.x, row.y);
    }
}

/* Records have half of the rows when both would need more; a blank row parts them. */
static void draw_rows(const struct palette *palette, const struct pane_host *host,
                      struct canvas *canvas, struct rect rect)
{
    int records = (int)palette->found.answer.count, actions = palette->actions.count;
    int needed = records ? records + 1 + (actions > 0) : 0;
    int most = actions < rect.height / 2 ? rect.height - actions : rect.height / 2;
    int below = needed < most ? needed : most;
    if (!records && !actions) {
        canvas_put_cut(canvas, rect.x + 2, rect.y, rect.width - 4, STYLE_PLAIN,
                       _("Rien sous ce nom : effacez une lettre, ou Échap."));
        return;
    }
    struct rect top = {rect.x, rect.y, rect.width, rect.height - below};
    draw_actions(palette, host, canvas, top);
    if (!records)
        return;
    int shown = actions < top.height ? actions : top.height;
    int gap = actions > 0 && rect.height - shown > 2;
    struct rect bottom = {rect.x, rect.y + shown + gap, rect.width,
                          rect.height - shown - gap};
    draw_found(palette, canvas, bottom);
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct palette *palette = (const struct palette *)modal;
    const struct lineedit *search = &palette->actions.search;
    struct rect box = box_of(canvas);
    int inner = box.width - 4, y = box.y + 1;
    canvas_box(canvas, box, STYLE_DIM, _("Que voulez-vous faire ?"));
    if (box.height < 6) {
        lineedit_draw(search, canvas, box.x, box.y, box.width, STYLE_PLAIN);
        return;
    }
    canvas_put(canvas, box.x + 2, y, 1, STYLE_KEY, ":");
    lineedit_draw(search, canvas, box.x + 4, y, inner - 2, STYLE_PLAIN);
    canvas_dots(canvas, box.x + 1, y + 1, box.width - 2, STYLE_DIM);
    draw_rows(palette, host, canvas,
              (struct rect){box.x + 2, y + 2, inner, box.height - 6});
    canvas_put_cut(canvas, box.x + 2, box.y + box.height - 2, inner, STYLE_DIM,
                   palette->in_found
                       ? _("Entrée : ouvrir   haut/bas : choisir   Échap : fermer")
                       : _("Entrée : faire   haut/bas : choisir   Échap : fermer"));
}

/* --- keys ------------------------------------------------------------------------- */

static enum outcome choose(struct palette *palette, struct pane_host *host)
{
    const struct found *found = found_list_selected(&palette->found);
    enum action action = action_list_selected(&palette->actions);
    if (palette->in_found && found) {
        found_open(found, host);
        return OUTCOME_CLOSE;
    }
    if (action == ACTION_NONE)
        return OUTCOME_DONE;
    host->perform(host, action);
    return OUTCOME_CLOSE;
}

/* Past the last action come the records, and back. */
static void move(struct palette *palette, int by)
{
    struct list *actions = &palette->actions.list, *found = &palette->found.list;
    int records = (int)palette->found.answer.count;
    found->count = records;
    if (!palette->in_found && by > 0 && records > 0 &&
        actions->selected + 1 >= palette->actions.count) {
        palette->in_found = true;
        found->selected = 0;
        return;
    }
    if (palette->in_found && by < 0 && found->selected == 0) {
        palette->in_found = palette->actions.count == 0;
        return;
    }
    list_move(palette->in_found ? found : actions, by);
}

static bool is_opener(const struct palette *palette, const struct pane_host *host,
                      struct key pressed)
{
    return palette->actions.search.text.len == 0 &&
           keymap_find(host->keymap, SCOPE_GLOBAL, pressed) == ACTION_PALETTE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct palette *palette = self(modal);
    int by = key_travel(pressed, PAGE);
    if (pressed.name == K_ESC || is_opener(palette, host, pressed))
        return OUTCOME_CLOSE;
    if ((by || pressed.name == K_ENTER) && !refresh(palette, host, err))
        return OUTCOME_FAILED;
    if (pressed.name == K_ENTER)
        return choose(palette, host);
    if (by) {
        move(palette, by);
        return OUTCOME_DONE;
    }
    if (!action_list_key(&palette->actions, palette->scope, pressed))
        return OUTCOME_UNUSED;
    palette->modal.stale = true;
    return OUTCOME_DONE;
}

static void free_palette(struct modal *modal)
{
    lineedit_free(&self(modal)->actions.search);
    found_list_free(&self(modal)->found);
    free(modal);
}

static const struct modal_class palette_class = {
    .name = "palette",
    .guide = true,
    .load = load,
    .draw = draw,
    .key = key,
    .free = free_palette,
};

void palette_open(struct pane_host *host, unsigned scope)
{
    struct palette *palette = xcalloc(1, sizeof *palette);
    palette->modal.class = &palette_class;
    draft_init(&palette->modal.draft, &(struct draft_of){.field = DRAFT_SEARCH});
    palette->scope = scope;
    palette->actions.list.height = 10;
    action_list_search(&palette->actions, scope);
    host->open(host, &palette->modal);
}
