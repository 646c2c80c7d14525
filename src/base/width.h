/* How many columns text takes, as the terminal library will count them: libc wcwidth.
 * Every caller measures with these; utf8proc never measures. */
#ifndef BASE_WIDTH_H
#define BASE_WIDTH_H

#include <stddef.h>
#include <stdint.h>

/* 0 for a combining mark, 1 or 2 for a printable, 1 for what libc does not know (it is
 * shown as U+FFFD). */
int width_code(uint32_t code);
/* Columns of a displayable text. */
int width_text(const char *text, size_t len);
/* Longest prefix of text, in bytes, that fits `columns`, never splitting a cluster.
 * *used receives its columns. */
size_t width_cut(const char *text, size_t len, int columns, int *used);

struct width_line {
    size_t start;
    size_t len;
};
/* Breaks a displayable text into lines of at most `columns` at spaces (hard cut inside
 * a longer word; a cluster wider than `columns` is alone on a line); the spaces around
 * a line are left out, no-break spaces are not spaces. Writes at most `most` lines and
 * returns how many the whole text takes (so a result > most means it was cut); 0 for a
 * text that is empty or all spaces. */
size_t width_wrap(const char *text, size_t len, int columns, struct width_line *lines,
                  size_t most);

#endif
