/* One field of a card, from what was typed. */
#include <stddef.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/actor_list.h"
#include "ops/actors_private.h"
#include "ops/cards_private.h"
#include "ops/invites.h"
#include "ops/newcomer.h"
#include "ops/typed_private.h"

static bool person_end(struct garden *garden, bool written, struct err *err)
{
    return step_end(garden, written, CHANGED_PEOPLE, err);
}

/* Opens the step of every verb below: what is in the bin is not changed. */
static bool person_begin(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct card card;
    bool live = card_live(garden, id, &arena, &card, err);
    arena_free(&arena);
    return live && step_begin(garden, VERB_PERSON_EDIT, err);
}

static bool set_one(struct garden *garden, struct id id, enum field field,
                    struct value value, struct err *err)
{
    return person_begin(garden, id, err) &&
           person_end(garden, store_set(garden->store, id, field, value, err), err);
}

/* --- texts ------------------------------------------------------------------------ */

/* Fields that are kept and shown as they were typed, and where a card has them. */
static const struct {
    enum field field;
    size_t offset;
} plain_fields[] = {
    {FIELD_PERSON_GIVEN, offsetof(struct card, person.given)},
    {FIELD_PERSON_FAMILY, offsetof(struct card, person.family)},
    {FIELD_PERSON_ORGANISATION, offsetof(struct card, person.organisation)},
    {FIELD_PERSON_CRITERIA, offsetof(struct card, person.criteria)},
    {FIELD_PERSON_CIVILITY, offsetof(struct card, civility)},
    {FIELD_PERSON_PRONOUN, offsetof(struct card, pronoun)},
    {FIELD_PERSON_PLACE, offsetof(struct card, place)},
    {FIELD_PERSON_CONDITIONS, offsetof(struct card, conditions)},
    {FIELD_PERSON_NOTE, offsetof(struct card, note)},
};

/* NULL for any other field. */
static const char *plain_text(const struct card *card, enum field field)
{
    const char *text = NULL;
    for (size_t i = 0; i < COUNT(plain_fields); i++)
        if (plain_fields[i].field == field)
            memcpy(&text, (const char *)card + plain_fields[i].offset, sizeof text);
    return text;
}

static bool is_name(enum field field)
{
    return field == FIELD_PERSON_GIVEN || field == FIELD_PERSON_FAMILY ||
           field == FIELD_PERSON_ORGANISATION;
}

/* A source of the configuration by its label too; any other words are kept. */
static const char *source_read(const struct garden *garden, const char *text)
{
    for (size_t i = 0; i < garden->community->source_count; i++)
        if (fold_same(garden->community->sources[i].label, text))
            return garden->community->sources[i].id;
    return text;
}

/* --- themes ----------------------------------------------------------------------- */

bool ops_cards_theme(struct garden *garden, const struct id *ids, size_t count,
                     const char *theme, struct err *err)
{
    struct arena arena = {0};
    struct card *cards = arena_alloc(&arena, (count + 1) * sizeof *cards);
    const char *known = "";
    bool everyone = true, done = cards_given(count, err) &&
                                 theme_typed(garden, &arena, theme, &known, err);
    for (size_t i = 0; done && i < count; i++) {
        done = card_live(garden, ids[i], &arena, &cards[i], err);
        everyone = everyone && done && themes_have(cards[i].themes, known);
    }
    done = done && step_begin(garden, VERB_PERSON_EDIT, err);
    bool written = done;
    for (size_t i = 0; written && i < count; i++) {
        const char *themes = everyone ? themes_without(&arena, cards[i].themes, known)
                                      : themes_with(&arena, cards[i].themes, known);
        written = set_text(garden, ids[i], FIELD_PERSON_THEMES, themes, err);
    }
    done = done && person_end(garden, written, err);
    arena_free(&arena);
    return done;
}

/* --- what is no text -------------------------------------------------------------- */

