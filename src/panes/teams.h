/* Mixed small groups, as a list to read aloud. */
#ifndef PANES_TEAMS_H
#define PANES_TEAMS_H

#include "panes/pane.h"

/* Asks for the size of the groups, makes them, shows them. */
bool teams_open(struct pane_host *host, struct id meeting, struct err *err);

#endif
