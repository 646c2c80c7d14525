/* The attendance sheet that people sign, as a document for A4 paper.
 *
 * Owns: what stands on the sheet and in what order. Does not know: formats, files.
 * Holds names and organisations, nothing else of anyone: it is for the room, not to
 * publish. */
#ifndef REPORT_EMARGEMENT_H
#define REPORT_EMARGEMENT_H

#include "ops/garden.h"
#include "report/document.h"

enum { EMARGEMENT_EVERY_DAY = -1 };

/* Starts the document in the arena and fills it: for the day (from 0) or each day on
 * its own page, the meeting, its date, place and hours, then a table with a line to
 * sign for everyone expected, present or absent, in the stated order of person_compare;
 * lines left blank for whoever comes, five at least, to the end of the page; those
 * excused, below. Errors: ERR_NOT_FOUND for no such meeting, ERR_INPUT for a day it has
 * not. */
bool emargement_build(struct garden *garden, struct id meeting, int day,
                      struct arena *arena, struct document *document, struct err *err);

#endif
