#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/vec.h"

struct row {
    struct id id;
    struct value *values;
};

struct named {
    struct id id;
    const char *name;
};

struct rows {
    struct arena arena;
    struct garden *garden;
    enum table table;
    const struct field_def *fields[32];
    size_t field_count;
    VEC(struct row) rows;
    VEC(struct named) names; /* of all rows of the file, by id, once one is asked for */
};

/* --- reading --------------------------------------------------------------------- */

static bool is_live(const struct rows *rows, const struct value *values)
{
    for (size_t i = 0; i < rows->field_count; i++)
        if (strcmp(rows->fields[i]->column, "state") == 0)
            return values[i].integer == 0;
    return true;
}

static bool keep_row(void *ctx, struct id id, const struct value *values, size_t count)
{
    struct rows *rows = ctx;
    struct row row = {.id = id};
    if (!is_live(rows, values))
        return true;
    row.values = arena_alloc(&rows->arena, count * sizeof *values);
    memcpy(row.values, values, count * sizeof *values);
    for (size_t i = 0; i < count; i++)
        if (values[i].kind == VALUE_TEXT)
            row.values[i].text = arena_strdup(&rows->arena, values[i].text);
    vec_push(&rows->rows, row);
    return true;
}

static void unload(struct rows *rows)
{
    vec_free(&rows->rows);
    vec_free(&rows->names);
    arena_free(&rows->arena);
}

static bool load_table(struct garden *garden, enum table table, struct rows *rows,
                       struct err *err)
{
    *rows = (struct rows){.garden = garden, .table = table};
    for (size_t i = 0; i < schema_field_count; i++)
        if (schema_fields[i].table == table)
            rows->fields[rows->field_count++] = &schema_fields[i];
    return store_each(garden->store, table, keep_row, rows, err);
}

static bool load(struct garden *garden, const char *name, struct rows *rows,
                 struct str *why)
{
    struct err err = ERR_INIT;
    *rows = (struct rows){0};
    for (size_t i = 0; i < schema_table_count; i++) {
        if (strcmp(schema_tables[i].name, name) != 0)
            continue;
        if (load_table(garden, schema_tables[i].table, rows, &err))
            return true;
        str_printf(why, "the file cannot be read: %s", err.text);
        return false;
    }
    str_printf(why, "no table is named « %s »", name);
    return false;
}

/* --- values as text --------------------------------------------------------------- */

static bool is_word(const char *column)
{
    return strcmp(column, "kind") != 0 && strcmp(column, "key") != 0;
}

/* What a row is called: its first text, and the second of someone with two names. */
static const char *row_name(const struct rows *rows, const struct row *row,
                            struct arena *arena)
{
    const char *first = NULL;
    for (size_t i = 0; i < rows->field_count; i++) {
        const struct value *value = &row->values[i];
        if (value->kind != VALUE_TEXT || !is_word(rows->fields[i]->column))
            continue;
        if (rows->table == TABLE_PERSON && first && *first)
            return arena_printf(arena, "%s %s", first, value->text);
        first = value->text;
        if (rows->table != TABLE_PERSON)
            break;
    }
    return arena_strdup(arena, first ? first : "");
}

static int by_id(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct id));
}

/* Of every table, read once: ids are unique in the whole file. */
static void learn_names(struct rows *rows)
{
    for (size_t i = 0; i < schema_table_count; i++) {
        struct rows other;
        struct err err = ERR_INIT;
        load_table(rows->garden, schema_tables[i].table, &other, &err);
        for (size_t j = 0; j < other.rows.n; j++) {
            struct named named = {other.rows.at[j].id,
                                  row_name(&other, &other.rows.at[j], &rows->arena)};
            vec_push(&rows->names, named);
        }
        unload(&other);
    }
    qsort(rows->names.at, rows->names.n, sizeof *rows->names.at, by_id);
}

static const char *id_name(struct rows *rows, struct id id)
{
    if (!rows->names.n)
        learn_names(rows);
    const struct named *named =
        bsearch(&id, rows->names.at, rows->names.n, sizeof *rows->names.at, by_id);
    return named ? named->name : "(gone)";
}

static const char *value_text_of(struct rows *rows, enum field_type type,
                                 const struct value *value)
{
    char iso[32];
    switch (value->kind) {
    case VALUE_NULL:
        return "";
    case VALUE_INTEGER:
        if (type != TYPE_TIME)
            return arena_printf(&rows->arena, "%lld", (long long)value->integer);
        if (value->integer == 0)
            return "";
        clock_iso(value->integer, iso);
        return arena_strdup(&rows->arena, iso);
    case VALUE_REAL:
        return arena_printf(&rows->arena, "%g", value->real);
    case VALUE_TEXT:
        return value->text;
    case VALUE_ID:
        return id_name(rows, value->id);
    }
    return "";
}

static bool field_matches(struct rows *rows, const struct row *row, const char *wish,
                          struct str *why)
{
    const char *equal = strchr(wish, '=');
    size_t len = equal ? (size_t)(equal - wish) : 0;
    for (size_t i = 0; equal && i < rows->field_count; i++) {
        const struct field_def *field = rows->fields[i];
        if (strlen(field->column) != len || strncmp(field->column, wish, len) != 0)
            continue;
        const char *text = value_text_of(rows, field->type, &row->values[i]);
        bool part = field->type == TYPE_TIME && equal[1];
        return part ? strstr(text, equal + 1) != NULL : str_equal(text, equal + 1);
    }
    str_printf(why, "no such field: %s\n", wish);
    return false;
}

static void tell(struct rows *rows, struct str *out)
{
    for (size_t i = 0; i < rows->rows.n; i++) {
        const struct row *row = &rows->rows.at[i];
        for (size_t j = 0; j < rows->field_count; j++) {
            const char *text =
                value_text_of(rows, rows->fields[j]->type, &row->values[j]);
            if (*text && strcmp(rows->fields[j]->column, "source") != 0)
                str_printf(out, "%s=%s ", rows->fields[j]->column, text);
        }
        str_add(out, "\n");
    }
}

bool rows_count(struct garden *garden, const char *const *words, size_t count,
                struct str *why)
{
    struct rows rows;
    size_t wanted = strtoul(words[1], NULL, 10), found = 0;
    bool good = load(garden, words[0], &rows, why);
    for (size_t i = 0; good && i < rows.rows.n; i++) {
        bool same = true;
        for (size_t j = 2; same && j < count; j++)
            same = field_matches(&rows, &rows.rows.at[i], words[j], why);
        found += same;
    }
    if (good && (found != wanted || (why->len && count > 2))) {
        str_printf(why, "%zu such rows of %zu, not %zu:\n", found, rows.rows.n, wanted);
        tell(&rows, why);
        good = false;
    }
    unload(&rows);
    return good;
}

void rows_text(struct garden *garden, const char *table, struct str *out)
{
    struct rows rows;
    if (load(garden, table, &rows, out))
        tell(&rows, out);
    unload(&rows);
}
