#include "report/minutes.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/date.h"
#include "report/minutes_private.h"

static const char *const level_names[] = {
    [MINUTES_PUBLIC] = "public",
    [MINUTES_MEMBERS] = "membres",
    [MINUTES_PAIR] = "binome",
};

bool minutes_level_named(const char *name, enum minutes_level *level)
{
    name = str_equal(name, "binôme") ? "binome" : name;
    for (int i = MINUTES_PUBLIC; i <= MINUTES_PAIR; i++) {
        if (str_equal(level_names[i], name)) {
            *level = (enum minutes_level)i;
            return true;
        }
    }
    return false;
}

const char *minutes_level_name(enum minutes_level level)
{
    return level_names[level];
}

/* --- words ------------------------------------------------------------------------ */

const char *minutes_fit(struct minutes *minutes, const char *text)
{
    return minutes->level == MINUTES_PAIR ? text
                                          : redact_text(&minutes->redaction, text);
}

const char *minutes_hour(const struct minutes *minutes, int64_t ms)
{
    char hour[8];
    clock_hour(ms, hour);
    return arena_strdup(minutes->arena, hour);
}

static struct date date_of(int64_t ms)
{
    struct civil civil = clock_civil(ms);
    return (struct date){civil.year, civil.month, civil.day};
}

const char *minutes_date(const struct minutes *minutes, int64_t ms)
{
    return date_long(minutes->arena, date_of(ms));
}

const char *minutes_duration(const struct minutes *minutes, int64_t ms)
{
    int all = (int)((ms + MINUTE_MS / 2) / MINUTE_MS);
    if (all < 60)
        return arena_printf(minutes->arena, _("%d min"), all);
    if (all % 60 == 0)
        return arena_printf(minutes->arena, _("%d h"), all / 60);
    return arena_printf(minutes->arena, _("%d h %02d"), all / 60, all % 60);
}

const char *minutes_origin(const struct minutes *minutes, struct id origin)
{
    for (size_t i = 0; i < minutes->origin_count; i++)
        if (id_equal(minutes->origins[i].id, origin))
            return minutes->origins[i].words;
    return NULL;
}

const char *minutes_who(struct minutes *minutes, const struct item *item)
{
    if (*item->who == '\0')
        return "";
    return minutes->level == MINUTES_PUBLIC ? _("quelqu’un")
                                            : minutes_fit(minutes, item->who);
}

/* --- head ------------------------------------------------------------------------- */

static const char *level_footer(enum minutes_level level)
{
    static const char *const sentences[] = {
        [MINUTES_PUBLIC] = N_("Compte rendu public, sans nom de personne"),
        [MINUTES_MEMBERS] = N_("Compte rendu pour les membres : ne pas publier"),
        [MINUTES_PAIR] = N_("Compte rendu du binôme d’animation : ne pas diffuser"),
    };
    return _(sentences[level]);
}

static void start(struct minutes *minutes)
{
    const struct meeting *meeting = &minutes->meeting;
    const char *title = minutes_fit(minutes, meeting->title);
    const struct document_meta meta = {
        .title = arena_printf(minutes->arena, _("Compte rendu : %s"), title),
        .subject = level_footer(minutes->level),
        .language = i18n_language(),
        .date = meeting->closed > 0 ? meeting->closed : meeting->start,
        .header = minutes_fit(minutes, minutes->garden->community->name),
        .footer = level_footer(minutes->level),
    };
    document_start(minutes->document, minutes->arena, &meta);
    document_heading(minutes->document, 1, title);
}

/* The announced end holds; without one, that of the last slot. */
static int64_t end_of(const struct minutes *minutes)
{
    int64_t end = 0;
    for (size_t i = 0; i < minutes->slot_count; i++) {
        const struct slot *slot = &minutes->slots[i];
        end = !slot->outside && slot->end > end ? slot->end : end;
    }
    return minutes->meeting.end > 0 ? minutes->meeting.end : end;
}

static const char *when_of(const struct minutes *minutes)
{
    int64_t start = minutes->meeting.start, end = end_of(minutes);
    const char *day = minutes_date(minutes, start);
    const char *from = minutes_hour(minutes, start);
    int days = meeting_days(start, end);
    if (days > 0)
        return days == 1 ? day
                         : arena_printf(minutes->arena, _("du %s au %s"), day,
                                        minutes_date(minutes, end - 1));
    if (end <= start)
        return arena_printf(minutes->arena, _("%s, à partir de %s"), day, from);
    const char *to = minutes_hour(minutes, end);
    if (date_compare(date_of(start), date_of(end)) == 0)
        return arena_printf(minutes->arena, "%s, %s – %s", day, from, to);
    return arena_printf(minutes->arena, "%s, %s – %s, %s", day, from,
                        minutes_date(minutes, end), to);
}

static void add_facts(struct minutes *minutes)
{
    const struct meeting *meeting = &minutes->meeting;
    struct document *document = minutes->document;
    if (meeting->number > 0) {
        document_fact(document, _("Série"),
                      arena_printf(minutes->arena, _("%s rencontre"),
                                   date_ordinal(minutes->arena, meeting->number)));
    }
    if (meeting->start > 0)
        document_fact(document, _("Date"), when_of(minutes));
    if (*meeting->place != '\0')
        document_fact(document, _("Lieu"), minutes_fit(minutes, meeting->place));
}

static bool add_objectives(struct minutes *minutes, struct err *err)
{
    struct objective *objectives;
    size_t count;
    if (!ops_objectives(minutes->garden, minutes->meeting.id, minutes->arena,
                        &objectives, &count, err))
        return false;
    if (count > 0)
        document_heading(minutes->document, 2, _("Objectifs"));
    for (size_t i = 0; i < count; i++) {
        document_check(minutes->document, 1, objectives[i].reached,
                       minutes_fit(minutes, objectives[i].text));
    }
    return true;
}

/* --- the whole -------------------------------------------------------------------- */

static void warn(const struct minutes *minutes, struct minutes_warnings *warnings)
{
    const struct redaction *redaction = &minutes->redaction;
    warnings->masked = redaction->masked;
    warnings->doubted = redaction->doubted;
    warnings->line_count = redaction->line_count;
    memcpy(warnings->lines, redaction->lines, sizeof warnings->lines);
}

bool minutes_build(struct garden *garden, struct id meeting, enum minutes_level level,
                   struct arena *arena, struct document *document,
                   struct minutes_warnings *warnings, struct err *err)
{
    struct minutes minutes = {.garden = garden,
                              .arena = arena,
                              .document = document,
                              .level = level,
                              .now = clock_now()};
    *warnings = (struct minutes_warnings){.masked = 0};
    if (!minutes_read(&minutes, meeting, err) ||
        !redact_start(&minutes.redaction, garden, level == MINUTES_PUBLIC, arena, err))
        return false;
    start(&minutes);
    add_facts(&minutes);
    if (!minutes_add_attendance(&minutes, err) || !add_objectives(&minutes, err) ||
        !minutes_add_slots(&minutes, err))
        return false;
    minutes_add_recap(&minutes);
    if (!minutes_add_speeches(&minutes, err))
        return false;
    minutes_add_times(&minutes);
    minutes_add_private(&minutes);
    warn(&minutes, warnings);
    return true;
}
