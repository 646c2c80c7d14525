/* What the two files of the directory share: the records, then what hangs on each.
 *
 * Nothing outside src/ops/directory*.c includes this page. */
#ifndef OPS_DIRECTORY_PRIVATE_H
#define OPS_DIRECTORY_PRIVATE_H

#include "base/vec.h"
#include "domain/meeting.h"
#include "ops/directory.h"
#include "ops/links_private.h"

struct record {
    struct directory_entry entry;
    const char *visibility;
    size_t first, fields; /* its own lines, among those of the directory */
};

struct shown_name {
    struct id id;
    const char *name;
};

struct directory {
    struct garden *garden;
    enum audience readers;
    struct arena *arena;
    struct err *err;
    enum table table;
    struct { /* the row being read */
        const struct field_def *defs;
        const struct value *values;
        size_t count;
    } row;
    VEC(struct record) records;
    VEC(struct directory_line) lines;
    struct shown_name *index; /* of the records, sorted by id */
};

/* Appends the line, unless it says nothing. */
void directory_add(struct directory *directory, struct directory_line line);

/* --- directory_hang.c ------------------------------------------------------------- */

/* Sorts the ids of the records, so that a link asks who appears, and how. */
void directory_index(struct directory *directory);
/* Contacts, own fields, links and sources that may be read. */
bool directory_hang(struct directory *directory, const struct record *record);

#endif
