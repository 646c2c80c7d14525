/* Where a file stands: folders that refuse, files that cannot be read, locks. Each is
 * told by its sentence, and nothing is left behind. */
#include "store_fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* The administrator may write anywhere: these tests are for everybody else. */
static void be_nobody(void)
{
    if (getuid() == 0)
        assert_int_equal(setresuid(65534, 65534, 0), 0);
}

static void be_oneself(void)
{
    uid_t real, effective, saved;
    getresuid(&real, &effective, &saved);
    if (saved == 0)
        assert_int_equal(setresuid(0, 0, 0), 0);
}

static void shut(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture->store = NULL;
}

/* --- what cannot be written ------------------------------------------------------ */

/* From a copy, in the first folder of one's own that can be written. */
static void what_may_not_be_written_is_read_from_a_copy(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        mode_t file, folder;
    } rights[] = {{0444, 0755}, {0644, 0555}, {0666, 0555}};
    static const char *const runtimes[] = {NULL, "", "/proc/absent"};
    struct id id = fixture_text(fixture, "sur une clé protégée");
    const char *usual = getenv("XDG_RUNTIME_DIR"), *temporary = getenv("TMPDIR");
    shut(fixture);
    for (size_t i = 0; i < 3; i++) {
        if (runtimes[i])
            setenv("XDG_RUNTIME_DIR", runtimes[i], 1);
        else
            unsetenv("XDG_RUNTIME_DIR");
        if (i == 2)
            unsetenv("TMPDIR");
        chmod(fixture->path, rights[i].file);
        chmod(fixture->dir, rights[i].folder);
        be_nobody();
        assert_ok(store_open(fixture->path, &fixture->store, err));
        assert_int_equal(store_read_only_why(fixture->store), ERR_READONLY);
        assert_string_equal(fixture_read(fixture, id).text, "sur une clé protégée");
        assert_fails(store_begin(fixture->store, VERB_NOTE_ADD, err), ERR_READONLY);
        assert_ok(store_ballast(fixture->store, err)); /* needs none */
        shut(fixture);
        be_oneself();
        assert_false(fixture_has(fixture, "essai.terreau.verrou"));
        assert_false(fixture_has(fixture, "essai.terreau.reserve"));
    }
    chmod(fixture->dir, 0700);
    if (usual)
        setenv("XDG_RUNTIME_DIR", usual, 1);
    if (temporary)
        setenv("TMPDIR", temporary, 1);
}

static void what_may_not_be_read_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    struct store_salvage report;
    char to[160];
    snprintf(to, sizeof to, "%s", fixture_file(fixture, "sauve.terreau"));
    shut(fixture);
    chmod(fixture->path, 0);
    chmod(fixture->dir, 0777);
    be_nobody();
    struct err opened = ERR_INIT, read = ERR_INIT, salvaged = ERR_INIT;
    bool done = store_open(fixture->path, &store, &opened) ||
                store_open_reading(fixture->path, &store, &read) ||
                store_salvage(fixture->path, NULL, to, &report, &salvaged);
    be_oneself();
    chmod(fixture->dir, 0700);
    chmod(fixture->path, 0600);
    assert_false(done);
    fixture_says(&opened, ERR_IO, "ne peut être lu");
    fixture_says(&read, ERR_IO, "ne peut être lu");
    fixture_says(&salvaged, ERR_IO, "ne peut être lu");
    assert_false(fixture_has(fixture, "sauve.terreau"));
    assert_false(fixture_has(fixture, "essai.terreau.verrou"));
}

static void a_folder_that_refuses_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    char folder[160], path[200], source[160];
    snprintf(folder, sizeof folder, "%s", fixture_file(fixture, "fermé"));
    snprintf(path, sizeof path, "%s/un.terreau", folder);
    snprintf(source, sizeof source, "%s", fixture_file(fixture, "copie.terreau"));
    assert_ok(store_backup(fixture->store, source, NULL, NULL, err));
    assert_int_equal(mkdir(folder, 0555), 0);
    chmod(fixture->dir, 0755);
    chmod(source, 0644);
    be_nobody();
    struct err made = ERR_INIT, copied = ERR_INIT, restored = ERR_INIT;
    bool done = store_create(path, &store, &made) ||
                store_backup(fixture->store, path, NULL, NULL, &copied) ||
                store_restore(source, path, &restored);
    be_oneself();
    chmod(fixture->dir, 0700);
    rmdir(folder);
    assert_false(done);
    fixture_says(&made, ERR_READONLY, "Impossible de créer le fichier ici");
    fixture_says(&copied, ERR_READONLY, "Impossible d’écrire une copie ici");
    fixture_says(&restored, ERR_READONLY, "Impossible d’écrire une copie ici");
}

