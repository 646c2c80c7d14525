/* A community read back from its JSON export: into a new file, or into its own. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/demo.h"
#include "cli/import.h"
#include "cli/import_told.h"
#include "cli/open.h"
#include "cli/reports.h"
#include "config/paths.h"
#include "exchange/json_in.h"
#include "ops/whole.h"

struct taking {
    struct whole *whole;
    struct import_told *told;
};

/* « persons 018f3c7e-… » */
static const char *name_of(const struct cell_row *row, char out[96])
{
    const char *id = "";
    for (size_t i = 0; i < row->count; i++)
        if (str_equal(row->cells[i].key, "id") && row->cells[i].kind == CELL_TEXT)
            id = row->cells[i].text;
    str_format(out, 96, "%.40s %.40s", row->table, id);
    return out;
}

static bool take_row(void *ctx, const struct cell_row *row, struct err *err)
{
    const struct taking *taking = ctx;
    char name[96];
    const struct whole_report *now = ops_whole_so_far(taking->whole);
    const struct whole_report before = *now;
    if (!ops_whole_row(taking->whole, row, err))
        return false;
    bool added = now->added > before.added, apart = now->apart > before.apart;
    import_told_row(taking->told, row->line,
                    added   ? VERDICT_NEW
                    : apart ? VERDICT_HELD
                            : VERDICT_UPDATE,
                    added, name_of(row, name),
                    apart ? _("Déjà là et différent : il reste comme il est ici.")
                          : "");
    return true;
}

bool import_export(const char *path, struct whole *whole, struct import_told *told,
                   bool keep, struct whole_report *report, struct err *err)
{
    struct taking taking = {whole, told};
    struct err fault = ERR_INIT;
    bool good = json_in_read(path, take_row, &taking, &fault);
    bool kept = ops_whole_end(whole, good && keep, report, &fault);
    good = good && (kept || !keep);
    if (!good && err)
        *err = fault;
    return good;
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

struct export_import {
    const struct cli *cli;
    struct import_told told;
    struct whole_report report;
};

static bool create_at(struct export_import *import, const char *path, struct err *err)
{
    struct whole *whole;
    return ops_whole_create(path, &whole, err) &&
           import_export(import->cli->text, whole, &import->told, true, &import->report,
                         err) &&
           opens(path, err);
}

/* A dry run makes it whole, out of sight, and throws it away: what would not open there
 * would not open here. */
static bool try_create(struct export_import *import, struct err *err)
{
    struct str folder = {0}, path = {0};
    bool good = cli_demo_folder(&folder, err);
    str_printf(&path, "%s/essai.terreau", str_text(&folder));
    good = good && create_at(import, str_text(&path), err);
    cli_demo_remove(&folder);
    str_free(&folder);
    str_free(&path);
    return good;
}

static bool create(struct export_import *import, struct err *err)
{
    const struct cli *cli = import->cli;
    if (!ends_well(cli->file, err))
        return false;
    return cli->dry_run ? try_create(import, err) : create_at(import, cli->file, err);
}

static bool join(struct export_import *import, struct err *err)
{
    const struct cli *cli = import->cli;
    struct garden garden = {0};
    struct whole *whole;
    bool good = cli_open_for_report(cli, &garden, err) &&
                ops_whole_join(&garden, &whole, err) &&
                import_export(cli->text, whole, &import->told, !cli->dry_run,
                              &import->report, err);
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

int cli_import_json(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct export_import import = {.cli = cli, .told = {.cli = cli}};
    struct str out = {0};
    bool created = access(cli->file, F_OK) != 0;
    bool good = import_told_open(&import.told, &err) &&
                (created ? create(&import, &err) : join(&import, &err));
    good = import_told_close(&import.told, good, &err);
    if (created && !cli->dry_run) {
        str_printf(&out, _("Communauté créée : %s"), cli->file);
        str_add(&out, "\n");
    }
    import_export_tell(&out, created, &import.report);
    if (good)
        import_told_say(&import.told, str_text(&out));
    str_free(&out);
    return good ? CLI_GOOD : cli_fail(&err);
}
