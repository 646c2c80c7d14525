/* Mails and phones, by their shape, and phones by being known to the file. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "report/redact_private.h"

/* Digits of a phone in a country, and at most in the world. */
enum { NATIONAL = 10, WORLD_LEAST = 8, WORLD_MOST = 15, KNOWN_LEAST = 4 };
enum { GROUPS = 16 };

/* --- mails ------------------------------------------------------------------------ */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t mail_run(const char *text, const char *beside)
{
    size_t at = 0, len;
    while (text[at] != '\0')
        if (redact_is_word(text + at, &len))
            at += len;
        else if (strchr(beside, text[at]))
            at++;
        else
            break;
    return at;
}

/* "@", or how people hide it from robots: "nadia (at) example.org". */
static size_t mail_sign(const char *text)
{
    static const char *const words[] = {"(at)", "[at]", "(arobase)", "[arobase]"};
    if (*text == '@')
        return 1;
    size_t spaces = strspn(text, " ");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (strncasecmp(text + spaces, words[i], len) == 0)
            return spaces + len + strspn(text + spaces + len, " ");
    }
    return 0;
}

size_t redact_mail(const char *text)
{
    size_t local = mail_run(text, "._%+-");
    size_t sign = local > 0 ? mail_sign(text + local) : 0;
    if (sign == 0)
        return 0;
    const char *domain = text + local + sign;
    size_t len = mail_run(domain, ".-");
    while (len > 0 && (domain[len - 1] == '.' || domain[len - 1] == '-'))
        len--;
    return len > 0 ? local + sign + len : 0;
}

/* --- phones ----------------------------------------------------------------------- */

static size_t separator(const char *text)
{
    static const char *const separators[] = {" ",      ".",      "-",      "(0)",   "/",
                                             "\u00A0", "\u202F", "\u2011", "\u2009"};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (str_starts(text, separators[i]))
            return strlen(separators[i]);
    return 0;
}

/* Groups of digits with at most two separators between them. */
struct number {
    char digits[WORLD_MOST + 2];
    size_t count;
    size_t groups;
    size_t sizes[GROUPS];
    size_t ends[GROUPS]; /* bytes, after each group */
    bool world;          /* "+", or "00" */
};

static size_t between(const char *text)
{
    size_t first = separator(text);
    size_t second = first > 0 ? separator(text + first) : 0;
    return is_digit(text[first + second]) ? first + second : 0;
}

static void number_read(const char *text, struct number *number)
{
    size_t at = 0;
    *number = (struct number){.world = false};
    if (*text == '(')
        at++;
    if (text[at] == '+') {
        number->world = true;
        at++;
    }
    while (number->groups < GROUPS && is_digit(text[at])) {
        size_t size = strspn(text + at, "0123456789");
        if (number->count + size > WORLD_MOST)
            break;
        memcpy(number->digits + number->count, text + at, size);
        number->count += size;
        at += size;
        number->sizes[number->groups] = size;
        number->ends[number->groups++] = at;
        size_t close = text[at] == ')';
        size_t gap = close + between(text + at + close);
        if (gap == 0)
            break;
        at += gap;
    }
    number->world = number->world || str_starts(number->digits, "00");
}

/* "12/03/2026" and what may follow it, "2026-03-12". */
static bool is_date(const struct number *number)
{
    const size_t *sizes = number->sizes;
    bool last = number->groups >= 3 && sizes[0] <= 2 && sizes[1] <= 2 && sizes[2] == 4;
    bool first = number->groups >= 3 && sizes[0] == 4 && sizes[1] == 2 && sizes[2] == 2;
    size_t year_at = first ? 0 : sizes[0] + sizes[1];
    const char *year = number->digits + year_at;
    return (first || last) && (str_starts(year, "19") || str_starts(year, "20"));
}

/* Digits without the way into the country. */
static const char *national(const char *digits)
{
    static const char *const ways[] = {"0033", "33"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        size_t len = strlen(ways[i]);
        if (strncmp(digits, ways[i], len) == 0 && strlen(digits + len) == NATIONAL - 1)
            return digits + len;
    }
    return digits[0] == '0' && strlen(digits) == NATIONAL ? digits + 1 : digits;
}

const char *redact_digits(struct arena *arena, const char *phone)
{
    char *digits = arena_alloc(arena, strlen(phone) + 1);
    size_t count = 0;
    for (const char *at = phone; *at != '\0'; at++)
        if (str_starts(at, "(0)"))
            at += 2;
        else if (is_digit(*at))
            digits[count++] = *at;
    return count >= KNOWN_LEAST ? national(digits) : "";
}

static int compare_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_known(const struct redaction *redaction, const char *digits)
{
    const char *wanted = national(digits);
    return redaction->phone_count > 0 &&
           bsearch(&wanted, redaction->phones, redaction->phone_count,
                   sizeof *redaction->phones, compare_text);
}

static bool has_shape(const struct number *number)
{
    if (number->world)
        return number->count >= WORLD_LEAST;
    return number->count == NATIONAL && number->digits[0] == '0' &&
           number->digits[1] != '0' && !is_date(number);
}

/* The longest beginning that is a phone: "06 00 00 00 00 12 personnes" has one. */
size_t redact_phone(const struct redaction *redaction, const char *text)
{
    struct number number;
    number_read(text, &number);
    for (size_t groups = number.groups; groups > 0; groups--) {
        number.groups = groups;
        number.digits[number.count] = '\0';
        if (has_shape(&number) || is_known(redaction, number.digits))
            return number.ends[groups - 1];
        number.count -= number.sizes[groups - 1];
    }
    return 0;
}
