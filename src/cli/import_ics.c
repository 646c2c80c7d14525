/* Meetings and actions of another calendar, into a community. */
#include "base/i18n.h"
#include "base/str.h"
#include "cli/import_told.h"
#include "cli/import_whole.h"
#include "cli/reports.h"
#include "exchange/text_in.h"

static bool import(struct garden *garden, const struct str *text,
                   struct import_told *told, struct import_counts *counts,
                   struct err *err)
{
    struct import_whole *whole;
    return import_whole_calendar(garden, text, &told->options, &told->report, &whole,
                                 err) &&
           import_whole_run(whole, counts, err);
}

static void tell_some(struct str *out, const char *sentence, size_t count)
{
    if (count > 0)
        str_printf(out, "\n%s : %zu.", sentence, count);
}

static void tell(struct str *out, const struct import_counts *counts)
{
    const struct calendar_read *read = &counts->calendar;
    const struct agenda_in_report *report = &counts->agenda;
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
    tell_some(out, _("Répétées plusieurs fois par jour, la première seule reprise"),
              read->too_fine);
    if (report->added + report->changed == 0)
        str_printf(out, "\n%s", _("Rien n’a changé."));
}

int cli_import_ics(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct garden garden = {0};
    struct str text = {0};
    struct import_told told = {.cli = cli};
    struct import_counts counts = {0};
    bool good = import_told_open(&told, &err) &&
                cli_open_for_report(cli, &garden, &err) &&
                text_in_bytes(cli->text, &text, &err) &&
                import(&garden, &text, &told, &counts, &err);
    good = import_told_close(&told, good, &err);
    str_clear(&text);
    tell(&text, &counts);
    if (good)
        import_told_say(&told, str_text(&text));
    ops_garden_close(&garden);
    str_free(&text);
    return good ? CLI_GOOD : cli_fail(&err);
}
