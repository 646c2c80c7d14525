/* Any bytes as a JSON export: an error has a sentence, a row is sound. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/json_in.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void look(const struct cell_row *row)
{
    must(row->line > 0 && row->table);
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        must(cell->key && utf8_valid(cell->key, strlen(cell->key)));
        if (cell->kind == CELL_TEXT)
            must(utf8_valid(cell->text, strlen(cell->text)));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err err = ERR_INIT;
    static char empty[1];
    FILE *file =
        size ? fmemopen((void *)(uintptr_t)data, size, "rb") : fmemopen(empty, 1, "rb");
    if (!file)
        return 0;
    struct json_in *in;
    struct cell_row row;
    bool more = true, good = json_in_stream(file, "fuzz.json", &in, &err);
    while (good && more) {
        good = json_in_next(in, &row, &more, &err);
        if (good && more)
            look(&row);
    }
    must(good || *err.text);
    json_in_close(in);
    fclose(file);
    return 0;
}
