#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"

enum { MARKS_MAX = 4 }; /* what one terminal cell holds beside its base */

/* What a lead byte announces: how many bytes follow, its own bits, and the range of
 * the second byte, narrower where overlong forms, surrogates or codes above U+10FFFF
 * would begin (Unicode 15, table 3-7). */
struct lead {
    unsigned char first, last;
    unsigned char follow, mask;
    unsigned char low, high;
};

static const struct lead leads[] = {
    {0xC2, 0xDF, 1, 0x1F, 0x80, 0xBF}, {0xE0, 0xE0, 2, 0x0F, 0xA0, 0xBF},
    {0xE1, 0xEC, 2, 0x0F, 0x80, 0xBF}, {0xED, 0xED, 2, 0x0F, 0x80, 0x9F},
    {0xEE, 0xEF, 2, 0x0F, 0x80, 0xBF}, {0xF0, 0xF0, 3, 0x07, 0x90, 0xBF},
    {0xF1, 0xF3, 3, 0x07, 0x80, 0xBF}, {0xF4, 0xF4, 3, 0x07, 0x80, 0x8F},
};

static const struct lead *find_lead(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    return NULL;
}

/* As utf8_decode; *ok tells a U+FFFD that was written from one that stands for bytes
 * that are not UTF-8. */
static size_t decode(const char *text, size_t len, uint32_t *code, bool *ok)
{
    *code = UTF8_REPLACEMENT;
    *ok = false;
    if (len == 0)
        return 0;
    unsigned char byte = (unsigned char)text[0];
    if (byte < 0x80) {
        *code = byte;
        *ok = true;
        return 1;
    }
    const struct lead *lead = find_lead(byte);
    if (!lead)
        return 1;
    uint32_t value = byte & lead->mask;
    for (size_t i = 1; i <= lead->follow; i++) {
        unsigned char next = i < len ? (unsigned char)text[i] : 0;
        unsigned char low = i == 1 ? lead->low : 0x80;
        unsigned char high = i == 1 ? lead->high : 0xBF;
        if (next < low || next > high)
            return i;
        value = value << 6 | (next & 0x3F);
    }
    *code = value;
    *ok = true;
    return lead->follow + 1u;
}

size_t utf8_decode(const char *text, size_t len, uint32_t *code)
{
    bool ok;
    return decode(text, len, code, &ok);
}

size_t utf8_encode(uint32_t code, char out[4])
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = UTF8_REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t follow = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned char head[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(head[follow] | code >> (6 * follow));
    for (size_t i = 1; i <= follow; i++)
        out[i] = (char)(0x80 | (code >> (6 * (follow - i)) & 0x3F));
    return follow + 1;
}

bool utf8_valid(const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        uint32_t code;
        bool ok;
        at += decode(text + at, len - at, &code, &ok);
        if (!ok)
            return false;
    }
    return true;
}

static void add_code(struct str *out, uint32_t code)
{
    char bytes[4];
    str_add_n(out, bytes, utf8_encode(code, bytes));
}

/* Appends valid text in NFC. */
static void add_composed(struct str *out, const char *text, size_t len)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    const utf8proc_option_t form = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_ssize_t size = (utf8proc_ssize_t)len;
    utf8proc_ssize_t n = utf8proc_decompose(bytes, size, NULL, 0, form);
    assert(n >= 0); /* the text was made valid, and no size overflows */
    utf8proc_int32_t *codes = xmalloc(((size_t)n + 1) * sizeof *codes);
    utf8proc_decompose(bytes, size, codes, n, form);
    n = utf8proc_normalize_utf32(codes, n, form);
    for (utf8proc_ssize_t i = 0; i < n; i++)
        add_code(out, (uint32_t)codes[i]);
    free(codes);
}

/* Length of the prefix that NFC leaves as it is, seen from the bytes alone: ASCII but
 * NUL, U+0080 to U+02FF (NFC_Quick_Check is Yes up to U+02FF, and nothing there
 * combines backwards), dashes and quotes U+2010 to U+203F. A mark after it may join its
 * last letter: the caller starts again from that letter. */
static size_t composed_prefix(const char *text, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    while (at < len)
        if (bytes[at] < 0x80 && bytes[at])
            at++;
        else if (bytes[at] >= 0xC2 && bytes[at] <= 0xCB && at + 1 < len &&
                 (bytes[at + 1] & 0xC0) == 0x80)
            at += 2;
        else if (bytes[at] == 0xE2 && at + 2 < len && bytes[at + 1] == 0x80 &&
                 bytes[at + 2] >= 0x90 && bytes[at + 2] <= 0xBF)
            at += 3;
        else
            break;
    return at;
}