static bool consent_read(const char *text, enum consent *consent, struct err *err)
{
    static const char *const yes[] = {"yes", "oui", "o"};
    static const char *const no[] = {"no", "non", "n"};
    *consent = CONSENT_UNKNOWN;
    for (size_t i = 0; i < COUNT(yes); i++) {
        *consent = fold_same(text, yes[i]) ? CONSENT_YES : *consent;
        *consent = fold_same(text, no[i]) ? CONSENT_NO : *consent;
    }
    return *consent != CONSENT_UNKNOWN || *text == '\0' ||
           err_set(err, ERR_INPUT,
                   _("« %.60s » n’est pas une réponse : tapez oui ou non, ou rien si "
                     "la question n’a pas été posée."),
                   text);
}

bool ops_card_consent(struct garden *garden, struct id id, enum consent consent,
                      struct err *err)
{
    int64_t today = consent == CONSENT_UNKNOWN ? 0 : day_start(clock_now());
    if (!person_begin(garden, id, err))
        return false;
    bool written =
        set_text(garden, id, FIELD_PERSON_CONSENT, consent_id(consent), err) &&
        set_integer(garden, id, FIELD_PERSON_CONSENT_ON, today, err);
    return person_end(garden, written, err);
}

bool ops_card_next(struct garden *garden, struct id id, int64_t next, struct err *err)
{
    return set_one(garden, id, FIELD_PERSON_NEXT,
                   value_integer(next ? day_start(next) : 0), err);
}

bool ops_card_referent(struct garden *garden, struct id id, struct id referent,
                       struct err *err)
{
    struct arena arena = {0};
    struct card card;
    bool done = id_is_none(referent) || card_live(garden, referent, &arena, &card, err);
    arena_free(&arena);
    if (done && id_equal(id, referent))
        done = err_set(err, ERR_INPUT,
                       _("Personne n’est son propre référent : choisissez quelqu’un "
                         "d’autre."));
    return done && set_one(garden, id, FIELD_PERSON_REFERENT, value_id(referent), err);
}

bool ops_card_tie_new(struct garden *garden, struct id id, enum field field,
                      const char *typed, struct err *err)
{
    struct arena arena = {0};
    struct newcomer newcomer;
    struct card card;
    bool done = newcomer_read(&arena, true, typed, &newcomer, err) &&
                card_live(garden, id, &arena, &card, err) &&
                step_begin(garden, VERB_RECORD_TIED, err);
    done = done && person_end(garden,
                              newcomer_insert(garden, &newcomer, err) &&
                                  set_id(garden, id, field, newcomer.id, err),
                              err);
    arena_free(&arena);
    return done;
}

/* --- any field -------------------------------------------------------------------- */

/* A field being set: the card as it is, and the text, trimmed. */
struct setting {
    struct garden *garden;
    struct card card;
    enum field field;
    const char *text;
    struct arena arena;
};

static bool set_plain(struct setting *set, const char *text, struct err *err)
{
    bool long_one =
        set->field == FIELD_PERSON_NOTE || set->field == FIELD_PERSON_CONDITIONS;
    return text_fits(text, long_one ? TEXT_MOST : NAME_MOST, err) &&
           set_one(set->garden, set->card.person.id, set->field, value_text(text), err);
}

static bool set_name(struct setting *set, struct err *err)
{
    struct card_name name = {
        .given = set->field == FIELD_PERSON_GIVEN ? set->text : NULL,
        .family = set->field == FIELD_PERSON_FAMILY ? set->text : NULL,
        .organisation = set->field == FIELD_PERSON_ORGANISATION ? set->text : NULL};
    return ops_card_rename(set->garden, set->card.person.id, &name, err);
}

static bool set_day(struct setting *set, struct err *err)
{
    int64_t day;
    bool past = set->field == FIELD_PERSON_CONSENT_ON;
    return typed_day(set->text, past, &day, err) &&
           set_one(set->garden, set->card.person.id, set->field, value_integer(day),
                   err);
}

static bool set_consent(struct setting *set, struct err *err)
{
    enum consent consent;
    return consent_read(set->text, &consent, err) &&
           ops_card_consent(set->garden, set->card.person.id, consent, err);
}

static bool set_themes(struct setting *set, struct err *err)
{
    const char *themes;
    return themes_typed(set->garden, &set->arena, set->text, &themes, err) &&
           set_plain(set, themes, err);
}

