#include "panes/ask_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/width.h"
#include "ops/notes.h"
#include "panes/draft.h"
#include "ui/lineedit.h"

enum { FOOTER_ROWS = 3, SMALL_SCREEN = 14, LABEL_MOST = 20 };

struct form_modal {
    struct modal modal;
    struct form form;
    char *title;
    char *labels[FORM_MOST];
    char *hints[FORM_MOST];
    struct lineedit lines[FORM_MOST];
    size_t focus;
    struct draft draft; /* place "": not kept */
    struct arena arena; /* of what is shown under the lines */
    const char *remark;
    const char **words;
    size_t word_count;
    int chosen; /* among the words, -1: none */
    bool typed; /* something was, since it opened */
};

static struct form_modal *self(struct modal *modal)
{
    return (struct form_modal *)modal;
}

static const struct form_modal *self_const(const struct modal *modal)
{
    return (const struct form_modal *)modal;
}

static void texts_of(const struct form_modal *box, const char *texts[FORM_MOST])
{
    for (size_t i = 0; i < box->form.count; i++)
        texts[i] = lineedit_text(&box->lines[i]);
}

static bool is_empty(const struct form_modal *box)
{
    for (size_t i = 0; i < box->form.count; i++)
        if (box->lines[i].text.len)
            return false;
    return true;
}

/* --- the draft -------------------------------------------------------------------- */

/* The lines one under the other: none of them holds a line end. */
static const char *joined(const struct form_modal *box, struct str *out)
{
    for (size_t i = 0; !is_empty(box) && i < box->form.count; i++)
        str_printf(out, "%s%s", i ? "\n" : "", lineedit_text(&box->lines[i]));
    return str_text(out);
}

static int64_t due(const struct modal *modal)
{
    const struct form_modal *box = self_const(modal);
    return *box->draft.place ? draft_due(&box->draft) : -1;
}

static bool flush(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct form_modal *box = self(modal);
    struct str text = {0};
    if (!*box->draft.place)
        return true;
    bool written = draft_flush(&box->draft, host, joined(box, &text), err);
    str_free(&text);
    return written;
}

static void changed(struct form_modal *box, struct pane_host *host)
{
    struct str text = {0};
    box->modal.stale = box->typed = true;
    box->chosen = -1;
    if (*box->draft.place)
        draft_touch(&box->draft, host, joined(box, &text));
    str_free(&text);
}

static void set_lines(struct form_modal *box, const char *text)
{
    for (size_t i = 0; i < box->form.count; i++) {
        size_t len = strcspn(text, "\n");
        char *line = xstrndup(text, len);
        lineedit_set(&box->lines[i], line);
        free(line);
        text += len + (text[len] != '\0');
    }
}

static bool find_draft(struct form_modal *box, struct pane_host *host, struct err *err)
{
    const char *text = NULL;
    int64_t when = 0;
    if (!ops_draft(host->garden, box->draft.place, &box->arena, &text, &when, err))
        return false;
    if (text && *text) {
        char hour[8];
        clock_hour(when, hour);
        pane_say(host, _("Brouillon retrouvé (%s) : Entrée l'enregistre."), hour);
        set_lines(box, text);
    }
    return true;
}

/* --- drawing ---------------------------------------------------------------------- */

static int rows(const struct modal *modal, int screen_rows)
{
    const struct form_modal *box = self_const(modal);
    bool below = box->form.remark || box->form.complete;
    return screen_rows < SMALL_SCREEN ? 2
                                      : (int)box->form.count + 2 + below + FOOTER_ROWS;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct form_modal *box = self(modal);
    const char *texts[FORM_MOST];
    const char *here = lineedit_text(&box->lines[box->focus]);
    arena_reset(&box->arena);
    texts_of(box, texts);
    box->remark = NULL;
    box->word_count = 0;
    if (box->form.remark &&
        !box->form.remark(box->form.ctx, host, texts, &box->arena, &box->remark, err))
        return false;
    if (!box->form.complete || !*here)
        return true;
    return box->form.complete(box->form.ctx, host, box->focus, here, &box->arena,
                              &box->words, &box->word_count, err);
}

static int label_width(const struct form_modal *box)
{
    int most = 0;
    for (size_t i = 0; i < box->form.count; i++) {
        int width = width_text(box->labels[i], strlen(box->labels[i]));
        most = width > most ? width : most;
    }
    return most < LABEL_MOST ? most : LABEL_MOST;
}

static void draw_words(const struct form_modal *box, struct canvas *canvas, int x,
                       int y, int room)
{
    for (size_t i = 0; i < box->word_count && room > 4; i++) {
        bool here = (int)i == box->chosen;
        int used = canvas_put_cut(
            canvas, x, y, room,
            here ? STYLE_TITLE | STYLE_REVERSE : (uint8_t)STYLE_PLAIN, box->words[i]);
        x += used + 3;
        room -= used + 3;
    }
}

