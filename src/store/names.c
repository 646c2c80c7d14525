/* What the names of persons are found by: kept beside the rows, made from them, never
 * logged.
 *
 * person_marked (mark_pages.h) has marks (seen_mark) of the keys of likename_keys
 * (every mail and phone of the contacts too), so that who is being typed is compared
 * with a handful of people, and of the folded name; person_named that name, the key of
 * the stated order, the words that a list is filtered by, and the marks, eight bytes
 * each, by which they are taken back. Marks and not texts, in one index and not two:
 * half of an import was there. The second has a line for every row of persons, whatever
 * its state: a card in the bin is still someone. */
#include <string.h>

#include "base/fold.h"
#include "domain/likename.h"
#include "domain/meeting.h"
#include "store/check.h"
#include "store/held.h"
#include "store/mark_pages.h"
#include "store/names_private.h"
#include "store/runs.h"

/* --- what one person is found by -------------------------------------------------- */

void found_by_free(struct found_by *by)
{
    vec_free(&by->emails);
    vec_free(&by->phones);
    vec_free(&by->marks);
}

static const char *folded(struct arena *arena, const char *text)
{
    struct str words = {0};
    fold_text(&words, text);
    const char *kept = arena_strdup(arena, str_text(&words));
    str_free(&words);
    return kept;
}

static bool read_contacts(struct store *store, struct found_by *by, struct arena *arena,
                          struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_NAMES_CONTACTS, by->person.id, err);
    bool found, done = stmt != NULL;
    if (*by->person.email)
        vec_push(&by->emails, by->person.email);
    if (*by->person.phone)
        vec_push(&by->phones, by->person.phone);
    while (done && (done = sql_row(store, stmt, &found, err)) && found) {
        const char *value = column_text(stmt, 1, arena);
        if (strcmp(column_text(stmt, 0, arena), "email") == 0)
            vec_push(&by->emails, value);
        else
            vec_push(&by->phones, value);
    }
    return done;
}

/* They are a few, and each goes up to its place, unless it is there. */
static void add_mark(struct found_by *by, int64_t mark)
{
    size_t place = by->marks.n;
    while (place > 0 && by->marks.at[place - 1] > mark)
        place--;
    if (place > 0 && by->marks.at[place - 1] == mark)
        return;
    vec_push(&by->marks, mark);
    memmove(by->marks.at + place + 1, by->marks.at + place,
            (by->marks.n - 1 - place) * sizeof mark);
    by->marks.at[place] = mark;
}

/* The names with each mail and each phone in turn: the same keys come several times. */
static void make_marks(struct found_by *by, struct arena *arena)
{
    size_t most = by->emails.n > by->phones.n ? by->emails.n : by->phones.n;
    for (size_t i = 0; i == 0 || i < most; i++) {
        const struct likename name = {
            .given = by->person.given,
            .family = by->person.family,
            .email = i < by->emails.n ? by->emails.at[i] : "",
            .phone = i < by->phones.n ? by->phones.at[i] : "",
        };
        struct likename_keys keys = likename_keys(arena, &name);
        for (size_t k = 0; k < keys.n; k++)
            add_mark(by, seen_mark_key(keys.at[k]));
    }
    add_mark(by, seen_mark(SEEN_NAME, by->name));
}

void found_by_end(struct found_by *by, struct arena *arena)
{
    by->name = folded(arena, person_name(arena, &by->person));
    by->sort = person_sort_key(arena, &by->person);
    by->words = person_words(arena, &by->person);
    make_marks(by, arena);
}

bool found_by_make(struct store *store, sqlite3_stmt *row, struct arena *arena,
                   struct found_by *by, struct err *err)
{
    *by = (struct found_by){.n = sqlite3_column_int64(row, 0),
                            .person = {.id = column_id(row, 1),
                                       .given = column_text(row, 2, arena),
                                       .family = column_text(row, 3, arena),
                                       .organisation = column_text(row, 4, arena),
                                       .email = column_text(row, 5, arena),
                                       .phone = column_text(row, 6, arena),
                                       .criteria = ""}};
    if (!read_contacts(store, by, arena, err))
        return false;
    found_by_end(by, arena);
    return true;
}

/* --- writing it ------------------------------------------------------------------- */

static bool mark_drop(struct store *store, int64_t mark, int64_t n, struct err *err)
{
    struct marks_persons waiting = {0};
    bool done = marks_waiting(store, mark, 1, &waiting, err) &&
                (waiting.n == 0 || marks_settle(store, err));
    vec_free(&waiting);
    if (!done)
        return false;
    struct mark_page page = {.known = false};
    return mark_page_drop(store, &page, seen_of(mark, n), err) &&
           mark_page_write(store, &page, err);
}

