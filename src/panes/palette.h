/* The palette: every action of this screen, and every record, by a few letters. */
#ifndef PANES_PALETTE_H
#define PANES_PALETTE_H

#include "panes/pane.h"

void palette_open(struct pane_host *host, unsigned scope);

#endif
