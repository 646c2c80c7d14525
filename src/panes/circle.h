/* Circles of people: changed with a date and a reason, looked at in the past, and gone
 * from one model to another after a preview; and when to get in touch again. */
#ifndef PANES_CIRCLE_H
#define PANES_CIRCLE_H

#include "panes/pane.h"

/* A letter for the circle, then the reason and the day. Passing the soft cap of a
 * circle is said, never refused. Names are copied. */
bool circle_set_open(struct pane_host *host, struct id person, const char *name,
                     struct err *err);
/* The moves of someone, latest first; x takes one off. */
bool circle_history_open(struct pane_host *host, struct id person, const char *name,
                         struct err *err);
/* « Qui était dans ce cercle le … ? » */
bool circle_past_open(struct pane_host *host, struct err *err);
/* The models there are, then what going to one would do, accepted or refused. */
bool circle_model_open(struct pane_host *host, struct err *err);

/* The day to get in touch again; an empty line: by the rule of the circle. */
bool remind_open(struct pane_host *host, struct id person, const char *name,
                 struct err *err);

#endif
