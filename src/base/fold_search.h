/* The fold of the search over everything: fold_text, and what searching French adds.
 *
 * Owns what an index of texts is given, and what a query asks it. On top of
 * base/fold.h, and not in it: the folds of notes are stored in files already made, and
 * must not change. Both functions here have the same reading of a text, so that a
 * phrase typed is found as it stands; an index made by fold_search is asked with
 * fold_query, by prefix of words, and with nothing else.
 *
 * Beyond fold_text:
 *   - elided words vanish: l'eau, l’eau and eau are the same (l' d' j' m' n' s' t' c'
 *     qu' jusqu' lorsqu' puisqu', both apostrophes and their look-alikes);
 *   - St, St., Ste, Sts, Stes before another word are saint, sainte, saints, saintes;
 *   - more inclusive spellings are read: engagé-e-s, engagé/e/s, engagé⋅e⋅s, engagéEs,
 *     engagéES (in fold_text they are other words). */
#ifndef BASE_FOLD_SEARCH_H
#define BASE_FOLD_SEARCH_H

#include "base/str.h"

/* Appends the words of the text for an index: its fold; then, after the last of them
 * and so out of every phrase, the other forms of what it says: engagé·e·s is also found
 * by engagées, acteur·rice·s by actrices, citoyen·ne by citoyens and citoyennes, Saint-
 * Jean by St. Single spaces, none at the ends; each of these forms once. */
void fold_search(struct str *out, const char *text);

/* Appends the words of what is typed: its fold, no other forms. */
void fold_query(struct str *out, const char *typed);

#endif
