/* A name taken apart into what can be compared: words, particles, digits. */
#include <stdlib.h>
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
    struct str joined = {0};
    for (const char *at = folded; *at;) {
        size_t len = strcspn(at, " ");
        if (words.n < NAME_WORDS_MOST)
            words.at[words.n++] = arena_strndup(arena, at, len);
        str_add_n(&joined, at, len);
        at += len + (at[len] == ' ');
    }
    words.joined = arena_strdup(arena, str_text(&joined));
    str_free(&joined);
    return words;
}

static int compare_word(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *name_words_sorted(struct arena *arena, const struct name_words *words)
{
    struct name_words copy = *words;
    struct str sorted = {0};
    qsort(copy.at, copy.n, sizeof *copy.at, compare_word);
    for (size_t i = 0; i < copy.n; i++) {
        str_add(&sorted, i ? " " : "");
        str_add(&sorted, copy.at[i]);
    }
    const char *kept = arena_strdup(arena, str_text(&sorted));
    str_free(&sorted);
    return kept;
}

const char *name_words_join(struct arena *arena, const struct name_words *words,
                            size_t first)
{
    struct str joined = {0};
    for (size_t i = first; i < words->n; i++)
        str_add(&joined, words->at[i]);
    const char *kept = arena_strdup(arena, str_text(&joined));
    str_free(&joined);
    return kept;
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
    for (size_t i = 0; i < words->n; i++) {
        size_t place = part.forms < NAME_FORMS_MOST ? part.forms++ : part.forms - 1;
        part.form[place] = name_words_join(arena, words, i);
        if (!is_particle(words->at[i]))
            break;
    }
    return part;
}

/* --- mail and phone ----------------------------------------------------------------
 */

static const char *email_read(struct arena *arena, const char *text)
{
    struct str lower = {0};
    size_t blank = strspn(text, " \t");
    utf8_lower(&lower, text + blank);
    while (lower.len > 0 && strchr(" \t", lower.at[lower.len - 1]))
        lower.at[--lower.len] = '\0';
    const char *kept = strchr(str_text(&lower), '@') ? lower.at : "";
    kept = arena_strdup(arena, kept);
    str_free(&lower);
    return kept;
}

static const char *phone_read(struct arena *arena, const char *text)
{
    struct str digits = {0};
    for (const char *at = text; *at; at++)
        if (*at >= '0' && *at <= '9')
            str_add_char(&digits, *at);
    const char *at = str_text(&digits);
    bool abroad = *text == '+' || str_starts(at, "00");
    at += strspn(at, "0");
    if (abroad && str_starts(at, "33"))
        at += 2;
    at += strspn(at, "0");
    const char *kept = arena_strdup(arena, strlen(at) >= PHONE_LEAST ? at : "");
    str_free(&digits);
    return kept;
}

/* --- the whole name ----------------------------------------------------------------
 */

static void add_core(struct name_words *all, const struct name_part *part)
{
    size_t particles = 0;
    for (size_t i = 0; i < part->words.n; i++)
        particles += is_particle(part->words.at[i]);
    bool bare = particles == part->words.n; /* "Ben" alone is a name */
    for (size_t i = 0; i < part->words.n && all->n < NAME_WORDS_MOST; i++)
        if (bare || !is_particle(part->words.at[i]))
            all->at[all->n++] = part->words.at[i];
}

static const char *joined(struct arena *arena, const char *first, const char *second)
{
    size_t len = strlen(first), more = strlen(second);
    char *both = arena_alloc(arena, len + more + 1);
    memcpy(both, first, len);
    memcpy(both + len, second, more + 1);
    return both;
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
    read.all = joined(arena, read.given.words.joined, read.family.words.joined);
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
