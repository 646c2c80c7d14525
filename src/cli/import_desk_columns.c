/* The columns of a file being imported: what they are read as, and their first texts.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/import.h"
#include "cli/import_desk_private.h"

enum { SAMPLE_ROWS = 40 };

/* --- what was said ---------------------------------------------------------------- */

static void apply_mapped(const struct desk *desk, struct csv_column *columns,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < desk->mapped.n; k++)
            if (str_equal(columns[i].header, desk->mapped.at[k].header)) {
                columns[i].field = desk->mapped.at[k].field;
                columns[i].why = desk->mapped.at[k].said ? _("vous l’avez dit")
                                                         : _("comme la fois d’avant");
            }
}

static struct mapped *mapped_of(struct desk *desk, const char *header)
{
    for (size_t k = 0; k < desk->mapped.n; k++)
        if (str_equal(desk->mapped.at[k].header, header))
            return &desk->mapped.at[k];
    struct mapped fresh = {.header = xstrdup(header)};
    vec_push(&desk->mapped, fresh);
    return &desk->mapped.at[desk->mapped.n - 1];
}

static void remember(struct desk *desk, const char *header, enum intake_field field,
                     bool said)
{
    struct mapped *mapped = mapped_of(desk, header);
    if (mapped->said && !said)
        return;
    mapped->field = field;
    mapped->said = said;
}

static void show(struct desk *desk, const struct csv_column *columns)
{
    for (size_t i = 0; i < desk->look.column_count; i++) {
        desk->look.columns[i].field = columns[i].field;
        desk->look.columns[i].why = columns[i].why;
    }
}

void desk_map(struct import_look *look, size_t column, enum intake_field field)
{
    struct desk *desk = desk_of(look);
    size_t count;
    struct csv_column *columns = csv_in_columns(desk->csv, &count);
    remember(desk, columns[column].header, field, true);
    apply_mapped(desk, columns, count);
    show(desk, columns);
}

/* Of another source than the one before, what it said is forgotten. */
static void forget_recalled(struct desk *desk)
{
    size_t kept = 0;
    for (size_t k = 0; k < desk->mapped.n; k++)
        if (desk->mapped.at[k].said)
            desk->mapped.at[kept++] = desk->mapped.at[k];
        else
            free(desk->mapped.at[k].header);
    desk->mapped.n = kept;
}

bool desk_recall(struct import_look *look, struct garden *garden, const char *source,
                 struct err *err)
{
    struct desk *desk = desk_of(look);
    size_t count;
    if (look->format != IMPORT_CSV)
        return true;
    struct csv_column *columns = csv_in_columns(desk->csv, &count);
    const char *before = _("comme la fois d’avant");
    forget_recalled(desk);
    if (!import_recall(garden, source, &desk->arena, columns, count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (str_equal(columns[i].why, before))
            remember(desk, columns[i].header, columns[i].field, false);
    apply_mapped(desk, columns, count);
    show(desk, columns);
    return true;
}

/* --- first texts ------------------------------------------------------------------ */

static void sample_row(struct desk *desk, const struct intake_row *row)
{
    for (size_t i = 0; i < row->cell_count && i < desk->look.column_count; i++) {
        const char **samples = desk->look.columns[i].samples;
        int at = 0;
        while (at < SAMPLES_MOST && *samples[at] &&
               !str_equal(samples[at], row->cells[i]))
            at++;
        if (*row->cells[i] && at < SAMPLES_MOST && !*samples[at])
            samples[at] = arena_strdup(&desk->arena, row->cells[i]);
    }
}

static bool read_samples(struct desk *desk, struct err *err)
{
    struct intake intake;
    struct arena arena = {0};
    bool more = true, good = csv_in_rows(desk->csv, &intake, err);
    for (int i = 0; good && more && i < SAMPLE_ROWS; i++) {
        struct intake_row row;
        arena_reset(&arena);
        good = intake.next(intake.ctx, &arena, &row, &more, err);
        if (good && more && row.kind == INTAKE_DATA)
            sample_row(desk, &row);
    }
    arena_free(&arena);
    return good;
}

bool desk_see_columns(struct desk *desk, struct err *err)
{
    size_t count;
    struct csv_column *columns = csv_in_columns(desk->csv, &count);
    apply_mapped(desk, columns, count);
    desk->look.columns =
        arena_alloc(&desk->arena, (count + 1) * sizeof *desk->look.columns);
    desk->look.column_count = count;
    for (size_t i = 0; i < count; i++)
        desk->look.columns[i] =
            (struct import_seen){.header = columns[i].header, .samples = {"", "", ""}};
    show(desk, columns);
    return read_samples(desk, err);
}

/* --- which line is the titles ----------------------------------------------------- */

static void add_line(struct desk *desk, const char **values, size_t *count, size_t line,
                     const char *const *cells, size_t cell_count)
{
    struct str text = {0};
    char brief[160];
    for (size_t i = 0; i < cell_count && text.len < sizeof brief; i++)
        if (*cells[i])
            str_printf(&text, "%s%s", text.len ? " ; " : "", cells[i]);
    str_copy(brief, sizeof brief, str_text(&text));
    str_free(&text);
    if (*count == VALUES_MOST || !*brief)
        return;
    desk->lines[*count] = line;
    values[(*count)++] = arena_printf(&desk->arena, _("ligne %zu : %s"), line, brief);
}

size_t desk_headers(struct import_look *look, const char **values)
{
    struct desk *desk = desk_of(look);
    struct intake intake;
    struct arena arena = {0};
    size_t count = 0, header = csv_in_header_line(desk->csv);
    bool more = true, told = false, good = csv_in_rows(desk->csv, &intake, NULL);
    for (int i = 0; good && more && i < VALUES_MOST; i++) {
        struct intake_row row = {.line = 0};
        arena_reset(&arena);
        good = intake.next(intake.ctx, &arena, &row, &more, NULL);
        if (good && !told && (!more || row.line > header)) {
            add_line(desk, values, &count, header, intake.headers, intake.header_count);
            told = true;
        }
        if (good && more)
            add_line(desk, values, &count, row.line, row.cells, row.cell_count);
    }
    arena_free(&arena);
    return count;
}
