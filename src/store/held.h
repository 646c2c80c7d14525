/* Rows that are only ever added: of the log and of what is derived from rows. A long
 * step holds them and writes them by HELD_MANY, since a statement costs as much as the
 * row it writes; any other step writes each at once.
 *
 * OR FAIL spares a journal of the statement: when one fails the whole step is taken
 * back. A row of FTS5 would have it nevertheless, and be flushed with it: those are
 * written one by one (find_index.c).
 *
 * Whoever asks the file of something sees them: every other statement of sql_get writes
 * first what is held. */
#ifndef STORE_HELD_H
#define STORE_HELD_H

#include "store/private.h"

enum held_table {
    HELD_OP,
    HELD_HEAD,
    HELD_PERSON_FOUND,
    HELD_FIND_NAME,
    HELD_COUNT
};

/* A row, its columns in the order of held.c, then its end. What is given is copied. */
void held_begin(struct store *store, enum held_table table);
void held_integer(struct store *store, int64_t integer);
void held_text(struct store *store, const char *text);
void held_blob(struct store *store, const void *bytes, size_t size);
void held_value(struct store *store, struct value value);
bool held_end(struct store *store, struct err *err);

/* Writes what is held. */
bool held_write(struct store *store, struct err *err);
/* Forgets it: the step is taken back. */
void held_drop(struct store *store);
void held_free(struct store *store);

#endif
