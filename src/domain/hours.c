#include "domain/hours.h"

#define DAY (24 * 60)
#define HOUR_WORDS "h heure heures hrs hr"
#define MINUTE_WORDS "min mn minute minutes mins"

static bool is_number(const struct token *token, int most)
{
    return token->kind == TOKEN_NUMBER && token->len <= 2 && token->number <= most;
}

/* The minutes after « 9h »: glued, or apart when they are two digits that no word
 * follows, unless the h itself stands apart as in « 9 h 15 ». */
static size_t read_minutes(const struct token *tokens, bool apart, int *minutes)
{
    *minutes = 0;
    if (!is_number(&tokens[0], 59))
        return 0;
    bool minute_word = token_among(&tokens[1], MINUTE_WORDS) != 0;
    bool free = tokens[0].len == 2 && (apart || tokens[1].kind != TOKEN_WORD) &&
                !minute_word && !token_is(&tokens[1], "'");
    if (!tokens[0].glued && !free)
        return 0;
    *minutes = tokens[0].number;
    return minute_word && tokens[1].glued ? 2 : 1;
}

/* « 9h », « 9 heures », « 9h15 ». */
static size_t read_h(const struct token *tokens, int *minutes)
{
    if (!is_number(&tokens[0], 24) || token_among(&tokens[1], HOUR_WORDS) == 0)
        return 0;
    int extra;
    size_t more = read_minutes(tokens + 2, !tokens[1].glued, &extra);
    *minutes = tokens[0].number * 60 + extra;
    return *minutes <= DAY ? 2 + more : 0;
}

/* « 09:15 », and « 09:15:00 »; `sign` is ":" or, between the ends of a range, ".". */
static size_t read_signed(const struct token *tokens, const char *sign, int *minutes)
{
    if (!is_number(&tokens[0], 24) || !token_is(&tokens[1], sign) || !tokens[1].glued ||
        !is_number(&tokens[2], 59) || !tokens[2].glued || tokens[2].len != 2)
        return 0;
    *minutes = tokens[0].number * 60 + tokens[2].number;
    bool seconds = token_is(&tokens[3], sign) && tokens[3].glued &&
                   is_number(&tokens[4], 59) && tokens[4].glued;
    return *minutes > DAY ? 0 : seconds ? 5 : 3;
}

size_t hours_read_one(const struct token *tokens, int *minutes)
{
    if (token_is(&tokens[0], "midi") || token_is(&tokens[0], "minuit")) {
        *minutes = token_is(&tokens[0], "midi") ? DAY / 2 : DAY;
        bool half = token_is(&tokens[1], "et") && token_among(&tokens[2], "demi demie");
        *minutes += half && *minutes < DAY ? 30 : 0;
        return half ? 3 : 1;
    }
    size_t used = read_h(tokens, minutes);
    return used > 0 ? used : read_signed(tokens, ":", minutes);
}

/* What stands between the two hours of a range. */
static size_t read_between(const struct token *tokens, bool among)
{
    if (token_among(tokens, "a au") || (among && token_is(tokens, "et")))
        return 1;
    if (token_among(tokens, "jusqu jusque")) {
        size_t at = token_is(&tokens[1], "'") ? 2 : 1;
        return token_among(&tokens[at], "a au") ? at + 1 : 0;
    }
    size_t used = 0;
    while (token_is(&tokens[used], "-") || token_is(&tokens[used], ">") ||
           token_is(&tokens[used], "/") || token_is(&tokens[used], "|"))
        used++;
    return used > 0 && token_is(&tokens[used], "a") ? used + 1 : used;
}

/* A day's evening goes on after midnight; any other end before its start is a slip of
 * the pen that the reader of the programme names. */
static int end_after(int start, int end)
{
    return end < start && start >= 18 * 60 && end <= 6 * 60 ? end + DAY : end;
}

/* « 9-10h », « 9 à 10 h », « 9h-10 », « 9.15-9.30 »: one end lends its h to the other.
 */
