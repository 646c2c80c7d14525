#include "cli/cli.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"

void cli_say(FILE *stream, const char *text)
{
    struct str shown = {0};
    while (*text) {
        size_t len = strcspn(text, "\n");
        utf8_displayable(&shown, text, len);
        str_add_char(&shown, '\n');
        text += len + (text[len] == '\n');
    }
    fputs(str_text(&shown), stream);
    str_free(&shown);
}

void cli_sayf(FILE *stream, const char *format, ...)
{
    char *text;
    va_list args;
    va_start(args, format);
    int len = vasprintf(&text, format, args);
    va_end(args);
    if (len < 0)
        return;
    cli_say(stream, text);
    free(text);
}

int cli_fail(const struct err *err)
{
    cli_sayf(stderr, _("terreau : %s"), err->text);
    return err->kind == ERR_USAGE ? CLI_MISUSED : CLI_FAILED;
}
