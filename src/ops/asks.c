/* Needs, offers and promises: what is written. */
#include "ops/asks.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/cards_private.h"
#include "ops/newcomer.h"
#include "store/meetings.h"

static bool ask_end(struct garden *garden, bool written, const char *draft_place,
                    struct err *err)
{
    return step_end_drop(garden, written, CHANGED_PEOPLE, draft_place, err);
}

static bool text_given(const char *text, struct err *err)
{
    return *text != '\0' ||
           err_set(err, ERR_INPUT,
                   _("Rien n’est écrit : tapez ce qui est demandé, proposé ou promis, "
                     "puis Entrée."));
}

/* --- adding ----------------------------------------------------------------------- */

static bool ask_insert(struct garden *garden, const struct ask *ask, struct id id,
                       struct err *err)
{
    enum ask_status status = id_is_none(ask->partner) ? ASK_OPEN : ASK_LINKED;
    const struct field_value fields[] = {
        {FIELD_ASK_TEXT, value_text(ask->text)},
        {FIELD_ASK_OWNER, value_id(ask->owner)},
        {FIELD_ASK_KIND, value_text(ask_kind_id(ask->kind))},
        {FIELD_ASK_CATEGORY, value_text(text_or(ask->category))},
        {FIELD_ASK_STATUS, value_text(ask_status_id(status))},
        {FIELD_ASK_PARTNER, value_id(ask->partner)},
        {FIELD_ASK_DUE, value_integer(ask->due)},
        {FIELD_ASK_ORIGIN, value_id(ask->origin)},
    };
    return store_insert(garden->store, TABLE_ASK, id, fields, COUNT(fields), err);
}

static bool partner_fits(struct id owner, struct id partner, struct err *err)
{
    return !id_equal(owner, partner) ||
           err_set(err, ERR_INPUT,
                   _("On ne relie pas quelqu’un à soi-même : choisissez une autre "
                     "fiche."));
}

bool ops_ask_add(struct garden *garden, const struct ask *ask, const char *draft_place,
                 struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct card card;
    struct ask clean = *ask;
    struct id made = id_new(clock_now());
    clean.text = trimmed(&arena, text_or(ask->text));
    bool done = text_given(clean.text, err);
    if (done && id_is_none(ask->owner))
        done = err_set(err, ERR_INPUT,
                       _("De qui est-ce ? Choisissez une fiche, puis recommencez."));
    done = done && card_live(garden, ask->owner, &arena, &card, err) &&
           partner_fits(ask->owner, ask->partner, err) &&
           step_begin(garden, VERB_ASK_ADD, err);
    if (done)
        done = ask_end(garden, ask_insert(garden, &clean, made, err), draft_place, err);
    *id = done ? made : *id;
    arena_free(&arena);
    return done;
}

bool ops_ask_add_new(struct garden *garden, const struct ask *ask, const char *typed,
                     struct err *err)
{
    struct arena arena = {0};
    struct newcomer newcomer;
    struct ask clean = *ask;
    clean.text = trimmed(&arena, text_or(ask->text));
    bool done = text_given(clean.text, err) &&
                newcomer_read(&arena, true, typed, &newcomer, err) &&
                step_begin(garden, VERB_RECORD_ASK, err);
    if (done) {
        bool written = newcomer_insert(garden, &newcomer, err);
        clean.owner = newcomer.id;
        written = written && ask_insert(garden, &clean, id_new(clock_now()), err);
        done = ask_end(garden, written, NULL, err);
    }
    arena_free(&arena);
    return done;
}

/* --- from a post-it or a line of a meeting ------------------------------------------
 */

/* Nobody when the name is that of no card, or of several. */
static bool owner_find(struct garden *garden, const char *name, struct arena *arena,
                       struct id *owner, struct err *err)
{
    struct person *persons;
    size_t count;
    const char *folded = name_folded(arena, name);
    *owner = (struct id){{0}};
    if (*folded == '\0')
        return true;
    if (!store_persons_named(garden->store, folded, arena, &persons, &count, err))
        return false;
    *owner = count == 1 ? persons[0].id : *owner;
    return true;
}

static bool from_note(struct garden *garden, const struct note *note,
                      struct arena *arena, struct ask *ask, struct err *err)
{
    bool need = str_equal(note->kind, "need");
    *ask = (struct ask){.kind = need ? ASK_NEED : ASK_OFFER,
                        .category = note->category,
                        .text = note->text,
                        .origin = note->id};
    return owner_find(garden, note->author, arena, &ask->owner, err);
}

static bool from_item(struct garden *garden, const struct item *item,
                      struct arena *arena, struct ask *ask, struct err *err)
{
    *ask = (struct ask){.kind = item->kind == ITEM_ACTION ? ASK_PROMISE : ASK_NEED,
                        .category = "",
                        .text = item->text,
                        .due = item->due,
                        .origin = item->id};
    return owner_find(garden, item->who, arena, &ask->owner, err);
}

