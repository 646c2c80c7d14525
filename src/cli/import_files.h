/* The two files that an import leaves: a report with one line a row, and the rows held
 * or refused, as they were written, to be decided and imported alone. */
#ifndef CLI_IMPORT_FILES_H
#define CLI_IMPORT_FILES_H

#include "config/outfile.h"
#include "domain/intake.h"
#include "ops/import.h"

/* Zero-initialise with the intake whose rows are told. */
struct import_files {
    const struct intake *intake;
    struct outfile report, held;
    bool reporting, holding;
    struct str piece;
};

/* A path of NULL: that file is not asked for. Close it whatever this answers. */
bool import_files_open(struct import_files *files, const char *report, const char *held,
                       struct err *err);
/* For struct import_options: `ctx` is the files. */
void import_files_row(void *ctx, const struct intake_row *row,
                      const struct import_result *result);
/* Both get their names when `good`; else, and where the first cannot, neither is left.
 * Where only the second cannot, the first stays. */
bool import_files_close(struct import_files *files, bool good, bool overwrite,
                        struct err *err);

#endif
