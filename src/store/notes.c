#include "store/private.h"

#include "base/i18n.h"

void note_column(sqlite3_stmt *stmt, struct arena *arena, struct note *note)
{
    *note = (struct note){
        .id = column_id(stmt, 1),
        .board = column_id(stmt, 2),
        .kind = column_text(stmt, 3, arena),
        .text = column_text(stmt, 4, arena),
        .author = column_text(stmt, 5, arena),
        .tags = column_text(stmt, 6, arena),
        .category = column_text(stmt, 7, arena),
        .group = column_id(stmt, 8),
        .votes = sqlite3_column_int(stmt, 9),
        .position = sqlite3_column_double(stmt, 10),
        .merged_into = column_id(stmt, 11),
        .created = sqlite3_column_int64(stmt, 12),
        .state = (enum row_state)sqlite3_column_int(stmt, 13),
        .slot = column_id(stmt, 14),
    };
}

static void read_note(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    note_column(stmt, arena, row);
}

bool store_note(struct store *store, struct id id, struct arena *arena,
                struct note *note, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_NOTE_BY_ID, id, err);
    return sql_one(store, stmt, read_note, arena, note,
                   _("Ce post-it n’est plus dans le fichier : rechargez l’écran."),
                   err);
}
