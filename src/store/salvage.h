/* What the four files of salvaging share.
 *
 * Nothing outside src/store includes this page. What cannot be read is counted, never
 * an error: an error is a place that cannot be written. */
#ifndef STORE_SALVAGE_H
#define STORE_SALVAGE_H

#include "store/private.h"

/* A table, or the operations of one device, read by an integer key. Each statement
 * gives the key in its first column; ?1 is the device where there is one. */
struct salvage_source {
    sqlite3_stmt *up;   /* all, by key */
    sqlite3_stmt *down; /* all, by key downwards */
    sqlite3_stmt *one;  /* that of key ?2 */
    int64_t device;
};
/* SQLITE_OK, or what the first of them that cannot be prepared answers. */
int salvage_prepare(sqlite3 *db, const char *const texts[3],
                    struct salvage_source *source);
void salvage_finish(struct salvage_source *source);

/* Calls row(ctx, statement) for each row that can be read, from both ends then one by
 * one in what is left between. Returns how many keys between the two ends were not. */
int64_t salvage_scan(struct salvage_source *source, void (*row)(void *, sqlite3_stmt *),
                     void *ctx);

/* The operations of every device, in the order of their clocks; bytes in the arena. */
struct salvage_log {
    struct op *ops;
    size_t count;
    int64_t unread;
    bool whole; /* no gap, and every hash is right */
};
/* `path` is the same file, for its pages are read as they are when the walk is not
 * enough: operations are in them whatever became of what leads there. */
void salvage_log_read(sqlite3 *db, const char *path, struct arena *arena,
                      struct salvage_log *log);

/* --- salvage_pages.c ---------------------------------------------------------------
 */

struct salvage_ops {
    struct op *at;
    size_t n, cap;
};
/* Adds every row of `op` found in the pages of a file of these bytes, in no order, some
 * maybe twice. Hashes are not looked at, parents are left out. */
void salvage_pages(const char *bytes, size_t size, struct arena *arena,
                   struct salvage_ops *ops);

/* --- salvage_drafts.c --------------------------------------------------------------
 */

struct salvage_draft {
    const char *place, *text;
    int64_t when;
};
struct salvage_drafts {
    struct salvage_draft *at;
    size_t n, cap;
    int64_t unread;
    struct arena arena; /* what they point to */
};
/* Those of the damaged file; where it does not tell all of them, those that only the
 * backup has (NULL: none) too: one that has since become a note is offered again, which
 * costs less than one that is lost. */
void salvage_drafts_read(struct salvage_drafts *drafts, sqlite3 *from, sqlite3 *backup);
bool salvage_drafts_write(const struct salvage_drafts *drafts, struct store *store,
                          struct err *err);
void salvage_drafts_free(struct salvage_drafts *drafts);

#endif
