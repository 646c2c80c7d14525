/* What the two files of names share; see names.c.
 *
 * Nothing outside src/store/names*.c includes this page. */
#ifndef STORE_NAMES_PRIVATE_H
#define STORE_NAMES_PRIVATE_H

#include "domain/meeting.h"
#include "store/derived.h"

/* What one person is found by, in an arena but for its lists. */
struct found_by {
    int64_t n;
    struct person person;
    const char *name;
    const char *sort;
    const char *words;
    VEC(const char *) emails;
    VEC(const char *) phones;
    VEC(int64_t) marks; /* of her keys and of her name, in order, each once */
};

/* From a row of NAMES_COLUMNS, and her contacts. */
bool found_by_make(struct store *store, sqlite3_stmt *row, struct arena *arena,
                   struct found_by *by, struct err *err);
/* What follows from her fields and contacts, wherever these come from. */
void found_by_end(struct found_by *by, struct arena *arena);
void found_by_free(struct found_by *by);
/* Writes it; a fresh one has no mark yet. */
bool names_put(struct store *store, const struct found_by *by, bool fresh,
               struct err *err);

#endif
