/* A CSV file from anywhere, as rows of an intake.
 *
 * Owns: libcsv (opened on first use), the separator and what tells it, which line is
 * the header and what each column is, cells as they are kept (normal form, the quote
 * before a formula taken off). Does not know: who the rows are, the community.
 *
 * A row is a record: a line, or several when a quoted cell holds line ends. Lines
 * before the header are rows of the kind INTAKE_HEADER, so that every record but the
 * header itself is told of. */
#ifndef EXCHANGE_CSV_IN_H
#define EXCHANGE_CSV_IN_H

#include "domain/intake.h"
#include "exchange/text_in.h"

enum {
    CSV_COLUMNS_MOST = 256,
    CSV_CELL_MOST = 64 << 10, /* a longer cell refuses its row */
    CSV_ROW_MOST = 1 << 20,   /* a longer row refuses the file */
    CSV_ROWS_MOST = 500000
};

struct csv_column {
    const char *header; /* as written; « colonne 4 » when it is empty */
    enum intake_field field;
    const char *label; /* of contacts: « portable », "" */
    const char *why;   /* what the field was known by, a translated phrase */
};

struct csv_in;

/* Opens and looks at the beginning: encoding, separator, header, columns. The sentences
 * of text_in_open; ERR_NOT_FOUND without libcsv; ERR_INPUT for a file whose records
 * cannot be told (a quote never closed, a line of more than CSV_ROW_MOST). */
bool csv_in_open(const char *path, struct csv_in **in, struct err *err);
/* NULL is allowed. */
void csv_in_close(struct csv_in *in);

enum text_encoding csv_in_encoding(const struct csv_in *in);
char csv_in_separator(const struct csv_in *in); /* ';', ',' or '\t' */
size_t csv_in_header_line(const struct csv_in *in);
/* Whole translated sentences: why this encoding, this separator. */
const char *csv_in_encoding_evidence(const struct csv_in *in);
const char *csv_in_separator_evidence(const struct csv_in *in);
/* The columns, whose `field` the caller may change before csv_in_rows. */
struct csv_column *csv_in_columns(struct csv_in *in, size_t *count);
/* Looks again at the beginning, with an encoding or a separator that is told. */
bool csv_in_set_encoding(struct csv_in *in, enum text_encoding encoding,
                         struct err *err);
bool csv_in_set_separator(struct csv_in *in, char separator, struct err *err);
/* The line of the titles, told. ERR_INPUT when no row begins there. */
bool csv_in_set_header(struct csv_in *in, size_t line, struct err *err);

/* The rows, from the first one; the reader must outlive the intake. May be called again
 * for a second reading. */
bool csv_in_rows(struct csv_in *in, struct intake *intake, struct err *err);

#endif
