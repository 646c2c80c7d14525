/* What is under a meeting or a slot, one line each: prompts, objectives, what was said,
 * versions of the minutes, speaking counts. */
#include <stdlib.h>

#include "base/i18n.h"
#include "store/meetings.h"
#include "store/private.h"

/* --- prompts and objectives ---------------------------------------------------------
 */

bool store_prompts(struct store *store, struct id slot, struct arena *arena,
                   struct prompt **prompts, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_PROMPTS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, slot);
    VEC(struct prompt) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct prompt prompt = {.id = column_id(stmt, 0),
                                .slot = slot,
                                .text = column_text(stmt, 1, arena)};
        vec_push(&all, prompt);
    }
    *prompts = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_objectives(struct store *store, struct id meeting, struct arena *arena,
                      struct objective **objectives, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_OBJECTIVES, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    VEC(struct objective) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct objective objective = {.id = column_id(stmt, 0),
                                      .text = column_text(stmt, 1, arena),
                                      .reached = sqlite3_column_int(stmt, 2)};
        vec_push(&all, objective);
    }
    *objectives = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_objective_meeting(struct store *store, struct id objective,
                             struct id *meeting, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_OBJECTIVE_MEETING, err);
    *meeting = (struct id){0};
    if (!stmt)
        return false;
    bind_id(stmt, 1, objective);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (found)
        *meeting = column_id(stmt, 0);
    sqlite3_reset(stmt);
    return true;
}

/* --- lines of a session --------------------------------------------------------------
 */

static struct item item_column(sqlite3_stmt *stmt, struct arena *arena)
{
    return (struct item){
        .id = column_id(stmt, 0),
        .meeting = column_id(stmt, 1),
        .slot = column_id(stmt, 2),
        .prompt = column_id(stmt, 3),
        .kind = item_kind_of(column_text(stmt, 4, arena)),
        .text = column_text(stmt, 5, arena),
        .who = column_text(stmt, 6, arena),
        .due = sqlite3_column_int64(stmt, 7),
        .done = sqlite3_column_int(stmt, 8),
        .origin = column_id(stmt, 9),
        .created = sqlite3_column_int64(stmt, 10),
    };
}

static bool read_items(struct store *store, sqlite3_stmt *stmt, struct arena *arena,
                       struct item **items, size_t *count, struct err *err)
{
    VEC(struct item) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct item item = item_column(stmt, arena);
        vec_push(&all, item);
    }
    *items = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_items(struct store *store, struct id meeting, struct id slot,
                 enum item_kind kind, struct arena *arena, struct item **items,
                 size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ITEMS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    bind_id(stmt, 2, slot);
    bind_text(stmt, 3, kind < ITEM_KIND_COUNT ? item_kind_id(kind) : "");
    return read_items(store, stmt, arena, items, count, err);
}

bool store_items_from(struct store *store, struct id origin, struct arena *arena,
                      struct item **items, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ITEMS_FROM, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, origin);
    return read_items(store, stmt, arena, items, count, err);
}

bool store_item(struct store *store, struct id id, struct arena *arena,
                struct item *item, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ITEM, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, id);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return err_set(err, ERR_NOT_FOUND,
                       _("Cette ligne n’est plus dans le fichier : rechargez "
                         "l’écran."));
    *item = item_column(stmt, arena);
    sqlite3_reset(stmt);
    return true;
}

bool store_carried(struct store *store, struct id origin, bool *carried,
                   struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_CARRIED, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, origin);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    *carried = found && sqlite3_column_int(stmt, 0) != 0;
    sqlite3_reset(stmt);
    return true;
}

bool store_live_meeting(struct store *store, struct id *meeting, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_LIVE_MEETING, err);
    bool found;
    *meeting = (struct id){0};
    if (!stmt || !sql_row(store, stmt, &found, err))
        return false;
    if (found)
        *meeting = column_id(stmt, 0);
    sqlite3_reset(stmt);
    return true;
}

/* --- versions and speaking counts ----------------------------------------------------
 */

bool store_versions(struct store *store, struct id meeting, bool texts,
                    struct arena *arena, struct version **versions, size_t *count,
                    struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_VERSIONS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    sqlite3_bind_int(stmt, 2, texts);
    VEC(struct version) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct version version = {.id = column_id(stmt, 0),
                                  .number = sqlite3_column_int(stmt, 1),
                                  .created = sqlite3_column_int64(stmt, 2),
                                  .text = column_text(stmt, 3, arena)};
        vec_push(&all, version);
    }
    *versions = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_speeches(struct store *store, struct id meeting, struct arena *arena,
                    struct speech **speeches, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SPEECHES, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    VEC(struct speech) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct speech speech = {.id = column_id(stmt, 0),
                                .category = column_text(stmt, 1, arena),
                                .count = sqlite3_column_int(stmt, 2)};
        vec_push(&all, speech);
    }
    *speeches = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}
