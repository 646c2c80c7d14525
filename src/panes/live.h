/* A meeting being run: the clock, the slots, the slot in progress and what is said. */
#ifndef PANES_LIVE_H
#define PANES_LIVE_H

#include "panes/pane.h"

extern const struct pane_class live_class;

#endif
