/* Meetings and actions of another calendar, into a community. */
#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "cli/import.h"
#include "cli/import_told.h"
#include "cli/reports.h"
#include "exchange/text_in.h"
#include "ops/agenda_in.h"

/* What repeats is read for a year before and a year after today. */
#define AROUND (INT64_C(366) * 24 * 3600 * 1000)

struct taking {
    struct agenda_in *in;
    struct import_told *told;
};

static bool take_entry(void *ctx, const struct agenda_entry *entry, struct err *err)
{
    const struct taking *taking = ctx;
    const struct agenda_in_report *now = ops_agenda_in_so_far(taking->in);
    const struct agenda_in_report before = *now;
    if (!ops_agenda_in_entry(taking->in, entry, err))
        return false;
    bool added = now->added > before.added, changed = now->changed > before.changed;
    bool left = now->left > before.left;
    import_told_row(taking->told, 0,
                    added  ? VERDICT_NEW
                    : left ? VERDICT_HELD
                           : VERDICT_UPDATE,
                    added || changed, entry->title,
                    left ? _("Laissée comme elle est ici : corbeille, rencontre "
                             "ouverte, ou plus récente.")
                         : "");
    return true;
}

/* Those that are not entries at all, after the others. */
static void tell_refused(struct import_told *told, const struct calendar_read *read)
{
    const struct {
        size_t count;
        const char *reason;
    } refused[] = {
        {read->cancelled, _("Annulée dans son calendrier.")},
        {read->unreadable, _("Sans titre, ou sans date qui existe.")},
        {read->outside, _("Répétition à plus d’un an, ou au-delà de la 500ᵉ.")},
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        for (size_t n = 0; n < refused[i].count; n++)
            import_told_row(told, 0, VERDICT_REFUSED, false, "", refused[i].reason);
}

bool import_calendar(struct garden *garden, const struct str *text,
                     struct import_told *told, struct calendar_read *read,
                     struct agenda_in_report *report, struct err *err)
{
    struct taking taking = {.told = told};
    struct err fault = ERR_INIT;
    int64_t now = clock_now();
    bool keep = !import_told_dry(told);
    const struct calendar_window window = {now - AROUND, now + AROUND};
    if (!ops_agenda_in_begin(garden, &taking.in, err))
        return false;
    bool good = calendar_in_read(str_text(text), text->len, &window, take_entry,
                                 &taking, read, &fault);
    bool kept = ops_agenda_in_end(taking.in, good && keep, report, &fault);
    good = good && (kept || !keep);
    if (!good && err)
        *err = fault;
    tell_refused(told, read);
    return good;
}

static void tell_some(struct str *out, const char *sentence, size_t count)
{
    if (count > 0)
        str_printf(out, "\n%s : %zu.", sentence, count);
}

void import_calendar_tell(struct str *out, const struct calendar_read *read,
                          const struct agenda_in_report *report)
{
    str_printf(out, i18n_n("%zu entrée lue.", "%zu entrées lues.", (long)read->entries),
               read->entries);
    tell_some(out, _("Nouvelles"), report->added);
    tell_some(out, _("Changées"), report->changed);
    tell_some(out, _("Déjà là"), report->same);
    tell_some(out,
              _("Laissées comme elles sont ici (corbeille, rencontre ouverte ou plus "
                "récente)"),
              report->left);
    tell_some(out, _("Annulées, non reprises"), read->cancelled);
    tell_some(out, _("Sans titre ou sans date, non reprises"), read->unreadable);
    tell_some(out, _("Répétitions à plus d’un an, non reprises"), read->outside);
    if (report->added + report->changed == 0)
        str_printf(out, "\n%s", _("Rien n’a changé."));
}

int cli_import_ics(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct garden garden = {0};
    struct str text = {0};
    struct import_told told = {.cli = cli};
    struct calendar_read read = {0};
    struct agenda_in_report report = {0};
    bool good = import_told_open(&told, &err) &&
                cli_open_for_report(cli, &garden, &err) &&
                text_in_bytes(cli->text, &text, &err) &&
                import_calendar(&garden, &text, &told, &read, &report, &err);
    good = import_told_close(&told, good, &err);
    str_clear(&text);
    import_calendar_tell(&text, &read, &report);
    if (good)
        import_told_say(&told, str_text(&text));
    ops_garden_close(&garden);
    str_free(&text);
    return good ? CLI_GOOD : cli_fail(&err);
}
