/* The bin of a board: what was thrown away, and how to take it out again. */
#ifndef PANES_BIN_H
#define PANES_BIN_H

#include "panes/pane.h"

/* Says so when it is empty. */
bool bin_open(struct pane_host *host, struct id board, struct err *err);

#endif
