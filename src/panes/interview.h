/* Interviews: a grid chosen, one question after the other, passages kept with their
 * tags; and what the tags of everyone say. */
#ifndef PANES_INTERVIEW_H
#define PANES_INTERVIEW_H

#include "panes/pane.h"

/* The grid of that person (a box when there are several), its questions and answers:
 * Entrée answers, x keeps nothing, t keeps a passage. `name` is copied. */
bool interview_open(struct pane_host *host, struct id person, const char *name,
                    struct err *err);
/* How many passages have each tag; Entrée reads them. */
bool extracts_open(struct pane_host *host, struct err *err);

#endif
