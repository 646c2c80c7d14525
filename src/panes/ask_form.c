#include "panes/ask_form.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "panes/ask_form_private.h"

static struct form_modal *self(struct modal *modal)
{
    return (struct form_modal *)modal;
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

/* --- what is typed ---------------------------------------------------------------- */

/* The lines one under the other: none of them holds a line end. */
static void typed(const struct modal *modal, struct str *out)
{
    const struct form_modal *box = (const struct form_modal *)modal;
    for (size_t i = 0; !is_empty(box) && i < box->form.count; i++)
        str_printf(out, "%s%s", i ? "\n" : "", lineedit_text(&box->lines[i]));
}

static void changed(struct form_modal *box)
{
    box->modal.stale = box->typed = true;
    box->chosen = -1;
}

static void set_lines(struct form_modal *box, const char *text)
{
    for (size_t i = 0; i < box->form.count; i++) {
        box->whole[i] = false;
        size_t len = strcspn(text, "\n");
        char *line = xstrndup(text, len);
        lineedit_set(&box->lines[i], line);
        free(line);
        text += len + (text[len] != '\0');
    }
}

static void retype(struct modal *modal, struct pane_host *host, const char *text)
{
    (void)host;
    set_lines(self(modal), text);
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

/* --- keys ------------------------------------------------------------------------- */

static void go_to(struct form_modal *box, int by)
{
    size_t count = box->form.count;
    box->focus = (box->focus + count + (by < 0 ? count - 1 : 1)) % count;
    box->chosen = -1;
    box->modal.stale = true;
}

static void forget(struct form_modal *box)
{
    set_lines(box, "");
    box->focus = 0;
    box->modal.stale = true;
    box->typed = false;
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
    forget(box);
    return box->form.stay ? OUTCOME_DONE : OUTCOME_CLOSE;
}

static enum outcome put_away(struct form_modal *box, struct pane_host *host)
{
    if (draft_stays(&box->modal.draft) && box->typed && !is_empty(box))
        host->say(host, _("Brouillon gardé : il revient à la prochaine ouverture."));
    return OUTCOME_CLOSE;
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
    if (!box->form.instead(box->form.ctx, host, texts, err))
        return OUTCOME_FAILED;
    forget(box); /* who is known already is not to be added next time */
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

static bool take_word(struct form_modal *box)
{
    if (box->chosen < 0 || box->chosen >= (int)box->word_count)
        return false;
    lineedit_set(&box->lines[box->focus], box->words[box->chosen]);
    box->whole[box->focus] = false;
    changed(box);
    return true;
}

/* A line that stood whole is taken away by what is typed, and kept by what moves in it.
 */
static void open_line(struct form_modal *box, struct key key)
{
    bool erases = key.name == K_BACKSPACE || key.name == K_DELETE;
    if (box->whole[box->focus] && (erases || (key.name == K_CHAR && !key.ctrl)))
        lineedit_set(&box->lines[box->focus], "");
    box->whole[box->focus] = false;
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
        return put_away(box, host);
    case K_ENTER:
        return take_word(box) ? OUTCOME_DONE : finish(box, host, err);
    case K_TAB:
        take_word(box);
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
    open_line(box, pressed);
    if (!lineedit_key(&box->lines[box->focus], pressed))
        return OUTCOME_UNUSED;
    changed(box);
    return OUTCOME_DONE;
}

static enum outcome paste(struct modal *modal, struct pane_host *host, const char *text,
                          struct err *err)
{
    struct form_modal *box = self(modal);
    (void)host;
    (void)err;
    open_line(box, (struct key){.name = K_CHAR});
    lineedit_insert(&box->lines[box->focus], text, strlen(text));
    changed(box);
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
    .rows = ask_form_rows,
    .load = load,
    .draw = ask_form_draw,
    .key = key,
    .paste = paste,
    .typed = typed,
    .retype = retype,
    .free = free_form,
};

void ask_form(struct pane_host *host, const struct form *wanted)
{
    struct form_modal *box = xcalloc(1, sizeof *box);
    box->modal = (struct modal){.class = &form_class, .stale = true};
    assert(wanted->draft.field != DRAFT_UNNAMED);
    draft_init(&box->modal.draft, &wanted->draft);
    box->form = *wanted;
    box->title = xstrdup(wanted->title);
    box->focus = wanted->focus;
    box->chosen = -1;
    for (size_t i = 0; i < wanted->count; i++) {
        const struct form_field *field = &wanted->fields[i];
        box->labels[i] = xstrdup(field->label);
        box->hints[i] = xstrdup(field->hint ? field->hint : "");
        lineedit_set(&box->lines[i], field->text ? field->text : "");
        box->whole[i] = (wanted->whole & (1u << i)) && box->lines[i].text.len;
    }
    host->open(host, &box->modal);
}
