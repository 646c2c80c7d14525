/* Every field that an import reads back, a column each. */
#include "base/i18n.h"
#include "cli/rows.h"
#include "domain/intake.h"
#include "exchange/csv_out.h"

/* Further contacts of a kind share the last column. */
#define EACH 3
/* Columns of the table below, and own fields. */
#define MOST_COLUMNS 200

enum source { FROM_FIELD, FROM_CONTACT, FROM_ID, FROM_COMMUNE, FROM_ROLE };

struct column {
    enum intake_field said; /* its label is the header: what the import knows */
    enum source source;
    enum field person, actor;
    enum contact_kind kind;
    size_t n;
};

static const struct column columns[] = {
    {INTAKE_ID, FROM_ID, 0, 0, 0, 0},
    {INTAKE_NATURE, FROM_FIELD, 0, FIELD_ACTOR_NATURE, 0, 0},
    {INTAKE_CIVILITY, FROM_FIELD, FIELD_PERSON_CIVILITY, 0, 0, 0},
    {INTAKE_GIVEN, FROM_FIELD, FIELD_PERSON_GIVEN, 0, 0, 0},
    {INTAKE_FAMILY, FROM_FIELD, FIELD_PERSON_FAMILY, 0, 0, 0},
    {INTAKE_PRONOUN, FROM_FIELD, FIELD_PERSON_PRONOUN, 0, 0, 0},
    {INTAKE_STRUCTURE, FROM_FIELD, FIELD_PERSON_ORGANISATION, FIELD_ACTOR_NAME, 0, 0},
    {INTAKE_ROLE, FROM_ROLE, FIELD_PERSON_GIVEN, 0, 0, 0},
    {INTAKE_KIND, FROM_FIELD, 0, FIELD_ACTOR_KIND, 0, 0},
    {INTAKE_EMAIL, FROM_CONTACT, 0, 0, CONTACT_EMAIL, 0},
    {INTAKE_EMAIL, FROM_CONTACT, 0, 0, CONTACT_EMAIL, 1},
    {INTAKE_EMAIL, FROM_CONTACT, 0, 0, CONTACT_EMAIL, 2},
    {INTAKE_PHONE, FROM_CONTACT, 0, 0, CONTACT_PHONE, 0},
    {INTAKE_PHONE, FROM_CONTACT, 0, 0, CONTACT_PHONE, 1},
    {INTAKE_PHONE, FROM_CONTACT, 0, 0, CONTACT_PHONE, 2},
    {INTAKE_WEB, FROM_CONTACT, 0, 0, CONTACT_WEB, 0},
    {INTAKE_ADDRESS, FROM_CONTACT, 0, 0, CONTACT_ADDRESS, 0},
    {INTAKE_COMMUNE, FROM_COMMUNE, FIELD_PERSON_COMMUNE, FIELD_ACTOR_COMMUNE, 0, 0},
    {INTAKE_INSEE, FROM_FIELD, FIELD_PERSON_COMMUNE, FIELD_ACTOR_COMMUNE, 0, 0},
    {INTAKE_LATITUDE, FROM_FIELD, 0, FIELD_ACTOR_LATITUDE, 0, 0},
    {INTAKE_LONGITUDE, FROM_FIELD, 0, FIELD_ACTOR_LONGITUDE, 0, 0},
    {INTAKE_THEMES, FROM_FIELD, FIELD_PERSON_THEMES, FIELD_ACTOR_THEMES, 0, 0},
    {INTAKE_CIRCLE, FROM_FIELD, FIELD_PERSON_CIRCLE, FIELD_ACTOR_CIRCLE, 0, 0},
    {INTAKE_ACTION, FROM_FIELD, 0, FIELD_ACTOR_ACTION, 0, 0},
    {INTAKE_STARTS, FROM_FIELD, 0, FIELD_ACTOR_STARTS, 0, 0},
    {INTAKE_ENDS, FROM_FIELD, 0, FIELD_ACTOR_ENDS, 0, 0},
    {INTAKE_VERIFIED, FROM_FIELD, 0, FIELD_ACTOR_VERIFIED, 0, 0},
    {INTAKE_CONDITIONS, FROM_FIELD, FIELD_PERSON_CONDITIONS, 0, 0, 0},
    {INTAKE_SOURCE, FROM_FIELD, FIELD_PERSON_SOURCE, 0, 0, 0},
    {INTAKE_NEXT, FROM_FIELD, FIELD_PERSON_NEXT, 0, 0, 0},
    {INTAKE_CONSENT, FROM_FIELD, FIELD_PERSON_CONSENT, FIELD_ACTOR_CONSENT, 0, 0},
    {INTAKE_CONSENT_ON, FROM_FIELD, FIELD_PERSON_CONSENT_ON, FIELD_ACTOR_CONSENT_ON, 0,
     0},
    {INTAKE_NOTE, FROM_FIELD, FIELD_PERSON_NOTE, FIELD_ACTOR_NOTE, 0, 0},
};
#define COUNT (sizeof columns / sizeof *columns)

