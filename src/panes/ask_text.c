#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "panes/ask.h"
#include "ui/lineedit.h"

struct ask_modal {
    struct modal modal;
    struct ask_box ask;
    char *title;
    char *first;
    struct lineedit line;
    struct arena arena;
    const char **words;
    size_t word_count;
};

static struct ask_modal *self(struct modal *modal)
{
    return (struct ask_modal *)modal;
}

static const struct ask_modal *self_const(const struct modal *modal)
{
    return (const struct ask_modal *)modal;
}

static int rows(const struct modal *modal, int screen_rows)
{
    bool words = self_const(modal)->ask.complete != NULL;
    return screen_rows < 14 ? 2 : words ? 7 : 6;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct ask_modal *ask = self(modal);
    arena_reset(&ask->arena);
    ask->word_count = 0;
    if (!ask->ask.complete || !ask->line.text.len)
        return true;
    return ask->ask.complete(ask->ask.ctx, host, lineedit_text(&ask->line), &ask->arena,
                             &ask->words, &ask->word_count, err);
}

static void draw_words(const struct ask_modal *ask, struct canvas *canvas, int x, int y,
                       int room)
{
    for (size_t i = 0; i < ask->word_count && room > 4; i++) {
        int used = canvas_put_cut(canvas, x, y, room, i ? STYLE_PLAIN : STYLE_TITLE,
                                  ask->words[i]);
        x += used + 3;
        room -= used + 3;
    }
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct ask_modal *ask = self_const(modal);
    int height = rows(modal, canvas->height), width = canvas->width;
    int bottom = canvas->height;
    (void)host;
    if (height == 2) {
        canvas_fill(canvas, (struct rect){0, bottom - 2, width, 2}, STYLE_PLAIN);
        canvas_put_cut(canvas, 0, bottom - 2, width, STYLE_TITLE, ask->title);
        lineedit_draw(&ask->line, canvas, 0, bottom - 1, width, STYLE_PLAIN);
        return;
    }
    struct rect box = {0, bottom - height, width, height - 3};
    canvas_fill(canvas, (struct rect){0, bottom - 3, width, 3}, STYLE_PLAIN);
    canvas_box(canvas, box, STYLE_DIM, ask->title);
    if (ask->ask.complete)
        draw_words(ask, canvas, 4, box.y + 2, width - 6);
    canvas_put_cut(
        canvas, 1, bottom - 1, width - 2, STYLE_DIM,
        ask->ask.live ? _("Entrée : garder   Échap : tout revoir")
        : ask->word_count
            ? _("Entrée : valider   Tab : prendre le premier   Échap : fermer")
            : _("Entrée : valider   Échap : fermer"));
    canvas_put(canvas, 2, box.y + 1, 1, STYLE_KEY, ">");
    lineedit_draw(&ask->line, canvas, 4, box.y + 1, width - 6, STYLE_PLAIN);
}

static enum outcome finish(struct ask_modal *ask, struct pane_host *host,
                           struct err *err)
{
    const char *text = lineedit_text(&ask->line);
    if (!*text && !ask->ask.allow_empty)
        return OUTCOME_CLOSE;
    if (!ask->ask.done(ask->ask.ctx, host, text, err))
        return OUTCOME_FAILED;
    lineedit_set(&ask->line, "");
    ask->modal.stale = true;
    return ask->ask.stay ? OUTCOME_DONE : OUTCOME_CLOSE;
}

static enum outcome changed(struct ask_modal *ask, struct pane_host *host)
{
    ask->modal.stale = true;
    if (ask->ask.live)
        ask->ask.changed(ask->ask.ctx, host, lineedit_text(&ask->line));
    return OUTCOME_DONE;
}

static enum outcome put_away(struct ask_modal *ask, struct pane_host *host)
{
    if (ask->ask.changed)
        ask->ask.changed(ask->ask.ctx, host, ask->first);
    if (draft_stays(&ask->modal.draft) && ask->line.text.len)
        host->say(host, _("Brouillon gardé : il revient à la prochaine ouverture."));
    return OUTCOME_CLOSE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct ask_modal *ask = self(modal);
    if (pressed.name == K_ESC)
        return put_away(ask, host);
    if (pressed.name == K_ENTER)
        return finish(ask, host, err);
    /* what is proposed is that of this text, even when keys come faster than frames */
    if (pressed.name == K_TAB && modal->stale) {
        modal->stale = false;
        if (!load(modal, host, err))
            return OUTCOME_FAILED;
    }
    if (pressed.name == K_TAB && ask->word_count) {
        lineedit_set(&ask->line, ask->words[0]);
        return changed(ask, host);
    }
    if (!lineedit_key(&ask->line, pressed))
        return OUTCOME_UNUSED;
    return changed(ask, host);
}

static enum outcome paste(struct modal *modal, struct pane_host *host, const char *text,
                          struct err *err)
{
    (void)err;
    lineedit_insert(&self(modal)->line, text, strlen(text));
    return changed(self(modal), host);
}

static void typed(const struct modal *modal, struct str *out)
{
    str_add(out, lineedit_text(&self_const(modal)->line));
}

static void retype(struct modal *modal, struct pane_host *host, const char *text)
{
    (void)host;
    lineedit_set(&self(modal)->line, text);
}

static void free_ask(struct modal *modal)
{
    struct ask_modal *ask = self(modal);
    if (ask->ask.release)
        ask->ask.release(ask->ask.ctx);
    lineedit_free(&ask->line);
    arena_free(&ask->arena);
    free(ask->title);
    free(ask->first);
    free(ask);
}

static const struct modal_class ask_class = {
    .name = "question",
    .rows = rows,
    .load = load,
    .draw = draw,
    .key = key,
    .paste = paste,
    .typed = typed,
    .retype = retype,
    .free = free_ask,
};

void ask_text(struct pane_host *host, const struct ask_box *wanted)
{
    struct ask_modal *ask = xcalloc(1, sizeof *ask);
    ask->modal = (struct modal){.class = &ask_class, .stale = true};
    assert(wanted->draft.field != DRAFT_UNNAMED);
    draft_init(&ask->modal.draft, &wanted->draft);
    ask->ask = *wanted;
    ask->title = xstrdup(wanted->title);
    ask->first = xstrdup(wanted->text ? wanted->text : "");
    lineedit_set(&ask->line, ask->first);
    host->open(host, &ask->modal);
}
