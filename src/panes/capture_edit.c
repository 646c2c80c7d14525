/* Correcting from the capture line: a note in place, the last one again, or taken back.
 */
#include "base/i18n.h"
#include "ops/notes.h"
#include "panes/capture_private.h"
#include "panes/note_text.h"

/* A correction has a draft of its own: that of the next new note is left alone. */
bool capture_start_edit(struct capture *capture, struct pane_host *host,
                        const struct note *note, struct err *err)
{
    const char *text = NULL;
    int64_t when;
    capture->editing = note->id;
    capture->modal.stale = true;
    draft_init(&capture->draft, "edit", note->id);
    if (!ops_draft(host->garden, capture->draft.place, &capture->arena, &text, &when,
                   err))
        return false;
    if (text && *text)
        host->say(host, _("Correction retrouvée : Entrée l'enregistre."));
    else
        text = note_text_line(&capture->arena, host->garden->community, capture->kind,
                              note);
    lineedit_set(&capture->line, text);
    return true;
}

void capture_end_edit(struct capture *capture)
{
    if (id_is_none(capture->editing))
        return;
    capture->editing = (struct id){0};
    draft_init(&capture->draft, "capture", capture->target.board);
}

/* Up on an empty line: the last note comes back to be corrected. */
enum outcome capture_recall(struct capture *capture, struct pane_host *host,
                            struct err *err)
{
    struct arena arena = {0};
    struct note note;
    if (id_is_none(capture->last)) {
        host->say(host,
                  _("Rien à corriger : aucun post-it saisi ici depuis l'ouverture."));
        return OUTCOME_DONE;
    }
    bool found = ops_note(host->garden, capture->last, &arena, &note, err);
    if (found && note.state == ROW_LIVE) {
        host->say(host, _("Vous corrigez le dernier post-it : Entrée enregistre."));
        found = capture_start_edit(capture, host, &note, err);
    }
    arena_free(&arena);
    return found ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* Ctrl+Z on an empty line: the last note is taken back into the line. */
enum outcome capture_take_back(struct capture *capture, struct pane_host *host,
                               struct err *err)
{
    capture_end_edit(capture); /* an emptied correction is given up */
    struct arena arena = {0};
    const char *sentence = "";
    struct note note;
    bool known = !id_is_none(capture->last) &&
                 ops_note(host->garden, capture->last, &arena, &note, err) &&
                 note.state == ROW_LIVE;
    const char *text =
        known ? note_text_line(&arena, host->garden->community, capture->kind, &note)
              : "";
    bool undone = ops_undo(host->garden, &arena, &sentence, err);
    if (undone) {
        struct note after;
        host->say(host, sentence);
        if (known && ops_note(host->garden, capture->last, &arena, &after, err) &&
            after.state == ROW_WITHDRAWN) {
            lineedit_set(&capture->line, text);
            capture_changed(capture, host);
            capture->saved_count -= capture->saved_count > 0;
            capture->last = (struct id){0};
        }
    }
    arena_free(&arena);
    capture->modal.stale = true;
    return undone ? OUTCOME_DONE : OUTCOME_FAILED;
}
