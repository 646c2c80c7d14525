#include "store_fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static mode_t mode_of(const char *path)
{
    struct stat what;
    assert_int_equal(stat(path, &what), 0);
    return what.st_mode & 0777;
}

static void files_are_private(void **state)
{
    struct fixture *fixture = *state;
    umask(0);
    fixture_text(fixture, "un post-it");
    assert_int_equal(mode_of(fixture->path), 0600);
    assert_int_equal(mode_of(fixture_file(fixture, "essai.terreau-wal")), 0600);
    assert_int_equal(mode_of(fixture_file(fixture, "essai.terreau.verrou")), 0600);
    struct store *other;
    assert_ok(store_create(fixture_file(fixture, "ouvert.terreau"), &other, err));
    assert_int_equal(mode_of(fixture_file(fixture, "ouvert.terreau")), 0600);
    store_close(other);
}

static void what_was_written_is_read_again(void **state)
{
    struct fixture *fixture = *state;
    struct id id =
        fixture_note(fixture, (struct planted_note){.kind = "fear",
                                                    .text = "« œuvrer » à l’été",
                                                    .author = "Nadia",
                                                    .tags = "compost serre",
                                                    .category = "formations",
                                                    .votes = 3});
    double position = fixture_read(fixture, id).position;
    fixture_reopen(fixture);
    struct note note = fixture_read(fixture, id);
    assert_string_equal(note.text, "« œuvrer » à l’été");
    assert_string_equal(note.kind, "fear");
    assert_string_equal(note.author, "Nadia");
    assert_string_equal(note.tags, "compost serre");
    assert_string_equal(note.category, "formations");
    assert_int_equal(note.votes, 3);
    assert_true(note.position == position);
    assert_true(note.created > 0);
    assert_int_equal(note.state, ROW_LIVE);
    assert_true(id_equal(note.board, fixture->board));
    assert_true(id_is_none(note.group));
}

static void an_existing_file_is_never_made_again(void **state)
{
    struct fixture *fixture = *state;
    struct store *other;
    fixture_text(fixture, "à garder");
    assert_fails(store_create(fixture->path, &other, err), ERR_INPUT);
    fixture_reopen(fixture);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

static void nowhere_to_create(void **state)
{
    struct fixture *fixture = *state;
    struct store *other;
    assert_fails(store_create(fixture_file(fixture, "absent/x.terreau"), &other, err),
                 ERR_NOT_FOUND);
    assert_fails(store_open(fixture_file(fixture, "absent.terreau"), &other, err),
                 ERR_NOT_FOUND);
    assert_int_not_equal(access(fixture_file(fixture, "absent.terreau.verrou"), F_OK),
                         0);
}

static void a_foreign_file_is_left_alone(void **state)
{
    struct fixture *fixture = *state;
    struct store *other;
    char path[160];
    snprintf(path, sizeof path, "%s", fixture_file(fixture, "notes.txt"));
    fixture_write_file(path, "Bonjour", 7);
    assert_fails(store_open(path, &other, err), ERR_FOREIGN);
    snprintf(path, sizeof path, "%s", fixture_file(fixture, "autre.db"));
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE t(x)", NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    struct stat before, after;
    stat(path, &before);
    assert_fails(store_open(path, &other, err), ERR_FOREIGN);
    stat(path, &after);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    assert_int_not_equal(access(fixture_file(fixture, "autre.db-wal"), F_OK), 0);
    assert_int_not_equal(access(fixture_file(fixture, "autre.db.verrou"), F_OK), 0);
}

static void a_link_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct store *other;
    store_close(fixture->store);
    fixture->store = NULL;
    assert_int_equal(symlink("essai.terreau", fixture_file(fixture, "lien.terreau")),
                     0);
    assert_fails(store_open(fixture_file(fixture, "lien.terreau"), &other, err),
                 ERR_INPUT);
}

static void a_second_process_is_told_who_holds_it(void **state)
{
    struct fixture *fixture = *state;
    store_close(fixture->store);
    fixture->store = NULL;
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        struct store *held;
        char yes = store_open(fixture->path, &held, NULL) ? 'y' : 'n';
        if (write(ready[1], &yes, 1) == 1)
            pause();
        _exit(0);
    }
    char answer;
    assert_int_equal(read(ready[0], &answer, 1), 1);
    assert_int_equal(answer, 'y');
    struct err said = ERR_INIT;
    struct store *other;
    assert_false(store_open(fixture->path, &other, &said));
    assert_int_equal(said.kind, ERR_BUSY);
    char pid[24];
    snprintf(pid, sizeof pid, "%d", (int)child);
    assert_non_null(strstr(said.text, pid));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(ready[0]);
    close(ready[1]);
    assert_ok(store_open(fixture->path, &fixture->store, err));
}

static void the_lock_goes_with_the_close(void **state)
{
    struct fixture *fixture = *state;
    struct store *other;
    assert_fails(store_open(fixture->path, &other, err), ERR_BUSY);
    store_close(fixture->store);
    fixture->store = NULL;
    assert_int_not_equal(access(fixture_file(fixture, "essai.terreau.verrou"), F_OK),
                         0);
    assert_int_not_equal(access(fixture_file(fixture, "essai.terreau-wal"), F_OK), 0);
}

