/* A table as CSV, for a spreadsheet or for another program.
 *
 * Owns: separators, quotes, line ends (CRLF), the mark of UTF-8, and the apostrophe
 * before what a spreadsheet would run as a formula (a cell that begins with = + - @, a
 * tab, a return, their full-width forms, or with such an apostrophe already: csv_in.h
 * takes one off, and every cell comes back as it was). Does not know: what columns
 * mean, who may read them, files. Texts are UTF-8; NULL is an empty cell. */
#ifndef EXCHANGE_CSV_OUT_H
#define EXCHANGE_CSV_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct csv_style {
    char separator;
    bool mark; /* of UTF-8, at the start */
};
/* What spreadsheets open here: `;` and the mark. What programs read: `,` alone. */
extern const struct csv_style csv_for_people;
extern const struct csv_style csv_for_programs;

/* The mark, if any, and the line of the header. */
void csv_begin(struct str *out, const struct csv_style *style,
               const char *const *header, size_t columns);
/* One line. */
void csv_row(struct str *out, const struct csv_style *style, const char *const *cells,
             size_t columns);

/* A list as it is on screen: its columns and its rows, in its order. */
struct csv_table {
    const char *const *header;
    size_t columns;
    const char *const *cells; /* row after row, `columns` each */
    size_t rows;
};
/* All of it, for people. */
void csv_write(struct str *out, const struct csv_table *table);

#endif
