/* The post-it board: columns of notes and groups, and everything done to them. */
#ifndef PANES_BOARD_H
#define PANES_BOARD_H

#include "panes/pane.h"

extern const struct pane_class board_class;

/* Reopens the capture line when a draft was left by an earlier session. */
void board_recover_draft(struct pane *pane, struct pane_host *host);

#endif
