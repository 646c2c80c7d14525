#include "cli/cli.h"

#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/args.h"
#include "cli/open.h"
#include "config/config.h"
#include "config/outfile.h"
#include "config/paths.h"

#define ENDING ".terreau"

static bool ends_by(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && str_equal(text + len - end_len, end);
}

static bool is_file(const char *from)
{
    return strchr(from, '/') || ends_by(from, ".yaml") || ends_by(from, ".yml");
}

static bool unknown_name(const char *from, struct err *err)
{
    const char *const *names = config_shipped_names();
    const char *near = cli_nearest(from, names);
    if (near)
        return err_set(
            err, ERR_USAGE,
            _("« %.60s » n’est pas un nom fourni : vouliez-vous dire « %s » ?"), from,
            near);
    struct str list = {0};
    for (; *names; names++)
        str_printf(&list, "%s%s", list.len > 0 ? ", " : "", *names);
    err_set(err, ERR_USAGE,
            _("« %.60s » n’est ni un nom fourni (%s) ni un fichier « .yaml »."), from,
            str_text(&list));
    str_free(&list);
    return false;
}

static bool load(const char *from, struct str *yaml, struct err *err)
{
    size_t len;
    if (is_file(from))
        return config_load_file(from, yaml, err);
    const char *text = config_shipped(from, &len);
    if (!text)
        return unknown_name(from, err);
    str_add_n(yaml, text, len);
    return true;
}

/* Prints every problem of the configuration; true when it may be used. */
static bool good_configuration(const char *from, const struct str *yaml)
{
    struct community community = {0};
    struct config_problems problems = {0};
    struct str lines = {0};
    bool good = config_read(str_text(yaml), yaml->len, &community, &problems);
    config_problems_print(&problems, from, &lines);
    cli_say(stderr, str_text(&lines));
    str_free(&lines);
    config_problems_free(&problems);
    community_free(&community);
    return good;
}

/* The copy that she may edit. One that is there already and says the same is hers; one
 * that says something else would replace the configuration asked for, at opening. */
static bool beside_is_free(const char *beside, const struct str *yaml, bool *there,
                           struct err *err)
{
    struct str present = {0};
    *there = access(beside, F_OK) == 0;
    bool same = *there && config_load_file(beside, &present, NULL) &&
                str_equal(str_text(&present), str_text(yaml));
    str_free(&present);
    if (!*there || same)
        return true;
    return err_set(
        err, ERR_INPUT,
        _("Une autre configuration est déjà là : partez d’elle avec « --from "
          "%s », ou renommez-la."),
        beside);
}

/* Without the copy the community works all the same. */
static void tell(const char *file, const char *beside, bool there,
                 const struct str *yaml)
{
    struct err err = ERR_INIT;
    there = there || outfile_write(beside, yaml->at, yaml->len, false, &err);
    if (!there)
        cli_sayf(stderr,
                 _("La communauté est créée, mais sans sa copie à modifier. %s"),
                 err.text);
    cli_sayf(stdout, _("Communauté créée : %s"), file);
    if (there)
        cli_sayf(stdout, _("Sa configuration, à modifier quand vous voulez : %s"),
                 beside);
    cli_sayf(stdout, _("Pour l’ouvrir : terreau %s"), file);
}

static bool create(const struct cli *cli, const struct str *yaml, struct err *err)
{
    struct str beside = {0};
    bool there = false;
    paths_beside(cli->file, ".yaml", &beside);
    /* a community already there is the first thing to say, and creating says it */
    bool taken = access(cli->file, F_OK) == 0;
    bool good = (taken || beside_is_free(beside.at, yaml, &there, err)) &&
                cli_create_garden(cli->file, str_text(yaml), yaml->len, err);
    if (good)
        tell(cli->file, beside.at, there, yaml);
    str_free(&beside);
    return good;
}

int cli_new(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct str yaml = {0};
    int status = CLI_GOOD;
    if (!ends_by(cli->file, ENDING) || str_equal(paths_last(cli->file), ENDING))
        err_set(&err, ERR_USAGE,
                _("« %.80s » n’est pas un nom de communauté : il doit "
                  "finir par « %s »."),
                cli->file, ENDING);
    else if (load(cli->from, &yaml, &err)) {
        if (!good_configuration(cli->from, &yaml))
            status = CLI_FAILED;
        else
            create(cli, &yaml, &err);
    }
    str_free(&yaml);
    return err.kind == ERR_NONE ? status : cli_fail(&err);
}