static void a_newer_file_opens_for_reading(void **state)
{
    struct fixture *fixture = *state;
    struct id id = fixture_text(fixture, "écrit par demain");
    fixture_tamper(fixture, "PRAGMA user_version = 99");
    assert_true(store_read_only(fixture->store));
    assert_int_equal(store_read_only_why(fixture->store), ERR_NEWER);
    assert_string_equal(fixture_read(fixture, id).text, "écrit par demain");
    assert_fails(store_begin(fixture->store, VERB_NOTE_ADD, err), ERR_READONLY);
    assert_fails(store_draft_put(fixture->store, "p", "t", err), ERR_READONLY);
}

/* The unchanged WAL of a process that died: what it says counts, and stays. */
static void a_newer_file_with_a_wal_is_read_whole(void **state)
{
    struct fixture *fixture = *state;
    store_close(fixture->store);
    fixture->store = NULL;
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *db;
        sqlite3_open(fixture->path, &db);
        sqlite3_exec(db,
                     "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;"
                     "INSERT INTO draft VALUES('lieu', 'dans le WAL', 1);"
                     "PRAGMA user_version = 99",
                     NULL, NULL, NULL);
        _exit(0);
    }
    waitpid(child, NULL, 0);
    struct stat before, after;
    assert_int_equal(stat(fixture_file(fixture, "essai.terreau-wal"), &before), 0);
    assert_ok(store_open(fixture->path, &fixture->store, err));
    assert_int_equal(store_read_only_why(fixture->store), ERR_NEWER);
    const char *text;
    int64_t when;
    assert_ok(store_draft(fixture->store, "lieu", &fixture->arena, &text, &when, err));
    assert_string_equal(text, "dans le WAL");
    assert_int_equal(stat(fixture_file(fixture, "essai.terreau-wal"), &after), 0);
    assert_int_equal(before.st_size, after.st_size);
}

static void a_synced_folder_is_refused_unless_asked(void **state)
{
    struct fixture *fixture = *state;
    fixture_text(fixture, "ici");
    store_close(fixture->store);
    fixture->store = NULL;
    fixture_write_file(fixture_file(fixture, ".nextcloudsync.log"), "", 0);
    assert_fails(store_open(fixture->path, &fixture->store, err), ERR_INPUT);
    setenv("TERREAU_FOLDER", "anyway", 1);
    assert_ok(store_open(fixture->path, &fixture->store, err));
    unsetenv("TERREAU_FOLDER");
    struct id id = fixture_text(fixture, "et là");
    assert_string_equal(fixture_read(fixture, id).text, "et là");
    assert_int_not_equal(access(fixture_file(fixture, "essai.terreau-wal"), F_OK), 0);
}

static void a_moved_file_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = fixture->store;
    char away[160];
    snprintf(away, sizeof away, "%s", fixture_file(fixture, "ailleurs.terreau"));
    assert_int_equal(rename(fixture->path, away), 0);
    struct id id = {{1}};
    struct field_value fields[] = {{FIELD_NOTE_BOARD, value_id(fixture->board)},
                                   {FIELD_NOTE_TEXT, value_text("perdu ?")}};
    assert_ok(store_begin(store, VERB_NOTE_ADD, err));
    assert_ok(store_insert(store, TABLE_NOTE, id, fields, 2, err));
    assert_fails(store_commit(store, err), ERR_MOVED);
    char saved[160];
    snprintf(saved, sizeof saved, "%s", fixture_file(fixture, "sauvé.terreau"));
    assert_ok(store_backup(store, saved, NULL, NULL, err));
    store_close(store);
    for (int i = 0; i < 2; i++) {
        assert_ok(store_open(i ? saved : away, &fixture->store, err));
        assert_string_equal(fixture_read(fixture, id).text, "perdu ?");
        store_close(fixture->store);
    }
    fixture->store = NULL;
}

/* What was said to be saved follows the file that is renamed after it. */
static void a_moved_file_takes_all_that_was_saved(void **state)
{
    struct fixture *fixture = *state;
    char away[160];
    snprintf(away, sizeof away, "%s", fixture_file(fixture, "ailleurs.terreau"));
    struct id id = fixture_text(fixture, "dit enregistré");
    assert_int_equal(rename(fixture->path, away), 0);
    store_close(fixture->store);
    assert_ok(store_open(away, &fixture->store, err));
    assert_string_equal(fixture_read(fixture, id).text, "dit enregistré");
    struct stat left;
    assert_true(stat(fixture_file(fixture, "essai.terreau-wal"), &left) != 0 ||
                left.st_size == 0);
}

static void settings_are_those_of_the_design(void **state)
{
    struct fixture *fixture = *state;
    fixture_text(fixture, "WAL");
    assert_int_equal(access(fixture_file(fixture, "essai.terreau-wal"), F_OK), 0);
    /* EXCLUSIVE came first: there is no shared memory file. */
    assert_int_not_equal(access(fixture_file(fixture, "essai.terreau-shm"), F_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(files_are_private),
        T(what_was_written_is_read_again),
        T(an_existing_file_is_never_made_again),
        T(nowhere_to_create),
        T(a_foreign_file_is_left_alone),
        T(a_link_is_refused),
        T(a_second_process_is_told_who_holds_it),
        T(the_lock_goes_with_the_close),
        T(a_newer_file_opens_for_reading),
        T(a_newer_file_with_a_wal_is_read_whole),
        T(a_synced_folder_is_refused_unless_asked),
        T(a_moved_file_is_said),
        T(a_moved_file_takes_all_that_was_saved),
        T(settings_are_those_of_the_design),
    };
    return cmocka_run_group_tests_name("store-open", tests, NULL, NULL);
}
