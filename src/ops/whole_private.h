/* How a row of an export is read as values of a table. Nothing outside src/ops/whole*.c
 * includes this page. */
#ifndef OPS_WHOLE_PRIVATE_H
#define OPS_WHOLE_PRIVATE_H

#include "ops/whole.h"

/* The first field of a table: the others follow it. */
const struct field_def *whole_fields(enum table table);

/* The table, the id and a value for each field of the table, in its order; texts in the
 * arena. ERR_INPUT names the line, and the key at fault. */
bool whole_row_read(struct arena *arena, const struct cell_row *row, enum table *table,
                    struct id *id, struct value *values, struct err *err);

#endif
