/* Who leads a slot, when the end of its title says it beyond doubt. */
#include "domain/programme_private.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* Words in parentheses that begin like a name and are none. */
#define NOT_NAMES                                                                      \
    "salle visio zoom teams suite facultatif optionnel pleniere amphi exterieur "      \
    "interieur groupes ateliers tous toutes en sous au a voir rez maison mairie"

static bool is_capital(const char *text, const struct token *token)
{
    uint32_t code;
    utf8_decode(text + token->start, token->len, &code);
    return token->kind == TOKEN_WORD &&
           ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE));
}

/* Names only: « Nadia », « Nadia Benali et Yvon », « Jean-Luc, Lise ». */
static bool are_names(const char *text, const struct token *tokens, size_t from,
                      size_t to)
{
    size_t words = 0;
    for (size_t i = from; i < to; i++) {
        bool link = token_is(&tokens[i], "et") || token_is(&tokens[i], ",") ||
                    token_is(&tokens[i], "-") || token_is(&tokens[i], "&");
        if (!link &&
            (!is_capital(text, &tokens[i]) || token_among(&tokens[i], NOT_NAMES)))
            return false;
        words += !link;
    }
    return words >= 1 && words <= 6 && is_capital(text, &tokens[from]);
}

/* « animé par », « présentée par » belong to the name. */
static size_t before_by(const struct token *tokens, size_t by)
{
    static const char *const verbs = "anime animee animes animees presente presentee "
                                     "presentes presentees propose proposee conduit "
                                     "conduite mene menee facilite facilitee";
    return by > 0 && token_among(&tokens[by - 1], verbs) ? by - 1 : by;
}

static void take(struct arena *arena, struct row *row, const struct token *tokens,
                 size_t cut, size_t from, size_t to)
{
    const char *title = row_slice(arena, row->title, tokens, 0, cut);
    if (*title != '\0') {
        row->presenter = row_slice(arena, row->title, tokens, from, to);
        row->title = title;
    }
}

void row_take_presenter(struct arena *arena, struct row *row)
{
    struct token *tokens;
    size_t count = token_read(arena, row->title, strlen(row->title), &tokens);
    bool closed = count > 2 && token_is(&tokens[count - 1], ")");
    for (size_t i = count; i-- > 1;) {
        if (closed && token_is(&tokens[i], "(")) {
            if (are_names(row->title, tokens, i + 1, count - 1))
                take(arena, row, tokens, i, i + 1, count - 1);
            return;
        }
        size_t past = count - closed;
        if (token_is(&tokens[i], "par") && i + 1 < past) {
            if (are_names(row->title, tokens, i + 1, past))
                take(arena, row, tokens, before_by(tokens, i), i + 1, past);
            return;
        }
    }
}
