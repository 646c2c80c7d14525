#include "base/err.h"

#include <stdarg.h>

#include "base/str.h"

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
    if (!err)
        return false;
    va_list args;
    va_start(args, format);
    str_vformat(err->text, sizeof err->text, format, args);
    va_end(args);
    err->kind = kind;
    return false;
}

bool err_set_detail(struct err *err, const char *format, ...)
{
    if (!err)
        return false;
    va_list args;
    va_start(args, format);
    str_vformat(err->detail, sizeof err->detail, format, args);
    va_end(args);
    return false;
}

void err_clear(struct err *err)
{
    *err = (struct err)ERR_INIT;
}
