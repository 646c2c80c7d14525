/* A row of an export on its way back in: values as a file says them, by name.
 *
 * Plain structures, between readers of a format (src/exchange), which know no table,
 * and ops/whole.h, which knows the tables and no format. */
#ifndef DOMAIN_CELL_H
#define DOMAIN_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum cell_kind { CELL_NOTHING, CELL_TEXT, CELL_INTEGER, CELL_REAL, CELL_FLAG };

struct cell {
    const char *key;
    enum cell_kind kind;
    const char *text; /* UTF-8, valid */
    int64_t integer;
    double real;
    bool flag;
};

struct cell_row {
    const char *table;
    size_t line; /* where it begins in the file, from 1 */
    const struct cell *cells;
    size_t count;
};

#endif
