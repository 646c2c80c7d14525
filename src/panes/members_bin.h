/* The cards thrown away: each can come back. */
#ifndef PANES_MEMBERS_BIN_H
#define PANES_MEMBERS_BIN_H

#include "panes/pane.h"

bool members_bin_open(struct pane_host *host, struct err *err);

#endif
