/* Two ways of reaching someone that are one. */
#include <string.h>
#include <strings.h>

#include "base/fold.h"
#include "base/str.h"
#include "domain/actor.h"

/* The digits that follow the code of the country. */
static void phone_digits(const char *text, char digits[24])
{
    size_t n = 0;
    for (; *text && n < 23; text++)
        if (*text >= '0' && *text <= '9')
            digits[n++] = *text;
    digits[n] = '\0';
    size_t skip = str_starts(digits, "0033") ? 4 : str_starts(digits, "33") ? 2 : 0;
    skip = n - skip == 9 ? skip : str_starts(digits, "0") ? 1 : 0;
    memmove(digits, digits + skip, n - skip + 1);
}

bool contact_same(const struct contact *a, const struct contact *b)
{
    char one[24], two[24];
    if (a->kind != b->kind)
        return false;
    if (a->kind == CONTACT_EMAIL)
        return strcasecmp(a->value, b->value) == 0;
    if (a->kind != CONTACT_PHONE)
        return str_equal(a->value, b->value) || fold_same(a->value, b->value);
    phone_digits(a->value, one);
    phone_digits(b->value, two);
    return str_equal(one, two);
}
