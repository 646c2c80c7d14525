/* The help of a screen and the palette: both made from the table of actions, both
 * searched as one types, both able to perform what they show. */
#ifndef PANES_HELP_H
#define PANES_HELP_H

#include "panes/pane.h"

/* Actions of the scope, by section, with their keys. */
void help_open(struct pane_host *host, unsigned scope);
/* Every action of the scope by the words of its sentence, direct key at the right. */
void palette_open(struct pane_host *host, unsigned scope);

#endif
