#include "input/key.h"
#include "base/private.h"

const char *list_title(void)
{
    return _("Une phrase oubliée");
}

const char *list_count(long n)
{
    return i18n_n("%ld ligne", "%ld lignes", n);
}

const char *list_place(void)
{
    return _("page %d sur %d");
}

const char *list_lost(void)
{
    return _("Rien n'est perdu.");
}
