/* How near a row and a card are. */
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ops/actors_private.h"
#include "ops/import_private.h"

static bool has_reach(const struct contact *list, size_t count,
                      const struct contact *contact)
{
    for (size_t i = 0; i < count; i++)
        if (contact_same(&list[i], contact))
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
    known->name = person ? person_label(arena, &known->card.person) : known->actor.name;
    return true;
}

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

bool near_person_of(struct import *import, struct incoming *in,
                    const struct known *known, struct near *near, struct err *err)
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

bool near_actor_of(struct import *import, struct incoming *in,
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
