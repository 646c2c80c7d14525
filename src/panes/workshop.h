/* The line where a workshop is typed: one actor a line, and the line stays open.
 *
 * What is understood is shown as it is typed (domain/workshop.h); an actor already
 * known under nearly the same name is announced before anything is saved. The draft is
 * kept as in the capture line. */
#ifndef PANES_WORKSHOP_H
#define PANES_WORKSHOP_H

#include "panes/pane.h"

struct workshop_target {
    void *ctx;
    /* An actor was saved: the list behind shows it. */
    void (*saved)(void *ctx, struct id actor);
};

/* `text` joins what the draft holds; NULL: none. Several lines are several actors, once
 * that has been confirmed. */
void workshop_open(struct pane_host *host, const struct workshop_target *target,
                   const char *text);

#endif
