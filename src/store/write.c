#include "store/derived.h"
#include "store/held.h"
#include "store/runs.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/utf8.h"

/* --- the step -------------------------------------------------------------------- */

static void keep(struct store *store, struct change *change)
{
    struct run *run = &store->run;
    if (run->bulk)
        return;
    struct field_value *copy =
        arena_alloc(&run->arena, change->count * sizeof *change->fields);
    memcpy(copy, change->fields, change->count * sizeof *copy);
    for (size_t i = 0; i < change->count; i++) {
        struct value *value = &copy[i].value;
        if (value->kind != VALUE_TEXT)
            continue;
        assert(utf8_valid(value->text, strlen(value->text)));
        value->text = arena_strdup(&run->arena, value->text);
    }
    change->fields = copy;
    vec_push(&run->changes, *change);
}

/* Many rows in one step touch pages all over the file: with little room they would be
 * written again and again before the commit. Twice as much makes no row faster. */
static void bulk_room(struct store *store, bool bulk)
{
    store_page_room(store, bulk ? ROOM_BULK : ROOM_USUAL);
    if (!bulk)
        sqlite3_db_release_memory(store->db);
}

static void run_end(struct store *store)
{
    struct run *run = &store->run;
    if (run->bulk) {
        bulk_room(store, false);
        store->tidy = false;
    }
    run->bulk = run->gathers = false;
    seen_forget(run);
    marks_forget(run);
    runs_forget(run);
    vec_free(&run->changes);
    vec_free(&run->indexed);
    vec_free(&run->named);
    vec_free(&run->actors);
    find_settled(run);
    vec_free(&run->found);
    arena_reset(&run->arena);
    arena_reset(&run->brief);
    run->open = false;
    run->draft = NULL;
    run->actor_gain = 0;
}

static void roll_back(struct store *store)
{
    held_drop(store);
    /* A failed commit has already rolled back: then there is nothing to do here. */
    if (!sqlite3_get_autocommit(store->db))
        sql_run(store, sql_get_blind(store, SQL_ROLLBACK, NULL), NULL);
    store->tail = store->run.before;
    store->searched = store->run.searched;
    vec_free(&store->run.indexed);
    vec_free(&store->run.named);
    vec_free(&store->run.actors);
    marks_forget(&store->run);
    runs_forget(&store->run);
    store->run.actor_gain = 0;
    find_settled(&store->run);
}

static bool begin(struct store *store, struct err *err)
{
    /* The way back first: it may have to be taken without memory. */
    if (!sql_get(store, SQL_ROLLBACK, err))
        return false;
    sqlite3_stmt *stmt = sql_get(store, SQL_BEGIN, err);
    if (!sql_run(store, stmt, err))
        return false;
    if (oplog_place(store, err)) {
        store->run.start = store->tail.seq;
        return true;
    }
    roll_back(store);
    return false;
}

bool run_begin(struct store *store, enum verb verb, int64_t target,
               enum step_state becomes, struct err *err)
{
    assert(!store->run.open);
    if (store->read_only)
        return err_set(err, ERR_READONLY,
                       _("Ce fichier est ouvert en lecture seule : rien ne peut y être "
                         "écrit."));
    store_abort(store);
    if (!oplog_ready(store, err))
        return false;
    struct run *run = &store->run;
    run->before = store->tail;
    run->searched = store->searched;
    if (!begin(store, err))
        return false;
    run->open = true;
    run->verb = verb;
    run->target = target;
    run->becomes = becomes;
    return true;
}

bool store_begin(struct store *store, enum verb verb, struct err *err)
{
    return run_begin(store, verb, 0, STEP_LIVE, err);
}

enum { WORDS_GATHERED = 8192, WORDS_OF_A_ROW = 8 };

bool store_begin_bulk(struct store *store, enum verb verb, struct err *err)
{
    return run_begin(store, verb, 0, STEP_LIVE, err) && run_bulk(store, err);
}

