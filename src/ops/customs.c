/* The fields that a community adds to its cards, and what each record says there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/intake.h"
#include "domain/repair.h"
#include "ops/contacts.h"
#include "ops/links_private.h"

/* --- reading ---------------------------------------------------------------------- */

static bool field_suits(const struct custom_field *field, bool person)
{
    return field->owner == CUSTOM_BOTH ||
           field->owner == (person ? CUSTOM_PERSON : CUSTOM_ACTOR);
}

static const struct custom_row *row_find(const struct custom_row *rows, size_t count,
                                         const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(rows[i].key, key))
            return &rows[i];
    return NULL;
}

bool ops_customs(struct garden *garden, struct id owner, bool person,
                 struct arena *arena, struct custom_value **values, size_t *count,
                 struct err *err)
{
    const struct community *words = garden->community;
    struct custom_row *rows;
    size_t row_count, n = 0;
    if (!store_customs(garden->store, owner, arena, &rows, &row_count, err))
        return false;
    *values =
        arena_alloc(arena, (words->field_count + row_count + 1) * sizeof **values);
    for (size_t i = 0; i < words->field_count; i++) {
        const struct custom_field *field = &words->fields[i];
        const struct custom_row *row = row_find(rows, row_count, field->id);
        if (field_suits(field, person))
            (*values)[n++] = (struct custom_value){field->id, field->label, field,
                                                   row ? row->value : "",
                                                   row ? row->id : (struct id){{0}}};
    }
    for (size_t i = 0; i < row_count; i++) {
        const struct custom_field *field = community_field(words, rows[i].key);
        if (*rows[i].value && !(field && field_suits(field, person)))
            (*values)[n++] = (struct custom_value){rows[i].key, rows[i].key, NULL,
                                                   rows[i].value, rows[i].id};
    }
    *count = n;
    return true;
}

const char *custom_value_text(struct arena *arena, const struct custom_field *field,
                              const char *value)
{
    int year, month, day;
    if (field && field->type == CUSTOM_FLAG && *value)
        return str_equal(value, "yes") ? _("oui") : _("non");
    if (field && field->type == CUSTOM_DATE &&
        sscanf(value, "%d-%d-%d", &year, &month, &day) == 3)
        return arena_printf(arena, "%02d/%02d/%d", day, month, year);
    return value;
}

/* --- what was typed, as it is kept ------------------------------------------------ */

static const char *read_number(struct arena *arena, const char *typed, struct err *err)
{
    char *text = arena_strdup(arena, typed), *end;
    for (char *at = text; *at; at++)
        if (*at == ',')
            *at = '.';
    bool plain = text[strspn(text, "+-.0123456789")] == '\0';
    strtod(text, &end);
    if (plain && end != text && *end == '\0')
        return text;
    err_set(err, ERR_INPUT,
            _("« %s » n’est pas un nombre : tapez des chiffres, comme "
              "12 ou 12,5."),
            typed);
    return NULL;
}

