#include "store/private.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "domain/meeting.h"

/* A step taken back is operations like any others: what each of its operations had as
 * parents is set again. Undone backwards and redone forwards, a step that wrote the
 * same field twice comes out right. */

struct ops {
    struct op *at;
    size_t n, cap;
};

static bool read_step(struct store *store, enum sql which, struct step *step,
                      int64_t range[3], bool *found, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, which, err);
    if (!sql_row(store, stmt, found, err))
        return false;
    if (!*found)
        return true;
    *step = (struct step){.n = sqlite3_column_int64(stmt, 0),
                          .verb = (enum verb)sqlite3_column_int(stmt, 1),
                          .when = sqlite3_column_int64(stmt, 2),
                          .subject = "",
                          .contact = ""};
    range[0] = sqlite3_column_int64(stmt, 3);
    range[1] = sqlite3_column_int64(stmt, 4);
    range[2] = sqlite3_column_int64(stmt, 5);
    sqlite3_reset(stmt);
    return true;
}

/* A step is read and turned in pieces: few enough for a key to be answered at once
 * between two of them. */
enum { PIECE = 512 };

/* From the first to the last of the device, the third number. */
static bool read_ops(struct store *store, const int64_t range[3], struct arena *arena,
                     struct ops *ops, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_OPS_OF_STEP, err);
    sqlite3_bind_int64(stmt, 1, range[2]);
    sqlite3_bind_int64(stmt, 2, range[0]);
    sqlite3_bind_int64(stmt, 3, range[1]);
    bool found;
    while (sql_row(store, stmt, &found, err)) {
        if (!found)
            return true;
        struct op op = oplog_column(stmt);
        oplog_keep(&op, arena);
        vec_push(ops, op);
    }
    return false;
}

/* --- describing it --------------------------------------------------------------- */

/* Rows of that table that the operations of the step touch. */
static bool count_rows(struct store *store, const int64_t range[3], enum table table,
                       int *rows, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_STEP_ROWS, err);
    bool found;
    sqlite3_bind_int64(stmt, 1, range[2]);
    sqlite3_bind_int64(stmt, 2, range[0]);
    sqlite3_bind_int64(stmt, 3, range[1]);
    sqlite3_bind_int64(stmt, 4, table);
    if (!sql_row(store, stmt, &found, err))
        return false;
    *rows = found ? sqlite3_column_int(stmt, 0) : 0;
    sqlite3_reset(stmt);
    return true;
}

/* Reads one field of a row; null when there is no such row. Text in the arena. */
static bool read_field(struct store *store, struct id row, enum field field,
                       struct arena *arena, struct value *value, struct err *err)
{
    *value = value_null();
    sqlite3_stmt *stmt = tables_row(store, FIELD_TABLE(field), err);
    bind_id(stmt, 1, row);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (found) {
        *value = column_value(stmt, 2 + (int)field_index(field));
        if (value->kind == VALUE_TEXT)
            value->text = arena_strdup(arena, value->text);
        sqlite3_reset(stmt);
    }
    return true;
}

/* Of a row without a text of its own: the field that says whom it is about, else 0. */
static enum field owner_field(enum table table)
{
    static const enum field owners[] = {
        FIELD_ATTENDANCE_PERSON, FIELD_CONTACT_OWNER,      FIELD_LINK_SUBJECT,
        FIELD_SIGHTING_ACTOR,    FIELD_CIRCLE_MOVE_PERSON, FIELD_ACCEPTANCE_PERSON,
        FIELD_CUSTOM_OWNER};
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (FIELD_TABLE(owners[i]) == table)
            return owners[i];
    return 0;
}

static bool read_text(struct store *store, struct id row, enum field field,
                      struct arena *arena, const char **text, struct err *err)
{
    struct value value;
    if (!read_field(store, row, field, arena, &value, err))
        return false;
    *text = value.kind == VALUE_TEXT ? value.text : "";
    return true;
}

/* Of a person as she is called, else of an actor. */
static bool read_name(struct store *store, struct id row, struct arena *arena,
                      const char **name, struct err *err)
{
    struct person person = {.id = row};
    if (!read_text(store, row, FIELD_PERSON_GIVEN, arena, &person.given, err) ||
        !read_text(store, row, FIELD_PERSON_FAMILY, arena, &person.family, err) ||
        !read_text(store, row, FIELD_PERSON_ORGANISATION, arena, &person.organisation,
                   err))
        return false;
    *name = person_name(arena, &person);
    return **name || read_text(store, row, FIELD_ACTOR_NAME, arena, name, err);
}

