/* The card of an actor on one screen: every field, who it works with, how it came to be
 * known, how to reach it; each is corrected where it stands. */
#ifndef PANES_ACTOR_CARD_H
#define PANES_ACTOR_CARD_H

#include "panes/pane.h"

extern const struct pane_class actor_card_class;

#endif
