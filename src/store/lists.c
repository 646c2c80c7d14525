#include "store/private.h"

#include <stdlib.h>

#include "base/i18n.h"

bool store_tallies(struct store *store, struct id board, struct arena *arena,
                   struct tally **tallies, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_TALLIES, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, board);
    VEC(struct tally) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct tally tally = {.category = column_text(stmt, 0, arena),
                              .kind = column_text(stmt, 1, arena),
                              .notes = sqlite3_column_int(stmt, 2),
                              .votes = sqlite3_column_int(stmt, 3)};
        vec_push(&all, tally);
    }
    *tallies = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

static struct group group_column(sqlite3_stmt *stmt, struct arena *arena)
{
    return (struct group){
        .id = column_id(stmt, 0),
        .board = column_id(stmt, 1),
        .name = column_text(stmt, 2, arena),
        .category = column_text(stmt, 3, arena),
        .votes = sqlite3_column_int(stmt, 4),
        .position = sqlite3_column_double(stmt, 5),
        .note_count = sqlite3_column_int(stmt, 6),
        .note_votes = sqlite3_column_int(stmt, 7),
        .state = (enum row_state)sqlite3_column_int(stmt, 8),
    };
}

bool store_groups(struct store *store, struct id board, struct arena *arena,
                  struct group **groups, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_GROUPS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, board);
    VEC(struct group) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct group group = group_column(stmt, arena);
        vec_push(&all, group);
    }
    *groups = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_group(struct store *store, struct id id, struct arena *arena,
                 struct group *group, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_GROUP, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, id);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return err_set(err, ERR_NOT_FOUND,
                       _("Ce groupe n’est plus dans le fichier : rechargez l’écran."));
    *group = group_column(stmt, arena);
    sqlite3_reset(stmt);
    return true;
}

bool store_boards(struct store *store, struct arena *arena, struct board **boards,
                  size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_BOARDS, err);
    if (!stmt)
        return false;
    VEC(struct board) all = {0};
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        struct board board = {.id = column_id(stmt, 0),
                              .key = column_text(stmt, 1, arena),
                              .name = column_text(stmt, 2, arena),
                              .question = column_text(stmt, 3, arena),
                              .dots = sqlite3_column_int(stmt, 4),
                              .voters = sqlite3_column_int(stmt, 5),
                              .position = sqlite3_column_double(stmt, 6)};
        vec_push(&all, board);
    }
    *boards = arena_copy(arena, all.at, all.n * sizeof *all.at);
    *count = all.n;
    vec_free(&all);
    return done;
}

bool store_ballot(struct store *store, struct id target, const char *voter,
                  struct id *ballot, int *dots, struct err *err)
{
    *ballot = (struct id){{0}};
    *dots = 0;
    sqlite3_stmt *stmt = sql_get(store, SQL_BALLOT, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, target);
    bind_text(stmt, 2, voter);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (found) {
        *ballot = column_id(stmt, 0);
        *dots = sqlite3_column_int(stmt, 1);
    }
    sqlite3_reset(stmt);
    return true;
}

static bool read_number(struct store *store, sqlite3_stmt *stmt, int *number,
                        struct err *err)
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

bool store_voter_dots(struct store *store, struct id board, const char *voter,
                      int *dots, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_VOTER_DOTS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, board);
    bind_text(stmt, 2, voter);
    return read_number(store, stmt, dots, err);
}

bool store_board_votes(struct store *store, struct id board, int *votes,
                       struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_BOARD_VOTES, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, board);
    return read_number(store, stmt, votes, err);
}

bool store_community(struct store *store, struct arena *arena, struct id *id,
                     const char **name, const char **config, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_COMMUNITY, err);
    bool found;
    if (!stmt || !sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return err_set(
            err, ERR_NOT_FOUND,
            _("Ce fichier ne contient pas encore de communauté : créez-en un "
              "avec « terreau new »."));
    *id = column_id(stmt, 0);
    *name = column_text(stmt, 1, arena);
    *config = column_text(stmt, 2, arena);
    sqlite3_reset(stmt);
    return true;
}
