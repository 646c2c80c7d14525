#include "store/private.h"

#include "base/i18n.h"

static void read_tally(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct tally *tally = row;
    *tally = (struct tally){
        .category = column_text(stmt, 0, arena),
        .kind = column_text(stmt, 1, arena),
        .notes = sqlite3_column_int(stmt, 2),
        .votes = sqlite3_column_int(stmt, 3),
    };
}

bool store_tallies(struct store *store, struct id board, struct arena *arena,
                   struct tally **tallies, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_TALLIES, board, err);
    *tallies = sql_list(store, stmt, sizeof **tallies, read_tally, arena, count, err);
    return *tallies != NULL;
}

static void read_group(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct group *group = row;
    *group = (struct group){
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
    sqlite3_stmt *stmt = sql_of(store, SQL_GROUPS, board, err);
    *groups = sql_list(store, stmt, sizeof **groups, read_group, arena, count, err);
    return *groups != NULL;
}

bool store_group(struct store *store, struct id id, struct arena *arena,
                 struct group *group, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_GROUP, id, err);
    return sql_one(store, stmt, read_group, arena, group,
                   _("Ce groupe n’est plus dans le fichier : rechargez l’écran."), err);
}

static void read_board(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct board *board = row;
    *board = (struct board){
        .id = column_id(stmt, 0),
        .key = column_text(stmt, 1, arena),
        .name = column_text(stmt, 2, arena),
        .question = column_text(stmt, 3, arena),
        .dots = sqlite3_column_int(stmt, 4),
        .voters = sqlite3_column_int(stmt, 5),
        .position = sqlite3_column_double(stmt, 6),
    };
}

bool store_boards(struct store *store, struct arena *arena, struct board **boards,
                  size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_BOARDS, err);
    *boards = sql_list(store, stmt, sizeof **boards, read_board, arena, count, err);
    return *boards != NULL;
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

bool store_voter_dots(struct store *store, struct id board, const char *voter,
                      int *dots, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_VOTER_DOTS, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, board);
    bind_text(stmt, 2, voter);
    return sql_number(store, stmt, dots, err);
}

bool store_board_votes(struct store *store, struct id board, int *votes,
                       struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_BOARD_VOTES, board, err);
    return sql_number(store, stmt, votes, err);
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
