#include "domain/sensitive.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "domain/stem.h"

enum { PLURAL_LEAST = 4, ENDINGS_LEAST = 5 };

/* A folded word, and where it stands in its text. */
struct word {
    const char *folded;
    size_t start, len;
};

struct words {
    VEC(struct word) list;
};

/* --- words of a text
 * ------------------------------------------------------------------ */

/* What « engagé·e·s » and « syndiqué(e)s » are made of beside letters. */
static bool is_inclusive(uint32_t code)
{
    return code == '.' || code == '(' || code == ')' || code == 0xB7 ||
           code == 0x2022 || code == 0x2027;
}

static bool is_letter(uint32_t code)
{
    uint32_t low = code | 0x20;
    if (code < 0x80)
        return (low >= 'a' && low <= 'z') || (code >= '0' && code <= '9');
    return (code >= 0xC0 && code < 0x2000 && code != 0xD7 && code != 0xF7) ||
           (code >= 0x2C00 && !(code >= 0x3000 && code < 0x3040));
}

/* The words of text[start..end), which has no blank: they share its place. */
static void add_piece(struct arena *arena, struct words *words, const char *text,
                      size_t start, size_t end)
{
    struct str folded = {0};
    fold_text(&folded, arena_strndup(arena, text + start, end - start));
    bool open = memchr(text + start, '(', end - start) != NULL;
    while (end > start && (text[end - 1] == '.' || (text[end - 1] == ')' && !open)))
        end--;
    for (const char *at = str_text(&folded); *at;) {
        size_t len = strcspn(at, " ");
        struct word word = {arena_strndup(arena, at, len), start, end - start};
        vec_push(&words->list, word);
        at += len + (at[len] == ' ');
    }
    str_free(&folded);
}

static void words_read(struct arena *arena, struct words *words, const char *text)
{
    size_t len = strlen(text), start = 0;
    bool inside = false;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        size_t used = utf8_decode(text + at, len - at, &code);
        bool letter = is_letter(code);
        if (letter && !inside)
            start = at;
        if (inside && !letter && !is_inclusive(code))
            add_piece(arena, words, text, start, at);
        inside = letter || (inside && is_inclusive(code));
        at += used;
    }
    if (inside)
        add_piece(arena, words, text, start, len);
}

/* --- one entry of the list
 * ------------------------------------------------------------ */

static size_t singular_length(const char *word)
{
    size_t len = strlen(word);
    return len - (len >= PLURAL_LEAST && strchr("sx", word[len - 1]) != NULL);
}

/* Neither plural nor feminine: syndique, syndiquee, syndiquees. */
static size_t neutral_length(const char *word)
{
    size_t len = singular_length(word);
    while (len > PLURAL_LEAST && word[len - 1] == 'e')
        len--;
    return len;
}

static bool same_start(const char *a, size_t la, const char *b, size_t lb)
{
    return la == lb && memcmp(a, b, la) == 0;
}

static bool word_matches(const char *entry, const char *word, bool beginning)
{
    size_t le = strlen(entry), lw = strlen(word);
    if (beginning)
        return str_starts(word, entry);
    if (str_equal(entry, word))
        return true;
    size_t se = singular_length(entry), sw = singular_length(word);
    if (le >= PLURAL_LEAST && same_start(entry, se, word, sw))
        return true;
    return le >= ENDINGS_LEAST && lw >= ENDINGS_LEAST &&
           (same_start(entry, neutral_length(entry), word, neutral_length(word)) ||
            same_start(entry, stem_length(entry, le), word, stem_length(word, lw)));
}

static bool entry_at(const struct words *entry, bool beginning,
                     const struct words *words, size_t at)
{
    if (at + entry->list.n > words->list.n)
        return false;
    for (size_t i = 0; i < entry->list.n; i++) {
        bool last = i + 1 == entry->list.n;
        if (!word_matches(entry->list.at[i].folded, words->list.at[at + i].folded,
                          beginning && last))
            return false;
    }
    return entry->list.n > 0;
}

/* Where the entry first stands; false when it does not. */
static bool entry_find(struct arena *arena, const char *text, const char *entry,
                       const struct words *words, struct sensitive_hit *hit)
{
    struct words wanted = {0};
    size_t len = strlen(entry), at = 0;
    words_read(arena, &wanted, entry);
    bool beginning = len > 0 && entry[len - 1] == '*';
    while (at < words->list.n && !entry_at(&wanted, beginning, words, at))
        at++;
    bool found = at < words->list.n;
    if (found) {
        const struct word *last = &words->list.at[at + wanted.list.n - 1];
        hit->start = words->list.at[at].start;
        hit->len = last->start + last->len - hit->start;
        hit->said = arena_strndup(arena, text + hit->start, hit->len);
    }
    vec_free(&wanted.list);
    return found;
}

static int compare_hit(const void *a, const void *b)
{
    const struct sensitive_hit *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

size_t sensitive_find(struct arena *arena, const char *text, const char *const *words,
                      size_t count, struct sensitive_hit **hits)
{
    struct words said = {0};
    size_t found = 0;
    words_read(arena, &said, text);
    *hits = arena_alloc(arena, count * sizeof **hits + 1);
    for (size_t i = 0; i < count; i++) {
        (*hits)[found].word = i;
        found += entry_find(arena, text, words[i], &said, &(*hits)[found]);
    }
    vec_free(&said.list);
    qsort(*hits, found, sizeof **hits, compare_hit);
    return found;
}
