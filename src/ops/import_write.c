/* What a row writes: a card more, or what it adds to one. */
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/actor_list.h"
#include "ops/actors_private.h"
#include "ops/import_private.h"

/* --- something new ---------------------------------------------------------------- */

int64_t consent_day(enum consent consent, int64_t said)
{
    return said || consent == CONSENT_UNKNOWN ? said : day_start(clock_now());
}

/* Fields that say nothing are left out: the log is the shorter for it. */
struct fields {
    struct field_value at[32];
    size_t n;
};

static void put_text(struct fields *fields, enum field field, const char *text)
{
    if (*text)
        fields->at[fields->n++] = (struct field_value){field, value_text(text)};
}

static void put_time(struct fields *fields, enum field field, int64_t when)
{
    if (when)
        fields->at[fields->n++] = (struct field_value){field, value_integer(when)};
}

static void person_fields(const struct card *card, struct fields *fields)
{
    put_text(fields, FIELD_PERSON_GIVEN, card->person.given);
    put_text(fields, FIELD_PERSON_FAMILY, card->person.family);
    put_text(fields, FIELD_PERSON_ORGANISATION, card->person.organisation);
    put_text(fields, FIELD_PERSON_EMAIL, card->person.email);
    put_text(fields, FIELD_PERSON_PHONE, card->person.phone);
    put_text(fields, FIELD_PERSON_CIVILITY, card->civility);
    put_text(fields, FIELD_PERSON_PRONOUN, card->pronoun);
    put_text(fields, FIELD_PERSON_COMMUNE, card->commune);
    put_text(fields, FIELD_PERSON_PLACE, card->place);
    put_text(fields, FIELD_PERSON_THEMES, card->themes);
    put_text(fields, FIELD_PERSON_CIRCLE, card->circle);
    put_text(fields, FIELD_PERSON_CONDITIONS, card->conditions);
    put_text(fields, FIELD_PERSON_SOURCE, card->source);
    put_text(fields, FIELD_PERSON_NOTE, card->note);
    put_text(fields, FIELD_PERSON_CONSENT, consent_id(card->consent));
    put_time(fields, FIELD_PERSON_CONSENT_ON,
             consent_day(card->consent, card->consent_on));
    put_time(fields, FIELD_PERSON_NEXT, card->next);
}

static void actor_fields(const struct actor *actor, struct fields *fields)
{
    put_text(fields, FIELD_ACTOR_NATURE, actor_nature_id(actor->nature));
    put_text(fields, FIELD_ACTOR_NAME, actor->name);
    put_text(fields, FIELD_ACTOR_KIND, actor->kind);
    put_text(fields, FIELD_ACTOR_THEMES, actor->themes);
    put_text(fields, FIELD_ACTOR_ACTION, actor->action);
    put_text(fields, FIELD_ACTOR_COMMUNE, actor->commune);
    put_text(fields, FIELD_ACTOR_PLACE, actor->place);
    put_text(fields, FIELD_ACTOR_PRECISION, precision_id(actor->precision));
    put_text(fields, FIELD_ACTOR_CIRCLE, actor->circle);
    put_text(fields, FIELD_ACTOR_NOTE, actor->note);
    put_text(fields, FIELD_ACTOR_CONSENT, consent_id(actor->consent));
    put_time(fields, FIELD_ACTOR_CONSENT_ON,
             consent_day(actor->consent, actor->consent_on));
    put_time(fields, FIELD_ACTOR_VERIFIED, actor->verified);
    put_time(fields, FIELD_ACTOR_STARTS, actor->starts);
    put_time(fields, FIELD_ACTOR_ENDS, actor->ends);
    if (actor->precision != PRECISION_NONE) {
        fields->at[fields->n++] =
            (struct field_value){FIELD_ACTOR_LATITUDE, value_real(actor->latitude)};
        fields->at[fields->n++] =
            (struct field_value){FIELD_ACTOR_LONGITUDE, value_real(actor->longitude)};
    }
}