static void draw_line(const struct form_modal *box, size_t index, struct canvas *canvas,
                      struct rect row, int label)
{
    bool here = index == box->focus;
    const struct lineedit *line = &box->lines[index];
    canvas_put(canvas, row.x, row.y, 1, STYLE_KEY, here ? ">" : " ");
    canvas_put_cut(canvas, row.x + 2, row.y, label, here ? STYLE_TITLE : STYLE_DIM,
                   box->labels[index]);
    int x = row.x + label + 4, room = row.width - label - 4;
    if (!line->text.len)
        canvas_put_cut(canvas, x, row.y, room, STYLE_DIM, box->hints[index]);
    else
        canvas_put_cut(canvas, x, row.y, room, STYLE_PLAIN, lineedit_text(line));
}

/* The line with the cursor, last: it puts the terminal's cursor there. */
static void draw_focus(const struct form_modal *box, struct canvas *canvas, int x,
                       int y, int room)
{
    const struct lineedit *line = &box->lines[box->focus];
    if (line->text.len)
        lineedit_draw(line, canvas, x, y, room, STYLE_PLAIN);
    else
        canvas_cursor(canvas, x, y);
}

static void draw_small(const struct form_modal *box, struct canvas *canvas)
{
    int y = canvas->height - 2;
    canvas_fill(canvas, (struct rect){0, y, canvas->width, 2}, STYLE_PLAIN);
    canvas_put_cut(canvas, 0, y, canvas->width, STYLE_TITLE, box->labels[box->focus]);
    draw_focus(box, canvas, 0, y + 1, canvas->width);
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct form_modal *box = self_const(modal);
    int height = rows(modal, canvas->height), width = canvas->width;
    int bottom = canvas->height, label = label_width(box);
    (void)host;
    if (height == 2) {
        draw_small(box, canvas);
        return;
    }
    struct rect frame = {0, bottom - height, width, height - FOOTER_ROWS};
    canvas_fill(canvas, (struct rect){0, bottom - FOOTER_ROWS, width, FOOTER_ROWS},
                STYLE_PLAIN);
    canvas_box(canvas, frame, STYLE_DIM, box->title);
    for (size_t i = 0; i < box->form.count; i++)
        draw_line(box, i, canvas, (struct rect){2, frame.y + 1 + (int)i, width - 4, 1},
                  label);
    int below = frame.y + 1 + (int)box->form.count;
    if (box->word_count)
        draw_words(box, canvas, label + 6, below, width - label - 8);
    else if (box->remark && *box->remark)
        canvas_put_cut(canvas, 4, below, width - 6, STYLE_MESSAGE, box->remark);
    canvas_put_cut(
        canvas, 1, bottom - 1, width - 2, STYLE_DIM,
        box->word_count
            ? _("haut/bas : choisir   Entrée : prendre, puis enregistrer   Échap")
        : *box->draft.place
            ? _("Entrée : enregistrer   Tab : ligne suivante   Échap : fermer sans "
                "rien "
                "perdre")
            : _("Entrée : enregistrer   Tab : ligne suivante   Échap : fermer"));
    draw_focus(box, canvas, label + 6, frame.y + 1 + (int)box->focus,
               width - label - 8);
}

/* --- keys ------------------------------------------------------------------------- */

static void go_to(struct form_modal *box, int by)
{
    size_t count = box->form.count;
    box->focus = (box->focus + count + (by < 0 ? count - 1 : 1)) % count;
    box->chosen = -1;
    box->modal.stale = true;
}

/* Saved elsewhere: the draft goes only now. */
static void forget(struct form_modal *box, struct pane_host *host)
{
    struct err err = ERR_INIT;
    set_lines(box, "");
    box->focus = 0;
    box->modal.stale = true;
    box->typed = false;
    if (*box->draft.place && !ops_draft_put(host->garden, box->draft.place, "", &err))
        host->say(host, err.text);
    draft_settled(&box->draft);
}

static enum outcome finish(struct form_modal *box, struct pane_host *host,
                           struct err *err)
{
    const char *texts[FORM_MOST];
    if (is_empty(box))
        return OUTCOME_CLOSE;
    texts_of(box, texts);
    if (!box->form.done(box->form.ctx, host, texts, err))
        return OUTCOME_FAILED;
    forget(box, host);
    return box->form.stay ? OUTCOME_DONE : OUTCOME_CLOSE;
}

