/* Communes that complete what is typed, for the lines where a place is asked. */
#ifndef PANES_PLACE_WORDS_H
#define PANES_PLACE_WORDS_H

#include "panes/pane.h"

/* For form.complete: the nearest communes, those of the community's region first, as
 * "Saint-Michel (32)", which the verbs of places read again. */
bool place_words_like(void *ctx, struct pane_host *host, size_t field, const char *text,
                      struct arena *arena, const char ***words, size_t *count,
                      struct err *err);

#endif
