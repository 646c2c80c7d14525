#include "panes/text_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"

struct text_modal {
    struct modal modal;
    char *title;
    char *text; /* cut at its line ends */
    VEC(const char *) lines;
    int top;
};

static struct text_modal *self(struct modal *modal)
{
    return (struct text_modal *)modal;
}

static uint8_t style_of(const char *line)
{
    return str_starts(line, "+ ")   ? STYLE_IDEA
           : str_starts(line, "- ") ? STYLE_FEAR
                                    : STYLE_PLAIN;
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct text_modal *view = (const struct text_modal *)modal;
    struct rect box = {0, 0, canvas->width, canvas->height - 1};
    (void)host;
    canvas_box(canvas, box, STYLE_DIM, view->title);
    for (int i = 0; i < box.height - 3; i++) {
        size_t index = (size_t)(view->top + i);
        if (index < view->lines.n)
            canvas_put_cut(canvas, 2, 1 + i, box.width - 4,
                           style_of(view->lines.at[index]), view->lines.at[index]);
    }
    canvas_put_cut(canvas, 2, box.height - 2, box.width - 4, STYLE_DIM,
                   _("haut/bas, pages : la suite   Échap : fermer"));
    canvas_cursor(canvas, 2, 1);
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct text_modal *view = self(modal);
    (void)host;
    (void)err;
    if (pressed.name == K_ESC || pressed.name == K_ENTER ||
        (pressed.name == K_CHAR && pressed.code == 'q'))
        return OUTCOME_CLOSE;
    int by = key_travel(pressed, 15);
    if (!by)
        return OUTCOME_UNUSED;
    int most = (int)view->lines.n - 1;
    int top = view->top + by;
    view->top = top < 0 ? 0 : top > most ? most : top;
    return OUTCOME_DONE;
}

static void free_text(struct modal *modal)
{
    struct text_modal *view = self(modal);
    free(view->title);
    free(view->text);
    vec_free(&view->lines);
    free(view);
}

static const struct modal_class text_class = {
    .name = "lecture",
    .draw = draw,
    .key = key,
    .free = free_text,
};

void text_view_open(struct pane_host *host, const char *title, const char *text)
{
    struct text_modal *view = xcalloc(1, sizeof *view);
    view->modal.class = &text_class;
    view->title = xstrdup(title);
    view->text = xstrdup(text);
    for (char *at = view->text; *at;) {
        char *end = strchr(at, '\n');
        vec_push(&view->lines, at);
        if (!end)
            break;
        *end = '\0';
        at = end + 1;
    }
    host->open(host, &view->modal);
}