static bool read_subject(struct store *store, const struct ops *ops,
                         struct arena *arena, const char **subject, struct err *err)
{
    size_t i = 0;
    while (i < ops->n && !table_subject(ops->at[i].table) &&
           !owner_field(ops->at[i].table))
        i++;
    if (i == ops->n)
        return true;
    enum table table = ops->at[i].table;
    struct id row = ops->at[i].row;
    if (owner_field(table)) {
        struct value owner;
        return read_field(store, row, owner_field(table), arena, &owner, err) &&
               read_name(store, owner.id, arena, subject, err);
    }
    return table == TABLE_PERSON
               ? read_name(store, row, arena, subject, err)
               : read_text(store, row, table_subject(table), arena, subject, err);
}

/* What it began with. */
static bool read_first(struct store *store, const struct op *op, struct arena *arena,
                       struct step *step, struct err *err)
{
    step->table = op->table;
    step->field = op->field ? (enum field)((unsigned)op->table << 8 | op->field) : 0;
    return op->table != TABLE_CONTACT ||
           read_text(store, op->row, FIELD_CONTACT_KIND, arena, &step->contact, err);
}

/* Where the person would see it: the board of its first note or group. */
static bool read_board(struct store *store, const struct ops *ops, struct arena *arena,
                       struct id *board, struct err *err)
{
    for (size_t i = 0; i < ops->n; i++) {
        bool note = ops->at[i].table == TABLE_NOTE;
        struct value value;
        if (!note && ops->at[i].table != TABLE_GROUP)
            continue;
        if (!read_field(store, ops->at[i].row,
                        note ? FIELD_NOTE_BOARD : FIELD_GROUP_BOARD, arena, &value,
                        err))
            return false;
        *board = value.id;
        return true;
    }
    return true;
}

/* By the operations it begins with. */
static bool describe(struct store *store, const int64_t range[3], const struct ops *ops,
                     struct arena *arena, struct step *step, struct err *err)
{
    step->operations = (int)(range[1] - range[0] + 1);
    return (ops->n == 0 || (read_first(store, &ops->at[0], arena, step, err) &&
                            count_rows(store, range, step->table, &step->rows, err))) &&
           count_rows(store, range, TABLE_NOTE, &step->notes, err) &&
           read_board(store, ops, arena, &step->board, err) &&
           read_subject(store, ops, arena, &step->subject, err);
}

/* --- doing it -------------------------------------------------------------------- */

static enum field state_field(enum table table)
{
    return (enum field)((unsigned)table << 8 | 31);
}

/* Did another device write this field since? Then its words stay. */
static bool is_held(struct store *store, const struct op *op, enum field field,
                    bool *held, struct err *err)
{
    struct heads heads = {0};
    bool done =
        oplog_heads(store, op->table, op->row, FIELD_NUMBER(field), &heads, err);
    *held = false;
    for (size_t i = 0; i < heads.n; i++)
        *held = *held || (heads.at[i].foreign && !MUTANT(14));
    vec_free(&heads);
    return done;
}

/* What undoing (or redoing) this operation writes, and where. */
static bool aim(struct store *store, const struct op *op, bool back,
                struct arena *arena, struct field_value *aim, struct err *err)
{
    if (op->field != 0) {
        aim->field = (enum field)((unsigned)op->table << 8 | op->field);
        aim->value = op->value;
        return !back || oplog_before(store, op, arena, &aim->value, err);
    }
    aim->field = state_field(op->table);
    aim->value = value_integer(ROW_WITHDRAWN);
    if (!back && !record_find(op->record, op->record_size, FIELD_NUMBER(aim->field),
                              arena, &aim->value))
        aim->value = value_integer(ROW_LIVE);
    return true;
}

static bool turn_one(struct store *store, const struct op *op, bool back,
                     struct arena *arena, struct step *step, struct err *err)
{
    struct field_value to;
    bool held;
    if (!aim(store, op, back, arena, &to, err) ||
        !is_held(store, op, to.field, &held, err))
        return false;
    step->held_back = step->held_back || held;
    return held || store_set(store, op->row, to.field, to.value, err);
}

