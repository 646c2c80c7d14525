/* The directory of a community, as a document, for three kinds of readers.
 *
 * Owns: the order and the shape of the pages. Who and what may appear is decided by
 * ops/directory.h; in free texts that others than the pair read, mails and phones are
 * replaced (report/redact.h): those that may be read are told as contacts. */
#ifndef REPORT_DIRECTORY_H
#define REPORT_DIRECTORY_H

#include <stdbool.h>

#include "domain/actor.h"
#include "ops/garden.h"
#include "report/document.h"

/* "public", "membres", "binome" (or "binôme"): as on the command line. */
bool directory_level_named(const char *name, enum audience *readers);

/* Starts the document in the arena and fills it: actors, then members, by name. */
bool directory_build(struct garden *garden, enum audience readers, struct arena *arena,
                     struct document *document, struct err *err);

#endif
