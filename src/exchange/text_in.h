/* A text file from anywhere, read line by line as UTF-8.
 *
 * Owns: the file, its size limit, which encoding it is in and what tells so (uchardet,
 * opened on first use, is one voice among others; without it the others decide), the
 * conversion, line ends of all kinds. Does not know: columns, quotes, normal form. */
#ifndef EXCHANGE_TEXT_IN_H
#define EXCHANGE_TEXT_IN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

enum text_encoding {
    TEXT_UTF8,
    TEXT_UTF16LE,
    TEXT_UTF16BE,
    TEXT_CP1252,
    TEXT_LATIN9,
    TEXT_MACROMAN,
    TEXT_ENCODING_COUNT
};
/* "UTF-8", "Windows-1252"… and back, case aside; TEXT_ENCODING_COUNT for another. */
const char *text_encoding_name(enum text_encoding encoding);
enum text_encoding text_encoding_named(const char *name);

enum { TEXT_IN_MOST = 64 << 20, TEXT_IN_PIECE = 64 << 10 };

struct text_in;

/* Opens a file ("-": standard input, which is kept aside to be read twice) and reads it
 * once to know its encoding. Sentences: not there, not a file, empty, larger than
 * TEXT_IN_MOST, with NUL bytes that no UTF-16 explains, in UTF-32. */
bool text_in_open(const char *path, struct text_in **in, struct err *err);
/* NULL is allowed. */
void text_in_close(struct text_in *in);

enum text_encoding text_in_encoding(const struct text_in *in);
/* Why, in one translated sentence: « Windows-1252 : 214 lettres françaises se lisent
 * ainsi, … ». Lives as long as the reader. */
const char *text_in_evidence(const struct text_in *in);

/* From the start again, in that encoding. */
bool text_in_restart(struct text_in *in, enum text_encoding encoding, struct err *err);
/* Appends the next piece: a line and its "\n" (whatever ended it), a last line without
 * one, or the first TEXT_IN_PIECE bytes or more of a longer line. Valid UTF-8, without
 * the mark at its start; what cannot be decoded is U+FFFD. *more false at the end. */
bool text_in_piece(struct text_in *in, struct str *piece, bool *more, struct err *err);
/* The whole file as it is, for formats that say their own encoding: "-" and the size as
 * text_in_open, its sentences too. */
bool text_in_bytes(const char *path, struct str *bytes, struct err *err);
/* 0..1000 of the file read so far. */
int text_in_done(const struct text_in *in);
/* Bytes that could not be decoded so far. */
size_t text_in_unreadable(const struct text_in *in);

#endif
