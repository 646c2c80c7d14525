#include "panes/help.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "panes/action_list.h"

struct help_modal {
    struct modal modal;
    unsigned scope;
    struct action_list actions;
};

static struct help_modal *self(struct modal *modal)
{
    return (struct help_modal *)modal;
}

static struct rect box_of(const struct canvas *canvas)
{
    int width = 76;
    struct rect box = {0, 1, canvas->width, canvas->height - 2};
    if (canvas->height < 10)
        return (struct rect){0, 0, canvas->width, canvas->height};
    if (canvas->width >= width + 8) {
        box.x = (canvas->width - width) / 2;
        box.width = width;
    }
    return box;
}

/* The help names a section above its first action; rows follow each other otherwise. */
static void draw_row(const struct help_modal *help, const struct pane_host *host,
                     struct canvas *canvas, struct rect row, int index)
{
    const struct action_def *def = action_def(help->actions.found[index]);
    char keys[64];
    int left = 19;
    bool here = index == help->actions.list.selected;
    keymap_labels(host->keymap, def->action, keys);
    canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    canvas_put_cut(canvas, row.x + left, row.y, row.width - left, STYLE_PLAIN,
                   _(def->help));
    canvas_put_cut(canvas, row.x + 2, row.y, left - 3, STYLE_KEY, keys);
    if (here) {
        canvas_focus(canvas, row);
        canvas_cursor(canvas, row.x, row.y);
    }
}

static enum action_group group_at(const struct help_modal *help, int index)
{
    return action_def(help->actions.found[index])->group;
}

/* From the selection's section title down, as many rows as fit. */
static void draw_rows(const struct help_modal *help, const struct pane_host *host,
                      struct canvas *canvas, struct rect rect)
{
    int y = rect.y, bottom = rect.y + rect.height;
    struct list list = help->actions.list;
    bool titles = rect.height >= 8;
    list_settle(&list, help->actions.count,
                titles ? rect.height - GROUP_COUNT : rect.height);
    for (int i = list.top; i < list.count && y < bottom; i++) {
        bool first = i == list.top || group_at(help, i) != group_at(help, i - 1);
        if (titles && first) {
            canvas_put_cut(canvas, rect.x + 2, y++, rect.width - 4, STYLE_TITLE,
                           _(action_group_title(group_at(help, i))));
            if (y >= bottom)
                break;
        }
        draw_row(help, host, canvas, (struct rect){rect.x, y++, rect.width, 1}, i);
    }
    if (!list.count)
        canvas_put_cut(canvas, rect.x + 2, y, rect.width - 4, STYLE_PLAIN,
                       _("Rien sous ce nom : effacez une lettre, ou Échap."));
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct help_modal *help = (const struct help_modal *)modal;
    struct rect box = box_of(canvas);
    canvas_box(canvas, box, STYLE_DIM, _("Aide   (tapez un mot pour chercher)"));
    int inner = box.width - 4, y = box.y + 1;
    if (box.height < 6) {
        lineedit_draw(&help->actions.search, canvas, box.x, box.y, box.width,
                      STYLE_PLAIN);
        return;
    }
    canvas_put(canvas, box.x + 2, y, 1, STYLE_KEY, ">");
    lineedit_draw(&help->actions.search, canvas, box.x + 4, y, inner - 2, STYLE_PLAIN);
    canvas_dots(canvas, box.x + 1, y + 1, box.width - 2, STYLE_DIM);
    bool typing = help->actions.search.text.len > 0 && help->actions.count == 0;
    int cursor_x = canvas->cursor_x, cursor_y = canvas->cursor_y;
    draw_rows(help, host, canvas,
              (struct rect){box.x + 2, y + 2, inner, box.height - 6});
    if (typing)
        canvas_cursor(canvas, cursor_x, cursor_y);
    canvas_put_cut(canvas, box.x + 2, box.y + box.height - 2, inner, STYLE_DIM,
                   _("haut/bas, pages : la suite   Entrée : faire   Échap : fermer"));
}

static enum outcome perform(struct help_modal *help, struct pane_host *host)
{
    enum action action = action_list_selected(&help->actions);
    if (action == ACTION_NONE)
        return OUTCOME_DONE;
    host->perform(host, action);
    return OUTCOME_CLOSE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct help_modal *help = self(modal);
    bool empty = help->actions.search.text.len == 0;
    (void)err;
    if (pressed.name == K_ESC)
        return OUTCOME_CLOSE;
    if (empty && keymap_find(host->keymap, SCOPE_GLOBAL, pressed) == ACTION_HELP)
        return OUTCOME_CLOSE;
    if (pressed.name == K_ENTER)
        return perform(help, host);
    return action_list_key(&help->actions, help->scope, pressed) ? OUTCOME_DONE
                                                                 : OUTCOME_UNUSED;
}

static void free_help(struct modal *modal)
{
    lineedit_free(&self(modal)->actions.search);
    free(modal);
}

static const struct modal_class help_class = {
    .name = "aide",
    .guide = true,
    .draw = draw,
    .key = key,
    .free = free_help,
};

void help_open(struct pane_host *host, unsigned scope)
{
    struct help_modal *help = xcalloc(1, sizeof *help);
    help->modal.class = &help_class;
    draft_init(&help->modal.draft, &(struct draft_of){.field = DRAFT_SEARCH});
    help->scope = scope;
    help->actions.list.height = 10;
    action_list_search(&help->actions, scope);
    host->open(host, &help->modal);
}
