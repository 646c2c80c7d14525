#include "exchange/json_row.h"

#include <dlfcn.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

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

bool json_row_open(struct json_row *row, struct err *err)
{
    row->jansson = xcalloc(1, sizeof *row->jansson);
    return load(row->jansson, err);
}

bool json_not_ours(size_t line, struct err *err)
{
    return err_set(err, ERR_INPUT,
                   _("Ligne %zu : ce n’est pas la forme d’un export JSON de terreau "
                     "(docs/json.md la décrit)."),
                   line);
}

bool json_too_deep(size_t line, struct err *err)
{
    return err_set(err, ERR_INPUT,
                   _("Ligne %zu : un élément en contient un autre, ce qu’aucun export "
                     "de terreau ne fait."),
                   line);
}

static bool read_cell(const struct jansson *jansson, const json_t *value,
                      struct cell *cell)
{
    switch (json_typeof(value)) {
    case JSON_STRING:
        cell->kind = CELL_TEXT;
        cell->text = jansson->json_string_value(value);
        return true;
    case JSON_INTEGER:
        cell->kind = CELL_INTEGER;
        cell->integer = jansson->json_integer_value(value);
        return true;
    case JSON_REAL:
        cell->kind = CELL_REAL;
        cell->real = jansson->json_real_value(value);
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
    return false;
}

static bool spread(struct json_row *row, size_t line, struct err *err)
{
    const struct jansson *jansson = row->jansson;
    row->count = 0;
    for (void *at = jansson->json_object_iter(row->object); at;
         at = jansson->json_object_iter_next(row->object, at)) {
        if (row->count == JSON_MOST_CELLS)
            return json_not_ours(line, err);
        struct cell *cell = &row->cells[row->count++];
        *cell = (struct cell){.key = jansson->json_object_iter_key(at)};
        if (!read_cell(jansson, jansson->json_object_iter_value(at), cell))
            return json_too_deep(line, err);
    }
    return true;
}

static void drop(struct json_row *row)
{
    if (row->object)
        row->jansson->json_delete(
            row->object); /* ours alone: nothing else counts on it */
    row->object = NULL;
}

bool json_row_read(struct json_row *row, const struct str *text, size_t line,
                   struct err *err)
{
    json_error_t fault;
    drop(row);
    row->object = row->jansson->json_loadb(str_text(text), text->len,
                                           JSON_REJECT_DUPLICATES, &fault);
    if (row->object)
        return spread(row, line, err);
    err_set_detail(err, "jansson: %s", fault.text);
    return err_set(err, ERR_INPUT,
                   _("Ligne %zu : ce n’est pas du JSON. Exportez de nouveau, ou "
                     "corrigez cette ligne."),
                   line + (fault.line > 1 ? (size_t)fault.line - 1 : 0));
}

void json_row_close(struct json_row *row)
{
    drop(row);
    if (row->jansson && row->jansson->handle)
        dlclose(row->jansson->handle);
    free(row->jansson);
}
