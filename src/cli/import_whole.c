#include "cli/import_whole.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/meeting.h"
#include "exchange/json_in.h"

/* What repeats is read for a year before and a year after today. */
#define AROUND (INT64_C(366) * 24 * 3600 * 1000)

/* A calendar is read before its step, an export as it goes. */
struct import_whole {
    const struct import_options *options;
    struct import_report *report;
    struct agenda_in *agenda; /* of a calendar, else NULL */
    VEC(struct agenda_entry) entries;
    size_t at;          /* the next of them */
    struct whole *rows; /* of an export */
    struct json_in *json;
    struct import_counts counts;
    struct arena arena; /* of the entries; of one row */
};

/* --- verdicts --------------------------------------------------------------------- */

static void tell(struct import_whole *whole, size_t line,
                 const struct import_result *result)
{
    struct import_report *report = whole->report;
    report->rows++;
    report->verdicts[result->verdict]++;
    report->changed += result->changed;
    for (size_t i = 0; i < result->remark_count; i++) {
        report->kept += result->remarks[i].kind == REMARK_KEPT;
        report->warnings += result->remarks[i].kind == REMARK_WARNING;
    }
    const struct intake_row row = {.line = line ? line : report->rows, .refusal = ""};
    if (whole->options->row)
        whole->options->row(whole->options->ctx, &row, result);
}

/* An entry of a calendar, by its place among them. */
static void tell_entry(struct import_whole *whole, enum import_verdict verdict,
                       bool changed, const struct agenda_entry *entry,
                       const char *reason)
{
    struct arena arena = {0};
    struct import_remark past = {
        .kind = REMARK_WARNING, .column = "", .from = "", .to = ""};
    struct import_result result = {.verdict = verdict,
                                   .changed = changed,
                                   .name = entry->title,
                                   .other = "",
                                   .reason = reason,
                                   .remarks = &past,
                                   .remark_count = entry->past > 0};
    past.text = arena_printf(
        &arena,
        i18n_n("%zu séance passée depuis plus d’un an n’est pas reprise.",
               "%zu séances passées depuis plus d’un an ne sont pas reprises.",
               (long)entry->past),
        entry->past);
    tell(whole, 0, &result);
    arena_free(&arena);
}

/* Of an entry that does not enter. */
static void tell_passed(struct import_whole *whole, const struct agenda_entry *entry)
{
    static const char *const reasons[] = {
        [AGENDA_ENTERS] = "",
        [AGENDA_CANCELLED] = N_("Annulée dans son calendrier."),
        [AGENDA_UNREADABLE] = N_("Sans titre, ou sans date qui existe."),
        [AGENDA_OUTSIDE] = N_("Répétition à plus d’un an, ou au-delà de la 500ᵉ."),
        [AGENDA_PAST] = N_("Toutes ses séances sont passées depuis plus d’un an."),
        [AGENDA_TOO_FINE] = N_("Se répète plusieurs fois par jour : seule la première "
                               "séance est reprise."),
    };
    tell_entry(whole, VERDICT_REFUSED, false, entry, _(reasons[entry->passed]));
}

/* The day of one that enters: what a person knows it by. */
static const char *day_words(struct arena *arena, const struct agenda_entry *entry)
{
    struct civil at = clock_civil(entry->todo ? entry->due : entry->start);
    if (entry->todo && !entry->due)
        return "";
    if (!entry->todo && meeting_days(entry->start, entry->end) > 0)
        return arena_printf(arena, _("le %02d/%02d/%04d"), at.day, at.month, at.year);
    if (entry->todo)
        return arena_printf(arena, _("pour le %02d/%02d/%04d"), at.day, at.month,
                            at.year);
    return arena_printf(arena, _("le %02d/%02d/%04d à %02d:%02d"), at.day, at.month,
                        at.year, at.hour, at.minute);
}

static bool take_entry(struct import_whole *whole, const struct agenda_entry *entry,
                       struct err *err)
{
    const struct agenda_in_report *now = ops_agenda_in_so_far(whole->agenda);
    const struct agenda_in_report before = *now;
    if (entry->passed) {
        tell_passed(whole, entry);
        return true;
    }
    if (!ops_agenda_in_entry(whole->agenda, entry, err))
        return false;
    bool added = now->added > before.added, changed = now->changed > before.changed;
    bool left = now->left > before.left;
    struct arena arena = {0};
    tell_entry(
        whole,
        added  ? VERDICT_NEW
        : left ? VERDICT_HELD
               : VERDICT_UPDATE,
        added || changed, entry,
        left ? _("Laissée comme elle est ici : corbeille, rencontre ouverte, ou plus "
                 "récente.")
             : day_words(&arena, entry));
    arena_free(&arena);
    return true;
}

/* Something differs: which fields, then each as it is here and there. */
static bool tell_apart(struct import_whole *whole, const struct cell_row *row,
                       struct import_result *result, struct err *err)
{
    struct whole_difference *list;
    struct arena *arena = &whole->arena;
    size_t count;
    if (!ops_whole_differences(whole->rows, row, arena, &list, &count, err))
        return false;
    struct import_remark *remarks = arena_alloc(arena, (count + 1) * sizeof *remarks);
    const char *fields = "";
    for (size_t i = 0; i < count; i++) {
        remarks[i] = (struct import_remark){REMARK_KEPT, list[i].field, "", "",
                                            list[i].sentence};
        fields = arena_printf(arena, "%s%s%s", fields, i ? ", " : "", list[i].field);
    }
    result->remarks = remarks;
    result->remark_count = count;
    result->reason = arena_printf(arena, _("diffère ici : %s"), fields);
    return true;
}

