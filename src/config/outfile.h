/* A file written whole or not at all: a temporary beside it (0600), synced, renamed.
 *
 * Owns: the temporary, which never outlives commit or abort. The path "-" is standard
 * output: written as it comes. Does not know: what is written. */
#ifndef CONFIG_OUTFILE_H
#define CONFIG_OUTFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/err.h"
#include "base/str.h"

struct outfile {
    FILE *stream; /* NULL once committed or aborted */
    int error;    /* errno of the first write that failed: said at commit */
    struct str path;
    struct str temporary;
};

/* ERR_READONLY, ERR_FULL, ERR_NOT_FOUND (its folder), ERR_IO. */
bool outfile_open(struct outfile *out, const char *path, struct err *err);
/* False once a write has failed: the rest may be spared. */
bool outfile_put(struct outfile *out, const char *bytes, size_t len);
/* Gives the file its name. An existing one is replaced when `overwrite`, else it is
 * left alone and this is ERR_INPUT. On false nothing is at that name but what was. */
bool outfile_commit(struct outfile *out, bool overwrite, struct err *err);
/* Throws away what was written; nothing after a commit. */
void outfile_abort(struct outfile *out);

/* All of it at once. */
bool outfile_write(const char *path, const char *bytes, size_t len, bool overwrite,
                   struct err *err);

#endif
