#include "domain/stem.h"

#include <stdlib.h>
#include <string.h>

enum { STEM_LEAST = 4 };

/* Sorted, folded, three letters or more. "pas", "plus", "trop", "moins" are here too:
 * they turn a wish around but do not make two notes alike. */
static const char *const empty_words[] = {
    "afin",    "ainsi",    "alors",     "apres",     "assez",   "aucun",  "aucune",
    "aussi",   "autre",    "autres",    "aux",       "avant",   "avec",   "avoir",
    "avons",   "beaucoup", "bien",      "car",       "ceci",    "cela",   "celle",
    "celles",  "celui",    "ces",       "cet",       "cette",   "ceux",   "chaque",
    "chez",    "comme",    "comment",   "contre",    "dans",    "depuis", "des",
    "deux",    "doit",     "doivent",   "donc",      "dont",    "elle",   "elles",
    "encore",  "entre",    "est",       "etc",       "etre",    "eux",    "faire",
    "fait",    "faut",     "font",      "hors",      "ici",     "ils",    "jamais",
    "les",     "leur",     "leurs",     "lors",      "lui",     "mais",   "meme",
    "memes",   "mes",      "mettre",    "moins",     "mon",     "nos",    "notre",
    "nous",    "ont",      "par",       "parce",     "pas",     "peu",    "peut",
    "peuvent", "plus",     "plusieurs", "pour",      "pouvoir", "quand",  "que",
    "quel",    "quelle",   "quelles",   "quels",     "qui",     "quoi",   "sans",
    "sera",    "seront",   "ses",       "seulement", "soient",  "soit",   "sommes",
    "son",     "sont",     "sous",      "sur",       "tous",    "tout",   "toute",
    "toutes",  "tres",     "trop",      "une",       "vers",    "veut",   "voir",
    "vos",     "votre",    "vous",
};

/* Tried in this order on a word already in the singular: the first that leaves enough
 * letters goes. `least` keeps partage from becoming part. */
static const struct {
    const char *text;
    size_t least;
} endings[] = {
    {"issement", 4}, {"atrice", 4}, {"ateur", 4}, {"ation", 4}, {"ative", 4},
    {"ement", 4},    {"atif", 4},   {"aient", 4}, {"euse", 4},  {"ance", 4},
    {"ence", 4},     {"able", 4},   {"ante", 4},  {"ente", 4},  {"elle", 4},
    {"ique", 4},     {"age", 5},    {"ant", 4},   {"ent", 4},   {"eur", 4},
    {"ive", 4},      {"ion", 4},    {"eau", 4},   {"ait", 4},   {"ez", 4},
    {"er", 4},       {"ir", 4},     {"if", 4},    {"ic", 4},    {"ie", 4},
    {"ee", 4},       {"e", 4},      {"i", 4},
};

static int compare_word(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

bool stem_is_empty(const char *word, size_t len)
{
    char copy[16];
    if (len <= 2)
        return true;
    if (len >= sizeof copy)
        return false;
    memcpy(copy, word, len);
    copy[len] = '\0';
    return bsearch(copy, empty_words, sizeof empty_words / sizeof *empty_words,
                   sizeof *empty_words, compare_word) != NULL;
}

size_t stem_length(const char *word, size_t len)
{
    if (len > STEM_LEAST && (word[len - 1] == 's' || word[len - 1] == 'x'))
        len--;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i].text);
        if (len >= ending + endings[i].least &&
            memcmp(word + len - ending, endings[i].text, ending) == 0)
            return len - ending;
    }
    return len;
}

void stem_content(struct str *out, const char *folded)
{
    for (const char *at = folded; *at != '\0';) {
        size_t len = strcspn(at, " ");
        if (!stem_is_empty(at, len)) {
            if (out->len > 0)
                str_add_char(out, ' ');
            str_add_n(out, at, len);
        }
        at += len;
        at += *at == ' ';
    }
}