struct marks {
    VEC(int64_t) of;
};

/* Those of her line, in order; none of a fresh one. */
static bool marks_read(struct store *store, int64_t n, struct marks *marks,
                       struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_NAMES_MARKS, err);
    bool found;
    sqlite3_bind_int64(stmt, 1, n);
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return true;
    const uint8_t *bytes = sqlite3_column_blob(stmt, 0);
    size_t size = (size_t)sqlite3_column_bytes(stmt, 0);
    for (size_t at = 0; at + sizeof(int64_t) <= size; at += sizeof(int64_t)) {
        int64_t mark;
        memcpy(&mark, bytes + at, sizeof mark);
        vec_push(&marks->of, mark);
    }
    sqlite3_reset(stmt);
    return true;
}

static bool put_line(struct store *store, const struct found_by *by, struct err *err)
{
    held_begin(store, HELD_PERSON_FOUND);
    held_integer(store, by->n);
    held_text(store, by->name);
    held_text(store, by->sort);
    held_text(store, by->words);
    held_blob(store, by->marks.at, by->marks.n * sizeof *by->marks.at);
    return held_end(store, err);
}

/* From what she had to what she has, both in order: a name that changes leaves the
 * marks of her mails alone, an undo often all of them. */
static bool marks_change(struct store *store, const struct marks *old,
                         const struct found_by *by, struct err *err)
{
    bool done = true;
    for (size_t i = 0, k = 0; done && (i < old->of.n || k < by->marks.n);) {
        bool gone =
            k == by->marks.n || (i < old->of.n && old->of.at[i] < by->marks.at[k]);
        bool more = i == old->of.n || (!gone && old->of.at[i] > by->marks.at[k]);
        if (gone)
            done = mark_drop(store, old->of.at[i], by->n, err);
        else if (more)
            done = marks_add(store, by->marks.at[k], by->n, err);
        i += gone || !more;
        k += !gone;
    }
    return done;
}

bool names_put(struct store *store, const struct found_by *by, bool fresh,
               struct err *err)
{
    struct marks old = {0};
    bool done = (fresh || marks_read(store, by->n, &old, err)) &&
                put_line(store, by, err) && marks_change(store, &old, by, err);
    vec_free(&old.of);
    return done;
}

/* --- made again when a line misses ------------------------------------------------ */

static bool names_run(struct store *store, enum sql code, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, code, err);
    return stmt && sql_run(store, stmt, err);
}

/* The rows are read by steps of n, since writing goes on between two. */
static bool fill_all(struct store *store, struct err *err)
{
    struct arena arena = {0};
    int64_t last = 0;
    bool found = true, done = true;
    while (done && found) {
        struct found_by by = {0};
        sqlite3_stmt *stmt = sql_get(store, SQL_NAMES_AFTER, err);
        if (stmt)
            sqlite3_bind_int64(stmt, 1, last);
        done = stmt && sql_row(store, stmt, &found, err);
        if (!done || !found)
            break;
        done = found_by_make(store, stmt, &arena, &by, err);
        sqlite3_reset(stmt);
        last = by.n;
        done = done && names_put(store, &by, true, err);
        found_by_free(&by);
        arena_reset(&arena);
    }
    arena_free(&arena);
    return done;
}

static bool make_again(struct store *store, struct err *err)
{
    if (!names_run(store, SQL_BEGIN, err))
        return false;
    store->run.gathers = true;
    bool done = names_run(store, SQL_NAMES_CLEAR, err) &&
                names_run(store, SQL_NAMES_MARKS_CLEAR, err) && fill_all(store, err) &&
                marks_settle(store, err) && names_run(store, SQL_COMMIT, err);
    store->run.gathers = false;
    marks_forget(&store->run);
    runs_forget(&store->run);
    if (!done)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return done;
}

static bool is_whole(struct store *store, bool *whole, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_NAMES_WHOLE, err);
    bool found;
    if (!stmt || !sql_row(store, stmt, &found, err))
        return false;
    *whole = found && sqlite3_column_int(stmt, 0);
    sqlite3_reset(stmt);
    return true;
}

/* Not among the tables of a version: made from the others, they are at home in a file
 * of any version that has persons. Those dropped are what they were in a file that an
 * earlier terreau made. */
