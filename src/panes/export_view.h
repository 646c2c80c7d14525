/* The list on screen, on its way to a file: for whom, then where.
 *
 * Owns the questions. Does not know the list, nor formats: the program around writes
 * (ops/sheet.h). */
#ifndef PANES_EXPORT_VIEW_H
#define PANES_EXPORT_VIEW_H

#include "ops/sheet.h"
#include "panes/pane.h"

/* Takes the sheet, emptied. An empty one is said to be so, and nothing is asked. */
void export_open(struct pane_host *host, struct sheet *sheet);

#endif
