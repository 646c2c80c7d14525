#include "store/meetings.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "store/private.h"

/* Ends a read of one row by its id. */
static bool one_row(struct store *store, sqlite3_stmt *stmt, struct id id, bool *found,
                    struct err *err)
{
    bind_id(stmt, 1, id);
    return sql_row(store, stmt, found, err);
}

/* --- meetings -------------------------------------------------------------------- */

static enum meeting_stage stage_of(const char *stage)
{
    if (str_equal(stage, "live"))
        return MEETING_LIVE;
    return str_equal(stage, "closed") ? MEETING_CLOSED : MEETING_DRAFT;
}

static struct meeting meeting_column(sqlite3_stmt *stmt, struct arena *arena)
{
    return (struct meeting){
        .id = column_id(stmt, 0),
        .title = column_text(stmt, 1, arena),
        .series = column_text(stmt, 2, arena),
        .number = sqlite3_column_int(stmt, 3),
        .place = column_text(stmt, 4, arena),
        .start = sqlite3_column_int64(stmt, 5),
        .end = sqlite3_column_int64(stmt, 6),
        .stage = stage_of(column_text(stmt, 7, arena)),
        .slot = column_id(stmt, 8),
        .paused = sqlite3_column_int64(stmt, 9),
        .started = sqlite3_column_int64(stmt, 10),
        .closed = sqlite3_column_int64(stmt, 11),
        .sequence = sqlite3_column_int(stmt, 12),
        .origin = column_id(stmt, 13),
        .source = column_text(stmt, 14, arena),
    };
}

bool store_meetings(struct store *store, struct arena *arena, struct meeting **meetings,
                    size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_MEETINGS, err);
    if (!stmt)
        return false;
    VEC(struct meeting) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct meeting meeting = meeting_column(stmt, arena);
        vec_push(&all, meeting);
    }
    *meetings = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_meeting(struct store *store, struct id id, struct arena *arena,
                   struct meeting *meeting, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_MEETING, err);
    bool found;
    if (!stmt || !one_row(store, stmt, id, &found, err))
        return false;
    if (!found)
        return err_set(err, ERR_NOT_FOUND,
                       _("Cette rencontre n’est plus dans le fichier : rechargez "
                         "l’écran."));
    *meeting = meeting_column(stmt, arena);
    sqlite3_reset(stmt);
    return true;
}

bool store_series(struct store *store, const char *series, int *number, struct id *last,
                  struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SERIES, err);
    if (!stmt)
        return false;
    bind_text(stmt, 1, series);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    *number = found ? sqlite3_column_int(stmt, 0) : 0;
    *last = found ? column_id(stmt, 1) : (struct id){{0}};
    sqlite3_reset(stmt);
    return true;
}

bool store_slot_times(struct store *store, struct arena *arena,
                      struct slot_times **times, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SLOT_TIMES, err);
    if (!stmt)
        return false;
    VEC(struct slot_times) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct slot_times one = {.kind = column_text(stmt, 0, arena),
                                 .slots = sqlite3_column_int(stmt, 1),
                                 .planned = sqlite3_column_int64(stmt, 2),
                                 .real = sqlite3_column_int64(stmt, 3)};
        vec_push(&all, one);
    }
    *times = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

/* --- slots ------------------------------------------------------------------------ */

static struct slot slot_column(sqlite3_stmt *stmt, struct arena *arena)
{
    return (struct slot){
        .id = column_id(stmt, 0),
        .meeting = column_id(stmt, 1),
        .position = sqlite3_column_double(stmt, 2),
        .title = column_text(stmt, 3, arena),
        .description = column_text(stmt, 4, arena),
        .kind = column_text(stmt, 5, arena),
        .minutes = sqlite3_column_int(stmt, 6),
        .start = sqlite3_column_int64(stmt, 7),
        .end = sqlite3_column_int64(stmt, 8),
        .locked = sqlite3_column_int(stmt, 9),
        .presenter = column_text(stmt, 10, arena),
        .private = column_text(stmt, 11, arena),
        .inferred = sqlite3_column_int(stmt, 12),
        .outside = sqlite3_column_int(stmt, 13),
        .board = column_id(stmt, 14),
        .started = sqlite3_column_int64(stmt, 15),
        .ended = sqlite3_column_int64(stmt, 16),
        .pause = sqlite3_column_int64(stmt, 17),
        .extra = sqlite3_column_int(stmt, 18),
        .origin = column_id(stmt, 19),
    };
}

bool store_slots(struct store *store, struct id meeting, struct arena *arena,
                 struct slot **slots, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SLOTS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    VEC(struct slot) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct slot slot = slot_column(stmt, arena);
        vec_push(&all, slot);
    }
    *slots = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_slot(struct store *store, struct id id, struct arena *arena,
                struct slot *slot, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SLOT, err);
    bool found;
    if (!stmt || !one_row(store, stmt, id, &found, err))
        return false;
    if (!found)
        return err_set(err, ERR_NOT_FOUND,
                       _("Ce point n’est plus dans l’agenda : rechargez l’écran."));
    *slot = slot_column(stmt, arena);
    sqlite3_reset(stmt);
    return true;
}

bool store_slot_tallies(struct store *store, struct id slot, struct arena *arena,
                        struct tally **tallies, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SLOT_TALLIES, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, slot);
    VEC(struct tally) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct tally tally = {.category = "",
                              .kind = column_text(stmt, 0, arena),
                              .notes = sqlite3_column_int(stmt, 1),
                              .votes = sqlite3_column_int(stmt, 2)};
        vec_push(&all, tally);
    }
    *tallies = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_slot_boards(struct store *store, struct id slot, struct arena *arena,
                       struct id **boards, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SLOT_BOARDS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, slot);
    VEC(struct id) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found)
        vec_push(&all, column_id(stmt, 0));
    *boards = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_group_kinds(struct store *store, struct id board, struct arena *arena,
                       struct group_kind **kinds, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_GROUP_KINDS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, board);
    VEC(struct group_kind) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct group_kind one = {.group = column_id(stmt, 0),
                                 .name = column_text(stmt, 1, arena),
                                 .kind = column_text(stmt, 2, arena),
                                 .notes = sqlite3_column_int(stmt, 3),
                                 .votes = sqlite3_column_int(stmt, 4)};
        vec_push(&all, one);
    }
    *kinds = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}
