/* Any bytes as a calendar: an error has a sentence, an entry is sound. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/calendar_in.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static bool take(void *ctx, const struct agenda_entry *entry, struct err *err)
{
    size_t *count = ctx;
    (void)err;
    must(entry->passed ||
         (!id_is_none(entry->id) && entry->sequence >= 0 && *entry->title));
    must(entry->passed || entry->todo || entry->start > 0);
    must(utf8_valid(entry->title, strlen(entry->title)) &&
         utf8_valid(entry->place, strlen(entry->place)) &&
         utf8_valid(entry->description, strlen(entry->description)));
    return ++*count < 2000;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct calendar_window window = {INT64_C(1760000000000),
                                           INT64_C(1830000000000)};
    struct calendar_read read;
    struct err err = ERR_INIT;
    size_t count = 0;
    bool good =
        calendar_in_read((const char *)data, size, &window, take, &count, &read, &err);
    must(good || *err.text || count >= 2000);
    return 0;
}
