/* Between the reading of a query (search_read.c) and its answers (search.c,
 * search_scan.c). */
#ifndef GEO_SEARCH_PRIVATE_H
#define GEO_SEARCH_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "geo/gazetteer.h"

enum { NEEDLE_SIZE = 128, MOST_ATTEMPTS = 8 };

/* A folded text in the alphabet of the gazetteer: byte i of a name matches when
 * (byte & mask[i]) == value[i]. `value` ends with a 0, which no letter is. */
struct needle {
    size_t len;
    size_t probe; /* search_probe */
    uint8_t value[NEEDLE_SIZE];
    uint8_t mask[NEEDLE_SIZE];
};

/* One way to read the query: this name, there. */
struct attempt {
    struct needle name;
    int departement;              /* GEO_NONE: anywhere */
    char code[COMMUNE_CODE_SIZE]; /* beside the name, postal or INSEE; "" */
    bool later;                   /* only when those before found nothing */
    bool doubtful;                /* leaves out some of what was typed: never exact */
};

struct reading {
    char code[COMMUNE_CODE_SIZE]; /* the whole query is this code, or its beginning */
    struct attempt attempts[MOST_ATTEMPTS];
    size_t attempt_count;
};

/* Understands a query; both are empty when nothing in it is a letter or a digit. */
void search_read(const char *query, struct reading *out);

/* --- scanning -------------------------------------------------------------------- */

/* Notes where in the needle two letters are the rarest: few names then have them. */
void search_probe(struct needle *needle);
/* The first place of [at, end) where the needle is, NULL: none. `at` is in names. */
const uint8_t *search_next(const uint8_t *at, const uint8_t *end,
                           const struct needle *needle);
/* Where the name starts without its article (itself when it has none). */
const uint8_t *search_article(const uint8_t *name);
/* Does nothing but a closing parenthesis follow `at` in the name? */
bool search_ends(const uint8_t *at);
/* Every word of the needle starts a word of the name, in order. */
bool search_words(const uint8_t *name, const struct needle *needle);
/* The name begins as the needle but for one error: 0 no, 1 so, 2 and ends there. */
int search_near(const uint8_t *name, const struct needle *needle);

/* --- finding --------------------------------------------------------------------- */

/* The order of answers: finer than the ranks. */
enum order {
    ORDER_EXACT,
    ORDER_PREFIX,
    ORDER_SECOND, /* exact, but the name or the code of what was merged, or INSEE's */
    ORDER_WORD,
    ORDER_INSIDE,
    ORDER_WORDS,
    ORDER_NEAR_WHOLE,
    ORDER_NEAR_PREFIX,
    ORDER_NONE
};

enum { MOST_FOUND = 64 };

/* A commune and its key: what sorts lower is shown first. */
struct found {
    uint64_t key;
    int row;
    int alias; /* index, GEO_NONE */
};

struct search {
    int region;
    struct found found[MOST_FOUND];
    size_t count, most;
    const struct attempt *attempt; /* being made */
};

enum order search_order(const struct found *found);
/* Found by what is not its name or its postal code. */
bool search_is_second(const struct found *found);
/* Fills found[0..count), best first, at most `most`. */
void search_find(struct search *search, const struct reading *reading);
/* The same for names one typing error away alone, whatever else answers better. */
void search_find_near(struct search *search, const struct reading *reading);

#endif
