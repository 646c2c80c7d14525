/* What the parts of geo2c share: tables read from data/geo, and the C they become. */
#ifndef GEO2C_H
#define GEO2C_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* A file of « ; » and lines, its first line left out; cells are texts. */
struct table {
    const char *path;
    char *text;
    char **cells;
    int rows, columns;
};

/* Says the sentence with what is at fault, and leaves with 1. */
_Noreturn void refuse(const char *path, const char *what, const char *value);
void *reserve(size_t count, size_t size);
char *read_text(const char *path);
struct table read_table(const char *path, int columns);
const char *cell(const struct table *table, int row, int column);
/* The row whose first cell is code, or -1; rows are in the order of codes. */
int find_code(const struct table *table, const char *code);
long number(const struct table *table, int row, int column);

/* `static`-less arrays of numbers, twelve a line. */
void emit_start(FILE *out, const char *declaration);
void emit_number(FILE *out, long value);
void emit_end(FILE *out);

/* Where the départements' rings and neighbours start, and their centres, for the table
 * of départements. */
struct outline {
    int *ring, *neighbour; /* one more than there are départements */
    double *lat, *lon;
    int *zone;
};

void emit_outline(FILE *out, const char *path, const struct table *departements,
                  struct outline *outline);

#endif
