/* Ways to reach a record, and the fields a community adds: persons and actors alike.
 *
 * Owns: contacts (mail, phone, web, address, each with label, state and level) and the
 * values of custom fields. An owner is the id of a person or of an actor; whether it is
 * alive is its own module's business. Each verb is one step; on false nothing changed.
 *
 * A plain address of a person (a mail, a phone: no label, no state, nothing beside it
 * of its kind) needs no row: a meeting and an import leave it in the person's own. It
 * is listed without an id, and becomes a contact when a verb here is called on it.
 */
#ifndef OPS_CONTACTS_H
#define OPS_CONTACTS_H

#include "domain/actor.h"
#include "ops/garden.h"

/* --- contacts --------------------------------------------------------------------- */

/* What a typed text most likely is: a mail has an @ that is not its first letter and is
 * in no link; a phone nine
 * digits or more and nothing but digits, spaces, dots, hyphens, +, parentheses; the web
 * "http", "www." or one word with a dot in it; else a postal address. */
enum contact_kind contact_kind_guess(const char *typed);

/* Adds one. `contact->id` is not read. Ends of the value are trimmed; ERR_INPUT, with
 * what to type, for an empty value, a mail without @ or obfuscated ("[email
 * protected]"), a phone without six digits. The first of its kind that an owner has is
 * not made preferred by itself. */
bool ops_contact_add(struct garden *garden, const struct contact *contact,
                     struct id *id, struct err *err);
/* The same from one typed text whose kind is guessed; "travail: 06 00 00 00 01" gives
 * the label « travail ». */
bool ops_contact_add_text(struct garden *garden, struct id owner, const char *typed,
                          struct id *id, struct err *err);
/* Below, the contact is that of `contact->id`, or without an id the plain one of its
 * owner and kind; what it became is in contact->id. ERR_NOT_FOUND for one that is gone.
 */

/* Replaces all of it but the owner; the same rules. */
bool ops_contact_edit(struct garden *garden, struct contact *contact, struct err *err);
bool ops_contact_status(struct garden *garden, struct contact *contact,
                        enum contact_status status, struct err *err);
/* The one to use first among those of its owner and kind: the others no longer are. On
 * one that is, takes it back. */
bool ops_contact_prefer(struct garden *garden, struct contact *contact,
                        struct err *err);
bool ops_contact_level(struct garden *garden, struct contact *contact,
                       enum audience level, struct err *err);
bool ops_contact_bin(struct garden *garden, struct contact *contact, struct err *err);

/* Live ones: by kind, the preferred first, then as they were written, the plain one
 * last. */
bool ops_contacts(struct garden *garden, struct id owner, struct arena *arena,
                  struct contact **contacts, size_t *count, struct err *err);
/* The one to use: preferred, else the first that is neither bounced nor unsubscribed;
 * NULL when there is none. Pure. */
const struct contact *contact_best(const struct contact *contacts, size_t count,
                                   enum contact_kind kind);

/* --- custom fields ---------------------------------------------------------------- */

/* One line of a card: a field of the configuration and what this record says. */
struct custom_value {
    const char *key;
    const char *label;                /* the key for a field that was removed */
    const struct custom_field *field; /* NULL: it left the configuration; kept */
    const char *value;                /* "" when not said */
    struct id id;                     /* of the row, none when never said */
};

/* The fields for actors (or for persons), in the order of the configuration, said or
 * not; then what is kept of fields that left it. */
bool ops_customs(struct garden *garden, struct id owner, bool person,
                 struct arena *arena, struct custom_value **values, size_t *count,
                 struct err *err);
/* Sets one; "" empties it. The typed text must fit the field: a number ("12,5"), a day
 * (kept as 2026-11-28), oui/non (kept as "yes"/"no"), one of the choices through
 * accents and case (kept as written in the configuration): else ERR_INPUT says what
 * fits. ERR_INPUT too for a field that the configuration does not have, unless the
 * record already has one of that key, or for one made for the other kind of records. */
/* A mail or a phone that an import kept apart, being wrong (custom_to_check), becomes a
 * contact of the record once it is typed right: in the same step, its field emptied. */
bool ops_custom_set(struct garden *garden, struct id owner, bool person,
                    const char *key, const char *typed, struct err *err);
/* A mail or a phone that no contact could be made of: kept under its column's name by an
 * import, until someone corrects it. */
bool custom_to_check(const struct custom_value *value);
/* Would ops_custom_set make a contact of what is typed there? */
bool custom_becomes_contact(const struct custom_value *value, const char *typed);
/* What a stored value is read as: « oui », « 28/11/2026 »; the value itself else. */
const char *custom_value_text(struct arena *arena, const struct custom_field *field,
                              const char *value);

#endif
