#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "panes/ask.h"

struct confirm_modal {
    struct modal modal;
    struct confirm confirm;
    char *question;
};

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct confirm_modal *confirm = (const struct confirm_modal *)modal;
    int y = canvas->height > 1 ? canvas->height - 2 : 0;
    (void)host;
    canvas_fill(canvas, (struct rect){0, y, canvas->width, 2}, STYLE_PLAIN);
    /* what is asked is said last: a name in it gives way first */
    int used = canvas_put_middle(canvas, 1, y, canvas->width - 6, STYLE_TITLE,
                                 confirm->question);
    canvas_put(canvas, used + 2, y, 4, STYLE_KEY, _("o/n"));
    canvas_cursor(canvas, used + 2, y);
    canvas_put_cut(canvas, 1, y + 1, canvas->width - 2, STYLE_DIM,
                   _("o ou Entrée : oui   n ou Échap : non"));
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct confirm_modal *confirm = (struct confirm_modal *)modal;
    bool letter =
        pressed.name == K_CHAR && !pressed.ctrl && pressed.code && pressed.code < 128;
    if (pressed.name == K_ENTER || (letter && strchr("oOyY", (int)pressed.code)))
        return confirm->confirm.yes(confirm->confirm.ctx, host, err) ? OUTCOME_CLOSE
                                                                     : OUTCOME_FAILED;
    if (pressed.name == K_ESC || (letter && strchr("nN", (int)pressed.code)))
        return OUTCOME_CLOSE;
    return OUTCOME_UNUSED;
}

static void free_confirm(struct modal *modal)
{
    struct confirm *confirm = &((struct confirm_modal *)modal)->confirm;
    if (confirm->release)
        confirm->release(confirm->ctx);
    free(((struct confirm_modal *)modal)->question);
    free(modal);
}

static const struct modal_class confirm_class = {
    .name = "confirmation",
    .draw = draw,
    .key = key,
    .free = free_confirm,
};

void ask_confirm(struct pane_host *host, const struct confirm *wanted)
{
    struct confirm_modal *confirm = xcalloc(1, sizeof *confirm);
    confirm->modal.class = &confirm_class;
    confirm->confirm = *wanted;
    confirm->question = xstrdup(wanted->question);
    host->open(host, &confirm->modal);
}
