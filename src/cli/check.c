#include "cli/cli.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "config/config.h"
#include "config/paths.h"
#include "store/store.h"

static bool never(void *ctx)
{
    (void)ctx;
    return false;
}

static int tell_report(const char *file, const struct store_report *report)
{
    if (report->problems == 0) {
        cli_sayf(stdout, _("« %s » est sain."), paths_last(file));
        cli_sayf(stdout,
                 i18n_n("%lld écriture relue, avec les fiches et la recherche qui en "
                        "sont tirées.",
                        "%lld écritures relues, avec les fiches et la recherche qui en "
                        "sont tirées.",
                        (long)report->operations),
                 (long long)report->operations);
        return CLI_GOOD;
    }
    cli_sayf(
        stdout,
        i18n_n("« %s » a %d problème.", "« %s » a %d problèmes.", report->problems),
        paths_last(file), report->problems);
    if (report->first)
        cli_sayf(stdout, _("Le premier : %s"), report->first);
    cli_say(stdout, _("Rien n’a été modifié. « terreau salvage » sauve ce qui se lit "
                      "encore ; « terreau restore » remet une sauvegarde."));
    return CLI_FAILED;
}

static int check_community(const char *file)
{
    struct err err = ERR_INIT;
    struct arena arena = {0};
    struct store *store = NULL;
    struct store_report report = {0};
    bool good = store_open(file, &store, &err) &&
                store_check(store, true, never, NULL, &arena, &report, &err);
    int status = good ? tell_report(file, &report) : cli_fail(&err);
    store_close(store);
    arena_free(&arena);
    return status;
}

static int check_configuration(const char *file)
{
    struct err err = ERR_INIT;
    struct str yaml = {0}, lines = {0};
    struct community community = {0};
    struct config_problems problems = {0};
    if (!config_load_file(file, &yaml, &err)) {
        str_free(&yaml);
        return cli_fail(&err);
    }
    config_read(str_text(&yaml), yaml.len, &community, &problems);
    config_problems_print(&problems, file, &lines);
    cli_say(stdout, str_text(&lines));
    if (problems.n == 0)
        cli_sayf(stdout, _("« %s » est une configuration sans erreur."),
                 paths_last(file));
    int status = problems.n == 0 ? CLI_GOOD : CLI_FAILED;
    config_problems_free(&problems);
    community_free(&community);
    str_free(&lines);
    str_free(&yaml);
    return status;
}

int cli_check(const struct cli *cli)
{
    const char *ending = strrchr(paths_last(cli->file), '.');
    bool configuration =
        ending && (str_equal(ending, ".yaml") || str_equal(ending, ".yml"));
    return configuration ? check_configuration(cli->file) : check_community(cli->file);
}
