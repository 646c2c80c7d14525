/* The reads of what hangs on a record, person or actor: links, contacts, own fields.
 *
 * Live rows only, in the arena given. Writing goes through store_insert and store_set.
 */
#ifndef STORE_LINKS_H
#define STORE_LINKS_H

#include "domain/actor.h"
#include "domain/meeting.h"
#include "store/store.h"

/* A link and the record at the end that is not the one asked for. */
struct link_row {
    struct link link;
    struct id other;
    enum table table;     /* of the other: TABLE_ACTOR or TABLE_PERSON */
    struct actor actor;   /* its id, nature, name, latitude and longitude, precision */
    struct person person; /* its id, given, family, organisation */
    enum row_state state; /* of the other */
};
/* Those that a record is an end of, in the order they were written; what the file has
 * no other end for is left out. */
bool store_links(struct store *store, struct id record, struct arena *arena,
                 struct link_row **links, size_t *count, struct err *err);
/* ERR_NOT_FOUND, with a sentence, when there is no such live link. */
bool store_link(struct store *store, struct id id, struct arena *arena,
                struct link *link, struct err *err);
bool store_link_count(struct store *store, struct id record, int *count,
                      struct err *err);
/* The table of a record that links may tie; 0 when it is no live person nor actor. */
bool store_record_table(struct store *store, struct id record, enum table *table,
                        struct err *err);

/* By kind of contact, preferred first, then as written; last of its kind, without an
 * id, the mail and the phone that the person's own row has (a plain address: no label,
 * in order, not preferred, of the level of the schema), unless it is one of the others.
 */
bool store_contacts(struct store *store, struct id owner, struct arena *arena,
                    struct contact **contacts, size_t *count, struct err *err);
bool store_contact(struct store *store, struct id id, struct arena *arena,
                   struct contact *contact, struct err *err);

struct custom_row {
    struct id id;
    struct id owner;
    const char *key;
    const char *value;
};
/* In the order they were written. */
bool store_customs(struct store *store, struct id owner, struct arena *arena,
                   struct custom_row **customs, size_t *count, struct err *err);

#endif
