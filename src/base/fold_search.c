#include "base/fold_search.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/fold_private.h"
#include "base/utf8.h"

/* --- the spellings that fold_text takes for other words, written as it reads them ---
 */

static const char *const elided[] = {"l", "d", "j",  "m",     "n",      "s",
                                     "t", "c", "qu", "jusqu", "lorsqu", "puisqu"};

/* After a hyphen, a slash, or in capitals at the end of a word. Without their plural
 * the first three would be dis-le, celle-elle… so that most are read only before it. */
static const char *const endings[] = {"e",     "rice", "trice", "euse", "ne",   "le",
                                      "te",    "se",   "ve",    "ère",  "ice",  "elle",
                                      "ienne", "esse", "ive",   "fe",   "ière", "ere"};
enum { ALONE = 4 }; /* the first of them */

/* Where the reading of a text is. */
struct reading {
    const char *text, *end;
    size_t letters; /* of the word that ends just before */
    bool lower;     /* its last letter is small */
};

static bool is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019 || code == 0x2018 || code == 0x02BC ||
           code == 0x2032 || code == '`' || code == 0xB4 || code == 0xFF07;
}

static bool is_hyphen(uint32_t code)
{
    return code == '-' || code == '/' || code == 0x2010 || code == 0x2011;
}

static bool is_other_dot(uint32_t code)
{
    return code == 0x22C5 || code == 0x2219 || code == 0x2024 || code == 0x30FB;
}

/* Letters as far as words are cut here: what follows ASCII in Latin, and digits. */
static bool is_letter(uint32_t code)
{
    uint32_t low = code | 0x20;
    return (low >= 'a' && low <= 'z') || (code >= '0' && code <= '9') ||
           (code >= 0xC0 && code < 0x2000 && code != 0xD7 && code != 0xF7 &&
            code != 0x02BC) ||
           code >= 0x2C00;
}

static uint32_t code_at(const struct reading *reading, const char *at, size_t *used)
{
    uint32_t code = (unsigned char)*at; /* a NUL ends the text */
    *used = code > 0;
    if (code < 0x80)
        return code;
    *used = utf8_decode(at, (size_t)(reading->end - at), &code);
    return *used ? code : 0;
}

static size_t letters_at(const struct reading *reading, const char *at)
{
    const char *start = at;
    size_t used;
    while (at < reading->end && is_letter(code_at(reading, at, &used)))
        at += used;
    return (size_t)(at - start);
}

static bool letters_are(const char *at, size_t len, const char *word)
{
    size_t i = 0;
    for (; i < len && word[i]; i++) {
        unsigned char letter = (unsigned char)at[i];
        bool capital = letter >= 'A' && letter <= 'Z';
        /* È and è (C3 88, C3 A8) differ by that bit too */
        bool accented = i > 0 && at[i - 1] == '\xC3' && letter < 0xA0;
        if ((capital || accented ? letter | 0x20 : letter) != (unsigned char)word[i])
            return false;
    }
    return i == len && !word[i];
}

/* Bytes of « l’ » at the start of a word, when a letter follows; 0 otherwise. */
static size_t take_elision(const struct reading *reading, const char *at)
{
    size_t len = letters_at(reading, at), used, next;
    if (len == 0 || len > strlen("lorsqu") ||
        !is_apostrophe(code_at(reading, at + len, &used)) ||
        !is_letter(code_at(reading, at + len + used, &next)))
        return 0;
    for (size_t i = 0; i < sizeof elided / sizeof *elided; i++)
        if (letters_are(at, len, elided[i]))
            return len + used;
    return 0;
}

static bool is_ending(const char *at, size_t len, size_t among)
{
    for (size_t i = 0; i < among; i++)
        if (letters_are(at, len, endings[i]))
            return true;
    return false;
}

static const size_t ALL = sizeof endings / sizeof *endings;

static void add_inclusive(struct str *out, const char *ending, size_t len, bool plural)
{
    str_add(out, "·");
    str_add_n(out, ending, len);
    str_add(out, plural ? "·s" : "");
}

/* « -e-s », « /rice/s », « -es », « -e » after a word; returns its bytes, 0 for none.
 */
static size_t take_hyphens(const struct reading *reading, const char *at,
                           struct str *out)
{
    size_t used, again, len, last = 0;
    if (reading->letters < 3 || !is_hyphen(code_at(reading, at, &used)))
        return 0;
    len = letters_at(reading, at + used);
    const char *ending = at + used, *after = ending + len;
    if (is_hyphen(code_at(reading, after, &again)))
        last = letters_at(reading, after + again);
    if (last > 0) {
        bool plural = letters_are(after + again, last, "s");
        if (!plural || !is_ending(ending, len, ALL))
            return 0;
        add_inclusive(out, ending, len, true);
        return used + len + again + last;
    }
    bool plural = len > 1 && (ending[len - 1] | 0x20) == 's';
    if (!is_ending(ending, len - plural, ALONE))
        return 0;
    add_inclusive(out, ending, len - plural, plural);
    return used + len;
}

/* « Es » of « engagéEs », « NE » of « citoyenNE »; returns its bytes, 0 for none. */
static size_t take_capitals(const struct reading *reading, const char *at,
                            struct str *out)
{
    size_t len = letters_at(reading, at);
    if (reading->letters < 3 || !reading->lower || len == 0)
        return 0;
    bool plural = len > 1 && (at[len - 1] | 0x20) == 's';
    size_t feminine = len - plural;
    for (size_t i = 0; i < feminine; i++)
        if (at[i] >= 'a' && at[i] <= 'z')
            return 0;
    if (!is_ending(at, feminine, ALL))
        return 0;
    add_inclusive(out, at, feminine, plural);
    return len;
}

