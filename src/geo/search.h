/* A commune from what someone types: the ranked completion, and the one answer.
 *
 * Owns: what is understood of a query. A name without accents, case, hyphens or
 * apostrophes, in any Unicode form; St, Ste, s/ for saint, sainte, sur; Le, La, Les, L'
 * left out or put in; a postal code ("9000" is 09000), an INSEE code, their beginning;
 * a code or a département beside the name ("34000 Montpellier", "Saint-Michel (32)",
 * "Saint-Michel (Gers)", "Saint-Michel 32"); CEDEX and its number, forgotten; the name
 * of a commune merged since; some words of the name in order; and when nothing else is
 * found, one typing error. Does not know: where the answer is stored. */
#ifndef GEO_SEARCH_H
#define GEO_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "geo/gazetteer.h"

/* How a commune answers a query, best first. */
enum commune_rank {
    COMMUNE_EXACT,  /* its whole name (but for an article), or its code */
    COMMUNE_PREFIX, /* its name or code begins so */
    COMMUNE_WORD,   /* a word of its name begins so */
    COMMUNE_INSIDE, /* inside a word */
    COMMUNE_WORDS,  /* every word, in order, with others between */
    COMMUNE_NEAR    /* but for one typing error */
};

struct commune_match {
    struct commune commune;
    enum commune_rank rank;
    struct commune_alias alias; /* what was found by, when merged since; else code "" */
    char postal[COMMUNE_CODE_SIZE]; /* the one typed, when a code was; else the first */
};

/* Writes the best `most` answers to query, by rank, then communes of `region` (an
 * index, or GEO_NONE) first, then population; a commune is there once. Returns how many
 * were written. A query of blanks gives none; one of a single letter is answered. Any
 * bytes may be typed; what is beyond 128 bytes, once folded, is left out. */
size_t commune_search(const char *query, int region, struct commune_match *out,
                      size_t most);

enum commune_answer {
    COMMUNE_NONE,    /* nothing is like it */
    COMMUNE_ONE,     /* out[0] is the one */
    COMMUNE_SEVERAL, /* out are those that are called so: ask which */
    COMMUNE_GUESS    /* nobody is called so: out is like it, nearest first: ask */
};

/* What query says, when it must be one commune. Only whole names and codes decide; a
 * postal code that several communes share, or a name, is COMMUNE_SEVERAL, whatever the
 * region. *count is how many of `most` were written. */
enum commune_answer commune_resolve(const char *query, int region,
                                    struct commune_match *out, size_t most,
                                    size_t *count);

/* The commune of `region` that query names but for one typing error, the most populated
 * when several are: "Montpelier", "Toulouze". Only a whole name of six letters or more
 * is so guessed, that words which are no place are not. */
bool commune_guess(const char *query, int region, struct commune_match *out);

/* Appends "16 573" as the language of the moment writes it. */
void geo_add_people(struct str *out, long people);
/* Appends "Saint-Michel (32) 32300 · 258 hab.", with the name it was found by:
 * "Valserhône (01) 01200 · 16 573 hab. ← Bellegarde-sur-Valserine". Translated. */
void commune_match_line(const struct commune_match *match, struct str *out);

#endif
