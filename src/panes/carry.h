/* What was left open comes back in the next meeting: chosen line by line. */
#ifndef PANES_CARRY_H
#define PANES_CARRY_H

#include "panes/pane.h"

bool carry_open(struct pane_host *host, struct id meeting, struct err *err);

#endif
