#include "domain/ordinal.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "domain/date.h"

/* In the order of ranks; the folded form of each is what a title is read by. */
static const char *const words[] = {"première",  "deuxième", "troisième", "quatrième",
                                    "cinquième", "sixième",  "septième",  "huitième",
                                    "neuvième",  "dixième",  "onzième",   "douzième"};
#define WORDS ((int)(sizeof words / sizeof *words))

struct rank {
    int number;       /* 0: none */
    size_t len;       /* its bytes in the title */
    bool long_ending; /* "ème" */
    bool spelt;
    bool capital;
};

/* Spaces and no-break spaces; the other signs that begin by these bytes end a word too.
 */
static size_t word_length(const char *text)
{
    return strcspn(text, " \t\xC2\xE2");
}

static const char *next_word(const char *text)
{
    static const char *const spaces[] = {" ", "\t", "\u00a0", "\u202f"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (str_starts(text, spaces[i]))
            return next_word(text + strlen(spaces[i]));
    return text;
}

static bool folds_to(const char *word, size_t len, const char *const *among)
{
    char raw[64];
    struct str folded = {0};
    bool found = false;
    if (len == 0 || len >= sizeof raw)
        return false;
    memcpy(raw, word, len);
    raw[len] = '\0';
    fold_text(&folded, raw);
    for (size_t i = 0; among[i] && !found; i++)
        found = str_equal(str_text(&folded), among[i]);
    str_free(&folded);
    return found;
}

static bool is_month(const char *word)
{
    static const char *const months[] = {
        "janvier", "fevrier",   "mars",    "avril",    "mai",      "juin", "juillet",
        "aout",    "septembre", "octobre", "novembre", "decembre", NULL};
    return folds_to(word, word_length(word), months);
}

static bool is_meeting(const char *word)
{
    static const char *const nouns[] = {
        "rencontre",   "reunion", "atelier", "agora",    "seance",     "session",
        "assemblee",   "journee", "soiree",  "matinee",  "edition",    "comite",
        "conseil",     "forum",   "cercle",  "cafe",     "commission", "pleniere",
        "rendez vous", "visio",   "apero",   "chantier", "marche",     NULL};
    return folds_to(word, word_length(word), nouns);
}

/* "2e", "1re", "3ème" */
static struct rank digits_read(const char *title, size_t len)
{
    static const char *const shorts[] = {"e",  "er", "re", "nd", "nde",
                                         "st", "rd", "th", NULL};
    static const char *const longs[] = {"eme", "ere", NULL};
    char *end;
    long number = *title >= '1' && *title <= '9' ? strtol(title, &end, 10) : 0;
    if (number < 1 || number > 999)
        return (struct rank){0};
    size_t left = len - (size_t)(end - title);
    bool ends_long = folds_to(end, left, longs);
    if (!ends_long && !folds_to(end, left, shorts))
        return (struct rank){0};
    return (struct rank){.number = (int)number, .len = len, .long_ending = ends_long};
}

static struct rank letters_read(const char *title, size_t len)
{
    static const char *const seconds[] = {"second", "seconde", NULL};
    static const char *const firsts[] = {"premier", "premiere", NULL};
    struct rank rank = {.len = len, .spelt = true};
    struct str folded = {0};
    rank.number = folds_to(title, len, firsts)    ? 1
                  : folds_to(title, len, seconds) ? 2
                                                  : 0;
    for (int i = 1; i < WORDS && rank.number == 0; i++) {
        str_clear(&folded);
        fold_text(&folded, words[i]);
        const char *const one[] = {str_text(&folded), NULL};
        rank.number = folds_to(title, len, one) ? i + 1 : 0;
    }
    str_free(&folded);
    rank.capital = *title >= 'A' && *title <= 'Z';
    return rank;
}

static struct rank rank_read(const char *title)
{
    size_t len = word_length(title);
    const char *next = next_word(title + len);
    struct rank rank = digits_read(title, len);
    if (rank.number > 0)
        return is_month(next) ? (struct rank){0} : rank;
    return is_meeting(next) ? letters_read(title, len) : (struct rank){0};
}

int ordinal_read(const char *title)
{
    return rank_read(title).number;
}

const char *ordinal_write(struct arena *arena, const char *title, int number)
{
    struct rank rank = rank_read(title);
    if (rank.number == 0)
        return title;
    const char *rest = title + rank.len;
    if (rank.spelt && number <= WORDS) {
        char *word = arena_strdup(arena, words[number - 1]);
        *word = rank.capital ? (char)(*word - 'a' + 'A') : *word;
        return arena_printf(arena, "%s%s", word, rest);
    }
    if (rank.long_ending)
        return arena_printf(arena, number == 1 ? "%dère%s" : "%dème%s", number, rest);
    return arena_printf(arena, "%s%s", date_ordinal(arena, number), rest);
}