static size_t read_lent(const struct token *tokens, bool among, struct hours *hours)
{
    int start, end;
    size_t first = read_signed(tokens, ".", &start);
    size_t between = first > 0 ? read_between(tokens + first, among) : 0;
    size_t last = between > 0 ? read_signed(tokens + first + between, ".", &end) : 0;
    if (last == 0 && is_number(&tokens[0], 24)) {
        first = 1;
        start = tokens[0].number * 60;
        between = read_between(tokens + 1, among);
        last = between > 0 ? read_h(tokens + 1 + between, &end) : 0;
        last = last > 0 && end > start && !token_is(&tokens[1], "/") ? last : 0;
    }
    if (last == 0)
        return 0;
    *hours = (struct hours){start, end_after(start, end)};
    return first + between + last;
}

/* « 9h-10 », where nothing that would make 10 something else follows. */
static size_t read_bare_end(const struct token *tokens, int start, int *end)
{
    if (!is_number(&tokens[0], 24) || tokens[0].number * 60 <= start ||
        !tokens[0].glued || tokens[1].kind == TOKEN_WORD || token_is(&tokens[1], "/") ||
        token_is(&tokens[1], "'"))
        return 0;
    *end = tokens[0].number * 60;
    return 1;
}

static size_t read_range(const struct token *tokens, bool among, struct hours *hours)
{
    size_t used = hours_read_one(tokens, &hours->start);
    if (used == 0)
        return read_lent(tokens, among, hours);
    hours->end = -1;
    size_t between = read_between(tokens + used, among);
    if (between == 0)
        return used;
    int end;
    size_t last = hours_read_one(tokens + used + between, &end);
    if (last == 0)
        last = read_bare_end(tokens + used + between, hours->start, &end);
    if (last == 0)
        return used;
    hours->end = end_after(hours->start, end);
    return used + between + last;
}

size_t hours_read(const struct token *tokens, struct hours *hours)
{
    size_t before = 0;
    if (token_is(&tokens[0], "a") && token_is(&tokens[1], "partir")) {
        before = 3;
        if (!token_among(&tokens[2], "de d du"))
            return 0;
    } else if (token_among(&tokens[0], "de des a vers entre")) {
        before = 1;
    }
    bool among = before > 0 && token_is(&tokens[0], "entre");
    size_t used = read_range(tokens + before, among, hours);
    return used > 0 ? before + used : 0;
}

static size_t read_spelled(const struct token *tokens, int *minutes)
{
    if (!token_is(&tokens[0], "une"))
        return 0;
    if (token_is(&tokens[1], "demi")) {
        size_t at = token_is(&tokens[2], "-") ? 3 : 2;
        *minutes = 30;
        return token_is(&tokens[at], "heure") ? at + 1 : 0;
    }
    if (!token_is(&tokens[1], "heure"))
        return 0;
    bool half = token_is(&tokens[2], "et") && token_among(&tokens[3], "demi demie");
    *minutes = half ? 90 : 60;
    return half ? 4 : 2;
}

static size_t read_plain(const struct token *tokens, int *minutes)
{
    const struct token *unit = &tokens[1];
    if (tokens[0].kind == TOKEN_NUMBER && tokens[0].number > 0 &&
        tokens[0].number <= DAY) {
        bool prime = token_is(unit, "'") && unit->glued;
        if (prime || token_among(unit, MINUTE_WORDS)) {
            *minutes = tokens[0].number;
            return 2;
        }
    }
    size_t used = read_h(tokens, minutes);
    return used > 0 && *minutes > 0 ? used : read_spelled(tokens, minutes);
}

size_t hours_read_duration(const struct token *tokens, int *minutes)
{
    size_t before = 0;
    while (token_among(&tokens[before], "duree environ env") ||
           token_is(&tokens[before], "~") ||
           (before > 0 && token_is(&tokens[before], ":")))
        before++;
    size_t used = read_plain(tokens + before, minutes);
    return used > 0 ? before + used : 0;
}
