/* Phones, postal codes, mails. */
#include "domain/repair.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "domain/repair_private.h"

struct repair repaired(enum repair_kind kind, const char *to, const char *why)
{
    return (struct repair){kind, to, why};
}

const char *repair_trim(struct arena *arena, const char *text)
{
    text += strspn(text, " \t\n");
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\n", text[len - 1]))
        len--;
    return arena_strndup(arena, text, len);
}

static size_t digits_of(const char *text, char *digits, size_t size)
{
    size_t n = 0;
    for (; *text; text++)
        if (*text >= '0' && *text <= '9' && n + 1 < size)
            digits[n++] = *text;
    digits[n] = '\0';
    return n;
}

/* What a spreadsheet adds to a number. */
static const char *without_decimals(struct arena *arena, const char *text)
{
    size_t whole = strspn(text, "0123456789");
    const char *rest = text + whole;
    bool zero = (*rest == '.' || *rest == ',') && rest[1] == '0' &&
                rest[1 + strspn(rest + 1, "0")] == '\0';
    return whole && zero ? arena_strndup(arena, text, whole) : text;
}

/* --- phones ----------------------------------------------------------------------- */

static const char *by_pairs(struct arena *arena, const char *ten)
{
    char *pairs = arena_alloc(arena, 15);
    for (size_t i = 0; i < 10; i++)
        pairs[i + i / 2] = ten[i];
    for (size_t i = 2; i < 14; i += 3)
        pairs[i] = ' ';
    return pairs;
}

/* The ten digits of a French number, NULL when it is none. */
static const char *french_digits(struct arena *arena, const char *text)
{
    char digits[24];
    size_t n = digits_of(text, digits, sizeof digits);
    const char *at = digits;
    bool abroad = *text == '+' || str_starts(digits, "00");
    at += *text != '+' && abroad ? 2 : 0;
    n = strlen(at);
    if (abroad && str_starts(at, "33")) {
        at += 2;
        at += *at == '0';
        return strlen(at) == 9 ? arena_printf(arena, "0%s", at) : NULL;
    }
    if (abroad)
        return NULL;
    if (n == 10 && *at == '0' && at[1] != '0')
        return arena_strdup(arena, at);
    if (n == 11 && str_starts(at, "33"))
        return arena_printf(arena, "0%s", at + 2);
    return n == 9 && *at != '0' ? arena_printf(arena, "0%s", at) : NULL;
}

static struct repair phone_wrong(struct arena *arena, const char *text)
{
    char digits[24];
    size_t n = digits_of(text, digits, sizeof digits);
    const char *ten = french_digits(arena, digits);
    if (text[strspn(text, "+0123456789 .-()/")] != '\0')
        return repaired(REPAIR_WRONG, ten ? by_pairs(arena, ten) : "",
                        _("il y a autre chose que des chiffres"));
    if (*text == '+' || (str_starts(digits, "00") && n > 10))
        return repaired(REPAIR_FINE, text, "");
    return repaired(REPAIR_WRONG, "",
                    n < 10 ? _("il manque des chiffres")
                           : _("il y a trop de chiffres"));
}

struct repair repair_phone(struct arena *arena, const char *text)
{
    const char *kept = repair_trim(arena, text);
    const char *plain = without_decimals(arena, kept);
    bool number = plain[strspn(plain, "+0123456789 .-()/")] == '\0';
    const char *ten = number ? french_digits(arena, plain) : NULL;
    if (!ten)
        return phone_wrong(arena, kept);
    const char *to = by_pairs(arena, ten);
    if (str_equal(to, kept))
        return repaired(REPAIR_FINE, to, "");
    return repaired(REPAIR_DONE, to, _("téléphone écrit comme les autres"));
}

/* --- postal codes ----------------------------------------------------------------- */

static bool is_corsican(const char *text)
{
    return strlen(text) == 5 && text[0] == '2' && strchr("ABab", text[1]) &&
           strspn(text + 2, "0123456789") == 3;
}

struct repair repair_postcode(struct arena *arena, const char *text)
{
    const char *kept = repair_trim(arena, text);
    const char *plain = without_decimals(arena, kept);
    char digits[16];
    size_t n = digits_of(plain, digits, sizeof digits);
    bool prefixed = str_starts(plain, "F-") || str_starts(plain, "FR-");
    bool known =
        is_corsican(plain) || prefixed || plain[strspn(plain, "0123456789 ")] == '\0';
    if (known && n == 5 && str_equal(digits, kept))
        return repaired(REPAIR_FINE, kept, "");
    if (known && n == 5)
        return repaired(REPAIR_DONE, arena_strdup(arena, digits),
                        _("code postal en cinq chiffres"));
    if (known && n == 4 && digits[0] != '0')
        return repaired(REPAIR_DONE, arena_printf(arena, "0%s", digits),
                        _("le zéro du début rendu au code postal"));
    if (is_corsican(plain))
        return repaired(REPAIR_FINE, kept, "");
    return repaired(REPAIR_WRONG, "", _("un code postal a cinq chiffres"));
}