static enum outcome put_away(struct form_modal *box, struct pane_host *host,
                             struct err *err)
{
    if (*box->draft.place && box->typed && !is_empty(box))
        host->say(host, _("Brouillon gardé : il revient à la prochaine ouverture."));
    return flush(&box->modal, host, err) ? OUTCOME_CLOSE : OUTCOME_FAILED;
}

static enum outcome instead(struct form_modal *box, struct pane_host *host,
                            struct err *err)
{
    const char *texts[FORM_MOST];
    texts_of(box, texts);
    if (!box->remark || !*box->remark) {
        host->say(host, _("Rien ne ressemble à ce qui est tapé : Entrée enregistre."));
        return OUTCOME_DONE;
    }
    if (!box->form.instead(box->form.ctx, host, texts, err) ||
        !flush(&box->modal, host, err))
        return OUTCOME_FAILED;
    return OUTCOME_CLOSE;
}

/* The arrows walk the words when some are proposed, else the lines. */
static void step(struct form_modal *box, int by)
{
    if (!box->word_count) {
        go_to(box, by);
        return;
    }
    int most = (int)box->word_count - 1;
    int chosen = box->chosen + by;
    box->chosen = chosen < -1 ? -1 : chosen > most ? most : chosen;
}

static bool take_word(struct form_modal *box, struct pane_host *host)
{
    if (box->chosen < 0 || box->chosen >= (int)box->word_count)
        return false;
    lineedit_set(&box->lines[box->focus], box->words[box->chosen]);
    changed(box, host);
    return true;
}

/* Keys that act on what is shown under the lines, which must be that of these texts
 * even when keys come faster than frames. */
static bool reads_shown(struct key key)
{
    return key.name == K_UP || key.name == K_DOWN || key.name == K_TAB ||
           key.name == K_ENTER || (key.name == K_CHAR && key.ctrl && key.code == 'r');
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct form_modal *box = self(modal);
    if (modal->stale && reads_shown(pressed)) {
        if (!load(modal, host, err))
            return OUTCOME_FAILED;
        modal->stale = false;
    }
    switch ((int)pressed.name) {
    case K_ESC:
        return put_away(box, host, err);
    case K_ENTER:
        return take_word(box, host) ? OUTCOME_DONE : finish(box, host, err);
    case K_TAB:
        take_word(box, host);
        go_to(box, 1);
        return OUTCOME_DONE;
    case K_BACKTAB:
        go_to(box, -1);
        return OUTCOME_DONE;
    case K_UP:
    case K_DOWN:
        step(box, pressed.name == K_UP ? -1 : 1);
        return OUTCOME_DONE;
    default:
        break;
    }
    if (box->form.instead && pressed.ctrl && pressed.code == 'r')
        return instead(box, host, err);
    if (!lineedit_key(&box->lines[box->focus], pressed))
        return OUTCOME_UNUSED;
    changed(box, host);
    return OUTCOME_DONE;
}

static enum outcome paste(struct modal *modal, struct pane_host *host, const char *text,
                          struct err *err)
{
    struct form_modal *box = self(modal);
    (void)err;
    lineedit_insert(&box->lines[box->focus], text, strlen(text));
    changed(box, host);
    return OUTCOME_DONE;
}

static void free_form(struct modal *modal)
{
    struct form_modal *box = self(modal);
    if (box->form.release)
        box->form.release(box->form.ctx);
    for (size_t i = 0; i < box->form.count; i++) {
        lineedit_free(&box->lines[i]);
        free(box->labels[i]);
        free(box->hints[i]);
    }
    arena_free(&box->arena);
    free(box->title);
    free(box);
}

static const struct modal_class form_class = {
    .name = "cases",
    .rows = rows,
    .load = load,
    .draw = draw,
    .key = key,
    .paste = paste,
    .due = due,
    .flush = flush,
    .free = free_form,
};

bool ask_form(struct pane_host *host, const struct form *wanted, struct err *err)
{
    struct form_modal *box = xcalloc(1, sizeof *box);
    box->modal = (struct modal){.class = &form_class, .stale = true};
    box->form = *wanted;
    box->title = xstrdup(wanted->title);
    box->focus = wanted->focus;
    box->chosen = -1;
    for (size_t i = 0; i < wanted->count; i++) {
        const struct form_field *field = &wanted->fields[i];
        box->labels[i] = xstrdup(field->label);
        box->hints[i] = xstrdup(field->hint ? field->hint : "");
        lineedit_set(&box->lines[i], field->text ? field->text : "");
    }
    box->draft.first_unsaved = -1;
    if (wanted->draft_kind) {
        draft_init(&box->draft, wanted->draft_kind, wanted->draft_id);
        if (!find_draft(box, host, err)) {
            free_form(&box->modal);
            return false;
        }
    }
    host->open(host, &box->modal);
    return true;
}
