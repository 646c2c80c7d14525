/* What hangs on a card, one line each: answers and their extracts, needs and offers,
 * meetings she was at, what she signed. */
#include "store/cards.h"

#include "base/i18n.h"
#include "store/private.h"

/* --- interviews ------------------------------------------------------------------- */

static void read_answer(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct answer *answer = row;
    *answer = (struct answer){
        .id = column_id(stmt, 0),
        .person = column_id(stmt, 1),
        .grid = column_text(stmt, 2, arena),
        .question = column_text(stmt, 3, arena),
        .text = column_text(stmt, 4, arena),
        .held = sqlite3_column_int64(stmt, 5),
    };
}

bool store_answers(struct store *store, struct id person, struct arena *arena,
                   struct answer **answers, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_ANSWERS, person, err);
    *answers = sql_list(store, stmt, sizeof **answers, read_answer, arena, count, err);
    return *answers != NULL;
}

bool store_answer(struct store *store, struct id id, struct arena *arena,
                  struct answer *answer, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_ANSWER, id, err);
    return sql_one(store, stmt, read_answer, arena, answer,
                   _("Cette réponse n’est plus dans le fichier : rechargez l’écran."),
                   err);
}

static void read_extract(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct extract *extract = row;
    *extract = (struct extract){
        .id = column_id(stmt, 0),
        .answer = column_id(stmt, 1),
        .text = column_text(stmt, 2, arena),
        .tags = column_text(stmt, 3, arena),
    };
}

bool store_extracts(struct store *store, struct id answer, struct arena *arena,
                    struct extract **extracts, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = id_is_none(answer) ? sql_get(store, SQL_EXTRACTS_ALL, err)
                                            : sql_of(store, SQL_EXTRACTS, answer, err);
    *extracts =
        sql_list(store, stmt, sizeof **extracts, read_extract, arena, count, err);
    return *extracts != NULL;
}

bool store_extract(struct store *store, struct id id, struct arena *arena,
                   struct extract *extract, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_EXTRACT, id, err);
    return sql_one(store, stmt, read_extract, arena, extract,
                   _("Cet extrait n’est plus dans le fichier : rechargez l’écran."),
                   err);
}

/* --- asks ------------------------------------------------------------------------- */

static void read_ask(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct ask_row *line = row;
    int at = 2 * AFTER_PERSON;
    line->owner = person_at(stmt, 0, arena);
    line->partner = person_at(stmt, AFTER_PERSON, arena);
    line->ask = (struct ask){
        .id = column_id(stmt, at),
        .owner = column_id(stmt, at + 1),
        .kind = ask_kind_of(column_text(stmt, at + 2, arena)),
        .category = column_text(stmt, at + 3, arena),
        .text = column_text(stmt, at + 4, arena),
        .status = ask_status_of(column_text(stmt, at + 5, arena)),
        .partner = column_id(stmt, at + 6),
        .due = sqlite3_column_int64(stmt, at + 7),
        .origin = column_id(stmt, at + 8),
    };
    line->created = sqlite3_column_int64(stmt, at + 9);
}

bool store_asks(struct store *store, struct id owner, struct arena *arena,
                struct ask_row **asks, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = id_is_none(owner) ? sql_get(store, SQL_ASKS_ALL, err)
                                           : sql_of(store, SQL_ASKS, owner, err);
    *asks = sql_list(store, stmt, sizeof **asks, read_ask, arena, count, err);
    return *asks != NULL;
}

bool store_ask(struct store *store, struct id id, struct arena *arena,
               struct ask_row *ask, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_ASK, id, err);
    return sql_one(store, stmt, read_ask, arena, ask,
                   _("Ce besoin ou cet apport n’est plus dans le fichier : rechargez "
                     "l’écran."),
                   err);
}

/* --- presences and signatures ------------------------------------------------------
 */

static void read_presence(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct presence *presence = row;
    *presence = (struct presence){
        .meeting = column_id(stmt, 0),
        .title = column_text(stmt, 1, arena),
        .number = sqlite3_column_int(stmt, 2),
        .start = sqlite3_column_int64(stmt, 3),
        .status = attendance_status_of(column_text(stmt, 4, arena)),
    };
}

bool store_presences(struct store *store, struct id person, struct arena *arena,
                     struct presence **list, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_PRESENCES, person, err);
    *list = sql_list(store, stmt, sizeof **list, read_presence, arena, count, err);
    return *list != NULL;
}

static void read_signed(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct signed_row *line = row;
    *line = (struct signed_row){
        .id = column_id(stmt, 0),
        .kind = column_text(stmt, 1, arena),
        .text = column_text(stmt, 2, arena),
        .when = sqlite3_column_int64(stmt, 3),
        .done = sqlite3_column_int(stmt, 4) != 0,
        .meeting = column_id(stmt, 5),
    };
}

static bool read_all_signed(struct store *store, enum sql code, const char *folded,
                            struct arena *arena, struct signed_row **rows,
                            size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, code, err);
    if (stmt)
        bind_text(stmt, 1, folded);
    *rows = sql_list(store, stmt, sizeof **rows, read_signed, arena, count, err);
    return *rows != NULL;
}

bool store_notes_signed(struct store *store, const char *folded, struct arena *arena,
                        struct signed_row **rows, size_t *count, struct err *err)
{
    return read_all_signed(store, SQL_NOTES_SIGNED, folded, arena, rows, count, err);
}

bool store_items_signed(struct store *store, const char *folded, struct arena *arena,
                        struct signed_row **rows, size_t *count, struct err *err)
{
    return read_all_signed(store, SQL_ITEMS_SIGNED, folded, arena, rows, count, err);
}
