/* Plain addresses: a mail and a phone that say nothing but themselves stand in the
 * person's own row (store_contacts lists them without an id). One that is given a
 * label, a state, a level or a company becomes a contact first, in the same step. */
#include "ops/links_private.h"

#include "store/cards.h"

enum field plain_column(enum contact_kind kind)
{
    return kind == CONTACT_EMAIL   ? FIELD_PERSON_EMAIL
           : kind == CONTACT_PHONE ? FIELD_PERSON_PHONE
                                   : 0;
}

bool plain_find(struct garden *garden, struct id owner, enum contact_kind kind,
                struct arena *arena, struct contact *plain, struct err *err)
{
    struct contact *rows;
    size_t count;
    *plain = (struct contact){.value = "", .label = ""};
    if (!store_contacts(garden->store, owner, arena, &rows, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (id_is_none(rows[i].id) && rows[i].kind == kind)
            *plain = rows[i];
    return true;
}

/* The level that her card gives to the field it stood in. */
static bool level_of(struct garden *garden, const struct contact *plain,
                     enum audience *level, struct err *err)
{
    struct arena arena = {0};
    struct card card;
    enum row_state state;
    int64_t created;
    bool done =
        store_card(garden->store, plain->owner, &arena, &card, &state, &created, err);
    if (done)
        *level = visibility_get(card.visibility,
                                schema_field(plain_column(plain->kind))->column);
    arena_free(&arena);
    return done;
}

static bool column_empty(struct garden *garden, const struct contact *plain,
                         struct err *err)
{
    return set_text(garden, plain->owner, plain_column(plain->kind), "", err);
}

bool plain_promote(struct garden *garden, struct contact *plain, struct err *err)
{
    return level_of(garden, plain, &plain->level, err) &&
           contact_insert(garden, plain, &plain->id, err) &&
           column_empty(garden, plain, err);
}

bool plain_promote_of(struct garden *garden, struct id owner, enum contact_kind kind,
                      struct err *err)
{
    struct arena arena = {0};
    struct contact plain;
    bool done = plain_find(garden, owner, kind, &arena, &plain, err) &&
                (!*plain.value || plain_promote(garden, &plain, err));
    arena_free(&arena);
    return done;
}

bool contact_join(struct garden *garden, const struct contact *contact, struct id *id,
                  struct err *err)
{
    struct arena arena = {0};
    struct contact plain = {.value = ""};
    bool done = !plain_column(contact->kind) ||
                plain_find(garden, contact->owner, contact->kind, &arena, &plain, err);
    if (done && *plain.value) /* the same said again, with more of it, is one */
        done = contact_same(&plain, contact) ? column_empty(garden, &plain, err)
                                             : plain_promote(garden, &plain, err);
    arena_free(&arena);
    return done && contact_insert(garden, contact, id, err);
}
