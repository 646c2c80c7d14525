#include "ops/newcomer.h"

#include "base/clock.h"
#include "ops/actors_private.h"
#include "ops/people_private.h"

bool newcomer_read(struct arena *arena, bool is_person, const char *typed,
                   struct newcomer *newcomer, struct err *err)
{
    *newcomer = (struct newcomer){.is_person = is_person};
    if (is_person)
        return person_read(arena, typed, &newcomer->person, err);
    struct actor actor = actor_blank();
    actor.name = typed;
    return actor_clean(arena, &actor, &newcomer->actor, err);
}

bool newcomer_insert(struct garden *garden, struct newcomer *newcomer, struct err *err)
{
    if (!newcomer->is_person)
        return actor_insert(garden, &newcomer->actor, &newcomer->id, err);
    newcomer->id = id_new(clock_now());
    return person_insert(garden, &newcomer->person, newcomer->id, err);
}
