/* A journey's script as lines of words; see journey.c for what the words mean.
 *
 * Owns: quoting, escapes, numbering. Does not know any command. */
#ifndef TESTS_JOURNEYS_SCRIPT_H
#define TESTS_JOURNEYS_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/str.h"

struct script_line {
    int number; /* from 1 */
    const char **words;
    size_t count; /* at least 1 */
};

struct script {
    struct arena arena;
    struct script_line *lines;
    size_t count;
};

/* Reads a file: one command a line; a line that starts with # is a comment. Words are
 * parted by spaces; "…" may stand anywhere in a word and keeps spaces; inside it \n \t
 * \e \" \\ and \uHHHH (a code point) are read, outside a backslash keeps the next
 * character as it is. {n} is left to the caller. False with *why set. */
bool script_read(const char *path, struct script *script, struct str *why);
void script_free(struct script *script);

#endif