bool run_bulk(struct store *store, struct err *err)
{
    store->run.bulk = store->run.gathers = true;
    bulk_room(store, true);
    if (find_gather(store, true, err))
        return true;
    store_abort(store);
    return false;
}

/* The words of notes and of the search over everything are gathered: FTS5 wants many
 * rows at a time, in order. */
static bool settle_words(struct store *store, struct err *err)
{
    struct run *run = &store->run;
    if (run->found.n + run->indexed.n < WORDS_GATHERED)
        return true;
    if (!search_settle(store, err) || !find_settle(store, false, err))
        return false;
    run->indexed.n = 0;
    find_settled(run);
    arena_reset(&run->arena);
    return true;
}

bool store_bulk_full(const struct store *store)
{
    const struct run *run = &store->run;
    return run->bulk &&
           run->found.n + run->indexed.n + WORDS_OF_A_ROW >= WORDS_GATHERED;
}

bool store_bulk_settle(struct store *store, struct err *err)
{
    struct run *run = &store->run;
    assert(run->open && run->bulk);
    if (!actors_settle(store, err) || !names_settle(store, err))
        return false;
    run->named.n = run->actors.n = 0;
    arena_reset(&run->brief);
    return settle_words(store, err);
}

static bool has_field(const struct field_value *fields, size_t count, enum field field)
{
    for (size_t i = 0; i < count; i++)
        if (fields[i].field == field)
            return true;
    return false;
}

static bool fields_fit(const struct field_value *fields, size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (fields[i].value.kind == VALUE_TEXT && !sql_fits(fields[i].value.text, err))
            return false;
    return true;
}

bool store_insert(struct store *store, enum table table, struct id row,
                  const struct field_value *fields, size_t count, struct err *err)
{
    assert(store->run.open);
    struct field_value all[FIELDS_MOST];
    enum field created = (enum field)((unsigned)table << 8 | 30);
    enum field state = (enum field)((unsigned)table << 8 | 31);
    assert(count + 2 <= FIELDS_MOST);
    if (!fields_fit(fields, count, err))
        return false;
    memcpy(all, fields, count * sizeof *fields);
    if (!has_field(fields, count, created))
        all[count++] = (struct field_value){created, value_integer(clock_now())};
    if (!has_field(all, count, state))
        all[count++] = (struct field_value){state, value_integer(ROW_LIVE)};
    struct change change = {.table = table, .row = row, .fields = all, .count = count};
    keep(store, &change);
    return change_apply(store, &change, err);
}

bool store_set(struct store *store, struct id row, enum field field, struct value value,
               struct err *err)
{
    assert(store->run.open);
    struct field_value one = {field, value};
    if (!fields_fit(&one, 1, err))
        return false;
    struct change change = {.table = FIELD_TABLE(field),
                            .field = field,
                            .row = row,
                            .fields = &one,
                            .count = 1};
    keep(store, &change);
    return change_apply(store, &change, err);
}

/* --- the commit ------------------------------------------------------------------ */

static bool add_step(struct store *store, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_STEPS_END, err);
    if (!MUTANT(13) && !sql_run(store, stmt, err))
        return false;
    stmt = sql_get(store, SQL_STEP_ADD, err);
    sqlite3_bind_int64(stmt, 1, store->run.verb);
    sqlite3_bind_int64(stmt, 2, clock_now());
    sqlite3_bind_int64(stmt, 3, store->run.start + 1);
    sqlite3_bind_int64(stmt, 4, store->tail.seq);
    sqlite3_bind_int64(stmt, 5, store->tail.device);
    return sql_run(store, stmt, err);
}

static bool mark_step(struct store *store, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_STEP_STATE, err);
    sqlite3_bind_int64(stmt, 1, store->run.target);
    sqlite3_bind_int64(stmt, 2, MUTANT(10) ? STEP_LIVE : store->run.becomes);
    return sql_run(store, stmt, err);
}

static bool drop_draft(struct store *store, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_DRAFT_DROP, err);
    bind_text(stmt, 1, store->run.draft);
    return sql_run(store, stmt, err);
}

