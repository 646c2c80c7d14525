/* The alphabet of the gazetteer: one byte a letter, made so that names are compared
 * without accents, case or punctuation by looking at five bits.
 *
 * The low five bits are the folded letter: 1..26 for a..z, LETTER_GAP for whatever
 * parts words, 28 and 29 for digits, 0 for the end of a name. The high three say how it
 * is written (é, É, è…). Names of communes use nothing else; tools/geo2c, which shares
 * this file, refuses a name that would. */
#ifndef GEO_LETTERS_H
#define GEO_LETTERS_H

#include <stddef.h>
#include <stdint.h>

enum { LETTER_END = 0, LETTER_GAP = 27, LETTER_FOLD = 31, LETTER_COUNT = 256 };

/* How each byte is written, NULL for those unused. A byte after œ or Œ is the e that
 * the ligature already shows. */
extern const char *const letters[LETTER_COUNT];

/* Writes the name at `coded` as UTF-8, at most size - 1 bytes, never a part of a
 * letter; returns the bytes of the name at `coded`, its end not counted. */
size_t letters_decode(const uint8_t *coded, char *out, size_t size);

/* The byte of an ASCII lower case letter, digit or space; 0 for anything else. */
uint8_t letters_plain(char ascii);

#endif
