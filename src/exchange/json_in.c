#include "exchange/json_in.h"

#include <dlfcn.h>
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/str.h"

/* The largest text of the file is a mebibyte, and escapes may double it twice. */
#define MOST_ROW ((size_t)4 * 1024 * 1024)
#define MOST_CELLS 64
#define MOST_NAME 64

/* Opened as exchange/calendar.c opens libical. What jansson.h defines inline is not
 * called: it would want the library at link time. */
#define JANSSON_CALLS(X)                                                               \
    X(json_loadb)                                                                      \
    X(json_delete)                                                                     \
    X(json_object_iter)                                                                \
    X(json_object_iter_next)                                                           \
    X(json_object_iter_key)                                                            \
    X(json_object_iter_value)                                                          \
    X(json_string_value)                                                               \
    X(json_integer_value)                                                              \
    X(json_real_value)

#define MEMBER(call) __typeof__(call) *(call);
struct jansson {
    void *handle;
    JANSSON_CALLS(MEMBER)
};
#undef MEMBER

#define ROW(call) {#call, offsetof(struct jansson, call)},
static const struct {
    const char *name;
    size_t offset;
} calls[] = {JANSSON_CALLS(ROW)};
#undef ROW

static const char *const names[] = {"libjansson.so.4", "libjansson.4.dylib",
                                    JANSSON_ELSEWHERE};

struct reading {
    FILE *file;
    size_t line;
    const char *path;
    char table[MOST_NAME];
    struct str row; /* the text of the row being read */
    size_t row_line;
    struct jansson jansson;
    json_take take;
    void *ctx;
    struct err *err;
};

/* --- jansson ---------------------------------------------------------------------- */

static bool missing(struct err *err, const char *detail)
{
    err_set_detail(err, "jansson: %s", detail ? detail : "?");
    return err_set(err, ERR_NOT_FOUND,
                   _("Lire du JSON demande jansson, qui manque sur cet ordinateur. "
                     "Installez-la (Debian : libjansson4)."));
}

static bool load(struct jansson *jansson, struct err *err)
{
    for (size_t i = 0; !jansson->handle && i < sizeof names / sizeof *names; i++)
        jansson->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!jansson->handle)
        return missing(err, dlerror());
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        void *call = dlsym(jansson->handle, calls[i].name);
        if (!call)
            return missing(err, dlerror());
        memcpy((char *)jansson + calls[i].offset, &call, sizeof call);
    }
    return true;
}

/* --- characters ------------------------------------------------------------------- */

static int take_byte(struct reading *in)
{
    int byte = getc(in->file);
    in->line += byte == '\n';
    return byte;
}