bool names_open(struct store *store, struct err *err)
{
    int code = sqlite3_exec(
        store->db,
        "DROP TABLE IF EXISTS person_keys; DROP TABLE IF EXISTS person_names;"
        "DROP TABLE IF EXISTS person_marks; DROP TABLE IF EXISTS person_found;"
        "CREATE TABLE IF NOT EXISTS person_pages(first INTEGER PRIMARY KEY,"
        " marks BLOB NOT NULL) STRICT;"
        "CREATE TABLE IF NOT EXISTS person_named(n INTEGER PRIMARY KEY,"
        " name TEXT NOT NULL, sort TEXT NOT NULL, words TEXT NOT NULL,"
        " marks BLOB NOT NULL) STRICT;",
        NULL, NULL, NULL);
    return code == SQLITE_OK || sql_fail(store->db, code, err);
}

/* A file opened to be read is a private copy of ours. */
static bool query_only(struct store *store, bool on, struct err *err)
{
    if (!store->read_only)
        return true;
    int code =
        on ? sqlite3_exec(store->db, "PRAGMA query_only = ON", NULL, NULL, NULL)
           : sqlite3_exec(store->db, "PRAGMA query_only = OFF", NULL, NULL, NULL);
    return code == SQLITE_OK || sql_fail(store->db, code, err);
}

static bool look_whole(struct store *store, struct err *err)
{
    bool whole = false;
    return (!store->read_only || names_open(store, err)) &&
           is_whole(store, &whole, err) && (whole || make_again(store, err));
}

bool names_ready(struct store *store, struct err *err)
{
    if (store->named || store->run.open)
        return marks_settle(store, err);
    bool done = query_only(store, false, err) && look_whole(store, err);
    done = query_only(store, true, err) && done;
    store->named = done;
    return done;
}

/* --- its check -------------------------------------------------------------------- */

static bool same_marks(struct check *check, const struct found_by *by, bool *same)
{
    sqlite3_stmt *stmt = sql_get(check->store, SQL_NAMES_MARKED, check->err);
    bool found = true, done = stmt != NULL;
    for (size_t i = 0; done && i < by->marks.n; i++) {
        sqlite3_bind_int64(stmt, 1, seen_of(by->marks.at[i], by->n));
        done = check_next(check, stmt, &found);
        sqlite3_reset(stmt);
        *same = *same && found;
    }
    check->marks += by->marks.n;
    return done;
}

static bool same_names(struct check *check, const struct found_by *by, bool *same)
{
    sqlite3_stmt *stmt = sql_get(check->store, SQL_NAMES_LINE, check->err);
    size_t size = by->marks.n * sizeof *by->marks.at;
    bool found;
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, by->n);
    if (!check_next(check, stmt, &found))
        return false;
    *same = found && strcmp(column_text(stmt, 0, &check->scratch), by->name) == 0 &&
            strcmp(column_text(stmt, 1, &check->scratch), by->sort) == 0 &&
            strcmp(column_text(stmt, 2, &check->scratch), by->words) == 0 &&
            (size_t)sqlite3_column_bytes(stmt, 3) == size &&
            memcmp(sqlite3_column_blob(stmt, 3), by->marks.at, size) == 0;
    sqlite3_reset(stmt);
    return true;
}

/* As many as the persons have, when each has hers; or some are nobody's. */
static bool check_mark_count(struct check *check)
{
    sqlite3_stmt *stmt = sql_get(check->store, SQL_NAMES_MARK_COUNT, check->err);
    bool found;
    if (!stmt || !check_next(check, stmt, &found))
        return false;
    if (sqlite3_column_int64(stmt, 0) != (int64_t)check->marks)
        check_problem(check, "names of nobody", 0, 0);
    sqlite3_reset(stmt);
    return true;
}

static bool check_person(struct check *check, sqlite3_stmt *row)
{
    struct found_by by = {0};
    bool same = false;
    bool done = found_by_make(check->store, row, &check->scratch, &by, check->err) &&
                same_names(check, &by, &same) && same_marks(check, &by, &same);
    if (done && !same && !check->stopped)
        check_problem(check, "names of a person", by.n, 0);
    found_by_free(&by);
    arena_reset(&check->scratch);
    return done;
}

bool check_names(struct check *check)
{
    int before = check->report->problems;
    if (check->stopped)
        return true;
    sqlite3_stmt *stmt = NULL;
    if (!names_ready(check->store, check->err) ||
        !(stmt = sql_get(check->store, SQL_NAMES_ALL, check->err)))
        return false;
    bool found, done;
    while ((done = check_next(check, stmt, &found)) && found && check_breathe(check))
        if (!(done = check_person(check, stmt)))
            break;
    sqlite3_reset(stmt);
    return done && (check->stopped || check->report->problems > before ||
                    check_mark_count(check));
}