static bool take_row(struct import_whole *whole, const struct cell_row *row,
                     struct err *err)
{
    const struct whole_report *now = ops_whole_so_far(whole->rows);
    const struct whole_report before = *now;
    if (!ops_whole_row(whole->rows, row, err))
        return false;
    bool added = now->added > before.added, apart = now->apart > before.apart;
    arena_reset(&whole->arena);
    struct import_result result = {.verdict = added   ? VERDICT_NEW
                                              : apart ? VERDICT_HELD
                                                      : VERDICT_UPDATE,
                                   .changed = added,
                                   .name = ops_whole_name(&whole->arena, row),
                                   .other = "",
                                   .reason = ""};
    if (apart && !tell_apart(whole, row, &result, err))
        return false;
    tell(whole, row->line, &result);
    return true;
}

/* --- beginning -------------------------------------------------------------------- */

static struct import_whole *whole_new(const struct import_options *options,
                                      struct import_report *report)
{
    struct import_whole *whole = xcalloc(1, sizeof *whole);
    whole->options = options;
    whole->report = report;
    *report = (struct import_report){0};
    return whole;
}

/* What repeats says the same words each time: they are kept once. */
static const char *keep_text(struct import_whole *whole, const char *text,
                             const char *before)
{
    return before && str_equal(text, before) ? before
                                             : arena_strdup(&whole->arena, text);
}

static bool keep_entry(void *ctx, const struct agenda_entry *entry, struct err *err)
{
    struct import_whole *whole = ctx;
    struct agenda_entry kept = *entry;
    const struct agenda_entry none = {.title = NULL};
    const struct agenda_entry *before =
        whole->entries.n ? &whole->entries.at[whole->entries.n - 1] : &none;
    (void)err;
    kept.title = keep_text(whole, entry->title, before->title);
    kept.place = keep_text(whole, entry->place, before->place);
    kept.description = keep_text(whole, entry->description, before->description);
    kept.who = keep_text(whole, entry->who, before->who);
    vec_push(&whole->entries, kept);
    return true;
}

bool import_whole_calendar(struct garden *garden, const struct str *text,
                           const struct import_options *options,
                           struct import_report *report, struct import_whole **whole,
                           struct err *err)
{
    int64_t now = clock_now();
    const struct calendar_window window = {now - AROUND, now + AROUND};
    struct import_whole *made = whole_new(options, report);
    *whole = NULL;
    if (!calendar_in_read(str_text(text), text->len, &window, keep_entry, made,
                          &made->counts.calendar, err) ||
        !ops_agenda_in_begin(garden, &made->agenda, err)) {
        import_whole_end(made, false, NULL, NULL);
        return false;
    }
    *whole = made;
    return true;
}

bool import_whole_fits(const char *path, struct garden *garden, struct err *err)
{
    struct json_in *json = NULL;
    struct cell_row row;
    bool more = false;
    bool good = !json_in_open(path, &json, NULL) ||
                !json_in_next(json, &row, &more, NULL) || !more ||
                ops_whole_fits(garden, &row, err);
    json_in_close(json);
    return good;
}

bool import_whole_export(const char *path, struct whole *into,
                         const struct import_options *options,
                         struct import_report *report, struct import_whole **whole,
                         struct err *err)
{
    struct import_whole *made = whole_new(options, report);
    made->rows = into;
    *whole = NULL;
    if (!json_in_open(path, &made->json, err)) {
        import_whole_end(made, false, NULL, NULL);
        return false;
    }
    *whole = made;
    return true;
}

/* --- going on --------------------------------------------------------------------- */

static bool step_calendar(struct import_whole *whole, size_t entries, bool *more,
                          struct err *err)
{
    for (; entries > 0 && whole->at < whole->entries.n; entries--)
        if (!take_entry(whole, &whole->entries.at[whole->at++], err))
            return false;
    *more = whole->at < whole->entries.n;
    return true;
}

static bool step_export(struct import_whole *whole, size_t entries, bool *more,
                        struct err *err)
{
    struct cell_row row;
    *more = true;
    for (; entries > 0 && *more; entries--)
        if (!json_in_next(whole->json, &row, more, err) ||
            (*more && !take_row(whole, &row, err)))
            return false;
    return true;
}

bool import_whole_step(struct import_whole *whole, size_t entries, bool *more,
                       struct err *err)
{
    return whole->agenda ? step_calendar(whole, entries, more, err)
                         : step_export(whole, entries, more, err);
}

int import_whole_done(const struct import_whole *whole)
{
    if (whole->json)
        return json_in_done(whole->json);
    return whole->entries.n ? (int)(whole->at * 1000 / whole->entries.n) : 0;
}

bool import_whole_end(struct import_whole *whole, bool keep,
                      struct import_counts *counts, struct err *err)
{
    if (!whole)
        return true;
    keep = keep && !whole->options->dry_run;
    bool good = ops_agenda_in_end(whole->agenda, keep, &whole->counts.agenda, err) &&
                ops_whole_end(whole->rows, keep, &whole->counts.rows, err);
    if (counts)
        *counts = whole->counts;
    json_in_close(whole->json);
    vec_free(&whole->entries);
    arena_free(&whole->arena);
    free(whole);
    return good;
}

bool import_whole_run(struct import_whole *whole, struct import_counts *counts,
                      struct err *err)
{
    enum { SLICE = 512 };
    bool good = true, more = true;
    while (good && more)
        good = import_whole_step(whole, SLICE, &more, err);
    return import_whole_end(whole, good, counts, err) && good;
}
