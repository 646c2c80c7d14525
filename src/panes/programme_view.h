/* What was recognised in a pasted programme, shown before anything is written. */
#ifndef PANES_PROGRAMME_VIEW_H
#define PANES_PROGRAMME_VIEW_H

#include "panes/pane.h"

/* meeting none: accepting makes one. */
bool programme_view_open(struct pane_host *host, struct id meeting, const char *text,
                         struct err *err);

#endif