void utf8_clean(struct str *out, const char *text, size_t len)
{
    struct str valid = {0};
    size_t done = composed_prefix(text, len);
    if (done == len) {
        str_add_n(out, text, len);
        return;
    }
    while (done > 0 && ((unsigned char)text[--done] & 0xC0) == 0x80)
        continue;
    str_add_n(out, text, done);
    for (size_t at = done; at < len;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        if (code)
            add_code(&valid, code);
    }
    add_composed(out, str_text(&valid), valid.len);
    str_free(&valid);
}

size_t utf8_grapheme(const char *text, size_t len)
{
    uint32_t before;
    size_t at = utf8_decode(text, len, &before);
    utf8proc_int32_t state = 0;
    while (at < len) {
        uint32_t code;
        size_t used = utf8_decode(text + at, len - at, &code);
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                             (utf8proc_int32_t)code, &state))
            break;
        before = code;
        at += used;
    }
    return at;
}

size_t utf8_grapheme_before(const char *text, size_t at)
{
    /* Clusters are found forwards. What follows an ASCII byte does not depend on what
     * precedes it, and a cluster starts between two of them: the second one back is a
     * safe place to start from, however long the text. */
    size_t from = at;
    for (unsigned ascii = 0; from > 0 && ascii < 2;)
        ascii += (unsigned char)text[--from] < 0x80;
    for (;;) {
        size_t next = from + utf8_grapheme(text + from, at - from);
        if (next >= at)
            return from;
        from = next;
    }
}

size_t utf8_count(const char *text, size_t len)
{
    size_t count = 0;
    for (size_t at = 0; at < len; count++)
        at += utf8_grapheme(text + at, len - at);
    return count;
}

enum display { SHOW, SHOW_MARK, SHOW_CODE, SHOW_SPACE, SHOW_NOTHING };

static enum display display_of(uint32_t code)
{
    if (code == '\t' || code == '\n')
        return SHOW_SPACE;
    if (code == 0x200D || (code >= 0xFE00 && code <= 0xFE0F))
        return SHOW_NOTHING; /* ZWJ, variation selectors: emoji glue, never a trap */
    if ((code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF))
        return SHOW_CODE; /* noncharacters */
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
        category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP)
        return SHOW_CODE;
    if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
        category == UTF8PROC_CATEGORY_MC)
        return SHOW_MARK;
    return SHOW;
}

size_t utf8_plain(const char *text, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t used = 0;
    if (len && bytes[0] >= 0x20 && bytes[0] < 0x7F)
        used = 1;
    else if (len > 1 && bytes[0] >= 0xC3 && bytes[0] <= 0xC8 &&
             (bytes[1] & 0xC0) == 0x80)
        used = 2; /* U+00C0 to U+023F: letters, × and ÷ */
    /* marks and joiners start at U+0300, whose first byte is 0xCC */
    return used && (used == len || bytes[used] < 0xCC) ? used : 0;
}

void utf8_displayable(struct str *out, const char *text, size_t len)
{
    /* A mark with no letter to sit on would be glued to whatever the terminal drew
     * before it: it is shown as a code. */
    unsigned marks = 0;
    bool base = false;
    for (size_t at = 0; at < len;) {
        size_t plain = at, next;
        while ((next = utf8_plain(text + plain, len - plain)))
            plain += next;
        if (plain > at) {
            str_add_n(out, text + at, plain - at);
            base = text[plain - 1] != ' ';
            marks = 0;
            at = plain;
            continue;
        }
        uint32_t code;
        bool ok;
        size_t used = decode(text + at, len - at, &code, &ok);
        enum display display = ok ? display_of(code) : SHOW_CODE;
        if (display == SHOW_MARK && !base)
            display = SHOW_CODE;
        if (!ok)
            for (size_t i = 0; i < used; i++)
                str_printf(out, "⟨%02X⟩", (unsigned char)text[at + i]);
        else if (display == SHOW_CODE)
            str_printf(out, "⟨%04X⟩", (unsigned)code);
        else if (display == SHOW_SPACE)
            str_add_char(out, ' ');
        else if (display == SHOW || (display == SHOW_MARK && marks < MARKS_MAX))
            str_add_n(out, text + at, used);
        if (display != SHOW_NOTHING) {
            base = (display == SHOW && code != ' ') || display == SHOW_MARK;
            marks = display == SHOW_MARK ? marks + 1 : 0;
        }
        at += used;
    }
}

uint32_t utf8_code_lower(uint32_t code)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

uint32_t utf8_code_upper(uint32_t code)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
}

void utf8_lower(struct str *out, const char *text)
{
    size_t len = strlen(text);
    for (size_t at = 0; at < len;) {
        uint32_t code = (unsigned char)text[at];
        char bytes[4];
        if (code < 0x80) {
            at++;
            str_add_char(out, (char)(code >= 'A' && code <= 'Z' ? code + 32 : code));
            continue;
        }
        at += utf8_decode(text + at, len - at, &code);
        str_add_n(out, bytes, utf8_encode(utf8_code_lower(code), bytes));
    }
}