/* One may write there, but nobody can see to it that the name is on the disk. */
static void a_folder_that_cannot_be_synced_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    char folder[160], path[200];
    snprintf(folder, sizeof folder, "%s", fixture_file(fixture, "muet"));
    snprintf(path, sizeof path, "%s/un.terreau", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    chmod(folder, 0333);
    chmod(fixture->dir, 0777);
    be_nobody();
    struct err made = ERR_INIT, copied = ERR_INIT;
    bool done = store_create(path, &store, &made);
    bool left = access(path, F_OK) == 0;
    bool kept = store_backup(fixture->store, path, NULL, NULL, &copied);
    be_oneself();
    chmod(fixture->dir, 0700);
    unlink(path);
    rmdir(folder);
    assert_false(done || left || kept);
    fixture_says(&made, ERR_IO, "mis en sûreté dans son dossier");
    fixture_says(&copied, ERR_IO, "mis en sûreté dans son dossier");
}

/* --- the network ----------------------------------------------------------------- */

/* What the system says of a folder: this program's own statfs stands in front of the C
 * library's. */
static long folder_type; /* 0: what it is */
static bool folder_unknown;

int statfs(const char *path, struct statfs *system)
{
    int folder = folder_unknown ? -1 : open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int code = folder < 0 ? -1 : fstatfs(folder, system);
    if (folder >= 0)
        close(folder);
    if (code == 0 && folder_type)
        system->f_type = folder_type;
    return code;
}

static void a_folder_of_the_network_is_refused_unless_asked(void **state)
{
    struct fixture *fixture = *state;
    static const long types[] = {0x6969, 0x517B, 0xFF534D42, 0x65735546, 0x01021997};
    struct store *store;
    char other[160];
    snprintf(other, sizeof other, "%s", fixture_file(fixture, "autre.terreau"));
    struct id id = fixture_text(fixture, "ici");
    shut(fixture);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct err said = ERR_INIT;
        folder_type = types[i];
        assert_false(store_open(fixture->path, &store, &said));
        fixture_says(&said, ERR_INPUT, "sur le réseau");
        err_clear(&said);
        assert_false(store_create(other, &store, &said));
        fixture_says(&said, ERR_INPUT, "sur le réseau");
        assert_false(fixture_has(fixture, "autre.terreau"));
    }
    setenv("TERREAU_FOLDER", "anyway", 1);
    assert_ok(store_open(fixture->path, &fixture->store, err));
    unsetenv("TERREAU_FOLDER");
    assert_string_equal(fixture_read(fixture, id).text, "ici");
    fixture_text(fixture, "et là");
    assert_false(fixture_has(fixture, "essai.terreau-wal"));
    shut(fixture);
    folder_type = 0;
    folder_unknown = true; /* a system that does not say is taken for a disk */
    assert_ok(store_open(fixture->path, &fixture->store, err));
    folder_unknown = false;
}

/* --- the lock -------------------------------------------------------------------- */

static void a_lock_that_says_nothing_is_a_lock(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    struct err said = ERR_INIT;
    shut(fixture);
    int lock =
        open(fixture_file(fixture, "essai.terreau.verrou"), O_RDWR | O_CREAT, 0600);
    assert_int_equal(flock(lock, LOCK_EX | LOCK_NB), 0);
    static const char *const signs[] = {"", "?", "4321", "4321 1000000\n"};
    for (size_t sign = 0; sign < 4; sign++) {
        size_t size = strlen(signs[sign]);
        assert_int_equal(pwrite(lock, signs[sign], size, 0), (ssize_t)size);
        err_clear(&said);
        assert_false(store_open(fixture->path, &store, &said));
        fixture_says(&said, ERR_BUSY,
                    sign < 3 ? "déjà ouvert par un autre terreau" : "processus 4321");
    }
    close(lock);
    assert_ok(
        store_open(fixture->path, &fixture->store, err)); /* left, held by nobody */
}

