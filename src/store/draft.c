#include "store/private.h"

#include <assert.h>

#include "base/clock.h"
#include "base/i18n.h"

bool draft_put(struct store *store, const char *place, const char *text, int64_t when,
               struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, text[0] ? SQL_DRAFT_PUT : SQL_DRAFT_DROP, err);
    bind_text(stmt, 1, place);
    if (text[0]) {
        bind_text(stmt, 2, text);
        sqlite3_bind_int64(stmt, 3, when);
    }
    return sql_run(store, stmt, err);
}

bool store_draft_put(struct store *store, const char *place, const char *text,
                     struct err *err)
{
    assert(!store->run.open); /* its own commit, never part of a step */
    if (store->read_only)
        return err_set(err, ERR_READONLY,
                       _("Ce fichier est ouvert en lecture seule : rien ne peut y être "
                         "écrit."));
    store_abort(store); /* a step whose own end could not be written */
    struct err first = ERR_INIT;
    if (!sql_fits(text, err))
        return false;
    if (draft_put(store, place, text, clock_now(), &first))
        return store_in_place(store, err);
    if (first.kind == ERR_FULL)
        ballast_release(store);
    if ((first.kind == ERR_FULL || first.kind == ERR_IO) &&
        draft_put(store, place, text, clock_now(), err))
        return store_in_place(store, err);
    if (err)
        *err = first;
    return false;
}

bool store_draft(struct store *store, const char *place, struct arena *arena,
                 const char **text, int64_t *when, struct err *err)
{
    *text = NULL;
    *when = 0;
    sqlite3_stmt *stmt = sql_get(store, SQL_DRAFT_GET, err);
    bind_text(stmt, 1, place);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (found) {
        *text = column_text(stmt, 0, arena);
        *when = sqlite3_column_int64(stmt, 1);
    }
    sqlite3_reset(stmt);
    return true;
}

static void read_place(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct draft_row *draft = row;
    draft->place = column_text(stmt, 0, arena);
    draft->when = sqlite3_column_int64(stmt, 1);
}

bool store_drafts(struct store *store, struct arena *arena, struct draft_row **rows,
                  size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_DRAFTS, err);
    *rows = sql_list(store, stmt, sizeof **rows, read_place, arena, count, err);
    return *rows != NULL;
}
