/* Cards made, put in the bin and taken out of it. */
#include "ops/cards.h"

#include <ctype.h>
#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/actors_private.h"
#include "ops/cards_private.h"
#include "store/people.h"

/* --- what these files share ------------------------------------------------------- */

const char *text_or(const char *text)
{
    return text ? text : "";
}

bool card_live(struct garden *garden, struct id id, struct arena *arena,
               struct card *card, struct err *err)
{
    enum row_state state;
    int64_t created;
    if (!store_card(garden->store, id, arena, card, &state, &created, err))
        return false;
    return state == ROW_LIVE ||
           err_set(err, ERR_NOT_FOUND,
                   _("Cette fiche est à la corbeille : sortez-la d’abord."));
}

struct person person_copy(struct arena *arena, const struct person *person)
{
    return (struct person){.id = person->id,
                           .given = arena_strdup(arena, person->given),
                           .family = arena_strdup(arena, person->family),
                           .organisation = arena_strdup(arena, person->organisation),
                           .email = "",
                           .phone = "",
                           .criteria = ""};
}

const char *name_folded(struct arena *arena, const char *name)
{
    struct str words = {0};
    fold_text(&words, name);
    const char *kept = arena_strdup(arena, str_text(&words));
    str_free(&words);
    return kept;
}

bool person_typed(struct garden *garden, const char *typed, struct id *id,
                  struct err *err)
{
    struct arena arena = {0};
    struct person *persons;
    size_t count;
    bool done = store_persons_named(garden->store, name_folded(&arena, typed), &arena,
                                    &persons, &count, err);
    if (done && count == 0)
        done = err_set(err, ERR_INPUT,
                       _("Personne ne s’appelle « %.60s » ici : tapez le prénom et le "
                         "nom d’une fiche."),
                       typed);
    else if (done && count > 1)
        done = err_set(err, ERR_INPUT,
                       _("%zu personnes s’appellent « %.60s » : choisissez dans la "
                         "liste."),
                       count, typed);
    if (done)
        *id = persons[0].id;
    arena_free(&arena);
    return done;
}

/* --- one line --------------------------------------------------------------------- */

static size_t phone_length(const char *at)
{
    size_t len = 0, end = 0;
    int digits = 0;
    for (; at[len] && strchr("+0123456789 .-()", at[len]); len++) {
        if (!isdigit((unsigned char)at[len]))
            continue;
        digits++;
        end = len + 1;
    }
    return digits >= 9 ? end : 0;
}

/* "+33 (0)6…" holds parentheses; « Amicale du 12) 06… » ends with one. */
static bool closes_unopened(const char *at, size_t len)
{
    int open = 0;
    for (size_t i = 0; i < len && open >= 0; i++)
        open += at[i] == '(' ? 1 : at[i] == ')' ? -1 : 0;
    return open < 0;
}

/* The first run that reads as a phone, and the line without it. */
static const char *phone_take(struct arena *arena, const char **line)
{
    for (const char *at = *line; *at; at++) {
        bool starts = at == *line || at[-1] == ' ' || at[-1] == ',' || at[-1] == ';';
        bool opens = isdigit((unsigned char)*at) || *at == '+';
        size_t len = starts && opens ? phone_length(at) : 0;
        if (len == 0 || closes_unopened(at, len))
            continue;
        const char *phone = arena_strndup(arena, at, len);
        *line = arena_printf(arena, "%.*s %s", (int)(at - *line), *line, at + len);
        return phone;
    }
    return "";
}

struct person card_line_read(struct arena *arena, const char *line)
{
    const char *phone = phone_take(arena, &line);
    struct person person = person_line_read(arena, line);
    if (*phone)
        person.phone = phone;
    return person;
}

/* --- adding ----------------------------------------------------------------------- */

static bool is_named(const struct card *card, struct err *err)
{
    return *card->person.given || *card->person.family || *card->person.organisation ||
           err_set(err, ERR_INPUT,
                   _("Personne n’est nommé : tapez un prénom ou un nom."));
}

static bool card_fits(const struct card *card, struct err *err)
{
    return name_fits(&card->person, err) && text_fits(card->civility, NAME_MOST, err) &&
           text_fits(card->pronoun, NAME_MOST, err) &&
           text_fits(card->conditions, TEXT_MOST, err) &&
           text_fits(card->note, TEXT_MOST, err);
}

static struct card card_clean(struct arena *arena, const struct card *card)
{
    struct card clean = *card;
    const char **texts[] = {&clean.person.given,
                            &clean.person.family,
                            &clean.person.criteria,
                            &clean.person.organisation,
                            &clean.person.email,
                            &clean.person.phone,
                            &clean.civility,
                            &clean.pronoun,
                            &clean.commune,
                            &clean.place,
                            &clean.themes,
                            &clean.circle,
                            &clean.conditions,
                            &clean.source,
                            &clean.note,
                            &clean.visibility};
    for (size_t i = 0; i < COUNT(texts); i++)
        *texts[i] = trimmed(arena, text_or(*texts[i]));
    struct actor_place place;
    if (*clean.commune && !*clean.place &&
        place_of_commune(arena, clean.commune, &place))
        clean.place = place.place;
    return clean;
}

