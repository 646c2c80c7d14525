#include "panes/capture.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/groups.h"
#include "ops/notes.h"
#include "panes/capture_private.h"

static struct capture *self(struct modal *modal)
{
    return (struct capture *)modal;
}

/* What must not be lost: the line, and a pasted block that waits for an answer. */
static void typed(const struct modal *modal, struct str *out)
{
    const struct capture *capture = (const struct capture *)modal;
    str_add(out, lineedit_text(&capture->line));
    if (capture->block.len)
        str_printf(out, "\n%s", str_text(&capture->block));
}

static void retype(struct modal *modal, struct pane_host *host, const char *text)
{
    struct capture *capture = self(modal);
    if (!capture_block_open(capture, host, text))
        lineedit_set(&capture->line, text);
}

void capture_changed(struct capture *capture)
{
    capture->modal.stale = true;
    capture->popup_closed = false;
    capture->word_selected = 0;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct capture *capture = self(modal);
    struct note *like = NULL;
    const char *text = lineedit_text(&capture->line);
    arena_reset(&capture->arena);
    if (!capture_join_names(host, &capture->arena, text, &text, err))
        return false;
    capture->shown =
        note_line_read(&capture->arena, host->garden->community, capture->kind, text);
    capture->where = capture->target.where(capture->target.ctx, &capture->arena);
    capture->like = NULL;
    if (!capture_completions(capture, host, err))
        return false;
    if (strlen(capture->shown.text) < 5 || !id_is_none(capture->editing))
        return true;
    if (!ops_note_like(host->garden, capture->target.board, capture->shown.text,
                       (struct id){0}, &capture->arena, &like, err))
        return false;
    capture->like = like;
    return true;
}

void capture_acknowledge(struct capture *capture, int notes)
{
    if (!capture->saved_count)
        capture->since = clock_now();
    capture->saved_count += notes;
    lineedit_set(&capture->line, "");
    capture->modal.stale = true;
}

static void say_saved(struct pane_host *host, const struct note_kind *kind, bool edited)
{
    if (edited)
        host->say(host, _("Corrigé."));
    else
        pane_say(host, _("Enregistré : %s %s"), kind->sign, kind->label);
}

