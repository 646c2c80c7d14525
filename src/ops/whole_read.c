/* Values of an export, read back: the other side of cli/export_json.c. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/width.h"
#include "domain/date.h"
#include "domain/note.h"
#include "ops/whole_private.h"

const struct field_def *whole_fields(enum table table)
{
    const struct field_def *def = schema_fields;
    while (def->table != table)
        def++;
    return def;
}

static bool bad_value(const struct cell_row *row, const struct cell *cell,
                      struct err *err)
{
    return err_set(err, ERR_INPUT,
                   _("Ligne %zu : « %.40s » n’a pas une valeur que « %s » accepte "
                     "(docs/json.md)."),
                   row->line, cell->key, row->table);
}

/* --- each type -------------------------------------------------------------------- */

/* "2026-11-26T14:03:07+01:00", or Z at its end. */
static bool read_time(const char *text, int64_t *ms)
{
    struct civil civil = {0};
    int hours = 0, minutes = 0, used = 0;
    char sign = 'Z';
    if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d%n", &civil.year, &civil.month, &civil.day,
               &civil.hour, &civil.minute, &civil.second, &used) != 6 ||
        used != 19)
        return false;
    text += used;
    if (sscanf(text, "%c%2d:%2d%n", &sign, &hours, &minutes, &used) != 3 || used != 6)
        used = sign == 'Z' ? 1 : -1;
    if (used < 0 || text[used] != '\0' || strchr("+-Z", sign) == NULL)
        return false;
    struct date date = {civil.year, civil.month, civil.day};
    if (!date_valid(date) || civil.hour > 23 || civil.minute > 59 ||
        civil.second > 60 || hours > 23 || minutes > 59)
        return false;
    int64_t offset = (int64_t)(hours * 60 + minutes) * (sign == '-' ? -60 : 60);
    int64_t day = date_serial(date);
    *ms =
        (day * 86400 + civil.hour * 3600 + civil.minute * 60 + civil.second - offset) *
        1000;
    return *ms >= 0;
}

static bool read_state(const char *text, int64_t *state)
{
    static const char *const words[] = {
        [ROW_LIVE] = "live", [ROW_BIN] = "bin", [ROW_MERGED] = "merged"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_equal(words[i], text)) {
            *state = (int64_t)i;
            return true;
        }
    }
    return false;
}

static bool read_text(struct arena *arena, const struct cell *cell, struct value *value)
{
    struct str clean = {0};
    utf8_clean(&clean, cell->text, strlen(cell->text));
    *value = value_text(arena_strdup(arena, str_text(&clean)));
    str_free(&clean);
    return true;
}

static bool read_word(const struct field_def *def, const struct cell *cell,
                      struct value *value)
{
    struct id id;
    int64_t integer = 0;
    if (def->type == TYPE_ID && id_parse(cell->text, &id)) {
        *value = value_id(id);
        return true;
    }
    bool read = def->type == TYPE_TIME ? read_time(cell->text, &integer)
                                       : str_equal(def->column, "state") &&
                                             read_state(cell->text, &integer);
    *value = value_integer(integer);
    return read;
}

static bool read_number(const struct field_def *def, const struct cell *cell,
                        struct value *value)
{
    if (def->type == TYPE_REAL) {
        *value =
            value_real(cell->kind == CELL_REAL ? cell->real : (double)cell->integer);
        return true;
    }
    *value = value_integer(cell->integer);
    return cell->kind == CELL_INTEGER && def->type == TYPE_INTEGER &&
           !str_equal(def->column, "state");
}

static struct value nothing(const struct field_def *def)
{
    return def->type == TYPE_TEXT   ? value_text("")
           : def->type == TYPE_REAL ? value_real(0)
           : def->type == TYPE_ID   ? value_null()
                                    : value_integer(0);
}

