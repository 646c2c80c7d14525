/* A mail or a phone inside a part of a workshop line. */
#include <string.h>

#include "domain/workshop_private.h"

enum { DIGITS_LEAST = 9, DIGITS_MOST = 15 };

/* What addresses are made of, less than what they may be: no quotes, ASCII alone. */
static bool is_email_byte(char byte)
{
    return byte > ' ' && byte < 0x7F && !strchr("/,<>:;()[]\"\\|", byte);
}

bool workshop_is_email(const char *text, size_t len)
{
    const char *at = memchr(text, '@', len);
    if (!at || at == text || text[len - 1] == '.')
        return false;
    for (size_t i = 0; i < len; i++)
        if (!is_email_byte(text[i]))
            return false;
    size_t left = len - (size_t)(at - text) - 1;
    const char *dot = memchr(at + 1, '.', left);
    return dot && dot > at + 1;
}

static bool is_call_sign(char byte)
{
    return (byte >= '0' && byte <= '9') || strchr(" .-+()", byte);
}

bool workshop_is_phone(const char *text, size_t len)
{
    size_t digits = 0;
    for (size_t i = 0; i < len; i++) {
        digits += text[i] >= '0' && text[i] <= '9';
        if (!is_call_sign(text[i]))
            return false;
    }
    return digits >= DIGITS_LEAST && digits <= DIGITS_MOST;
}

static struct workshop_span trim_signs(const char *line, struct workshop_span span,
                                       const char *signs)
{
    while (span.len > 0 && strchr(signs, line[span.start])) {
        span.start++;
        span.len--;
    }
    while (span.len > 0 && strchr(signs, line[span.start + span.len - 1]))
        span.len--;
    return span;
}

struct workshop_span workshop_trim_list(const char *line, struct workshop_span span)
{
    struct workshop_span trimmed = workshop_trim(line, span);
    for (size_t before = span.len; trimmed.len < before;) {
        before = trimmed.len;
        trimmed = workshop_trim(line, trim_signs(line, trimmed, ","));
    }
    return trimmed;
}

static bool email_at(const char *line, struct workshop_span rest,
                     struct workshop_contact *contact)
{
    size_t word = 0;
    while (word < rest.len && line[rest.start + word] != ' ' &&
           line[rest.start + word] != ',')
        word++;
    contact->field = WORKSHOP_EMAIL;
    contact->span = (struct workshop_span){rest.start, word};
    contact->text = trim_signs(line, contact->span, "<>().");
    return workshop_is_email(line + contact->text.start, contact->text.len);
}

/* As many of its signs as follow, the last of them a digit or a parenthesis. */
static bool phone_at(const char *line, struct workshop_span rest,
                     struct workshop_contact *contact)
{
    size_t len = 0;
    while (len < rest.len && is_call_sign(line[rest.start + len]))
        len++;
    bool whole = len == rest.len || line[rest.start + len] == ',' ||
                 (len > 0 && line[rest.start + len - 1] == ' ');
    contact->field = WORKSHOP_PHONE;
    contact->span = trim_signs(line, (struct workshop_span){rest.start, len}, " .-");
    contact->text = trim_signs(line, contact->span, " .-)");
    if (contact->text.len > 0 && line[contact->text.start] == '(' &&
        line[contact->span.start + contact->span.len - 1] == ')')
        contact->text = trim_signs(line, contact->text, "(");
    return whole && workshop_is_phone(line + contact->text.start, contact->text.len);
}

bool workshop_contact_find(const char *line, struct workshop_span span,
                           struct workshop_contact *contact)
{
    size_t end = span.start + span.len;
    for (size_t at = span.start; at < end; at++) {
        struct workshop_span rest = {at, end - at};
        bool starts = at == span.start || line[at - 1] == ' ' || line[at - 1] == ',';
        if (starts && line[at] != ' ' &&
            (email_at(line, rest, contact) || phone_at(line, rest, contact)))
            return true;
    }
    return false;
}
