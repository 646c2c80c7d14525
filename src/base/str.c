#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void str_make_room(struct str *str, size_t more)
{
    size_t need = str->len + more + 1;
    if (need <= str->cap)
        return;
    size_t cap = str->cap ? str->cap * 2 : 64;
    str->cap = cap < need ? need : cap;
    str->at = xrealloc(str->at, str->cap);
}

void str_add(struct str *str, const char *text)
{
    str_add_n(str, text, strlen(text));
}

void str_add_n(struct str *str, const char *bytes, size_t len)
{
    str_make_room(str, len);
    if (len)
        memcpy(str->at + str->len, bytes, len);
    str->len += len;
    str->at[str->len] = '\0';
}

void str_printf(struct str *str, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    str_make_room(str, 31);
    size_t room = str->cap - str->len;
    int len = vsnprintf(str->at + str->len, room, format, args);
    va_end(args);
    if (len > 0 && (size_t)len >= room) {
        str_make_room(str, (size_t)len);
        vsnprintf(str->at + str->len, (size_t)len + 1, format, again);
    }
    str->len += len > 0 ? (size_t)len : 0;
    str->at[str->len] = '\0';
    va_end(again);
}

void str_clear(struct str *str)
{
    str->len = 0;
    if (str->at)
        str->at[0] = '\0';
}

void str_free(struct str *str)
{
    free(str->at);
    *str = (struct str){0};
}

const char *str_text(const struct str *str)
{
    return str->at ? str->at : "";
}

bool str_equal(const char *a, const char *b)
{
    if (!a || !b)
        return a == b;
    return strcmp(a, b) == 0;
}

bool str_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

void str_copy(char *to, size_t size, const char *text)
{
    if (!size)
        return;
    size_t len = strnlen(text, size);
    if (len == size) { /* too long: step back over the bytes of a cut character */
        len = size - 1;
        while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
            len--;
    }
    memcpy(to, text, len);
    to[len] = '\0';
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* One row of the distance table: the distances from the first `i` bytes of a to every
 * prefix of b. rows[0] receives it, rows[1] and rows[2] are the two rows above.
 * Returns the smallest, below which no later row can go by more than a swap. */
static unsigned distance_row(const char *a, size_t i, const char *b, unsigned *rows[3])
{
    rows[0][0] = (unsigned)i;
    unsigned best = rows[0][0];
    for (size_t j = 1; b[j - 1]; j++) {
        unsigned cost = a[i - 1] != b[j - 1];
        unsigned edit =
            least(least(rows[1][j], rows[0][j - 1]) + 1, rows[1][j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            edit = least(edit, rows[2][j - 2] + 1);
        rows[0][j] = edit;
        best = least(best, edit);
    }
    return best;
}

unsigned str_distance(const char *a, const char *b, unsigned most)
{
    size_t columns = strlen(b) + 1;
    unsigned *table = xcalloc(3 * columns, sizeof *table);
    unsigned *rows[3] = {table, table + columns, table + 2 * columns};
    for (size_t j = 0; j < columns; j++)
        rows[0][j] = (unsigned)j;
    unsigned best = 0;
    unsigned before = 0;
    for (size_t i = 1; a[i - 1] && least(best, before) <= most; i++) {
        unsigned *oldest = rows[2];
        rows[2] = rows[1];
        rows[1] = rows[0];
        rows[0] = oldest;
        before = best;
        best = distance_row(a, i, b, rows);
    }
    unsigned distance = rows[0][columns - 1];
    if (least(best, before) > most)
        distance = most + 1;
    free(table);
    return least(distance, most + 1);
}

/* Bytes of the character that begins with this one; 1 for any other byte. */
static size_t announced(unsigned char first)
{
    return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
}

void str_mend(char *text)
{
    char *to = text;
    for (const char *from = text; *from;) {
        size_t wanted = announced((unsigned char)*from), len = 1;
        while (len < wanted && ((unsigned char)from[len] & 0xC0) == 0x80)
            len++;
        if (len == wanted) {
            memmove(to, from, len);
            to += len;
        }
        from += len;
    }
    *to = '\0';
}

void str_vformat(char *to, size_t size, const char *format, va_list args)
{
    char whole[1024];
    assert(format);
    if (vsnprintf(whole, sizeof whole, format, args) < 0)
        whole[0] = '\0';
    if (strstr(format, "%."))
        str_mend(whole);
    str_copy(to, size, whole);
}

void str_format(char *to, size_t size, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    str_vformat(to, size, format, args);
    va_end(args);
}
