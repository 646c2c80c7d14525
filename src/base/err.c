#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/str.h"

/* Formats through a larger buffer so that a sentence too long is cut between two
 * characters, not inside one. */
static void format_into(char *to, size_t size, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

static void format_into(char *to, size_t size, const char *format, va_list args)
{
    char whole[1024];
    if (vsnprintf(whole, sizeof whole, format, args) < 0) {
        whole[0] = '\0';
    }
    str_copy(to, size, whole);
}

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
    if (!err) {
        return false;
    }
    va_list args;
    va_start(args, format);
    format_into(err->text, sizeof err->text, format, args);
    va_end(args);
    err->kind = kind;
    return false;
}

bool err_set_detail(struct err *err, const char *format, ...)
{
    if (!err) {
        return false;
    }
    va_list args;
    va_start(args, format);
    format_into(err->detail, sizeof err->detail, format, args);
    va_end(args);
    return false;
}

void err_clear(struct err *err)
{
    *err = (struct err)ERR_INIT;
}
