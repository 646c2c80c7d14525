#include "base/i18n.h"
#include "store/private.h"

#include <string.h>

const struct table_def schema_tables[] = {
#define TABLE(code, number, name, label) {TABLE_##code, name, label},
#define FIELD(table, code, number, column, type, check, level, label)
#include "store/schema.def"
#undef TABLE
#undef FIELD
};
const size_t schema_table_count = TABLE_COUNT;

const struct field_def schema_fields[] = {
#define TABLE(code, number, name, label)
#define FIELD(table, code, number, column, type, check, level, label)                  \
    {TABLE_##table, FIELD_##table##_##code, column, TYPE_##type,                       \
     check,         LEVEL_##level,          label},
#include "store/schema.def"
#undef TABLE
#undef FIELD
};
const size_t schema_field_count = FIELD_COUNT;

const struct field_def *schema_field(enum field field)
{
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (schema_fields[i].field == field)
            return &schema_fields[i];
    return NULL;
}

const struct table_def *schema_table(enum table table)
{
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (schema_tables[i].table == table)
            return &schema_tables[i];
    return NULL;
}

size_t field_index(enum field field)
{
    size_t index = 0;
    for (size_t i = 0; schema_fields[i].field != field; i++)
        if (schema_fields[i].table == FIELD_TABLE(field))
            index++;
    return index;
}

const struct field_def *table_fields(enum table table, size_t *count)
{
    size_t first = 0;
    while (schema_fields[first].table != table)
        first++;
    *count = 0;
    while (first + *count < FIELD_COUNT && schema_fields[first + *count].table == table)
        ++*count;
    return &schema_fields[first];
}

size_t table_width(enum table table)
{
    size_t width;
    table_fields(table, &width);
    return width;
}

enum field table_subject(enum table table)
{
    static const char *const names[] = {"text", "title", "name", "given", "word"};
    for (size_t name = 0; name < sizeof names / sizeof *names; name++)
        for (size_t i = 0; i < FIELD_COUNT; i++)
            if (schema_fields[i].table == table &&
                strcmp(schema_fields[i].column, names[name]) == 0)
                return schema_fields[i].field;
    return 0;
}

struct value value_null(void)
{
    return (struct value){.kind = VALUE_NULL};
}

struct value value_integer(int64_t integer)
{
    return (struct value){.kind = VALUE_INTEGER, .integer = integer};
}

struct value value_real(double real)
{
    return (struct value){.kind = VALUE_REAL, .real = real};
}

struct value value_text(const char *text)
{
    return (struct value){.kind = VALUE_TEXT, .text = text};
}

struct value value_id(struct id id)
{
    if (id_is_none(id))
        return value_null();
    return (struct value){.kind = VALUE_ID, .id = id};
}

struct value field_settle(const struct field_def *field, struct value value)
{
    if (value.kind != VALUE_NULL)
        return value;
    switch (field->type) {
    case TYPE_TEXT:
        return value_text("");
    case TYPE_INTEGER:
    case TYPE_TIME:
    case TYPE_FLAG:
        return value_integer(0);
    case TYPE_REAL:
        return value_real(0);
    case TYPE_ID:
        return value;
    }
    return value;
}

bool value_equal(struct value a, struct value b)
{
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case VALUE_NULL:
        return true;
    case VALUE_INTEGER:
        return a.integer == b.integer;
    case VALUE_REAL:
        return !(a.real < b.real) && !(a.real > b.real);
    case VALUE_TEXT:
        return strcmp(a.text, b.text) == 0;
    case VALUE_ID:
        return id_equal(a.id, b.id);
    }
    return false;
}

/* --- who may read ----------------------------------------------------------------- */

/* Audiences are in the order of levels, from the widest, after the default. */
static enum audience audience_of_level(enum field_level level)
{
    static const enum audience audiences[] = {
        [LEVEL_PUBLIC] = AUDIENCE_PUBLIC,
        [LEVEL_MEMBERS] = AUDIENCE_MEMBERS,
        [LEVEL_PAIR] = AUDIENCE_PAIR,
        [LEVEL_NEVER] = AUDIENCE_NEVER,
    };
    return audiences[level];
}

bool level_may_show(enum audience readers, enum field_level level, enum audience own)
{
    enum audience usual = audience_of_level(level);
    return (own > usual ? own : usual) <= readers;
}

bool record_may_show(enum audience readers, enum field field, const char *visibility)
{
    const struct field_def *def = schema_field(field);
    return def &&
           level_may_show(readers, def->level, visibility_get(visibility, def->column));
}

bool field_may_have(enum field field, enum audience own)
{
    const struct field_def *def = schema_field(field);
    return def && (own == AUDIENCE_DEFAULT || own >= audience_of_level(def->level));
}
