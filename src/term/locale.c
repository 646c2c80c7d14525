#include <langinfo.h>
#include <locale.h>
#include <stddef.h>
#include <string.h>

#include "term/term.h"

static bool is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool term_locale(void)
{
    static const char *const others[] = {"C.UTF-8", "fr_FR.UTF-8", "en_US.UTF-8",
                                         "UTF-8", "C.utf8"};

    /* Only characters: numbers, sorting and dates are ours in every locale. */
    if (setlocale(LC_CTYPE, "") && is_utf8())
        return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (setlocale(LC_CTYPE, others[i]) && is_utf8())
            return true;
    return false;
}
