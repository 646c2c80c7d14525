/* Days of the calendar: 22/11, 22/11/2026, 2026-11-22, vendredi 27 novembre, 1er mars.
 */
#include "domain/when_private.h"

#include <string.h>

#define FULL_WEEKDAYS "lundi mardi mercredi jeudi vendredi samedi dimanche"
#define SHORT_WEEKDAYS "lun mar mer jeu ven sam dim"

struct calendar {
    int day, month;
    int year;    /* 0: not said */
    int weekday; /* -1: not said */
    bool timid;
};

size_t phrase_read_month(const struct token *tokens, int *month)
{
    static const char *const names[] = {"janvier janv jan",
                                        "fevrier fevr fev",
                                        "mars",
                                        "avril avr",
                                        "mai",
                                        "juin",
                                        "juillet juil",
                                        "aout",
                                        "septembre sept sep",
                                        "octobre oct",
                                        "novembre nov",
                                        "decembre dec"};
    for (int i = 0; i < 12; i++) {
        int rank = token_among(&tokens[0], names[i]);
        if (rank > 0) {
            *month = i + 1;
            return rank > 1 && token_is(&tokens[1], ".") && tokens[1].glued ? 2 : 1;
        }
    }
    return 0;
}

bool phrase_is_weekday(const struct token *token, int *weekday)
{
    *weekday = token_among(token, FULL_WEEKDAYS) - 1;
    return *weekday >= 0;
}

bool phrase_is_count(const struct token *token, int *count)
{
    static const char *const words = "un deux trois quatre cinq six sept huit neuf dix "
                                     "onze douze treize quatorze quinze";
    *count = token->kind == TOKEN_NUMBER ? token->number : token_among(token, words);
    if (token_is(token, "une"))
        *count = 1;
    else if (token_is(token, "vingt"))
        *count = 20;
    else if (token_is(token, "trente"))
        *count = 30;
    return *count > 0;
}

static bool is_number(const struct token *token, size_t digits)
{
    return token->kind == TOKEN_NUMBER && token->len <= digits && token->number >= 0;
}

/* 2026-11-22 */
static size_t read_iso(const struct token *tokens, struct calendar *out)
{
    if (tokens[0].kind != TOKEN_NUMBER || tokens[0].len != 4 ||
        !token_is(&tokens[1], "-") || !tokens[1].glued || !is_number(&tokens[2], 2) ||
        !tokens[2].glued || !token_is(&tokens[3], "-") || !tokens[3].glued ||
        !is_number(&tokens[4], 2) || !tokens[4].glued)
        return 0;
    *out = (struct calendar){tokens[4].number, tokens[2].number, tokens[0].number, -1,
                             false};
    return 5;
}

/* Is it 1/2, 2/3, 3/4, 24/7: a part of something, or every day? */
static bool is_fraction(int day, int month)
{
    return (day < month && month <= 4) || (day == 24 && month == 7);
}

/* 22/11, 22-11, 22/11/26, 22.11.2026: the same sign twice, nothing apart. */
static size_t read_numeric(const struct token *tokens, struct calendar *out)
{
    if (!is_number(&tokens[0], 2) || tokens[1].kind != TOKEN_SIGN || !tokens[1].glued ||
        tokens[1].fold[0] == '\0' || !strchr("/-.", tokens[1].fold[0]) ||
        !is_number(&tokens[2], 2) || !tokens[2].glued)
        return 0;
    const char *sign = tokens[1].fold;
    *out = (struct calendar){tokens[0].number, tokens[2].number, 0, -1, false};
    bool year = token_is(&tokens[3], sign) && tokens[3].glued &&
                tokens[4].kind == TOKEN_NUMBER && tokens[4].glued &&
                (tokens[4].len == 2 || tokens[4].len == 4);
    if (year) {
        out->year = tokens[4].len == 2 ? 2000 + tokens[4].number : tokens[4].number;
        return 5;
    }
    bool more = tokens[3].glued && tokens[3].kind == TOKEN_WORD; /* 9-10h */
    if (*sign == '.' || more || token_is(&tokens[3], "%"))
        return 0;
    out->timid = *sign == '-' || is_fraction(out->day, out->month) || out->day < 1 ||
                 out->day > 31 || out->month < 1 || out->month > 12;
    return 3;
}

/* 2 décembre, 1er mars 2027, premier avril. */
static size_t read_named(const struct token *tokens, struct calendar *out)
{
    bool first = token_is(&tokens[0], "premier");
    if (!first && !is_number(&tokens[0], 2))
        return 0;
    size_t used = 1;
    if (!first && token_is(&tokens[1], "er") && tokens[1].glued)
        used = 2;
    int month;
    size_t month_len = phrase_read_month(tokens + used, &month);
    if (month_len == 0)
        return 0;
    *out = (struct calendar){first ? 1 : tokens[0].number, month, 0, -1, false};
    used += month_len;
    if (tokens[used].kind == TOKEN_NUMBER && tokens[used].len == 4 &&
        tokens[used].number >= 1900 && tokens[used].number < 3000)
        out->year = tokens[used++].number;
    return used;
}

static size_t read_weekday(const struct token *tokens, int *weekday)
{
    if (phrase_is_weekday(&tokens[0], weekday))
        return 1;
    *weekday = token_among(&tokens[0], SHORT_WEEKDAYS) - 1;
    if (*weekday < 0)
        return 0;
    return token_is(&tokens[1], ".") && tokens[1].glued ? 2 : 1;
}

static size_t read_calendar(const struct token *tokens, struct calendar *out)
{
    int weekday;
    size_t before = read_weekday(tokens, &weekday);
    if (before > 0 && token_is(&tokens[before], ","))
        before++;
    if (before > 0 && token_is(&tokens[before], "le"))
        before++;
    size_t used = read_iso(tokens + before, out);
    used = used > 0 ? used : read_numeric(tokens + before, out);
    used = used > 0 ? used : read_named(tokens + before, out);
    if (used == 0)
        return 0;
    out->weekday = weekday;
    out->timid = out->timid && before == 0;
    return before + used;
}

/* The first such day from `from` on, when no year is written. */
static struct date dated(const struct calendar *calendar, struct date from)
{
    struct date date = {calendar->year, calendar->month, calendar->day};
    if (date.year == 0) {
        date.year = from.year;
        date.year += date_compare(date, from) < 0;
    }
    return date;
}

size_t phrase_read_day(const struct token *tokens, struct date today,
                       struct phrase *phrase)
{
    struct calendar calendar;
    size_t used = read_calendar(tokens, &calendar);
    if (used == 0)
        return 0;
    struct date date = dated(&calendar, today);
    *phrase = (struct phrase){WHEN_FOUND, date, calendar.timid ? SHY_ALONE : SHY_NOT};
    if (!date_valid(date))
        phrase->found = WHEN_IMPOSSIBLE;
    else if (calendar.weekday >= 0 && calendar.weekday != date_weekday(date))
        phrase->found = WHEN_WEEKDAY;
    return used;
}

size_t when_read_calendar(const struct token *tokens, struct date from,
                          struct date *date)
{
    struct phrase phrase;
    size_t used = phrase_read_day(tokens, from, &phrase);
    if (used == 0 || phrase.shy != SHY_NOT || phrase.found == WHEN_IMPOSSIBLE)
        return 0;
    *date = phrase.date;
    return used;
}
