/* A row put right: what each of its texts is for this community. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "ops/import_private.h"

enum { PARTS_MOST = 8 };

void incoming_free(struct incoming *in)
{
    vec_free(&in->contacts);
    vec_free(&in->owns);
    vec_free(&in->remarks);
}

/* --- contacts --------------------------------------------------------------------- */

static void add_contact(struct incoming *in, const struct intake_value *value,
                        enum contact_kind kind, const char *text)
{
    struct contact contact = {.kind = kind,
                              .value = text,
                              .label = value->label,
                              .preferred = value->preferred};
    for (size_t i = 0; i < in->contacts.n; i++)
        if (contact_same(&in->contacts.at[i], &contact))
            return;
    vec_push(&in->contacts, contact);
}

static void read_reach(struct import *import, struct incoming *in,
                       const struct intake_value *value, bool mail)
{
    const char *parts[PARTS_MOST];
    size_t count = repair_split(&import->arena, value->text, mail, parts, PARTS_MOST);
    if (count > 1)
        remark_say(in, REMARK_REPAIR, value->column,
                   arena_printf(&import->arena, _("%s : « %.60s » est coupé en %zu."),
                                value->column, value->text, count));
    for (size_t i = 0; i < count; i++) {
        struct intake_value part = *value;
        part.text = parts[i];
        struct repair repair = mail ? repair_email(&import->arena, parts[i])
                                    : repair_phone(&import->arena, parts[i]);
        const char *text = settle(import, in, &part, repair);
        if (text)
            add_contact(in, value, mail ? CONTACT_EMAIL : CONTACT_PHONE, text);
    }
}

/* --- one value -------------------------------------------------------------------- */

static void add_note(struct import *import, const char **note, const char *text)
{
    *note = **note ? arena_printf(&import->arena, "%s\n%s", *note, text) : text;
}

/* Where a plain text goes; NULL when this kind of record has no such field. */
static const char **plain_field(struct incoming *in, enum intake_field field)
{
    struct card *card = &in->card;
    struct actor *actor = &in->actor;
    switch ((int)field) {
    case INTAKE_CIVILITY:
        return in->person ? &card->civility : NULL;
    case INTAKE_PRONOUN:
        return in->person ? &card->pronoun : NULL;
    case INTAKE_CONDITIONS:
        return in->person ? &card->conditions : NULL;
    case INTAKE_ACTION:
        return in->person ? NULL : &actor->action;
    case INTAKE_ADDRESS:
        return &in->street;
    case INTAKE_COMMUNE:
        return &in->city;
    case INTAKE_INSEE:
        return &in->insee;
    case INTAKE_SOURCE:
        return &in->source;
    default:
        return NULL;
    }
}

static void read_plain(struct import *import, struct incoming *in,
                       const struct intake_value *value)
{
    const char **text = plain_field(in, value->field);
    if (value->field == INTAKE_COMMUNE || value->field == INTAKE_POSTCODE)
        in->place_column = value->column;
    if (text && **text == '\0')
        *text = value->text;
    else
        keep_own(import, in, value->column, value->text);
}

/* One of the lists of the configuration; else kept as it came. */
static void read_word(struct import *import, struct incoming *in,
                      const struct intake_value *value)
{
    const struct community *words = import->garden->community;
    const char *id = "";
    if (value->field == INTAKE_CIRCLE)
        id = circle_id(words, value->text);
    else if (value->field == INTAKE_KIND && !in->person)
        id = label_id(words->actor_kinds, words->actor_kind_count, value->text);
    if (*id == '\0')
        keep_own(import, in, value->column, value->text);
    else if (value->field == INTAKE_KIND)
        in->actor.kind = id;
    else if (in->person)
        in->card.circle = id;
    else
        in->actor.circle = id;
}

static void read_day(struct import *import, struct incoming *in,
                     const struct intake_value *value)
{
    bool shared = value->field == INTAKE_CONSENT_ON;
    bool fits = in->person ? shared || value->field == INTAKE_NEXT
                           : value->field != INTAKE_NEXT;
    int64_t when = fits ? read_date(import, in, value) : 0;
    if (!fits)
        keep_own(import, in, value->column, value->text);
    else if (value->field == INTAKE_NEXT)
        in->card.next = when;
    else if (shared)
        *(in->person ? &in->card.consent_on : &in->actor.consent_on) = when;
    else
        *(value->field == INTAKE_STARTS ? &in->actor.starts
          : value->field == INTAKE_ENDS ? &in->actor.ends
                                        : &in->actor.verified) = when;
}

static void read_yes(struct import *import, struct incoming *in,
                     const struct intake_value *value)
{
    enum consent consent;
    bool yes = read_flag(import, in, value, &consent);
    if (value->field == INTAKE_LEFT)
        in->left = in->left || yes;
    else if (value->field == INTAKE_BOUNCED)
        in->bounced = in->bounced || yes;
    else if (in->person)
        in->card.consent = consent;
    else
        in->actor.consent = consent;
}

static void read_postcode(struct import *import, struct incoming *in,
                          const struct intake_value *value)
{
    const char *text =
        settle(import, in, value, repair_postcode(&import->arena, value->text));
    in->postcode = text ? text : in->postcode;
    in->place_column = value->column;
}