/* --- mails ------------------------------------------------------------------------ */

static const char *replaced(struct arena *arena, const char *text, const char *from,
                            const char *to)
{
    struct str out = {0};
    size_t len = strlen(from);
    for (const char *at; len && (at = strstr(text, from)); text = at + len) {
        str_add_n(&out, text, (size_t)(at - text));
        str_add(&out, to);
    }
    str_add(&out, text);
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}

static bool is_mail(const char *text)
{
    const char *at = strchr(text, '@');
    if (!at || at == text || strchr(at + 1, '@') || strstr(text, ".."))
        return false;
    for (const char *byte = text; *byte; byte++)
        if (*byte <= ' ' || *byte == 0x7F)
            return false;
    if (text[strcspn(text, "()<>[]\\,;:\"")])
        return false;
    const char *dot = strrchr(at, '.');
    return dot && dot > at + 1 && dot[1] && dot[2];
}

/* Without « mailto: », brackets, and the mark that a list left behind it. */
static const char *unwrapped(struct arena *arena, const char *text)
{
    const char *open = strchr(text, '<'), *close = open ? strchr(open, '>') : NULL;
    if (close)
        text = arena_strndup(arena, open + 1, (size_t)(close - open - 1));
    if (str_starts(text, "mailto:"))
        text += 7;
    size_t len = strlen(text);
    while (len > 0 && strchr(".,;> ", text[len - 1]))
        len--;
    return arena_strndup(arena, text, len);
}

static const char *mail_proposed(struct arena *arena, const char *text)
{
    static const char *const swaps[][2] = {
        {"@@", "@"}, {"[at]", "@"}, {"(at)", "@"}, {" at ", "@"}, {" arobase ", "@"},
        {" ", ""},   {"\t", ""},    {",", "."},    {"..", "."}};
    for (size_t i = 0; i < sizeof swaps / sizeof *swaps; i++)
        text = replaced(arena, text, swaps[i][0], swaps[i][1]);
    return is_mail(text) ? text : "";
}

static const char *mail_fault(const char *text)
{
    if (strstr(text, "[email"))
        return _("l’adresse a été masquée par le site d’où elle vient");
    if (strstr(text, "@@"))
        return _("l’arobase y est deux fois");
    if (!strchr(text, '@'))
        return _("il n’y a pas d’arobase");
    if (strpbrk(text, " \t\n"))
        return _("il y a une espace");
    return _("ce n’est pas une adresse de courriel");
}

struct repair repair_email(struct arena *arena, const char *text)
{
    const char *kept = repair_trim(arena, text);
    if (is_mail(kept))
        return repaired(REPAIR_FINE, kept, "");
    const char *plain = unwrapped(arena, kept);
    if (is_mail(plain))
        return repaired(REPAIR_DONE, plain, _("l’adresse sortie de son habillage"));
    bool masked = strstr(kept, "[email") != NULL;
    return repaired(REPAIR_WRONG, masked ? "" : mail_proposed(arena, plain),
                    mail_fault(kept));
}

/* --- several in one cell ---------------------------------------------------------- */

/* The length of a separator at the start of the text, 0 for none. */
static size_t separator_at(const char *text, bool mails)
{
    static const char *const words[] = {" ou ", " et ", " / ", " - ",
                                        "\n",   ";",    ",",   "/"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (*text == *words[i] && (!words[i][1] || text[1] == words[i][1]) &&
            str_starts(text, words[i]))
            return strlen(words[i]);
    return mails && (*text == ' ' || *text == '\t') ? 1 : 0;
}

static bool stands_alone(const char *part, bool mails)
{
    char digits[24];
    return mails ? is_mail(part) : digits_of(part, digits, sizeof digits) >= 9;
}

size_t repair_split(struct arena *arena, const char *text, bool mails,
                    const char **parts, size_t most)
{
    size_t count = 0;
    bool each = true;
    const char *from = text;
    for (const char *at = text; each && count < most; at++) {
        at += strcspn(at, " \t\n;,/"); /* what a separator begins with */
        size_t len = *at ? separator_at(at, mails) : 0;
        if (*at && len == 0)
            continue;
        const char *part =
            repair_trim(arena, arena_strndup(arena, from, (size_t)(at - from)));
        if (*part) {
            parts[count++] = part;
            each = stands_alone(part, mails);
        }
        if (*at == '\0')
            break;
        from = at + len;
        at = from - 1;
    }
    if (each && count > 1)
        return count;
    parts[0] = repair_trim(arena, text);
    return 1;
}
