#include "ops/directory.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "geo/gazetteer.h"
#include "ops/directory_private.h"
#include "ops/typed_private.h"

/* --- the rule --------------------------------------------------------------------- */

static bool consents(const struct directory *directory, bool person,
                     const char *consent)
{
    if (directory->readers >= AUDIENCE_PAIR)
        return true;
    return person ? str_equal(consent, "yes") : !str_equal(consent, "no");
}

/* --- the value of a field, as people read it -------------------------------------- */

static const char *commune_text(struct arena *arena, const char *code)
{
    struct commune commune;
    struct str label = {0};
    if (!commune_by_code(code, &commune, NULL))
        return code;
    commune_label(&commune, &label);
    const char *kept = arena_strdup(arena, str_text(&label));
    str_free(&label);
    return kept;
}

static const char *circle_text(const struct community *words, const char *id)
{
    const struct circle *circle = community_circle(words, id);
    return circle ? circle->label : id;
}

static const char *word_text(const struct directory *directory, enum field field,
                             const char *text)
{
    const struct community *words = directory->garden->community;
    switch ((int)field) {
    case FIELD_ACTOR_THEMES:
    case FIELD_PERSON_THEMES:
        return community_themes_text(directory->arena, words, text);
    case FIELD_ACTOR_COMMUNE:
    case FIELD_PERSON_COMMUNE:
        return commune_text(directory->arena, text);
    case FIELD_ACTOR_CIRCLE:
    case FIELD_PERSON_CIRCLE:
        return circle_text(words, text);
    case FIELD_ACTOR_KIND:
        return community_actor_kind(words, text);
    case FIELD_ACTOR_PROSPECT:
        return *text ? _(prospect_label(prospect_of(text))) : "";
    case FIELD_PERSON_SOURCE:
        return community_source(words, text);
    default:
        return text;
    }
}

static const char *value_text_of(const struct directory *directory,
                                 const struct field_def *def, const struct value *value)
{
    if (def->type == TYPE_TIME)
        return day_text(directory->arena, value->integer);
    if (value->kind != VALUE_TEXT)
        return "";
    return arena_strdup(directory->arena,
                        word_text(directory, def->field, value->text));
}

/* --- one record ------------------------------------------------------------------- */

/* What the name is made of, what only the machine reads, and coordinates: the commune
 * says it. */
static bool is_plain(const struct field_def *def)
{
    static const enum field left_out[] = {
        FIELD_ACTOR_NAME,        FIELD_ACTOR_NATURE,    FIELD_ACTOR_PRECISION,
        FIELD_ACTOR_LATITUDE,    FIELD_ACTOR_LONGITUDE, FIELD_ACTOR_PLACE,
        FIELD_ACTOR_VISIBILITY,  FIELD_ACTOR_CREATED,   FIELD_ACTOR_STATE,
        FIELD_PERSON_GIVEN,      FIELD_PERSON_FAMILY,   FIELD_PERSON_PLACE,
        FIELD_PERSON_VISIBILITY, FIELD_PERSON_CREATED,  FIELD_PERSON_STATE,
        FIELD_PERSON_EMAIL,      FIELD_PERSON_PHONE,    /* among contacts */};
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (left_out[i] == def->field)
            return false;
    return def->type != TYPE_ID;
}

void directory_add(struct directory *directory, struct directory_line line)
{
    if (*line.text)
        vec_push(&directory->lines, line);
}

/* The definition of each value of a row, in the order of schema.def. */
static const struct field_def *first_of(enum table table)
{
    const struct field_def *def = schema_fields;
    while (def->table != table)
        def++;
    return def;
}

static const struct value *value_of(const struct directory *directory, enum field field)
{
    for (size_t i = 0; i < directory->row.count; i++)
        if (directory->row.defs[i].field == field)
            return &directory->row.values[i];
    return NULL;
}

static const char *text_of(const struct directory *directory, enum field field)
{
    const struct value *value = value_of(directory, field);
    return value && value->kind == VALUE_TEXT ? value->text : "";
}

static bool may_read(const struct directory *directory, const struct field_def *def,
                     const char *visibility)
{
    return record_may_show(directory->readers, def->field, visibility);
}

static void add_fields(struct directory *directory, const char *visibility)
{
    for (size_t i = 0; i < directory->row.count; i++) {
        const struct field_def *def = &directory->row.defs[i];
        if (!is_plain(def) || !may_read(directory, def, visibility))
            continue;
        directory_add(directory,
                      (struct directory_line){
                          DIRECTORY_FIELD, def->field, _(def->label),
                          value_text_of(directory, def, &directory->row.values[i])});
    }
}

