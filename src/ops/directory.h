/* The directory: who may appear in it, and what each kind of reader may read there.
 *
 * Owns the rule of visibility. A field is read by those whom the strictest of its level
 * in the schema and of the record's own `visibility` allows. For the public and for
 * members, an actor appears unless it said no, a person only if she said yes; the pair
 * of gardeners reads everyone. A contact is for the pair unless its level says wider,
 * and what is "never" is in no directory at all. A link is told only between two
 * records that both appear. Does not know documents. */
#ifndef OPS_DIRECTORY_H
#define OPS_DIRECTORY_H

#include "domain/actor.h"
#include "ops/garden.h"

enum directory_section {
    DIRECTORY_FIELD,
    DIRECTORY_CONTACT,
    DIRECTORY_CUSTOM,
    DIRECTORY_LINK,
    DIRECTORY_SOURCE
};

struct directory_line {
    enum directory_section section;
    enum field field;  /* of DIRECTORY_FIELD, 0 else */
    const char *label; /* what it is, as people read it */
    const char *text;  /* never empty */
};

struct directory_entry {
    struct id id;
    bool person;
    const char *name;
    const char *key; /* what it is sorted by */
    const struct directory_line *lines;
    size_t line_count;
};

/* Everyone who may appear for these readers (AUDIENCE_PUBLIC, _MEMBERS or _PAIR):
 * actors first, then persons, each by name in French order. Live records only. */
bool ops_directory(struct garden *garden, enum audience readers, struct arena *arena,
                   struct directory_entry **entries, size_t *count, struct err *err);

#endif
