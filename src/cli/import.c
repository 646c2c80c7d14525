/* terreau import: rows of a file into a community, or only what would become of them.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "cli/import.h"
#include "cli/import_files.h"
#include "cli/import_told.h"
#include "cli/json.h"
#include "cli/reports.h"
#include "config/paths.h"

/* --- which reader ----------------------------------------------------------------- */

static const struct import_reader readers[] = {
    {"csv", "csv txt tsv", import_open_csv},
    {"vcard", "vcf vcard", import_open_vcard},
};

static const struct import_reader *reader_named(const char *word)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (str_equal(readers[i].word, word))
            return &readers[i];
    return NULL;
}

static bool is_among(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (; *words; words += strspn(words, " ")) {
        size_t size = strcspn(words, " ");
        if (size == len && strncasecmp(words, word, len) == 0)
            return true;
        words += size;
    }
    return false;
}

/* By --format, else by the end of the name, else as a CSV. */
static const struct import_reader *reader_of(const struct cli *cli)
{
    const char *dot = strrchr(paths_last(cli->text), '.');
    if (cli->format)
        return reader_named(cli->format);
    for (size_t i = 0; dot && i < sizeof readers / sizeof *readers; i++)
        if (is_among(readers[i].endings, dot + 1))
            return &readers[i];
    return &readers[0];
}

/* --- saying ----------------------------------------------------------------------- */

void import_say_json(const struct import_report *report, bool dry_run)
{
    struct str out = {0};
    struct json json = {.out = &out};
    json_open(&json, '{');
    json_key(&json, "dry_run");
    json_boolean(&json, dry_run);
    json_key(&json, "rows");
    json_integer(&json, (int64_t)report->rows);
    json_key(&json, "verdicts");
    json_open(&json, '{');
    for (int i = 0; i < VERDICT_COUNT; i++) {
        json_key(&json, import_verdict_id((enum import_verdict)i));
        json_integer(&json, (int64_t)report->verdicts[i]);
    }
    json_close(&json, '}');
    const struct {
        const char *key;
        size_t count;
    } counts[] = {{"changed", report->changed},
                  {"repairs", report->repairs},
                  {"flags", report->flags},
                  {"kept", report->kept},
                  {"warnings", report->warnings}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        json_key(&json, counts[i].key);
        json_integer(&json, (int64_t)counts[i].count);
    }
    json_close(&json, '}');
    cli_say(stdout, str_text(&out));
    str_free(&out);
}

static void say_text(const struct import_report *report, bool dry_run)
{
    cli_sayf(stdout, i18n_n("%zu ligne lue.", "%zu lignes lues.", (long)report->rows),
             report->rows);
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (report->verdicts[i])
            cli_sayf(stdout, "  %s : %zu",
                     _(import_verdict_label((enum import_verdict)i)),
                     report->verdicts[i]);
    cli_sayf(stdout,
             _("Réparations %zu, à vérifier %zu, différences gardées %zu, "
               "avertissements %zu."),
             report->repairs, report->flags, report->kept, report->warnings);
    if (dry_run)
        cli_sayf(stdout,
                 i18n_n("Essai : rien n’est écrit. %zu ligne changerait quelque chose.",
                        "Essai : rien n’est écrit. %zu lignes changeraient quelque "
                        "chose.",
                        (long)report->changed),
                 report->changed);
    else if (report->changed == 0 &&
             report->verdicts[VERDICT_HELD] + report->verdicts[VERDICT_REFUSED] > 0)
        cli_sayf(stdout,
                 _("Rien n’est écrit : des lignes sont tenues ou refusées, « --held » "
                   "les donne à corriger."));
    else if (report->changed == 0)
        cli_sayf(stdout, _("Rien n’a changé : tout était déjà là."));
    else
        cli_sayf(stdout,
                 i18n_n("%zu ligne a changé quelque chose ; « u » dans terreau la "
                        "reprend.",
                        "%zu lignes ont changé quelque chose ; « u » dans terreau "
                        "reprend tout.",
                        (long)report->changed),
                 report->changed);
}

/* --- the verb --------------------------------------------------------------------- */

static bool open_files(const struct cli *cli, struct import_files *files,
                       struct err *err)
{
    if (cli->held && files->intake->header_count == 0)
        return err_set(err, ERR_USAGE,
                       _("« --held » demande un fichier à colonnes (CSV)."));
    return import_files_open(files, cli->report, cli->held, err);
}

static bool run_import(const struct cli *cli, struct garden *garden,
                       struct import_file *file, struct err *err)
{
    struct import_files files = {.intake = &file->intake};
    struct import_report report;
    const struct import_options options = {.source = cli->source,
                                           .columns = file->columns,
                                           .column_count = file->column_count,
                                           .dry_run = cli->dry_run,
                                           .row = import_files_row,
                                           .ctx = &files};
    bool good = open_files(cli, &files, err) &&
                ops_import(garden, &file->intake, &options, &report, err);
    good = import_files_close(&files, good, cli->force, err);
    if (good && cli->json)
        import_say_json(&report, cli->dry_run);
    else if (good)
        say_text(&report, cli->dry_run);
    return good;
}

/* Is it of that format, by --format, else by the end of the name? */
static bool is_format(const struct cli *cli, const char *word)
{
    const char *dot = strrchr(paths_last(cli->text), '.');
    return cli->format ? str_equal(cli->format, word)
                       : dot && strcasecmp(dot + 1, word) == 0;
}

int cli_import(const struct cli *cli)
{
    if (is_format(cli, "json"))
        return cli_import_json(cli);
    if (is_format(cli, "ics"))
        return cli_import_ics(cli);
    struct err err = ERR_INIT;
    struct garden garden = {0};
    struct import_file file = {0};
    const struct import_reader *reader = reader_of(cli);
    bool good = reader || err_set(&err, ERR_USAGE,
                                  _("« %.20s » ne s’importe pas : « --format » accepte "
                                    "csv, vcard, json et ics."),
                                  cli->format);
    good = good && cli_open_for_report(cli, &garden, &err) &&
           reader->open(cli, &garden, &file, &err) &&
           run_import(cli, &garden, &file, &err);
    if (file.close)
        file.close(&file);
    arena_free(&file.arena);
    ops_garden_close(&garden);
    return good ? CLI_GOOD : cli_fail(&err);
}
