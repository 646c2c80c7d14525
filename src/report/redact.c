#include "report/redact.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/redact_private.h"

/* Bytes between two words of one name: a space, a hyphen, an apostrophe. */
#define GAP_MOST 4

struct redact_seen {
    struct redact_seen *next;
    const char *text;
};

struct masking {
    struct redaction *redaction;
    const char *text;
    struct str out;
    size_t at;
    bool masked, doubted;
};

/* A range test, not a fold of each character: every letter of every text comes here. */
bool redact_is_word(const char *text, size_t *len)
{
    uint32_t code;
    unsigned char byte = (unsigned char)*text;
    if (byte < 0x80) {
        *len = 1;
        return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= 'a' && byte <= 'z');
    }
    *len = utf8_decode(text, strnlen(text, 4), &code);
    bool sign = code <= 0xBF || code == 0xD7 || code == 0xF7 ||
                (code >= 0x2000 && code <= 0x2BFF) ||
                (code >= 0x3000 && code <= 0x303F);
    return !sign;
}

static size_t word_len(const char *text)
{
    size_t at = 0, len;
    while (text[at] != '\0' && redact_is_word(text + at, &len))
        at += len;
    return at;
}

/* What may stand between two words of one name; 0 when something else does. */
static size_t gap_len(const char *text)
{
    static const char *const gaps[] = {" ",      "-",      "'",      "_",     "\n",
                                       "\u2019", "\u00A0", "\u2011", "\u202F"};
    size_t at = 0;
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps && at == 0; i++)
        if (str_starts(text, gaps[i]))
            at = strlen(gaps[i]);
    return at <= GAP_MOST && word_len(text + at) > 0 ? at : 0;
}

static bool has_capital(const char *text)
{
    uint32_t code;
    utf8_decode(text, strnlen(text, 4), &code);
    return utf8_code_lower(code) != code;
}

static int compare_words(const void *key, const void *entry)
{
    return strcmp(key, ((const struct redact_name *)entry)->words);
}

static const struct redact_name *find(const struct redaction *redaction,
                                      const char *words)
{
    return redaction->known_count > 0
               ? bsearch(words, redaction->known, redaction->known_count,
                         sizeof *redaction->known, compare_words)
               : NULL;
}

/* Bytes of the longest name that starts at a word, 0 when none does. */
static size_t name_len(struct masking *masking, const char *text)
{
    struct redaction *redaction = masking->redaction;
    struct str words = {0};
    size_t at = 0, longest = 0;
    for (size_t i = 0; i < redaction->longest; i++) {
        size_t len = word_len(text + at);
        char *word = xstrndup(text + at, len);
        str_add(&words, i > 0 ? " " : "");
        fold_text(&words, word);
        free(word);
        at += len;
        const struct redact_name *name = find(redaction, str_text(&words));
        if (name && name->capital && !has_capital(text))
            masking->doubted = true;
        else if (name)
            longest = at;
        size_t gap = gap_len(text + at);
        if (gap == 0)
            break;
        at += gap;
    }
    str_free(&words);
    return longest;
}

static void put(struct masking *masking, const char *mask, size_t len)
{
    str_add(&masking->out, mask);
    masking->at += len;
    masking->masked = true;
}

/* At the start of a word, or at a sign that may begin a phone. */
static void step(struct masking *masking)
{
    const char *text = masking->text + masking->at;
    size_t mail = redact_mail(text);
    size_t phone = mail == 0 ? redact_phone(masking->redaction, text) : 0;
    size_t len, word = word_len(text);
    bool search = masking->redaction->names && mail + phone == 0 && word > 0;
    size_t name = search ? name_len(masking, text) : 0;
    if (mail > 0) {
        put(masking, _("[adresse]"), mail);
    } else if (phone > 0) {
        put(masking, _("[téléphone]"), phone);
    } else if (name > 0) {
        put(masking, _("[nom]"), name);
    } else {
        if (word == 0) {
            redact_is_word(text, &len);
            word = len;
        }
        str_add_n(&masking->out, text, word);
        masking->at += word;
    }
}

/* The same line is told in its slot and in the table of actions: one to read again. */
static bool is_new(struct redaction *redaction, const char *text)
{
    for (const struct redact_seen *seen = redaction->seen; seen; seen = seen->next)
        if (str_equal(seen->text, text))
            return false;
    struct redact_seen *seen = arena_alloc(redaction->arena, sizeof *seen);
    *seen = (struct redact_seen){redaction->seen, arena_strdup(redaction->arena, text)};
    redaction->seen = seen;
    return true;
}

static void count(struct redaction *redaction, const char *text, bool masked)
{
    if (!is_new(redaction, text))
        return;
    *(masked ? &redaction->masked : &redaction->doubted) += 1;
    if (redaction->line_count < REDACT_LINES)
        redaction->lines[redaction->line_count++] = redaction->seen->text;
}

static const char *finish(struct masking *masking)
{
    struct redaction *redaction = masking->redaction;
    const char *text = masking->text;
    if (masking->masked || masking->doubted)
        count(redaction, text, masking->masked);
    if (masking->masked)
        text = arena_strdup(redaction->arena, str_text(&masking->out));
    str_free(&masking->out);
    return text;
}

const char *redact_text(struct redaction *redaction, const char *text)
{
    struct masking masking = {.redaction = redaction, .text = text};
    while (masking.text[masking.at] != '\0')
        step(&masking);
    return finish(&masking);
}

bool redact_start(struct redaction *redaction, struct garden *garden, bool names,
                  struct arena *arena, struct err *err)
{
    *redaction = (struct redaction){.arena = arena, .names = names};
    return redact_learn(redaction, garden, err);
}
