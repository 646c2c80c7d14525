/* The report of an import and the CSV of its rows put aside, as they are written. */
#include "cli/import_files.h"

#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "exchange/csv_out.h"

static void put_row(struct import_files *files, struct outfile *out,
                    const char *const *cells, size_t count, bool first)
{
    str_clear(&files->piece);
    if (first)
        csv_begin(&files->piece, &csv_for_people, cells, count);
    else
        csv_row(&files->piece, &csv_for_people, cells, count);
    outfile_put(out, str_text(&files->piece), files->piece.len);
}

/* What is held or refused, as it was written, behind what is asked of a person. */
static void put_held(struct import_files *files, const struct intake_row *row,
                     const struct import_result *result)
{
    char line[24];
    VEC(const char *) cells = {0};
    str_format(line, sizeof line, "%zu", row->line);
    vec_push(&cells, "");
    vec_push(&cells, result->reason);
    vec_push(&cells, line);
    for (size_t i = 0; i < row->cell_count; i++)
        vec_push(&cells, row->cells[i]);
    put_row(files, &files->held, cells.at, cells.n, false);
    vec_free(&cells);
}

static const char *remarks_text(struct arena *arena, const struct import_result *result)
{
    const char *all = "";
    for (size_t i = 0; i < result->remark_count; i++)
        all = arena_printf(arena, "%s%s%s", all, *all ? " " : "",
                           result->remarks[i].text);
    return all;
}

static void put_report(struct import_files *files, const struct intake_row *row,
                       const struct import_result *result)
{
    struct arena arena = {0};
    const char *with = result->with_line
                           ? arena_printf(&arena, _("%s (ligne %zu)"), result->other,
                                          result->with_line)
                           : result->other;
    const char *const cells[] = {
        arena_printf(&arena, "%zu", row->line),
        _(import_verdict_label(result->verdict)),
        result->name,
        with,
        result->changed ? _("oui") : _("non"),
        result->reason,
        remarks_text(&arena, result),
    };
    put_row(files, &files->report, cells, sizeof cells / sizeof *cells, false);
    arena_free(&arena);
}

void import_files_row(void *ctx, const struct intake_row *row,
                      const struct import_result *result)
{
    struct import_files *files = ctx;
    bool held = result->verdict == VERDICT_HELD || result->verdict == VERDICT_REFUSED;
    if (files->reporting)
        put_report(files, row, result);
    if (files->holding && held)
        put_held(files, row, result);
}

static void begin_report(struct import_files *files)
{
    const char *const header[] = {_("Ligne"),  _("Verdict"), _("Nom"),      _("Avec"),
                                  _("Change"), _("Raison"),  _("Remarques")};
    put_row(files, &files->report, header, sizeof header / sizeof *header, true);
}

static void begin_held(struct import_files *files)
{
    VEC(const char *) header = {0};
    vec_push(&header, "terreau décision");
    vec_push(&header, "terreau raison");
    vec_push(&header, "terreau ligne");
    for (size_t i = 0; i < files->intake->header_count; i++)
        vec_push(&header, files->intake->headers[i]);
    put_row(files, &files->held, header.at, header.n, true);
    vec_free(&header);
}

bool import_files_open(struct import_files *files, const char *report, const char *held,
                       struct err *err)
{
    if (report && !outfile_open(&files->report, report, err))
        return false;
    files->reporting = report != NULL;
    if (held && !outfile_open(&files->held, held, err))
        return false;
    files->holding = held != NULL;
    if (files->reporting)
        begin_report(files);
    if (files->holding)
        begin_held(files);
    return true;
}

bool import_files_close(struct import_files *files, bool good, bool overwrite,
                        struct err *err)
{
    good =
        good && (!files->reporting || outfile_commit(&files->report, overwrite, err));
    good = good && (!files->holding || outfile_commit(&files->held, overwrite, err));
    if (files->reporting)
        outfile_abort(&files->report);
    if (files->holding)
        outfile_abort(&files->held);
    str_free(&files->piece);
    return good;
}
