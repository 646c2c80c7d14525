/* The first minute: which keyboard, then which community. */
#ifndef PANES_WELCOME_H
#define PANES_WELCOME_H

#include "panes/pane.h"

/* Asks for the keyboard, then (when there is no garden yet) for a name or the demo. */
void welcome_open(struct pane_host *host, bool ask_community);
/* The keyboard alone (palette « clavier »). */
void welcome_keyboard(struct pane_host *host);

#endif
