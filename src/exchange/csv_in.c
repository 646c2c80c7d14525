#include "exchange/csv_in.h"

#include <dlfcn.h>
#include <string.h>

#include "base/i18n.h"
#include "exchange/csv_record.h"

enum { SAMPLE = 64 << 10, HEADER_ROWS = 10 };

static bool all_empty(const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (*cells[i])
            return false;
    return true;
}

/* --- the beginning ---------------------------------------------------------------- */

static bool read_sample(struct csv_in *in, struct str *sample, struct err *err)
{
    bool more = true;
    while (more && sample->len < SAMPLE)
        if (!text_in_piece(in->text, sample, &more, err))
            return false;
    return true;
}

struct header {
    const char **cells;
    size_t count;
    size_t line;
    size_t known;
};

/* The first record of the beginning that names two fields, else the best one. */
static bool find_header(struct csv_in *in, struct arena *arena, struct header *best,
                        struct err *err)
{
    bool more = true;
    *best = (struct header){.line = 0};
    for (int i = 0; i < HEADER_ROWS && best->known < 2; i++) {
        if (!csv_record(in, &more, err))
            return false;
        if (!more)
            break;
        struct header one = {csv_cells(in, arena), in->starts.n, in->line, 0};
        if (all_empty(one.cells, one.count) || str_starts(one.cells[0], "sep="))
            continue;
        one.known = csv_headers_known(one.cells, one.count);
        if (best->line == 0 || one.known > best->known)
            *best = one;
    }
    return best->line > 0 ||
           err_set(err, ERR_INPUT, _("Ce fichier n’a aucune ligne remplie."));
}

static bool keep_header(struct csv_in *in, const struct header *header, struct err *err)
{
    if (header->count > CSV_COLUMNS_MOST)
        return err_set(err, ERR_INPUT,
                       _("Ligne %zu : %zu colonnes, c’est plus que %d. Le séparateur "
                         "est-il le bon ?"),
                       header->line, header->count, CSV_COLUMNS_MOST);
    in->columns = csv_columns_read(&in->arena, header->cells, header->count);
    in->column_count = header->count;
    in->header_line = header->line;
    in->headers = arena_alloc(&in->arena, (header->count + 1) * sizeof *in->headers);
    for (size_t i = 0; i < header->count; i++)
        in->headers[i] = in->columns[i].header;
    return true;
}

/* separator 0: it is to be found. */
static bool look(struct csv_in *in, char separator, struct err *err)
{
    struct str sample = {0};
    struct header header;
    arena_reset(&in->arena);
    str_clear(&in->evidence);
    bool done = text_in_restart(in->text, text_in_encoding(in->text), err) &&
                read_sample(in, &sample, err);
    if (done && separator)
        str_add(&in->evidence, _("Séparateur : vous l’avez dit."));
    if (done)
        in->separator = separator
                            ? separator
                            : csv_separator_guess(str_text(&sample), &in->evidence);
    str_free(&sample);
    return done && csv_restart(in, err) && find_header(in, &in->arena, &header, err) &&
           keep_header(in, &header, err);
}

bool csv_in_open(const char *path, struct csv_in **in, struct err *err)
{
    struct csv_in *made = xcalloc(1, sizeof *made);
    if (text_in_open(path, &made->text, err) && csv_load(&made->csv, err) &&
        look(made, '\0', err)) {
        *in = made;
        return true;
    }
    csv_in_close(made);
    return false;
}

void csv_in_close(struct csv_in *in)
{
    if (!in)
        return;
    if (in->parsing)
        in->csv.csv_free(&in->parser);
    if (in->csv.handle)
        dlclose(in->csv.handle);
    text_in_close(in->text);
    str_free(&in->evidence);
    str_free(&in->piece);
    str_free(&in->bytes);
    vec_free(&in->starts);
    arena_free(&in->arena);
    free(in);
}

enum text_encoding csv_in_encoding(const struct csv_in *in)
{
    return text_in_encoding(in->text);
}

char csv_in_separator(const struct csv_in *in)
{
    return in->separator;
}

size_t csv_in_header_line(const struct csv_in *in)
{
    return in->header_line;
}

const char *csv_in_encoding_evidence(const struct csv_in *in)
{
    return text_in_evidence(in->text);
}

const char *csv_in_separator_evidence(const struct csv_in *in)
{
    return str_text(&in->evidence);
}

struct csv_column *csv_in_columns(struct csv_in *in, size_t *count)
{
    *count = in->column_count;
    return in->columns;
}

