/* How a row of an export is read as values of a table. Nothing outside src/ops/whole*.c
 * includes this page. */
#ifndef OPS_WHOLE_PRIVATE_H
#define OPS_WHOLE_PRIVATE_H

#include "ops/whole.h"

#define MOST_FIELDS 40 /* of a table */

/* The first field of a table: the others follow it. */
const struct field_def *whole_fields(enum table table);

/* The table, the id and a value for each field of the table, in its order; texts in the
 * arena. ERR_INPUT names the line, and the key at fault. */
bool whole_row_read(struct arena *arena, const struct cell_row *row, enum table *table,
                    struct id *id, struct value *values, struct err *err);

/* Do they say the same in an export? */
bool whole_same_value(const struct field_def *def, const struct value *a,
                      const struct value *b);

/* --- whole_differ.c */
bool whole_differences(const struct garden *garden, const struct cell_row *row,
                       struct arena *arena, struct whole_difference **list,
                       size_t *count, struct err *err);

#endif
