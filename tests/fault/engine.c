#include "engine.h"

#include <sqlite3.h>
#include <string.h>

static struct {
    int left; /* calls before the one that fails, 0: none does */
    int code;
    bool lasting, failing, hit;
    int told; /* of the last call, when it was made to fail */
} engine;

void engine_arm(int n, int code, bool lasting)
{
    engine.left = n;
    engine.code = code;
    engine.lasting = lasting;
    engine.failing = engine.hit = false;
}

bool engine_disarm(void)
{
    engine.left = engine.told = 0;
    engine.failing = false;
    return engine.hit;
}

static bool must_fail(const char *sql)
{
    engine.told = 0;
    if (strcmp(sql, "ROLLBACK") == 0)
        return false;
    if (!engine.failing && (engine.left == 0 || --engine.left > 0))
        return false;
    engine.failing = engine.lasting;
    engine.hit = true;
    engine.told = engine.code;
    return true;
}

/* What the linker sends here, and where it really goes. */
#define WRAP(type, name, params)                                                       \
    type __real_##name params;                                                         \
    type __wrap_##name params;                                                         \
    type __wrap_##name params

WRAP(int, sqlite3_prepare_v2,
     (sqlite3 * db, const char *sql, int size, sqlite3_stmt **stmt, const char **tail))
{
    *stmt = NULL;
    return must_fail(sql) ? engine.code
                          : __real_sqlite3_prepare_v2(db, sql, size, stmt, tail);
}

WRAP(int, sqlite3_prepare_v3,
     (sqlite3 * db, const char *sql, int size, unsigned flags, sqlite3_stmt **stmt,
      const char **tail))
{
    *stmt = NULL;
    return must_fail(sql) ? engine.code
                          : __real_sqlite3_prepare_v3(db, sql, size, flags, stmt, tail);
}

WRAP(int, sqlite3_step, (sqlite3_stmt * stmt))
{
    if (!must_fail(sqlite3_sql(stmt)))
        return __real_sqlite3_step(stmt);
    sqlite3_reset(stmt); /* a statement that failed has ended */
    return engine.code;
}

WRAP(int, sqlite3_exec,
     (sqlite3 * db, const char *sql, int (*row)(void *, int, char **, char **),
      void *ctx, char **why))
{
    return must_fail(sql) ? engine.code : __real_sqlite3_exec(db, sql, row, ctx, why);
}

WRAP(int, sqlite3_extended_errcode, (sqlite3 * db))
{
    return engine.told ? engine.told : __real_sqlite3_extended_errcode(db);
}

WRAP(const char *, sqlite3_errmsg, (sqlite3 * db))
{
    return engine.told ? sqlite3_errstr(engine.told) : __real_sqlite3_errmsg(db);
}
