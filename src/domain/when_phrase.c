/* Days counted from today: demain, vendredi en huit, dans 15 jours, fin novembre. */
#include "domain/when_private.h"

#include <string.h>

#define MOST_DAYS 3660 /* ten years: beyond, the number is not a date */

static size_t found(struct phrase *phrase, struct date date, size_t used)
{
    *phrase = (struct phrase){.found = WHEN_FOUND, .date = date};
    return used;
}

/* matin, soir, après-midi after a day. */
static size_t read_part_of_day(const struct token *tokens)
{
    if (token_among(&tokens[0], "matin soir midi"))
        return 1;
    if (!token_is(&tokens[0], "apres"))
        return 0;
    size_t at = token_is(&tokens[1], "-") ? 2 : 1;
    return token_is(&tokens[at], "midi") ? at + 1 : 0;
}

static size_t read_today(const struct token *tokens, struct date today,
                         struct phrase *phrase)
{
    if (token_is(&tokens[0], "aujourd") && token_is(&tokens[1], "'") &&
        token_is(&tokens[2], "hui"))
        return found(phrase, today, 3);
    if (token_is(&tokens[0], "ce") || token_is(&tokens[0], "cet")) {
        size_t part = read_part_of_day(tokens + 1);
        return part > 0 ? found(phrase, today, 1 + part) : 0;
    }
    if (token_is(&tokens[0], "demain"))
        return found(phrase, date_add_days(today, 1), 1 + read_part_of_day(tokens + 1));
    if (!token_is(&tokens[0], "apres"))
        return 0;
    size_t at = token_is(&tokens[1], "-") ? 2 : 1;
    if (!token_is(&tokens[at], "demain"))
        return 0;
    return found(phrase, date_add_days(today, 2),
                 at + 1 + read_part_of_day(tokens + at + 1));
}

/* The first such day of the week, `least` days from today or more. */
static struct date next_weekday(struct date today, int weekday, int least)
{
    int ahead = (weekday - date_weekday(today) - least) % 7;
    return date_add_days(today, least + (ahead < 0 ? ahead + 7 : ahead));
}

/* vendredi, ce vendredi, vendredi matin, vendredi prochain, vendredi en huit. */
static size_t read_weekday(const struct token *tokens, struct date today,
                           struct phrase *phrase)
{
    size_t used = token_is(&tokens[0], "ce") ? 1 : 0;
    int weekday;
    if (!phrase_is_weekday(&tokens[used], &weekday))
        return 0;
    struct date date = next_weekday(today, weekday, used > 0 ? 0 : 1);
    used++;
    used += read_part_of_day(tokens + used);
    if (token_is(&tokens[used], "prochain")) {
        used++;
    } else if (token_is(&tokens[used], "qui") && token_is(&tokens[used + 1], "vient")) {
        used += 2;
    } else if (token_is(&tokens[used], "en") &&
               token_among(&tokens[used + 1], "huit quinze")) {
        date = date_add_days(date, token_is(&tokens[used + 1], "huit") ? 7 : 14);
        used += 2;
    }
    return found(phrase, date, used);
}

