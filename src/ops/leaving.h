/* Records on their way out: persons and actors as far as their readers may read them.
 *
 * Owns: for one kind of readers, which records leave and what is told of each (the rule
 * of ops/directory.h, field by field, contact by contact). Every export of rows is made
 * of these and of nothing else. Does not know formats, columns, files. */
#ifndef OPS_LEAVING_H
#define OPS_LEAVING_H

#include "domain/actor.h"
#include "ops/contacts.h"
#include "ops/directory.h"
#include "ops/garden.h"
#include "ops/links.h"

/* One record. Texts are "" for what is empty and for what these readers may not read;
 * all of it lives until the next record. */
struct leaving {
    struct id id;
    bool person;
    enum actor_nature nature; /* of an actor */
    const char *name;         /* never "" */
    const char *const *texts; /* by leaving_text */
    struct contact *contacts; /* preferred first; those that bounced or left only for
                                 the pair */
    size_t contact_count;
    struct custom_value *customs; /* said ones; values as people read them */
    size_t custom_count;
    struct link_line *links; /* those that hold, to records that leave too */
    size_t link_count;
    bool placed; /* an actor whose coordinates may be read */
    double latitude, longitude;
    bool agreed; /* consent was given */
};

/* What a field says as people read and type it (labels, names, days as 28/11/2026), but
 * for the INSEE code of a commune and the id of a nature; "" for a field of the other
 * table. */
const char *leaving_text(const struct leaving *record, enum field field);
/* The n-th contact of that kind, from 0; NULL beyond. */
const struct contact *leaving_contact(const struct leaving *record,
                                      enum contact_kind kind, size_t n);

struct leaving_query {
    enum audience readers; /* AUDIENCE_PUBLIC, _MEMBERS or _PAIR */
    enum table table;      /* TABLE_PERSON or TABLE_ACTOR */
    const struct id *ids;  /* these, in this order; NULL: all live ones, by name */
    size_t id_count;
    /* What free texts pass through for others than the pair; NULL: as they are. */
    const char *(*clean)(void *ctx, const char *text);
    void *clean_ctx;
};

/* False stops all, with its own sentence in err. */
typedef bool (*leaving_take)(void *ctx, const struct leaving *record, struct err *err);

/* Gives each record that leaves to `take`, one at a time: memory does not grow with
 * their number. Ids of the other table, of records in the bin or that do not appear
 * for these readers are passed over. *count (may be NULL): how many were given. */
bool ops_leaving(struct garden *garden, const struct leaving_query *query,
                 leaving_take take, void *ctx, size_t *count, struct err *err);

#endif
