/* The round of feelings: one word or one key of the top row each, or a pass. */
#ifndef PANES_FEELINGS_H
#define PANES_FEELINGS_H

#include "panes/pane.h"

/* Asks first whether the round is anonymous. */
bool feelings_open(struct pane_host *host, struct id meeting, struct id slot,
                   struct err *err);

#endif
