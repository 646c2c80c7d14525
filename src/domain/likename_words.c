/* A name taken apart into what can be compared: words, particles, digits. */
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/likename_private.h"
#include "domain/meeting.h"
#include "domain/particle.h"
#include "domain/typo.h"

enum { SLIP_LEAST = 5, PHONE_LEAST = 6 };

/* --- words -------------------------------------------------------------------------
 */

struct name_words name_words_read(struct arena *arena, const char *folded)
{
    struct name_words words = {0};
    size_t len = strlen(folded);
    char *at = arena_strndup(arena, folded, len), *end = at + len;
    char *joined = arena_alloc(arena, len + 1);
    words.joined = joined;
    while (at < end) {
        size_t word = strcspn(at, " ");
        at[word] = '\0';
        if (words.n < NAME_WORDS_MOST)
            words.at[words.n++] = at;
        joined = stpcpy(joined, at);
        at += word + 1;
    }
    return words;
}

static size_t words_length(const struct name_words *words, size_t first)
{
    size_t len = 0;
    for (size_t i = first; i < words->n; i++)
        len += strlen(words->at[i]) + 1;
    return len;
}

/* They are a few: each goes up to its place. */
const char *name_words_sorted(struct arena *arena, const struct name_words *words)
{
    struct name_words sorted = *words;
    for (size_t i = 1; i < sorted.n; i++)
        for (size_t k = i; k > 0 && strcmp(sorted.at[k - 1], sorted.at[k]) > 0; k--) {
            const char *word = sorted.at[k];
            sorted.at[k] = sorted.at[k - 1];
            sorted.at[k - 1] = word;
        }
    char *text = arena_alloc(arena, words_length(words, 0) + 1), *at = text;
    for (size_t i = 0; i < sorted.n; i++)
        at = stpcpy(stpcpy(at, i ? " " : ""), sorted.at[i]);
    return text;
}

const char *name_words_join(struct arena *arena, const struct name_words *words,
                            size_t first)
{
    char *joined = arena_alloc(arena, words_length(words, first) + 1), *at = joined;
    for (size_t i = first; i < words->n; i++)
        at = stpcpy(at, words->at[i]);
    return joined;
}

/* --- a given or a family name ------------------------------------------------------
 */

/* Folded, « d’ », « l’ » and « O’ » are letters alone. */
static bool is_particle(const char *word)
{
    if (strlen(word) == 1)
        return strchr("dlo", *word) != NULL;
    return particle_opens(word, strlen(word));
}

static const char *saint_whole(const char *word)
{
    if (str_equal(word, "st"))
        return "saint";
    return str_equal(word, "ste") ? "sainte" : word;
}

/* « Mme Nadia », « M. Jean »; not « M. » alone, which is an initial. */
static bool is_civility(const char *word, const char *next)
{
    static const char *const words[] = {"mme", "mlle",   "mr",       "dr",
                                        "pr",  "madame", "monsieur", "m"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(word, words[i]))
            return strlen(next) > 2;
    return false;
}

static void drop_civility(struct arena *arena, struct name_words *words)
{
    if (words->n < 2 || !is_civility(words->at[0], words->at[1]))
        return;
    words->n--;
    memmove(words->at, words->at + 1, words->n * sizeof *words->at);
    words->joined = name_words_join(arena, words, 0);
}

static struct name_part part_read(struct arena *arena, const char *text)
{
    struct name_part part = {.words = {.joined = ""}};
    struct str folded = {0};
    if (*text == '\0')
        return part;
    fold_text(&folded, text);
    part.words = name_words_read(arena, str_text(&folded));
    str_free(&folded);
    struct name_words *words = &part.words;
    drop_civility(arena, words);
    for (size_t i = 0; i + 1 < words->n; i++)
        words->at[i] = saint_whole(words->at[i]);
    for (size_t i = 0; i < words->n; i++)
        part.particle[i] = is_particle(words->at[i]);
    for (size_t i = 0; i < words->n; i++) {
        size_t place = part.forms < NAME_FORMS_MOST ? part.forms++ : part.forms - 1;
        part.form[place] = name_words_join(arena, words, i);
        if (!part.particle[i])
            break;
    }
    return part;
}

