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

static bool take(void *ctx, const struct cell_row *row, struct err *err)
{
    (void)ctx;
    (void)err;
    must(row->line > 0 && row->table);
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        must(cell->key && utf8_valid(cell->key, strlen(cell->key)));
        if (cell->kind == CELL_TEXT)
            must(utf8_valid(cell->text, strlen(cell->text)));
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err err = ERR_INIT;
    static char empty[1];
    FILE *file =
        size ? fmemopen((void *)(uintptr_t)data, size, "rb") : fmemopen(empty, 1, "rb");
    if (!file)
        return 0;
    must(json_in_stream(file, "fuzz.json", take, NULL, &err) || *err.text);
    fclose(file);
    return 0;
}
