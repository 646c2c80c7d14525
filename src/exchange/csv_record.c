/* The records of a CSV file, one at a time, through libcsv. */
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#include "base/i18n.h"
#include "exchange/csv_record.h"

#define ROW(call) {#call, offsetof(struct libcsv, call)},
static const struct {
    const char *name;
    size_t offset;
} calls[] = {CSV_CALLS(ROW)};
#undef ROW

/* --- libcsv ----------------------------------------------------------------------- */

static bool missing(struct err *err, const char *detail)
{
    err_set_detail(err, "libcsv: %s", detail ? detail : "?");
    return err_set(err, ERR_NOT_FOUND,
                   _("La lecture d’un CSV demande libcsv, qui manque sur cet "
                     "ordinateur. Installez-la (Debian : libcsv3)."));
}

bool csv_load(struct libcsv *csv, struct err *err)
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

bool csv_restart(struct csv_in *in, struct err *err)
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
/* libcsv stops short only where it finds no memory. */
static bool parse(struct csv_in *in, const struct str *piece, struct err *err)
{
    in->lines += piece->at[piece->len - 1] == '\n';
    return in->csv.csv_parse(&in->parser, piece->at, piece->len, on_cell, on_row, in) ==
               piece->len ||
           err_set(err, ERR_MEMORY,
                   _("Ligne %zu : la mémoire manque pour la lire. Fermez d’autres "
                     "programmes, puis recommencez."),
                   in->line);
}

bool csv_record(struct csv_in *in, bool *more, struct err *err)
{
    struct str *piece = &in->piece;
    bool there = true, done = true;
    str_clear(&in->bytes);
    in->starts.n = 0;
    in->line = in->lines + 1;
    in->fed = 0;
    in->whole = false;
    while (done && !in->whole && !in->ended) {
        str_clear(piece);
        done = text_in_piece(in->text, piece, &there, err);
        if (!done || (there && (in->fed += piece->len) > CSV_ROW_MOST))
            done = done && too_long(in, err);
        else if (!there)
            done = fini(in, err);
        else
            done = parse(in, piece, err);
    }
    *more = in->whole || in->starts.n > 0;
    return done;
}

/* The cells of the record, cleaned, in the arena. */
const char **csv_cells(const struct csv_in *in, struct arena *arena)
{
    const char **cells = arena_alloc(arena, (in->starts.n + 1) * sizeof *cells);
    char *bytes = arena_alloc(arena, in->bytes.len + 1);
    memcpy(bytes, str_text(&in->bytes), in->bytes.len);
    for (size_t i = 0; i < in->starts.n; i++)
        cells[i] = csv_cell_clean(arena, bytes + in->starts.at[i]);
    return cells;
}
