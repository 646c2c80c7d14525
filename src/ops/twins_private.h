/* What the files of twins share. Nothing outside src/ops includes this page. */
#ifndef OPS_TWINS_PRIVATE_H
#define OPS_TWINS_PRIVATE_H

#include "ops/import_private.h"
#include "ops/twins.h"

/* ERR_INPUT unless they are two live records of one table. */
bool twins_fit(struct garden *garden, struct id one, struct id other, enum table *table,
               struct err *err);
/* What the file says, "" when it says nothing; then the same as people read it. */
const char *twin_text(struct arena *arena, const struct field_def *field,
                      struct value value);
const char *twin_words(const struct garden *garden, struct arena *arena,
                       const struct field_def *field, struct value value);
/* A field that two cards merged both keep: nobody has to choose. */
bool merge_keeps_both(enum field field);
bool twin_is_shown(const struct field_def *field, enum table table);

#endif
