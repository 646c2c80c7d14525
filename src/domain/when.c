#include "domain/when.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "domain/when_private.h"

/* What stands before a date, and says whether it is the day something is due. */
struct introduction {
    size_t tokens; /* how many, to cut with the date */
    bool strong;   /* avant, d'ici, pour, dès, au plus tard */
    bool article;  /* le, au */
    bool loose;    /* pour: « pour 2-3 personnes » introduces no date */
    bool foreign;  /* du, de, depuis, tous les: the date of something else */
};

/* The word `back` tokens before `at`; a token of no kind before the first. */
static const struct token *before(const struct token *tokens, size_t at, size_t back)
{
    static const struct token none = {.kind = TOKEN_END, .number = -1};
    return at >= back ? &tokens[at - back] : &none;
}

static bool elided(const struct token *tokens, size_t at, size_t back,
                   const char *letter)
{
    return token_is(before(tokens, at, back), "'") &&
           token_is(before(tokens, at, back + 1), letter);
}

/* le, la, l', au, à, en just before the date. */
static void read_article(const struct token *tokens, size_t at,
                         struct introduction *intro)
{
    const struct token *word = before(tokens, at, 1);
    intro->article = token_among(word, "le au") != 0;
    if (intro->article || token_among(word, "la a en"))
        intro->tokens = 1;
    else if (elided(tokens, at, 1, "l"))
        intro->tokens = 2;
    if (intro->tokens == 1 && token_is(word, "la") &&
        token_is(before(tokens, at, 2), "a"))
        intro->tokens = 2;
}

static bool is_foreign(const struct token *tokens, size_t at, size_t back)
{
    const struct token *word = before(tokens, at, back);
    return token_among(word, "du de depuis chaque tous les ces") ||
           elided(tokens, at, back, "d");
}

static struct introduction introduce(const struct token *tokens, size_t at)
{
    struct introduction intro = {0};
    read_article(tokens, at, &intro);
    size_t next = intro.tokens + 1;
    const struct token *word = before(tokens, at, next);
    if (token_is(&tokens[at], "ici") && elided(tokens, at, 1, "d")) {
        intro.tokens = 2;
        intro.strong = true;
    } else if (token_is(word, "ici") && elided(tokens, at, next + 1, "d")) {
        intro.tokens += 3;
        intro.strong = true;
    } else if (token_is(word, "tard") &&
               token_is(before(tokens, at, next + 1), "plus") &&
               token_is(before(tokens, at, next + 2), "au")) {
        intro.tokens += 3;
        intro.strong = true;
    } else if (token_among(word, "avant pour des")) {
        intro.loose = token_is(word, "pour");
        intro.tokens += 1;
        intro.strong = true;
    } else if (elided(tokens, at, next, "jusqu")) {
        intro.tokens += 2;
        intro.strong = true;
    } else if (token_is(word, "vers")) {
        intro.tokens += 1;
    }
    intro.foreign = !intro.strong && is_foreign(tokens, at, next);
    return intro;
}

/* « vendredi au plus tard » */
static size_t at_the_latest(const struct token *tokens)
{
    return token_is(&tokens[0], "au") && token_is(&tokens[1], "plus") &&
                   token_is(&tokens[2], "tard")
               ? 3
               : 0;
}

static bool shy_enough(const struct phrase *phrase, const struct introduction *intro,
                       bool alone)
{
    switch (phrase->shy) {
    case SHY_NOT:
        return true;
    case SHY_ALONE:
        return intro->article || alone || (intro->strong && !intro->loose);
    case SHY_ARTICLE:
        return intro->article;
    }
    return false;
}