bool ops_ask_from(struct garden *garden, struct id origin, struct arena *arena,
                  struct ask *ask, struct err *err)
{
    struct note note;
    struct item item;
    if (store_note(garden->store, origin, arena, &note, NULL))
        return from_note(garden, &note, arena, ask, err);
    return store_item(garden->store, origin, arena, &item, err) &&
           from_item(garden, &item, arena, ask, err);
}

/* --- changing -----------------------------------------------------------------------
 */

bool ops_ask_edit(struct garden *garden, const struct ask *ask, struct err *err)
{
    struct arena arena = {0};
    struct ask_row before;
    const char *text = trimmed(&arena, text_or(ask->text));
    bool done = text_given(text, err) &&
                store_ask(garden->store, ask->id, &arena, &before, err) &&
                step_begin(garden, VERB_ASK_EDIT, err);
    if (done) {
        bool written =
            set_text(garden, ask->id, FIELD_ASK_TEXT, text, err) &&
            set_text(garden, ask->id, FIELD_ASK_KIND, ask_kind_id(ask->kind), err) &&
            set_text(garden, ask->id, FIELD_ASK_CATEGORY, text_or(ask->category),
                     err) &&
            set_integer(garden, ask->id, FIELD_ASK_DUE, ask->due, err);
        done = ask_end(garden, written, NULL, err);
    }
    arena_free(&arena);
    return done;
}

static bool status_write(struct garden *garden, struct id id, enum ask_status status,
                         struct id partner, struct err *err)
{
    return set_text(garden, id, FIELD_ASK_STATUS, ask_status_id(status), err) &&
           set_id(garden, id, FIELD_ASK_PARTNER, partner, err);
}

static bool status_set(struct garden *garden, const struct ask *ask,
                       enum ask_status status, struct id partner, struct err *err)
{
    return step_begin(garden, VERB_ASK_STATUS, err) &&
           ask_end(garden, status_write(garden, ask->id, status, partner, err), NULL,
                   err);
}

static bool ask_read(struct garden *garden, struct id id, struct ask *ask,
                     struct err *err)
{
    struct arena arena = {0};
    struct ask_row row;
    bool done = store_ask(garden->store, id, &arena, &row, err);
    if (done)
        *ask = (struct ask){.id = id,
                            .owner = row.ask.owner,
                            .kind = row.ask.kind,
                            .status = row.ask.status,
                            .partner = row.ask.partner};
    arena_free(&arena);
    return done;
}

bool ops_ask_status(struct garden *garden, struct id id, enum ask_status status,
                    struct err *err)
{
    struct ask ask;
    if (!ask_read(garden, id, &ask, err))
        return false;
    if (status == ASK_LINKED && id_is_none(ask.partner))
        return err_set(err, ERR_INPUT,
                       _("Relié à qui ? Choisissez d’abord la fiche de l’autre."));
    return status_set(garden, &ask, status,
                      status == ASK_OPEN ? (struct id){{0}} : ask.partner, err);
}

bool ops_ask_link(struct garden *garden, struct id id, struct id partner,
                  struct err *err)
{
    struct arena arena = {0};
    struct card card;
    struct ask ask;
    bool none = id_is_none(partner);
    bool done = ask_read(garden, id, &ask, err) &&
                partner_fits(ask.owner, partner, err) &&
                (none || card_live(garden, partner, &arena, &card, err));
    arena_free(&arena);
    return done && status_set(garden, &ask, none ? ASK_OPEN : ASK_LINKED, partner, err);
}

bool ops_ask_match(struct garden *garden, struct id need, struct id offer,
                   struct err *err)
{
    struct ask one, other;
    if (!ask_read(garden, need, &one, err) || !ask_read(garden, offer, &other, err) ||
        !partner_fits(one.owner, other.owner, err))
        return false;
    if (one.kind != ASK_NEED || other.kind == ASK_NEED)
        return err_set(err, ERR_INPUT,
                       _("Un besoin se relie à un apport : choisissez l’un, puis "
                         "l’autre."));
    if (!step_begin(garden, VERB_ASK_STATUS, err))
        return false;
    bool written = status_write(garden, need, ASK_LINKED, other.owner, err) &&
                   status_write(garden, offer, ASK_LINKED, one.owner, err);
    return ask_end(garden, written, NULL, err);
}

bool ops_ask_bin(struct garden *garden, struct id id, struct err *err)
{
    struct ask ask;
    return ask_read(garden, id, &ask, err) && step_begin(garden, VERB_ASK_BIN, err) &&
           ask_end(garden, set_integer(garden, id, FIELD_ASK_STATE, ROW_BIN, err), NULL,
                   err);
}
