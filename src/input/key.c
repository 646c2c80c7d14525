#include "input/key.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"

struct key_word {
    enum key_name name;
    uint32_t code;
    const char *word; /* as the configuration and the screen say it in French */
};

/* K_CHAR rows are characters that have no visible sign. */
static const struct key_word words[] = {
    {K_ENTER, 0, N_("Entrée")},     {K_ESC, 0, N_("Échap")},
    {K_TAB, 0, N_("Tab")},          {K_BACKSPACE, 0, N_("Effacer")},
    {K_DELETE, 0, N_("Suppr")},     {K_INSERT, 0, N_("Inser")},
    {K_UP, 0, N_("Haut")},          {K_DOWN, 0, N_("Bas")},
    {K_LEFT, 0, N_("Gauche")},      {K_RIGHT, 0, N_("Droite")},
    {K_HOME, 0, N_("Début")},       {K_END, 0, N_("Fin")},
    {K_PAGE_UP, 0, N_("PagePréc")}, {K_PAGE_DOWN, 0, N_("PageSuiv")},
    {K_CHAR, ' ', N_("Espace")},
};

bool key_equal(struct key a, struct key b)
{
    return a.name == b.name && a.code == b.code && a.ctrl == b.ctrl &&
           a.shift == b.shift;
}

static bool parse_word(const char *text, struct key *key)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(text, words[i].word) == 0) {
            key->name = words[i].name;
            key->code = words[i].code;
            return true;
        }
    }
    unsigned number;
    char rest;
    if (sscanf(text, "F%2u%c", &number, &rest) == 1 && number >= 1 && number <= 12) {
        key->name = K_FUNCTION;
        key->code = number;
        return true;
    }
    return false;
}

bool key_parse(const char *text, struct key *key)
{
    *key = (struct key){.name = K_NONE};
    for (;;) {
        if (str_starts(text, "Ctrl+") && text[5]) {
            key->ctrl = true;
            text += 5;
        } else if (str_starts(text, "Maj+") && text[4]) {
            key->shift = true;
            text += 4;
        } else {
            break;
        }
    }
    if (!parse_word(text, key)) {
        size_t len = strlen(text);
        if (!utf8_valid(text, len) || utf8_decode(text, len, &key->code) != len ||
            len == 0)
            return false;
        key->name = K_CHAR;
    }
    if (key->name == K_CHAR && key->ctrl && key->code >= 'A' && key->code <= 'Z')
        key->code += 'a' - 'A';
    if (key->name == K_TAB && key->shift) {
        key->name = K_BACKTAB;
        key->shift = false;
    }
    return !(key->shift && key->name == K_CHAR);
}

static const char *word_of(struct key key)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].name == key.name && words[i].code == key.code)
            return _(words[i].word);
    return NULL;
}

void key_label(struct key key, char out[32])
{
    char sign[8] = "";
    const char *word = word_of(key);
    if (key.name == K_BACKTAB) {
        key.shift = true;
        word = _(words[2].word);
    } else if (key.name == K_FUNCTION) {
        snprintf(sign, sizeof sign, "F%u", (unsigned)key.code);
        word = sign;
    } else if (key.name == K_CHAR && !word) {
        uint32_t code = key.code;
        if (key.ctrl && code >= 'a' && code <= 'z')
            code -= 'a' - 'A';
        sign[utf8_encode(code, sign)] = '\0';
        word = sign;
    }
    snprintf(out, 32, "%s%s%s", key.ctrl ? "Ctrl+" : "", key.shift ? _("Maj+") : "",
             word ? word : "");
}

bool key_is_chord(struct key key)
{
    return (key.name == K_CHAR && key.ctrl) || key.name == K_FUNCTION;
}

int key_travel(struct key key, int page)
{
    page = page > 0 ? page : 1;
    switch ((int)key.name) {
    case K_UP:
        return -1;
    case K_DOWN:
        return 1;
    case K_PAGE_UP:
        return -page;
    case K_PAGE_DOWN:
        return page;
    default:
        return 0;
    }
}
