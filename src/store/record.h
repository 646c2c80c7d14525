/* Values as bytes: what a creation operation carries, and what is hashed.
 *
 * Owns the format, which never changes once files hold it (see record.c). Does not know
 * tables: a field is a number here. The reader trusts nothing: any bytes are either
 * walked to their end or refused. */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/store.h"

/* Appends one field to a record. number is 1 to 255. */
void record_add(struct str *record, unsigned number, struct value value);
/* Appends type and bytes of a value alone: its form for the hash. */
void record_add_value(struct str *out, struct value value);

struct record_reader {
    const uint8_t *at;
    size_t left;
};

enum record_step { RECORD_FIELD, RECORD_END, RECORD_BAD };

/* The next field of the record; its text is copied into the arena. RECORD_BAD for bytes
 * that record_add cannot have written: cut short, unknown type, wrong length, text that
 * is not UTF-8 or holds a NUL, number out of range. The reader must not go on then. */
enum record_step record_next(struct record_reader *reader, struct arena *arena,
                             unsigned *number, struct value *value);

/* Looks a field up. False when the record has no such field, or is bad before it. */
bool record_find(const uint8_t *record, size_t size, unsigned number,
                 struct arena *arena, struct value *value);

#endif