static bool turn_all(struct store *store, const struct ops *ops, bool back,
                     struct arena *arena, struct step *step, struct err *err)
{
    for (size_t i = 0; i < ops->n; i++) {
        const struct op *op = &ops->at[back ? ops->n - 1 - i : i];
        if (!turn_one(store, op, back, arena, step, err))
            return false;
    }
    return true;
}

/* The piece that comes next, from the last one when going back. */
static void next_piece(const int64_t range[3], bool back, int64_t done,
                       int64_t piece[3])
{
    int64_t left = range[1] - range[0] + 1 - done;
    int64_t size = left < PIECE ? left : PIECE;
    piece[0] = back ? range[1] - done - size + 1 : range[0] + done;
    piece[1] = piece[0] + size - 1;
    piece[2] = range[2];
}

struct turn {
    struct store *store;
    bool back;
    int64_t range[3];
    int64_t done; /* operations of it */
    struct step *step;
    struct arena arena; /* of a piece */
};

static int64_t length(const int64_t range[3])
{
    return range[1] - range[0] + 1;
}

static bool open_run(struct turn *turn, struct err *err)
{
    const struct step *step = turn->step;
    if (!run_begin(turn->store, step->verb, step->n,
                   turn->back ? STEP_UNDONE : STEP_LIVE, err))
        return false;
    return length(turn->range) <= STEP_LONG || run_bulk(turn->store, err);
}

static bool nothing(bool back, struct err *err)
{
    if (back)
        return err_set(err, ERR_NOT_FOUND, _("Il n’y a plus rien à annuler."));
    return err_set(err, ERR_NOT_FOUND, _("Il n’y a rien à rétablir."));
}

static bool find_step(struct turn *turn, struct arena *arena, struct err *err)
{
    struct store *store = turn->store;
    enum sql which = turn->back ? SQL_STEP_LAST : SQL_STEP_NEXT;
    bool found;
    struct ops ops = {0};
    int64_t first[3];
    if (!oplog_ready(store, err) ||
        !read_step(store, which, turn->step, turn->range, &found, err))
        return false;
    if (!found)
        return nothing(turn->back, err);
    next_piece(turn->range, false, 0, first);
    bool done = read_ops(store, first, arena, &ops, err) &&
                describe(store, turn->range, &ops, arena, turn->step, err);
    vec_free(&ops);
    return done;
}

bool store_turn_begin(struct store *store, bool back, struct arena *arena,
                      struct step *step, struct turn **turn, struct err *err)
{
    struct turn *made = xcalloc(1, sizeof *made);
    *made = (struct turn){.store = store, .back = back, .step = step};
    *turn = NULL;
    if (!find_step(made, arena, err) || !open_run(made, err)) {
        free(made);
        return false;
    }
    *turn = made;
    return true;
}

bool store_turn_step(struct turn *turn, bool *more, struct err *err)
{
    struct store *store = turn->store;
    int64_t piece[3];
    struct ops ops = {0};
    next_piece(turn->range, turn->back, turn->done, piece);
    bool good = read_ops(store, piece, &turn->arena, &ops, err) &&
                turn_all(store, &ops, turn->back, &turn->arena, turn->step, err) &&
                (!store->run.bulk || store_bulk_settle(store, err));
    vec_free(&ops);
    arena_reset(&turn->arena);
    turn->done += length(piece);
    *more = turn->done < length(turn->range);
    return good;
}

int store_turn_done(const struct turn *turn)
{
    return (int)(turn->done * 1000 / length(turn->range));
}

bool store_turn_end(struct turn *turn, bool keep, struct err *err)
{
    bool done = true;
    if (!turn)
        return true;
    if (keep)
        done = store_commit(turn->store, err);
    else
        store_abort(turn->store);
    arena_free(&turn->arena);
    free(turn);
    return done;
}

/* All at once. */
static bool turn_step(struct store *store, bool back, struct arena *arena,
                      struct step *step, struct err *err)
{
    struct turn *turn;
    bool good = true, more = true;
    if (!store_turn_begin(store, back, arena, step, &turn, err))
        return false;
    while (good && more)
        good = store_turn_step(turn, &more, err);
    return store_turn_end(turn, good, err) && good;
}

bool store_undo(struct store *store, struct arena *arena, struct step *step,
                struct err *err)
{
    return turn_step(store, true, arena, step, err);
}

bool store_redo(struct store *store, struct arena *arena, struct step *step,
                struct err *err)
{
    return turn_step(store, false, arena, step, err);
}
