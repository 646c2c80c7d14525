/* What the verbs that read a community and write a file share. */
#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

#include <stdbool.h>

#include "base/err.h"
#include "cli/cli.h"
#include "ops/garden.h"
#include "report/report.h"

/* ERR_USAGE when the file to write is the community itself. */
bool cli_out_is_free(const struct cli *cli, struct err *err);

/* cli_open_garden of cli->file; what there is to say of it goes to stderr. */
bool cli_open_for_report(const struct cli *cli, struct garden *garden, struct err *err);

/* The format asked for, else that of the name to write, else Markdown on the standard
 * output. ERR_USAGE for a name that says none. */
bool cli_report_format(const struct cli *cli, enum report_format *format,
                       struct err *err);

/* The meeting of `--meeting`: a rank from 1, the oldest, or an id; without it the only
 * one there is. ERR_USAGE for anything else. */
bool cli_choose_meeting(const struct cli *cli, struct garden *garden, struct id *id,
                        struct err *err);

/* A number from 1 to `most`; false for any other text. */
bool cli_read_rank(const char *text, size_t most, size_t *rank);

#endif
