/* The walk of probable duplicates: one pair per key, never merged without it. */
#ifndef PANES_PAIRS_H
#define PANES_PAIRS_H

#include "panes/pane.h"

/* Says so when there is none. */
bool pairs_open(struct pane_host *host, struct id board, struct err *err);

#endif
