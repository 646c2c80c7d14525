/* Who a row is: someone known, perhaps someone known, someone new. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ops/actors_private.h"
#include "ops/import_private.h"

/* A key that more cards share tells nothing. */
enum { PER_KEY = 50, ACTORS_MOST = 50 };

/* --- candidates ------------------------------------------------------------------- */

struct search {
    struct known best;
    struct near near;
    bool any;
};

static bool try_one(struct import *import, struct incoming *in, struct id id,
                    struct search *search, struct err *err)
{
    struct known known;
    struct near near;
    if (search->any && id_equal(search->best.id, id))
        return true;
    if (!known_read(import, id, in->person, &known, err) ||
        !(in->person ? near_person_of(import, in, &known, &near, err)
                     : near_actor_of(import, in, &known, &near, err)))
        return false;
    if (near.nearness > FAR &&
        (!search->any || near.nearness > search->near.nearness)) {
        search->best = known;
        search->near = near;
        search->any = true;
    }
    return true;
}

static bool try_keys(struct import *import, struct incoming *in,
                     const struct likename_keys *keys, char mark, struct search *search,
                     struct err *err)
{
    for (size_t i = 0; i < keys->n; i++) {
        struct person_found *found;
        size_t count = 0;
        if (*keys->at[i] == mark &&
            !store_persons_keyed(import->garden->store, keys->at[i], PER_KEY,
                                 &import->arena, &found, &count, err))
            return false;
        for (size_t k = 0; k < count; k++)
            if (!try_one(import, in, found[k].person.id, search, err))
                return false;
    }
    return true;
}

/* The contact of that kind that has `before` of its kind before it, "" without. */
static const char *reach_at(const struct incoming *in, enum contact_kind kind,
                            size_t before)
{
    for (size_t i = 0; i < in->contacts.n; i++)
        if (in->contacts.at[i].kind == kind && before-- == 0)
            return in->contacts.at[i].value;
    return "";
}

/* Whole names, then mails and phones: a slip of one letter is for the walk of twins,
 * where a person looks (ops/twins.h). */
static bool search_persons(struct import *import, struct incoming *in,
                           struct search *search, struct err *err)
{
    const struct person *person = &in->card.person;
    bool done = true;
    for (size_t i = 0; done && (i == 0 || i < in->contacts.n); i++) {
        const struct likename name = {person->given, person->family,
                                      reach_at(in, CONTACT_EMAIL, i),
                                      reach_at(in, CONTACT_PHONE, i)};
        if (i > 0 && !*name.email && !*name.phone)
            break;
        struct likename_keys keys = likename_keys(&import->arena, &name);
        done = (i > 0 || try_keys(import, in, &keys, '=', search, err)) &&
               try_keys(import, in, &keys, '@', search, err) &&
               try_keys(import, in, &keys, '+', search, err);
    }
    return done;
}

