#include "panes/path_field.h"

#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "base/i18n.h"
#include "ui/lineedit.h"
#include "ui/list.h"

enum { SHOWN_MOST = 9, FOOTER_ROWS = 3, SMALL_SCREEN = 16 };

struct path_modal {
    struct modal modal;
    struct path_field field;
    char *title;
    char *endings;
    struct lineedit line;
    struct arena arena;
    struct folder_entry *entries;
    size_t count;
    char trouble[256]; /* why there is no entry, "" */
    bool chosen;       /* by the arrows: Entrée takes it */
    struct list list;
};

static struct path_modal *self(struct modal *modal)
{
    return (struct path_modal *)modal;
}

static int rows_taken(const struct modal *modal, int screen_rows)
{
    (void)modal;
    return screen_rows < SMALL_SCREEN ? 4 : SHOWN_MOST + 3 + FOOTER_ROWS;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct path_modal *box = self(modal);
    struct err trouble = ERR_INIT;
    (void)host;
    (void)err;
    arena_reset(&box->arena);
    folder_complete(lineedit_text(&box->line), box->endings, &box->arena, &box->entries,
                    &box->count, &trouble);
    str_copy(box->trouble, sizeof box->trouble, trouble.text);
    list_settle(&box->list, (int)box->count, SHOWN_MOST);
    return true;
}

static void draw_row(const struct path_modal *box, int index, struct canvas *canvas,
                     struct rect row)
{
    const struct folder_entry *entry = &box->entries[index];
    bool here = box->chosen && index == box->list.selected;
    canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    canvas_put_cut(canvas, row.x + 2, row.y, row.width - 2,
                   entry->is_wanted   ? STYLE_TITLE
                   : entry->is_folder ? STYLE_PLAIN
                                      : STYLE_DIM,
                   entry->name);
    if (here)
        canvas_emphasise(canvas, row, STYLE_REVERSE);
}

static void draw_entries(const struct path_modal *box, struct canvas *canvas,
                         struct rect rect)
{
    struct list list = box->list;
    list_settle(&list, list.count, rect.height);
    for (int i = 0; i < list.height && list.top + i < list.count; i++)
        draw_row(box, list.top + i, canvas,
                 (struct rect){rect.x, rect.y + i, rect.width, 1});
    if (!list.count)
        canvas_put_cut(canvas, rect.x + 2, rect.y, rect.width - 2, STYLE_DIM,
                       *box->trouble ? box->trouble : _("Rien ne commence ainsi."));
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct path_modal *box = (const struct path_modal *)modal;
    int height = rows_taken(modal, canvas->height), width = canvas->width;
    int bottom = canvas->height;
    int footer = height > FOOTER_ROWS + 3 ? FOOTER_ROWS : 1;
    struct rect frame = {0, bottom - height, width, height - footer};
    (void)host;
    canvas_fill(canvas, (struct rect){0, bottom - height, width, height}, STYLE_PLAIN);
    canvas_box(canvas, frame, STYLE_DIM, box->title);
    draw_entries(box, canvas,
                 (struct rect){2, frame.y + 2, width - 4, frame.height - 3});
    canvas_put_cut(
        canvas, 1, bottom - 1, width - 2, STYLE_DIM,
        _("Tab : compléter   haut/bas : choisir   Entrée : lire   Échap : fermer"));
    canvas_put(canvas, 2, frame.y + 1, 1, STYLE_KEY, ">");
    lineedit_draw(&box->line, canvas, 4, frame.y + 1, width - 6, STYLE_PLAIN);
}

/* A path typed whole behind the home that was proposed takes its place. */
static void begin_again(struct path_modal *box)
{
    const char *text = lineedit_text(&box->line);
    if (str_starts(text, "~//") || str_starts(text, "~/~/"))
        lineedit_set(&box->line, arena_strdup(&box->arena, text + 2));
}

