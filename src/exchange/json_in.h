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

struct json_in;

/* Of a file ("-": the standard input). ERR_NOT_FOUND: no such file, or jansson is not
 * installed; ERR_INPUT: a folder. */
bool json_in_open(const char *path, struct json_in **in, struct err *err);
/* Of what is open already, told as `name` in sentences, and stays open. */
bool json_in_stream(FILE *file, const char *name, struct json_in **in, struct err *err);
/* The next row, until the next call; *more false at the end, and the row is then
 * untouched. ERR_INPUT: what is wrong, and the line; the rest cannot be read. */
bool json_in_next(struct json_in *in, struct cell_row *row, bool *more,
                  struct err *err);
int json_in_done(const struct json_in *in); /* 0..1000; 0: not known */
void json_in_close(struct json_in *in);     /* NULL is fine */

#endif
