/* The rows that answers are made of: one shape for all kinds.
 *
 * Every statement gives the columns below in this order, and takes the row's n and its
 * state. What a kind does not have is '', 0 or NULL. */
#include "store/find_private.h"

#include <string.h>

#include "domain/card.h"
#include "domain/meeting.h"

enum {
    AT_ID,
    AT_OPEN,
    AT_NAME,
    AT_TEXT,
    AT_SECRET,
    AT_WHO,
    AT_PLACE,
    AT_THEMES,
    AT_CIRCLE,
    AT_COMMUNE,
    AT_PERIMETER,
    AT_STATUS,
    AT_WHEN,
    AT_DUE,
    AT_VERIFIED,
    AT_DONE,
    AT_KIND /* of an item; of the owner of an ask or a touch, 1 an actor */
};

/* How a code is fetched and walked; SQL_BEGIN: it is not. */
static const struct {
    enum find_code code;
    enum find_kind kind;
    enum sql one;
    enum sql walk;
    enum sql binned;
} readers[] = {
    {CODE_PERSON, FIND_PERSON, SQL_FIND_PERSON, SQL_WALK_PERSONS, SQL_BIN_PERSONS},
    {CODE_ACTOR, FIND_ACTOR, SQL_FIND_ACTOR, SQL_WALK_ACTORS, SQL_BIN_ACTORS},
    {CODE_MEETING, FIND_MEETING, SQL_FIND_MEETING, SQL_WALK_MEETINGS, SQL_BIN_MEETINGS},
    {CODE_SLOT, FIND_SLOT, SQL_FIND_SLOT, SQL_WALK_SLOTS, SQL_BIN_SLOTS},
    {CODE_ITEM, FIND_LINE, SQL_FIND_ITEM, SQL_WALK_ITEMS, SQL_BIN_ITEMS},
    {CODE_ASK, FIND_ASK, SQL_FIND_ASK, SQL_WALK_ASKS, SQL_BIN_ASKS},
    {CODE_TOUCH, FIND_TOUCH, SQL_FIND_TOUCH, SQL_WALK_TOUCHES, SQL_BIN_TOUCHES},
    {CODE_NOTE, FIND_NOTE, SQL_FIND_NOTE, SQL_WALK_NOTES, SQL_BIN_NOTES},
    {CODE_VERSION, FIND_MINUTES, SQL_FIND_VERSION, SQL_WALK_VERSIONS, SQL_BIN_VERSIONS},
};

static size_t reader_of(enum find_code code)
{
    size_t at = 0;
    while (readers[at].code != code)
        at++;
    return at;
}

static enum find_kind item_kind_of_text(const char *kind)
{
    if (str_equal(kind, "decision"))
        return FIND_DECISION;
    if (str_equal(kind, "action"))
        return FIND_ACTION;
    return str_equal(kind, "question") ? FIND_QUESTION : FIND_LINE;
}

static void row_column(sqlite3_stmt *stmt, struct arena *arena, struct find_row *row)
{
    row->id = column_id(stmt, AT_ID);
    row->open = column_id(stmt, AT_OPEN);
    row->name = column_text(stmt, AT_NAME, arena);
    row->text = column_text(stmt, AT_TEXT, arena);
    row->secret = column_text(stmt, AT_SECRET, arena);
    row->who = column_text(stmt, AT_WHO, arena);
    row->place = column_text(stmt, AT_PLACE, arena);
    row->themes = column_text(stmt, AT_THEMES, arena);
    row->circle = column_text(stmt, AT_CIRCLE, arena);
    row->commune = column_text(stmt, AT_COMMUNE, arena);
    row->perimeter = column_text(stmt, AT_PERIMETER, arena);
    row->status = column_text(stmt, AT_STATUS, arena);
    row->when = sqlite3_column_int64(stmt, AT_WHEN);
    row->due = sqlite3_column_int64(stmt, AT_DUE);
    row->verified = sqlite3_column_int64(stmt, AT_VERIFIED);
    row->done = sqlite3_column_int(stmt, AT_DONE) != 0;
    if (row->kind == FIND_LINE)
        row->kind = item_kind_of_text(column_text(stmt, AT_KIND, arena));
    if (row->kind == FIND_ASK || row->kind == FIND_TOUCH)
        row->open_actor = sqlite3_column_int(stmt, AT_KIND) != 0;
}

static bool fetch(struct store *store, enum find_code code, int64_t n,
                  enum row_state state, struct arena *arena, struct find_row *row,
                  bool *found, struct err *err)
{
    size_t at = reader_of(code);
    sqlite3_stmt *stmt = sql_get(store, readers[at].one, err);
    *row = (struct find_row){.kind = readers[at].kind, .n = n};
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, n);
    sqlite3_bind_int64(stmt, 2, state);
    if (!sql_row(store, stmt, found, err))
        return false;
    if (*found) {
        row_column(stmt, arena, row);
        sqlite3_reset(stmt);
    }
    return true;
}

/* Whom a contact or an own field belongs to, told by it. */
static bool fetch_owner(struct store *store, enum find_code code, int64_t n,
                        struct arena *arena, struct find_row *row, bool *found,
                        struct err *err)
{
    sqlite3_stmt *stmt =
        sql_get(store, code == CODE_CONTACT ? SQL_FIND_CONTACT : SQL_FIND_CUSTOM, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, n);
    if (!sql_row(store, stmt, found, err))
        return false;
    if (!*found)
        return true;
    const char *said = column_text(stmt, 0, arena);
    int64_t person = sqlite3_column_int64(stmt, 1);
    int64_t actor = sqlite3_column_int64(stmt, 2);
    sqlite3_reset(stmt);
    *found = person || actor;
    if (!*found)
        return true;
    if (!fetch(store, person ? CODE_PERSON : CODE_ACTOR, person ? person : actor,
               ROW_LIVE, arena, row, found, err))
        return false;
    row->secret = arena_printf(arena, "%s\n%s", said, row->secret);
    return true;
}

bool find_row(struct store *store, enum find_code code, int64_t n, enum row_state state,
              struct arena *arena, struct find_row *row, bool *found, struct err *err)
{
    *found = false;
    if (code == CODE_CONTACT || code == CODE_CUSTOM)
        return fetch_owner(store, code, n, arena, row, found, err);
    return fetch(store, code, n, state, arena, row, found, err);
}

sqlite3_stmt *find_walk(struct store *store, enum find_code code, enum row_state state,
                        bool who, struct err *err)
{
    size_t at = reader_of(code);
    if (state == ROW_BIN)
        return sql_get(store, readers[at].binned, err);
    if (who && code == CODE_ACTOR)
        return sql_get(store, SQL_WALK_ACTORS_WHO, err);
    return sql_get(store, readers[at].walk, err);
}

/* A pass over persons that only reads what operators look at. */
static void sql_admits(sqlite3_context *context, int count, sqlite3_value **values)
{
    const struct store *store = sqlite3_user_data(context);
    const char *texts[3];
    for (int i = 0; i < count; i++) {
        texts[i] = (const char *)sqlite3_value_text(values[i]);
        texts[i] = texts[i] ? texts[i] : "";
    }
    struct find_row row = {
        .commune = texts[0], .themes = texts[1], .circle = texts[2], .perimeter = ""};
    sqlite3_result_int(context, !store->asking || find_admits(store->asking, &row));
}

int find_install(struct store *store)
{
    return sqlite3_create_function_v2(store->db, "admits", 3,
                                      SQLITE_UTF8 | SQLITE_DIRECTONLY, store,
                                      sql_admits, NULL, NULL, NULL);
}
