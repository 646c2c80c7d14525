#include "domain/token.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"

enum look { LOOK_SPACE, LOOK_DIGIT, LOOK_LETTER, LOOK_SIGN };

struct sign {
    uint32_t code;
    char fold;
};

/* Dashes and arrows part two hours alike; every bullet opens an item alike. */
static const struct sign signs[] = {
    {0x2010, '-'},  {0x2011, '-'},         {0x2012, '-'},  {0x2013, '-'},
    {0x2014, '-'},  {0x2015, '-'},         {0x2212, '-'},  {0x2192, '-'},
    {0x21D2, '-'},  {0x27A1, '-'},         {0x279C, '-'},  {0x2794, '-'},
    {0x2019, '\''}, {0x2018, '\''},        {0x02BC, '\''}, {0x2032, '\''},
    {0x2022, '*'},  {0x25E6, '*'},         {0x25AA, '*'},  {0x25CF, '*'},
    {0x25CB, '*'},  {0x25A0, '*'},         {0x25B8, '*'},  {0x25BA, '*'},
    {0x2023, '*'},  {0x2043, '*'},         {0x27A4, '*'},  {0x2713, '*'},
    {0x2714, '*'},  {0x2610, '*'},         {0x00B7, '*'},  {0xF0B7, '*'},
    {0xF0A7, '*'},  {UTF8_REPLACEMENT, 0},
};

static bool is_space(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 ||
           code == 0x1680 || (code >= 0x2000 && code <= 0x200B) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2060 ||
           code == 0x3000 || code == 0xFEFF;
}

static enum look look_of(uint32_t code, char *fold)
{
    *fold = 0;
    if (is_space(code))
        return LOOK_SPACE;
    if (code < 0x80) {
        *fold = (char)code;
        bool letter = (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
        return code >= '0' && code <= '9' ? LOOK_DIGIT
               : letter                   ? LOOK_LETTER
                                          : LOOK_SIGN;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].code == code) {
            *fold = signs[i].fold;
            return LOOK_SIGN;
        }
    }
    bool symbol = code < 0xC0 || (code >= 0x2000 && code < 0x2C00) || code >= 0x1F000;
    return symbol ? LOOK_SIGN : LOOK_LETTER;
}

static void fold_word(struct token *token, const char *text)
{
    char word[64] = "";
    if (token->len >= sizeof word)
        return;
    memcpy(word, text, token->len);
    struct str fold = {0};
    fold_text(&fold, word);
    if (fold.len < sizeof token->fold)
        str_copy(token->fold, sizeof token->fold, str_text(&fold));
    str_free(&fold);
}

static void value_number(struct token *token, const char *text)
{
    token->number = token->len > 4 ? -1 : 0;
    for (size_t i = 0; i < token->len && token->number >= 0; i++)
        token->number = token->number * 10 + (text[i] - '0');
}

/* The token that begins at `at`: as many characters of its look as follow. */
static struct token one_token(const char *text, size_t at, size_t len)
{
    uint32_t code;
    size_t bytes = utf8_decode(text + at, len - at, &code);
    struct token token = {.start = at, .len = bytes, .number = -1};
    char sign;
    enum look look = look_of(code, &sign);
    if (look == LOOK_SIGN) {
        token.kind = TOKEN_SIGN;
        token.fold[0] = sign;
        return token;
    }
    char ignored;
    while ((bytes = utf8_decode(text + at + token.len, len - at - token.len, &code)) >
               0 &&
           look_of(code, &ignored) == look)
        token.len += bytes;
    if (look == LOOK_DIGIT) {
        token.kind = TOKEN_NUMBER;
        value_number(&token, text + at);
    } else {
        token.kind = TOKEN_WORD;
        fold_word(&token, text + at);
    }
    return token;
}

size_t token_read(struct arena *arena, const char *text, size_t len,
                  struct token **tokens)
{
    VEC(struct token) list = {0};
    size_t after = len + 1; /* where the token before ended */
    for (size_t at = 0; at < len;) {
        uint32_t code;
        char sign;
        size_t bytes = utf8_decode(text + at, len - at, &code);
        if (look_of(code, &sign) == LOOK_SPACE) {
            at += bytes;
            continue;
        }
        struct token token = one_token(text, at, len);
        token.glued = token.start == after;
        at = after = token.start + token.len;
        vec_push(&list, token);
    }
    struct token end = {.kind = TOKEN_END, .start = len, .number = -1};
    vec_push(&list, end);
    *tokens = arena_alloc(arena, list.n * sizeof *list.at);
    memcpy(*tokens, list.at, list.n * sizeof *list.at);
    size_t count = list.n - 1;
    vec_free(&list);
    return count;
}

bool token_is(const struct token *token, const char *fold)
{
    return (token->kind == TOKEN_WORD || token->kind == TOKEN_SIGN) &&
           token->fold[0] != '\0' && str_equal(token->fold, fold);
}

int token_among(const struct token *token, const char *words)
{
    if (token->kind != TOKEN_WORD || token->fold[0] == '\0')
        return 0;
    size_t len = strlen(token->fold);
    int rank = 1;
    for (const char *at = words; *at != '\0'; rank++) {
        size_t word = strcspn(at, " ");
        if (word == len && memcmp(at, token->fold, len) == 0)
            return rank;
        at += word;
        at += *at == ' ';
    }
    return 0;
}
