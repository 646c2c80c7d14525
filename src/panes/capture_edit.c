/* Correcting from the capture line: a note in place, the last one again, or taken back.
 */
#include "base/i18n.h"
#include "ops/notes.h"
#include "panes/capture_private.h"
#include "panes/note_text.h"

/* A correction has a draft of its own: that of the next new note is left alone. */
void capture_start_edit(struct capture *capture, struct pane_host *host,
                        const struct note *note)
{
    struct arena arena = {0};
    capture->editing = note->id;
    capture->modal.stale = true;
    lineedit_set(&capture->line,
                 note_text_line(&arena, host->garden->community, capture->kind, note));
    draft_init(&capture->modal.draft,
               &(struct draft_of){.field = DRAFT_NOTE, .id = note->id});
    arena_free(&arena);
}

bool capture_end_edit(struct capture *capture, struct pane_host *host, struct err *err)
{
    if (id_is_none(capture->editing))
        return true;
    capture->editing = (struct id){0};
    draft_init(&capture->modal.draft,
               &(struct draft_of){.field = DRAFT_CAPTURE, .id = capture->target.board});
    return draft_open(&capture->modal, host, err);
}

/* Up on an empty line: the last note comes back to be corrected. */
enum outcome capture_recall(struct capture *capture, struct pane_host *host,
                            struct err *err)
{
    struct arena arena = {0};
    struct note note;
    if (id_is_none(capture->last)) {
        host->say(host,
                  _("Rien à corriger : aucun post-it saisi ici depuis l’ouverture."));
        return OUTCOME_DONE;
    }
    bool found = ops_note(host->garden, capture->last, &arena, &note, err);
    if (found && note.state == ROW_LIVE) {
        host->say(host, _("Vous corrigez le dernier post-it : Entrée enregistre."));
        capture_start_edit(capture, host, &note);
        found = draft_open(&capture->modal, host, err);
    }
    arena_free(&arena);
    return found ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* Ctrl+Z on an empty line: the last note is taken back into the line. */
enum outcome capture_take_back(struct capture *capture, struct pane_host *host,
                               struct err *err)
{
    /* an emptied correction is given up */
    if (!capture_end_edit(capture, host, err))
        return OUTCOME_FAILED;
    if (capture->line.text.len)
        return OUTCOME_DONE;
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
            capture_changed(capture);
            capture->saved_count -= capture->saved_count > 0;
            capture->last = (struct id){0};
        }
    }
    arena_free(&arena);
    capture->modal.stale = true;
    return undone ? OUTCOME_DONE : OUTCOME_FAILED;
}