static void a_lock_that_cannot_be_made_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    struct err said = ERR_INIT;
    shut(fixture);
    assert_int_equal(mkdir(fixture_file(fixture, "essai.terreau.verrou"), 0700), 0);
    assert_false(store_open(fixture->path, &store, &said));
    fixture_says(&said, ERR_READONLY, "Impossible d’écrire à côté du fichier");
    err_clear(&said);
    assert_false(store_unused(fixture->path, &said));
    fixture_says(&said, ERR_READONLY, "Impossible d’écrire à côté du fichier");
    assert_fails(store_unused("/absent/x.terreau", err), ERR_NOT_FOUND);
    rmdir(fixture_file(fixture, "essai.terreau.verrou"));
    assert_ok(store_unused(fixture->path, err));
}

/* --- what is no file of ours ----------------------------------------------------- */

static void what_is_no_file_of_ours_is_left_alone(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    char path[160], header[100] = "SQLite format 3";
    snprintf(path, sizeof path, "%s", fixture_file(fixture, "autre.terreau"));
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_fails(store_open(path, &store, err), ERR_FOREIGN);
    unlink(path);
    assert_fails(store_open(fixture->dir, &store, err), ERR_FOREIGN);
    for (size_t size = 99; size <= 100; size++) { /* short; then without our mark */
        fixture_write_file(path, header, size);
        assert_fails(store_open(path, &store, err), ERR_FOREIGN);
        assert_fails(store_open_reading(path, &store, err), ERR_FOREIGN);
    }
    memset(header, 'x', sizeof header);
    fixture_write_file(path, header, sizeof header);
    assert_fails(store_open(path, &store, err), ERR_FOREIGN);
    memcpy(header + 68, "TRRU", 4);
    fixture_write_file(path, header, sizeof header);
    assert_fails(store_open(path, &store, err), ERR_FOREIGN);
    assert_fails(store_open_reading(fixture_file(fixture, "absent"), &store, err),
                 ERR_NOT_FOUND);
}

static void a_path_may_be_said_in_many_ways(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    char folder[160], *here = getcwd(NULL, 0);
    shut(fixture);
    assert_int_equal(chdir(fixture->dir), 0);
    assert_ok(store_open("essai.terreau", &fixture->store, err));
    assert_string_equal(store_path(fixture->store), fixture->path);
    assert_int_equal(chdir(here), 0);
    free(here);
    snprintf(folder, sizeof folder, "%s/", fixture->dir);
    assert_fails(store_open(folder, &store, err), ERR_NOT_FOUND);
    assert_fails(store_create(folder, &store, err), ERR_NOT_FOUND);
    assert_fails(store_restore(fixture->path, "/absent/x.terreau", err), ERR_NOT_FOUND);
    assert_fails(store_open("/absent.terreau", &store, err), ERR_NOT_FOUND);
}

/* --- the reserve ----------------------------------------------------------------- */

static void a_reserve_that_cannot_be_kept_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct err said = ERR_INIT;
    struct rlimit usual, small;
    char reserve[160];
    snprintf(reserve, sizeof reserve, "%s",
             fixture_file(fixture, "essai.terreau.reserve"));
    assert_int_equal(mkdir(reserve, 0700), 0);
    assert_fails(store_ballast(fixture->store, err), ERR_IO);
    rmdir(reserve);
    getrlimit(RLIMIT_FSIZE, &usual);
    small = (struct rlimit){1 << 20, usual.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    bool kept = store_ballast(fixture->store, &said);
    setrlimit(RLIMIT_FSIZE, &usual);
    assert_false(kept);
    fixture_says(&said, ERR_FULL, "libérez de la place");
    assert_int_not_equal(access(reserve, F_OK), 0); /* half a reserve is none */
    fixture_text(fixture, "et l’on écrit encore");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(what_may_not_be_written_is_read_from_a_copy),
        T(what_may_not_be_read_is_said),
        T(a_folder_that_refuses_is_said),
        T(a_folder_that_cannot_be_synced_is_said),
        T(a_folder_of_the_network_is_refused_unless_asked),
        T(a_lock_that_says_nothing_is_a_lock),
        T(a_lock_that_cannot_be_made_is_said),
        T(what_is_no_file_of_ours_is_left_alone),
        T(a_path_may_be_said_in_many_ways),
        T(a_reserve_that_cannot_be_kept_is_said),
    };
    return cmocka_run_group_tests_name("store-place", tests, NULL, NULL);
}
