/* The search over everything: a line, its answers, and the lists kept by name. */
#ifndef PANES_FIND_VIEW_H
#define PANES_FIND_VIEW_H

#include "panes/pane.h"

void find_view_open(struct pane_host *host);

#endif
