/* A calendar or an export into a community: each entry gets a verdict, told as that of
 * a row of contacts is, and all of them enter in one step, or none. By slices, for who
 * has a screen to keep alive.
 *
 * Owns: what a verdict is for an entry that has no columns. Knows the formats through
 * src/exchange, and what enters through ops/agenda_in.h and ops/whole.h. */
#ifndef CLI_IMPORT_WHOLE_H
#define CLI_IMPORT_WHOLE_H

#include "base/str.h"
#include "exchange/calendar_in.h"
#include "ops/agenda_in.h"
#include "ops/import.h"
#include "ops/whole.h"

struct import_whole;

/* What was read and what became of it, in the words of the format. */
struct import_counts {
    struct calendar_read calendar;
    struct agenda_in_report agenda;
    struct whole_report rows;
};

/* Opens the step; `options` (dry_run, row and ctx of it) and `report` outlive it. The
 * garden is busy until the end. */
bool import_whole_calendar(struct garden *garden, const struct str *text,
                           const struct import_options *options,
                           struct import_report *report, struct import_whole **whole,
                           struct err *err);
/* Is that export of the community of the garden? What cannot be read says so when it is
 * tried, and fits until then. */
bool import_whole_fits(const char *path, struct garden *garden, struct err *err);
/* `into` is taken, whatever this answers. */
bool import_whole_export(const char *path, struct whole *into,
                         const struct import_options *options,
                         struct import_report *report, struct import_whole **whole,
                         struct err *err);
/* Up to `entries` more; *more false at the end. On false, end it without keeping. */
bool import_whole_step(struct import_whole *whole, size_t entries, bool *more,
                       struct err *err);
int import_whole_done(const struct import_whole *whole); /* 0..1000 */
/* Writes it all, but a dry run and what is not kept. Frees `whole`, NULL being fine;
 * *counts may be NULL. */
bool import_whole_end(struct import_whole *whole, bool keep,
                      struct import_counts *counts, struct err *err);
/* All the steps, and the end. */
bool import_whole_run(struct import_whole *whole, struct import_counts *counts,
                      struct err *err);

#endif
