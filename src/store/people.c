#include "store/people.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "store/private.h"

/* Columns 0 to 6 of every statement that names people; see PERSON_COLUMNS. */
enum { AFTER_PERSON = 7 };

static struct person person_column(sqlite3_stmt *stmt, struct arena *arena)
{
    return (struct person){.id = column_id(stmt, 0),
                           .given = column_text(stmt, 1, arena),
                           .family = column_text(stmt, 2, arena),
                           .organisation = column_text(stmt, 3, arena),
                           .email = column_text(stmt, 4, arena),
                           .phone = column_text(stmt, 5, arena),
                           .criteria = column_text(stmt, 6, arena)};
}

bool store_persons(struct store *store, struct arena *arena, struct person **persons,
                   size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_PERSONS, err);
    if (!stmt)
        return false;
    VEC(struct person) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct person person = person_column(stmt, arena);
        vec_push(&all, person);
    }
    *persons = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_person(struct store *store, struct id id, struct arena *arena,
                  struct person *person, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_PERSON, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, id);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return err_set(err, ERR_NOT_FOUND,
                       _("Cette personne n’est plus dans le fichier : rechargez "
                         "l’écran."));
    *person = person_column(stmt, arena);
    sqlite3_reset(stmt);
    return true;
}

bool store_attendances(struct store *store, struct id meeting, struct arena *arena,
                       struct attendance **list, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ATTENDANCES, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    VEC(struct attendance) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct attendance attendance = {
            .person = person_column(stmt, arena),
            .id = column_id(stmt, AFTER_PERSON),
            .label = "",
            .day = sqlite3_column_int(stmt, AFTER_PERSON + 1),
            .status = attendance_status_of(column_text(stmt, AFTER_PERSON + 2, arena)),
            .arrived = sqlite3_column_int64(stmt, AFTER_PERSON + 3),
        };
        vec_push(&all, attendance);
    }
    *list = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_feelings(struct store *store, struct id meeting, struct arena *arena,
                    struct feeling **feelings, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_FEELINGS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    VEC(struct feeling) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct feeling feeling = {.id = column_id(stmt, 0),
                                  .slot = column_id(stmt, 1),
                                  .value = sqlite3_column_int(stmt, 2),
                                  .word = column_text(stmt, 3, arena),
                                  .person = column_id(stmt, 4)};
        vec_push(&all, feeling);
    }
    *feelings = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

static bool read_teams(struct store *store, sqlite3_stmt *stmt, struct arena *arena,
                       struct team_member **members, size_t *count, struct err *err)
{
    VEC(struct team_member) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct team_member member = {
            .person = person_column(stmt, arena),
            .meeting = column_id(stmt, AFTER_PERSON),
            .round = sqlite3_column_int(stmt, AFTER_PERSON + 1),
            .team = sqlite3_column_int(stmt, AFTER_PERSON + 2),
            .label = "",
        };
        vec_push(&all, member);
    }
    *members = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_teams(struct store *store, struct id meeting, int round,
                 struct arena *arena, struct team_member **members, size_t *count,
                 struct err *err)
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
    sqlite3_stmt *stmt = sql_get(store, SQL_TEAMS_SERIES, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    return read_teams(store, stmt, arena, members, count, err);
}

bool store_meeting_before(struct store *store, struct id meeting, struct id *before,
                          struct err *err)
{
    *before = (struct id){{0}};
    sqlite3_stmt *stmt = sql_get(store, SQL_MEETING_BEFORE, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, meeting);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (found) {
        *before = column_id(stmt, 0);
        sqlite3_reset(stmt);
    }
    return true;
}

void store_drafts_bury(struct store *store)
{
    sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}
