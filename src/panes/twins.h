/* The walk of cards that may be one: two of them side by side, field by field; one key
 * makes them one, or says that they are two, for good. */
#ifndef PANES_TWINS_H
#define PANES_TWINS_H

#include "panes/pane.h"

enum twins_kind { TWINS_PERSONS, TWINS_ACTORS, TWINS_BOTH };

/* Says so when there is no pair. */
bool twins_open(struct pane_host *host, enum twins_kind kind, struct err *err);

#endif
