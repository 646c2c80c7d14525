#include "domain/particle.h"

#include <string.h>

static const char *const particles[] = {
    "de",  "du",  "des",  "la",  "le",  "les",  "von", "van", "der", "den", "ter",
    "ten", "da",  "das",  "di",  "do",  "dos",  "del", "el",  "al",  "ben", "bel",
    "bin", "ibn", "abou", "aït", "ait", "ould", "mac", "mc",  "san", "y",
};

enum { PARTICLE_MOST = 4 }; /* bytes of the longest */

/* Bytes of the apostrophe at `at`, 0 when there is none. */
static size_t apostrophe(const char *at, size_t len)
{
    if (len >= 1 && *at == '\'')
        return 1;
    return len >= 3 && memcmp(at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

static size_t elided(const char *word, size_t len, const char *letters)
{
    if (len < 2 || !strchr(letters, *word))
        return 0;
    size_t mark = apostrophe(word + 1, len - 1);
    return mark > 0 ? 1 + mark : 0;
}

static char ascii_lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter;
}

static bool same_letters(const char *word, size_t len, const char *particle, bool exact)
{
    if (len == 0 || ascii_lower(*word) != *particle || strlen(particle) != len)
        return false;
    for (size_t i = 0; i < len; i++)
        if ((exact ? word[i] : ascii_lower(word[i])) != particle[i])
            return false;
    return true;
}

static bool listed(const char *word, size_t len, bool exact)
{
    if (len > PARTICLE_MOST)
        return false;
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (same_letters(word, len, particles[i], exact))
            return true;
    return false;
}

size_t particle_lower(const char *text)
{
    size_t len = strcspn(text, " ");
    size_t used = elided(text, len, "dl");
    if (used > 0)
        return used;
    return len > 0 && listed(text, len, true) ? len + strspn(text + len, " ") : 0;
}

bool particle_opens(const char *word, size_t len)
{
    return particle_elided(word, len) > 0 || listed(word, len, false);
}

size_t particle_elided(const char *word, size_t len)
{
    return elided(word, len, "dDlLoO");
}