static void read_other(struct import *import, struct incoming *in,
                       const struct intake_value *value)
{
    switch ((int)value->field) {
    case INTAKE_WEB:
        add_contact(in, value, CONTACT_WEB, value->text);
        break;
    case INTAKE_NOTE:
        add_note(import, in->person ? &in->card.note : &in->actor.note, value->text);
        break;
    case INTAKE_THEMES:
        *(in->person ? &in->card.themes : &in->actor.themes) =
            read_themes(import, in, value);
        break;
    case INTAKE_ROLE:
        in->role = value->text;
        in->role_column = value->column;
        break;
    case INTAKE_NATURE:
        read_nature(import, in, value);
        break;
    case INTAKE_LATITUDE:
    case INTAKE_LONGITUDE:
        read_degree(import, in, value, value->field == INTAKE_LATITUDE);
        break;
    case INTAKE_CIRCLE:
    case INTAKE_KIND:
        read_word(import, in, value);
        break;
    case INTAKE_OTHER:
        keep_own(import, in, value->column, value->text);
        break;
    case INTAKE_NONE:
    case INTAKE_VERDICT:
    case INTAKE_RELATED: /* import_relate.c, once the card is written */
        break;
    default:
        read_plain(import, in, value);
    }
}

/* By how its text is read. */
static bool read_value(struct import *import, struct incoming *in,
                       const struct intake_value *value, struct err *err)
{
    switch (intake_fields[value->field].reading) {
    case READING_ID:
        read_id(in, value);
        break;
    case READING_DECISION:
        read_decision(in, value->text);
        break;
    case READING_NAME:
        if (value->field == INTAKE_NAME)
            read_whole_name(import, in, value);
        else
            *(value->field == INTAKE_GIVEN ? &in->card.person.given
                                           : &in->card.person.family) =
                read_name(import, in, value);
        break;
    case READING_STRUCTURE:
        if (in->person)
            return read_structure(import, in, value, err);
        in->actor.name = value->text;
        break;
    case READING_EMAIL:
    case READING_PHONE:
        read_reach(import, in, value, value->field == INTAKE_EMAIL);
        break;
    case READING_POSTCODE:
        read_postcode(import, in, value);
        break;
    case READING_DATE:
        read_day(import, in, value);
        break;
    case READING_FLAG:
        read_yes(import, in, value);
        break;
    case READING_TEXT:
    case READING_NOTE:
        read_other(import, in, value);
        break;
    }
    return true;
}

/* --- the row ---------------------------------------------------------------------- */

static bool says(const struct intake_row *row, enum intake_field field)
{
    return *intake_text(row, field) != '\0';
}

static void empty(struct incoming *in)
{
    struct person nobody = {.given = "",
                            .family = "",
                            .organisation = "",
                            .email = "",
                            .phone = "",
                            .criteria = ""};
    in->card = (struct card){.person = nobody,
                             .civility = "",
                             .pronoun = "",
                             .commune = "",
                             .place = "",
                             .themes = "",
                             .circle = "",
                             .conditions = "",
                             .source = "",
                             .note = "",
                             .visibility = ""};
    in->actor = actor_blank();
    in->uid = in->uid_column = in->structure = in->role = in->role_column = "";
    in->source = in->street = in->postcode = in->city = in->insee = "";
    in->place_column = in->name = in->folded = in->refusal = "";
}

/* The role of a person is said by the link to the structure (see import_write.c). */
static void settle_role(struct import *import, struct incoming *in)
{
    if (*in->role && !in->person)
        keep_own(import, in, in->role_column, in->role);
    if (*in->uid)
        keep_own(import, in, in->uid_column, in->uid);
    const char *source = *in->source ? in->source : text_or(import->options->source);
    const struct community *words = import->garden->community;
    const char *id = label_id(words->sources, words->source_count, source);
    in->source = *id ? id : source;
    in->card.source = in->source;
    in->card.person.organisation = in->structure;
}

static void name_row(struct import *import, struct incoming *in)
{
    in->name =
        in->person ? person_name(&import->arena, &in->card.person) : in->actor.name;
    in->folded = name_folded(&import->arena, in->name);
    in->named = *in->folded != '\0';
    if (!in->named && *in->name)
        in->refusal = _("Le nom n’a ni lettre ni chiffre.");
    if (!in->named && in->contacts.n > 0)
        in->name = in->contacts.at[0].value;
}

bool incoming_read(struct import *import, const struct intake_row *row,
                   struct incoming *in, struct err *err)
{
    *in = (struct incoming){.row = row};
    empty(in);
    in->person = says(row, INTAKE_GIVEN) || says(row, INTAKE_FAMILY) ||
                 says(row, INTAKE_NAME) || !says(row, INTAKE_STRUCTURE);
    for (size_t i = 0; i < row->count; i++)
        if (*row->values[i].text && !read_value(import, in, &row->values[i], err))
            return false;
    tell_cells(import, in);
    settle_role(import, in);
    incoming_place(import, in);
    name_row(import, in);
    return true;
}
