/* Words, numbers and signs of a French text, with where they stand in it.
 *
 * The one way that the readers of dates, hours and programmes look at a text: case,
 * marks, the two apostrophes, the kinds of dashes and of spaces no longer matter, and
 * every token still names its bytes. Knows nothing of what the words mean. */
#ifndef DOMAIN_TOKEN_H
#define DOMAIN_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_SIGN, TOKEN_END };

struct token {
    enum token_kind kind;
    size_t start, len; /* bytes of the text */
    bool glued;        /* nothing, not even a space, between it and the one before */
    int number;        /* of a TOKEN_NUMBER of one to four digits, else -1 */
    char fold[16];     /* of a word: as fold_text gives it, "" when longer. Of a sign:
                          itself when ASCII; "-" for any dash or arrow, "'" for any
                          apostrophe or prime, "*" for any bullet, else "" */
};

/* Cuts text (bytes of any origin) into tokens: runs of letters with their marks, runs
 * of ASCII digits, and signs of one character; spaces of any kind, tabs too, only part
 * them. Returns their number; the array has one more, a TOKEN_END of length 0 at the
 * end of the text, so that looking one ahead is always right. */
size_t token_read(struct arena *arena, const char *text, size_t len,
                  struct token **tokens);

/* Is it that word, or that sign, by its fold? */
bool token_is(const struct token *token, const char *fold);
/* Is it one of these, separated by single spaces? Returns its rank from 1, else 0. */
int token_among(const struct token *token, const char *words);

#endif
