/* What was half typed when the file was damaged: in no log, so that only its table, or
 * that of the backup, tells of it. */
#include "store/salvage.h"

#include <string.h>

#include "base/utf8.h"

static bool is_known(const struct salvage_drafts *drafts, const char *place)
{
    for (size_t i = 0; i < drafts->n; i++)
        if (str_equal(drafts->at[i].place, place))
            return true;
    return false;
}

/* A flipped bit may have made of a text what no field may hold. */
static void add(struct salvage_drafts *drafts, sqlite3_stmt *row)
{
    struct salvage_draft draft = {.place = column_text(row, 0, &drafts->arena),
                                  .text = column_text(row, 1, &drafts->arena),
                                  .when = sqlite3_column_int64(row, 2)};
    if (is_known(drafts, draft.place))
        return;
    if (utf8_valid(draft.place, strlen(draft.place)) && draft.text[0] != '\0' &&
        utf8_valid(draft.text, strlen(draft.text)) && sql_fits(draft.text, NULL))
        vec_push(drafts, draft);
    else
        drafts->unread++;
}

/* False: stopped by damage. */
static bool walk(struct salvage_drafts *drafts, sqlite3 *db, const char *text)
{
    sqlite3_stmt *rows = NULL;
    int code = sqlite3_prepare_v2(db, text, -1, &rows, NULL);
    while ((code == SQLITE_OK || code == SQLITE_ROW) &&
           (code = sqlite3_step(rows)) == SQLITE_ROW)
        add(drafts, rows);
    sqlite3_finalize(rows);
    return code == SQLITE_DONE;
}

void salvage_drafts_read(struct salvage_drafts *drafts, sqlite3 *from, sqlite3 *backup)
{
    static const char up[] = "SELECT place, text, wall FROM draft ORDER BY place";
    static const char down[] =
        "SELECT place, text, wall FROM draft ORDER BY place DESC";
    bool whole = walk(drafts, from, up);
    if (whole && drafts->unread == 0)
        return;
    if (!whole) { /* what is behind the damaged page is reached from the other end */
        walk(drafts, from, down);
        drafts->unread++;
    }
    if (backup)
        walk(drafts, backup, up);
}

bool salvage_drafts_write(const struct salvage_drafts *drafts, struct store *store,
                          struct err *err)
{
    for (size_t i = 0; i < drafts->n; i++) {
        const struct salvage_draft *draft = &drafts->at[i];
        if (!draft_put(store, draft->place, draft->text, draft->when, err))
            return false;
    }
    return true;
}

void salvage_drafts_free(struct salvage_drafts *drafts)
{
    vec_free(drafts);
    arena_free(&drafts->arena);
}
