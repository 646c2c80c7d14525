#include "ops/garden.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/private.h"

/* A board is new when none has its key: what people changed in the others stays. */
static bool boards_add(struct garden *garden, const struct community *community,
                       struct err *err)
{
    struct arena arena = {0};
    struct board *boards;
    size_t count;
    bool done = store_boards(garden->store, &arena, &boards, &count, err);
    for (size_t i = 0; done && i < community->board_count; i++) {
        const struct board_plan *plan = &community->boards[i];
        bool known = false;
        for (size_t k = 0; k < count; k++)
            known = known || str_equal(boards[k].key, plan->id);
        struct id id;
        done = known || board_insert(garden, plan, &id, err);
    }
    arena_free(&arena);
    return done;
}

/* --- a new file ----------------------------------------------------------------- */

static bool community_insert(struct garden *garden, const struct community *community,
                             const char *yaml, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_COMMUNITY_NAME, value_text(community->name ? community->name : "")},
        {FIELD_COMMUNITY_CONFIG, value_text(yaml)},
    };
    return store_insert(garden->store, TABLE_COMMUNITY, id_new(clock_now()), fields,
                        sizeof fields / sizeof *fields, err);
}

bool ops_garden_create(const char *path, const struct community *community,
                       const char *yaml, struct err *err)
{
    struct garden garden = {0};
    if (!store_create(path, &garden.store, err))
        return false;
    bool done = step_begin(&garden, VERB_COMMUNITY_CREATE, err);
    if (done) {
        bool written = community_insert(&garden, community, yaml, err) &&
                       boards_add(&garden, community, err);
        done = step_end(&garden, written, CHANGED_ALL, err);
    }
    if (done)
        store_close(garden.store);
    else
        store_discard(garden.store);
    return done;
}

/* --- opening -------------------------------------------------------------------- */

bool ops_garden_open(const char *path, struct garden *garden, struct err *err)
{
    *garden = (struct garden){0};
    if (!store_open(path, &garden->store, err))
        return false;
    garden->changed = CHANGED_ALL;
    return true;
}

bool ops_garden_read(const char *path, struct garden *garden, struct err *err)
{
    *garden = (struct garden){0};
    if (!store_open_reading(path, &garden->store, err))
        return false;
    garden->changed = CHANGED_ALL;
    return true;
}

void ops_garden_words(struct garden *garden, struct community *community)
{
    if (garden->community) {
        community_free(garden->community);
        free(garden->community);
    }
    garden->community = community;
    garden->changed |= CHANGED_CONFIG;
}

void ops_garden_close(struct garden *garden)
{
    ops_garden_words(garden, NULL);
    store_close(garden->store);
    *garden = (struct garden){0};
}

void ops_garden_drop_step(struct garden *garden)
{
    if (garden->store)
        store_abort(garden->store);
}

bool ops_garden_read_only(const struct garden *garden)
{
    return store_read_only(garden->store);
}

bool ops_garden_in_place(struct garden *garden, struct err *err)
{
    if (store_read_only(garden->store) || store_in_place(garden->store, err))
        return true;
    garden->moved = true;
    return false;
}

/* --- configuration -------------------------------------------------------------- */

bool ops_garden_config(struct garden *garden, struct arena *arena, const char **yaml,
                       struct err *err)
{
    struct id id;
    const char *name;
    return store_community(garden->store, arena, &id, &name, yaml, err);
}

static bool config_write(struct garden *garden, struct id id,
                         const struct community *community, const char *yaml,
                         struct err *err)
{
    const char *name = community->name ? community->name : "";
    return set_text(garden, id, FIELD_COMMUNITY_CONFIG, yaml, err) &&
           set_text(garden, id, FIELD_COMMUNITY_NAME, name, err) &&
           boards_add(garden, community, err);
}

bool ops_garden_configure(struct garden *garden, struct community *community,
                          const char *yaml, struct err *err)
{
    struct arena arena = {0};
    struct id id;
    const char *name, *before;
    bool done = store_community(garden->store, &arena, &id, &name, &before, err) &&
                step_begin(garden, VERB_CONFIG_SET, err);
    if (done) {
        done = step_end(garden, config_write(garden, id, community, yaml, err),
                        CHANGED_CONFIG | CHANGED_BOARDS, err);
    }
    if (done)
        ops_garden_words(garden, community);
    arena_free(&arena);
    return done;
}

int64_t ops_garden_steps(const struct garden *garden)
{
    return store_commits(garden->store);
}
