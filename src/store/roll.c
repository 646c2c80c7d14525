/* The roll: every live member in the stated order, with what lists filter and sort by.
 *
 * 5 000 lines are a few hundred kilobytes and are asked for at each key: they are read
 * once, by one scan of each table that has a part in them, and kept until a step writes
 * one of those tables. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "store/cards.h"
#include "store/derived.h"

struct roll {
    struct arena arena;
    struct roll_line *lines;
    struct roll_line **by_id;
    size_t count;
    bool good;
};

void roll_touch(struct store *store, enum table table)
{
    bool reads = table == TABLE_PERSON || table == TABLE_ATTENDANCE ||
                 table == TABLE_MEETING || table == TABLE_TOUCH ||
                 table == TABLE_CIRCLE_MOVE || table == TABLE_ASK ||
                 table == TABLE_NOTE || table == TABLE_ANSWER;
    if (store->roll && reads)
        store->roll->good = false;
}

void roll_free(struct store *store)
{
    if (!store->roll)
        return;
    arena_free(&store->roll->arena);
    free(store->roll);
    store->roll = NULL;
}

/* --- lines ------------------------------------------------------------------------ */

static void read_line(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct roll_line *line = row;
    *line = (struct roll_line){
        .person = {.id = column_id(stmt, 0),
                   .given = column_text(stmt, 1, arena),
                   .family = column_text(stmt, 2, arena),
                   .organisation = column_text(stmt, 3, arena),
                   .email = "",
                   .phone = "",
                   .criteria = ""},
        .circle = column_text(stmt, 4, arena),
        .themes = column_text(stmt, 5, arena),
        .commune = column_text(stmt, 6, arena),
        .referent = column_id(stmt, 7),
        .inviter = column_id(stmt, 8),
        .consent = consent_of(column_text(stmt, 9, arena)),
        .next = sqlite3_column_int64(stmt, 10),
        .created = sqlite3_column_int64(stmt, 11),
        .name = column_text(stmt, 12, arena),
        .sort = column_text(stmt, 13, arena),
        .words = column_text(stmt, 14, arena),
    };
}

static int compare_lines(const void *a, const void *b)
{
    const struct roll_line *one = a, *two = b;
    int order = strcmp(one->sort, two->sort);
    return order ? order
                 : memcmp(one->person.id.bytes, two->person.id.bytes,
                          sizeof one->person.id.bytes);
}

static int compare_ids(const void *a, const void *b)
{
    const struct roll_line *const *one = a, *const *two = b;
    return memcmp((*one)->person.id.bytes, (*two)->person.id.bytes,
                  sizeof(*one)->person.id.bytes);
}

static int compare_id(const void *key, const void *at)
{
    const struct roll_line *const *line = at;
    return memcmp(key, (*line)->person.id.bytes, sizeof(*line)->person.id.bytes);
}

static struct roll_line *line_of(const struct roll *roll, struct id id)
{
    struct roll_line **found =
        bsearch(&id, roll->by_id, roll->count, sizeof *roll->by_id, compare_id);
    return found ? *found : NULL;
}

static bool read_lines(struct store *store, struct roll *roll, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ROLL, err);
    roll->lines = sql_list(store, stmt, sizeof *roll->lines, read_line, &roll->arena,
                           &roll->count, err);
    if (!roll->lines)
        return false;
    if (roll->count > 1)
        qsort(roll->lines, roll->count, sizeof *roll->lines, compare_lines);
    roll->by_id = arena_alloc(&roll->arena, (roll->count + 1) * sizeof *roll->by_id);
    for (size_t i = 0; i < roll->count; i++)
        roll->by_id[i] = &roll->lines[i];
    if (roll->count > 1)
        qsort(roll->by_id, roll->count, sizeof *roll->by_id, compare_ids);
    return true;
}

/* --- what the other tables say of them ---------------------------------------------
 */

static void later(int64_t *when, int64_t other)
{
    if (other > *when)
        *when = other;
}

static void tell_touch(struct roll *roll, struct roll_line *line, sqlite3_stmt *stmt)
{
    (void)roll;
    later(&line->touched, sqlite3_column_int64(stmt, 1));
}

static void tell_move(struct roll *roll, struct roll_line *line, sqlite3_stmt *stmt)
{
    (void)roll;
    later(&line->moved, sqlite3_column_int64(stmt, 1));
}

static void tell_ask(struct roll *roll, struct roll_line *line, sqlite3_stmt *stmt)
{
    struct arena scratch = {0};
    (void)roll;
    line->asks[ask_kind_of(column_text(stmt, 1, &scratch))]++;
    arena_free(&scratch);
}

/* A statement of (id of a person, …): what each row says of her. */
static bool tell_all(struct store *store, struct roll *roll, enum sql code,
                     void (*tell)(struct roll *, struct roll_line *, sqlite3_stmt *),
                     struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, code, err);
    bool found, done = stmt != NULL;
    if (done)
        sqlite3_bind_int64(stmt, 1, clock_now());
    while (done && (done = sql_row(store, stmt, &found, err)) && found) {
        struct roll_line *line = line_of(roll, column_id(stmt, 0));
        if (line)
            tell(roll, line, stmt);
    }
    return done;
}

static bool roll_read(struct store *store, struct roll *roll, struct err *err)
{
    return read_lines(store, roll, err) &&
           tell_all(store, roll, SQL_ROLL_TOUCHES, tell_touch, err) &&
           tell_all(store, roll, SQL_ROLL_ANSWERS, tell_touch, err) &&
           tell_all(store, roll, SQL_ROLL_PRESENCES, tell_touch, err) &&
           tell_all(store, roll, SQL_ROLL_SIGNED, tell_touch, err) &&
           tell_all(store, roll, SQL_ROLL_MOVES, tell_move, err) &&
           tell_all(store, roll, SQL_ROLL_ASKS, tell_ask, err);
}

bool store_roll(struct store *store, struct roll_list *list, struct err *err)
{
    if (!store->roll)
        store->roll = xcalloc(1, sizeof *store->roll);
    struct roll *roll = store->roll;
    if (!roll->good) {
        arena_reset(&roll->arena);
        roll->count = 0;
        roll->good = names_ready(store, err) && roll_read(store, roll, err);
    }
    *list = (struct roll_list){roll->lines, roll->good ? roll->count : 0};
    return roll->good;
}
