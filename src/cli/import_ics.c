/* Meetings and actions of another calendar, into a community. */
#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "cli/import.h"
#include "cli/reports.h"
#include "exchange/text_in.h"
#include "ops/agenda_in.h"

/* What repeats is read for a year before and a year after today. */
#define AROUND (INT64_C(366) * 24 * 3600 * 1000)

static bool take_entry(void *ctx, const struct agenda_entry *entry, struct err *err)
{
    return ops_agenda_in_entry(ctx, entry, err);
}

bool import_calendar(struct garden *garden, const struct str *text,
                     struct calendar_read *read, struct agenda_in_report *report,
                     struct err *err)
{
    struct agenda_in *in;
    struct err fault = ERR_INIT;
    int64_t now = clock_now();
    const struct calendar_window window = {now - AROUND, now + AROUND};
    if (!ops_agenda_in_begin(garden, &in, err))
        return false;
    bool good = calendar_in_read(str_text(text), text->len, &window, take_entry, in,
                                 read, &fault);
    good = ops_agenda_in_end(in, good, report, &fault);
    if (!good && err)
        *err = fault;
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
    struct calendar_read read;
    struct agenda_in_report report;
    bool good = cli_open_for_report(cli, &garden, &err) &&
                text_in_bytes(cli->text, &text, &err) &&
                import_calendar(&garden, &text, &read, &report, &err);
    if (good) {
        str_clear(&text);
        import_calendar_tell(&text, &read, &report);
        cli_say(stdout, str_text(&text));
    }
    ops_garden_close(&garden);
    str_free(&text);
    return good ? CLI_GOOD : cli_fail(&err);
}
