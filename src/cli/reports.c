#include "cli/reports.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/open.h"
#include "config/paths.h"
#include "ops/meetings.h"

/* --force must not let an export take the place of the community itself. */
bool cli_out_is_free(const struct cli *cli, struct err *err)
{
    struct stat file, out;
    if (!cli->out || stat(cli->out, &out) != 0 || stat(cli->file, &file) != 0 ||
        file.st_ino != out.st_ino || file.st_dev != out.st_dev)
        return true;
    return err_set(err, ERR_USAGE,
                   _("« %.80s » est la communauté elle-même : donnez un autre "
                     "nom à l’export."),
                   cli->out);
}

bool cli_open_for_report(const struct cli *cli, struct garden *garden, struct err *err)
{
    struct str notice = {0};
    bool good =
        cli_out_is_free(cli, err) && cli_open_garden(cli->file, garden, &notice, err);
    if (good && notice.len > 0)
        cli_say(stderr, notice.at);
    str_free(&notice);
    return good;
}

static bool format_ending(const char *path, enum report_format *format)
{
    const char *dot = strrchr(paths_last(path), '.');
    for (int i = REPORT_MARKDOWN; dot && i <= REPORT_ODT; i++) {
        if (strcasecmp(dot + 1, report_format_ending((enum report_format)i)) == 0) {
            *format = (enum report_format)i;
            return true;
        }
    }
    return false;
}

bool cli_report_format(const struct cli *cli, enum report_format *format,
                       struct err *err)
{
    *format = REPORT_MARKDOWN;
    if (cli->format)
        return report_format_named(cli->format, format);
    if (!cli->out || str_equal(cli->out, "-") || format_ending(cli->out, format))
        return true;
    return err_set(
        err, ERR_USAGE,
        _("« %.80s » ne finit ni par .md, ni par .html, ni par .odt : ajoutez "
          "« --format »."),
        cli->out);
}

bool cli_read_rank(const char *text, size_t most, size_t *rank)
{
    size_t read = 0;
    for (; *text >= '0' && *text <= '9' && read <= most; text++)
        read = read * 10 + (size_t)(*text - '0');
    *rank = read;
    return *text == '\0' && read >= 1 && read <= most;
}

static bool none_chosen(const char *text, size_t count, struct err *err)
{
    if (count == 0)
        return err_set(err, ERR_NOT_FOUND,
                       _("Ce fichier n’a aucune rencontre : créez-la dans l’agenda."));
    if (!text)
        return err_set(err, ERR_USAGE,
                       _("Ce fichier a %zu rencontres : dites laquelle avec "
                         "« --meeting », de 1 (la plus ancienne) à %zu."),
                       count, count);
    return err_set(
        err, ERR_USAGE,
        _("« %.40s » n’est pas une rencontre : « --meeting » va de 1 (la plus "
          "ancienne) à %zu."),
        text, count);
}

static bool choose(const char *text, const struct meeting *meetings, size_t count,
                   struct id *id, struct err *err)
{
    struct id asked;
    size_t rank = 1;
    if (text && id_parse(text, &asked)) {
        for (size_t i = 0; i < count; i++) {
            if (id_equal(meetings[i].id, asked)) {
                *id = asked;
                return true;
            }
        }
        return none_chosen(text, count, err);
    }
    if (text ? !cli_read_rank(text, count, &rank) : count != 1)
        return none_chosen(text, count, err);
    *id = meetings[count - rank].id; /* newest first */
    return true;
}

bool cli_choose_meeting(const struct cli *cli, struct garden *garden, struct id *id,
                        struct err *err)
{
    struct arena arena = {0};
    struct meeting *meetings;
    size_t count;
    bool good = ops_meetings(garden, &arena, &meetings, &count, err) &&
                choose(cli->meeting, meetings, count, id, err);
    arena_free(&arena);
    return good;
}
