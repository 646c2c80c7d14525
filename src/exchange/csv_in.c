#include "exchange/csv_in.h"

#include <csv.h>
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "exchange/csv_private.h"

enum { SAMPLE = 64 << 10, HEADER_ROWS = 10 };

#define CSV_CALLS(X)                                                                   \
    X(csv_init)                                                                        \
    X(csv_fini)                                                                        \
    X(csv_free)                                                                        \
    X(csv_parse)                                                                       \
    X(csv_set_delim)                                                                   \
    X(csv_set_opts)                                                                    \
    X(csv_set_space_func)

#define MEMBER(call) __typeof__(call) *(call);
struct libcsv {
    void *handle;
    CSV_CALLS(MEMBER)
};
#undef MEMBER

#define ROW(call) {#call, offsetof(struct libcsv, call)},
static const struct {
    const char *name;
    size_t offset;
} calls[] = {CSV_CALLS(ROW)};
#undef ROW

struct csv_in {
    struct text_in *text;
    struct libcsv csv;
    struct csv_parser parser;
    bool parsing;
    char separator;
    struct str evidence;
    struct arena arena; /* of the columns */
    struct csv_column *columns;
    const char **headers;
    size_t column_count;
    size_t header_line;
    /* the record being read */
    struct str bytes;   /* its cells, each with its NUL */
    VEC(size_t) starts; /* of each in bytes */
    size_t line;        /* where it begins */
    size_t lines;       /* line ends read */
    size_t fed;         /* its bytes given to libcsv */
    size_t rows;
    bool whole; /* its end was met */
    bool ended; /* nothing more to read */
};

/* --- libcsv ----------------------------------------------------------------------- */

static bool missing(struct err *err, const char *detail)
{
    err_set_detail(err, "libcsv: %s", detail ? detail : "?");
    return err_set(err, ERR_NOT_FOUND,
                   _("La lecture d’un CSV demande libcsv, qui manque sur cet "
                     "ordinateur. Installez-la (Debian : libcsv3)."));
}

static bool load(struct libcsv *csv, struct err *err)
{
    static const char *const names[] = {"libcsv.so.3", "libcsv.3.dylib",
                                        LIBCSV_ELSEWHERE};
    for (size_t i = 0; !csv->handle && i < sizeof names / sizeof *names; i++)
        csv->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!csv->handle)
        return missing(err, dlerror());
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        void *call = dlsym(csv->handle, calls[i].name);
        if (!call)
            return missing(err, dlerror());
        memcpy((char *)csv + calls[i].offset, &call, sizeof call);
    }
    return true;
}

/* Cells are trimmed here (a tab may be the separator), never by the library. */
static int no_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static void on_cell(void *cell, size_t len, void *ctx)
{
    struct csv_in *in = ctx;
    vec_push(&in->starts, in->bytes.len);
    str_add_n(&in->bytes, cell ? cell : "", cell ? len : 0);
    str_add_char(&in->bytes, '\0');
}

static void on_row(int end, void *ctx)
{
    struct csv_in *in = ctx;
    (void)end;
    in->whole = true;
}

/* --- records ---------------------------------------------------------------------- */

static bool restart(struct csv_in *in, struct err *err)
{
    if (in->parsing)
        in->csv.csv_free(&in->parser);
    in->parsing = false;
    if (in->csv.csv_init(&in->parser, CSV_REPALL_NL) != 0)
        return err_set(err, ERR_IO, _("La lecture du CSV n’a pas pu commencer."));
    in->parsing = true;
    in->csv.csv_set_delim(&in->parser, (unsigned char)in->separator);
    in->csv.csv_set_space_func(&in->parser, no_space);
    in->lines = in->rows = 0;
    in->ended = false;
    return text_in_restart(in->text, text_in_encoding(in->text), err);
}

static bool too_long(const struct csv_in *in, struct err *err)
{
    return err_set(err, ERR_INPUT,
                   _("Ligne %zu : cette ligne dépasse un mégaoctet. Un guillemet n’est "
                     "sans doute pas refermé : corrigez-la dans un tableur."),
                   in->line);
}

static bool fini(struct csv_in *in, struct err *err)
{
    in->ended = true;
    /* strict from here on only: a quote inside a cell is one, at its end it is open */
    in->csv.csv_set_opts(&in->parser, CSV_STRICT | CSV_STRICT_FINI);
    if (in->csv.csv_fini(&in->parser, on_cell, on_row, in) == 0)
        return true;
    return err_set(
        err, ERR_INPUT,
        _("Ligne %zu : un guillemet s’ouvre et ne se referme pas. Rien n’est "
          "lu : corrigez cette ligne dans un tableur."),
        in->line);
}

/* Reads one record into bytes and starts; *more false at the end. */
static bool read_record(struct csv_in *in, bool *more, struct err *err)
{
    struct str piece = {0};
    bool there = true, done = true;
    str_clear(&in->bytes);
    in->starts.n = 0;
    in->line = in->lines + 1;
    in->fed = 0;
    in->whole = false;
    while (done && !in->whole && !in->ended) {
        str_clear(&piece);
        done = text_in_piece(in->text, &piece, &there, err);
        if (!done || (there && (in->fed += piece.len) > CSV_ROW_MOST)) {
            done = done && too_long(in, err);
        } else if (!there) {
            done = fini(in, err);
        } else {
            in->csv.csv_parse(&in->parser, piece.at, piece.len, on_cell, on_row, in);
            in->lines += piece.at[piece.len - 1] == '\n';
        }
    }
    str_free(&piece);
    *more = in->whole || in->starts.n > 0;
    return done;
}

/* The cells of the record, cleaned, in the arena. */
static const char **cells_of(const struct csv_in *in, struct arena *arena)
{
    const char **cells = arena_alloc(arena, (in->starts.n + 1) * sizeof *cells);
    char *bytes = arena_alloc(arena, in->bytes.len + 1);
    memcpy(bytes, str_text(&in->bytes), in->bytes.len);
    for (size_t i = 0; i < in->starts.n; i++)
        cells[i] = csv_cell_clean(arena, bytes + in->starts.at[i]);
    return cells;
}

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
        if (!read_record(in, &more, err))
            return false;
        if (!more)
            break;
        struct header one = {cells_of(in, arena), in->starts.n, in->line, 0};
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
    return done && restart(in, err) && find_header(in, &in->arena, &header, err) &&
           keep_header(in, &header, err);
}

bool csv_in_open(const char *path, struct csv_in **in, struct err *err)
{
    struct csv_in *made = xcalloc(1, sizeof *made);
    if (text_in_open(path, &made->text, err) && load(&made->csv, err) &&
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
    row->cells = cells_of(in, arena);
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
        if (!read_record(in, more, err))
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
    return restart(in, err);
}
