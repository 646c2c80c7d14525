/* Cards that may be one: two of them side by side, field by field; one key makes them
 * one. In the walk of those that look alike another says that they are two, for good; a
 * pair that a person chose is the only one shown. */
#ifndef PANES_TWINS_H
#define PANES_TWINS_H

#include "panes/pane.h"

enum twins_kind { TWINS_PERSONS, TWINS_ACTORS, TWINS_BOTH };

/* Asks with which card this one is to be one, then shows both; this one stays. */
void twins_ask(struct pane_host *host, enum twins_kind kind, struct id stays);
/* Says so when there is no pair. */
bool twins_open(struct pane_host *host, enum twins_kind kind, struct err *err);

#endif
