/* A copy now, and a copy brought back: the same care as the daily one. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "cli/aside.h"
#include "cli/cli.h"
#include "cli/upkeep.h"
#include "config/paths.h"
#include "store/store.h"

/* The backup of the day, or one beside it with the hour when there is one already. */
static bool default_place(const char *file, struct str *out, struct err *err)
{
    char hour[8];
    int64_t now = clock_now();
    if (!upkeep_backup_path(file, now, out, err))
        return false;
    if (access(out->at, F_OK) != 0)
        return true;
    clock_hour(now, hour);
    out->len -= strlen(".terreau");
    out->at[out->len] = '\0';
    str_printf(out, "-%.2s%.2s.terreau", hour, hour + 3);
    return true;
}

int cli_backup(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct str to = {0};
    struct store *store = NULL;
    bool good = store_open(cli->file, &store, &err);
    if (good && cli->out)
        str_add(&to, cli->out);
    else if (good)
        good = default_place(cli->file, &to, &err);
    if (good && access(to.at, F_OK) == 0)
        good = err_set(&err, ERR_INPUT,
                       _("Ce fichier existe déjà : choisissez un autre nom."));
    good = good && store_backup(store, to.at, NULL, NULL, &err);
    if (good)
        cli_sayf(stdout, _("Sauvegarde relue et vérifiée : %s"), to.at);
    store_close(store);
    str_free(&to);
    return good ? CLI_GOOD : cli_fail(&err);
}

struct move {
    const char *path;
    struct str aside;
};

static void take_back(void *ctx)
{
    struct move *move = ctx;
    if (aside_take_back(move->path, &move->aside))
        move->aside.len = 0;
}

/* What is there now is renamed, never deleted, and put back when the copy fails, be it
 * for want of memory. */
int cli_restore(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct move move = {.path = cli->file};
    bool good = aside_put(cli->file, _("avant"), &move.aside, &err);
    mem_on_exhausted(take_back, &move);
    if (good && !store_restore(cli->text, cli->file, &err)) {
        good = false;
        take_back(&move);
    }
    mem_on_exhausted(NULL, NULL);
    if (move.aside.len)
        cli_sayf(stdout, _("L’ancien fichier est gardé : %s"), move.aside.at);
    if (good)
        cli_sayf(stdout, _("« %s » est revenu à l’état de la sauvegarde."),
                 paths_last(cli->file));
    str_free(&move.aside);
    return good ? CLI_GOOD : cli_fail(&err);
}
