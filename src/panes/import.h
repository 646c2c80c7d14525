/* An import walked on screen: the file, what was read in it, a dry run, the run, its
 * report. Nothing is written before it is asked, and one undo takes all of it back. */
#ifndef PANES_IMPORT_H
#define PANES_IMPORT_H

#include "panes/pane.h"

void import_open(struct pane_host *host);

#endif
