/* The actors: who does what and where, as a list and on the map. */
#ifndef PANES_ACTORS_H
#define PANES_ACTORS_H

#include "panes/pane.h"

extern const struct pane_class actors_class;

#endif
