/* The fold of French for searching and comparing: what two spellings have in common.
 *
 * Lower case; marks removed; œ→oe, æ→ae, ß→ss; whatever is neither a letter nor a digit
 * (both apostrophes, hyphens of all kinds) becomes one space. Inclusive endings (e, s,
 * ne, rice, trices…) after · ‧ • . or between parentheses are joined to their word of
 * two letters or more: a plural is the word and its s, so that engagé·e·s, élu.e.s,
 * acteur·rices, habitant(e)s give engages, elus, acteurs, habitants; a singular keeps
 * its feminine (citoyen·ne → citoyenne). · and ‧ between other letters just vanish; the
 * other dots part words (example.org → "example org"). */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Appends the folded words of text, separated by single spaces, no space at the ends.
 */
void fold_text(struct str *out, const char *text);

/* Are the two the same folded words? */
bool fold_same(const char *a, const char *b);

/* Does every folded word of `needle` start a folded word of `hay`? Both arguments are
 * already folded. An empty needle matches. */
bool fold_matches(const char *hay, const char *needle);

/* Compares in French dictionary order: folded forms first, then bytes. */
int fold_compare(const char *a, const char *b);

/* Likeness of two folded texts in 0..1000: the Dice coefficient of their sets of
 * character trigrams (each word padded by one space on both sides). 1000 = the same
 * set. Source: Dice 1945, trigrams as in pg_trgm. */
unsigned fold_likeness(const char *a, const char *b);

#endif