static bool search_actors(struct import *import, struct incoming *in,
                          struct search *search, struct err *err)
{
    struct likename_keys keys =
        likename_keys_organisation(&import->arena, in->actor.name);
    struct actor *actors;
    size_t count;
    if (!store_actors_like(import->garden->store, keys.at, keys.n, ACTORS_MOST,
                           &import->arena, &actors, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!try_one(import, in, actors[i].id, search, err))
            return false;
    return true;
}

/* --- by what it was called -------------------------------------------------------- */

/* The record of an id, followed through merges. */
static bool follow(struct import *import, struct id id, struct fate *fate,
                   struct id *record, struct err *err)
{
    *record = id;
    for (int hops = 0; hops < 16; hops++) {
        if (!store_fate(import->garden->store, *record, fate, err))
            return false;
        if (fate->table == 0 || id_is_none(fate->merged_into) ||
            fate->state != ROW_MERGED)
            return true;
        *record = fate->merged_into;
    }
    return true;
}

static bool by_id(struct import *import, struct incoming *in, struct match *match,
                  struct err *err)
{
    struct fate fate;
    struct id id = in->id, record;
    if (id_is_none(id) && *in->uid &&
        !store_custom_owner(import->garden->store, in->uid_column, in->uid, &id, err))
        return false;
    if (id_is_none(id))
        return true;
    if (!follow(import, id, &fate, &record, err))
        return false;
    bool fits = fate.table == (in->person ? TABLE_PERSON : TABLE_ACTOR) &&
                (fate.state == ROW_LIVE || fate.state == ROW_BIN);
    if (!fits)
        return true;
    if (!known_read(import, record, in->person, &match->known, err))
        return false;
    match->verdict = match->known.binned ? VERDICT_HELD : VERDICT_UPDATE;
    match->reason = match->known.binned ? _("cette fiche est à la corbeille")
                                        : _("même identifiant");
    return true;
}

/* --- what was erased -------------------------------------------------------------- */

static bool mail_erased(struct import *import, const char *mail, bool *erased,
                        struct err *err)
{
    struct str text = {0};
    struct id mark;
    str_add(&text, "email:");
    utf8_lower(&text, mail);
    bool done = store_mark(import->garden->store, str_text(&text), &mark, err) &&
                store_erased(import->garden->store, mark, erased, err);
    str_free(&text);
    return done;
}

static bool is_erased(struct import *import, const struct incoming *in, bool *erased,
                      struct err *err)
{
    *erased = false;
    if (!import->any_erased)
        return true;
    if (!id_is_none(in->id) &&
        !store_erased(import->garden->store, in->id, erased, err))
        return false;
    for (size_t i = 0; !*erased && i < in->contacts.n; i++)
        if (in->contacts.at[i].kind == CONTACT_EMAIL &&
            !mail_erased(import, in->contacts.at[i].value, erased, err))
            return false;
    return true;
}

/* --- the verdict ------------------------------------------------------------------ */

static void refuse(struct match *match, const char *reason)
{
    match->verdict = VERDICT_REFUSED;
    match->reason = reason;
}

/* A mail without a name: it is that of someone, or nobody's. */
static bool match_unnamed(struct import *import, struct incoming *in,
                          struct match *match, struct err *err)
{
    for (size_t i = 0; i < in->contacts.n; i++) {
        struct contact *contacts;
        size_t count = 0;
        if (in->contacts.at[i].kind == CONTACT_EMAIL &&
            !store_email_contacts(import->garden->store, in->contacts.at[i].value,
                                  &import->arena, &contacts, &count, err))
            return false;
        enum table table = 0;
        struct id owner = {{0}};
        for (size_t k = 0; !table && k < count; k++) {
            owner = contacts[k].owner;
            if (!store_record_table(import->garden->store, owner, &table, err))
                return false;
        }
        if (!table)
            continue;
        match->verdict = VERDICT_UPDATE;
        match->reason = _("même courriel");
        in->person = table == TABLE_PERSON;
        return known_read(import, owner, in->person, &match->known, err);
    }
    refuse(match, in->contacts.n
                      ? _("La ligne ne donne ni nom ni structure, et aucune fiche n’a "
                          "cette adresse.")
                      : _("La ligne ne donne ni nom, ni structure, ni adresse."));
    return true;
}

static void judge(struct import *import, struct incoming *in,
                  const struct search *search, struct match *match)
{
    enum nearness nearness = search->any ? search->near.nearness : FAR;
    match->known = search->best;
    match->reason = search->near.reason;
    if (nearness >= PERHAPS && match->known.binned) {
        match->verdict = VERDICT_HELD;
        match->reason =
            arena_printf(&import->arena, _("%s ; cette fiche est à la corbeille"),
                         search->near.reason);
    } else if (nearness == EXACT || (nearness == STRONG && !in->fresh) ||
               (nearness == PERHAPS && in->same)) {
        match->verdict = VERDICT_UPDATE;
    } else if (nearness >= PERHAPS && !in->fresh) {
        match->verdict = VERDICT_HELD;
    } else {
        match->verdict = VERDICT_NEW;
        match->apart = nearness >= PERHAPS;
        match->reason =
            nearness == HOMONYM
                ? arena_printf(&import->arena, _("homonyme de %s"), match->known.name)
                : "";
    }
}

bool incoming_match(struct import *import, struct incoming *in, struct match *match,
                    struct err *err)
{
    struct search search = {.any = false};
    bool erased;
    *match = (struct match){.verdict = VERDICT_COUNT, .reason = ""};
    if (!is_erased(import, in, &erased, err))
        return false;
    if (erased) {
        refuse(match,
               _("Cette fiche a été effacée à la demande de la personne : elle ne "
                 "revient pas."));
        return true;
    }
    if (*in->refusal) {
        refuse(match, in->refusal);
        return true;
    }
    if (!in->named)
        return match_unnamed(import, in, match, err);
    if (!by_id(import, in, match, err))
        return false;
    if (match->verdict != VERDICT_COUNT)
        return true;
    if (!(in->person ? search_persons(import, in, &search, err)
                     : search_actors(import, in, &search, err)))
        return false;
    judge(import, in, &search, match);
    return true;
}
