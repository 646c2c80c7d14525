/* What the tables of a community's file hold, row by row, whatever they are of: the
 * columns are those of the schema.
 *
 * A field is written column=value. An id is said by the text of the row it names (its
 * title, name, text, word, or given and family name), a flag by 0 or 1, a time by any
 * part of its local ISO 8601 writing: start=T09:15, due=2026-03-20; nothing after the
 * sign is the empty value. */
#ifndef TESTS_JOURNEYS_ROWS_H
#define TESTS_JOURNEYS_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "ops/garden.h"

/* TABLE NUMBER field=value…: so many live rows have all these; else *why shows them
 * all. */
bool rows_count(struct garden *garden, const char *const *words, size_t count,
                struct str *why);
/* Every live row of the table, one a line: its columns but ids, in order. */
void rows_text(struct garden *garden, const char *table, struct str *out);

/* Looks for every person's id in every table, the log and the drafts of a copy of the
 * file: only the tables named (and their operations) may hold one. */
bool rows_persons_only_in(const char *path, const char *const *tables, size_t count,
                          struct str *why);

#endif
