/* Who covers what, and where nobody does: themes down, départements across. */
#ifndef PANES_ACTOR_GRID_H
#define PANES_ACTOR_GRID_H

#include "panes/pane.h"

extern const struct pane_class actor_grid_class;

#endif
