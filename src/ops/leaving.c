#include "ops/leaving.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "ops/actors.h"
#include "ops/leaving_private.h"
#include "store/actors.h"
#include "store/cards.h"

/* Ids are listed so many at a time, records read one by one. */
#define PAGE 500

/* --- one record ------------------------------------------------------------------- */

const char *leaving_text(const struct leaving *record, enum field field)
{
    const struct field_def *def = schema_field(field);
    enum table table = record->person ? TABLE_PERSON : TABLE_ACTOR;
    if (!def || def->table != table)
        return "";
    return record->texts[def - leaving_fields(table)];
}

const struct contact *leaving_contact(const struct leaving *record,
                                      enum contact_kind kind, size_t n)
{
    for (size_t i = 0; i < record->contact_count; i++)
        if (record->contacts[i].kind == kind && n-- == 0)
            return &record->contacts[i];
    return NULL;
}

static bool consents(const struct departure *departure, bool person,
                     enum consent consent)
{
    if (departure->query->readers >= AUDIENCE_PAIR)
        return true;
    return person ? consent == CONSENT_YES : consent != CONSENT_NO;
}

/* --- whoever is at the other end of a link ---------------------------------------- */

static bool other_appears(struct departure *departure, const struct link_line *line)
{
    struct card card;
    struct actor actor;
    enum row_state state;
    int64_t created;
    if (departure->query->readers >= AUDIENCE_PAIR)
        return true;
    if (line->other_is_person)
        return store_card(departure->garden->store, line->other, &departure->arena,
                          &card, &state, &created, NULL) &&
               consents(departure, true, card.consent) &&
               leaving_allows(departure, FIELD_PERSON_GIVEN, card.visibility) &&
               leaving_allows(departure, FIELD_PERSON_FAMILY, card.visibility);
    return store_actor(departure->garden->store, line->other, &departure->arena, &actor,
                       &state, NULL) &&
           consents(departure, false, actor.consent) &&
           leaving_allows(departure, FIELD_ACTOR_NAME, actor.visibility);
}

