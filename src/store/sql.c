#include "store/derived.h"
#include "store/held.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

static const char *const texts[SQL_COUNT] = {
#define SQL(code, text) text,
#include "store/sql.def"
#undef SQL
};

sqlite3_stmt *sql_slot(struct store *store, sqlite3_stmt **slot, const char *text,
                       struct err *err)
{
    return held_write(store, err) ? sql_blind(store, slot, text, err) : NULL;
}

sqlite3_stmt *sql_blind(struct store *store, sqlite3_stmt **slot, const char *text,
                        struct err *err)
{
    if (*slot) {
        sqlite3_reset(*slot);
        sqlite3_clear_bindings(*slot);
        return *slot;
    }
    int code =
        sqlite3_prepare_v3(store->db, text, -1, SQLITE_PREPARE_PERSISTENT, slot, NULL);
    if (code != SQLITE_OK)
        sql_fail(store->db, code, err);
    return *slot;
}

void store_page_room(struct store *store, enum page_room room)
{
    if (room == ROOM_LEAST)
        sqlite3_exec(store->db, "PRAGMA cache_size = -128", NULL, NULL, NULL);
    else if (room == ROOM_USUAL)
        sqlite3_exec(store->db, "PRAGMA cache_size = -2000", NULL, NULL, NULL);
    else
        sqlite3_exec(store->db, "PRAGMA cache_size = -7168", NULL, NULL, NULL);
}

sqlite3_stmt *sql_get(struct store *store, enum sql code, struct err *err)
{
    return sql_slot(store, &store->sql[code], texts[code], err);
}

sqlite3_stmt *sql_get_blind(struct store *store, enum sql code, struct err *err)
{
    return sql_blind(store, &store->sql[code], texts[code], err);
}

bool sql_run(struct store *store, sqlite3_stmt *stmt, struct err *err)
{
    if (!stmt)
        return false;
    errno = 0; /* see no_room */
    int code = sqlite3_step(stmt);
    bool done =
        code == SQLITE_DONE || code == SQLITE_ROW || sql_fail(store->db, code, err);
    sqlite3_reset(stmt);
    return done;
}

bool sql_row(struct store *store, sqlite3_stmt *stmt, bool *found, struct err *err)
{
    *found = false;
    if (!stmt)
        return false;
    errno = 0; /* see no_room */
    int code = sqlite3_step(stmt);
    *found = code == SQLITE_ROW;
    if (*found)
        return true;
    if (code != SQLITE_DONE)
        sql_fail(store->db, code, err);
    sqlite3_reset(stmt);
    return code == SQLITE_DONE;
}

sqlite3_stmt *sql_of(struct store *store, enum sql code, struct id id, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, code, err);
    bind_id(stmt, 1, id);
    return stmt;
}

void *sql_list(struct store *store, sqlite3_stmt *stmt, size_t size, sql_reader read,
               struct arena *arena, size_t *count, struct err *err)
{
    char *rows = NULL;
    size_t n = 0, room = 0;
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        if (n == room) {
            room = room ? room * 2 : 8;
            rows = xrealloc(rows, room * size);
        }
        read(stmt, arena, rows + n++ * size);
    }
    *count = done ? n : 0;
    void *list = done ? arena_copy(arena, rows, n * size) : NULL;
    free(rows);
    return list;
}

bool sql_one(struct store *store, sqlite3_stmt *stmt, sql_reader read,
             struct arena *arena, void *row, const char *gone, struct err *err)
{
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return err_set(err, ERR_NOT_FOUND, "%s", gone);
    read(stmt, arena, row);
    sqlite3_reset(stmt);
    return true;
}

bool sql_id(struct store *store, sqlite3_stmt *stmt, struct id *id, struct err *err)
{
    bool found;
    *id = (struct id){0};
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (found)
        *id = column_id(stmt, 0);
    sqlite3_reset(stmt);
    return true;
}

bool sql_number(struct store *store, sqlite3_stmt *stmt, int *number, struct err *err)
{
    bool found;
    *number = 0;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (found)
        *number = sqlite3_column_int(stmt, 0);
    sqlite3_reset(stmt);
    return true;
}

/* A disk that delays its writes, or counts them by person or by file, says that it is
 * full where SQLite sees an error like any other. Its own record of what the system
 * answered (sqlite3_system_errno) is not kept by a COMMIT. */
static bool no_room(int code)
{
    return (code & 0xff) == SQLITE_IOERR && place_is_full(errno);
}

static enum err_kind fail_kind(int code)
{
    if (no_room(code))
        return ERR_FULL;
    switch (code & 0xff) {
    case SQLITE_FULL:
        return ERR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        return ERR_READONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return ERR_CORRUPT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ERR_BUSY;
    case SQLITE_NOMEM:
        return ERR_MEMORY;
    case SQLITE_TOOBIG:
        return ERR_INPUT;
    default:
        return ERR_IO;
    }
}

