/* What an import in the interface leaves: its report, its rows put aside.
 *
 *   <data>/terreau/imports/<community>/<AAAA-MM-JJ-file>/rapport.csv, tenues.csv */
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/str.h"
#include "cli/import_desk_private.h"
#include "config/paths.h"

enum { MOST_IMPORTS = 999 };

/* A folder of its own: "…-2" for the second import of the day. */
static bool make_folder(struct desk *desk, const struct garden *garden,
                        struct str *folder, struct err *err)
{
    struct civil day = clock_civil(clock_now());
    struct str name = {0}, base = {0};
    bool good = true, taken = true;
    str_add(&name, "imports/");
    paths_slug(garden->community->name, &name);
    str_printf(&name, "/%04d-%02d-%02d-", day.year, day.month, day.day);
    paths_base(desk->path, &base);
    paths_slug(str_text(&base), &name);
    size_t len = name.len;
    for (int n = 1; good && taken && n <= MOST_IMPORTS; n++) {
        name.len = len;
        if (n > 1)
            str_printf(&name, "-%d", n);
        str_clear(folder);
        good = paths_name(PATHS_DATA, str_text(&name), folder, err);
        taken = good && access(str_text(folder), F_OK) == 0;
    }
    str_add(&name, "/");
    str_clear(folder);
    good = good && paths_make(PATHS_DATA, str_text(&name), folder, err);
    str_free(&name);
    str_free(&base);
    return good;
}

/* A folder where nothing was left goes. */
static void drop_folder(const struct desk *desk)
{
    struct str folder = {0};
    const char *path = str_text(&desk->report);
    str_add_n(&folder, path, (size_t)(paths_last(path) - path));
    rmdir(str_text(&folder));
    str_free(&folder);
}

/* They could not both be opened. */
static void drop_papers(struct desk *desk)
{
    import_files_close(&desk->files, false, false, NULL);
    desk->files = (struct import_files){.intake = &desk->intake};
    if (desk->report.len)
        drop_folder(desk);
}

bool desk_begin_papers(struct import_look *look, struct garden *garden, struct err *err)
{
    struct desk *desk = desk_of(look);
    struct str folder = {0};
    bool columns = look->column_count > 0;
    desk->any_held = false;
    desk->files = (struct import_files){.intake = &desk->intake};
    str_clear(&desk->report);
    str_clear(&desk->held);
    bool good = make_folder(desk, garden, &folder, err);
    if (good) {
        str_printf(&desk->report, "%s%s", str_text(&folder), "rapport.csv");
        str_printf(&desk->held, "%s%s", str_text(&folder), "tenues.csv");
        good = import_files_open(&desk->files, str_text(&desk->report),
                                 columns ? str_text(&desk->held) : NULL, err);
    }
    str_free(&folder);
    if (!good)
        drop_papers(desk);
    return good;
}

void desk_tell_papers(struct import_look *look, const struct intake_row *row,
                      const struct import_result *result)
{
    struct desk *desk = desk_of(look);
    desk->any_held = desk->any_held || result->verdict == VERDICT_HELD ||
                     result->verdict == VERDICT_REFUSED;
    import_files_row(&desk->files, row, result);
}

bool desk_end_papers(struct import_look *look, bool good, struct arena *arena,
                     struct import_paper *paper, struct err *err)
{
    struct desk *desk = desk_of(look);
    if (desk->files.holding && !desk->any_held) {
        outfile_abort(&desk->files.held);
        desk->files.holding = false;
    }
    paper->report = arena_strdup(arena, str_text(&desk->report));
    paper->held = desk->files.holding ? arena_strdup(arena, str_text(&desk->held)) : "";
    bool kept = import_files_close(&desk->files, good, false, err);
    desk->files = (struct import_files){.intake = &desk->intake};
    if (!kept)
        drop_folder(desk);
    return kept;
}
