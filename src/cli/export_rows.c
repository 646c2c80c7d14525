/* Persons or actors written for other programs, in one of the shapes of rows.h. */
#include <string.h>

#include "base/i18n.h"
#include "cli/reports.h"
#include "cli/rows.h"
#include "config/outfile.h"
#include "geo/gazetteer.h"
#include "ops/find.h"
#include "report/directory.h"
#include "store/links.h"

/* Rows are handed over in pieces of about this size, whatever their number. */
#define PIECE ((size_t)32 * 1024)
/* A list may hold all that a file does. */
#define MOST_FOUND 1000000

static const struct rows_shape *const shapes[] = {
    &rows_csv,     &rows_vcard,  &rows_geojson, &rows_gogocarto, &rows_brevo,
    &rows_decidim, &rows_labels, &rows_letters, &rows_badges};

/* --- what a record says ----------------------------------------------------------- */

const char *rows_text(const struct leaving *record, enum field person, enum field actor)
{
    enum field field = record->person ? person : actor;
    return field ? leaving_text(record, field) : "";
}

const char *rows_contact(const struct leaving *record, enum contact_kind kind, size_t n)
{
    const struct contact *contact = leaving_contact(record, kind, n);
    return contact ? contact->value : "";
}

const char *rows_commune(struct rows *rows, const struct leaving *record)
{
    struct commune commune;
    const char *code = rows_text(record, FIELD_PERSON_COMMUNE, FIELD_ACTOR_COMMUNE);
    if (*code && commune_by_code(code, &commune, NULL))
        return arena_strdup(&rows->record, commune.name);
    return rows_text(record, FIELD_PERSON_PLACE, FIELD_ACTOR_PLACE);
}

const char *rows_postcode(struct rows *rows, const struct leaving *record)
{
    struct commune commune;
    const char *code = rows_text(record, FIELD_PERSON_COMMUNE, FIELD_ACTOR_COMMUNE);
    return *code && commune_by_code(code, &commune, NULL)
               ? arena_strdup(&rows->record, commune.postal)
               : "";
}

const char *rows_role_here(const struct leaving *record)
{
    const char *structure = leaving_text(record, FIELD_PERSON_ORGANISATION);
    for (size_t i = 0; record->person && i < record->link_count; i++)
        if (str_equal(record->links[i].link.kind, LINK_BELONGS) &&
            str_equal(record->links[i].other_name, structure))
            return record->links[i].role;
    return "";
}

const char *rows_role(const struct leaving *record)
{
    for (size_t i = 0; record->person && i < record->link_count; i++)
        if (str_equal(record->links[i].link.kind, LINK_BELONGS) &&
            *record->links[i].role)
            return record->links[i].role;
    return "";
}

/* --- own fields as columns -------------------------------------------------------- */

static bool is_known(const struct rows *rows, const char *key)
{
    for (size_t i = 0; i < rows->customs.n; i++)
        if (str_equal(rows->customs.at[i].key, key))
            return true;
    return false;
}

/* The value of that field among those of a row of customs. */
static const struct value *custom_value(const struct value *values, size_t count,
                                        enum field field)
{
    size_t n = 0;
    for (size_t i = 0; i < schema_field_count && n < count; i++) {
        if (schema_fields[i].field == field)
            return &values[n];
        n += schema_fields[i].table == TABLE_CUSTOM;
    }
    return NULL;
}

/* A key that the configuration does not have, once someone of this table says
 * something there. */
static bool take_stray(void *ctx, struct id id, const struct value *values,
                       size_t count)
{
    struct rows *rows = ctx;
    enum table table = 0;
    const struct value *key = custom_value(values, count, FIELD_CUSTOM_KEY);
    const struct value *owner = custom_value(values, count, FIELD_CUSTOM_OWNER);
    (void)id;
    if (!key || !owner || community_field(rows->garden->community, key->text) ||
        is_known(rows, key->text))
        return true;
    if (store_record_table(rows->garden->store, owner->id, &table, NULL) &&
        table == rows->query.table) {
        const char *kept = arena_strdup(&rows->arena, key->text);
        vec_push(&rows->customs, ((struct rows_custom){kept, kept}));
    }
    return true;
}

/* Those of the configuration that these readers may read, then those that left it. */
static bool read_customs(struct rows *rows, struct err *err)
{
    const struct community *words = rows->garden->community;
    static const enum field_level levels[] = {[CUSTOM_PUBLIC] = LEVEL_PUBLIC,
                                              [CUSTOM_MEMBERS] = LEVEL_MEMBERS,
                                              [CUSTOM_PAIR] = LEVEL_PAIR};
    enum custom_owner owner =
        rows->query.table == TABLE_PERSON ? CUSTOM_PERSON : CUSTOM_ACTOR;
    for (size_t i = 0; i < words->field_count; i++) {
        const struct custom_field *field = &words->fields[i];
        if ((field->owner == owner || field->owner == CUSTOM_BOTH) &&
            level_may_show(rows->query.readers, levels[field->level], AUDIENCE_DEFAULT))
            vec_push(&rows->customs, ((struct rows_custom){field->id, field->label}));
    }
    return rows->query.readers < AUDIENCE_PAIR ||
           store_each(rows->garden->store, TABLE_CUSTOM, take_stray, rows, err);
}

/* --- who -------------------------------------------------------------------------- */

