/* A damaged file: all that can still be read goes into a new one, the damaged one is
 * set aside. */
#include <stdio.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cli/aside.h"
#include "cli/cli.h"
#include "cli/upkeep.h"
#include "config/paths.h"
#include "store/store.h"

static void tell_drafts(const struct store_salvage *report)
{
    if (report->drafts > 0)
        cli_sayf(
            stdout,
            i18n_n("%lld texte à moitié tapé retrouvé : il revient dans son champ.",
                   "%lld textes à moitié tapés retrouvés : ils reviennent dans "
                   "leur champ.",
                   (long)report->drafts),
            (long long)report->drafts);
    if (report->drafts_unread > 0)
        cli_say(stdout, _("Des textes à moitié tapés n’ont pas pu être relus."));
}

static void tell(const struct store_salvage *report, const char *backup)
{
    cli_sayf(
        stdout,
        i18n_n("%lld fiche retrouvée.", "%lld fiches retrouvées.", (long)report->rows),
        (long long)report->rows);
    if (report->whole_log)
        cli_say(stdout, _("Le journal des écritures était entier : rien ne manque."));
    else
        cli_sayf(stdout,
                 i18n_n("%lld fiche ou écriture n’a pas pu être relue.",
                        "%lld fiches ou écritures n’ont pas pu être relues.",
                        (long)report->unread),
                 (long long)report->unread);
    if (report->from_backup > 0)
        cli_sayf(stdout,
                 i18n_n("%lld vient de la sauvegarde %s.",
                        "%lld viennent de la sauvegarde %s.",
                        (long)report->from_backup),
                 (long long)report->from_backup, backup);
    tell_drafts(report);
    cli_say(stdout, _("L’historique et les annulations repartent de zéro."));
}

/* In place: the new file is whole before the damaged one leaves its name. */
static bool take_place(const char *file, const char *made, struct err *err)
{
    struct str aside = {0};
    bool good = aside_put(file, _("abîmé"), &aside, err);
    if (good && rename(made, file) != 0) {
        if (aside_take_back(file, &aside))
            str_clear(&aside);
        good = err_set(err, ERR_IO,
                       _("Le fichier sauvé n’a pas pu prendre sa place : vérifiez les "
                         "droits du dossier."));
    }
    if (aside.len)
        cli_sayf(stdout, _("Le fichier abîmé est gardé : %s"), aside.at);
    str_free(&aside);
    return good;
}

int cli_salvage(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct str backup = {0}, made = {0};
    struct store_salvage report;
    bool spare = upkeep_latest(cli->file, &backup);
    if (cli->out)
        str_add(&made, cli->out);
    else
        paths_beside(cli->file, ".sauve.terreau", &made);
    bool good =
        store_salvage(cli->file, spare ? backup.at : NULL, made.at, &report, &err);
    if (good && !cli->out)
        good = take_place(cli->file, made.at, &err);
    if (good) {
        tell(&report, spare ? backup.at : "");
        cli_sayf(stdout, _("Tout est dans : %s"), cli->out ? cli->out : cli->file);
    }
    str_free(&backup);
    str_free(&made);
    return good ? CLI_GOOD : cli_fail(&err);
}
