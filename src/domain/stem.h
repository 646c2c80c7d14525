/* Light French stemming: what two forms of a word have in common.
 *
 * Works on folded words (base/fold.h: lower case, no marks). Owns the list of words
 * that carry no meaning of their own and the table of endings. Made to compare short
 * notes, not to be linguistics: a wrong stem only costs a proposal. */
#ifndef DOMAIN_STEM_H
#define DOMAIN_STEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Articles, pronouns, prepositions, auxiliaries… and words of two letters or less. */
bool stem_is_empty(const char *word, size_t len);

/* Length of the stem of a word: its longest known ending taken off, at least four
 * letters kept. jardins, jardinage, jardiner → jardin; recuperation, recupere →
 * recuper. */
size_t stem_length(const char *word, size_t len);

/* Appends the words of a folded text that are not empty, separated by single spaces. */
void stem_content(struct str *out, const char *folded);

#endif
