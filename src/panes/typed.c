#include "panes/typed.h"

#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/date.h"
#include "domain/since.h"
#include "domain/when.h"

static struct date day_of(int64_t ms)
{
    struct civil civil = clock_civil(ms);
    return (struct date){civil.year, civil.month, civil.day};
}

struct date typed_today(void)
{
    return day_of(clock_now());
}

int64_t typed_midnight(struct date date)
{
    struct civil civil = {.year = date.year, .month = date.month, .day = date.day};
    return clock_from_civil(&civil);
}

static bool refuse(const char *typed, struct date today, struct err *err)
{
    struct when when;
    when_read(typed, today, &when);
    if (when.found == WHEN_IMPOSSIBLE || when.found == WHEN_WEEKDAY)
        return when_refuse(typed, &when, err);
    return err_set(err, ERR_INPUT,
                   _("« %s » n’est pas un jour : écrivez 12/03/2026, 12 mars, lundi, "
                     "hier…"),
                   typed);
}

bool typed_past(const char *typed, int64_t *ms, struct err *err)
{
    struct date today = typed_today(), date;
    *ms = 0;
    if (!*typed)
        return true;
    if (!since_read(typed, today, &date))
        return refuse(typed, today, err);
    *ms = typed_midnight(date);
    return true;
}

bool typed_coming(const char *typed, int64_t *ms, struct err *err)
{
    struct date today = typed_today();
    struct when when;
    *ms = 0;
    if (!*typed)
        return true;
    if (!when_read(typed, today, &when))
        return refuse(typed, today, err);
    *ms = typed_midnight(when.date);
    return true;
}

/* --- saying days ------------------------------------------------------------------ */

const char *typed_day_text(struct arena *arena, int64_t ms)
{
    if (!ms)
        return "";
    struct civil civil = clock_civil(ms);
    return arena_printf(arena, "%02d/%02d/%d", civil.day, civil.month, civil.year);
}

const char *typed_ago(struct arena *arena, int64_t ms)
{
    int days = date_serial(day_of(clock_now())) - date_serial(day_of(ms));
    if (days == 0)
        return _("aujourd’hui");
    if (days == 1)
        return _("hier");
    if (days == -1)
        return _("demain");
    return arena_printf(arena, days > 0 ? _("il y a %d j") : _("dans %d j"),
                        days > 0 ? days : -days);
}

bool typed_late(int64_t ms)
{
    return ms && date_compare(day_of(ms), typed_today()) < 0;
}

/* --- names ------------------------------------------------------------------------ */

bool typed_alike(const char *a, const char *b)
{
    struct str one = {0}, two = {0};
    fold_text(&one, a);
    fold_text(&two, b);
    bool alike = str_equal(str_text(&one), str_text(&two));
    str_free(&one);
    str_free(&two);
    return alike;
}

bool typed_starts(const char *text, const char *start)
{
    struct str hay = {0}, needle = {0};
    fold_text(&hay, text);
    fold_text(&needle, start);
    bool starts = str_starts(str_text(&hay), str_text(&needle));
    str_free(&hay);
    str_free(&needle);
    return starts;
}
