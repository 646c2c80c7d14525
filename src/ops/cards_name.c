/* A name corrected: what its owner signed keeps being hers, in the same step. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/cards_private.h"

bool name_stays(const struct person *person, struct err *err)
{
    return *person->given || *person->family || *person->organisation ||
           err_set(err, ERR_INPUT,
                   _("Cette fiche n’aurait plus de nom : gardez un prénom, un nom ou "
                     "une organisation, ou mettez-la à la corbeille."));
}

/* --- what she signed -------------------------------------------------------------- */

/* How many live people have that name, and whether she is among them. */
static bool bearers(struct garden *garden, const char *folded, struct id id,
                    size_t *others, struct err *err)
{
    struct arena arena = {0};
    struct person *same;
    size_t count;
    bool done = store_persons_named(garden->store, folded, &arena, &same, &count, err);
    *others = 0;
    for (size_t i = 0; done && i < count; i++)
        *others += !id_equal(same[i].id, id);
    arena_free(&arena);
    return done;
}

/* A name that several people have signs for nobody, before and after: giving what she
 * signed a name that is someone else's too would, once she is corrected again, make it
 * theirs. */
bool signature_read(struct garden *garden, struct arena *arena,
                    const struct person *known, const struct person *to,
                    struct signature *signature, struct err *err)
{
    const char *from = name_folded(arena, person_name(arena, known));
    size_t before, after;
    *signature = (struct signature){.name = person_name(arena, to)};
    if (*from == '\0' || str_equal(person_name(arena, known), signature->name))
        return true;
    if (!bearers(garden, from, known->id, &before, err) ||
        !bearers(garden, name_folded(arena, signature->name), known->id, &after, err))
        return false;
    return before || after ||
           (store_notes_signed(garden->store, from, arena, &signature->notes,
                               &signature->note_count, err) &&
            store_items_signed(garden->store, from, arena, &signature->items,
                               &signature->item_count, err));
}

bool signature_write(struct garden *garden, const struct signature *signature,
                     struct err *err)
{
    for (size_t i = 0; i < signature->note_count; i++)
        if (!set_text(garden, signature->notes[i].id, FIELD_NOTE_AUTHOR,
                      signature->name, err))
            return false;
    for (size_t i = 0; i < signature->item_count; i++)
        if (!set_text(garden, signature->items[i].id, FIELD_ITEM_WHO, signature->name,
                      err))
            return false;
    return true;
}

unsigned signature_changed(const struct signature *signature)
{
    return CHANGED_PEOPLE | (signature->note_count ? CHANGED_NOTES : 0u) |
           (signature->item_count ? CHANGED_MEETINGS : 0u);
}

/* --- all of it at once ------------------------------------------------------------ */

static const char *either(struct arena *arena, const char *typed, const char *known)
{
    return typed ? trimmed(arena, typed) : known;
}

static bool name_write(struct garden *garden, struct id id,
                       const struct card_name *name, struct err *err)
{
    return set_text(garden, id, FIELD_PERSON_CIVILITY, name->civility, err) &&
           set_text(garden, id, FIELD_PERSON_GIVEN, name->given, err) &&
           set_text(garden, id, FIELD_PERSON_FAMILY, name->family, err) &&
           set_text(garden, id, FIELD_PERSON_PRONOUN, name->pronoun, err) &&
           set_text(garden, id, FIELD_PERSON_ORGANISATION, name->organisation, err);
}

static bool name_save(struct garden *garden, const struct card *card,
                      const struct card_name *name, struct arena *arena,
                      struct err *err)
{
    struct person to = card->person;
    struct signature signature;
    to.given = name->given;
    to.family = name->family;
    to.organisation = name->organisation;
    if (!name_stays(&to, err) || !name_fits(&to, err) ||
        !text_fits(name->civility, NAME_MOST, err) ||
        !text_fits(name->pronoun, NAME_MOST, err) ||
        !signature_read(garden, arena, &card->person, &to, &signature, err) ||
        !step_begin(garden, VERB_PERSON_EDIT, err))
        return false;
    bool written = name_write(garden, card->person.id, name, err) &&
                   signature_write(garden, &signature, err);
    return step_end(garden, written, signature_changed(&signature), err);
}

bool ops_card_rename(struct garden *garden, struct id id, const struct card_name *name,
                     struct err *err)
{
    struct arena arena = {0};
    struct card card;
    bool done = card_live(garden, id, &arena, &card, err);
    if (done) {
        const struct card_name whole = {
            .civility = either(&arena, name->civility, card.civility),
            .given = either(&arena, name->given, card.person.given),
            .family = either(&arena, name->family, card.person.family),
            .pronoun = either(&arena, name->pronoun, card.pronoun),
            .organisation =
                either(&arena, name->organisation, card.person.organisation)};
        done = name_save(garden, &card, &whole, &arena, err);
    }
    arena_free(&arena);
    return done;
}
