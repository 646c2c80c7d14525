/* Opening a community: its file, then its words, for the command line and the session.
 *
 * Owns: the rule of the file beside. The store holds the last good configuration; when
 * jardin.yaml stands beside jardin.terreau and says something else, it is read: without
 * error it becomes the configuration, with errors the old one stays in service. */
#ifndef CLI_OPEN_H
#define CLI_OPEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "ops/garden.h"

/* Opens `path` into *garden, community included: ops_garden_close gives all back.
 * Appends to notice a sentence for the person when the configuration changed or could
 * not be read, or when the file opens for reading only; nothing otherwise. Errors are
 * those of ops_garden_open. */
bool cli_open_garden(const char *path, struct garden *garden, struct str *notice,
                     struct err *err);

/* The same for reading only: the file, or its last backup while another program has it
 * open (ERR_BUSY without any). */
bool cli_read_garden(const char *path, struct garden *garden, struct str *notice,
                     struct err *err);

/* Creates `path` from a configuration text; on false nothing is at `path`. The text is
 * known to be good. */
bool cli_create_garden(const char *path, const char *yaml, size_t len, struct err *err);

#endif
