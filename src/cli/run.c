#include "cli/cli.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/i18n.h"

/* All but CLI_SESSION, which is main’s to open. */
static int (*const verbs[])(const struct cli *cli) = {
    [CLI_NEW] = cli_new,
    [CLI_EXPORT] = cli_export_json,
    [CLI_EXPORT_MINUTES] = cli_export_minutes,
    [CLI_EXPORT_SHEET] = cli_export_sheet,
    [CLI_EXPORT_POSTITS] = cli_export_postits,
    [CLI_EXPORT_DIRECTORY] = cli_export_directory,
    [CLI_EXPORT_ICS] = cli_export_ics,
    [CLI_EXPORT_ROWS] = cli_export_rows,
    [CLI_IMPORT_AGENDA] = cli_import_agenda,
    [CLI_IMPORT_JSON] = cli_import_json,
    [CLI_IMPORT_ICS] = cli_import_ics,
    [CLI_IMPORT] = cli_import,
    [CLI_FIND] = cli_find,
    [CLI_CHECK] = cli_check,
    [CLI_MAP] = cli_map,
    [CLI_BACKUP] = cli_backup,
    [CLI_RESTORE] = cli_restore,
    [CLI_SALVAGE] = cli_salvage,
    [CLI_DOCTOR] = cli_doctor,
    [CLI_COMMUNE] = cli_commune,
    [CLI_HELP] = cli_help,
    [CLI_VERSION] = cli_version,
};

int cli_run(const struct cli *cli)
{
    assert(verbs[cli->verb]);
    int status = verbs[cli->verb](cli);
    struct err err = ERR_INIT;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    err_set_detail(&err, "stdout: %s", strerror(errno));
    err_set(&err, ERR_IO,
            _("La sortie ne peut pas être écrite jusqu’au bout : disque "
              "plein, ou lecteur parti."));
    return status == CLI_GOOD ? cli_fail(&err) : status;
}
