#include "cli/cli.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/reports.h"
#include "report/minutes.h"

/* Bytes of a line that was typed, when it is shown again. */
#define LINE_SIZE 160

static void tell_lines(const struct minutes_warnings *warnings)
{
    char line[LINE_SIZE];
    for (size_t i = 0; i < warnings->line_count; i++) {
        str_copy(line, sizeof line, warnings->lines[i]);
        line[strcspn(line, "\n")] = '\0';
        cli_sayf(stderr, "  « %s »", line);
    }
    if (warnings->masked + warnings->doubted > warnings->line_count)
        cli_sayf(stderr, "  …");
}

/* On stderr: the document itself may be on stdout. */
static void tell_warnings(const struct minutes_warnings *warnings)
{
    if (warnings->masked > 0)
        cli_sayf(
            stderr,
            i18n_n("%zu texte citait un nom ou une adresse, remplacés : relisez-le.",
                   "%zu textes citaient un nom ou une adresse, remplacés : "
                   "relisez-les.",
                   (long)warnings->masked),
            warnings->masked);
    if (warnings->doubted > 0)
        cli_sayf(stderr,
                 i18n_n("%zu texte a un mot courant qui est aussi un nom, laissé : "
                        "relisez-le.",
                        "%zu textes ont un mot courant qui est aussi un nom, laissé : "
                        "relisez-les.",
                        (long)warnings->doubted),
                 warnings->doubted);
    tell_lines(warnings);
}

static bool export_level(const struct cli *cli, struct garden *garden,
                         enum report_format format, struct err *err)
{
    struct id meeting;
    struct arena arena = {0};
    struct document document;
    struct minutes_warnings warnings;
    enum minutes_level level = MINUTES_MEMBERS;
    if (cli->level)
        minutes_level_named(cli->level, &level);
    bool good =
        cli_choose_meeting(cli, garden, &meeting, err) &&
        minutes_build(garden, meeting, level, &arena, &document, &warnings, err) &&
        report_write_file(&document, format, cli->out ? cli->out : "-", cli->force,
                          err);
    if (good)
        tell_warnings(&warnings);
    arena_free(&arena);
    return good;
}

int cli_export_minutes(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct garden garden = {0};
    enum report_format format;
    bool good = cli_report_format(cli, &format, &err) &&
                cli_open_for_report(cli, &garden, &err) &&
                export_level(cli, &garden, format, &err);
    ops_garden_close(&garden);
    return good ? CLI_GOOD : cli_fail(&err);
}
