/* A growable, always NUL-terminated byte string, and small text helpers.
 *
 * Zero-initialise a struct str; `at` is NULL only before the first append. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct str {
    char *at;
    size_t len;
    size_t cap;
};

/* So that `more` bytes and a NUL may be written after what is there. */
void str_make_room(struct str *str, size_t more);
void str_add(struct str *str, const char *text);
void str_add_n(struct str *str, const char *bytes, size_t len);
static inline void str_add_char(struct str *str, char byte)
{
    if (str->len + 1 >= str->cap)
        str_make_room(str, 1);
    str->at[str->len++] = byte;
    str->at[str->len] = '\0';
}
void str_printf(struct str *str, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void str_clear(struct str *str); /* empty again, memory kept */
void str_free(struct str *str);
/* The text, "" when nothing was ever added. */
const char *str_text(const struct str *str);

/* NULL-tolerant equality: NULL equals only NULL. */
bool str_equal(const char *a, const char *b);
bool str_starts(const char *text, const char *prefix);
/* A copy of text (arena-free) into a fixed buffer, cut at a UTF-8 boundary. */
void str_copy(char *to, size_t size, const char *text);
/* Takes out, in place, what a precision (« %.60s » counts bytes) left of a character it
 * cut: first bytes without all that should follow them. Other bytes stay. */
void str_mend(char *text);
/* Formats into a fixed buffer, mended, cut between two characters when it is too long (1 KiB of
 * text at most). */
void str_format(char *to, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void str_vformat(char *to, size_t size, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));
/* Edit distance (insert, delete, replace, swap of neighbours) over bytes, at most
 * `most` + 1; for "did you mean". */
unsigned str_distance(const char *a, const char *b, unsigned most);

#endif
