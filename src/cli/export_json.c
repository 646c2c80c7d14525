#include "cli/cli.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "cli/json.h"
#include "cli/reports.h"
#include "config/outfile.h"
#include "store/store.h"

/* Rows are handed over in pieces of about this size, whatever their number. */
#define PIECE (32 * 1024)

struct export
{
    struct outfile out;
    struct str piece;
    struct json json;
    enum table table;
};

static bool hand_over(struct export *export)
{
    bool good = outfile_put(&export->out, str_text(&export->piece), export->piece.len);
    str_clear(&export->piece);
    return good;
}

static void write_state(struct json *json, int64_t state)
{
    static const char *const words[] = {
        [ROW_LIVE] = "live",
        [ROW_BIN] = "bin",
        [ROW_WITHDRAWN] = "withdrawn",
        [ROW_MERGED] = "merged",
    };
    if (state >= 0 && state < (int64_t)(sizeof words / sizeof *words))
        json_text(json, words[state]);
    else
        json_integer(json, state);
}

static void write_integer(struct json *json, const struct field_def *field,
                          int64_t integer)
{
    if (field->type == TYPE_FLAG) {
        json_boolean(json, integer != 0);
    } else if (field->type == TYPE_TIME && integer == 0) {
        json_null(json); /* not set */
    } else if (field->type == TYPE_TIME) {
        char when[32];
        clock_iso(integer, when);
        json_text(json, when);
    } else if (str_equal(field->column, "state")) {
        write_state(json, integer);
    } else {
        json_integer(json, integer);
    }
}

static void write_id(struct json *json, struct id id)
{
    char text[ID_TEXT_SIZE];
    id_text(id, text);
    json_text(json, text);
}

/* An empty text says no more than its absence: both are null. */
static void write_value(struct json *json, const struct field_def *field,
                        const struct value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        json_null(json);
        break;
    case VALUE_INTEGER:
        write_integer(json, field, value->integer);
        break;
    case VALUE_REAL:
        json_real(json, value->real);
        break;
    case VALUE_TEXT:
        if (value->text[0] != '\0')
            json_text(json, value->text);
        else
            json_null(json);
        break;
    case VALUE_ID:
        write_id(json, value->id);
        break;
    }
}

static bool is_spot(enum field field)
{
    return field == FIELD_ACTOR_LATITUDE || field == FIELD_ACTOR_LONGITUDE;
}

/* An actor at 0, 0 has no place: there is only sea. */
static bool has_spot(enum table table, const struct value *values, size_t count)
{
    for (size_t i = 0, n = 0; i < schema_field_count && n < count; i++)
        if (schema_fields[i].table == table) {
            double real = values[n++].real;
            if (is_spot(schema_fields[i].field) && (real < 0 || real > 0))
                return true;
        }
    return false;
}

static bool write_row(void *ctx, struct id id, const struct value *values, size_t count)
{
    struct export *export = ctx;
    struct json *json = &export->json;
    bool placed = has_spot(export->table, values, count);
    json_open(json, '{');
    json_key(json, "id");
    write_id(json, id);
    for (size_t i = 0, n = 0; i < schema_field_count && n < count; i++) {
        if (schema_fields[i].table != export->table)
            continue;
        const struct value *value = &values[n++];
        const struct value nothing = value_null();
        bool nowhere = is_spot(schema_fields[i].field) && !placed;
        json_key(json, schema_fields[i].column);
        write_value(json, &schema_fields[i], nowhere ? &nothing : value);
    }
    json_close(json, '}');
    return export->piece.len < PIECE || hand_over(export);
}

static bool write_tables(struct export *export, struct store *store, struct err *err)
{
    json_open(&export->json, '{');
    for (size_t i = 0; i < schema_table_count; i++) {
        export->table = schema_tables[i].table;
        json_key(&export->json, schema_tables[i].name);
        json_open(&export->json, '[');
        bool walked = store_each(store, export->table, write_row, export, err);
        if (export->out.error != 0)
            return true; /* the commit will say why */
        if (!walked)
            return false;
        json_close(&export->json, ']');
    }
    json_close(&export->json, '}');
    hand_over(export);
    return true;
}

static bool export_store(const struct cli *cli, struct store *store, struct err *err)
{
    struct export export = {0};
    export.json.out = &export.piece;
    bool good = outfile_open(&export.out, cli->out ? cli->out : "-", err) &&
                write_tables(&export, store, err) &&
                outfile_commit(&export.out, cli->force, err);
    if (!good)
        outfile_abort(&export.out);
    str_free(&export.piece);
    return good;
}

int cli_export_json(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct store *store = NULL;
    bool good = cli_out_is_free(cli, &err) && store_open(cli->file, &store, &err) &&
                export_store(cli, store, &err);
    store_close(store);
    return good ? CLI_GOOD : cli_fail(&err);
}