enum unit { UNIT_NONE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

static enum unit unit_of(const struct token *token)
{
    static const char *const words[] = {
        [UNIT_HOUR] = "heure heures h",       [UNIT_DAY] = "jour jours j",
        [UNIT_WEEK] = "semaine semaines sem", [UNIT_MONTH] = "mois",
        [UNIT_YEAR] = "an ans annee annees",
    };
    for (enum unit unit = UNIT_HOUR; unit <= UNIT_YEAR; unit++)
        if (token_among(token, words[unit]))
            return unit;
    return UNIT_NONE;
}

/* Days, or months for the longer units; hours that do not make a day are none. */
static bool add_units(struct date today, int count, enum unit unit, struct date *date)
{
    static const int days[] = {[UNIT_DAY] = 1, [UNIT_WEEK] = 7};
    static const int months[] = {[UNIT_MONTH] = 1, [UNIT_YEAR] = 12};
    if (unit == UNIT_NONE || count > MOST_DAYS)
        return false;
    if (unit >= UNIT_MONTH) {
        bool near = count * months[unit] <= MOST_DAYS / 30;
        *date = near ? date_add_months(today, count * months[unit]) : today;
        return near;
    }
    int ahead = unit == UNIT_HOUR ? count / 24 : count * days[unit];
    *date = date_add_days(today, ahead <= MOST_DAYS ? ahead : 0);
    return ahead <= MOST_DAYS;
}

/* « huit jours » and « quinze jours », in words, are one week and two. */
static int said_days(const struct token *count, int said)
{
    bool counts_both_ends = token_is(count, "huit") || token_is(count, "quinze");
    return counts_both_ends ? said - 1 : said;
}

/* dans 3 semaines, sous 48 h, d'ici 15 jours (from « ici »), dans une quinzaine. */
static size_t read_within(const struct token *tokens, struct date today,
                          struct phrase *phrase)
{
    if (!token_among(&tokens[0], "dans sous ici"))
        return 0;
    if (token_among(&tokens[1], "huitaine quinzaine")) {
        bool week = token_is(&tokens[1], "huitaine");
        return found(phrase, date_add_days(today, week ? 7 : 14), 2);
    }
    int count;
    struct date date;
    if (!phrase_is_count(&tokens[1], &count))
        return 0;
    if (token_is(&tokens[2], "quinzaine"))
        return found(phrase, date_add_days(today, 14), 3);
    enum unit unit = unit_of(&tokens[2]);
    count = unit == UNIT_DAY ? said_days(&tokens[1], count) : count;
    return add_units(today, count, unit, &date) ? found(phrase, date, 3) : 0;
}

/* --- weeks and months ------------------------------------------------------------- */

enum part { PART_WHOLE, PART_START, PART_MIDDLE, PART_END };

/* début, mi, milieu, fin; with the « de », « du », « de la » that follows. */
static size_t read_part(const struct token *tokens, enum part *part)
{
    static const enum part parts[] = {PART_START, PART_MIDDLE, PART_MIDDLE, PART_END};
    int rank = token_among(&tokens[0], "debut mi milieu fin");
    if (rank == 0) {
        *part = PART_WHOLE;
        return 0;
    }
    *part = parts[rank - 1];
    size_t used = 1;
    used += token_is(&tokens[used], "-");
    used += token_among(&tokens[used], "de du d") != 0;
    used += token_is(&tokens[used], "'");
    used += token_is(&tokens[used], "la");
    used += token_is(&tokens[used], "l");
    used += token_is(&tokens[used], "'");
    return used;
}

static struct date in_month(int year, int month, enum part part)
{
    static const int days[] = {[PART_START] = 5, [PART_MIDDLE] = 15};
    struct date date = {year, month, date_month_days(year, month)};
    if (part == PART_START || part == PART_MIDDLE)
        date.day = days[part];
    return date;
}

/* fin novembre, mi-déc., début mars 2027; en novembre, courant novembre. */
static size_t read_part_of_month(const struct token *tokens, struct date today,
                                 struct phrase *phrase)
{
    enum part part;
    size_t before = read_part(tokens, &part);
    if (before == 0 && token_among(&tokens[0], "en courant"))
        before = 1;
    int month;
    size_t used = before > 0 ? phrase_read_month(tokens + before, &month) : 0;
    if (used == 0)
        return 0;
    used += before;
    struct date date = in_month(today.year, month, part);
    const struct token *year = &tokens[used];
    if (year->kind == TOKEN_NUMBER && year->len == 4 && year->number >= 1900 &&
        year->number < 3000)
        return found(phrase, in_month(year->number, month, part), used + 1);
    if (date_compare(date, today) < 0)
        date = in_month(today.year + 1, month, part);
    return found(phrase, date, used);
}

/* ce mois-ci, fin du mois, fin de mois, début du mois prochain, le mois prochain. */
static size_t read_month(const struct token *tokens, size_t before, enum part part,
                         struct date today, struct phrase *phrase)
{
    if (!token_is(&tokens[before], "mois"))
        return 0;
    size_t used = before + 1;
    bool next = token_is(&tokens[used], "prochain");
    bool this = before > 0 && token_is(&tokens[before - 1], "ce");
    if (part == PART_WHOLE && !next && !this)
        return 0;
    used += next;
    if (token_is(&tokens[used], "-") && token_is(&tokens[used + 1], "ci"))
        used += 2;
    struct date first = {today.year, today.month, 1};
    first = date_add_months(first, next ? 1 : 0);
    struct date date = in_month(first.year, first.month, part);
    if (date_compare(date, today) < 0) { /* « début du mois », once it is over */
        first = date_add_months(first, 1);
        date = in_month(first.year, first.month, part);
    }
    return found(phrase, date, used);
}

/* cette semaine, la semaine prochaine, fin de semaine, en début de semaine prochaine.
 */
static size_t read_week(const struct token *tokens, size_t before, enum part part,
                        struct date today, struct phrase *phrase)
{
    static const int days[] = {
        [PART_WHOLE] = 4, [PART_START] = 0, [PART_MIDDLE] = 2, [PART_END] = 4};
    if (!token_is(&tokens[before], "semaine"))
        return 0;
    bool next = token_is(&tokens[before + 1], "prochaine");
    bool this = before > 0 && token_among(&tokens[before - 1], "cette la");
    if (part == PART_WHOLE && !next && !this)
        return 0;
    int monday = date_serial(today) - date_weekday(today);
    int day = monday + days[part] + (next ? 7 : 0);
    if (day < date_serial(today))
        day += 7;
    return found(phrase, date_from_serial(day), before + 1 + next);
}

static size_t read_period(const struct token *tokens, struct date today,
                          struct phrase *phrase)
{
    enum part part;
    size_t before = read_part(tokens, &part);
    if (part == PART_END && token_among(&tokens[before], "annee an"))
        return found(phrase, (struct date){today.year, 12, 31}, before + 1);
    int year = tokens[before].number;
    if (part == PART_END && year >= 1900 && year < 3000)
        return found(phrase, (struct date){year, 12, 31}, before + 1);
    if (token_among(&tokens[before], "ce cette"))
        before++;
    else if (before == 0 && token_is(&tokens[0], "dans") && token_is(&tokens[1], "la"))
        before = 2;
    size_t used = read_week(tokens, before, part, today, phrase);
    return used > 0 ? used : read_month(tokens, before, part, today, phrase);
}

/* ce week-end, le week-end prochain: its Sunday. */
static size_t read_weekend(const struct token *tokens, struct date today,
                           struct phrase *phrase)
{
    bool this = token_is(&tokens[0], "ce");
    size_t used = this ? 1 : 0;
    if (token_is(&tokens[used], "weekend")) {
        used++;
    } else if (token_is(&tokens[used], "week")) {
        used++;
        used += token_is(&tokens[used], "-");
        if (!token_is(&tokens[used++], "end"))
            return 0;
    } else {
        return 0;
    }
    bool next = token_is(&tokens[used], "prochain");
    found(phrase, next_weekday(today, 6, 0), used + next);
    phrase->shy = this || next ? SHY_NOT : SHY_ARTICLE;
    return used + next;
}

/* Is the number at tokens[0] on its own: no unit, no fraction, no hour after it? */
static bool stands_alone(const struct token *next)
{
    if (next->kind == TOKEN_NUMBER || next->kind == TOKEN_WORD)
        return token_is(next, "prochain");
    bool closing = next->kind == TOKEN_SIGN && next->fold[0] != '\0' &&
                   strchr(".,;:!?)", next->fold[0]);
    return !next->glued ||
           (closing && !(next[1].glued && next[1].kind == TOKEN_NUMBER));
}

/* le 15: of this month or of the first one that has it, from today on. */
static size_t read_day_alone(const struct token *tokens, struct date today,
                             struct phrase *phrase)
{
    int day = tokens[0].number;
    bool number = tokens[0].kind == TOKEN_NUMBER && day >= 1 && day <= 31;
    if (!number)
        return 0;
    size_t used = token_is(&tokens[1], "er") && tokens[1].glued ? 2 : 1;
    if (!stands_alone(&tokens[used]))
        return 0;
    used += token_is(&tokens[used], "prochain");
    struct date date = {today.year, today.month, day};
    while (!date_valid(date) || date_compare(date, today) < 0)
        date = (struct date){date.year + date.month / 12, date.month % 12 + 1, day};
    *phrase = (struct phrase){WHEN_FOUND, date, SHY_ARTICLE};
    return used;
}

/* vendredi 27 */
static size_t read_weekday_and_day(const struct token *tokens, struct date today,
                                   struct phrase *phrase)
{
    int weekday;
    if (!phrase_is_weekday(&tokens[0], &weekday))
        return 0;
    size_t used = read_day_alone(tokens + 1, today, phrase);
    phrase->shy = SHY_NOT;
    if (used > 0 && date_weekday(phrase->date) != weekday)
        phrase->found = WHEN_WEEKDAY;
    return used > 0 ? used + 1 : 0;
}

size_t phrase_read(const struct token *tokens, struct date today, struct phrase *phrase)
{
    static size_t (*const readers[])(const struct token *, struct date,
                                     struct phrase *) = {
        phrase_read_day, read_today,   read_weekday_and_day,
        read_weekday,    read_within,  read_part_of_month,
        read_period,     read_weekend, read_day_alone,
    };
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        size_t used = readers[i](tokens, today, phrase);
        if (used > 0)
            return used;
    }
    return 0;
}