bool csv_in_set_encoding(struct csv_in *in, enum text_encoding encoding,
                         struct err *err)
{
    return text_in_restart(in->text, encoding, err) && look(in, '\0', err);
}

bool csv_in_set_separator(struct csv_in *in, char separator, struct err *err)
{
    return look(in, separator, err);
}

bool csv_in_set_header(struct csv_in *in, size_t line, struct err *err)
{
    bool more = true;
    if (!csv_restart(in, err))
        return false;
    do
        if (!csv_record(in, &more, err))
            return false;
    while (more && in->line < line);
    if (!more || in->line != line)
        return err_set(err, ERR_INPUT, _("Aucune ligne ne commence à la %zu."), line);
    arena_reset(&in->arena);
    struct header header = {csv_cells(in, &in->arena), in->starts.n, in->line, 0};
    return keep_header(in, &header, err);
}

/* --- rows ------------------------------------------------------------------------- */

/* Every cell that says something says the header of its column. */
static bool is_header(const struct csv_in *in, const char *const *cells, size_t count)
{
    size_t same = 0;
    for (size_t i = 0; i < count; i++) {
        if (*cells[i] == '\0')
            continue;
        if (i >= in->column_count || !str_equal(cells[i], in->headers[i]))
            return false;
        same++;
    }
    return same > 1 || (same == 1 && in->column_count == 1);
}

static void add_cell(const struct csv_in *in, struct arena *arena,
                     struct intake_row *row, size_t at)
{
    bool known = at < in->column_count;
    const struct csv_column *column = known ? &in->columns[at] : NULL;
    if (*row->cells[at] == '\0' || (known && column->field == INTAKE_NONE))
        return;
    row->extra += !known;
    struct intake_value value = {
        .field = known ? column->field : INTAKE_OTHER,
        .text = row->cells[at],
        .column =
            known ? column->header : arena_printf(arena, _("colonne %zu"), at + 1),
        .label = known ? column->label : "",
    };
    intake_add(arena, row, value);
}

static const char *refusal_of(const struct csv_in *in, struct arena *arena)
{
    if (in->starts.n > CSV_COLUMNS_MOST)
        return arena_printf(arena, _("Cette ligne a %zu cases : %d au plus."),
                            in->starts.n, CSV_COLUMNS_MOST);
    for (size_t i = 0; i < in->starts.n; i++) {
        size_t end = i + 1 < in->starts.n ? in->starts.at[i + 1] : in->bytes.len;
        if (end - in->starts.at[i] > CSV_CELL_MOST)
            return arena_printf(arena,
                                _("La case %zu de cette ligne dépasse 64 Ko : coupez "
                                  "son texte."),
                                i + 1);
    }
    return "";
}

static void fill_row(const struct csv_in *in, struct arena *arena,
                     struct intake_row *row)
{
    *row = (struct intake_row){.line = in->line, .refusal = refusal_of(in, arena)};
    if (*row->refusal) {
        row->kind = INTAKE_REFUSED;
        return;
    }
    row->cells = csv_cells(in, arena);
    row->cell_count = in->starts.n;
    if (all_empty(row->cells, row->cell_count))
        row->kind = INTAKE_BLANK;
    else if (row->line < in->header_line || is_header(in, row->cells, row->cell_count))
        row->kind = INTAKE_HEADER;
    if (row->kind != INTAKE_DATA)
        return;
    for (size_t i = 0; i < row->cell_count; i++)
        add_cell(in, arena, row, i);
    if (row->cell_count < in->column_count)
        row->missing = (int)(in->column_count - row->cell_count);
}

static bool next_row(void *ctx, struct arena *arena, struct intake_row *row, bool *more,
                     struct err *err)
{
    struct csv_in *in = ctx;
    do {
        if (!csv_record(in, more, err))
            return false;
        if (!*more)
            return true;
    } while (in->line == in->header_line);
    if (++in->rows > CSV_ROWS_MOST)
        return err_set(err, ERR_INPUT,
                       _("Ce fichier a plus de %d lignes : coupez-le en plusieurs, "
                         "chacun avec sa ligne de titres."),
                       CSV_ROWS_MOST);
    fill_row(in, arena, row);
    return true;
}

static int rows_done(void *ctx)
{
    const struct csv_in *in = ctx;
    return text_in_done(in->text);
}

bool csv_in_rows(struct csv_in *in, struct intake *intake, struct err *err)
{
    *intake = (struct intake){.ctx = in,
                              .next = next_row,
                              .done = rows_done,
                              .headers = in->headers,
                              .header_count = in->column_count};
    return csv_restart(in, err);
}
