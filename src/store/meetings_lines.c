/* What is under a meeting or a slot, one line each: prompts, objectives, what was said,
 * versions of the minutes, speaking counts. */
#include "base/i18n.h"
#include "store/meetings.h"
#include "store/private.h"

/* --- prompts and objectives ---------------------------------------------------------
 */

static void read_prompt(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct prompt *prompt = row;
    *prompt = (struct prompt){
        .id = column_id(stmt, 0),
        .text = column_text(stmt, 1, arena),
        .slot = column_id(stmt, 2),
    };
}

bool store_prompts(struct store *store, struct id slot, struct arena *arena,
                   struct prompt **prompts, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_PROMPTS, slot, err);
    *prompts = sql_list(store, stmt, sizeof **prompts, read_prompt, arena, count, err);
    return *prompts != NULL;
}

static void read_objective(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct objective *objective = row;
    *objective = (struct objective){
        .id = column_id(stmt, 0),
        .text = column_text(stmt, 1, arena),
        .reached = sqlite3_column_int(stmt, 2),
    };
}

bool store_objectives(struct store *store, struct id meeting, struct arena *arena,
                      struct objective **objectives, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_OBJECTIVES, meeting, err);
    *objectives =
        sql_list(store, stmt, sizeof **objectives, read_objective, arena, count, err);
    return *objectives != NULL;
}

bool store_objective_meeting(struct store *store, struct id objective,
                             struct id *meeting, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_OBJECTIVE_MEETING, objective, err);
    return sql_id(store, stmt, meeting, err);
}

/* --- lines of a session --------------------------------------------------------------
 */

static void read_item(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct item *item = row;
    *item = (struct item){
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
    *items = sql_list(store, stmt, sizeof **items, read_item, arena, count, err);
    return *items != NULL;
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
    sqlite3_stmt *stmt = sql_of(store, SQL_ITEMS_FROM, origin, err);
    return read_items(store, stmt, arena, items, count, err);
}

bool store_item(struct store *store, struct id id, struct arena *arena,
                struct item *item, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_ITEM, id, err);
    return sql_one(store, stmt, read_item, arena, item,
                   _("Cette ligne n’est plus dans le fichier : rechargez "
                     "l’écran."),
                   err);
}

bool store_carried(struct store *store, struct id origin, bool *carried,
                   struct err *err)
{
    int number;
    bool done =
        sql_number(store, sql_of(store, SQL_CARRIED, origin, err), &number, err);
    *carried = number != 0;
    return done;
}

bool store_live_meeting(struct store *store, struct id *meeting, struct err *err)
{
    return sql_id(store, sql_get(store, SQL_LIVE_MEETING, err), meeting, err);
}

/* --- versions and speaking counts ----------------------------------------------------
 */

static void read_version(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct version *version = row;
    *version = (struct version){
        .id = column_id(stmt, 0),
        .number = sqlite3_column_int(stmt, 1),
        .created = sqlite3_column_int64(stmt, 2),
        .text = column_text(stmt, 3, arena),
    };
}

bool store_versions(struct store *store, struct id meeting, bool texts,
                    struct arena *arena, struct version **versions, size_t *count,
                    struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_VERSIONS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    sqlite3_bind_int(stmt, 2, texts);
    *versions =
        sql_list(store, stmt, sizeof **versions, read_version, arena, count, err);
    return *versions != NULL;
}

static void read_speech(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct speech *speech = row;
    *speech = (struct speech){
        .id = column_id(stmt, 0),
        .category = column_text(stmt, 1, arena),
        .count = sqlite3_column_int(stmt, 2),
    };
}

bool store_speeches(struct store *store, struct id meeting, struct arena *arena,
                    struct speech **speeches, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_SPEECHES, meeting, err);
    *speeches =
        sql_list(store, stmt, sizeof **speeches, read_speech, arena, count, err);
    return *speeches != NULL;
}
