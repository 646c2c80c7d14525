/* What is derived from actors and is no column: the keys of their names (their words
 * are in the index of everything: find_index.c).
 *
 * A trigger cannot cut a name into keys: they are written at the end of a step, from
 * the rows it touched. Only live actors have some. */
#include "store/actors_private.h"

#include <string.h>

#include "base/fold.h"
#include "domain/likename.h"

static const char *text_of(sqlite3_stmt *stmt, int at)
{
    const char *text = (const char *)sqlite3_column_text(stmt, at);
    return text ? text : "";
}

static int column_of(enum field field)
{
    return 2 + (int)field_index(field);
}

static bool is_known(const struct run *run, int64_t n)
{
    for (size_t i = run->actors.n; i > 0; i--)
        if (run->actors.at[i - 1].n == n)
            return true;
    return false;
}

void actor_made(struct store *store, int64_t n)
{
    struct touched made = {.n = n};
    vec_push(&store->run.actors, made);
}

void actor_touch(struct store *store, sqlite3_stmt *row)
{
    struct run *run = &store->run;
    int64_t n = sqlite3_column_int64(row, 0);
    if (is_known(run, n))
        return;
    struct touched was = {.n = n};
    if (sqlite3_column_int(row, column_of(FIELD_ACTOR_STATE)) == ROW_LIVE)
        was.name = arena_strdup(&run->arena, text_of(row, column_of(FIELD_ACTOR_NAME)));
    vec_push(&run->actors, was);
}

bool actor_is_indexed(enum field field)
{
    return field == FIELD_ACTOR_NAME || field == FIELD_ACTOR_STATE;
}

/* --- the end of a step ------------------------------------------------------------ */

static bool write_keys(struct store *store, enum sql code, int64_t n, const char *name,
                       struct err *err)
{
    struct arena arena = {0};
    bool done = true;
    struct likename_keys keys =
        name ? likename_keys_organisation(&arena, name) : (struct likename_keys){0};
    for (size_t i = 0; done && i < keys.n; i++) {
        sqlite3_stmt *stmt = sql_get(store, code, err);
        done = stmt != NULL;
        if (done) {
            bind_text(stmt, 1, keys.at[i]);
            sqlite3_bind_int64(stmt, 2, n);
            done = sql_run(store, stmt, err);
        }
    }
    arena_free(&arena);
    return done;
}

/* What the row is called now; NULL when it is not live. */
static bool read_now(struct store *store, int64_t n, struct arena *arena,
                     const char **name, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ACTOR_NAME, err);
    bool found;
    *name = NULL;
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, n);
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (found) {
        *name = arena_strdup(arena, text_of(stmt, 0));
        sqlite3_reset(stmt);
    }
    return true;
}

static bool settle_one(struct store *store, const struct touched *was, struct err *err)
{
    struct arena arena = {0};
    const char *name;
    bool done = read_now(store, was->n, &arena, &name, err);
    if (done && !str_equal(was->name, name))
        done = write_keys(store, SQL_ACTOR_LIKE_DROP, was->n, was->name, err) &&
               write_keys(store, SQL_ACTOR_LIKE_ADD, was->n, name, err);
    store->run.actor_gain += (name != NULL) - (was->name != NULL);
    arena_free(&arena);
    return done;
}

bool actors_settle(struct store *store, struct err *err)
{
    for (size_t i = 0; i < store->run.actors.n; i++)
        if (!settle_one(store, &store->run.actors.at[i], err))
            return false;
    return true;
}

/* What was counted stays counted: a step says how many more there are. */
void actors_committed(struct store *store)
{
    if (store->actors_counted != store->commits + 1)
        return;
    store->actors = (size_t)((int64_t)store->actors + store->run.actor_gain);
    store->actors_counted++;
}

/* --- functions of SQL ------------------------------------------------------------- */

/* Those of the triggers are innocuous: they compute from what they are given. */
enum { PURE = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS };

static const char *argument(sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    return text ? text : "";
}

static void sql_folded(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    struct str folded = {0};
    fold_text(&folded, argument(values[0]));
    sqlite3_result_text(context, str_text(&folded), -1, SQLITE_TRANSIENT);
    str_free(&folded);
}

static void sql_named(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    sqlite3_result_int64(context, seen_mark(SEEN_NAME, argument(values[0])));
}

static void sql_dept(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    char dept[DEPT_SIZE];
    actor_dept(argument(values[0]), argument(values[1]), dept);
    sqlite3_result_text(context, dept, -1, SQLITE_TRANSIENT);
}

static void sql_has_word(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    sqlite3_result_int(context, themes_have(argument(values[0]), argument(values[1])));
}

static void sql_pick(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const struct store *store = sqlite3_user_data(context);
    sqlite3_result_int(context,
                       pick_has(&store->picked, sqlite3_value_int64(values[0])));
}

/* A row that stays inside SQLite costs half of one that comes out of it. */
static void sql_gather(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const struct store *store = sqlite3_user_data(context);
    pick_add(store->gathered, sqlite3_value_int64(values[0]));
}

static void sql_gathered(sqlite3_context *context)
{
    sqlite3_result_null(context);
}

int actors_install(struct store *store)
{
    static const struct {
        const char *name;
        int arguments;
        int flags;
        void (*run)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        {"folded", 1, PURE, sql_folded},
        {"named", 1, PURE, sql_named},
        {"dept_of", 2, PURE, sql_dept},
        {"has_word", 2, PURE, sql_has_word},
        {"pick", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, sql_pick},
    };
    int code = SQLITE_OK;
    for (size_t i = 0; i < sizeof functions / sizeof *functions && code == SQLITE_OK;
         i++)
        code = sqlite3_create_function_v2(store->db, functions[i].name,
                                          functions[i].arguments, functions[i].flags,
                                          store, functions[i].run, NULL, NULL, NULL);
    return code == SQLITE_OK
               ? sqlite3_create_function_v2(store->db, "gather", 1,
                                            SQLITE_UTF8 | SQLITE_DIRECTONLY, store,
                                            NULL, sql_gather, sql_gathered, NULL)
               : code;
}