/* --- which columns ---------------------------------------------------------------- */

static enum field field_of(const struct rows *rows, const struct column *column)
{
    return rows->query.table == TABLE_PERSON ? column->person : column->actor;
}

/* A column of that kind of records, that these readers may read. */
static bool is_shown(const struct rows *rows, const struct column *column)
{
    if (column->source == FROM_ID || column->source == FROM_CONTACT)
        return true;
    const struct field_def *def = schema_field(field_of(rows, column));
    return def && level_may_show(rows->query.readers, def->level, AUDIENCE_DEFAULT);
}

/* --- cells ------------------------------------------------------------------------ */

static const char *contact_cell(struct rows *rows, const struct leaving *record,
                                const struct column *column)
{
    struct str text = {0};
    bool last = column->n == EACH - 1 || column->kind == CONTACT_WEB ||
                column->kind == CONTACT_ADDRESS;
    const struct contact *contact;
    for (size_t n = column->n;
         (contact = leaving_contact(record, column->kind, n)) != NULL; n++) {
        str_printf(&text, "%s%s", text.len > 0 ? ", " : "", contact->value);
        if (!last)
            break;
    }
    const char *kept = arena_strdup(&rows->record, str_text(&text));
    str_free(&text);
    return kept;
}

static const char *cell(struct rows *rows, const struct leaving *record,
                        const struct column *column)
{
    switch (column->source) {
    case FROM_CONTACT:
        return contact_cell(rows, record, column);
    case FROM_COMMUNE:
        return rows_commune(rows, record);
    case FROM_ROLE:
        return rows_role_here(record);
    case FROM_FIELD:
        return rows_text(record, column->person, column->actor);
    case FROM_ID:
        break;
    }
    char *id = arena_alloc(&rows->record, ID_TEXT_SIZE);
    id_text(record->id, id);
    return id;
}

static const char *custom_cell(const struct leaving *record, const char *key)
{
    for (size_t i = 0; i < record->custom_count; i++)
        if (str_equal(record->customs[i].key, key))
            return record->customs[i].value;
    return "";
}

/* --- the file --------------------------------------------------------------------- */

static const char *header_of(struct rows *rows, const struct column *column)
{
    const char *label = intake_fields[column->said].label;
    return column->n > 0 ? arena_printf(&rows->arena, "%s %zu", label, column->n + 1)
                         : label;
}

static bool begin(struct rows *rows, struct err *err)
{
    const char *header[MOST_COLUMNS];
    size_t count = 0;
    (void)err;
    for (size_t i = 0; i < COUNT; i++)
        if (is_shown(rows, &columns[i]))
            header[count++] = header_of(rows, &columns[i]);
    for (size_t i = 0; i < rows->customs.n && count < MOST_COLUMNS; i++)
        header[count++] = rows->customs.at[i].header;
    csv_begin(&rows->out, &csv_for_people, header, count);
    return true;
}

static void row(struct rows *rows, const struct leaving *record)
{
    const char *cells[MOST_COLUMNS];
    size_t count = 0;
    for (size_t i = 0; i < COUNT; i++)
        if (is_shown(rows, &columns[i]))
            cells[count++] = cell(rows, record, &columns[i]);
    for (size_t i = 0; i < rows->customs.n && count < MOST_COLUMNS; i++)
        cells[count++] = custom_cell(record, rows->customs.at[i].key);
    csv_row(&rows->out, &csv_for_people, cells, count);
    rows->written++;
}

const struct rows_shape rows_csv = {"csv", TABLE_PERSON, true, AUDIENCE_MEMBERS,
                                    begin, row,          NULL};
