/* A box that shows a text longer than the screen: lines, pages, nothing to change. */
#ifndef PANES_TEXT_VIEW_H
#define PANES_TEXT_VIEW_H

#include "panes/pane.h"

/* Title and text are copied; lines are cut at the width, not wrapped. A line that
 * starts with "+ " or "- " is shown as added or removed. */
void text_view_open(struct pane_host *host, const char *title, const char *text);

#endif
