/* One row of a JSON export: a flat object, as cells.
 *
 * Owns jansson, opened on first use. Nothing outside src/exchange/json_*.c includes
 * this page. */
#ifndef EXCHANGE_JSON_ROW_H
#define EXCHANGE_JSON_ROW_H

#include "base/err.h"
#include "base/str.h"
#include "domain/cell.h"

enum { JSON_MOST_CELLS = 64 };

/* Zero-initialise; what was read last, until the next one. */
struct json_row {
    struct cell cells[JSON_MOST_CELLS];
    size_t count;
    void *object;
    struct jansson *jansson;
};

/* ERR_NOT_FOUND: jansson is not installed. */
bool json_row_open(struct json_row *row, struct err *err);
/* The text of an object that begins at that line of the file. */
bool json_row_read(struct json_row *row, const struct str *text, size_t line,
                   struct err *err);
void json_row_close(struct json_row *row);

/* What is no export of ours: false, with its sentence. */
bool json_not_ours(size_t line, struct err *err);
bool json_too_deep(size_t line, struct err *err);

#endif