static bool card_insert(struct garden *garden, const struct card *card, struct id id,
                        struct err *err)
{
    int64_t today = card->consent == CONSENT_UNKNOWN ? 0 : day_start(clock_now());
    const struct field_value fields[] = {
        {FIELD_PERSON_GIVEN, value_text(card->person.given)},
        {FIELD_PERSON_FAMILY, value_text(card->person.family)},
        {FIELD_PERSON_ORGANISATION, value_text(card->person.organisation)},
        {FIELD_PERSON_CRITERIA, value_text(card->person.criteria)},
        {FIELD_PERSON_CIVILITY, value_text(card->civility)},
        {FIELD_PERSON_PRONOUN, value_text(card->pronoun)},
        {FIELD_PERSON_COMMUNE, value_text(card->commune)},
        {FIELD_PERSON_PLACE, value_text(card->place)},
        {FIELD_PERSON_THEMES, value_text(card->themes)},
        {FIELD_PERSON_CIRCLE, value_text(card->circle)},
        {FIELD_PERSON_REFERENT, value_id(card->referent)},
        {FIELD_PERSON_INVITER, value_id(card->inviter)},
        {FIELD_PERSON_CONDITIONS, value_text(card->conditions)},
        {FIELD_PERSON_SOURCE, value_text(card->source)},
        {FIELD_PERSON_NOTE, value_text(card->note)},
        {FIELD_PERSON_CONSENT, value_text(consent_id(card->consent))},
        {FIELD_PERSON_CONSENT_ON, value_integer(today)},
    };
    return store_insert(garden->store, TABLE_PERSON, id, fields, COUNT(fields), err);
}

static bool reach_insert(struct garden *garden, const struct contact *contact,
                         struct err *err)
{
    struct id id;
    return *contact->value == '\0' || contact_insert(garden, contact, &id, err);
}

/* The contacts of a new card, as they may be kept. */
struct reach {
    struct contact email, phone;
};

static bool reach_clean(struct arena *arena, const struct card *card, struct id owner,
                        struct reach *reach, struct err *err)
{
    struct contact email = {.owner = owner,
                            .kind = CONTACT_EMAIL,
                            .value = card->person.email,
                            .label = ""};
    struct contact phone = email;
    phone.kind = CONTACT_PHONE;
    phone.value = card->person.phone;
    *reach = (struct reach){email, phone};
    return (!*email.value || contact_clean(arena, &email, &reach->email, err)) &&
           (!*phone.value || contact_clean(arena, &phone, &reach->phone, err));
}

static bool card_write(struct garden *garden, const struct card *card, struct id id,
                       const struct reach *reach, struct err *err)
{
    const struct move_new move = {id, card->circle, day_start(clock_now()), "", ""};
    return card_insert(garden, card, id, err) &&
           reach_insert(garden, &reach->email, err) &&
           reach_insert(garden, &reach->phone, err) &&
           (!*card->circle || move_insert(garden, &move, err));
}

static bool circle_known(const struct garden *garden, const char *circle,
                         struct err *err)
{
    return !*circle || community_circle(garden->community, circle) ||
           err_set(err, ERR_INPUT,
                   _("La configuration n’a pas de cercle « %.60s » : choisissez-en un "
                     "de la liste."),
                   circle);
}

bool ops_card_add(struct garden *garden, const struct card *card,
                  const char *draft_place, struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct card clean = card_clean(&arena, card);
    struct id made = id_new(clock_now());
    struct reach reach;
    bool done = is_named(&clean, err) && card_fits(&clean, err) &&
                circle_known(garden, clean.circle, err) &&
                reach_clean(&arena, &clean, made, &reach, err) &&
                step_begin(garden, VERB_PERSON_ADD, err);
    if (done)
        done = step_end_drop(garden, card_write(garden, &clean, made, &reach, err),
                             CHANGED_PEOPLE, draft_place, err);
    *id = done ? made : *id;
    arena_free(&arena);
    return done;
}

bool ops_card_add_line(struct garden *garden, const char *line, const char *draft_place,
                       struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct card card = {.person = card_line_read(&arena, line)};
    bool done = ops_card_add(garden, &card, draft_place, id, err);
    arena_free(&arena);
    return done;
}

/* --- the bin ---------------------------------------------------------------------- */

bool cards_given(size_t count, struct err *err)
{
    return count > 0 ||
           err_set(err, ERR_INPUT,
                   _("Aucune fiche choisie : allez sur une ligne avec les flèches, ou "
                     "marquez-en avec Espace."));
}

struct many {
    const struct id *ids;
    size_t count;
};

static bool state_all(struct garden *garden, struct many cards, enum row_state from,
                      enum row_state to, struct err *err)
{
    struct arena arena = {0};
    bool done = true;
    for (size_t i = 0; done && i < cards.count; i++) {
        struct card card;
        enum row_state state;
        int64_t created;
        done = store_card(garden->store, cards.ids[i], &arena, &card, &state, &created,
                          err);
        if (done && state == from)
            done = set_integer(garden, cards.ids[i], FIELD_PERSON_STATE, to, err);
    }
    arena_free(&arena);
    return done;
}

bool ops_cards_bin(struct garden *garden, const struct id *ids, size_t count,
                   struct err *err)
{
    struct many cards = {ids, count};
    return cards_given(count, err) && step_begin(garden, VERB_PERSON_BIN, err) &&
           step_end(garden, state_all(garden, cards, ROW_LIVE, ROW_BIN, err),
                    CHANGED_PEOPLE, err);
}

bool ops_cards_restore(struct garden *garden, const struct id *ids, size_t count,
                       struct err *err)
{
    struct many cards = {ids, count};
    return cards_given(count, err) && step_begin(garden, VERB_PERSON_RESTORE, err) &&
           step_end(garden, state_all(garden, cards, ROW_BIN, ROW_LIVE, err),
                    CHANGED_PEOPLE, err);
}

bool ops_cards_binned(struct garden *garden, size_t most, struct arena *arena,
                      struct person **persons, size_t *count, struct err *err)
{
    if (!store_persons_binned(garden->store, arena, persons, count, err))
        return false;
    *count = *count > most ? most : *count;
    return true;
}
