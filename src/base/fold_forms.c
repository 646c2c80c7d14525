/* The feminine that an inclusive ending means: acteur·rice → actrice. */
#include <stdbool.h>
#include <string.h>

#include "base/fold_private.h"

/* What the word loses at its end before it takes that ending. First match holds;
 * anything else is added as it is (citoyen·ne, habitant·e). */
static const struct {
    const char *ending, *lost;
} losses[] = {
    {"rice", "eur"},  {"trice", "teur"}, {"ice", "eur"},  {"euse", "eur"},
    {"euse", "eux"},  {"se", "x"},       {"se", "r"},     {"ere", "er"},
    {"iere", "ier"},  {"ive", "if"},     {"ve", "f"},     {"esse", "e"},
    {"ienne", "ien"}, {"elle", "el"},    {"elle", "eau"}, {"fe", "f"},
    {"te", "s"},
};

static bool ends_by(const char *word, size_t len, const char *end)
{
    size_t size = strlen(end);
    return len > size && memcmp(word + len - size, end, size) == 0;
}

static size_t kept_of(const char *word, size_t len, const char *ending)
{
    for (size_t i = 0; i < sizeof losses / sizeof *losses; i++)
        if (strcmp(losses[i].ending, ending) == 0 && ends_by(word, len, losses[i].lost))
            return len - strlen(losses[i].lost);
    return len;
}

/* "ice" follows a word that keeps its t and its r goes with it: acteur·ice. */
static const char *written(const char *ending)
{
    return strcmp(ending, "ice") == 0 ? "rice" : ending;
}

void fold_add_forms(struct str *forms, const char *word, const char *ending)
{
    char feminine[32];
    size_t len = strlen(word);
    bool plural = ending[strlen(ending) - 1] == 's';
    if (strcmp(ending, "x") == 0)
        return;
    str_copy(feminine, sizeof feminine, ending);
    feminine[strlen(feminine) - plural] = '\0';
    if (*feminine) {
        str_add_char(forms, ' ');
        str_add_n(forms, word, kept_of(word, len, feminine));
        str_add(forms, written(feminine));
        str_add_char(forms, 's');
    }
    if (!plural && !strchr("sx", word[len - 1])) {
        str_add_char(forms, ' ');
        str_add_n(forms, word, len);
        str_add_char(forms, 's');
    }
}