static size_t take_special(const struct reading *reading, const char *at, uint32_t code,
                           struct str *out)
{
    if (reading->letters == 0)
        return is_letter(code) ? take_elision(reading, at) : 0;
    if (is_hyphen(code))
        return take_hyphens(reading, at, out);
    return code >= 'A' && code <= 'Z' ? take_capitals(reading, at, out) : 0;
}

/* One character: dots that join are all one dot, and the apostrophe that Unicode takes
 * for a letter (alone, and in ŉ) is an apostrophe. */
static void add_code(struct str *out, const char *bytes, size_t used, uint32_t code,
                     bool after_letter)
{
    if (is_other_dot(code) && after_letter)
        str_add(out, "·");
    else if (code == 0x02BC || code == 0x0149)
        str_add(out, code == 0x0149 ? "'n" : "'");
    else
        str_add_n(out, bytes, used);
}

/* The small letters that follow the first one of a word ask for nothing. */
static size_t plain_run(const struct reading *reading, const char *at)
{
    size_t len = 0;
    while (reading->letters > 0 && at[len] >= 'a' && at[len] <= 'z')
        len++;
    return len;
}

static bool is_lower(uint32_t code)
{
    return code < 0x80 ? code >= 'a' && code <= 'z' : utf8_code_upper(code) != code;
}

static void rewrite(struct str *out, const char *text)
{
    struct reading reading = {.text = text, .end = text + strlen(text)};
    for (const char *at = text; at < reading.end;) {
        size_t used, run = plain_run(&reading, at);
        if (run > 0) {
            str_add_n(out, at, run);
            reading.letters += run;
            reading.lower = true;
            at += run;
            continue;
        }
        uint32_t code = code_at(&reading, at, &used);
        size_t taken = take_special(&reading, at, code, out);
        if (taken > 0) {
            at += taken;
            reading.letters = 0;
            continue;
        }
        add_code(out, at, used, code, reading.letters > 0);
        reading.letters = is_letter(code) ? reading.letters + 1 : 0;
        reading.lower = is_lower(code);
        at += used;
    }
}

/* --- saints ------------------------------------------------------------------------
 */

static const struct {
    const char *brief, *whole;
} saints[] = {
    {"st", "saint"}, {"ste", "sainte"}, {"sts", "saints"}, {"stes", "saintes"}};

static bool word_is(const char *word, size_t len, const char *other)
{
    return strlen(other) == len && memcmp(word, other, len) == 0;
}

static bool is_name(const char *word)
{
    return strcspn(word, " ") > 1 && !(*word >= '0' && *word <= '9');
}

static void add_word(struct str *out, const char *word, size_t len)
{
    if (out->len > 0 && out->at[out->len - 1] != ' ')
        str_add_char(out, ' ');
    str_add_n(out, word, len);
}

/* One word, whole when it is a saint's; its brief form goes with the others. */
static void add_saint(struct str *out, struct str *forms, const char *word, size_t len)
{
    const char *next = word + len + (word[len] == ' ');
    size_t count = *word == 's' ? sizeof saints / sizeof *saints : 0;
    for (size_t i = 0; i < count; i++) {
        bool brief = word_is(word, len, saints[i].brief) && is_name(next);
        if (!brief && !word_is(word, len, saints[i].whole))
            continue;
        add_word(forms, saints[i].brief, strlen(saints[i].brief));
        add_word(out, saints[i].whole, strlen(saints[i].whole));
        return;
    }
    add_word(out, word, len);
}

/* --- the two sides -----------------------------------------------------------------
 */

static void fold_both(struct str *words, struct str *forms, const char *text)
{
    struct str written = {0}, folded = {0};
    rewrite(&written, text);
    fold_with_forms(&folded, forms, str_text(&written));
    for (const char *at = str_text(&folded); *at;) {
        size_t len = strcspn(at, " ");
        add_saint(words, forms, at, len);
        at += len + (at[len] == ' ');
    }
    str_free(&written);
    str_free(&folded);
}

static bool has_word(const char *words, const char *word, size_t len)
{
    for (const char *at = words; *at;) {
        size_t other = strcspn(at, " ");
        if (other == len && memcmp(at, word, len) == 0)
            return true;
        at += other + (at[other] == ' ');
    }
    return false;
}

void fold_search(struct str *out, const char *text)
{
    if (fold_quick(out, text, true))
        return;
    struct str words = {0}, forms = {0}, added = {0};
    fold_both(&words, &forms, text);
    for (const char *at = str_text(&forms); *at;) {
        size_t len = strcspn(at, " ");
        if (len > 0 && !has_word(str_text(&added), at, len))
            add_word(&added, at, len);
        at += len + (at[len] == ' ');
    }
    if (added.len > 0)
        add_word(&words, added.at, added.len);
    str_add(out, str_text(&words));
    str_free(&words);
    str_free(&forms);
    str_free(&added);
}

void fold_query(struct str *out, const char *typed)
{
    if (fold_quick(out, typed, true))
        return;
    struct str words = {0}, forms = {0};
    fold_both(&words, &forms, typed);
    str_add(out, str_text(&words));
    str_free(&words);
    str_free(&forms);
}
