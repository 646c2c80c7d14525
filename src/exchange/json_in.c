#include "exchange/json_in.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/json_row.h"

/* The largest text of the file is a mebibyte, and escapes may double it twice. */
#define MOST_ROW ((size_t)4 * 1024 * 1024)
#define MOST_NAME 64

/* Before the first '{', between two tables, between two rows, after the last '}'. */
enum place { AT_START, AMONG_TABLES, AMONG_ROWS, AT_END };

struct json_in {
    FILE *file;
    bool ours; /* to be closed */
    long size; /* of the file; 0: not known */
    size_t line;
    char *path;
    enum place place;
    bool first; /* of the tables, of the rows: no comma before it */
    char table[MOST_NAME];
    struct str row; /* the text of the row being read */
    size_t row_line;
    struct json_row given;
    struct err *err; /* of this call */
};

/* --- characters ------------------------------------------------------------------- */

static int take_byte(struct json_in *in)
{
    int byte = getc(in->file);
    in->line += byte == '\n';
    return byte;
}

/* The next one that is no blank; EOF at the end. */
static int take_mark(struct json_in *in)
{
    int byte = take_byte(in);
    while (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r')
        byte = take_byte(in);
    return byte;
}

static bool cut_short(struct json_in *in)
{
    return err_set(
        in->err, ERR_INPUT,
        _("Le fichier s’arrête au milieu, ligne %zu : il est coupé. Exportez "
          "de nouveau, ou recopiez-le."),
        in->line);
}

static bool not_ours(struct json_in *in)
{
    return json_not_ours(in->line, in->err);
}

static bool want(struct json_in *in, int byte, char mark)
{
    if (byte == EOF)
        return cut_short(in);
    return byte == mark || not_ours(in);
}

/* The name of a table, between quotes. */
static bool read_name(struct json_in *in)
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

static bool too_long(struct json_in *in)
{
    return err_set(in->err, ERR_INPUT,
                   _("Ligne %zu : cet élément fait plus de 4 Mo, plus qu’aucun de "
                     "terreau : le fichier vient d’ailleurs, ou il est abîmé."),
                   in->row_line);
}

/* The text of an object whose '{' was taken, up to its '}'. */
static bool take_object(struct json_in *in)
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
            return json_too_deep(in->line, in->err);
        if (!quotes && byte == '}')
            return true;
        quotes = quotes != (byte == '"' && !escape);
        escape = quotes && byte == '\\' && !escape;
    }
}

static bool read_row(struct json_in *in, struct cell_row *row)
{
    if (!take_object(in) || !json_row_read(&in->given, &in->row, in->row_line, in->err))
        return false;
    *row = (struct cell_row){in->table, in->row_line, in->given.cells, in->given.count};
    return true;
}

/* --- tables ----------------------------------------------------------------------- */

static void skip_mark(struct json_in *in)
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

static void enter(struct json_in *in, enum place place, bool first)
{
    in->place = place;
    in->first = first;
}

static bool begin_file(struct json_in *in)
{
    skip_mark(in);
    if (take_mark(in) != '{')
        return err_set(in->err, ERR_INPUT,
                       _("« %.80s » n’est pas un export JSON de terreau : il devrait "
                         "commencer par « { »."),
                       in->path);
    enter(in, AMONG_TABLES, true);
    return true;
}

/* What begins the next of a list, its comma passed; the mark that ends the list. */
static bool take_next(struct json_in *in, char end, int *byte)
{
    *byte = take_mark(in);
    if (*byte == end || in->first)
        return true;
    if (!want(in, *byte, ','))
        return false;
    *byte = take_mark(in);
    return *byte != end || not_ours(in);
}

static bool begin_table(struct json_in *in)
{
    int byte;
    if (!take_next(in, '}', &byte))
        return false;
    if (byte == '}') {
        enter(in, AT_END, false);
        return take_mark(in) == EOF || not_ours(in);
    }
    if (!want(in, byte, '"') || !read_name(in) || !want(in, take_mark(in), ':') ||
        !want(in, take_mark(in), '['))
        return false;
    enter(in, AMONG_ROWS, true);
    return true;
}

static bool begin_row(struct json_in *in, struct cell_row *row, bool *given)
{
    int byte;
    if (!take_next(in, ']', &byte))
        return false;
    *given = byte != ']';
    enter(in, *given ? AMONG_ROWS : AMONG_TABLES, false);
    return !*given || (want(in, byte, '{') && read_row(in, row));
}

bool json_in_next(struct json_in *in, struct cell_row *row, bool *more, struct err *err)
{
    in->err = err;
    *more = false;
    for (bool good = true; good;) {
        switch (in->place) {
        case AT_START:
            good = begin_file(in);
            break;
        case AMONG_TABLES:
            good = begin_table(in);
            break;
        case AMONG_ROWS:
            good = begin_row(in, row, more);
            if (good && *more)
                return true;
            break;
        case AT_END:
            return true;
        }
    }
    return false;
}

int json_in_done(const struct json_in *in)
{
    long at = in->size > 0 ? ftell(in->file) : 0;
    return at <= 0 ? 0 : at >= in->size ? 1000 : (int)((long long)at * 1000 / in->size);
}

/* --- the file --------------------------------------------------------------------- */

bool json_in_stream(FILE *file, const char *name, struct json_in **in, struct err *err)
{
    struct json_in *made = xcalloc(1, sizeof *made);
    *made = (struct json_in){.file = file, .line = 1, .path = xstrdup(name)};
    *in = made;
    if (json_row_open(&made->given, err))
        return true;
    json_in_close(made);
    *in = NULL;
    return false;
}

bool json_in_open(const char *path, struct json_in **in, struct err *err)
{
    struct stat stat;
    *in = NULL;
    if (str_equal(path, "-"))
        return json_in_stream(stdin, path, in, err);
    FILE *file = fopen(path, "rbe");
    if (!file) {
        err_set_detail(err, "%s", strerror(errno));
        return err_set(err, ERR_NOT_FOUND,
                       _("« %.80s » ne s’ouvre pas : vérifiez son nom et vos droits."),
                       path);
    }
    bool known = fstat(fileno(file), &stat) == 0;
    bool folder = known && S_ISDIR(stat.st_mode);
    bool open = folder ? err_set(err, ERR_INPUT, _("« %.80s » est un dossier."), path)
                       : json_in_stream(file, path, in, err);
    if (!open) {
        fclose(file);
        return false;
    }
    (*in)->ours = true;
    (*in)->size = known && S_ISREG(stat.st_mode) ? (long)stat.st_size : 0;
    return true;
}

void json_in_close(struct json_in *in)
{
    if (!in)
        return;
    json_row_close(&in->given);
    if (in->ours)
        fclose(in->file);
    str_free(&in->row);
    free(in->path);
    free(in);
}
