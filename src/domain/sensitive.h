/* Words that a note about someone should not hold without thought: opinions, religion,
 * health, union…
 *
 * Owns: finding in a text the words of the community's own list, for the warning shown
 * when it is saved. Never refuses, never changes a text. The list comes from the
 * configuration. */
#ifndef DOMAIN_SENSITIVE_H
#define DOMAIN_SENSITIVE_H

#include <stddef.h>

#include "base/mem.h"

struct sensitive_hit {
    size_t word;       /* which entry of the list */
    const char *said;  /* as it stands in the text: « l’Église » gives "Église" */
    size_t start, len; /* its bytes */
};

/* Finds the entries of words[0..count) in the text: each entry once, where it first
 * stands, in the order of the text. Case, accents and inclusive forms do not count, and
 * whole words only: "foi" is not in « parfois ». An entry of four letters or more is
 * also found in the plural, of five or more under other endings (domain/stem.h: malade,
 * maladies); an entry that ends by "*" finds every word that starts so ("relig*":
 * religieuse). Entries of several words are found as neighbours ("arrêt maladie").
 * Entries without a letter find nothing. Returns the number; *hits is in the arena. */
size_t sensitive_find(struct arena *arena, const char *text, const char *const *words,
                      size_t count, struct sensitive_hit **hits);

#endif