static enum outcome typed(struct path_modal *box)
{
    begin_again(box);
    box->chosen = false;
    box->list.selected = 0;
    box->modal.stale = true;
    return OUTCOME_DONE;
}

static enum outcome put(struct path_modal *box, const char *text)
{
    lineedit_set(&box->line, text);
    return typed(box);
}

/* As far as all of them agree; then the one that is chosen, or the first. */
static enum outcome complete(struct path_modal *box)
{
    if (!box->count)
        return OUTCOME_DONE;
    const char *common = folder_common(&box->arena, box->entries, box->count);
    if (!box->chosen && strlen(common) > strlen(lineedit_text(&box->line)))
        return put(box, common);
    return put(box, box->entries[box->list.selected].typed);
}

static enum outcome take(struct path_modal *box, struct pane_host *host,
                         struct err *err)
{
    if (box->chosen && box->list.selected < (int)box->count)
        put(box, box->entries[box->list.selected].typed);
    const char *text = lineedit_text(&box->line);
    if (!*text)
        return OUTCOME_CLOSE;
    const char *path = folder_path(&box->arena, text);
    if (!folder_is_one(path))
        return box->field.done(box->field.ctx, host, path, err) ? OUTCOME_CLOSE
                                                                : OUTCOME_FAILED;
    if (text[strlen(text) - 1] != '/')
        put(box, arena_printf(&box->arena, "%s/", text));
    host->say(host, _("C’est un dossier : choisissez un fichier dedans."));
    return OUTCOME_DONE;
}

static enum outcome move(struct path_modal *box, int by)
{
    if (box->chosen)
        list_move(&box->list, by);
    box->chosen = box->count > 0;
    return OUTCOME_DONE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct path_modal *box = self(modal);
    /* what is proposed is that of this text, even when keys come faster than frames */
    if (modal->stale && pressed.name != K_CHAR) {
        modal->stale = false;
        load(modal, host, err);
    }
    switch ((int)pressed.name) {
    case K_ESC:
        return OUTCOME_CLOSE;
    case K_ENTER:
        return take(box, host, err);
    case K_TAB:
        return complete(box);
    case K_UP:
    case K_DOWN:
        return move(box, pressed.name == K_UP ? -1 : 1);
    default:
        return lineedit_key(&box->line, pressed) ? typed(box) : OUTCOME_UNUSED;
    }
}

/* A file that was dropped on the terminal comes whole, often between quotes. */
static enum outcome paste(struct modal *modal, struct pane_host *host, const char *text,
                          struct err *err)
{
    struct path_modal *box = self(modal);
    size_t len = strcspn(text, "\n");
    (void)host;
    (void)err;
    while (len && text[len - 1] == ' ')
        len--;
    bool quoted = len > 1 && (*text == '\'' || *text == '"') && text[len - 1] == *text;
    const char *path = arena_strndup(&box->arena, text + quoted, len - 2 * quoted);
    if (str_starts(path, "file:///"))
        path += strlen("file://");
    if (*path == '/')
        lineedit_set(&box->line, path);
    else
        lineedit_insert(&box->line, path, strlen(path));
    return typed(box);
}

static void free_field(struct modal *modal)
{
    struct path_modal *box = self(modal);
    lineedit_free(&box->line);
    arena_free(&box->arena);
    free(box->title);
    free(box->endings);
    free(box);
}

static const struct modal_class path_class = {
    .name = "fichier",
    .rows = rows_taken,
    .load = load,
    .draw = draw,
    .key = key,
    .paste = paste,
    .free = free_field,
};

void path_field_open(struct pane_host *host, const struct path_field *field)
{
    struct path_modal *box = xcalloc(1, sizeof *box);
    box->modal = (struct modal){.class = &path_class, .stale = true};
    draft_init(&box->modal.draft, &(struct draft_of){.field = DRAFT_PATH});
    box->field = *field;
    box->title = xstrdup(field->title);
    box->endings = xstrdup(field->endings);
    lineedit_set(&box->line, "~/");
    host->open(host, &box->modal);
}