/* Reads the date at token `at`; returns the tokens it takes, 0 for none. */
static size_t candidate(const struct token *tokens, size_t count, size_t at,
                        struct date today, struct when *when, bool *strong)
{
    struct phrase phrase;
    size_t used = phrase_read(tokens + at, today, &phrase);
    if (used == 0)
        return 0;
    struct introduction intro = introduce(tokens, at);
    if (intro.foreign || !shy_enough(&phrase, &intro, used == count))
        return 0;
    size_t tail = at_the_latest(tokens + at + used);
    const struct token *last = &tokens[at + used - 1];
    const struct token *cut = &tokens[at + used + tail - 1];
    *when = (struct when){.found = phrase.found, .date = phrase.date};
    when->said = tokens[at].start;
    when->said_len = last->start + last->len - when->said;
    when->start = tokens[at - intro.tokens].start;
    when->len = cut->start + cut->len - when->start;
    *strong = intro.strong || tail > 0;
    return used + tail;
}

bool when_read(const char *text, struct date today, struct when *when)
{
    struct arena arena = {0};
    struct token *tokens;
    size_t count = token_read(&arena, text, strlen(text), &tokens);
    *when = (struct when){.found = WHEN_NONE};
    bool best_strong = false;
    for (size_t at = 0; at < count;) {
        struct when found;
        bool strong = false;
        size_t used = candidate(tokens, count, at, today, &found, &strong);
        if (used > 0 && (strong || !best_strong)) {
            *when = found;
            best_strong = strong;
        }
        at += used > 0 ? used : 1;
    }
    arena_free(&arena);
    return when->found == WHEN_FOUND;
}

/* --- cutting ------------------------------------------------------------------ */

/* Bytes of the character that ends text[0..len) when it is a space, or one of signs. */
static size_t ends_with(const char *text, size_t len, const char *signs)
{
    static const char *const spaces[] = {"\u00a0", "\u202f", "–", "—"};
    if (len > 0 &&
        (text[len - 1] == ' ' || text[len - 1] == '\t' || strchr(signs, text[len - 1])))
        return 1;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        size_t bytes = strlen(spaces[i]);
        bool dash = i >= 2;
        if (len >= bytes && memcmp(text + len - bytes, spaces[i], bytes) == 0 &&
            (!dash || *signs != '\0'))
            return bytes;
    }
    return 0;
}

static size_t trimmed(const char *text, size_t len, const char *signs)
{
    for (size_t bytes; len > 0 && (bytes = ends_with(text, len, signs)) > 0;)
        len -= bytes;
    return len;
}

const char *when_cut(struct arena *arena, const char *text, const struct when *when)
{
    if (when->found == WHEN_NONE)
        return arena_strdup(arena, text);
    size_t head = trimmed(text, when->start, "");
    const char *tail = text + when->start + when->len;
    tail += strspn(tail, " \t");
    if (head > 0 && text[head - 1] == '(' && *tail == ')') {
        head--;
        tail++;
    }
    bool last = tail[strspn(tail, " \t.,;")] == '\0';
    head = trimmed(text, head, last || strchr(",;", *tail) ? ",;:-" : "");
    tail += strspn(tail, " \t");
    tail = last ? "" : tail;
    tail += head == 0 ? strspn(tail, " \t,;:-") : 0;
    bool joined = head == 0 || *tail == '\0' || strchr(",;.)", *tail);
    return arena_printf(arena, "%.*s%s%s", (int)head, text, joined ? "" : " ", tail);
}

bool when_refuse(const char *text, const struct when *when, struct err *err)
{
    char said[64];
    size_t len = when->said_len < sizeof said ? when->said_len : sizeof said - 1;
    memcpy(said, text + when->said, len);
    said[len] = '\0';
    if (when->found == WHEN_IMPOSSIBLE) {
        return err_set(
            err, ERR_INPUT,
            _("« %s » n’existe pas dans le calendrier : corrigez le jour ou le "
              "mois."),
            said);
    }
    return err_set(
        err, ERR_INPUT,
        _("« %s » ne tombe pas ce jour-là : c’est un %s. Corrigez le jour ou la date."),
        said, date_weekday_name(date_weekday(when->date)));
}
