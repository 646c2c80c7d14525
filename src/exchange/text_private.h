/* What the files that read texts share. */
#ifndef EXCHANGE_TEXT_PRIVATE_H
#define EXCHANGE_TEXT_PRIVATE_H

#include <stdint.h>
#include <stdio.h>

#include "exchange/text_in.h"

/* What the first reading of a file counted. */
struct text_traits {
    size_t size;
    uint8_t start[4];
    size_t zeros[2];   /* NUL bytes at even and at odd places */
    size_t sequences;  /* letters of several bytes, valid as UTF-8 */
    size_t broken;     /* bytes that are not */
    size_t bytes[256]; /* how often each byte is there */
    char guess[32];    /* uchardet's word, "" without */
};

/* Reads the whole file, whose size is known to be allowed. */
bool text_traits_read(FILE *file, struct text_traits *traits, struct err *err);
/* Decides, and appends the sentence that says why. */
bool text_guess(const struct text_traits *traits, enum text_encoding *encoding,
                struct str *evidence, struct err *err);
/* The name iconv knows it by. */
const char *text_encoding_iconv(enum text_encoding encoding);

#endif
