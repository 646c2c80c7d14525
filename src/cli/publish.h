/* The minutes of a meeting on disk, in one key.
 *
 * Owns: where they are and under which names:
 *   <data>/terreau/comptes-rendus/<community>/<AAAA-MM-JJ-title>/
 *     public.html, membres.html, membres.md, membres.odt, binome.odt
 * Files are private (0600), whole or not there; one that is already there and says the
 * same is left, another one is never replaced: the new one is « membres-2.odt ». */
#ifndef CLI_PUBLISH_H
#define CLI_PUBLISH_H

#include <stdbool.h>

#include "base/err.h"
#include "base/mem.h"
#include "ops/garden.h"

/* Closes the meeting when it is not yet, its minutes for the pair (Markdown) being the
 * frozen version; then writes the files. *sentence (arena) says how many and where,
 * that ODT is missing when libzip is, and what to read again before giving the public
 * ones away. A meeting that cannot be closed leaves no file; files that cannot be
 * written leave the meeting closed, its version kept, and the same call tries again. */
bool cli_publish(struct garden *garden, struct id meeting, struct arena *arena,
                 const char **sentence, struct err *err);

#endif
