#include "cli/import_told.h"

#include "base/i18n.h"

bool import_told_open(struct import_told *told, struct err *err)
{
    told->files = (struct import_files){.intake = &told->intake};
    told->options = (struct import_options){.source = "",
                                            .dry_run = told->cli->dry_run,
                                            .row = import_files_row,
                                            .ctx = &told->files};
    if (told->cli->held)
        return err_set(err, ERR_USAGE,
                       _("« --held » demande un fichier à colonnes (CSV)."));
    return import_files_open(&told->files, told->cli->report, NULL, err);
}

bool import_told_close(struct import_told *told, bool good, struct err *err)
{
    return import_files_close(&told->files, good, told->cli->force, err);
}

void import_told_say(const struct import_told *told, const char *words)
{
    if (told->cli->json) {
        import_say_json(&told->report, told->cli->dry_run);
        return;
    }
    cli_say(stdout, words);
    if (told->cli->dry_run)
        cli_say(stdout, _("Essai : rien n’est écrit."));
}
