/* The agendas: meetings, newest first, and the plan of one: slots, objectives, gaps. */
#ifndef PANES_AGENDA_H
#define PANES_AGENDA_H

#include "panes/pane.h"

extern const struct pane_class agenda_class;

#endif
