#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

/* The language is the process's: every sentence everywhere depends on it, and it is
 * set once, from the command line or the configuration. */
static bool english;

bool i18n_set(const char *language)
{
    bool known = strcmp(language, "fr") == 0 || strcmp(language, "en") == 0;
    if (known)
        english = language[0] == 'e';
    return known;
}

const char *i18n_language(void)
{
    return english ? "en" : "fr";
}

static int compare(const void *text, const void *entry)
{
    return strcmp(text, ((const struct i18n_entry *)entry)->id);
}

static const struct i18n_entry *find(const char *text)
{
    if (!english)
        return NULL;
    return bsearch(text, i18n_english, i18n_english_count, sizeof *i18n_english,
                   compare);
}

const char *i18n_tr(const char *text)
{
    const struct i18n_entry *entry = find(text);
    return entry ? entry->text : text;
}

const char *i18n_n(const char *one, const char *many, long n)
{
    const struct i18n_entry *entry = find(one);
    if (entry && entry->many)
        return n == 1 || n == -1 ? entry->text : entry->many;
    return n > 1 || n < -1 ? many : one;
}
