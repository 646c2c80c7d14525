/* What the files that read CSV share. */
#ifndef EXCHANGE_CSV_PRIVATE_H
#define EXCHANGE_CSV_PRIVATE_H

#include "base/vec.h"
#include "exchange/csv_in.h"

/* The separator of a sample, outside quotes; appends the sentence that says why. A
 * first line « sep=; » says it itself. */
char csv_separator_guess(const char *sample, struct str *evidence);
/* How many of these cells are known headers. */
size_t csv_headers_known(const char *const *cells, size_t count);
/* The columns of a header, in the arena. */
struct csv_column *csv_columns_read(struct arena *arena, const char *const *cells,
                                    size_t count);
/* The cell as it is kept: trimmed, in normal form, what protected a formula or a number
 * taken off. */
const char *csv_cell_clean(struct arena *arena, const char *cell);

#endif
