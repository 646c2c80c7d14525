/* Who a row is: someone known, perhaps someone known, someone new. */
#include <string.h>
#include <strings.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ops/actors_private.h"
#include "ops/import_private.h"

/* A key that more cards share tells nothing. */
enum { PER_KEY = 50, ACTORS_MOST = 50 };

/* --- two ways of reaching --------------------------------------------------------- */

/* The digits that follow the code of the country. */
static void phone_digits(const char *text, char digits[24])
{
    size_t n = 0;
    for (; *text && n < 23; text++)
        if (*text >= '0' && *text <= '9')
            digits[n++] = *text;
    digits[n] = '\0';
    size_t skip = str_starts(digits, "0033") ? 4 : str_starts(digits, "33") ? 2 : 0;
    skip = n - skip == 9 ? skip : str_starts(digits, "0") ? 1 : 0;
    memmove(digits, digits + skip, n - skip + 1);
}

bool same_reach(const struct contact *a, const struct contact *b)
{
    char one[24], two[24];
    if (a->kind != b->kind)
        return false;
    if (a->kind == CONTACT_EMAIL)
        return strcasecmp(a->value, b->value) == 0;
    if (a->kind != CONTACT_PHONE)
        return str_equal(a->value, b->value) || same_fold(a->value, b->value);
    phone_digits(a->value, one);
    phone_digits(b->value, two);
    return str_equal(one, two);
}

static bool has_reach(const struct contact *list, size_t count,
                      const struct contact *contact)
{
    for (size_t i = 0; i < count; i++)
        if (same_reach(&list[i], contact))
            return true;
    return false;
}

/* Do they share one of that kind? */
static bool shares(const struct incoming *in, const struct known *known,
                   enum contact_kind kind)
{
    for (size_t i = 0; i < in->contacts.n; i++)
        if (in->contacts.at[i].kind == kind &&
            has_reach(known->contacts, known->contact_count, &in->contacts.at[i]))
            return true;
    return false;
}

/* Does the card have a mail or a phone that the row has not? */
static bool reaches_more(const struct incoming *in, const struct known *known)
{
    for (size_t i = 0; i < known->contact_count; i++)
        if (known->contacts[i].kind <= CONTACT_PHONE &&
            !has_reach(in->contacts.at, in->contacts.n, &known->contacts[i]))
            return true;
    return false;
}

/* --- a card that it may be -------------------------------------------------------- */

/* The mail and phone that meetings noted in the person's own columns. */
static void add_columns(struct import *import, struct known *known)
{
    const struct person *person = &known->card.person;
    struct contact *all =
        arena_alloc(&import->arena, (known->contact_count + 2) * sizeof *all);
    memcpy(all, known->contacts, known->contact_count * sizeof *all);
    if (*person->email)
        all[known->contact_count++] = (struct contact){
            .kind = CONTACT_EMAIL, .value = person->email, .label = ""};
    if (*person->phone)
        all[known->contact_count++] = (struct contact){
            .kind = CONTACT_PHONE, .value = person->phone, .label = ""};
    known->contacts = all;
}

bool known_read(struct import *import, struct id id, bool person, struct known *known,
                struct err *err)
{
    struct store *store = import->garden->store;
    struct arena *arena = &import->arena;
    enum row_state state;
    int64_t created;
    *known = (struct known){.id = id, .person = person};
    bool done =
        (person ? store_card(store, id, arena, &known->card, &state, &created, err)
                : store_actor(store, id, arena, &known->actor, &state, err)) &&
        store_contacts(store, id, arena, &known->contacts, &known->contact_count, err);
    if (!done)
        return false;
    known->binned = state != ROW_LIVE;
    if (person)
        add_columns(import, known);
    known->name = person ? person_label(arena, &known->card.person) : known->actor.name;
    return true;
}

/* How near a row and a card are, in order of strength. */
enum nearness { FAR, HOMONYM, PERHAPS, STRONG, EXACT };

struct near {
    enum nearness nearness;
    const char *reason;
};

static bool other_commune(const char *a, const char *b)
{
    return *a && *b && !str_equal(a, b);
}

/* --- persons ---------------------------------------------------------------------- */

static const char *first_reach(const struct contact *list, size_t count,
                               enum contact_kind kind)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == kind)
            return list[i].value;
    return "";
}

static struct name_verdict verdict_of(const struct incoming *in,
                                      const struct known *known)
{
    bool mail = shares(in, known, CONTACT_EMAIL),
         phone = shares(in, known, CONTACT_PHONE);
    const struct contact *mine = in->contacts.at;
    size_t count = in->contacts.n;
    struct likename row = {in->card.person.given, in->card.person.family,
                           first_reach(mine, count, CONTACT_EMAIL),
                           first_reach(mine, count, CONTACT_PHONE)};
    struct likename card = {
        known->card.person.given, known->card.person.family,
        mail ? row.email
             : first_reach(known->contacts, known->contact_count, CONTACT_EMAIL),
        phone ? row.phone
              : first_reach(known->contacts, known->contact_count, CONTACT_PHONE)};
    return likename_compare(&row, &card);
}

