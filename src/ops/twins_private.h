/* What the files of twins share. Nothing outside src/ops includes this page. */
#ifndef OPS_TWINS_PRIVATE_H
#define OPS_TWINS_PRIVATE_H

#include "ops/import_private.h"
#include "ops/twins.h"

/* ERR_INPUT unless they are two live records of one table. */
bool twins_fit(struct garden *garden, struct id one, struct id other, enum table *table,
               struct err *err);
/* The value as people read it, "" when it says nothing. */
const char *twin_text(struct arena *arena, const struct field_def *field,
                      struct value value);
bool twin_is_shown(const struct field_def *field, enum table table);

#endif
