/* The draft of a line being typed: never more than a second or twenty keys behind the
 * fingers, kept at a place of its own until what it became is saved. */
#ifndef PANES_DRAFT_H
#define PANES_DRAFT_H

#include "panes/pane.h"

struct draft {
    char place[128];
    int64_t first_unsaved; /* monotonic ms, -1: nothing to write */
    int64_t last_key;
    int keys;
};

/* "kind:<id>"; nothing is unsaved. */
void draft_init(struct draft *draft, const char *kind, struct id id);
/* A key changed `text`: written at once after twenty keys; a failure is said. */
void draft_touch(struct draft *draft, struct pane_host *host, const char *text);
/* When it must be written at the latest, -1: never. */
int64_t draft_due(const struct draft *draft);
/* Writes what is unsaved. */
bool draft_flush(struct draft *draft, struct pane_host *host, const char *text,
                 struct err *err);
/* The text was saved elsewhere in the same commit. */
void draft_settled(struct draft *draft);

#endif