bool contact_add(struct import *import, const struct incoming *in,
                 struct contact contact, struct id owner, struct err *err)
{
    struct id id;
    contact.owner = owner;
    if (contact.kind == CONTACT_EMAIL) {
        enum contact_status said = in->left      ? CONTACT_UNSUBSCRIBED
                                   : in->bounced ? CONTACT_BOUNCED
                                                 : CONTACT_FINE;
        if (!store_email_status(import->garden->store, contact.value, &contact.status,
                                err))
            return false;
        contact.status = said > contact.status ? said : contact.status;
    }
    return contact_join(import->garden, &contact, &id, err);
}

/* --- plain addresses -------------------------------------------------------------- */

/* Of its kind alone in the row, and saying nothing but itself. */
static bool is_plain(const struct incoming *in, const struct contact *contact)
{
    if (!plain_column(contact->kind) || *contact->label || contact->preferred ||
        in->left || in->bounced)
        return false;
    for (size_t i = 0; i < in->contacts.n; i++)
        if (&in->contacts.at[i] != contact && in->contacts.at[i].kind == contact->kind)
            return false;
    return true;
}

/* A mail that left or bounced somewhere else needs a contact: that has a state. */
static bool may_be_plain(struct import *import, const struct incoming *in,
                         const struct contact *contact, bool *plain, struct err *err)
{
    enum contact_status status = CONTACT_FINE;
    *plain = is_plain(in, contact);
    if (*plain && contact->kind == CONTACT_EMAIL &&
        !store_email_status(import->garden->store, contact->value, &status, err))
        return false;
    *plain = *plain && status == CONTACT_FINE;
    return true;
}

/* Plain addresses go into the person's own row: one row instead of three is half of an
 * import. */
static bool take_plain(struct import *import, struct incoming *in, struct err *err)
{
    size_t kept = 0;
    bool plain[2] = {false, false};
    struct person *person = &in->card.person;
    for (size_t i = 0; i < in->contacts.n; i++) {
        const struct contact *contact = &in->contacts.at[i];
        if (contact->kind <= CONTACT_PHONE &&
            !may_be_plain(import, in, contact, &plain[contact->kind], err))
            return false;
    }
    for (size_t i = 0; i < in->contacts.n; i++) {
        struct contact contact = in->contacts.at[i];
        if (contact.kind > CONTACT_PHONE || !plain[contact.kind])
            in->contacts.at[kept++] = contact;
        else if (contact.kind == CONTACT_EMAIL)
            person->email = contact.value;
        else
            person->phone = contact.value;
    }
    in->contacts.n = kept;
    return true;
}

bool own_add(struct import *import, const struct own_value *own, struct id owner,
             struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_CUSTOM_OWNER, value_id(owner)},
        {FIELD_CUSTOM_KEY, value_text(own->key)},
        {FIELD_CUSTOM_VALUE, value_text(own->value)},
    };
    return store_insert(import->garden->store, TABLE_CUSTOM, id_new(clock_now()),
                        fields, COUNT(fields), err);
}

bool belongs_add(struct import *import, const struct incoming *in, struct id person,
                 struct err *err)
{
    struct id id;
    const struct community *words = import->garden->community;
    const char *role = in->role;
    for (size_t i = 0; i < words->role_count; i++)
        if (fold_same(words->roles[i].label, role))
            role = words->roles[i].id;
    struct link link = {.subject = person,
                        .object = in->structure_id,
                        .kind = LINK_BELONGS,
                        .role = role,
                        .note = ""};
    return link_insert(import->garden, &link, &id, err);
}

static bool sighted(struct import *import, const struct incoming *in, struct id actor,
                    struct err *err)
{
    struct id id;
    struct sighting sighting = {.actor = actor,
                                .source = in->source,
                                .seen = day_start(clock_now()),
                                .note = ""};
    return *in->source == '\0' || sighting_insert(import->garden, &sighting, &id, err);
}

