/* Who invited whom, as a tree: the whole of it, or from one person down. */
#ifndef PANES_TREE_H
#define PANES_TREE_H

#include "panes/pane.h"

/* `from` none: everyone; else the row of that person is stood on. */
bool tree_open(struct pane_host *host, struct id from, struct err *err);

#endif