static const char *read_day(struct arena *arena, const char *typed, struct err *err)
{
    struct date date;
    if (!typed_date(typed, false, &date, err))
        return NULL;
    return arena_printf(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* One of the words, accents and case aside. */
static bool is_among(const char *const *words, const char *typed)
{
    for (size_t i = 0; words[i]; i++)
        if (fold_same(words[i], typed))
            return true;
    return false;
}

static const char *read_flag(const char *typed, struct err *err)
{
    static const char *const yes[] = {"oui", "o", "yes", "y", "1", "x", NULL};
    static const char *const no[] = {"non", "n", "no", "0", NULL};
    if (is_among(yes, typed))
        return "yes";
    if (is_among(no, typed))
        return "no";
    err_set(err, ERR_INPUT, _("« %s » n’est ni oui ni non : tapez oui ou non."), typed);
    return NULL;
}

static const char *read_choice(const struct custom_field *field, const char *typed,
                               struct err *err)
{
    struct str all = {0};
    for (size_t i = 0; field->choices && field->choices[i]; i++) {
        if (fold_same(field->choices[i], typed)) {
            str_free(&all);
            return field->choices[i];
        }
        str_printf(&all, i ? _(", « %s »") : _("« %s »"), field->choices[i]);
    }
    err_set(err, ERR_INPUT, _("« %s » n’est pas un des choix : %s."), typed,
            str_text(&all));
    str_free(&all);
    return NULL;
}

/* NULL, and the sentence, for what does not fit. */
static const char *value_read(struct arena *arena, const struct custom_field *field,
                              const char *typed, struct err *err)
{
    if (*typed == '\0')
        return typed;
    switch (field->type) {
    case CUSTOM_TEXT:
        return typed;
    case CUSTOM_NUMBER:
        return read_number(arena, typed, err);
    case CUSTOM_DATE:
        return read_day(arena, typed, err);
    case CUSTOM_FLAG:
        return read_flag(typed, err);
    case CUSTOM_CHOICE:
        return read_choice(field, typed, err);
    }
    return typed;
}

/* --- what an import kept apart ---------------------------------------------------- */

/* As the import reads a text of that column; NULL when it is no mail nor phone there.
 */
static const char *reach_read(struct arena *arena, const char *key, const char *text,
                              enum contact_kind *kind)
{
    enum intake_field column = intake_field_named(key);
    if (column != INTAKE_EMAIL && column != INTAKE_PHONE)
        return NULL;
    *kind = column == INTAKE_EMAIL ? CONTACT_EMAIL : CONTACT_PHONE;
    struct repair repair =
        *kind == CONTACT_EMAIL ? repair_email(arena, text) : repair_phone(arena, text);
    return repair.kind == REPAIR_WRONG ? NULL : repair.to;
}

static bool is_of_reach(const struct custom_value *value)
{
    enum intake_field column = intake_field_named(value->key);
    return !value->field && *value->value &&
           (column == INTAKE_EMAIL || column == INTAKE_PHONE);
}

bool custom_to_check(const struct custom_value *value)
{
    struct arena arena = {0};
    enum contact_kind kind;
    bool wrong =
        is_of_reach(value) && !reach_read(&arena, value->key, value->value, &kind);
    arena_free(&arena);
    return wrong;
}

bool custom_becomes_contact(const struct custom_value *value, const char *typed)
{
    struct arena arena = {0};
    enum contact_kind kind;
    bool good = is_of_reach(value) && reach_read(&arena, value->key, typed, &kind);
    arena_free(&arena);
    return good;
}

/* --- writing ---------------------------------------------------------------------- */

static bool row_known(struct garden *garden, struct id owner, const char *key,
                      struct arena *arena, struct id *row, struct err *err)
{
    struct custom_row *rows;
    size_t count;
    *row = (struct id){{0}};
    if (!store_customs(garden->store, owner, arena, &rows, &count, err))
        return false;
    const struct custom_row *found = row_find(rows, count, key);
    if (found)
        *row = found->id;
    return true;
}

bool custom_put(struct garden *garden, struct id owner, const char *key,
                const char *value, struct err *err)
{
    struct arena arena = {0};
    struct id row;
    bool done = row_known(garden, owner, key, &arena, &row, err);
    arena_free(&arena);
    if (!done)
        return false;
    if (!id_is_none(row))
        return set_text(garden, row, FIELD_CUSTOM_VALUE, value, err);
    const struct field_value fields[] = {
        {FIELD_CUSTOM_OWNER, value_id(owner)},
        {FIELD_CUSTOM_KEY, value_text(key)},
        {FIELD_CUSTOM_VALUE, value_text(value)},
    };
    return store_insert(garden->store, TABLE_CUSTOM, id_new(clock_now()), fields,
                        sizeof fields / sizeof *fields, err);
}

static bool key_allowed(struct garden *garden, struct id owner, bool person,
                        const char *key, struct arena *arena, struct err *err)
{
    const struct custom_field *field = community_field(garden->community, key);
    struct id row;
    if (field && field_suits(field, person))
        return true;
    if (!row_known(garden, owner, key, arena, &row, err))
        return false;
    return !id_is_none(row) ||
           err_set(err, ERR_INPUT,
                   _("La configuration n’a pas de champ « %s » pour ces fiches : "
                     "ajoutez-le à « champs »."),
                   key);
}

static bool value_find(struct garden *garden, struct id owner, bool person,
                       const char *key, struct arena *arena, struct custom_value *found,
                       struct err *err)
{
    struct custom_value *values;
    size_t count;
    *found = (struct custom_value){.key = key, .value = ""};
    if (!ops_customs(garden, owner, person, arena, &values, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (str_equal(values[i].key, key))
            *found = values[i];
    return true;
}

static bool contact_made(struct garden *garden, struct id owner, const char *key,
                         const char *typed, struct arena *arena, struct err *err)
{
    struct contact contact = {.owner = owner, .label = ""};
    struct id made;
    contact.value = reach_read(arena, key, typed, &contact.kind);
    return step_begin(garden, VERB_CONTACT_ADD, err) &&
           step_end(garden,
                    contact_join(garden, &contact, &made, err) &&
                        custom_put(garden, owner, key, "", err),
                    CHANGED_PEOPLE | CHANGED_ACTORS, err);
}

static bool value_put(struct garden *garden, struct id owner, const char *key,
                      const char *value, struct err *err)
{
    return step_begin(garden, VERB_CUSTOM_SET, err) &&
           step_end(garden, custom_put(garden, owner, key, value, err),
                    CHANGED_PEOPLE | CHANGED_ACTORS, err);
}

bool ops_custom_set(struct garden *garden, struct id owner, bool person,
                    const char *key, const char *typed, struct err *err)
{
    struct arena arena = {0};
    const struct custom_field *field = community_field(garden->community, key);
    const char *value = trimmed(&arena, typed);
    struct custom_value known;
    bool done = key_allowed(garden, owner, person, key, &arena, err) &&
                value_find(garden, owner, person, key, &arena, &known, err);
    if (done && field && field_suits(field, person))
        done = (value = value_read(&arena, field, value, err)) != NULL;
    if (done)
        done = custom_becomes_contact(&known, value)
                   ? contact_made(garden, owner, key, value, &arena, err)
                   : value_put(garden, owner, key, value, err);
    arena_free(&arena);
    return done;
}
