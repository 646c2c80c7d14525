/* A box that shows a text longer than the screen: lines, pages, nothing to change. */
#ifndef PANES_READER_H
#define PANES_READER_H

#include "panes/pane.h"

/* Title and text are copied; lines are cut at the width, not wrapped. A line that
 * starts with "+ " or "- " is shown as added or removed. */
void reader_open(struct pane_host *host, const char *title, const char *text);

#endif
