/* The help of a screen: made from the table of actions, searched as one types, able to
 * perform what it shows. */
#ifndef PANES_HELP_H
#define PANES_HELP_H

#include "panes/pane.h"

/* Actions of the scope, by section, with their keys. */
void help_open(struct pane_host *host, unsigned scope);

#endif
