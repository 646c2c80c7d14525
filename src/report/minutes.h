/* The minutes of a meeting, as a document, for three kinds of readers.
 *
 * Owns: what stands in the minutes, in what order, and what each level leaves out.
 * Does not know: formats, files (report/report.h), when a meeting is closed.
 *
 *   public   counts of people, never who: no name, mail or phone of anyone known to the
 *            file, even inside what was typed (report/redact.h replaces them and the
 *            warnings tell); « quelqu’un » carries an action
 *   membres  the names of those present, of presenters and of who does what; mails and
 *            phones are replaced
 *   binôme   everything that was typed: authors of notes, who was excused or late, the
 *            facilitator's private instructions
 *
 * A feeling is never told with its person, at any level. */
#ifndef REPORT_MINUTES_H
#define REPORT_MINUTES_H

#include <stdbool.h>
#include <stddef.h>

#include "ops/garden.h"
#include "report/document.h"
#include "report/redact.h"

enum minutes_level { MINUTES_PUBLIC, MINUTES_MEMBERS, MINUTES_PAIR };

/* "public", "membres", "binome" (as on the command line; "binôme" is accepted). */
bool minutes_level_named(const char *name, enum minutes_level *level);
const char *minutes_level_name(enum minutes_level level);

/* What to read again before it is given away. */
struct minutes_warnings {
    size_t masked;  /* texts in which a name, a mail or a phone was replaced */
    size_t doubted; /* texts left with a common word that is also somebody's name */
    const char *lines[REDACT_LINES]; /* the first of both, as typed (arena) */
    size_t line_count;
};

/* Starts the document in the arena and fills it. ERR_NOT_FOUND: no such meeting. */
bool minutes_build(struct garden *garden, struct id meeting, enum minutes_level level,
                   struct arena *arena, struct document *document,
                   struct minutes_warnings *warnings, struct err *err);

#endif
