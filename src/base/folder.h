/* A path as a person types it: « ~ », what it may go on with, where it leads.
 *
 * Owns: reading folders. What is typed is in normal form; names on a disk may not be,
 * or not be UTF-8 at all: folder_path finds their bytes again. Does not know what the
 * files are for. */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"

struct folder_entry {
    const char *name;  /* as it is shown; "/" at the end of a folder */
    const char *typed; /* the whole path, as it would be typed */
    bool is_folder;
    bool is_wanted; /* ends by one of the endings */
};

/* What the last part of `typed` may become, accents, case and punctuation aside: files
 * of these endings ("csv vcf") first, then folders, then the rest, each by name. Hidden
 * ones only behind a dot. A folder that is not there has no entry; ERR_READONLY for one
 * that may not be read. */
bool folder_complete(const char *typed, const char *endings, struct arena *arena,
                     struct folder_entry **entries, size_t *count, struct err *err);
/* What all of them begin by, typed; it may be shorter than what was typed. */
const char *folder_common(struct arena *arena, const struct folder_entry *entries,
                          size_t count);

/* The path on the disk of what is typed: ~ is the home, each part the name that reads
 * so. As typed where nothing does. */
const char *folder_path(struct arena *arena, const char *typed);
/* The other way: ~ for the home, as people read it. */
const char *folder_short(struct arena *arena, const char *path);
/* The same in at most `columns` where leaving out what is between its start and its
 * name does it: « ~/…/contacts.csv ». The name is always whole. */
const char *folder_brief(struct arena *arena, const char *typed, int columns);
bool folder_is_one(const char *path);

#endif