static enum outcome save(struct capture *capture, struct pane_host *host,
                         struct err *err)
{
    struct arena arena = {0};
    const char *text = lineedit_text(&capture->line);
    bool editing = !id_is_none(capture->editing);
    struct id id = capture->editing;
    bool saved = capture_join_names(host, &arena, text, &text, err);
    struct note_line line =
        note_line_read(&arena, host->garden->community, capture->kind, text);
    if (!saved || !*line.text)
        goto done;
    if (editing)
        saved = ops_note_edit(host->garden, id, &line, capture->modal.draft.place, err);
    else
        saved = ops_note_add(host->garden, capture->target.place(capture->target.ctx),
                             &line, capture->modal.draft.place, &id, err);
    if (saved) {
        capture_acknowledge(capture, editing ? 0 : 1);
        saved = capture_end_edit(capture, host, err);
        capture->last = id;
        capture->target.saved(capture->target.ctx, id);
        say_saved(host, line.kind, editing);
    }
done:
    arena_free(&arena);
    return saved ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome plus_one(struct capture *capture, struct pane_host *host,
                             struct err *err)
{
    struct ballot_state state;
    if (!capture->like) {
        host->say(host, _("Rien ne ressemble à ce texte : Entrée l’enregistre."));
        return OUTCOME_DONE;
    }
    struct id like = capture->like->id;
    if (!ops_vote(host->garden, capture->target.board, like, false, NULL, &state, err))
        return OUTCOME_FAILED;
    lineedit_set(&capture->line, "");
    capture_changed(capture);
    capture->target.saved(capture->target.ctx, like);
    host->say(host, _("+1 vote au post-it qui ressemble ; rien n’a été ajouté."));
    return OUTCOME_DONE;
}

static enum outcome put_away(struct capture *capture, struct pane_host *host)
{
    if (capture->word_count && !capture->popup_closed) {
        capture->popup_closed = true;
        capture->word_count = 0;
        return OUTCOME_DONE;
    }
    if (!id_is_none(capture->editing))
        host->say(host, _("Correction abandonnée : le post-it reste comme il était."));
    else if (capture->line.text.len)
        host->say(host, _("Brouillon gardé : a pour le reprendre."));
    return OUTCOME_CLOSE;
}

static void next_kind(struct capture *capture, struct pane_host *host, int direction)
{
    const struct community *community = host->garden->community;
    size_t count = community->kind_count, index = 0;
    while (index + 1 < count && &community->kinds[index] != capture->kind)
        index++;
    index = (index + (direction > 0 ? 1 : count - 1)) % count;
    capture->kind = &community->kinds[index];
    capture->modal.stale = true;
}

static enum outcome control(struct capture *capture, struct pane_host *host,
                            uint32_t code, struct err *err)
{
    bool empty = capture->line.text.len == 0;
    switch (code) {
    case 'z':
        return empty ? capture_take_back(capture, host, err) : OUTCOME_DONE;
    case 'r':
        return plus_one(capture, host, err);
    case 'o':
    case 't':
        lineedit_insert(&capture->line, code == 'o' ? "@" : "#", 1);
        capture_changed(capture);
        return OUTCOME_DONE;
    default:
        return OUTCOME_UNUSED;
    }
}

/* Keys that mean something else while words are proposed. */
static bool popup_key(struct capture *capture, struct key key)
{
    if (!capture->word_count)
        return false;
    if (key.name == K_TAB)
        capture_complete(capture, capture->word_selected);
    else if (key.name == K_DOWN && capture->word_selected + 1 < capture->word_count)
        capture->word_selected++;
    else if (key.name == K_UP && capture->word_selected)
        capture->word_selected--;
    else if (key.name != K_DOWN && key.name != K_UP)
        return false;
    return true;
}

static enum outcome empty_line_key(struct capture *capture, struct pane_host *host,
                                   struct key key, struct err *err)
{
    if (key.name == K_UP)
        return capture_recall(capture, host, err);
    if (key.name != K_LEFT && key.name != K_RIGHT)
        return OUTCOME_UNUSED;
    int direction = key.name == K_LEFT ? -1 : 1;
    if (!capture->target.step(capture->target.ctx, host, direction))
        host->say(host, _("Il n’y a plus de colonne de ce côté."));
    capture->modal.stale = true;
    return OUTCOME_DONE;
}

static enum outcome editing_key(struct capture *capture, struct pane_host *host,
                                struct key key, struct err *err)
{
    if (key.name == K_CHAR && key.ctrl) {
        enum outcome outcome = control(capture, host, key.code, err);
        if (outcome != OUTCOME_UNUSED)
            return outcome;
    }
    if (capture->line.text.len == 0) {
        enum outcome outcome = empty_line_key(capture, host, key, err);
        if (outcome != OUTCOME_UNUSED)
            return outcome;
    }
    if (!lineedit_key(&capture->line, key))
        return OUTCOME_UNUSED;
    capture_changed(capture);
    return OUTCOME_DONE;
}

/* Keys that act on what is proposed under the line: it must be that of this text, even
 * when keys come faster than frames. */
static bool reads_shown(struct key key)
{
    return key.name == K_TAB || key.name == K_ESC || key.name == K_UP ||
           key.name == K_DOWN || (key.name == K_CHAR && key.ctrl && key.code == 'r');
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct capture *capture = self(modal);
    if (capture->block.len)
        return capture_block_key(capture, host, pressed, err);
    if (modal->stale && reads_shown(pressed) && !load(modal, host, err))
        return OUTCOME_FAILED;
    if (pressed.name == K_ESC)
        return put_away(capture, host);
    if (pressed.name == K_ENTER)
        return save(capture, host, err);
    if (popup_key(capture, pressed))
        return OUTCOME_DONE;
    if (pressed.name == K_TAB || pressed.name == K_BACKTAB) {
        next_kind(capture, host, pressed.name == K_TAB ? 1 : -1);
        return OUTCOME_DONE;
    }
    return editing_key(capture, host, pressed, err);
}

static enum outcome paste(struct modal *modal, struct pane_host *host, const char *text,
                          struct err *err)
{
    struct capture *capture = self(modal);
    (void)err;
    if (!capture_block_open(capture, host, text)) {
        lineedit_insert(&capture->line, text, strlen(text));
        capture_changed(capture);
    }
    return OUTCOME_DONE;
}

static void free_capture(struct modal *modal)
{
    struct capture *capture = self(modal);
    lineedit_free(&capture->line);
    str_free(&capture->block);
    arena_free(&capture->arena);
    free(capture);
}

static const struct modal_class capture_class = {
    .name = "saisie",
    .rows = capture_rows,
    .load = load,
    .draw = capture_draw,
    .key = key,
    .paste = paste,
    .typed = typed,
    .retype = retype,
    .free = free_capture,
};

bool capture_has_draft(struct garden *garden, struct id board)
{
    struct arena arena = {0};
    struct err err = ERR_INIT;
    const char *text = NULL;
    struct draft draft = {0};
    int64_t when;
    draft_init(&draft, &(struct draft_of){.field = DRAFT_CAPTURE, .id = board});
    bool found =
        ops_draft(garden, draft.place, &arena, &text, &when, &err) && text && *text;
    arena_free(&arena);
    return found;
}

void capture_open(struct pane_host *host, const struct capture_target *target,
                  const struct capture_start *start)
{
    struct capture *capture = xcalloc(1, sizeof *capture);
    const struct community *community = host->garden->community;
    capture->modal = (struct modal){.class = &capture_class, .stale = true};
    capture->target = *target;
    capture->kind = start->kind ? start->kind : &community->kinds[0];
    if (start->edit)
        capture_start_edit(capture, host, start->edit);
    else
        draft_init(&capture->modal.draft,
                   &(struct draft_of){.field = DRAFT_CAPTURE, .id = target->board});
    host->open(host, &capture->modal);
    /* what is pasted joins a draft, it never replaces one */
    if (start->text)
        paste(&capture->modal, host, start->text, NULL);
}
