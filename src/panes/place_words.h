/* Communes that complete what is typed, for the lines where a place is asked. */
#ifndef PANES_PLACE_WORDS_H
#define PANES_PLACE_WORDS_H

#include "panes/pane.h"

/* For form.complete: the nearest communes, those of the community's region first, as
 * "Saint-Michel (32)", which the verbs of places read again. */
bool place_words_like(void *ctx, struct pane_host *host, size_t field, const char *text,
                      struct arena *arena, const char ***words, size_t *count,
                      struct err *err);

/* The commune that the text names: its code and its name, in the arena; code "" when
 * nobody is called so. ERR_INPUT when several are: the sentence lists them. */
bool place_words_read(struct pane_host *host, const char *text, struct arena *arena,
                      const char **code, const char **place, struct err *err);

#endif
