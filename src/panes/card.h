/* The card of a member on one screen: who, how to reach, what is needed and brought,
 * when someone last spoke with her. */
#ifndef PANES_CARD_H
#define PANES_CARD_H

#include "panes/pane.h"

extern const struct pane_class card_class;

#endif
