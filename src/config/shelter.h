/* Texts that a community's file refused, each in a file of its own until it is saved:
 * secours/jardin-2026-03-14-104205.txt in the folder of state, else in that of the
 * session, else where the person says.
 *
 * Owns: those folders and what a file says beside the text (whose community, which
 * field, when). Does not know: the store, why a text was refused. None is ever made
 * unless something failed. */
#ifndef CONFIG_SHELTER_H
#define CONFIG_SHELTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct shelter {
    const char *community; /* its id: its file may be renamed meanwhile */
    const char *place;     /* of the draft */
    const char *text;
    int64_t when; /* ms */
};

/* A new file, 0600, on the disk when this returns; its path is appended. `name` starts
 * its name; `where`, a folder or a file, is used instead of the usual places when it is
 * not "". False: nothing was left anywhere. */
bool shelter_write(const struct shelter *shelter, const char *name, const char *where,
                   struct str *path, struct err *err);

/* Its text is saved, or given up: the file goes, and its folder when it was the last.
 */
void shelter_remove(const char *path);

/* Calls `take` for each text of that community; on true its file is removed. */
typedef bool (*shelter_take)(void *ctx, const struct shelter *shelter);
void shelter_each(const char *community, shelter_take take, void *ctx);

#endif
