/* A need, an offer or a promise taken from a post-it or from a line of a meeting to the
 * card of a person. */
#ifndef PANES_TO_CARD_H
#define PANES_TO_CARD_H

#include "panes/pane.h"

/* At once when `who` is one known person, else a few letters choose her (or make her
 * card). `origin` is a note or an item. */
bool to_card_open(struct pane_host *host, struct id origin, const char *who,
                  struct err *err);

#endif
