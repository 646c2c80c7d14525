#include "store/people.h"

#include "base/i18n.h"
#include "store/private.h"

struct person person_at(sqlite3_stmt *stmt, int at, struct arena *arena)
{
    return (struct person){.id = column_id(stmt, at),
                           .given = column_text(stmt, at + 1, arena),
                           .family = column_text(stmt, at + 2, arena),
                           .organisation = column_text(stmt, at + 3, arena),
                           .email = column_text(stmt, at + 4, arena),
                           .phone = column_text(stmt, at + 5, arena),
                           .criteria = column_text(stmt, at + 6, arena)};
}

void person_column(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct person *person = row;
    *person = person_at(stmt, 0, arena);
}

bool store_persons(struct store *store, struct arena *arena, struct person **persons,
                   size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_PERSONS, err);
    *persons =
        sql_list(store, stmt, sizeof **persons, person_column, arena, count, err);
    return *persons != NULL;
}

bool store_person(struct store *store, struct id id, struct arena *arena,
                  struct person *person, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_PERSON, id, err);
    return sql_one(store, stmt, person_column, arena, person,
                   _("Cette personne n’est plus dans le fichier : rechargez "
                     "l’écran."),
                   err);
}

static void read_attendance(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct attendance *attendance = row;
    *attendance = (struct attendance){
        .person = person_at(stmt, 0, arena),
        .id = column_id(stmt, AFTER_PERSON),
        .label = "",
        .day = sqlite3_column_int(stmt, AFTER_PERSON + 1),
        .status = attendance_status_of(column_text(stmt, AFTER_PERSON + 2, arena)),
        .arrived = sqlite3_column_int64(stmt, AFTER_PERSON + 3),
    };
}

bool store_attendances(struct store *store, struct id meeting, struct arena *arena,
                       struct attendance **list, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_ATTENDANCES, meeting, err);
    *list = sql_list(store, stmt, sizeof **list, read_attendance, arena, count, err);
    return *list != NULL;
}

static void read_feeling(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct feeling *feeling = row;
    *feeling = (struct feeling){
        .id = column_id(stmt, 0),
        .slot = column_id(stmt, 1),
        .value = sqlite3_column_int(stmt, 2),
        .word = column_text(stmt, 3, arena),
        .person = column_id(stmt, 4),
    };
}

bool store_feelings(struct store *store, struct id meeting, struct arena *arena,
                    struct feeling **feelings, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_FEELINGS, meeting, err);
    *feelings =
        sql_list(store, stmt, sizeof **feelings, read_feeling, arena, count, err);
    return *feelings != NULL;
}

static void read_member(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct team_member *member = row;
    *member = (struct team_member){
        .person = person_at(stmt, 0, arena),
        .meeting = column_id(stmt, AFTER_PERSON),
        .round = sqlite3_column_int(stmt, AFTER_PERSON + 1),
        .team = sqlite3_column_int(stmt, AFTER_PERSON + 2),
        .label = "",
    };
}

static bool read_teams(struct store *store, sqlite3_stmt *stmt, struct arena *arena,
                       struct team_member **members, size_t *count, struct err *err)
{
    *members = sql_list(store, stmt, sizeof **members, read_member, arena, count, err);
    return *members != NULL;
}

bool store_teams(struct store *store, struct id meeting, int round, struct arena *arena,
                 struct team_member **members, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_TEAMS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    sqlite3_bind_int(stmt, 2, round);
    return read_teams(store, stmt, arena, members, count, err);
}

bool store_teams_series(struct store *store, struct id meeting, struct arena *arena,
                        struct team_member **members, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_TEAMS_SERIES, meeting, err);
    return read_teams(store, stmt, arena, members, count, err);
}

bool store_meeting_before(struct store *store, struct id meeting, struct id *before,
                          struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_MEETING_BEFORE, meeting, err);
    return sql_id(store, stmt, before, err);
}

void store_drafts_bury(struct store *store)
{
    sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}
