/* What fold.c and the fold of searches share. */
#ifndef BASE_FOLD_PRIVATE_H
#define BASE_FOLD_PRIVATE_H

#include <stdbool.h>

#include "base/str.h"

/* As fold_text; `forms`, unless NULL, is given the forms that inclusive spellings stand
 * for, by fold_add_forms. */
void fold_with_forms(struct str *out, struct str *forms, const char *text);

/* The same words, of a text in which every byte can be folded by itself: most of them.
 * False, with `out` as it was, for any other. A `strict` one also leaves what fold_search
 * writes anew: words of saints, capitals inside words, what is elided or hyphenated. */
bool fold_quick(struct str *out, const char *text, bool strict);

/* Appends " " and the plurals that a folded word and its ending (as written after it:
 * "rices", "ne", "es") stand for, beside what fold_text makes of them: acteur, rices →
 * actrices; citoyen, ne → citoyens citoyennes. */
void fold_add_forms(struct str *forms, const char *word, const char *ending);

#endif
