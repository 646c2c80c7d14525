#include "panes/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"

struct reader_modal {
    struct modal modal;
    char *title;
    char *text; /* cut at its line ends */
    VEC(const char *) lines;
    int top;
};

static struct reader_modal *self(struct modal *modal)
{
    return (struct reader_modal *)modal;
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
    const struct reader_modal *reader = (const struct reader_modal *)modal;
    struct rect box = {0, 0, canvas->width, canvas->height};
    (void)host;
    canvas_box(canvas, box, STYLE_DIM, reader->title);
    for (int i = 0; i < box.height - 3; i++) {
        size_t index = (size_t)(reader->top + i);
        if (index < reader->lines.n)
            canvas_put_cut(canvas, 2, 1 + i, box.width - 4,
                           style_of(reader->lines.at[index]), reader->lines.at[index]);
    }
    canvas_put_cut(canvas, 2, box.height - 2, box.width - 4, STYLE_DIM,
                   _("haut/bas, pages : la suite   Échap : fermer"));
    canvas_cursor(canvas, 2, 1);
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct reader_modal *reader = self(modal);
    (void)host;
    (void)err;
    if (pressed.name == K_ESC || pressed.name == K_ENTER ||
        (pressed.name == K_CHAR && pressed.code == 'q'))
        return OUTCOME_CLOSE;
    int by = pressed.name == K_DOWN        ? 1
             : pressed.name == K_UP        ? -1
             : pressed.name == K_PAGE_DOWN ? 15
             : pressed.name == K_PAGE_UP   ? -15
                                           : 0;
    if (!by)
        return OUTCOME_UNUSED;
    int most = (int)reader->lines.n - 1;
    int top = reader->top + by;
    reader->top = top < 0 ? 0 : top > most ? most : top;
    return OUTCOME_DONE;
}

static void free_reader(struct modal *modal)
{
    struct reader_modal *reader = self(modal);
    free(reader->title);
    free(reader->text);
    vec_free(&reader->lines);
    free(reader);
}

static const struct modal_class reader_class = {
    .name = "lecture", .draw = draw, .key = key, .free = free_reader,
};

void reader_open(struct pane_host *host, const char *title, const char *text)
{
    struct reader_modal *reader = xcalloc(1, sizeof *reader);
    reader->modal.class = &reader_class;
    reader->title = xstrdup(title);
    reader->text = xstrdup(text);
    for (char *at = reader->text; *at;) {
        char *end = strchr(at, '\n');
        vec_push(&reader->lines, at);
        if (!end)
            break;
        *end = '\0';
        at = end + 1;
    }
    host->open(host, &reader->modal);
}
