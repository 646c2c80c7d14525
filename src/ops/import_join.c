/* What a row adds to a card that is there. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "domain/actor_list.h"
#include "ops/actors_private.h"
#include "ops/twins_private.h"

/* A row being laid over a card. */
struct joining {
    struct import *import;
    struct incoming *in;
    const struct known *known;
    bool write;
    struct addition *addition;
    struct comparing *comparing; /* it is only told, to that; NULL */
    struct err *err;
};

static void gain(struct joining *join, const char *label, const char *text)
{
    join->addition->adds++;
    if (join->comparing)
        compare_gain(join->comparing, label, text);
}

static bool write_field(struct joining *join, enum field field, struct value value)
{
    return !join->write || store_set(join->import->garden->store, join->known->id,
                                     field, value, join->err);
}

static bool set_field(struct joining *join, enum field field, struct value value)
{
    struct import *import = join->import;
    const struct field_def *def = schema_field(field);
    gain(join, _(def->label),
         join->comparing ? twin_words(import->garden, &import->arena, def, value) : "");
    return write_field(join, field, value);
}

static void differs(struct joining *join, const char *column, const char *from,
                    const char *to)
{
    struct incoming *in = join->in;
    join->addition->differs++;
    if (!join->write && !join->comparing)
        return;
    remark_add(join->import, in, REMARK_KEPT, column, from, to);
    if (join->comparing)
        compare_kept(join->comparing, in->remarks.at[in->remarks.n - 1].text);
}

/* Fills what is empty; what says otherwise stays and is told. */
static bool join_text(struct joining *join, enum field field, const char *from,
                      const char *to)
{
    const struct field_def *def = schema_field(field);
    if (*from == '\0' || fold_same(from, to))
        return true;
    if (*to == '\0')
        return set_field(join, field, value_text(from));
    differs(join, _(def->label), from, to);
    return true;
}

static bool join_time(struct joining *join, enum field field, int64_t from, int64_t to)
{
    return from == 0 || to != 0 || set_field(join, field, value_integer(from));
}

static bool join_themes(struct joining *join, enum field field, const char *from,
                        const char *to)
{
    struct arena *arena = &join->import->arena;
    const char *all = to;
    while (*(from += strspn(from, " "))) {
        size_t len = strcspn(from, " ");
        all = themes_with(arena, all, arena_strndup(arena, from, len));
        from += len;
    }
    return str_equal(all, to) || set_field(join, field, value_text(all));
}

static bool join_note(struct joining *join, enum field field, const char *from,
                      const char *to)
{
    if (*from == '\0' || strstr(to, from))
        return true;
    const char *both =
        *to ? arena_printf(&join->import->arena, "%s\n%s", to, from) : from;
    gain(join, _(schema_field(field)->label), from);
    return write_field(join, field, value_text(both));
}

/* A refusal holds against any file; an agreement is only taken where nothing was said.
 */
static bool join_consent(struct joining *join, const enum field fields[2],
                         enum consent from, enum consent to)
{
    if (from == CONSENT_UNKNOWN || from == to ||
        (from == CONSENT_YES && to == CONSENT_NO))
        return true;
    int64_t said =
        join->known->person ? join->in->card.consent_on : join->in->actor.consent_on;
    return set_field(join, fields[0], value_text(consent_id(from))) &&
           set_field(join, fields[1], value_integer(consent_day(from, said)));
}

static bool join_place(struct joining *join, const enum field fields[2],
                       const char *const from[2], const char *const to[2])
{
    if (*to[0] || *to[1]) {
        if (*from[0] && *to[0] && !str_equal(from[0], to[0]))
            differs(join, _("commune"), from[1], to[1]);
        return *to[0] || !*from[0] || set_field(join, fields[0], value_text(from[0]));
    }
    return (!*from[0] || set_field(join, fields[0], value_text(from[0]))) &&
           (!*from[1] || set_field(join, fields[1], value_text(from[1])));
}

static const char *reach_label(enum contact_kind kind)
{
    return _(intake_fields[import_reach_field(kind)].label);
}

static bool join_contacts(struct joining *join)
{
    const struct known *known = join->known;
    for (size_t i = 0; i < join->in->contacts.n; i++) {
        const struct contact *contact = &join->in->contacts.at[i];
        bool there = false;
        for (size_t k = 0; k < known->contact_count; k++)
            there = there || contact_same(&known->contacts[k], contact);
        if (there)
            continue;
        gain(join, reach_label(contact->kind), contact->value);
        struct contact made = *contact;
        made.preferred = false;
        if (join->write &&
            !contact_add(join->import, join->in, made, known->id, join->err))
            return false;
    }
    return true;
}

static const char *own_said(const struct custom_row *rows, size_t count,
                            const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(rows[i].key, key))
            return rows[i].value;
    return NULL;
}

static bool join_own(struct joining *join, const struct own_value *own,
                     const struct custom_row *rows, size_t count)
{
    const char *said = own_said(rows, count, own->key);
    if (said && *said && !str_equal(said, own->value))
        differs(join, own->key, own->value, said);
    if (said)
        return true;
    gain(join, own->key, own->value);
    return !join->write || own_add(join->import, own, join->known->id, join->err);
}

/* A role without a structure that is known for sure: perhaps the card already tells it
 * by one of those that go by that name. */
