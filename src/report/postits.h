/* Post-its for the wall, as documents for A4 paper that stay legible in black and
 * white.
 *
 * Owns: the two sheets, of what a board holds and of blank post-its to fill by hand.
 * Does not know: formats, files. A kind is always a sign and a word; no author is ever
 * written, a wall being public. */
#ifndef REPORT_POSTITS_H
#define REPORT_POSTITS_H

#include "ops/garden.h"
#include "report/document.h"

/* Starts the document in the arena and fills it with the live notes of a board: each
 * column on its own page, its groups (name, number of post-its, votes) then what is in
 * none, three post-its a line in the order of the board. Columns without note are left
 * out. ERR_NOT_FOUND for no such board. */
bool postits_build(struct garden *garden, struct id board, struct arena *arena,
                   struct document *document, struct err *err);

/* The same without notes: for each kind that the board takes, a page of empty post-its
 * under its sign, its word and what is asked. */
bool postits_blank_build(struct garden *garden, struct id board, struct arena *arena,
                         struct document *document, struct err *err);

#endif