static bool commit_once(struct store *store, struct err *err)
{
    if (!search_settle(store, err) || !actors_settle(store, err) ||
        !names_settle(store, err) || !marks_settle(store, err) ||
        !find_settle(store, true, err) ||
        (store->run.bulk && !find_gather(store, false, err)))
        return false;
    bool wrote = store->tail.seq > store->run.start;
    if (store->run.target ? !mark_step(store, err) : wrote && !add_step(store, err))
        return false;
    if (store->run.draft && !MUTANT(12) && !drop_draft(store, err))
        return false;
    sqlite3_stmt *stmt = sql_get(store, SQL_COMMIT, err);
    return sql_run(store, stmt, err);
}

static bool play_again(struct store *store, struct err *err)
{
    roll_back(store);
    if (!begin(store, err))
        return false;
    for (size_t i = 0; i < store->run.changes.n; i++)
        if (!change_apply(store, &store->run.changes.at[i], err))
            return false;
    return commit_once(store, err);
}

/* One fault must not cost a note: the reserve is given back to a full disk, and the
 * whole step is written once more. */
static bool commit_stubborn(struct store *store, struct err *err)
{
    struct err first = ERR_INIT;
    if (commit_once(store, &first) || MUTANT(5))
        return true;
    if (first.kind == ERR_FULL && !MUTANT(7))
        ballast_release(store);
    if ((first.kind == ERR_FULL || first.kind == ERR_IO) && !MUTANT(6) &&
        !store->run.bulk && play_again(store, err))
        return true;
    if (err)
        *err = first;
    return false;
}

/* SQLite leaves the WAL of a moved file behind: what it holds must be in the file. */
void store_settle(struct store *store)
{
    if (store->db && !store->read_only)
        sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
                                  NULL);
}

bool store_in_place(struct store *store, struct err *err)
{
    int moved = 0;
    int code = sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (code == SQLITE_OK && (!moved || MUTANT(4)))
        return true;
    store_settle(store);
    err_set_detail(err, "%s", store->path);
    return err_set(
        err, ERR_MOVED,
        _("Le fichier a été déplacé ou remplacé pendant qu’il était ouvert : "
          "retrouvez-le ; terreau en garde une copie de secours."));
}

int64_t store_commits(const struct store *store)
{
    return store->commits;
}

bool store_commit(struct store *store, struct err *err)
{
    struct run *run = &store->run;
    assert(run->open);
    if (store->tail.seq == run->start && !run->draft && !run->target) {
        store_abort(store);
        return true;
    }
    if (!commit_stubborn(store, err)) {
        store_abort(store);
        return false;
    }
    actors_committed(store);
    store->commits++;
    run_end(store);
    return store_in_place(store, err);
}

bool store_commit_drop_draft(struct store *store, const char *place, struct err *err)
{
    assert(store->run.open);
    store->run.draft = place ? arena_strdup(&store->run.arena, place) : NULL;
    return store_commit(store, err);
}

/* Memory may run out between the BEGIN and its step, or in a ROLLBACK: what is saved
 * after that must not wait for a COMMIT that never comes. */
void store_abort(struct store *store)
{
    bool inside = store->db && !sqlite3_get_autocommit(store->db);
    if (!store->run.open && !inside)
        return;
    roll_back(store);
    run_end(store);
}

/* Doubles of today's milliseconds have twelve bits to spare: a step of 1/1024 leaves
 * two of them, so two halvings, to who puts a row between two others. The log's clock,
 * which never goes back, also counts the operations of a clock that stood still, each
 * 1/1024 here. */
double store_next_position(struct store *store)
{
    const double step = 1.0 / 1024;
    if (store->position <= 0 && oplog_ready(store, NULL)) {
        int64_t hlc = store->tail.hlc;
        store->position = (double)(hlc >> 16) + (double)((hlc & 0xffff) + 1) * step;
    }
    double now = (double)clock_now();
    store->position = now > store->position ? now : store->position + step;
    return store->position;
}
