/* Making, opening, copying, bringing back, salvaging and checking a file, with each
 * statement, then each call of the system, made to fail in turn (the first ones all, then
 * one in several).
 *
 * What fails is told by a sentence. The file is as it was, nothing half made has the
 * name of a file, no lock stays, and the same call ends as it should once all is well.
 */
#include "../unit/store_fixture.h"
#include "disk.h"
#include "engine.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

/* The files of a scene, in the folder of the fixture. */
struct scene {
    struct fixture *fixture;
    char from[160], to[160];
    struct store *store; /* of calls that have one */
    struct str whole;    /* bytes of `from`, put back before each call */
};

#define FORMER "a file of version 1"

struct call {
    const char *name;
    const char *tamper;                  /* done once to the file, FORMER or NULL */
    void (*before)(struct scene *scene); /* with nothing failing, or NULL */
    bool (*run)(struct scene *scene, struct err *err);
    bool makes;  /* `to`, which then is whole */
    bool writes; /* `from` */
};

/* --- the calls ------------------------------------------------------------------- */

static bool create(struct scene *scene, struct err *err)
{
    return store_create(scene->to, &scene->store, err);
}

static bool open_it(struct scene *scene, struct err *err)
{
    return store_open(scene->from, &scene->store, err);
}

static bool open_to_read(struct scene *scene, struct err *err)
{
    return store_open_reading(scene->from, &scene->store, err);
}

static void opened(struct scene *scene)
{
    assert_ok(store_open(scene->from, &scene->store, err));
}

static bool go_on(void *ctx)
{
    (void)ctx;
    return false;
}

static bool back_up(struct scene *scene, struct err *err)
{
    return store_backup(scene->store, scene->to, go_on, NULL, err);
}

/* Damage is told in the report, the rest by a sentence. */
static bool check(struct scene *scene, struct err *err)
{
    struct store_report report;
    bool done = store_check(scene->store, true, go_on, NULL, &scene->fixture->arena,
                            &report, err);
    assert_true(done == report.complete);
    return done;
}

static bool restore(struct scene *scene, struct err *err)
{
    return store_restore(scene->from, scene->to, err);
}

static bool salvage(struct scene *scene, struct err *err)
{
    struct store_salvage report;
    bool done = store_salvage(scene->from, NULL, scene->to, &report, err);
    if (done && !report.unread && !report.drafts_unread)
        assert_int_equal(report.rows + report.drafts, 3); /* else silently lost */
    return done;
}

static bool unused(struct scene *scene, struct err *err)
{
    return store_unused(scene->from, err);
}

static bool keep_ballast(struct scene *scene, struct err *err)
{
    return store_ballast(scene->store, err);
}

/* The first words written in a file: it is named, or gets a device of its own. */
static bool write_words(struct scene *scene, struct err *err)
{
    struct field_value fields[] = {{FIELD_NOTE_BOARD, value_id(scene->fixture->board)},
                                   {FIELD_NOTE_TEXT, value_text("un mot")}};
    if (!store_begin(scene->store, VERB_NOTE_ADD, err))
        return false;
    if (store_insert(scene->store, TABLE_NOTE, id_new(1), fields, 2, err))
        return store_commit(scene->store, err);
    store_abort(scene->store);
    return false;
}

static const struct call calls[] = {
    {"create", NULL, NULL, create, true, false},
    {"open", NULL, NULL, open_it, false, true},
    {"open a later version", "PRAGMA user_version = 99", NULL, open_it, false, false},
    {"open a former version", FORMER, NULL, open_it, false, true},
    {"open to read", NULL, NULL, open_to_read, false, false},
    {"back up", NULL, opened, back_up, true, true},
    {"check", NULL, opened, check, false, true},
    {"restore", NULL, NULL, restore, true, false},
    {"salvage", NULL, NULL, salvage, true, false},
    {"salvage a log that lies", "UPDATE op SET hash = zeroblob(32)", NULL, salvage,
     true, false},
    {"be alone", NULL, NULL, unused, false, false},
    {"reserve", NULL, opened, keep_ballast, false, true},
    {"write elsewhere", "UPDATE device SET name = 'ailleurs'", opened, write_words,
     false, true},
    {"write in a file without a name", "UPDATE device SET name = ''", opened,
     write_words, false, true},
};
enum { CALLS = sizeof calls / sizeof *calls };

/* --- the folder ------------------------------------------------------------------ */

/* Removes all that is in the folder but `from`, written anew. */
static void clear(struct scene *scene)
{
    DIR *dir = opendir(scene->fixture->dir);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] != '.')
            unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
    fixture_write_file(scene->from, scene->whole.at, scene->whole.len);
}

/* How calls fail. */
enum means { STATEMENT, STATEMENTS_ON, SYSTEM, SYSTEM_ON, MEANS };

struct trial {
    const struct call *call;
    enum means means;
    int n;
};

static void fail_at(struct trial trial, const char *why)
{
    static const char *const means[MEANS] = {"statement", "statements from",
                                             "system call", "system calls from"};
    fail_msg("%s, %s %d: %s", trial.call->name, means[trial.means], trial.n, why);
}

static void close_it(struct scene *scene)
{
    store_close(scene->store);
    scene->store = NULL;
}

/* --- what is seen ---------------------------------------------------------------- */

