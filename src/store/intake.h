/* What imports and merges ask of the file, beside the reads of cards and actors.
 *
 * In the arena given, live rows only unless said. Writing goes through store_insert and
 * store_set, in a step that is open. */
#ifndef STORE_INTAKE_H
#define STORE_INTAKE_H

#include "domain/actor.h"
#include "domain/meeting.h"
#include "store/store.h"

/* --- addresses -------------------------------------------------------------------- */

/* The worst that any contact of that address says, in the bin too: a mail that left
 * has left, whoever has it. */
bool store_email_status(struct store *store, const char *email,
                        enum contact_status *status, struct err *err);
/* Those of that address, case aside; then, without an id, the plain ones (links.h). Asks
 * for store_names_ready. */
bool store_email_contacts(struct store *store, const char *email, struct arena *arena,
                          struct contact **contacts, size_t *count, struct err *err);

/* --- what was erased -------------------------------------------------------------- */

/* The mark of a text in this file (a mail, a name): the same text gives the same mark,
 * which says nothing of it to who does not have it. Kept of what is erased, so that it
 * does not come back by an import. */
bool store_mark(struct store *store, const char *text, struct id *mark,
                struct err *err);
/* The text of the mark of a mail is "email:" and the mail in lower case. */
bool store_erased_any(struct store *store, bool *any, struct err *err);
/* Was this row (or what has this mark) erased? */
bool store_erased(struct store *store, struct id row, bool *erased, struct err *err);
/* In an open step; for ever. */
bool store_erased_add(struct store *store, struct id row, struct err *err);

/* --- sources ---------------------------------------------------------------------- */

struct source_column {
    struct id id;
    const char *source;
    const char *header;
    const char *field;
};
bool store_columns(struct store *store, const char *source, struct arena *arena,
                   struct source_column **columns, size_t *count, struct err *err);
/* Whose own field of that key says that; none. */
bool store_custom_owner(struct store *store, const char *key, const char *value,
                        struct id *owner, struct err *err);

/* What names are found by is whole: to be asked before a step that searches them. */
bool store_names_ready(struct store *store, struct err *err);

/* --- twins ------------------------------------------------------------------------ */

/* What became of a record: its table (0: not in the file), its state, what it was
 * merged into. */
struct fate {
    enum table table;
    enum row_state state;
    struct id merged_into;
};
bool store_fate(struct store *store, struct id record, struct fate *fate,
                struct err *err);
/* Were the two said to be different? */
bool store_apart(struct store *store, struct id one, struct id other, bool *apart,
                 struct err *err);
struct twins {
    struct id one, other; /* in the order they were made */
};
/* Pairs of live persons (or actors) that share a key of their names and were not set
 * apart, in the order of the first; at most `most`. */
bool store_twins(struct store *store, bool persons, size_t most, struct arena *arena,
                 struct twins **pairs, size_t *count, struct err *err);
/* A day of a meeting where both were noted. */
struct double_presence {
    struct id id, its_id;
    enum attendance_status status, its_status;
    int64_t its_arrived;
};
bool store_double_presences(struct store *store, struct id person, struct id other,
                            struct arena *arena, struct double_presence **list,
                            size_t *count, struct err *err);
/* The fields of a row, in the order of schema.def. ERR_NOT_FOUND. */
bool store_values(struct store *store, enum table table, struct id row,
                  struct arena *arena, struct value **values, struct err *err);
/* Every field of the file that names `from`, but `merged_into`, names `to` instead. In
 * an open step. */
bool store_repoint(struct store *store, struct id from, struct id to, struct err *err);

#endif
