/* Correcting an exchange or a note about someone: its words, what it was, its day. */
#ifndef PANES_TOUCH_EDIT_H
#define PANES_TOUCH_EDIT_H

#include "panes/pane.h"

/* Opens the box on that touch. ERR_NOT_FOUND when it is gone. */
bool touch_edit_open(struct pane_host *host, struct id touch, struct err *err);

#endif
