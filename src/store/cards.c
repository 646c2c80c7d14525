#include "store/cards.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "store/derived.h"

/* --- the card --------------------------------------------------------------------- */

struct card_row {
    struct card card;
    enum row_state state;
    int64_t created;
};

static void read_card(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct card_row *one = row;
    int at = AFTER_PERSON;
    one->card = (struct card){
        .person = person_at(stmt, 0, arena),
        .civility = column_text(stmt, at, arena),
        .pronoun = column_text(stmt, at + 1, arena),
        .commune = column_text(stmt, at + 2, arena),
        .place = column_text(stmt, at + 3, arena),
        .themes = column_text(stmt, at + 4, arena),
        .circle = column_text(stmt, at + 5, arena),
        .referent = column_id(stmt, at + 6),
        .inviter = column_id(stmt, at + 7),
        .conditions = column_text(stmt, at + 8, arena),
        .source = column_text(stmt, at + 9, arena),
        .note = column_text(stmt, at + 10, arena),
        .next = sqlite3_column_int64(stmt, at + 11),
        .consent = consent_of(column_text(stmt, at + 12, arena)),
        .consent_on = sqlite3_column_int64(stmt, at + 13),
        .visibility = column_text(stmt, at + 14, arena),
    };
    one->created = sqlite3_column_int64(stmt, at + 15);
    one->state = (enum row_state)sqlite3_column_int(stmt, at + 16);
}

bool store_card(struct store *store, struct id id, struct arena *arena,
                struct card *card, enum row_state *state, int64_t *created,
                struct err *err)
{
    struct card_row row;
    sqlite3_stmt *stmt = sql_of(store, SQL_CARD, id, err);
    if (!sql_one(store, stmt, read_card, arena, &row,
                 _("Cette personne n’est plus dans le fichier : rechargez l’écran."),
                 err))
        return false;
    *card = row.card;
    *state = row.state;
    *created = row.created;
    return true;
}

/* --- circles ---------------------------------------------------------------------- */

static void read_move(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct circle_move *move = row;
    *move = (struct circle_move){
        .id = column_id(stmt, 0),
        .person = column_id(stmt, 1),
        .circle = column_text(stmt, 2, arena),
        .since = sqlite3_column_int64(stmt, 3),
        .reason = column_text(stmt, 4, arena),
        .model = column_text(stmt, 5, arena),
    };
}

bool store_circle_moves(struct store *store, struct id person, struct arena *arena,
                        struct circle_move **moves, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_CIRCLE_MOVES, person, err);
    *moves = sql_list(store, stmt, sizeof **moves, read_move, arena, count, err);
    return *moves != NULL;
}

bool store_circle_move(struct store *store, struct id id, struct arena *arena,
                       struct circle_move *move, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_CIRCLE_MOVE, id, err);
    return sql_one(store, stmt, read_move, arena, move,
                   _("Ce changement de cercle n’est plus dans le fichier : rechargez "
                     "l’écran."),
                   err);
}

bool store_circle_moves_all(struct store *store, struct arena *arena,
                            struct circle_move **moves, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_CIRCLE_MOVES_ALL, err);
    *moves = sql_list(store, stmt, sizeof **moves, read_move, arena, count, err);
    return *moves != NULL;
}

bool store_circle_model(struct store *store, struct arena *arena, struct id *community,
                        const char **model, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_CIRCLE_MODEL, err);
    bool found;
    *model = "";
    if (!stmt || !sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return err_set(err, ERR_CORRUPT,
                       _("Le fichier ne dit pas de quelle communauté il est : reprenez "
                         "une sauvegarde."));
    *community = column_id(stmt, 0);
    *model = column_text(stmt, 1, arena);
    sqlite3_reset(stmt);
    return true;
}

/* --- touches ---------------------------------------------------------------------- */

static void read_touch(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct touch *touch = row;
    *touch = (struct touch){
        .id = column_id(stmt, 0),
        .owner = column_id(stmt, 1),
        .kind = touch_kind_of(column_text(stmt, 2, arena)),
        .nature = touch_nature_of(column_text(stmt, 3, arena)),
        .text = column_text(stmt, 4, arena),
        .held = sqlite3_column_int64(stmt, 5),
        .by = column_text(stmt, 6, arena),
    };
}

bool store_touches(struct store *store, struct id owner, struct arena *arena,
                   struct touch **touches, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_TOUCHES, owner, err);
    *touches = sql_list(store, stmt, sizeof **touches, read_touch, arena, count, err);
    return *touches != NULL;
}

bool store_touch(struct store *store, struct id id, struct arena *arena,
                 struct touch *touch, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_TOUCH, id, err);
    return sql_one(store, stmt, read_touch, arena, touch,
                   _("Cet échange n’est plus dans le fichier : rechargez l’écran."),
                   err);
}

/* --- charters --------------------------------------------------------------------- */

static void read_acceptance(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct acceptance *acceptance = row;
    *acceptance = (struct acceptance){
        .id = column_id(stmt, 0),
        .person = column_id(stmt, 1),
        .charter = column_text(stmt, 2, arena),
        .version = sqlite3_column_int(stmt, 3),
        .accepted = sqlite3_column_int64(stmt, 4),
        .how = column_text(stmt, 5, arena),
    };
}

bool store_acceptances(struct store *store, struct id person, struct arena *arena,
                       struct acceptance **list, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = id_is_none(person)
                             ? sql_get(store, SQL_ACCEPTANCES_ALL, err)
                             : sql_of(store, SQL_ACCEPTANCES, person, err);
    *list = sql_list(store, stmt, sizeof **list, read_acceptance, arena, count, err);
    return *list != NULL;
}

/* --- who has that name --------------------------------------------------------------
 */

static bool read_persons(struct store *store, sqlite3_stmt *stmt, struct arena *arena,
                         struct person **persons, size_t *count, struct err *err)
{
    *persons =
        sql_list(store, stmt, sizeof **persons, person_column, arena, count, err);
    return *persons != NULL;
}

bool store_persons_binned(struct store *store, struct arena *arena,
                          struct person **persons, size_t *count, struct err *err)
{
    return names_ready(store, err) &&
           read_persons(store, sql_get(store, SQL_PERSONS_BINNED, err), arena, persons,
                        count, err);
}

bool store_invited(struct store *store, struct id inviter, int *count, struct err *err)
{
    return sql_number(store, sql_of(store, SQL_INVITED, inviter, err), count, err);
}

bool store_persons_named(struct store *store, const char *folded, struct arena *arena,
                         struct person **persons, size_t *count, struct err *err)
{
    *count = 0;
    if (!names_ready(store, err))
        return false;
    sqlite3_stmt *stmt = sql_get(store, SQL_PERSONS_NAMED, err);
    if (stmt)
        bind_text(stmt, 1, folded);
    return read_persons(store, stmt, arena, persons, count, err);
}
