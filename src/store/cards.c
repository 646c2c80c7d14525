#include "store/cards.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "store/derived.h"

/* Columns 0 to 6 of PERSON_COLUMNS. */
static struct person person_column(sqlite3_stmt *stmt, int at, struct arena *arena)
{
    return (struct person){.id = column_id(stmt, at),
                           .given = column_text(stmt, at + 1, arena),
                           .family = column_text(stmt, at + 2, arena),
                           .organisation = column_text(stmt, at + 3, arena),
                           .email = column_text(stmt, at + 4, arena),
                           .phone = column_text(stmt, at + 5, arena),
                           .criteria = column_text(stmt, at + 6, arena)};
}
enum { AFTER_PERSON = 7 };

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
        .person = person_column(stmt, 0, arena),
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
    line->owner = person_column(stmt, 0, arena);
    line->partner = person_column(stmt, AFTER_PERSON, arena);
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

/* --- who has that name --------------------------------------------------------------
 */

static void read_person(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct person *person = row;
    *person = person_column(stmt, 0, arena);
}

static bool read_persons(struct store *store, sqlite3_stmt *stmt, struct arena *arena,
                         struct person **persons, size_t *count, struct err *err)
{
    *persons = sql_list(store, stmt, sizeof **persons, read_person, arena, count, err);
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
    sqlite3_stmt *stmt = sql_of(store, SQL_INVITED, inviter, err);
    bool found;
    *count = 0;
    if (!stmt || !sql_row(store, stmt, &found, err))
        return false;
    if (found)
        *count = sqlite3_column_int(stmt, 0);
    sqlite3_reset(stmt);
    return true;
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

static void read_found(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct person_found *found = row;
    found->person = person_column(stmt, 0, arena);
    found->circle = column_text(stmt, AFTER_PERSON, arena);
    found->binned = sqlite3_column_int(stmt, AFTER_PERSON + 1) != ROW_LIVE;
}

bool store_persons_keyed(struct store *store, const char *key, size_t most,
                         struct arena *arena, struct person_found **list, size_t *count,
                         struct err *err)
{
    bool maybe;
    *count = 0;
    *list = NULL;
    if (!names_ready(store, err) || !seen_maybe(store, SEEN_KEY, key, &maybe, err))
        return false;
    if (!maybe)
        return true;
    sqlite3_stmt *stmt = sql_get(store, SQL_PERSONS_KEYED, err);
    if (stmt) {
        bind_text(stmt, 1, key);
        sqlite3_bind_int64(stmt, 2, (int64_t)most);
    }
    *list = sql_list(store, stmt, sizeof **list, read_found, arena, count, err);
    return *list != NULL;
}