static bool read_cell(struct arena *arena, const struct field_def *def,
                      const struct cell *cell, struct value *value)
{
    switch (cell->kind) {
    case CELL_NOTHING:
        *value = nothing(def);
        return true;
    case CELL_TEXT:
        return def->type == TYPE_TEXT ? read_text(arena, cell, value)
                                      : read_word(def, cell, value);
    case CELL_INTEGER:
    case CELL_REAL:
        return read_number(def, cell, value);
    case CELL_FLAG:
        *value = value_integer(cell->flag);
        return def->type == TYPE_FLAG;
    }
    return false;
}

/* --- one row ---------------------------------------------------------------------- */

static bool read_table(const struct cell_row *row, enum table *table, struct err *err)
{
    for (size_t i = 0; i < schema_table_count; i++) {
        if (str_equal(schema_tables[i].name, row->table)) {
            *table = schema_tables[i].table;
            return true;
        }
    }
    return err_set(err, ERR_INPUT,
                   _("Ligne %zu : « %.40s » n’est pas une table de terreau. L’export "
                     "vient peut-être d’une version plus récente."),
                   row->line, row->table);
}

static bool read_field(struct arena *arena, const struct cell_row *row,
                       enum table table, const struct cell *cell, struct value *values,
                       struct err *err)
{
    const struct field_def *first = whole_fields(table);
    const struct field_def *end = schema_fields + schema_field_count;
    for (const struct field_def *def = first; def < end && def->table == table; def++)
        if (str_equal(def->column, cell->key))
            return read_cell(arena, def, cell, &values[def - first]) ||
                   bad_value(row, cell, err);
    return err_set(
        err, ERR_INPUT,
        _("Ligne %zu : « %.40s » n’est pas un champ de « %s ». L’export vient "
          "peut-être d’une version plus récente."),
        row->line, cell->key, row->table);
}

bool whole_row_read(struct arena *arena, const struct cell_row *row, enum table *table,
                    struct id *id, struct value *values, struct err *err)
{
    bool named = false;
    if (!read_table(row, table, err))
        return false;
    const struct field_def *def = whole_fields(*table);
    const struct field_def *end = schema_fields + schema_field_count;
    for (size_t i = 0; def < end && def->table == *table; i++, def++)
        values[i] = nothing(def);
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        if (!str_equal(cell->key, "id")) {
            if (!read_field(arena, row, *table, cell, values, err))
                return false;
            continue;
        }
        named = cell->kind == CELL_TEXT && id_parse(cell->text, id) && !id_is_none(*id);
        if (!named)
            return bad_value(row, cell, err);
    }
    return named || err_set(err, ERR_INPUT,
                            _("Ligne %zu : cet élément de « %s » n’a pas d’« id »."),
                            row->line, row->table);
}

/* --- for a person ----------------------------------------------------------------- */

enum { NAME_COLUMNS = 80 };

static const char *text_of(const struct cell_row *row, const char *key)
{
    for (size_t i = 0; i < row->count; i++)
        if (str_equal(row->cells[i].key, key) && row->cells[i].kind == CELL_TEXT)
            return row->cells[i].text;
    return "";
}

const char *ops_whole_name(struct arena *arena, const struct cell_row *row)
{
    static const char *const names[] = {"text", "title", "name", "word", "value"};
    const char *label = row->table;
    const char *said =
        arena_printf(arena, "%s%s%s", text_of(row, "given"),
                     *text_of(row, "given") ? " " : "", text_of(row, "family"));
    for (size_t i = 0; i < schema_table_count; i++)
        if (str_equal(schema_tables[i].name, row->table))
            label = _(schema_tables[i].label);
    for (size_t i = 0; !*said && i < sizeof names / sizeof *names; i++)
        said = text_of(row, names[i]);
    int used;
    size_t len = width_cut(said, strcspn(said, "\n"), NAME_COLUMNS, &used);
    return len ? arena_printf(arena, _("%s : %s"), label,
                              arena_strndup(arena, said, len))
               : label;
}
