/* What the command line says of a calendar or an export: the same report and the same
 * counts as of contacts. */
#ifndef CLI_IMPORT_TOLD_H
#define CLI_IMPORT_TOLD_H

#include "cli/cli.h"
#include "cli/import_files.h"

struct import_told {
    const struct cli *cli;
    struct intake intake; /* nothing: these files have no columns */
    struct import_files files;
    struct import_options options; /* of the run: it tells here */
    struct import_report report;
};

/* Zero-initialise with `cli`. Opens --report; ERR_USAGE for --held. Close it whatever
 * this answers. */
bool import_told_open(struct import_told *told, struct err *err);
/* The report gets its name when `good`. */
bool import_told_close(struct import_told *told, bool good, struct err *err);
/* The words, then that it was a dry run; with --json the counts alone. */
void import_told_say(const struct import_told *told, const char *words);

/* import.c: the counts, for programs. */
void import_say_json(const struct import_report *report, bool dry_run);

#endif
