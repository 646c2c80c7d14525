#include <string.h>

#include "cli/rows.h"
#include "exchange/vcard.h"

/* What of a record has no property in the norm; read back under the same name. */
static const struct {
    enum intake_field said;
    enum field person, actor;
} owns[] = {
    {INTAKE_NATURE, 0, FIELD_ACTOR_NATURE},
    {INTAKE_KIND, 0, FIELD_ACTOR_KIND},
    {INTAKE_INSEE, FIELD_PERSON_COMMUNE, FIELD_ACTOR_COMMUNE},
    {INTAKE_CIRCLE, FIELD_PERSON_CIRCLE, FIELD_ACTOR_CIRCLE},
    {INTAKE_ACTION, 0, FIELD_ACTOR_ACTION},
    {INTAKE_STARTS, 0, FIELD_ACTOR_STARTS},
    {INTAKE_ENDS, 0, FIELD_ACTOR_ENDS},
    {INTAKE_VERIFIED, 0, FIELD_ACTOR_VERIFIED},
    {INTAKE_CONDITIONS, FIELD_PERSON_CONDITIONS, 0},
    {INTAKE_SOURCE, FIELD_PERSON_SOURCE, 0},
    {INTAKE_NEXT, FIELD_PERSON_NEXT, 0},
    {INTAKE_CONSENT, FIELD_PERSON_CONSENT, FIELD_ACTOR_CONSENT},
    {INTAKE_CONSENT_ON, FIELD_PERSON_CONSENT_ON, FIELD_ACTOR_CONSENT_ON},
};
#define COUNT (sizeof owns / sizeof *owns)

static const char *kind_of(const struct leaving *record)
{
    if (record->person)
        return "individual";
    return record->nature == NATURE_PLACE ? "location" : "org";
}

static void add_owns(struct rows *rows, const struct leaving *record,
                     struct vcard *card)
{
    struct vcard_own *list = arena_alloc(&rows->record, COUNT * sizeof *list);
    for (size_t i = 0; i < COUNT; i++) {
        const char *text = rows_text(record, owns[i].person, owns[i].actor);
        if (*text)
            list[card->own_count++] = (struct vcard_own){owns[i].said, text};
    }
    card->owns = list;
}

/* The circle, then each theme. */
static void add_categories(struct rows *rows, const struct leaving *record,
                           struct vcard *card)
{
    const char *circle = rows_text(record, FIELD_PERSON_CIRCLE, FIELD_ACTOR_CIRCLE);
    const char *themes = rows_text(record, FIELD_PERSON_THEMES, FIELD_ACTOR_THEMES);
    const char **list =
        arena_alloc(&rows->record, (strlen(themes) / 3 + 2) * sizeof *list);
    if (*circle)
        list[card->category_count++] = circle;
    while (*themes) {
        const char *end = strstr(themes, ", ");
        size_t len = end ? (size_t)(end - themes) : strlen(themes);
        list[card->category_count++] = arena_strndup(&rows->record, themes, len);
        themes += len + (end ? 2 : 0);
    }
    card->categories = list;
}

static void add_related(struct rows *rows, const struct leaving *record,
                        struct vcard *card)
{
    struct vcard_related *list =
        arena_alloc(&rows->record, (record->link_count + 1) * sizeof *list);
    for (size_t i = 0; i < record->link_count; i++)
        list[card->related_count++] =
            (struct vcard_related){record->links[i].other, record->links[i].label};
    card->related = list;
}

static void add_others(struct rows *rows, const struct leaving *record,
                       struct vcard *card)
{
    struct vcard_other *list =
        arena_alloc(&rows->record, (record->custom_count + 1) * sizeof *list);
    for (size_t i = 0; i < record->custom_count; i++)
        list[card->other_count++] =
            (struct vcard_other){record->customs[i].key, record->customs[i].value};
    card->others = list;
}

static void row(struct rows *rows, const struct leaving *record)
{
    struct vcard card = {
        .id = record->id,
        .kind = kind_of(record),
        .name = record->name,
        .given = leaving_text(record, FIELD_PERSON_GIVEN),
        .family = leaving_text(record, FIELD_PERSON_FAMILY),
        .civility = leaving_text(record, FIELD_PERSON_CIVILITY),
        .pronoun = leaving_text(record, FIELD_PERSON_PRONOUN),
        .organisation = leaving_text(record, FIELD_PERSON_ORGANISATION),
        .role = rows_role_here(record),
        .commune = rows_commune(rows, record),
        .note = rows_text(record, FIELD_PERSON_NOTE, FIELD_ACTOR_NOTE),
        .contacts = record->contacts,
        .contact_count = record->contact_count,
        .placed = record->placed,
        .latitude = record->latitude,
        .longitude = record->longitude,
    };
    add_owns(rows, record, &card);
    add_categories(rows, record, &card);
    add_related(rows, record, &card);
    add_others(rows, record, &card);
    vcard_write(&card, &rows->out);
    rows->written++;
}

const struct rows_shape rows_vcard = {"vcard", TABLE_PERSON, true, AUDIENCE_MEMBERS,
                                      NULL,    row,          NULL};
