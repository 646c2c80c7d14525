/* Sheets to print: who signs, and what is stuck on the wall. */
#include "base/i18n.h"
#include "cli/cli.h"
#include "cli/reports.h"
#include "ops/board.h"
#include "report/emargement.h"
#include "report/postits.h"

/* Fills a started document; what it needs more is in cli. */
typedef bool (*sheet_build)(const struct cli *cli, struct garden *garden,
                            struct arena *arena, struct document *document,
                            struct err *err);

static bool build_emargement(const struct cli *cli, struct garden *garden,
                             struct arena *arena, struct document *document,
                             struct err *err)
{
    struct id meeting;
    return cli_choose_meeting(cli, garden, &meeting, err) &&
           emargement_build(garden, meeting, EMARGEMENT_EVERY_DAY, arena, document,
                            err);
}

static bool build_postits(const struct cli *cli, struct garden *garden,
                          struct arena *arena, struct document *document,
                          struct err *err)
{
    struct board *boards;
    size_t count, rank = 1;
    if (!ops_boards(garden, arena, &boards, &count, err))
        return false;
    if (count == 0)
        return err_set(err, ERR_NOT_FOUND, _("Ce fichier n’a aucun tableau."));
    if (cli->board && !cli_read_rank(cli->board, count, &rank))
        return err_set(err, ERR_USAGE,
                       _("« %.40s » n’est pas un tableau : « --board » va de 1 à %zu."),
                       cli->board, count);
    struct id board = boards[rank - 1].id;
    return cli->blank ? postits_blank_build(garden, board, arena, document, err)
                      : postits_build(garden, board, arena, document, err);
}

static int export_sheet(const struct cli *cli, sheet_build build)
{
    struct err err = ERR_INIT;
    struct garden garden = {0};
    struct arena arena = {0};
    struct document document;
    enum report_format format;
    bool good = cli_report_format(cli, &format, &err) &&
                cli_open_for_report(cli, &garden, &err) &&
                build(cli, &garden, &arena, &document, &err) &&
                report_write_file(&document, format, cli->out ? cli->out : "-",
                                  cli->force, &err);
    arena_free(&arena);
    ops_garden_close(&garden);
    return good ? CLI_GOOD : cli_fail(&err);
}

int cli_export_sheet(const struct cli *cli)
{
    return export_sheet(cli, build_emargement);
}

int cli_export_postits(const struct cli *cli)
{
    return export_sheet(cli, build_postits);
}
