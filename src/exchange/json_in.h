/* The JSON export, read row by row: an object of tables, each an array of flat objects.
 *
 * Owns: jansson, which is opened on first use and reads one row at a time, so that
 * memory does not grow with the file; the bounds (no row in a row, 4 MiB a row); the
 * sentences about what is no such JSON. Does not know: tables, fields. */
#ifndef EXCHANGE_JSON_IN_H
#define EXCHANGE_JSON_IN_H

#include <stdio.h>

#include "base/err.h"
#include "domain/cell.h"

/* False, with its sentence in err, stops all. The row lives until it returns. */
typedef bool (*json_take)(void *ctx, const struct cell_row *row, struct err *err);

/* Reads the file ("-": the standard input) to its end. ERR_NOT_FOUND: no such file, or
 * jansson is not installed; ERR_INPUT: what is wrong, and the line. Rows before the
 * fault have been given. */
bool json_in_read(const char *path, json_take take, void *ctx, struct err *err);
/* The same from what is open already, told as `name` in sentences. */
bool json_in_stream(FILE *file, const char *name, json_take take, void *ctx,
                    struct err *err);

#endif
