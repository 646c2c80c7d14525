/* What parts the words of a typed line: blanks, tabs, and the two no-break spaces. */
#ifndef DOMAIN_BLANKS_H
#define DOMAIN_BLANKS_H

#include <stddef.h>

/* The bytes of the space that the text begins with, 0 when it is none. */
size_t blank_length(const char *text);
const char *blanks_skip(const char *text);
/* The bytes before the next space. */
size_t word_length(const char *text);

#endif
