#include "domain/blanks.h"

#include <string.h>

#include "base/str.h"

size_t blank_length(const char *text)
{
    static const char *const spaces[] = {" ", "\t", "\u00a0", "\u202f"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (str_starts(text, spaces[i]))
            return strlen(spaces[i]);
    return 0;
}

const char *blanks_skip(const char *text)
{
    for (size_t len; (len = blank_length(text)) > 0;)
        text += len;
    return text;
}

size_t word_length(const char *text)
{
    size_t len = 0;
    while (text[len] != '\0' && blank_length(text + len) == 0)
        len++;
    return len;
}