/* Never finer than the commune: its coordinates are left out. */
static bool set_commune(struct setting *set, struct err *err)
{
    struct actor_place place = {.commune = "", .place = ""};
    struct id id = set->card.person.id;
    if ((*set->text && !place_read(set->garden, &set->arena, set->text, &place, err)) ||
        !person_begin(set->garden, id, err))
        return false;
    bool written =
        set_text(set->garden, id, FIELD_PERSON_COMMUNE, place.commune, err) &&
        set_text(set->garden, id, FIELD_PERSON_PLACE, place.place, err);
    return person_end(set->garden, written, err);
}

static bool set_someone(struct setting *set, struct err *err)
{
    struct id other = {{0}};
    if (*set->text && !person_typed(set->garden, set->text, &other, err))
        return false;
    return set->field == FIELD_PERSON_REFERENT
               ? ops_card_referent(set->garden, set->card.person.id, other, err)
               : ops_invite_set(set->garden, set->card.person.id, other, err);
}

static bool set_elsewhere(const struct setting *set, struct err *err)
{
    const struct field_def *def = schema_field(set->field);
    return err_set(err, ERR_INPUT,
                   _("« %s » ne se tape pas dans ce champ : passez par sa propre ligne "
                     "de la fiche."),
                   def ? _(def->label) : "");
}

static bool set_field(struct setting *set, struct err *err)
{
    if (is_name(set->field))
        return set_name(set, err);
    if (plain_text(&set->card, set->field))
        return set_plain(set, set->text, err);
    switch ((int)set->field) {
    case FIELD_PERSON_SOURCE:
        return set_plain(set, source_read(set->garden, set->text), err);
    case FIELD_PERSON_COMMUNE:
        return set_commune(set, err);
    case FIELD_PERSON_NEXT:
    case FIELD_PERSON_CONSENT_ON:
        return set_day(set, err);
    case FIELD_PERSON_CONSENT:
        return set_consent(set, err);
    case FIELD_PERSON_THEMES:
        return set_themes(set, err);
    case FIELD_PERSON_REFERENT:
    case FIELD_PERSON_INVITER:
        return set_someone(set, err);
    default:
        return set_elsewhere(set, err);
    }
}

bool ops_card_set(struct garden *garden, struct id id, enum field field,
                  const char *typed, struct err *err)
{
    struct setting set = {.garden = garden, .field = field};
    set.text = trimmed(&set.arena, typed);
    bool done =
        card_live(garden, id, &set.arena, &set.card, err) && set_field(&set, err);
    arena_free(&set.arena);
    return done;
}

/* --- what a field says now -------------------------------------------------------- */

static const char *someone_text(struct arena *arena, const struct garden *garden,
                                struct id id)
{
    struct card card;
    enum row_state state;
    int64_t created;
    return !id_is_none(id) &&
                   store_card(garden->store, id, arena, &card, &state, &created, NULL)
               ? person_name(arena, &card.person)
               : "";
}

static const char *consent_text(enum consent consent)
{
    return consent == CONSENT_YES ? _("oui") : consent == CONSENT_NO ? _("non") : "";
}

const char *card_field_text(struct arena *arena, const struct garden *garden,
                            const struct card *card, enum field field)
{
    const char *plain = plain_text(card, field);
    if (plain)
        return plain;
    switch ((int)field) {
    case FIELD_PERSON_COMMUNE:
        return *card->place ? card->place : card->commune;
    case FIELD_PERSON_CIRCLE:
        return circle_label(garden, card->circle);
    case FIELD_PERSON_SOURCE:
        return community_source(garden->community, card->source);
    case FIELD_PERSON_THEMES:
        return community_themes_text(arena, garden->community, card->themes);
    case FIELD_PERSON_NEXT:
        return day_text(arena, card->next);
    case FIELD_PERSON_CONSENT:
        return consent_text(card->consent);
    case FIELD_PERSON_CONSENT_ON:
        return day_text(arena, card->consent_on);
    case FIELD_PERSON_REFERENT:
        return someone_text(arena, garden, card->referent);
    case FIELD_PERSON_INVITER:
        return someone_text(arena, garden, card->inviter);
    default:
        return "";
    }
}