static bool role_told(struct joining *join, bool *told)
{
    struct link_row *links;
    size_t count;
    *told = !join->in->person || *join->in->role == '\0' ||
            !id_is_none(join->in->structure_id);
    if (*told)
        return true;
    if (!store_links(join->import->garden->store, join->known->id, &join->import->arena,
                     &links, &count, join->err))
        return false;
    for (size_t i = 0; i < count; i++)
        *told = *told || (links[i].table == TABLE_ACTOR &&
                          likename_compare_organisations(links[i].actor.name,
                                                         join->in->structure)
                                  .likeness == NAME_SAME);
    return true;
}

static bool join_owns(struct joining *join)
{
    struct import *import = join->import;
    const struct incoming *in = join->in;
    const struct own_value role = {in->role_column, in->role};
    struct custom_row *rows;
    size_t count;
    bool told;
    if (!role_told(join, &told))
        return false;
    if (in->owns.n == 0 && told)
        return true;
    if (!store_customs(import->garden->store, join->known->id, &import->arena, &rows,
                       &count, join->err))
        return false;
    for (size_t i = 0; i < in->owns.n; i++)
        if (!join_own(join, &in->owns.at[i], rows, count))
            return false;
    return told || join_own(join, &role, rows, count);
}

static bool join_structure(struct joining *join)
{
    struct import *import = join->import;
    struct incoming *in = join->in;
    struct link_row *links;
    size_t count;
    if (id_is_none(in->structure_id))
        return true;
    if (!store_links(import->garden->store, join->known->id, &import->arena, &links,
                     &count, join->err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (id_equal(links[i].other, in->structure_id) &&
            str_equal(links[i].link.kind, LINK_BELONGS))
            return true;
    gain(join, _("structure"), in->structure);
    return !join->write || belongs_add(import, in, join->known->id, join->err);
}

/* One structure has many spellings. */
static bool join_organisation(struct joining *join, const char *from, const char *to)
{
    return (*from && *to &&
            likename_compare_organisations(from, to).likeness == NAME_SAME) ||
           join_text(join, FIELD_PERSON_ORGANISATION, from, to);
}

static bool join_person(struct joining *join)
{
    static const enum field consent[] = {FIELD_PERSON_CONSENT, FIELD_PERSON_CONSENT_ON};
    static const enum field place[] = {FIELD_PERSON_COMMUNE, FIELD_PERSON_PLACE};
    const struct card *from = &join->in->card, *to = &join->known->card;
    const char *const here[] = {from->commune, from->place};
    const char *const there[] = {to->commune, to->place};
    return join_text(join, FIELD_PERSON_GIVEN, from->person.given, to->person.given) &&
           join_text(join, FIELD_PERSON_FAMILY, from->person.family,
                     to->person.family) &&
           join_organisation(join, from->person.organisation,
                             to->person.organisation) &&
           join_text(join, FIELD_PERSON_CIVILITY, from->civility, to->civility) &&
           join_text(join, FIELD_PERSON_PRONOUN, from->pronoun, to->pronoun) &&
           join_text(join, FIELD_PERSON_CONDITIONS, from->conditions, to->conditions) &&
           join_place(join, place, here, there) &&
           join_themes(join, FIELD_PERSON_THEMES, from->themes, to->themes) &&
           join_note(join, FIELD_PERSON_NOTE, from->note, to->note) &&
           join_consent(join, consent, from->consent, to->consent) &&
           join_time(join, FIELD_PERSON_NEXT, from->next, to->next) &&
           join_structure(join);
}

static bool join_actor(struct joining *join)
{
    static const enum field consent[] = {FIELD_ACTOR_CONSENT, FIELD_ACTOR_CONSENT_ON};
    static const enum field place[] = {FIELD_ACTOR_COMMUNE, FIELD_ACTOR_PLACE};
    const struct actor *from = &join->in->actor, *to = &join->known->actor;
    const char *const here[] = {from->commune, from->place};
    const char *const there[] = {to->commune, to->place};
    return join_text(join, FIELD_ACTOR_KIND, from->kind, to->kind) &&
           join_text(join, FIELD_ACTOR_ACTION, from->action, to->action) &&
           join_text(join, FIELD_ACTOR_CIRCLE, from->circle, to->circle) &&
           join_place(join, place, here, there) &&
           join_themes(join, FIELD_ACTOR_THEMES, from->themes, to->themes) &&
           join_note(join, FIELD_ACTOR_NOTE, from->note, to->note) &&
           join_consent(join, consent, from->consent, to->consent) &&
           join_time(join, FIELD_ACTOR_VERIFIED, from->verified, to->verified) &&
           join_time(join, FIELD_ACTOR_STARTS, from->starts, to->starts) &&
           join_time(join, FIELD_ACTOR_ENDS, from->ends, to->ends);
}

static bool join_all(struct joining *join)
{
    if (!join->in->named)
        return true;
    return (join->in->person ? join_person(join) : join_actor(join)) &&
           join_contacts(join) && join_owns(join);
}

bool incoming_join(struct import *import, struct incoming *in,
                   const struct known *known, bool write, struct addition *addition,
                   struct err *err)
{
    struct joining join = {import, in, known, write, addition, NULL, err};
    *addition = (struct addition){0};
    return join_all(&join);
}

bool incoming_compare(struct import *import, struct incoming *in,
                      const struct known *known, struct comparing *comparing,
                      struct err *err)
{
    struct addition addition = {0};
    struct joining join = {import, in, known, false, &addition, comparing, err};
    return join_all(&join);
}