/* The name these readers may read, "" when they may not. */
static const char *name_of(const struct directory *directory, bool person,
                           const char *visibility)
{
    static const enum field parts[] = {FIELD_PERSON_GIVEN, FIELD_PERSON_FAMILY,
                                       FIELD_PERSON_ORGANISATION};
    const char *texts[3] = {"", "", ""};
    if (!person)
        return may_read(directory, schema_field(FIELD_ACTOR_NAME), visibility)
                   ? text_of(directory, FIELD_ACTOR_NAME)
                   : "";
    for (size_t i = 0; i < 3; i++)
        if (may_read(directory, schema_field(parts[i]), visibility))
            texts[i] = text_of(directory, parts[i]);
    const struct person named = {
        .given = texts[0], .family = texts[1], .organisation = texts[2]};
    return person_name(directory->arena, &named);
}

static const char *key_of(const struct directory *directory, bool person,
                          const char *name)
{
    struct str key = {0};
    str_add(&key, person ? "1 " : "0 ");
    if (person)
        fold_text(&key, text_of(directory, FIELD_PERSON_FAMILY));
    str_add_char(&key, ' ');
    fold_text(&key, name);
    const char *kept = arena_strdup(directory->arena, str_text(&key));
    str_free(&key);
    return kept;
}

static bool add_record(void *ctx, struct id id, const struct value *values,
                       size_t count)
{
    struct directory *directory = ctx;
    bool person = directory->table == TABLE_PERSON;
    directory->row.defs = first_of(directory->table);
    directory->row.values = values;
    directory->row.count = count;
    const struct value *state =
        value_of(directory, person ? FIELD_PERSON_STATE : FIELD_ACTOR_STATE);
    const char *consent =
        text_of(directory, person ? FIELD_PERSON_CONSENT : FIELD_ACTOR_CONSENT);
    const char *visibility =
        text_of(directory, person ? FIELD_PERSON_VISIBILITY : FIELD_ACTOR_VISIBILITY);
    const char *name = name_of(directory, person, visibility);
    if (state->integer != ROW_LIVE || !consents(directory, person, consent) ||
        *name == '\0')
        return true;
    struct record record = {.entry = {.id = id,
                                      .person = person,
                                      .name = arena_strdup(directory->arena, name),
                                      .key = key_of(directory, person, name)},
                            .visibility = arena_strdup(directory->arena, visibility),
                            .first = directory->lines.n};
    add_fields(directory, visibility);
    record.fields = directory->lines.n - record.first;
    vec_push(&directory->records, record);
    return true;
}

/* --- everyone --------------------------------------------------------------------- */

static int compare_records(const void *a, const void *b)
{
    const struct record *one = a, *other = b;
    int order = strcmp(one->entry.key, other->entry.key);
    return order ? order : memcmp(one->entry.id.bytes, other->entry.id.bytes, 16);
}

static bool read_table(struct directory *directory, enum table table)
{
    directory->table = table;
    return store_each(directory->garden->store, table, add_record, directory,
                      directory->err);
}

/* Its fields, then what hangs on it. */
static bool fill(struct directory *directory, struct record *record)
{
    struct directory_line *kept;
    size_t first = directory->lines.n;
    for (size_t i = 0; i < record->fields; i++) {
        struct directory_line line = directory->lines.at[record->first + i];
        vec_push(&directory->lines, line);
    }
    if (!directory_hang(directory, record))
        return false;
    record->entry.line_count = directory->lines.n - first;
    kept = arena_alloc(directory->arena, (record->entry.line_count + 1) * sizeof *kept);
    if (record->entry.line_count)
        memcpy(kept, directory->lines.at + first,
               record->entry.line_count * sizeof *kept);
    record->entry.lines = kept;
    directory->lines.n = first;
    return true;
}

static bool read_all(struct directory *directory)
{
    if (!read_table(directory, TABLE_ACTOR) || !read_table(directory, TABLE_PERSON))
        return false;
    if (directory->records.n)
        qsort(directory->records.at, directory->records.n,
              sizeof *directory->records.at, compare_records);
    directory_index(directory);
    for (size_t i = 0; i < directory->records.n; i++)
        if (!fill(directory, &directory->records.at[i]))
            return false;
    return true;
}

bool ops_directory(struct garden *garden, enum audience readers, struct arena *arena,
                   struct directory_entry **entries, size_t *count, struct err *err)
{
    struct directory directory = {
        .garden = garden, .readers = readers, .arena = arena, .err = err};
    bool done = read_all(&directory);
    *count = done ? directory.records.n : 0;
    *entries = arena_alloc(arena, (*count + 1) * sizeof **entries);
    for (size_t i = 0; i < *count; i++)
        (*entries)[i] = directory.records.at[i].entry;
    vec_free(&directory.records);
    vec_free(&directory.lines);
    free(directory.index);
    return done;
}
