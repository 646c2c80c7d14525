/* A card that does not exist yet, made in the same step as what ties it to another one:
 * « + créer » of a list of names.
 *
 * Nothing outside src/ops includes this page. */
#ifndef OPS_NEWCOMER_H
#define OPS_NEWCOMER_H

#include "domain/actor.h"
#include "domain/meeting.h"
#include "ops/garden.h"

struct newcomer {
    bool is_person;
    struct person person;
    struct actor actor;
    struct id id; /* once inserted */
};

/* What is typed of it: a person as ops_person_add reads her, else the name of an actor;
 * texts in the arena. ERR_INPUT when it names nobody. */
bool newcomer_read(struct arena *arena, bool is_person, const char *typed,
                   struct newcomer *newcomer, struct err *err);
/* In an open step. */
bool newcomer_insert(struct garden *garden, struct newcomer *newcomer, struct err *err);

#endif
