/* The members of the community, as a list; a card opens from it. */
#ifndef PANES_MEMBERS_H
#define PANES_MEMBERS_H

#include "panes/pane.h"

extern const struct pane_class members_class;

#endif
