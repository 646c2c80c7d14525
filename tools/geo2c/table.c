#include "geo2c.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void refuse(const char *path, const char *what, const char *value)
{
    fprintf(stderr, "geo2c: %s: %s: %s\n", path, what, value);
    exit(1);
}

void *reserve(size_t count, size_t size)
{
    void *at = calloc(count ? count : 1, size);
    if (!at)
        refuse("memory", "exhausted", "");
    return at;
}

char *read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        refuse(path, "cannot be read", strerror(errno));
    size_t size = (size_t)ftell(file);
    char *text = reserve(size + 1, 1);
    rewind(file);
    if (fread(text, 1, size, file) != size)
        refuse(path, "cannot be read", strerror(errno));
    fclose(file);
    return text;
}

static int count_lines(const char *text)
{
    int lines = 0;
    for (; (text = strchr(text, '\n')); text++)
        lines++;
    return lines;
}

struct table read_table(const char *path, int columns)
{
    struct table table = {.path = path, .text = read_text(path), .columns = columns};
    char *at = strchr(table.text, '\n');
    if (!at)
        refuse(path, "has no line", "");
    table.rows = count_lines(++at);
    table.cells = reserve((size_t)table.rows * (size_t)columns, sizeof *table.cells);
    for (int i = 0; i < table.rows * columns; i++) {
        table.cells[i] = at;
        size_t len = strcspn(at, ";\n");
        if ((at[len] == '\n') != (i % columns == columns - 1))
            refuse(path, "has not its columns", table.cells[i - i % columns]);
        at[len] = '\0';
        at += len + 1;
    }
    return table;
}

const char *cell(const struct table *table, int row, int column)
{
    return table->cells[row * table->columns + column];
}

int find_code(const struct table *table, const char *code)
{
    int low = 0, high = table->rows;
    while (low < high) {
        int middle = (low + high) / 2;
        if (strcmp(cell(table, middle, 0), code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < table->rows && strcmp(cell(table, low, 0), code) == 0 ? low : -1;
}

long number(const struct table *table, int row, int column)
{
    const char *text = cell(table, row, column);
    char *end;
    long value = strtol(text, &end, 10);
    if (end == text || *end)
        refuse(table->path, "is not a number", text);
    return value;
}

/* Written on the way out: numbers since the last line. */
static int in_line;

void emit_start(FILE *out, const char *declaration)
{
    fprintf(out, "\n%s = {", declaration);
    in_line = 0;
}

void emit_number(FILE *out, long value)
{
    fprintf(out, "%s%ld,", in_line % 12 == 0 ? "\n    " : " ", value);
    in_line++;
}

void emit_end(FILE *out)
{
    fputs("\n};\n", out);
}
