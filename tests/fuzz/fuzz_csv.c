/* Any bytes as a CSV file: encodings, separators, quotes, columns, and what is put
 * right of each cell.
 *
 * The file is written once an execution, in memory: memfd gives it a name to be opened
 * by. */
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "domain/repair.h"
#include "exchange/csv_in.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool held)
{
    if (!held)
        abort();
}

static void put_right(struct arena *arena, const char *text)
{
    static const struct date today = {2026, 11, 28};
    const char *parts[8], *given, *family;
    struct date date;
    must(repair_phone(arena, text).to && repair_postcode(arena, text).to);
    must(repair_email(arena, text).to && repair_name(arena, text).to);
    must(repair_date(arena, text, today, &date).to != NULL);
    must(repair_split(arena, text, true, parts, 8) >= 1);
    must(repair_split(arena, text, false, parts, 8) <= 8);
    must(repair_flag(text) <= 1);
    repair_cut_name(arena, text, &given, &family);
    must(given && family);
}

static void read_rows(struct csv_in *in)
{
    struct arena arena = {0};
    struct intake intake;
    struct err err = ERR_INIT;
    bool more = true;
    size_t last = 0;
    if (!csv_in_rows(in, &intake, &err))
        return;
    while (more) {
        struct intake_row row;
        arena_reset(&arena);
        if (!intake.next(intake.ctx, &arena, &row, &more, &err) || !more)
            break;
        must(row.line > last);
        last = row.line;
        for (size_t i = 0; i < row.count; i++) {
            must(utf8_valid(row.values[i].text, strlen(row.values[i].text)));
            put_right(&arena, row.values[i].text);
        }
    }
    must(err.kind == ERR_NONE || err.text[0] != '\0');
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"CP1252", "ISO-8859-15", "MACINTOSH",
                                        "UTF-16LE"};
    static iconv_t kept[4];
    static int file = -1;
    static char path[64];
    struct csv_in *in = NULL;
    struct err err = ERR_INIT;
    if (file < 0) {
        /* kept open, so that the C library does not load them each time */
        for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
            kept[i] = iconv_open("UTF-8", names[i]);
        file = memfd_create("fuzz", 0);
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    }
    must(ftruncate(file, 0) == 0 && pwrite(file, data, size, 0) == (ssize_t)size);
    if (csv_in_open(path, &in, &err))
        read_rows(in);
    else
        must(err.text[0] != '\0');
    csv_in_close(in);
    return 0;
}
