/* A list of the screen as a file: CSV for a spreadsheet, GeoJSON for a map.
 *
 * Owns: where such files are proposed, and that each holds what its readers may read
 * and nothing more (ops/leaving.h). Files are private (0600), whole or not there. */
#ifndef CLI_SHEET_OUT_H
#define CLI_SHEET_OUT_H

#include "ops/sheet.h"

/* A name that no file has, as a person would type it: « ~/jardin-membres-2026-11-28.csv
 * ». Beside the community when it is where people look, else in the home folder. In
 * the arena. */
const char *cli_sheet_path(const struct garden *garden, const struct sheet *sheet,
                           bool map, struct arena *arena);

/* Writes it. *sentence (arena) says how many rows, for whom, where, and who was left
 * out. ERR_INPUT for the community's own file; when another file is there already,
 * file->taken is set unless it may be overwritten. On false nothing was written. */
bool cli_sheet_write(struct garden *garden, struct sheet_file *file,
                     struct arena *arena, const char **sentence, struct err *err);

#endif
