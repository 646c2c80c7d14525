/* Words that are one slip of the keyboard apart: Montpelier, Carcasonne, Nadai.
 *
 * Owns: how many slips a word of a given length is forgiven, the distance, and the two
 * ways to find candidates in a vocabulary without measuring every word: quick refusals
 * for who walks it (typo_scan), keys for who indexes it (typo_keys). Works on folded
 * words (base/fold.h) of bytes; knows nothing of languages nor of where words are kept.
 *
 * The distance is the optimal string alignment one: a letter too many, missing, or for
 * another, or two neighbours swapped, each cost 1; no part is changed twice. */
#ifndef DOMAIN_TYPO_H
#define DOMAIN_TYPO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Slips forgiven in a typed word of that many bytes: 0 up to 3, 1 from 4 to 7, 2 from
 * 8 on. */
unsigned typo_allowed(size_t len);

/* The distance between a[0..la) and b[0..lb), or most + 1 when it is more than `most`
 * (0 to 2). Allocates nothing; takes time in proportion to the shorter word. */
unsigned typo_distance(const char *a, size_t la, const char *b, size_t lb,
                       unsigned most);

/* The least distance between the typed word and any beginning of `word`, or most + 1:
 * "montpeli" is 1 from "montpellier". */
unsigned typo_distance_start(const char *typed, size_t lt, const char *word, size_t lw,
                             unsigned most);

/* Which letters a word has: bits 0–25 a to z, 26 a digit, 27 anything else. */
uint32_t typo_mask(const char *word, size_t len);

/* A typed word made ready to be tried on many. */
struct typo {
    const char *word; /* the caller's, folded */
    size_t len;
    unsigned most; /* typo_allowed(len) */
    uint32_t mask;
    bool start; /* the beginning of a word is enough: it is still being typed */
};
struct typo typo_prepare(const char *folded_word, bool start);

/* Tries one word of a vocabulary: 0 the same (or begun so, with `start`), 1 or 2 the
 * slips, typo->most + 1 no. Most words are refused by their length or their letters,
 * without a distance. A word that is 0 or 1 away from "montpelier" also is when it is
 * shorter than 4 letters: what is typed says what is forgiven. */
unsigned typo_scan(const struct typo *typo, const char *word, size_t len);

/* Keys of a word: hashes of its first seven letters with up to `deletes` (0 to 2) of
 * them taken out, each key once. Two words at most d apart share a key when both sides
 * were given d deletes: so an index of words is made with typo_deletes_stored(len), and
 * asked with typo_allowed(len of what was typed). Sharing a key proves nothing: measure
 * the candidates. Returns how many; keys are sorted. */
#define TYPO_KEYS_MOST 29
size_t typo_keys(const char *word, size_t len, unsigned deletes,
                 uint32_t keys[TYPO_KEYS_MOST]);
/* Deletes under which a stored word is found by whatever may be typed for it: 0 up to 2
 * bytes, 1 from 3 to 5, 2 from 6 on. */
unsigned typo_deletes_stored(size_t len);

#endif
