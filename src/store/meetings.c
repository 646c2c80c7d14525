#include "store/meetings.h"

#include "base/i18n.h"
#include "store/private.h"

/* --- meetings -------------------------------------------------------------------- */

static enum meeting_stage stage_of(const char *stage)
{
    if (str_equal(stage, "live"))
        return MEETING_LIVE;
    return str_equal(stage, "closed") ? MEETING_CLOSED : MEETING_DRAFT;
}

static void read_meeting(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct meeting *meeting = row;
    *meeting = (struct meeting){
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
    *meetings =
        sql_list(store, stmt, sizeof **meetings, read_meeting, arena, count, err);
    return *meetings != NULL;
}

bool store_meeting(struct store *store, struct id id, struct arena *arena,
                   struct meeting *meeting, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_MEETING, id, err);
    return sql_one(store, stmt, read_meeting, arena, meeting,
                   _("Cette rencontre n’est plus dans le fichier : rechargez "
                     "l’écran."),
                   err);
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
    *number = sqlite3_column_int(stmt, 0);
    *last = column_id(stmt, 1);
    sqlite3_reset(stmt);
    return true;
}

static void read_slot_times(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct slot_times *one = row;
    *one = (struct slot_times){
        .kind = column_text(stmt, 0, arena),
        .slots = sqlite3_column_int(stmt, 1),
        .planned = sqlite3_column_int64(stmt, 2),
        .real = sqlite3_column_int64(stmt, 3),
    };
}

bool store_slot_times(struct store *store, struct arena *arena,
                      struct slot_times **times, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SLOT_TIMES, err);
    *times = sql_list(store, stmt, sizeof **times, read_slot_times, arena, count, err);
    return *times != NULL;
}

/* --- slots ------------------------------------------------------------------------ */

static void read_slot(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct slot *slot = row;
    *slot = (struct slot){
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
    sqlite3_stmt *stmt = sql_of(store, SQL_SLOTS, meeting, err);
    *slots = sql_list(store, stmt, sizeof **slots, read_slot, arena, count, err);
    return *slots != NULL;
}

bool store_slot(struct store *store, struct id id, struct arena *arena,
                struct slot *slot, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_SLOT, id, err);
    return sql_one(store, stmt, read_slot, arena, slot,
                   _("Ce point n’est plus dans l’agenda : rechargez l’écran."), err);
}

static void read_tally(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct tally *tally = row;
    *tally = (struct tally){
        .category = "",
        .kind = column_text(stmt, 0, arena),
        .notes = sqlite3_column_int(stmt, 1),
        .votes = sqlite3_column_int(stmt, 2),
    };
}

bool store_slot_tallies(struct store *store, struct id slot, struct arena *arena,
                        struct tally **tallies, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_SLOT_TALLIES, slot, err);
    *tallies = sql_list(store, stmt, sizeof **tallies, read_tally, arena, count, err);
    return *tallies != NULL;
}

static void read_group_kind(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct group_kind *one = row;
    *one = (struct group_kind){
        .group = column_id(stmt, 0),
        .name = column_text(stmt, 1, arena),
        .kind = column_text(stmt, 2, arena),
        .notes = sqlite3_column_int(stmt, 3),
        .votes = sqlite3_column_int(stmt, 4),
    };
}

static void read_id(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    (void)arena;
    *(struct id *)row = column_id(stmt, 0);
}

bool store_slot_boards(struct store *store, struct id slot, struct arena *arena,
                       struct id **boards, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_SLOT_BOARDS, slot, err);
    *boards = sql_list(store, stmt, sizeof **boards, read_id, arena, count, err);
    return *boards != NULL;
}

bool store_group_kinds(struct store *store, struct id board, struct arena *arena,
                       struct group_kind **kinds, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_GROUP_KINDS, board, err);
    *kinds = sql_list(store, stmt, sizeof **kinds, read_group_kind, arena, count, err);
    return *kinds != NULL;
}
