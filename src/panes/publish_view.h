/* Where the minutes were written, said in full and until it is closed: a path is too
 * long for the message line. */
#ifndef PANES_PUBLISH_VIEW_H
#define PANES_PUBLISH_VIEW_H

#include "panes/pane.h"

/* The sentence wrapped in a box, then what each level holds. */
void publish_say(struct pane_host *host, const char *sentence);

#endif
