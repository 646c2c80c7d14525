/* A community read back from its JSON export: into a new file, or into its own. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/import.h"
#include "cli/open.h"
#include "cli/reports.h"
#include "config/paths.h"
#include "exchange/json_in.h"

static bool take_row(void *ctx, const struct cell_row *row, struct err *err)
{
    return ops_whole_row(ctx, row, err);
}

bool import_export(const char *path, struct whole *whole, struct whole_report *report,
                   struct err *err)
{
    struct err fault = ERR_INIT;
    bool read = json_in_read(path, take_row, whole, &fault);
    bool kept = ops_whole_end(whole, read, report, &fault);
    if (!kept && err)
        *err = fault;
    return kept;
}

/* Its configuration must be one that opens: else the file is of no use to anyone. */
static bool opens(const char *path, struct err *err)
{
    struct garden garden = {0};
    struct str notice = {0};
    bool good = cli_open_garden(path, &garden, &notice, err);
    ops_garden_close(&garden);
    str_free(&notice);
    if (!good)
        unlink(path);
    return good;
}

static bool ends_well(const char *path, struct err *err)
{
    const char *name = paths_last(path);
    const char *dot = strrchr(name, '.');
    return (dot && dot != name && str_equal(dot, ".terreau")) ||
           err_set(err, ERR_USAGE,
                   _("« %.80s » n’est pas un nom de communauté : il doit finir par "
                     "« %s »."),
                   path, ".terreau");
}

static bool create(const struct cli *cli, struct whole_report *report, struct err *err)
{
    struct whole *whole;
    return ends_well(cli->file, err) && ops_whole_create(cli->file, &whole, err) &&
           import_export(cli->text, whole, report, err) && opens(cli->file, err);
}

static bool join(const struct cli *cli, struct whole_report *report, struct err *err)
{
    struct garden garden = {0};
    struct whole *whole;
    bool good = cli_open_for_report(cli, &garden, err) &&
                ops_whole_join(&garden, &whole, err) &&
                import_export(cli->text, whole, report, err);
    ops_garden_close(&garden);
    return good;
}

void import_export_tell(struct str *out, bool created,
                        const struct whole_report *report)
{
    str_printf(
        out, i18n_n("%zu élément repris.", "%zu éléments repris.", (long)report->added),
        report->added);
    if (!created) {
        str_add(out, "\n");
        str_printf(out, _("Déjà là : %zu."), report->same);
    }
    if (report->apart > 0) {
        str_add(out, "\n");
        str_printf(out,
                   _("Déjà là et différents : %zu. Ils restent comme ils sont ici."),
                   report->apart);
    }
}

static void tell(const struct cli *cli, bool created, const struct whole_report *report)
{
    struct str out = {0};
    if (created)
        cli_sayf(stdout, _("Communauté créée : %s"), cli->file);
    import_export_tell(&out, created, report);
    cli_say(stdout, str_text(&out));
    str_free(&out);
}

int cli_import_json(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct whole_report report = {0};
    bool created = access(cli->file, F_OK) != 0;
    bool good = created ? create(cli, &report, &err) : join(cli, &report, &err);
    if (good)
        tell(cli, created, &report);
    return good ? CLI_GOOD : cli_fail(&err);
}
