/* A list of the screen as a file: CSV for a spreadsheet, GeoJSON for a map.
 *
 * Owns: where such files are proposed (beside the community when it is where people
 * look, else in the home folder), and that each holds what its readers may read and
 * nothing more (ops/leaving.h). Files are private (0600), whole or not there. */
#ifndef CLI_SHEET_OUT_H
#define CLI_SHEET_OUT_H

#include "ops/sheet.h"

extern const struct sheet_desk cli_sheet_desk;

#endif
