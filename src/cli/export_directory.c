#include "cli/cli.h"
#include "cli/reports.h"
#include "report/directory.h"

static bool export_readers(const struct cli *cli, struct garden *garden,
                           enum report_format format, struct err *err)
{
    struct arena arena = {0};
    struct document document;
    enum audience readers = AUDIENCE_MEMBERS;
    if (cli->level)
        directory_level_named(cli->level, &readers);
    bool good = directory_build(garden, readers, &arena, &document, err) &&
                report_write_file(&document, format, cli->out ? cli->out : "-",
                                  cli->force, err);
    arena_free(&arena);
    return good;
}

int cli_export_directory(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct garden garden = {0};
    enum report_format format;
    bool good = cli_report_format(cli, &format, &err) &&
                cli_open_for_report(cli, &garden, &err) &&
                export_readers(cli, &garden, format, &err);
    ops_garden_close(&garden);
    return good ? CLI_GOOD : cli_fail(&err);
}
