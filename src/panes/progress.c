#include "panes/progress.h"

#include <stdlib.h>

#include "base/i18n.h"

struct progress_modal {
    struct modal modal;
    struct pane_host *host; /* for an end without any key */
    struct progress progress;
    char *title;
    bool saving; /* only the end is left: the next slice */
    bool ended;
};

static struct progress_modal *self(struct modal *modal)
{
    return (struct progress_modal *)modal;
}

static bool end(struct progress_modal *view, bool keep, struct err *err)
{
    view->ended = true;
    return view->progress.end(view->progress.ctx, view->host, keep, err);
}

/* --- drawing ---------------------------------------------------------------------- */

void progress_bar(struct canvas *canvas, int x, int y, int width, int done)
{
    int full = width * done / 1000;
    canvas_put(canvas, x, y, 1, STYLE_PLAIN, "[");
    for (int i = 0; i < width; i++)
        canvas_put(canvas, x + 1 + i, y, 1, i < full ? STYLE_TITLE : STYLE_DIM,
                   i < full ? "#" : ".");
    canvas_put(canvas, x + 1 + width, y, 1, STYLE_PLAIN, "]");
}

enum { BOX_WIDTH = 70, BOX_ROWS = 6 };

static void draw_count(const struct progress_modal *view, struct canvas *canvas, int x,
                       int y, int room, int done)
{
    long rows = view->progress.rows;
    if (view->saving)
        canvas_put_cut(canvas, x, y, room, STYLE_PLAIN, _("Enregistrement…"));
    else if (rows)
        canvas_printf(canvas, x, y, room, STYLE_PLAIN, _("%ld sur %ld"),
                      (long)((long long)rows * done / 1000), rows);
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct progress_modal *view = (const struct progress_modal *)modal;
    int width = canvas->width < BOX_WIDTH ? canvas->width : BOX_WIDTH;
    int height = canvas->height - 1 < BOX_ROWS ? canvas->height - 1 : BOX_ROWS;
    struct rect box = {(canvas->width - width) / 2, (canvas->height - height) / 2,
                       width, height};
    int x = box.x + 2, room = width - 4, bar = room - 8;
    int done = view->saving ? 1000 : view->progress.done(view->progress.ctx);
    (void)host;
    canvas_box(canvas, box, STYLE_DIM, NULL);
    canvas_put_cut(canvas, x, box.y + 1, room, STYLE_TITLE, view->title);
    if (bar > 4) {
        progress_bar(canvas, x, box.y + 2, bar, done);
        canvas_printf(canvas, x + bar + 3, box.y + 2, 6, STYLE_PLAIN, _("%d %%"),
                      done / 10);
    }
    draw_count(view, canvas, x, box.y + 3, room, done);
    canvas_put_cut(canvas, x, box.y + 4, room, STYLE_DIM,
                   view->saving ? _("un instant") : view->progress.hint);
    canvas_cursor(canvas, x, box.y + 1);
}

/* --- the work --------------------------------------------------------------------- */

static bool working(const struct modal *modal)
{
    return !((const struct progress_modal *)modal)->ended;
}

static enum outcome work(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct progress_modal *view = self(modal);
    bool more = true;
    (void)host;
    if (view->saving) {
        end(view, true, err);
        return OUTCOME_CLOSE;
    }
    if (!view->progress.step(view->progress.ctx, &more, err)) {
        end(view, false, NULL);
        return OUTCOME_CLOSE;
    }
    view->saving = !more;
    return OUTCOME_DONE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct progress_modal *view = self(modal);
    (void)err;
    if (pressed.name != K_ESC) {
        host->say(host, _("Cela continue. Échap l’arrête."));
        return OUTCOME_DONE;
    }
    end(view, false, NULL);
    host->say(host, view->progress.stopped);
    return OUTCOME_CLOSE;
}

static void free_progress(struct modal *modal)
{
    struct progress_modal *view = self(modal);
    if (!view->ended)
        end(view, false, NULL);
    free(view->title);
    free(view);
}

static const struct modal_class progress_class = {
    .name = "progress",
    .draw = draw,
    .key = key,
    .working = working,
    .work = work,
    .free = free_progress,
};

void progress_open(struct pane_host *host, const struct progress *progress)
{
    struct progress_modal *view = xcalloc(1, sizeof *view);
    view->modal.class = &progress_class;
    view->host = host;
    view->progress = *progress;
    view->title = xstrdup(progress->title);
    host->open(host, &view->modal);
}
