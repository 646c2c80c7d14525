/* The small words that open family names: de, du, d', le, van, el…
 *
 * Owns their list, for the reader of names and for the order of attendance sheets. Does
 * not know people. Both apostrophes are one. */
#ifndef DOMAIN_PARTICLE_H
#define DOMAIN_PARTICLE_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the particle in lower case that starts the text, with the spaces after it
 * (none after d' and l'); 0 when the text does not start with one. */
size_t particle_lower(const char *text);
/* Is this word a particle, or does it start with an elided one (d'…, l'…, O'…), in any
 * case? */
bool particle_opens(const char *word, size_t len);
/* Bytes of the elided particle (as above) that starts the word, 0 otherwise. */
size_t particle_elided(const char *word, size_t len);

#endif