/* --- mail and phone ----------------------------------------------------------------
 */

static const char *email_read(struct arena *arena, const char *text)
{
    struct str lower = {0};
    text += strspn(text, " \t");
    if (!strchr(text, '@'))
        return "";
    utf8_lower(&lower, text);
    while (strchr(" \t", lower.at[lower.len - 1]))
        lower.at[--lower.len] = '\0';
    const char *kept = arena_strdup(arena, lower.at);
    str_free(&lower);
    return kept;
}

static const char *phone_read(struct arena *arena, const char *text)
{
    char *digits = arena_alloc(arena, strlen(text) + 1), *end = digits;
    for (const char *from = text; *from; from++)
        if (*from >= '0' && *from <= '9')
            *end++ = *from;
    const char *at = digits;
    bool abroad = *text == '+' || str_starts(at, "00");
    at += strspn(at, "0");
    if (abroad && str_starts(at, "33"))
        at += 2;
    at += strspn(at, "0");
    return strlen(at) >= PHONE_LEAST ? at : "";
}

/* --- the whole name ----------------------------------------------------------------
 */

static void add_core(struct name_words *all, const struct name_part *part)
{
    size_t particles = 0;
    for (size_t i = 0; i < part->words.n; i++)
        particles += part->particle[i];
    bool bare = particles == part->words.n; /* "Ben" alone is a name */
    for (size_t i = 0; i < part->words.n && all->n < NAME_WORDS_MOST; i++)
        if (bare || !part->particle[i])
            all->at[all->n++] = part->words.at[i];
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

struct name_read name_read(struct arena *arena, const struct likename *name)
{
    struct name_read read = {
        .given = part_read(arena, or_empty(name->given)),
        .family = part_read(arena, or_empty(name->family)),
        .email = email_read(arena, or_empty(name->email)),
        .phone = phone_read(arena, or_empty(name->phone)),
    };
    if ((read.given.words.n == 0) != (read.family.words.n == 0)) {
        const char *one = read.given.words.n ? name->given : name->family;
        struct person person = person_line_read(arena, one);
        read.given = part_read(arena, person.given);
        read.family = part_read(arena, person.family);
    }
    struct name_words all = {0};
    add_core(&all, &read.given);
    add_core(&all, &read.family);
    read.sorted = name_words_sorted(arena, &all);
    read.all =
        arena_join(arena, read.given.words.joined, read.family.words.joined, NULL);
    if (read.given.words.n == 0 || read.family.words.n == 0)
        read.lone = read.all;
    return read;
}

/* --- slips -------------------------------------------------------------------------
 */

char name_first_letter(const char *folded)
{
    switch (*folded) {
    case 'c':
    case 'q':
        return 'k';
    case 'y':
        return 'i';
    default:
        return *folded;
    }
}

static const char *skip_letter(const char *at)
{
    return at[1] == *at ? at + 2 : at + 1;
}

/* Philippe, Phillipe: the same but for letters that are double. */
static bool same_undoubled(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a = skip_letter(a);
        b = skip_letter(b);
    }
    return *a == *b;
}

bool name_is_slip(const char *a, const char *b)
{
    size_t la = strlen(a), lb = strlen(b);
    if (la < SLIP_LEAST || lb < SLIP_LEAST || str_equal(a, b) ||
        name_first_letter(a) != name_first_letter(b) ||
        (name_is_twin(a) && name_is_twin(b)))
        return false;
    return typo_distance(a, la, b, lb, 1) == 1 || same_undoubled(a, b);
}

const char *name_undoubled(struct arena *arena, const char *folded)
{
    struct str once = {0};
    for (; *folded; folded = skip_letter(folded))
        str_add_char(&once, *folded);
    const char *kept = arena_strdup(arena, str_text(&once));
    str_free(&once);
    return kept;
}

void name_keys_add(struct likename_keys *keys, const char *key)
{
    for (size_t i = 0; i < keys->n; i++)
        if (str_equal(keys->at[i], key))
            return;
    if (keys->n < LIKENAME_KEYS_MOST)
        keys->at[keys->n++] = key;
}