/* The next one that is no blank; EOF at the end. */
static int take_mark(struct reading *in)
{
    int byte = take_byte(in);
    while (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r')
        byte = take_byte(in);
    return byte;
}

static bool cut_short(struct reading *in)
{
    return err_set(
        in->err, ERR_INPUT,
        _("Le fichier s’arrête au milieu, ligne %zu : il est coupé. Exportez "
          "de nouveau, ou recopiez-le."),
        in->line);
}

static bool not_ours(struct reading *in)
{
    return err_set(in->err, ERR_INPUT,
                   _("Ligne %zu : ce n’est pas la forme d’un export JSON de terreau "
                     "(docs/json.md la décrit)."),
                   in->line);
}

static bool want(struct reading *in, int byte, char mark)
{
    if (byte == EOF)
        return cut_short(in);
    return byte == mark || not_ours(in);
}

/* The name of a table, between quotes. */
static bool read_name(struct reading *in)
{
    size_t n = 0;
    int byte = take_byte(in);
    for (; byte != '"'; byte = take_byte(in)) {
        if (byte == EOF)
            return cut_short(in);
        if (n + 1 == sizeof in->table || byte < 0x20 || byte == '\\')
            return not_ours(in);
        in->table[n++] = (char)byte;
    }
    in->table[n] = '\0';
    return true;
}

/* --- one row ---------------------------------------------------------------------- */

static bool too_long(struct reading *in)
{
    return err_set(in->err, ERR_INPUT,
                   _("Ligne %zu : cet élément fait plus de 4 Mo, plus qu’aucun de "
                     "terreau : le fichier vient d’ailleurs, ou il est abîmé."),
                   in->row_line);
}

static bool too_deep(struct reading *in)
{
    return err_set(in->err, ERR_INPUT,
                   _("Ligne %zu : un élément en contient un autre, ce qu’aucun export "
                     "de terreau ne fait."),
                   in->line);
}

/* The text of an object whose '{' was taken, up to its '}'. */
static bool take_object(struct reading *in)
{
    bool quotes = false, escape = false;
    in->row_line = in->line;
    str_clear(&in->row);
    str_add_char(&in->row, '{');
    for (;;) {
        int byte = take_byte(in);
        if (byte == EOF)
            return cut_short(in);
        if (in->row.len == MOST_ROW)
            return too_long(in);
        str_add_char(&in->row, (char)byte);
        if (!quotes && (byte == '{' || byte == '['))
            return too_deep(in);
        if (!quotes && byte == '}')
            return true;
        quotes = quotes != (byte == '"' && !escape);
        escape = quotes && byte == '\\' && !escape;
    }
}

static bool read_cell(struct reading *in, const json_t *value, struct cell *cell)
{
    switch (json_typeof(value)) {
    case JSON_STRING:
        cell->kind = CELL_TEXT;
        cell->text = in->jansson.json_string_value(value);
        return true;
    case JSON_INTEGER:
        cell->kind = CELL_INTEGER;
        cell->integer = in->jansson.json_integer_value(value);
        return true;
    case JSON_REAL:
        cell->kind = CELL_REAL;
        cell->real = in->jansson.json_real_value(value);
        return true;
    case JSON_TRUE:
    case JSON_FALSE:
        cell->kind = CELL_FLAG;
        cell->flag = json_typeof(value) == JSON_TRUE;
        return true;
    case JSON_NULL:
        cell->kind = CELL_NOTHING;
        return true;
    case JSON_OBJECT:
    case JSON_ARRAY:
        break;
    }
    return too_deep(in);
}

static bool give(struct reading *in, json_t *object)
{
    struct cell cells[MOST_CELLS];
    size_t count = 0;
    for (void *at = in->jansson.json_object_iter(object); at;
         at = in->jansson.json_object_iter_next(object, at)) {
        if (count == MOST_CELLS)
            return not_ours(in);
        cells[count] = (struct cell){.key = in->jansson.json_object_iter_key(at)};
        if (!read_cell(in, in->jansson.json_object_iter_value(at), &cells[count++]))
            return false;
    }
    const struct cell_row row = {in->table, in->row_line, cells, count};
    return in->take(in->ctx, &row, in->err);
}

static bool read_row(struct reading *in)
{
    json_error_t fault;
    if (!take_object(in))
        return false;
    json_t *object = in->jansson.json_loadb(str_text(&in->row), in->row.len,
                                            JSON_REJECT_DUPLICATES, &fault);
    if (!object) {
        err_set_detail(in->err, "jansson: %s", fault.text);
        return err_set(in->err, ERR_INPUT,
                       _("Ligne %zu : ce n’est pas du JSON. Exportez de nouveau, ou "
                         "corrigez cette ligne."),
                       in->row_line + (fault.line > 1 ? (size_t)fault.line - 1 : 0));
    }
    bool given = give(in, object);
    in->jansson.json_delete(object); /* ours alone: nothing else counts on it */
    return given;
}

/* --- tables ----------------------------------------------------------------------- */

/* Rows up to the ']', the '[' taken. */
static bool read_rows(struct reading *in)
{
    int byte = take_mark(in);
    if (byte == ']')
        return true;
    for (;;) {
        if (!want(in, byte, '{') || !read_row(in))
            return false;
        byte = take_mark(in);
        if (byte == ']')
            return true;
        if (!want(in, byte, ','))
            return false;
        byte = take_mark(in);
    }
}

static bool read_tables(struct reading *in)
{
    int byte = take_mark(in);
    if (byte == '}')
        return true;
    for (;;) {
        if (!want(in, byte, '"') || !read_name(in) || !want(in, take_mark(in), ':') ||
            !want(in, take_mark(in), '[') || !read_rows(in))
            return false;
        byte = take_mark(in);
        if (byte == '}')
            return true;
        if (!want(in, byte, ','))
            return false;
        byte = take_mark(in);
    }
}

static void skip_mark(struct reading *in)
{
    static const char mark[] = "\xEF\xBB\xBF";
    int byte = getc(in->file);
    if (byte != (unsigned char)mark[0]) {
        ungetc(byte, in->file);
        return;
    }
    getc(in->file);
    getc(in->file);
}

static bool read_file(struct reading *in)
{
    skip_mark(in);
    int byte = take_mark(in);
    if (byte != '{')
        return err_set(in->err, ERR_INPUT,
                       _("« %.80s » n’est pas un export JSON de terreau : il devrait "
                         "commencer par « { »."),
                       in->path);
    if (!read_tables(in))
        return false;
    return take_mark(in) == EOF || not_ours(in);
}

bool json_in_stream(FILE *file, const char *name, json_take take, void *ctx,
                    struct err *err)
{
    struct reading in = {
        .file = file, .line = 1, .path = name, .take = take, .ctx = ctx, .err = err};
    bool read = load(&in.jansson, err) && read_file(&in);
    if (in.jansson.handle)
        dlclose(in.jansson.handle);
    str_free(&in.row);
    return read;
}

bool json_in_read(const char *path, json_take take, void *ctx, struct err *err)
{
    struct stat stat;
    if (str_equal(path, "-"))
        return json_in_stream(stdin, path, take, ctx, err);
    FILE *file = fopen(path, "rbe");
    if (!file) {
        err_set_detail(err, "%s", strerror(errno));
        return err_set(err, ERR_NOT_FOUND,
                       _("« %.80s » ne s’ouvre pas : vérifiez son nom et vos droits."),
                       path);
    }
    bool folder = fstat(fileno(file), &stat) == 0 && S_ISDIR(stat.st_mode);
    bool read = folder ? err_set(err, ERR_INPUT, _("« %.80s » est un dossier."), path)
                       : json_in_stream(file, path, take, ctx, err);
    fclose(file);
    return read;
}