static bool read_links(struct departure *departure, struct leaving *record,
                       struct err *err)
{
    size_t count;
    if (!leaving_allows(departure, FIELD_LINK_KIND, ""))
        return true;
    if (!ops_links(departure->garden, record->id, &departure->arena, &record->links,
                   &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!record->links[i].ended && other_appears(departure, &record->links[i]))
            record->links[record->link_count++] = record->links[i];
    return true;
}

/* --- contacts and own fields ------------------------------------------------------ */

/* A level of its own may be wider than that of the schema: it was chosen for it. */
static bool contact_allowed(const struct departure *departure,
                            const struct contact *contact)
{
    enum audience level =
        contact->level == AUDIENCE_DEFAULT ? AUDIENCE_PAIR : contact->level;
    return level <= departure->query->readers &&
           (contact->status == CONTACT_FINE ||
            departure->query->readers >= AUDIENCE_PAIR);
}

/* A plain address is a field of the person, which has a level of its own. */
static bool plain_allowed(const struct leaving *record, const struct contact *contact)
{
    enum field field =
        contact->kind == CONTACT_EMAIL ? FIELD_PERSON_EMAIL : FIELD_PERSON_PHONE;
    return !id_is_none(contact->id) || *leaving_text(record, field);
}

static bool read_contacts(struct departure *departure, struct leaving *record,
                          struct err *err)
{
    struct contact *rows;
    size_t count;
    if (!store_contacts(departure->garden->store, record->id, &departure->arena, &rows,
                        &count, err))
        return false;
    record->contacts = arena_alloc(&departure->arena, (count + 1) * sizeof *rows);
    for (size_t i = 0; i < count; i++)
        if (contact_allowed(departure, &rows[i]) && plain_allowed(record, &rows[i]))
            record->contacts[record->contact_count++] = rows[i];
    return true;
}

/* What left the configuration has no level any more: the strictest. */
static bool custom_allowed(const struct departure *departure,
                           const struct custom_value *value, const char *visibility)
{
    static const enum field_level levels[] = {[CUSTOM_PUBLIC] = LEVEL_PUBLIC,
                                              [CUSTOM_MEMBERS] = LEVEL_MEMBERS,
                                              [CUSTOM_PAIR] = LEVEL_PAIR};
    return level_may_show(departure->query->readers,
                          value->field ? levels[value->field->level] : LEVEL_PAIR,
                          visibility_get(visibility, value->key));
}

static bool read_customs(struct departure *departure, struct leaving *record,
                         const char *visibility, struct err *err)
{
    size_t count;
    if (!ops_customs(departure->garden, record->id, record->person, &departure->arena,
                     &record->customs, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct custom_value value = record->customs[i];
        if (!*value.value || !custom_allowed(departure, &value, visibility))
            continue;
        value.value = leaving_clean(
            departure, custom_value_text(&departure->arena, value.field, value.value));
        record->customs[record->custom_count++] = value;
    }
    return true;
}

/* --- the two kinds of records ----------------------------------------------------- */

static bool give(struct departure *departure, struct leaving *record,
                 const char *visibility, struct err *err)
{
    if (*record->name == '\0')
        return true;
    if (!read_contacts(departure, record, err) ||
        !read_customs(departure, record, visibility, err) ||
        !read_links(departure, record, err))
        return false;
    departure->count++;
    return departure->take(departure->ctx, record, err);
}

static bool give_person(struct departure *departure, struct id id, struct err *err)
{
    struct card card;
    enum row_state state;
    int64_t created;
    struct leaving record = {.id = id, .person = true};
    if (!store_card(departure->garden->store, id, &departure->arena, &card, &state,
                    &created, err))
        return false;
    if (state != ROW_LIVE || !consents(departure, true, card.consent))
        return true;
    record.texts = leaving_person_texts(departure, &card);
    const struct person named = {.given = leaving_text(&record, FIELD_PERSON_GIVEN),
                                 .family = leaving_text(&record, FIELD_PERSON_FAMILY),
                                 .organisation =
                                     leaving_text(&record, FIELD_PERSON_ORGANISATION)};
    record.name = person_name(&departure->arena, &named);
    record.agreed = card.consent == CONSENT_YES;
    return give(departure, &record, card.visibility, err);
}

static bool give_actor(struct departure *departure, struct id id, struct err *err)
{
    struct actor actor;
    enum row_state state;
    struct leaving record = {.id = id};
    if (!store_actor(departure->garden->store, id, &departure->arena, &actor, &state,
                     err))
        return false;
    if (state != ROW_LIVE || !consents(departure, false, actor.consent))
        return true;
    record.texts = leaving_actor_texts(departure, &actor);
    record.name = leaving_text(&record, FIELD_ACTOR_NAME);
    record.nature = actor.nature;
    record.agreed = actor.consent == CONSENT_YES;
    record.placed = actor.precision != PRECISION_NONE &&
                    (actor.latitude != 0 || actor.longitude != 0) &&
                    leaving_allows(departure, FIELD_ACTOR_LATITUDE, actor.visibility) &&
                    leaving_allows(departure, FIELD_ACTOR_LONGITUDE, actor.visibility);
    record.latitude = record.placed ? actor.latitude : 0;
    record.longitude = record.placed ? actor.longitude : 0;
    return give(departure, &record, actor.visibility, err);
}

/* --- which ones ------------------------------------------------------------------- */

static bool give_ids(struct departure *departure, const struct id *ids, size_t count,
                     struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        enum table table = 0;
        if (!store_record_table(departure->garden->store, ids[i], &table, err))
            return false;
        if (table != departure->query->table)
            continue;
        bool given = table == TABLE_PERSON ? give_person(departure, ids[i], err)
                                           : give_actor(departure, ids[i], err);
        if (!given)
            return false;
        arena_reset(&departure->arena);
    }
    return true;
}

/* The roll is the store's, and reading cards may renew it: only ids are kept. */
static bool give_persons(struct departure *departure, struct err *err)
{
    struct roll_list roll;
    if (!store_roll(departure->garden->store, &roll, err))
        return false;
    size_t count = roll.count;
    struct id *ids = xcalloc(count + 1, sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = roll.lines[i].person.id;
    bool given = give_ids(departure, ids, count, err);
    free(ids);
    return given;
}

static bool give_actors(struct departure *departure, struct err *err)
{
    struct arena arena = {0};
    struct actor_page page = {.more_after = true};
    struct id ids[PAGE + 1], anchor = {{0}};
    bool given = true;
    while (given && page.more_after) {
        size_t skip = id_is_none(anchor) ? 0 : 1;
        given = ops_actors_page(departure->garden, NULL, ACTOR_BY_NAME, anchor, 0,
                                PAGE - 1 + skip, &arena, &page, err);
        size_t count = 0;
        for (size_t i = skip; given && i < page.count; i++)
            ids[count++] = page.actors[i].id;
        if (count > 0)
            anchor = ids[count - 1];
        given = given && give_ids(departure, ids, count, err);
        arena_reset(&arena);
    }
    arena_free(&arena);
    return given;
}

bool ops_leaving(struct garden *garden, const struct leaving_query *query,
                 leaving_take take, void *ctx, size_t *count, struct err *err)
{
    struct departure departure = {
        .garden = garden, .query = query, .take = take, .ctx = ctx};
    bool given = query->ids ? give_ids(&departure, query->ids, query->id_count, err)
                 : query->table == TABLE_PERSON ? give_persons(&departure, err)
                                                : give_actors(&departure, err);
    if (count)
        *count = departure.count;
    arena_free(&departure.arena);
    return given;
}
