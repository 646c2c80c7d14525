#include "domain/since.h"

#include <string.h>

#include "domain/token.h"
#include "domain/when_private.h"

enum { DAYS_MOST = 36600 }; /* a century: beyond, the number is not a duration */

enum unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

static bool unit_read(const struct token *token, enum unit *unit)
{
    static const char *const words[] = {
        "jour jours j day days", "semaine semaines sem week weeks", "mois month months",
        "an ans annee annees year years"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (token_among(token, words[i])) {
            *unit = (enum unit)i;
            return true;
        }
    }
    return false;
}

static struct date units_before(struct date today, enum unit unit, int count)
{
    switch (unit) {
    case UNIT_DAY:
        return date_add_days(today, -count);
    case UNIT_WEEK:
        return date_add_days(today, -7 * count);
    case UNIT_MONTH:
        return date_add_months(today, -count);
    case UNIT_YEAR:
        return date_add_months(today, -12 * count);
    }
    return today;
}

/* The first day of the week, month or year that holds this one. */
static struct date unit_start(struct date date, enum unit unit)
{
    if (unit == UNIT_WEEK)
        return date_add_days(date, -date_weekday(date));
    if (unit == UNIT_DAY)
        return date;
    return (struct date){date.year, unit == UNIT_YEAR ? 1 : date.month, 1};
}

/* 3 mois, une semaine, 15 j */
static size_t read_duration(const struct token *tokens, struct date today,
                            struct date *date)
{
    static const int days[] = {1, 7, 31, 366};
    int count;
    enum unit unit;
    if (!phrase_is_count(&tokens[0], &count) || !unit_read(&tokens[1], &unit) ||
        count > DAYS_MOST / days[unit])
        return 0;
    *date = units_before(today, unit, count);
    return 2;
}

/* ce mois, cette année; la semaine dernière, l'an passé */
static size_t read_unit(const struct token *tokens, struct date today,
                        struct date *date)
{
    enum unit unit;
    bool now = token_among(&tokens[0], "ce cet cette this");
    if (now && unit_read(&tokens[1], &unit)) {
        *date = unit_start(today, unit);
        return 2;
    }
    if (!unit_read(&tokens[0], &unit) ||
        !token_among(&tokens[1], "dernier derniere passe passee"))
        return 0;
    *date = unit_start(units_before(today, unit, 1), unit);
    return 2;
}

static size_t read_year(const struct token *tokens, struct date *date)
{
    if (tokens[0].kind != TOKEN_NUMBER || tokens[0].len != 4 ||
        tokens[0].number < 1900 || tokens[0].number >= 3000)
        return 0;
    *date = (struct date){tokens[0].number, 1, 1};
    return 1;
}

/* mars, mars 2025 */
static size_t read_month(const struct token *tokens, struct date today,
                         struct date *date)
{
    int month;
    struct date year;
    size_t used = phrase_read_month(tokens, &month);
    if (used == 0)
        return 0;
    if (read_year(tokens + used, &year)) {
        *date = (struct date){year.year, month, 1};
        return used + 1;
    }
    *date = (struct date){today.year - (month > today.month), month, 1};
    return used;
}

/* hier, avant-hier, lundi, lundi dernier */
static size_t read_named_day(const struct token *tokens, struct date today,
                             struct date *date)
{
    int weekday;
    if (token_among(&tokens[0], "hier yesterday")) {
        *date = date_add_days(today, -1);
        return 1;
    }
    if (token_is(&tokens[0], "avant") && token_is(&tokens[2], "hier")) {
        *date = date_add_days(today, -2);
        return 3;
    }
    if (token_is(&tokens[0], "aujourd") && token_is(&tokens[2], "hui")) {
        *date = today;
        return 3;
    }
    if (!phrase_is_weekday(&tokens[0], &weekday))
        return 0;
    int back = (date_weekday(today) - weekday + 6) % 7 + 1;
    *date = date_add_days(today, -back);
    return token_among(&tokens[1], "dernier passe") ? 2 : 1;
}

/* A day of the calendar; without a year, the last one. */
static size_t read_day(const struct token *tokens, struct date today, struct date *date)
{
    struct phrase phrase;
    struct date from = date_add_days(date_add_months(today, -12), 1);
    size_t used = phrase_read_day(tokens, from, &phrase);
    if (used == 0 || phrase.found != WHEN_FOUND || phrase.shy == SHY_ARTICLE)
        return 0;
    *date = phrase.date;
    return used;
}

/* depuis, le, il y a… before the day. */
static size_t skip_word(const struct token *tokens)
{
    if (token_among(&tokens[0], "depuis le la since"))
        return 1;
    if (token_is(&tokens[0], "l") && token_is(&tokens[1], "'"))
        return 2;
    bool ago = token_is(&tokens[0], "il") && token_is(&tokens[1], "y") &&
               token_is(&tokens[2], "a");
    return ago ? 3 : 0;
}

bool since_read(const char *text, struct date today, struct date *date)
{
    struct arena arena = {0};
    struct token *tokens;
    size_t count = token_read(&arena, text, strlen(text), &tokens);
    size_t at = 0;
    for (size_t skipped; (skipped = skip_word(tokens + at)) > 0;)
        at += skipped;
    struct date found = {0};
    size_t used = read_duration(tokens + at, today, &found);
    used = used ? used : read_unit(tokens + at, today, &found);
    used = used ? used : read_month(tokens + at, today, &found);
    used = used ? used : read_named_day(tokens + at, today, &found);
    used = used ? used : read_day(tokens + at, today, &found);
    if (used == 0)
        used = read_year(tokens + at, &found);
    bool whole = used > 0 && at + used == count && date_valid(found);
    if (whole)
        *date = found;
    arena_free(&arena);
    return whole;
}
