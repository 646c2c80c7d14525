/* The capture line: text, Entrée = saved and the next one, Échap = put away.
 *
 * Owns the line being typed, its completions and its look-alike. Does not
 * know where notes go: the target does. The same line serves every pane. */
#ifndef PANES_CAPTURE_H
#define PANES_CAPTURE_H

#include "domain/note.h"
#include "ops/notes.h"
#include "panes/pane.h"

/* Who receives what is captured. `ctx` outlives the line. */
struct capture_target {
    void *ctx;
    struct id board;
    /* "colonne : Mobilité" */
    const char *(*where)(void *ctx, struct arena *arena);
    /* The column before (-1) or after (+1); false when there is none. */
    bool (*step)(void *ctx, struct pane_host *host, int direction);
    struct note_place (*place)(void *ctx);
    /* Called after a save, so that the pane's selection follows. */
    void (*saved)(void *ctx, struct id note);
};

struct capture_start {
    const struct note_kind *kind; /* NULL: the first one */
    const char *text;             /* what the line holds, or NULL: the draft if any */
    const struct note *edit;      /* a note to correct, or NULL */
};

/* Opens the line. With a draft kept for this board (and no text or note given) it comes
 * back and the message says so. */
void capture_open(struct pane_host *host, const struct capture_target *target,
                  const struct capture_start *start);
/* Is there a draft for this board? For the start of the program. */
bool capture_has_draft(struct garden *garden, struct id board);

#endif
