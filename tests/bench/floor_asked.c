#include "floor.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static char texts[256][96];
static sqlite3 *db;
static sqlite3_stmt *page;

static void must(int code)
{
    if (code == SQLITE_OK)
        return;
    fprintf(stderr, "floor: %s\n", sqlite3_errmsg(db));
    exit(1);
}

long floor_open(const char *path)
{
    sqlite3_stmt *count;

    must(sqlite3_open(path, &db));
    must(sqlite3_exec(db,
                      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
                      "PRAGMA synchronous = FULL",
                      NULL, NULL, NULL));
    must(sqlite3_prepare_v2(db,
                            "SELECT kind, text FROM note WHERE n > ?1 ORDER BY n "
                            "LIMIT ?2",
                            -1, &page, NULL));
    must(sqlite3_prepare_v2(db, "SELECT count(*) FROM note", -1, &count, NULL));
    sqlite3_step(count);
    long n = (long)sqlite3_column_int64(count, 0);
    sqlite3_finalize(count);
    return n;
}

void floor_read(long first, int count)
{
    sqlite3_bind_int64(page, 1, first);
    sqlite3_bind_int(page, 2, count);
    for (int i = 0; i < 256 && sqlite3_step(page) == SQLITE_ROW; i++)
        snprintf(texts[i], sizeof texts[i], "%s %s",
                 (const char *)sqlite3_column_text(page, 0),
                 (const char *)sqlite3_column_text(page, 1));
    sqlite3_reset(page);
}

const char *floor_text(int row)
{
    return texts[row];
}
