/* What waits until nobody types: room kept on the disk and a check of the file, once an
 * opening; a backup, once a day; the search put in order after a long step.
 *
 * Owns: where backups are, their names and how many are kept. Does not know: when the
 * moment is quiet (the session says), the screen. */
#ifndef CLI_UPKEEP_H
#define CLI_UPKEEP_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "ops/garden.h"
#include "store/store.h"

/* Zero-initialise; upkeep_free at each opening and at the end. */
struct upkeep {
    bool reserved;
    bool checked;
    bool unsound; /* the check found something, or could not be done */
    bool backed_up;
    bool rescued;
    bool short_of_room; /* it was said */
    int64_t looked;     /* clock_monotonic of the last look at the room left */
    struct str copy;    /* where all is, of a file that is no longer at its path */
};
void upkeep_free(struct upkeep *upkeep);

/* Is there anything left to do? Nothing for a demonstration or a file opened for
 * reading. */
bool upkeep_wanted(const struct upkeep *upkeep, const struct garden *garden);

/* Does what is left, and stops at the first true of stop(ctx): call again later. What
 * the person must know is appended to *sentence; nothing when all is well. */
void upkeep_run(struct upkeep *upkeep, struct garden *garden, store_stop stop,
                void *ctx, struct str *sentence);

/* After a save, and at the first look: appends a sentence when the disk has less than
 * 50 MiB left; once, until there is more again. */
void upkeep_room(struct upkeep *upkeep, const struct garden *garden,
                 struct str *sentence);
/* MiB left where that file or folder is; -1 when it cannot be told. */
int64_t upkeep_room_left(const char *path);
#define UPKEEP_LEAST_ROOM 50

/* For a file that is no longer at its path: all that is open goes into a new one beside
 * it (« jardin.copie-2026-03-14-1042.terreau »), else among the communities; the same
 * when asked again. Appends where it is, or why it is not. */
bool upkeep_rescue(struct upkeep *upkeep, const struct garden *garden,
                   struct str *sentence);

/* Appends the path of the backup of `path` for the day of `now` (ms):
 * <data>/terreau/sauvegardes/<base>-<8 hex of its folder>-YYYY-MM-DD.terreau, and makes
 * the folder. */
bool upkeep_backup_path(const char *path, int64_t now, struct str *backup,
                        struct err *err);

/* Appends the path of the newest backup of `path`; false when there is none. */
bool upkeep_latest(const char *path, struct str *backup);

#endif
