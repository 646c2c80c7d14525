#include "cli/cli.h"

#include <errno.h>
#include <string.h>

#include "base/i18n.h"

static int run_verb(const struct cli *cli)
{
    switch (cli->verb) {
    case CLI_NEW:
        return cli_new(cli);
    case CLI_EXPORT:
        return cli_export_json(cli);
    case CLI_EXPORT_MINUTES:
        return cli_export_minutes(cli);
    case CLI_EXPORT_SHEET:
        return cli_export_sheet(cli);
    case CLI_EXPORT_POSTITS:
        return cli_export_postits(cli);
    case CLI_EXPORT_DIRECTORY:
        return cli_export_directory(cli);
    case CLI_EXPORT_ICS:
        return cli_export_ics(cli);
    case CLI_EXPORT_ROWS:
        return cli_export_rows(cli);
    case CLI_IMPORT_AGENDA:
        return cli_import_agenda(cli);
    case CLI_IMPORT_JSON:
        return cli_import_json(cli);
    case CLI_IMPORT_ICS:
        return cli_import_ics(cli);
    case CLI_IMPORT:
        return cli_import(cli);
    case CLI_FIND:
        return cli_find(cli);
    case CLI_CHECK:
        return cli_check(cli);
    case CLI_MAP:
        return cli_map(cli);
    case CLI_BACKUP:
        return cli_backup(cli);
    case CLI_RESTORE:
        return cli_restore(cli);
    case CLI_SALVAGE:
        return cli_salvage(cli);
    case CLI_DOCTOR:
        return cli_doctor(cli);
    case CLI_COMMUNE:
        return cli_commune(cli);
    case CLI_HELP:
        return cli_help(cli);
    case CLI_VERSION:
        return cli_version(cli);
    case CLI_SESSION:
        break;
    }
    return CLI_FAILED;
}

int cli_run(const struct cli *cli)
{
    int status = run_verb(cli);
    struct err err = ERR_INIT;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    err_set_detail(&err, "stdout: %s", strerror(errno));
    err_set(&err, ERR_IO,
            _("La sortie ne peut pas être écrite jusqu’au bout : disque "
              "plein, ou lecteur parti."));
    return status == CLI_GOOD ? cli_fail(&err) : status;
}
