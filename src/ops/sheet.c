#include "ops/sheet.h"

#include <assert.h>

void sheet_begin(struct sheet *sheet, const char *name, enum sheet_of of)
{
    *sheet = (struct sheet){.of = of};
    sheet->name = arena_strdup(&sheet->arena, name);
}

void sheet_column(struct sheet *sheet, const char *title)
{
    const char *kept = arena_strdup(&sheet->arena, title);
    vec_push(&sheet->header, kept);
}

void sheet_row(struct sheet *sheet, struct id id)
{
    assert(sheet->cells.n == sheet->rows.n * sheet->header.n);
    vec_push(&sheet->rows, id);
}

void sheet_cell(struct sheet *sheet, enum field field, const char *text)
{
    struct sheet_cell cell = {arena_strdup(&sheet->arena, text), field};
    vec_push(&sheet->cells, cell);
}

void sheet_free(struct sheet *sheet)
{
    vec_free(&sheet->header);
    vec_free(&sheet->rows);
    vec_free(&sheet->cells);
    arena_free(&sheet->arena);
}
