/* A community read back from its JSON export: into a new file, or into its own. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/demo.h"
#include "cli/import_told.h"
#include "cli/import_whole.h"
#include "cli/open.h"
#include "cli/reports.h"
#include "config/paths.h"

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
    struct import_counts counts;
};

static bool run(struct export_import *import, struct whole *into,
                const struct import_options *options, struct err *err)
{
    struct import_whole *whole;
    return import_whole_export(import->cli->text, into, options, &import->told.report,
                               &whole, err) &&
           import_whole_run(whole, &import->counts, err);
}

static bool create_at(struct export_import *import, const char *path, struct err *err)
{
    struct whole *whole;
    struct import_options options = import->told.options;
    options.dry_run = false;
    return ops_whole_create(path, &whole, err) && run(import, whole, &options, err) &&
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
    struct garden garden = {0};
    struct whole *whole;
    bool good = cli_open_for_report(import->cli, &garden, err) &&
                ops_whole_join(&garden, &whole, err) &&
                run(import, whole, &import->told.options, err);
    ops_garden_close(&garden);
    return good;
}

static void tell(struct str *out, bool created, const struct whole_report *report)
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
    tell(&out, created, &import.counts.rows);
    if (good)
        import_told_say(&import.told, str_text(&out));
    str_free(&out);
    return good ? CLI_GOOD : cli_fail(&err);
}
