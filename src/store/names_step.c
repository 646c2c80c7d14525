/* What persons are found by, during a step: whose names change, and their settling at
 * its end. Whoever the step made is settled from what it said of her. */
#include <stdlib.h>
#include <string.h>

#include "store/names_private.h"

/* A person made by the step, and her contacts since, in the arena of the step: nobody
 * needs to read them again. */
struct names_made {
    int64_t n;
    struct person person;
    struct reach {
        const char *value;
        bool email;
        struct reach *next;
    } * reaches;
};

static bool settle_made(struct store *store, const struct names_made *made,
                        struct arena *arena, struct err *err)
{
    struct found_by by = {.n = made->n, .person = made->person};
    if (*made->person.email)
        vec_push(&by.emails, made->person.email);
    if (*made->person.phone)
        vec_push(&by.phones, made->person.phone);
    for (const struct reach *reach = made->reaches; reach; reach = reach->next)
        if (reach->email)
            vec_push(&by.emails, reach->value);
        else
            vec_push(&by.phones, reach->value);
    found_by_end(&by, arena);
    bool done = names_put(store, &by, true, err);
    found_by_free(&by);
    return done;
}

/* The owner may be an actor: then there is nobody to find. */
static bool settle_person(struct store *store, const struct named *named,
                          struct arena *arena, struct err *err)
{
    struct found_by by = {0};
    sqlite3_stmt *stmt = sql_of(store, SQL_NAMES_PERSON, named->row, err);
    bool found, done = sql_row(store, stmt, &found, err);
    if (!done || !found)
        return done;
    done = found_by_make(store, stmt, arena, &by, err);
    sqlite3_reset(stmt);
    done = done && names_put(store, &by, named->fresh, err);
    found_by_free(&by);
    return done;
}

static bool owner_of(struct store *store, struct id contact, struct id *owner,
                     struct err *err)
{
    return sql_id(store, sql_of(store, SQL_NAMES_OWNER, contact, err), owner, err);
}

static int compare_named(const void *a, const void *b)
{
    const struct named *one = a, *two = b;
    int order = memcmp(one->row.bytes, two->row.bytes, sizeof one->row.bytes);
    return order ? order : (int)two->fresh - (int)one->fresh;
}

/* A person and her contacts are one to settle. */
static bool resolve_owners(struct store *store, struct err *err)
{
    struct run *run = &store->run;
    for (size_t i = 0; i < run->named.n; i++) {
        struct named *named = &run->named.at[i];
        if (named->contact && !owner_of(store, named->row, &named->row, err))
            return false;
        named->contact = false;
    }
    if (run->named.n > 1)
        qsort(run->named.at, run->named.n, sizeof *run->named.at, compare_named);
    return true;
}

/* Whoever was changed since she was made is read again. */
bool names_settle(struct store *store, struct err *err)
{
    struct run *run = &store->run;
    bool done = resolve_owners(store, err);
    for (size_t i = 0; done && i < run->named.n; i++) {
        const struct named *named = &run->named.at[i];
        if (i > 0 && id_equal(named->row, named[-1].row))
            continue;
        bool alone = i + 1 == run->named.n || !id_equal(named->row, named[1].row);
        done = alone && named->made
                   ? settle_made(store, named->made, &run->scratch, err)
                   : settle_person(store, named, &run->scratch, err);
        arena_reset(&run->scratch);
    }
    return done;
}

/* --- what changes it -------------------------------------------------------------- */

static const char *kept_text(struct run *run, const struct change *change,
                             enum field field)
{
    return arena_strdup(&run->brief, change_text(change, field));
}

static struct names_made *person_made(struct run *run, const struct change *change,
                                      int64_t n)
{
    struct names_made *made = arena_alloc(&run->brief, sizeof *made);
    made->n = n;
    made->person = (struct person){
        .id = change->row,
        .given = kept_text(run, change, FIELD_PERSON_GIVEN),
        .family = kept_text(run, change, FIELD_PERSON_FAMILY),
        .organisation = kept_text(run, change, FIELD_PERSON_ORGANISATION),
        .email = kept_text(run, change, FIELD_PERSON_EMAIL),
        .phone = kept_text(run, change, FIELD_PERSON_PHONE),
        .criteria = ""};
    return made;
}

/* Joins a contact to its owner when the step has just made her. */
static bool contact_joins(struct run *run, const struct change *change, struct id owner)
{
    const struct named *last = run->named.n ? &run->named.at[run->named.n - 1] : NULL;
    const struct value *state = change_given(change, FIELD_CONTACT_STATE);
    const char *kind = change_text(change, FIELD_CONTACT_KIND);
    bool email = str_equal(kind, "email");
    if (!last || !last->made || !id_equal(last->row, owner) ||
        (state && state->integer != ROW_LIVE))
        return false;
    if (!email && !str_equal(kind, "phone"))
        return true;
    struct reach *reach = arena_alloc(&run->brief, sizeof *reach);
    *reach = (struct reach){kept_text(run, change, FIELD_CONTACT_VALUE), email,
                            last->made->reaches};
    last->made->reaches = reach;
    return true;
}

/* The owner of a contact that was just made is in its fields. */
void names_inserted(struct store *store, const struct change *change, int64_t n)
{
    struct run *run = &store->run;
    struct named named = {.row = change->row};
    if (change->table == TABLE_PERSON) {
        named.fresh = true;
        named.made = person_made(run, change, n);
    } else if (change->table == TABLE_CONTACT) {
        const struct value *owner = change_given(change, FIELD_CONTACT_OWNER);
        if (owner && contact_joins(run, change, owner->id))
            return;
        named.contact = !owner;
        named.row = owner ? owner->id : change->row;
    } else {
        return;
    }
    vec_push(&run->named, named);
}

void names_changed(struct store *store, enum field field, struct id row)
{
    struct named named = {.row = row, .contact = FIELD_TABLE(field) == TABLE_CONTACT};
    if (field == FIELD_PERSON_GIVEN || field == FIELD_PERSON_FAMILY ||
        field == FIELD_PERSON_ORGANISATION || field == FIELD_PERSON_EMAIL ||
        field == FIELD_PERSON_PHONE || field == FIELD_CONTACT_OWNER ||
        field == FIELD_CONTACT_KIND || field == FIELD_CONTACT_VALUE ||
        field == FIELD_CONTACT_STATE || field == FIELD_PERSON_STATE)
        vec_push(&store->run.named, named);
}

void names_left(struct store *store, struct id owner)
{
    struct named named = {.row = owner};
    if (!id_is_none(owner))
        vec_push(&store->run.named, named);
}