static bool circle_entered(struct import *import, const struct incoming *in,
                           struct id id, struct err *err)
{
    const struct move_new move = {id, in->card.circle, day_start(clock_now()), "", ""};
    return move_insert(import->garden, &move, err);
}

static bool insert_parts(struct import *import, const struct incoming *in, struct id id,
                         struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < in->contacts.n; i++)
        done = contact_add(import, in, in->contacts.at[i], id, err);
    for (size_t i = 0; done && i < in->owns.n; i++)
        done = own_add(import, &in->owns.at[i], id, err);
    if (done && in->person && *in->role && id_is_none(in->structure_id)) {
        const struct own_value role = {in->role_column, in->role};
        done = own_add(import, &role, id, err);
    }
    if (done && !in->person)
        return sighted(import, in, id, err);
    return done && (id_is_none(in->structure_id) || belongs_add(import, in, id, err)) &&
           (!*in->card.circle || circle_entered(import, in, id, err));
}

/* The id it had here is its own again, unless someone has it. */
static bool id_for(struct import *import, const struct incoming *in, struct id *id,
                   struct err *err)
{
    struct fate fate;
    *id = id_new(clock_now());
    if (id_is_none(in->id))
        return true;
    if (!store_fate(import->garden->store, in->id, &fate, err))
        return false;
    *id = fate.table ? *id : in->id;
    return true;
}

bool incoming_insert(struct import *import, struct incoming *in, struct id *id,
                     struct err *err)
{
    struct fields fields = {.n = 0};
    if (!id_for(import, in, id, err) || (in->person && !take_plain(import, in, err)))
        return false;
    if (in->person)
        person_fields(&in->card, &fields);
    else
        actor_fields(&in->actor, &fields);
    return store_insert(import->garden->store, in->person ? TABLE_PERSON : TABLE_ACTOR,
                        *id, fields.at, fields.n, err) &&
           insert_parts(import, in, *id, err);
}

/* --- addresses that left ---------------------------------------------------------- */

/* Does a contact of the same owner say the same mail? */
static bool is_said_twice(const struct contact *contacts, size_t count,
                          const struct contact *plain)
{
    for (size_t i = 0; i < count; i++)
        if (!id_is_none(contacts[i].id) && id_equal(contacts[i].owner, plain->owner))
            return true;
    return false;
}

static bool status_of_mail(struct import *import, const char *mail,
                           enum contact_status said, bool *changed, struct err *err)
{
    struct contact *contacts;
    size_t count;
    if (!store_email_contacts(import->garden->store, mail, &import->arena, &contacts,
                              &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        bool plain = id_is_none(contacts[i].id);
        if (contacts[i].status >= said ||
            (plain && is_said_twice(contacts, count, &contacts[i])))
            continue;
        *changed = true;
        if (plain && !plain_promote(import->garden, &contacts[i], err))
            return false;
        if (!set_text(import->garden, contacts[i].id, FIELD_CONTACT_STATUS,
                      contact_status_id(said), err))
            return false;
    }
    return true;
}

bool incoming_status(struct import *import, const struct incoming *in, bool *changed,
                     struct err *err)
{
    if (!in->left && !in->bounced)
        return true;
    for (size_t i = 0; i < in->contacts.n; i++)
        if (in->contacts.at[i].kind == CONTACT_EMAIL &&
            !status_of_mail(import, in->contacts.at[i].value,
                            in->left ? CONTACT_UNSUBSCRIBED : CONTACT_BOUNCED, changed,
                            err))
            return false;
    return true;
}

bool apart_insert(struct garden *garden, struct id one, struct id other,
                  struct err *err)
{
    bool apart;
    const struct field_value fields[] = {
        {FIELD_APART_ONE, value_id(one)},
        {FIELD_APART_OTHER, value_id(other)},
    };
    if (!store_apart(garden->store, one, other, &apart, err))
        return false;
    return apart || store_insert(garden->store, TABLE_APART, id_new(clock_now()),
                                 fields, COUNT(fields), err);
}