static bool choose_table(const struct cli *cli, struct rows *rows, struct err *err)
{
    bool actors = cli->what && strcmp(cli->what, "acteurs") == 0;
    rows->query.table = rows->shape->table;
    if (cli->what)
        rows->query.table = actors ? TABLE_ACTOR : TABLE_PERSON;
    return rows->query.table == rows->shape->table || rows->shape->both ||
           err_set(err, ERR_USAGE,
                   rows->shape->table == TABLE_PERSON
                       ? _("« %s » ne se fait que des membres : retirez « --what ».")
                       : _("« %s » ne se fait que des acteurs : retirez « --what »."),
                   rows->shape->word);
}

static bool read_list(const struct cli *cli, struct rows *rows, struct err *err)
{
    struct saved_list list;
    struct find_answer answer;
    const struct find_options options = {.most = MOST_FOUND};
    if (!cli->list)
        return true;
    if (!ops_list_named(rows->garden, cli->list, &rows->arena, &list, err) ||
        !ops_find(rows->garden, list.query, &options, &rows->arena, &answer, err))
        return false;
    struct id *ids = arena_alloc(&rows->arena, (answer.count + 1) * sizeof *ids);
    size_t persons = 0, actors = 0;
    for (size_t i = 0; i < answer.count; i++) {
        ids[i] = answer.found[i].id;
        persons += answer.found[i].kind == FIND_PERSON;
        actors += answer.found[i].kind == FIND_ACTOR;
    }
    if (!cli->what && rows->shape->both && persons == 0)
        rows->query.table = TABLE_ACTOR;
    rows->others = rows->query.table == TABLE_PERSON ? answer.count - persons
                                                     : answer.count - actors;
    rows->query.ids = ids;
    rows->query.id_count = answer.count;
    return true;
}

static const char *clean(void *ctx, const char *text)
{
    return redact_text(ctx, text);
}

static bool read_query(const struct cli *cli, struct rows *rows, struct err *err)
{
    rows->query.readers = rows->shape->readers;
    if (cli->level)
        directory_level_named(cli->level, &rows->query.readers);
    rows->query.clean = clean;
    rows->query.clean_ctx = &rows->redaction;
    return choose_table(cli, rows, err) && read_list(cli, rows, err) &&
           redact_start(&rows->redaction, rows->garden, false, &rows->arena, err) &&
           read_customs(rows, err);
}

/* --- the file --------------------------------------------------------------------- */

struct writing {
    struct rows *rows;
    struct outfile out;
};

static void hand_over(struct writing *writing)
{
    struct str *piece = &writing->rows->out;
    outfile_put(&writing->out, str_text(piece), piece->len);
    str_clear(piece);
}

static bool write_record(void *ctx, const struct leaving *record, struct err *err)
{
    struct writing *writing = ctx;
    (void)err;
    writing->rows->shape->row(writing->rows, record);
    arena_reset(&writing->rows->record);
    if (writing->rows->out.len >= PIECE)
        hand_over(writing);
    return true;
}

static bool write_rows(const struct cli *cli, struct rows *rows, struct err *err)
{
    struct writing writing = {.rows = rows};
    const struct rows_shape *shape = rows->shape;
    bool good =
        outfile_open(&writing.out, cli->out ? cli->out : "-", err) &&
        (!shape->begin || shape->begin(rows, err)) &&
        ops_leaving(rows->garden, &rows->query, write_record, &writing, NULL, err);
    if (good && shape->end)
        shape->end(rows);
    if (good) {
        hand_over(&writing);
        good = outfile_commit(&writing.out, cli->force, err);
    }
    if (!good)
        outfile_abort(&writing.out);
    return good;
}

/* How many, and who was left out: beside the file, never in it. */
static void tell(const struct rows *rows)
{
    cli_sayf(stderr,
             i18n_n("%zu fiche écrite.", "%zu fiches écrites.", (long)rows->written),
             rows->written);
    if (rows->others > 0)
        cli_sayf(stderr, _("De la liste, laissé parce que d’une autre sorte : %zu."),
                 rows->others);
    if (rows->passed == 0)
        return;
    if (rows->shape == &rows_geojson)
        cli_sayf(stderr, _("Sans lieu sur la carte : %zu."), rows->passed);
    else if (rows->shape == &rows_gogocarto)
        cli_sayf(stderr, _("Laissées, faute de lieu sur la carte : %zu."),
                 rows->passed);
    else if (rows->shape == &rows_brevo || rows->shape == &rows_decidim)
        cli_sayf(stderr,
                 _("Laissées, faute d’accord ou d’une adresse qui marche : %zu."),
                 rows->passed);
    else
        cli_sayf(stderr, _("Laissées, faute d’adresse postale : %zu."), rows->passed);
}

static const struct rows_shape *shape_named(const char *word)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (str_equal(shapes[i]->word, word))
            return shapes[i];
    return NULL;
}

int cli_export_rows(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct garden garden = {0};
    struct rows rows = {.shape = shape_named(cli->shape), .garden = &garden};
    bool good = cli_open_for_report(cli, &garden, &err) &&
                read_query(cli, &rows, &err) && write_rows(cli, &rows, &err);
    if (good)
        tell(&rows);
    vec_free(&rows.customs);
    vec_free(&rows.seen);
    str_free(&rows.out);
    arena_free(&rows.arena);
    arena_free(&rows.record);
    ops_garden_close(&garden);
    return good ? CLI_GOOD : cli_fail(&err);
}