static const char *fail_sentence(enum err_kind kind)
{
    switch ((int)kind) {
    case ERR_FULL:
        return _("Le disque est plein : libérez de la place, puis recommencez.");
    case ERR_READONLY:
        return _("Le disque refuse l’écriture : vérifiez la place libre, et les droits "
                 "du fichier et de son dossier.");
    case ERR_CORRUPT:
        return _("Le fichier est abîmé : quittez, puis lancez « terreau salvage » avec "
                 "son nom, qui sauve ce qui s’y lit encore et garde l’original.");
    case ERR_BUSY:
        return _("Un autre programme tient ce fichier : fermez-le, puis recommencez.");
    case ERR_MEMORY:
        return _("La mémoire manque : fermez d’autres programmes, puis recommencez.");
    case ERR_INPUT:
        return _("Ce texte est trop long pour être gardé : coupez-le en plusieurs.");
    default:
        return _("Le disque a répondu une erreur : recommencez, puis vérifiez son "
                 "câble ou son état.");
    }
}

bool sql_fits(const char *text, struct err *err)
{
    return strlen(text) <= TEXT_MOST ||
           err_set(err, ERR_INPUT, "%s", fail_sentence(ERR_INPUT));
}

bool sql_fail(sqlite3 *db, int code, struct err *err)
{
    int extended = db ? sqlite3_extended_errcode(db) : code;
    enum err_kind kind = fail_kind(code);
    /* sqlite3_errmsg names tables and columns, never what they hold. */
    err_set_detail(err, "sqlite %d: %s", extended,
                   db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
    return err_set(err, kind, "%s", fail_sentence(kind));
}

static void finish(sqlite3_stmt **slots, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sqlite3_finalize(slots[i]);
        slots[i] = NULL;
    }
}

void sql_finish(struct store *store)
{
    held_free(store);
    finish(store->sql, SQL_COUNT);
    finish(store->inserts, TABLE_COUNT);
    finish(store->rows, TABLE_COUNT);
    finish(store->updates, FIELD_COUNT);
    finish(store->pages, PAGE_VARIANTS);
    for (int look = 0; look < LOOK_COUNT; look++)
        finish(store->looks[look], LOOK_ORDERS);
    finish(store->rankings, LOOK_ORDERS);
}

/* Ours and not SQLite's: where its own copy finds no memory it leaves NULL, and the log
 * would hold something else than what was typed. */
static void *copy_of(const void *bytes, size_t size)
{
    return memcpy(xmalloc(size), bytes, size);
}

void bind_id(sqlite3_stmt *stmt, int at, struct id id)
{
    if (id_is_none(id))
        sqlite3_bind_null(stmt, at);
    else
        sqlite3_bind_blob(stmt, at, copy_of(id.bytes, sizeof id.bytes), sizeof id.bytes,
                          free);
}

void bind_text(sqlite3_stmt *stmt, int at, const char *text)
{
    if (!text)
        sqlite3_bind_null(stmt, at);
    else
        sqlite3_bind_text(stmt, at, copy_of(text, strlen(text) + 1), -1, free);
}

void bind_value(sqlite3_stmt *stmt, int at, struct value value)
{
    switch (value.kind) {
    case VALUE_NULL:
        sqlite3_bind_null(stmt, at);
        break;
    case VALUE_INTEGER:
        sqlite3_bind_int64(stmt, at, value.integer);
        break;
    case VALUE_REAL:
        sqlite3_bind_double(stmt, at, value.real);
        break;
    case VALUE_TEXT:
        bind_text(stmt, at, value.text);
        break;
    case VALUE_ID:
        bind_id(stmt, at, value.id);
        break;
    }
}

void bind_held(sqlite3_stmt *stmt, int at, const struct value *value)
{
    if (value->kind == VALUE_TEXT && value->text)
        sqlite3_bind_text(stmt, at, value->text, -1, SQLITE_STATIC);
    else if (value->kind == VALUE_ID)
        sqlite3_bind_blob(stmt, at, value->id.bytes, sizeof value->id.bytes,
                          SQLITE_STATIC);
    else
        bind_value(stmt, at, *value);
}

struct id column_id(sqlite3_stmt *stmt, int at)
{
    struct id id = {{0}};
    const void *bytes = sqlite3_column_blob(stmt, at);
    if (bytes && sqlite3_column_bytes(stmt, at) == (int)sizeof id.bytes)
        memcpy(id.bytes, bytes, sizeof id.bytes);
    return id;
}

void *arena_copy(struct arena *arena, const void *array, size_t size)
{
    void *copy = arena_alloc(arena, size ? size : 1);
    if (size)
        memcpy(copy, array, size);
    return copy;
}

const char *column_text(sqlite3_stmt *stmt, int at, struct arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(stmt, at);
    return text ? arena_strdup(arena, text) : "";
}

struct value column_value(sqlite3_stmt *stmt, int at)
{
    switch (sqlite3_column_type(stmt, at)) {
    case SQLITE_INTEGER:
        return value_integer(sqlite3_column_int64(stmt, at));
    case SQLITE_FLOAT:
        return value_real(sqlite3_column_double(stmt, at));
    case SQLITE_TEXT:
        return value_text((const char *)sqlite3_column_text(stmt, at));
    case SQLITE_BLOB:
        return value_id(column_id(stmt, at));
    default:
        return value_null();
    }
}
