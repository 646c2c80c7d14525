/* Writes what the table of fields says of the JSON export: docs/terreau.schema.json
 * (JSON Schema, 2020-12).
 *
 * usage: schema-doc ROOT          writes it
 *        schema-doc --check ROOT  fails, writing nothing, when it is stale */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/json.h"
#include "store/store.h"

#define PAGE "docs/terreau.schema.json"

static bool read_file(const char *path, struct str *text)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        str_add_n(text, bytes, n);
    fclose(file);
    return true;
}

static bool write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    fputs(text, file);
    return fclose(file) == 0;
}

static void add_pair(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static void add_list(struct json *json, const char *key, const char *const *words)
{
    json_key(json, key);
    json_open(json, '[');
    for (; *words; words++)
        json_text(json, *words);
    json_close(json, ']');
}

/* --- one field -------------------------------------------------------------------- */

/* The words of « kind IN ('a', 'b') »; the empty one is null in the export. */
static void add_words(struct json *json, const char *check)
{
    bool quoted = false, nothing = false;
    struct str word = {0};
    json_key(json, "enum");
    json_open(json, '[');
    for (const char *at = strstr(check, " IN ("); *at; at++) {
        if (*at == '\'' && quoted && word.len > 0)
            json_text(json, str_text(&word));
        nothing = nothing || (*at == '\'' && quoted && word.len == 0);
        if (*at == '\'') {
            quoted = !quoted;
            str_clear(&word);
        } else if (quoted) {
            str_add_char(&word, *at);
        }
    }
    if (nothing)
        json_null(json);
    json_close(json, ']');
    str_free(&word);
}

static void add_type(struct json *json, const struct field_def *field)
{
    static const char *const texts[] = {"string", "null", NULL};
    static const char *const reals[] = {"number", "null", NULL};
    static const char *const states[] = {"live", "bin", "merged", NULL};
    bool state = strcmp(field->column, "state") == 0;
    if (state)
        add_list(json, "enum", states);
    else if (field->type == TYPE_TEXT && strstr(field->check, " IN ('"))
        add_words(json, field->check);
    else if (field->type == TYPE_REAL)
        add_list(json, "type", reals);
    else if (field->type == TYPE_INTEGER)
        add_pair(json, "type", "integer");
    else if (field->type == TYPE_FLAG)
        add_pair(json, "type", "boolean");
    else
        add_list(json, "type", texts);
    if (field->type == TYPE_ID)
        add_pair(json, "format", "uuid");
    if (field->type == TYPE_TIME)
        add_pair(json, "format", "date-time");
}

static void add_field(struct json *json, const struct field_def *field)
{
    static const char *const levels[] = {[LEVEL_PUBLIC] = "public",
                                         [LEVEL_MEMBERS] = "membres",
                                         [LEVEL_PAIR] = "binome",
                                         [LEVEL_NEVER] = "jamais"};
    json_key(json, field->column);
    json_open(json, '{');
    add_pair(json, "title", field->label);
    add_type(json, field);
    add_pair(json, "$comment", levels[field->level]);
    json_close(json, '}');
}

/* --- a table, and all of them ----------------------------------------------------- */

static void add_row(struct json *json, const struct table_def *table)
{
    add_pair(json, "type", "object");
    json_key(json, "properties");
    json_open(json, '{');
    json_key(json, "id");
    json_open(json, '{');
    add_pair(json, "type", "string");
    add_pair(json, "format", "uuid");
    json_close(json, '}');
    for (size_t i = 0; i < schema_field_count; i++)
        if (schema_fields[i].table == table->table)
            add_field(json, &schema_fields[i]);
    json_close(json, '}');
    json_key(json, "required");
    json_open(json, '[');
    json_text(json, "id");
    json_close(json, ']');
    json_key(json, "additionalProperties");
    json_boolean(json, false);
}

static void make_page(struct str *out)
{
    struct json json = {.out = out};
    json_open(&json, '{');
    add_pair(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    add_pair(&json, "title", "terreau");
    add_pair(
        &json, "$comment",
        "Made from src/store/schema.def by tests/tools/schema-doc.c: do not edit.");
    add_pair(&json, "type", "object");
    json_key(&json, "properties");
    json_open(&json, '{');
    for (size_t i = 0; i < schema_table_count; i++) {
        json_key(&json, schema_tables[i].name);
        json_open(&json, '{');
        add_pair(&json, "title", schema_tables[i].label);
        add_pair(&json, "type", "array");
        json_key(&json, "items");
        json_open(&json, '{');
        add_row(&json, &schema_tables[i]);
        json_close(&json, '}');
        json_close(&json, '}');
    }
    json_close(&json, '}');
    json_key(&json, "additionalProperties");
    json_boolean(&json, false);
    json_close(&json, '}');
}

int main(int argc, char *argv[])
{
    bool check = argc == 3 && strcmp(argv[1], "--check") == 0;
    struct str path = {0}, page = {0}, present = {0};
    if (argc != (check ? 3 : 2))
        return 2;
    str_printf(&path, "%s/%s", argv[argc - 1], PAGE);
    make_page(&page);
    bool read = read_file(path.at, &present);
    bool good = check ? read && str_equal(str_text(&present), str_text(&page))
                      : write_file(path.at, str_text(&page));
    if (!good)
        fprintf(stderr,
                check ? "%s is stale: run schema-doc\n" : "%s cannot be written\n",
                PAGE);
    str_free(&path);
    str_free(&page);
    str_free(&present);
    return good ? 0 : 1;
}
