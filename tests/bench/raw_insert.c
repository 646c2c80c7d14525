#include "raw_insert.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "ptyrun.h"

struct raw_insert {
    sqlite3 *db;
    sqlite3_stmt *insert;
};

static const char mode[] =
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "CREATE TABLE note(n INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
    " text TEXT NOT NULL) STRICT;";

static void open_one(struct raw_insert *insert, const char *path)
{
    unlink(path);
    if (sqlite3_open(path, &insert->db) != SQLITE_OK ||
        sqlite3_exec(insert->db, mode, NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(insert->db, "INSERT INTO note(kind, text) VALUES('+', ?1)",
                           -1, &insert->insert, NULL) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(insert->db));
        exit(2);
    }
}

static void put(struct raw_insert *insert, const char *text)
{
    sqlite3_bind_text(insert->insert, 1, text, -1, SQLITE_STATIC);
    sqlite3_step(insert->insert);
    sqlite3_reset(insert->insert);
}

static void make_rows(const char *path, long notes)
{
    struct raw_insert rows;
    char text[96];

    open_one(&rows, path);
    sqlite3_exec(rows.db, "BEGIN", NULL, NULL, NULL);
    for (long i = 0; i < notes; i++) {
        snprintf(text, sizeof text, "row %06ld of the people of commune %ld", i, i * 7);
        put(&rows, text);
    }
    sqlite3_exec(rows.db, "COMMIT", NULL, NULL, NULL);
    sqlite3_finalize(rows.insert);
    sqlite3_close(rows.db);
}

struct raw_insert *raw_insert_open(const char *path, long notes)
{
    struct raw_insert *insert = xcalloc(1, sizeof *insert);
    struct str own = {0};

    make_rows(path, notes);
    str_printf(&own, "%s-insert", path);
    open_one(insert, own.at);
    str_free(&own);
    return insert;
}

double raw_insert_once(struct raw_insert *insert)
{
    int64_t begun = pty_clock();
    put(insert, "un banc près de la serre");
    return (double)(pty_clock() - begun);
}

void raw_insert_close(struct raw_insert *insert)
{
    sqlite3_finalize(insert->insert);
    sqlite3_close(insert->db);
    free(insert);
}
