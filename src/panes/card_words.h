/* How the screens of members say what is stored: kinds, states, natures. */
#ifndef PANES_CARD_WORDS_H
#define PANES_CARD_WORDS_H

#include "base/mem.h"
#include "domain/card.h"
#include "domain/community.h"

const char *ask_label(enum ask_kind kind);      /* « Besoin » */
const char *consent_word(enum consent consent); /* « oui » */
/* « 1 engagé·e·s »; the id for one that left the configuration; "" for none. */
const char *circle_text(struct arena *arena, const struct community *community,
                        const char *id);
/* Labels of ids separated by spaces, parted by commas. */
const char *themes_text(struct arena *arena, const struct community *community,
                        const char *themes);

#endif