static void check_sound(struct scene *scene, struct trial trial, const char *path)
{
    struct store *store;
    struct store_report report;
    assert_ok(store_open(path, &store, err));
    assert_ok(
        store_check(store, true, NULL, NULL, &scene->fixture->arena, &report, err));
    if (report.problems && !trial.call->tamper)
        fail_at(trial, report.first);
    store_close(store);
    arena_reset(&scene->fixture->arena);
}

/* A disk that no longer removes anything leaves a file half made: it is never taken for
 * one of ours. */
static void check_nothing_made(struct scene *scene, struct trial trial)
{
    struct store *store;
    if (access(scene->to, F_OK) != 0)
        return;
    if (trial.means < SYSTEM)
        fail_at(trial, "half a file is left");
    if (store_open(scene->to, &store, NULL)) {
        store_close(store);
        check_sound(scene, trial, scene->to);
    }
    unlink(scene->to);
}

static void check_failed(struct scene *scene, struct trial trial,
                         const struct err *said)
{
    struct str now = {0};
    close_it(scene);
    if (said->kind == ERR_NONE || said->text[0] == '\0')
        fail_at(trial, "nothing was said");
    check_nothing_made(scene, trial);
    fixture_read_file(scene->from, &now);
    bool same =
        now.len == scene->whole.len && memcmp(now.at, scene->whole.at, now.len) == 0;
    if (!same && !trial.call->writes)
        fail_at(trial, "a file that is only read was written");
    if (!same)
        check_sound(scene, trial, scene->from);
    str_free(&now);
}

/* --- the trials ------------------------------------------------------------------ */

static void break_it(struct trial trial)
{
    static const int codes[] = {SQLITE_IOERR_READ, SQLITE_CORRUPT, SQLITE_NOMEM,
                                SQLITE_FULL, SQLITE_READONLY};
    bool odd = trial.n % 2;
    if (trial.means < SYSTEM)
        engine_arm(trial.n, codes[trial.n % 5], trial.means == STATEMENTS_ON);
    else if (trial.means == SYSTEM)
        disk_break(odd ? DISK_ERROR_ONCE : DISK_FULL_ONCE, trial.n);
    else
        disk_break(odd ? DISK_ERROR_FOR_GOOD : DISK_FULL_FOR_GOOD, trial.n);
}

static bool mend(struct trial trial)
{
    if (trial.means < SYSTEM)
        return engine_disarm();
    disk_mend();
    return disk_hit();
}

/* Runs the call with its n-th failing. Was there one? */
static bool try_one(struct scene *scene, struct trial trial)
{
    const struct call *call = trial.call;
    struct err said = ERR_INIT;
    clear(scene);
    if (call->before)
        call->before(scene);
    break_it(trial);
    bool done = call->run(scene, &said);
    bool hit = mend(trial);
    if (!done) {
        check_failed(scene, trial, &said);
        if (call->before)
            call->before(scene);
        assert_ok(call->run(scene, err));
    }
    close_it(scene);
    if (call->makes)
        check_sound(scene, trial, scene->to);
    return hit;
}

/* The later ones are of the same loops: fewer and fewer are tried. */
static int try_each(struct scene *scene, struct trial trial)
{
    int tried = 0;
    bool hit = true;
    for (trial.n = 1; hit; trial.n += 1 + trial.n / 8, tried++)
        hit = try_one(scene, trial);
    return tried;
}

static void tamper(struct scene *scene, const char *sql)
{
    sqlite3 *db;
    if (strcmp(sql, FORMER) == 0) {
        fixture_read_file(STORE_DATA "/v1.terreau", &scene->whole);
        return;
    }
    assert_int_equal(sqlite3_open(scene->from, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    fixture_read_file(scene->from, &scene->whole);
}

static void each_call_that_fails_leaves_no_trace(void **state)
{
    struct scene *scene = *state;
    struct str sound = {0};
    str_add_n(&sound, scene->whole.at, scene->whole.len);
    for (int i = 0; i < CALLS; i++) {
        struct trial trial = {.call = &calls[i]};
        str_clear(&scene->whole);
        str_add_n(&scene->whole, sound.at, sound.len);
        clear(scene);
        if (calls[i].tamper)
            tamper(scene, calls[i].tamper);
        int tried = 0;
        for (trial.means = 0; trial.means < MEANS; trial.means++)
            tried += try_each(scene, trial);
        assert_true(tried > MEANS); /* one more than those where nothing failed */
    }
    str_free(&sound);
}

static int setup(void **state)
{
    struct scene *scene = xcalloc(1, sizeof *scene);
    if (fixture_setup((void **)&scene->fixture) != 0)
        return -1;
    struct fixture *fixture = scene->fixture;
    struct id id = fixture_text(fixture, "à corriger");
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("corrigé"));
    assert_ok(store_draft_put(fixture->store, "capture", "à demi", err));
    store_close(fixture->store);
    fixture->store = NULL;
    snprintf(scene->from, sizeof scene->from, "%s", fixture->path);
    snprintf(scene->to, sizeof scene->to, "%s", fixture_file(fixture, "fait.terreau"));
    fixture_read_file(scene->from, &scene->whole);
    *state = scene;
    return 0;
}

static int teardown(void **state)
{
    struct scene *scene = *state;
    void *fixture = scene->fixture;
    clear(scene);
    str_free(&scene->whole);
    free(scene);
    return fixture_teardown(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_call_that_fails_leaves_no_trace, setup,
                                        teardown),
    };
    return cmocka_run_group_tests_name("fault-files-store", tests, NULL, NULL);
}
