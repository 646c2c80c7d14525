/* What happened with someone, latest first: read as rows, and shown on a full screen.
 *
 * Owns the words of a row and what Entrée on it leads to. */
#ifndef PANES_TIMELINE_H
#define PANES_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/mem.h"

struct garden;
struct pane_host;

/* What a row points to. */
enum timeline_target {
    TARGET_NONE,
    TARGET_MEETING,
    TARGET_NOTE,
    TARGET_ITEM, /* an action, a decision: its meeting */
    TARGET_PERSON,
    TARGET_TOUCH,      /* an exchange or a note about her: corrected, or thrown away */
    TARGET_ACCEPTANCE, /* a signature, which can be taken away */
};

struct timeline_row {
    const char *day;
    const char *text; /* « Appel : d'accord pour mars » */
    const char *by;   /* who noted it, "" */
    uint8_t style;
    enum timeline_target target;
    struct id row;
};

/* Kinds are bits, 1 << TIMELINE_… of ops/touches.h; 0: all. The first `most` of
 * those; *more: others follow. All in the arena. */
bool timeline_read(struct garden *garden, struct id person, unsigned kinds, size_t most,
                   struct arena *arena, struct timeline_row **rows, size_t *count,
                   bool *more, struct err *err);

/* The full screen; `name` is copied. */
bool timeline_open(struct pane_host *host, struct id person, const char *name,
                   struct err *err);

#endif
