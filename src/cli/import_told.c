#include "cli/import_told.h"

#include "base/i18n.h"

bool import_told_open(struct import_told *told, struct err *err)
{
    told->files = (struct import_files){.intake = &told->intake};
    if (told->cli->held)
        return err_set(err, ERR_USAGE,
                       _("« --held » demande un fichier à colonnes (CSV)."));
    return import_files_open(&told->files, told->cli->report, NULL, err);
}

void import_told_row(struct import_told *told, size_t line, enum import_verdict verdict,
                     bool changed, const char *name, const char *reason)
{
    if (!told)
        return;
    struct import_report *report = &told->report;
    report->rows++;
    report->verdicts[verdict]++;
    report->changed += changed;
    const struct intake_row row = {.line = line ? line : report->rows, .refusal = ""};
    const struct import_result result = {.verdict = verdict,
                                         .changed = changed,
                                         .name = name,
                                         .other = "",
                                         .reason = reason};
    import_files_row(&told->files, &row, &result);
}

bool import_told_close(struct import_told *told, bool good, struct err *err)
{
    return import_files_close(&told->files, good, told->cli->force, err);
}

void import_told_say(const struct import_told *told, const char *words)
{
    if (told->cli->json) {
        import_say_json(&told->report, told->cli->dry_run);
        return;
    }
    cli_say(stdout, words);
    if (told->cli->dry_run)
        cli_say(stdout, _("Essai : rien n’est écrit."));
}

bool import_told_dry(const struct import_told *told)
{
    return told && told->cli->dry_run;
}
