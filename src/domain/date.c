#include "domain/date.h"

#include "base/i18n.h"
#include "base/str.h"

static const char *const weekdays[] = {N_("lundi"),   N_("mardi"),    N_("mercredi"),
                                       N_("jeudi"),   N_("vendredi"), N_("samedi"),
                                       N_("dimanche")};
static const char *const short_weekdays[] = {
    N_("lun."), N_("mar."), N_("mer."), N_("jeu."), N_("ven."), N_("sam."), N_("dim.")};
static const char *const months[] = {N_("janvier"), N_("février"),  N_("mars"),
                                     N_("avril"),   N_("mai"),      N_("juin"),
                                     N_("juillet"), N_("août"),     N_("septembre"),
                                     N_("octobre"), N_("novembre"), N_("décembre")};
/* « mars » takes no dot, and so is its own sentence: "mar." is a day. */
static const char *const short_months[] = {
    N_("janv."), N_("févr."), N_("mars"),  N_("avr."), N_("mai"),  N_("juin"),
    N_("juil."), N_("août"),  N_("sept."), N_("oct."), N_("nov."), N_("déc.")};

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && leap(year));
}

bool date_valid(struct date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= date_month_days(date.year, date.month);
}

/* Years begin in March, so that the leap day is the last of its year; 400 years are
 * 146 097 days. (Hinnant, "chrono-compatible low-level date algorithms".) */
int date_serial(struct date date)
{
    int year = date.year - (date.month <= 2);
    int era = year / 400;
    int of_era = year - era * 400;
    int of_year =
        (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + days - 719468;
}

struct date date_from_serial(int serial)
{
    int days = serial + 719468;
    int era = days / 146097;
    int of_era = days - era * 146097;
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153;
    struct date date = {.day = of_year - (153 * month + 2) / 5 + 1,
                        .month = month < 10 ? month + 3 : month - 9};
    date.year = year + era * 400 + (date.month <= 2);
    return date;
}

struct date date_add_days(struct date date, int days)
{
    return date_from_serial(date_serial(date) + days);
}

struct date date_add_months(struct date date, int by)
{
    int month = date.year * 12 + date.month - 1 + by;
    struct date moved = {.year = month / 12, .month = month % 12 + 1, .day = date.day};
    int last = date_month_days(moved.year, moved.month);
    moved.day = moved.day > last ? last : moved.day;
    return moved;
}

int date_weekday(struct date date)
{
    int weekday = (date_serial(date) + 3) % 7; /* 1970-01-01 was a Thursday */
    return weekday < 0 ? weekday + 7 : weekday;
}

int date_compare(struct date a, struct date b)
{
    int years = a.year - b.year;
    int of_year = a.month != b.month ? a.month - b.month : a.day - b.day;
    return years ? years : of_year;
}

const char *date_weekday_name(int weekday)
{
    return _(weekdays[weekday]);
}

const char *date_month_name(int month)
{
    return _(months[month - 1]);
}

/* Only the first of a month is an ordinal in French. */
static const char *day_number(struct arena *arena, int day)
{
    bool first = day == 1 && str_equal(i18n_language(), "fr");
    return first ? "1er" : arena_printf(arena, "%d", day);
}

const char *date_long(struct arena *arena, struct date date)
{
    return arena_printf(arena, "%s %s %s %d", date_weekday_name(date_weekday(date)),
                        day_number(arena, date.day), date_month_name(date.month),
                        date.year);
}

const char *date_short(struct arena *arena, struct date date, struct date today)
{
    const char *text =
        arena_printf(arena, "%s %s %s", _(short_weekdays[date_weekday(date)]),
                     day_number(arena, date.day), _(short_months[date.month - 1]));
    return date.year == today.year ? text
                                   : arena_printf(arena, "%s %d", text, date.year);
}

const char *date_ordinal(struct arena *arena, int n)
{
    if (str_equal(i18n_language(), "fr"))
        return arena_printf(arena, n == 1 ? "%dre" : "%de", n);
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    bool teen = n % 100 >= 11 && n % 100 <= 13;
    return arena_printf(arena, "%d%s", n, endings[teen || n % 10 > 3 ? 0 : n % 10]);
}
