/* Is the person being typed already known under the same name, or nearly?
 *
 * Owns: what two names have in common, and the keys that find whom to compare with
 * among 100 000 without a scan. Decides nothing: whatever the verdict, two cards stay
 * two until a person merges them. Does not know where names are kept.
 *
 * Names are compared through accents, case, hyphens, apostrophes, particles (« de La
 * Tour », « Delatour », « La Tour »; « Ben Ali », « Benali »), Saint and St, compound
 * given names (« Jean-Pierre », « Jean Pierre », « J.-P. »), given and family name
 * typed one for the other or all in one field, and one slip (a letter too many,
 * missing, for another, or two swapped) in one of the names, of five letters or more
 * and beginning alike. A slip is none when both spellings are names of their own
 * (Marine, Martine; Girard, Giraud) nor, in a given name, at its end: Jean and Jeanne,
 * Julie and Julia, Daniel and Danièle are other people. */
#ifndef DOMAIN_LIKENAME_H
#define DOMAIN_LIKENAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/* In order of strength: announce from NAME_LIKELY on. */
enum name_likeness {
    NAME_DIFFERENT,
    NAME_HOMONYM, /* the same name, and every mail and phone that both have differs:
                     most likely two people; worth a word, not a warning */
    NAME_LIKELY,  /* perhaps the same: one letter, initials, a shared mail or phone */
    NAME_SAME,    /* the same name, nothing against it */
};

enum name_reason {
    NAME_REASON_NONE,
    NAME_REASON_NAME,
    NAME_REASON_SWAPPED,
    NAME_REASON_EMAIL,
    NAME_REASON_PHONE,
    NAME_REASON_LETTER,
    NAME_REASON_INITIALS,
    NAME_REASON_WORDS, /* organisations: the same words in another order */
    NAME_REASON_COUNT
};
/* « même nom », « nom et prénom inversés », « même courriel », « même téléphone », «
 * une lettre de différence », « mêmes initiales », « mêmes mots »; in the language of
 * the moment, "" for none. */
const char *name_reason_text(enum name_reason reason);

struct name_verdict {
    enum name_likeness likeness;
    enum name_reason reason;
};

/* Any field may be "" or NULL. */
struct likename {
    const char *given;
    const char *family;
    const char *email;
    const char *phone;
};

/* Symmetric. A mail or a phone in common makes NAME_SAME with a likely name, and
 * NAME_LIKELY with any other (couples and offices share them). Mails compare without
 * case; phones by their digits, +33 and 0033 being 0. A given or a family name alone
 * is only compared with the same name alone (NAME_LIKELY), never with a full name. */
struct name_verdict likename_compare(const struct likename *a,
                                     const struct likename *b);

/* Keys by equality: two persons whose verdict is above NAME_DIFFERENT share at least
 * one. Made to be stored one a row (key, person) beside an index on key; a person has
 * three to five as a rule. A key is a folded name, '|' and the first letter of the
 * other name ("benali|n", "nadia|b"), "=" and all words in order ("=benali nadia"), "@"
 * and a mail, or "+" and the digits of a phone. Each is given once; in the arena. */
#define LIKENAME_KEYS_MOST 24
struct likename_keys {
    size_t n;
    const char *at[LIKENAME_KEYS_MOST];
};
struct likename_keys likename_keys(struct arena *arena, const struct likename *name);

/* The same for organisations, by name alone. Legal words (association, asso, collectif,
 * SCOP, SCIC…) and articles do not count: « Association Les Graines d’Avenir » is
 * « Graines d'avenir ». Mairie, commune and ville de are one word for a town hall,
 * apart from an association of that town; so are the names of intercommunalités, of
 * départements and of régions. NAME_SAME: the same words, in their order, parted or not
 * (Bio coop, Biocoop); NAME_LIKELY: in another order, a plural, or one slip in one word
 * of five letters or more. */
struct name_verdict likename_compare_organisations(const char *a, const char *b);
/* Same promise and same shape as likename_keys; not to be mixed in one table with it
 * (the keys of one would find the other). */
struct likename_keys likename_keys_organisation(struct arena *arena, const char *name);

#endif