static bool near_person_of(struct import *import, struct incoming *in,
                           const struct known *known, struct near *near,
                           struct err *err)
{
    struct addition addition;
    const char *name =
        name_folded(&import->arena, person_name(&import->arena, &known->card.person));
    bool same = str_equal(name, in->folded);
    *near = (struct near){FAR, ""};
    if (same && shares(in, known, CONTACT_EMAIL)) {
        *near = (struct near){STRONG, _("même courriel et même nom")};
        return true;
    }
    if (same && !reaches_more(in, known)) {
        if (!incoming_join(import, in, known, false, &addition, err))
            return false;
        if (addition.adds + addition.differs == 0) {
            *near = (struct near){EXACT, _("déjà là, à l’identique")};
            return true;
        }
    }
    struct name_verdict verdict = verdict_of(in, known);
    bool apart =
        verdict.likeness == NAME_HOMONYM ||
        (verdict.reason != NAME_REASON_PHONE && verdict.reason != NAME_REASON_EMAIL &&
         !shares(in, known, CONTACT_PHONE) &&
         other_commune(in->card.commune, known->card.commune));
    if (verdict.likeness == NAME_DIFFERENT)
        return true;
    near->nearness = apart ? HOMONYM : PERHAPS;
    near->reason = same && shares(in, known, CONTACT_PHONE)
                       ? _("même nom et même téléphone")
                       : name_reason_text(verdict.reason);
    return true;
}

/* --- actors ----------------------------------------------------------------------- */

static bool near_actor_of(struct import *import, struct incoming *in,
                          const struct known *known, struct near *near, struct err *err)
{
    struct addition addition;
    struct name_verdict verdict =
        likename_compare_organisations(in->actor.name, known->actor.name);
    bool reach = shares(in, known, CONTACT_EMAIL) || shares(in, known, CONTACT_PHONE) ||
                 shares(in, known, CONTACT_WEB);
    bool place =
        *in->actor.commune && str_equal(in->actor.commune, known->actor.commune);
    *near = (struct near){FAR, ""};
    if (verdict.likeness < NAME_LIKELY)
        return true;
    if (verdict.likeness == NAME_SAME && (reach || place)) {
        *near = (struct near){STRONG, reach ? _("même nom et même contact")
                                            : _("même nom et même commune")};
        return true;
    }
    if (verdict.likeness == NAME_SAME && !reaches_more(in, known)) {
        if (!incoming_join(import, in, known, false, &addition, err))
            return false;
        if (addition.adds + addition.differs == 0) {
            *near = (struct near){EXACT, _("déjà là, à l’identique")};
            return true;
        }
    }
    bool apart = other_commune(in->actor.commune, known->actor.commune) && !reach;
    near->nearness = apart ? HOMONYM : PERHAPS;
    near->reason = name_reason_text(verdict.reason);
    return true;
}

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

/* Whole names, mails and phones: a slip of one letter is for the walk of twins, where a
 * person looks (ops/twins.h). */
static bool is_asked(const char *key)
{
    return *key == '=' || *key == '@' || *key == '+';
}

static bool try_keys(struct import *import, struct incoming *in,
                     const struct likename *name, struct search *search,
                     struct err *err)
{
    struct likename_keys keys = likename_keys(&import->arena, name);
    for (size_t i = 0; i < keys.n; i++) {
        struct person_found *found;
        size_t count = 0;
        if (is_asked(keys.at[i]) &&
            !store_persons_keyed(import->garden->store, keys.at[i], PER_KEY,
                                 &import->arena, &found, &count, err))
            return false;
        for (size_t k = 0; k < count; k++)
            if (!try_one(import, in, found[k].person.id, search, err))
                return false;
    }
    return true;
}

static bool search_persons(struct import *import, struct incoming *in,
                           struct search *search, struct err *err)
{
    const struct person *person = &in->card.person;
    struct likename name = {person->given, person->family, "", ""};
    if (!try_keys(import, in, &name, search, err))
        return false;
    for (size_t i = 0; i < in->contacts.n; i++) {
        const struct contact *contact = &in->contacts.at[i];
        bool mail = contact->kind == CONTACT_EMAIL;
        struct likename reach = {"", "", mail ? contact->value : "",
                                 mail ? "" : contact->value};
        if (contact->kind <= CONTACT_PHONE &&
            !try_keys(import, in, &reach, search, err))
            return false;
    }
    return true;
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
        if (count &&
            !store_record_table(import->garden->store, contacts[0].owner, &table, err))
            return false;
        if (!table)
            continue;
        match->verdict = VERDICT_UPDATE;
        match->reason = _("même courriel");
        in->person = table == TABLE_PERSON;
        return known_read(import, contacts[0].owner, in->person, &match->known, err);
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
