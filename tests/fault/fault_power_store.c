/* The power cut at any instant of a day of saving: whatever the disk then holds, the
 * file opens, is sound, and has every note that was said to be saved.
 *
 *   fault-power-store wal|truncate [IMAGES]
 *
 * The real store saves through a layer that remembers its writes (recorder.h); disks
 * that a power cut may leave are rebuilt from it and read by SQLite as it comes. On a
 * failure the seed and the instant are printed: TERREAU_SEED replays them. */
#include "../unit/store_fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "recorder.h"

/* A day is worked again every so many images: other texts, other tears. */
enum { NOTES = 60, EDITED_EVERY = 4, DAY_IMAGES = 5000 };

/* What one day of work is: each save is the insertion of a note or its correction. The
 * text of a note says which save wrote it last. */
struct day {
    struct fixture *fixture;
    struct id ids[NOTES];
    int wrote[2 * NOTES]; /* the note that each save wrote, from 1 */
    int64_t saves;
    unsigned seed;
};

static const char *text_of(struct day *day, int64_t save)
{
    static char text[700];
    int len = snprintf(text, sizeof text, "%lld ", (long long)save);
    unsigned more = fixture_random(&day->seed, 3) ? fixture_random(&day->seed, 60)
                                                  : fixture_random(&day->seed, 600);
    memset(text + len, 'm', more);
    text[(unsigned)len + more] = '\0';
    return text;
}

static void note(struct day *day, int i)
{
    day->ids[i] = fixture_note(
        day->fixture, (struct planted_note){.text = text_of(day, ++day->saves)});
    day->wrote[day->saves] = i;
    recorder_ack(day->saves);
}

static void correct(struct day *day, int i)
{
    int64_t save = ++day->saves;
    day->wrote[save] = i;
    fixture_set(day->fixture, VERB_NOTE_EDIT, day->ids[i], FIELD_NOTE_TEXT,
                value_text(text_of(day, save)));
    recorder_ack(save);
}

static void work(struct day *day)
{
    for (int i = 0; i < NOTES; i++) {
        assert_ok(store_draft_put(day->fixture->store, "saisie", "à demi tapé", err));
        note(day, i);
        if (i % EDITED_EVERY == EDITED_EVERY - 1)
            correct(day, (int)fixture_random(&day->seed, (unsigned)i));
    }
}

/* --- what an image holds --------------------------------------------------------- */

struct verdict {
    int corrupt, lost;
};

static int sound(void *ctx, int count, char **values, char **names)
{
    (void)names;
    *(bool *)ctx = count == 1 && values[0] && strcmp(values[0], "ok") == 0;
    return 0;
}

/* The last save that note tells of, 0 when it is not there. */
static int64_t told(sqlite3_stmt *stmt, struct id id)
{
    int64_t save = 0;
    sqlite3_bind_blob(stmt, 1, id.bytes, sizeof id.bytes, SQLITE_STATIC);
    if (sqlite3_step(stmt) == SQLITE_ROW)
        save = strtoll((const char *)sqlite3_column_text(stmt, 0), NULL, 10);
    sqlite3_reset(stmt);
    return save;
}

/* Each note tells of the last acknowledged save that wrote it, or of a later one. */
static bool complete(sqlite3 *db, const struct day *day, int64_t ack)
{
    sqlite3_stmt *stmt = NULL;
    bool all = sqlite3_prepare_v2(db, "SELECT text FROM notes WHERE id = ?1", -1, &stmt,
                                  NULL) == SQLITE_OK;
    for (int64_t save = 1; all && save <= ack; save++)
        all = told(stmt, day->ids[day->wrote[save]]) >= save;
    sqlite3_finalize(stmt);
    return all;
}

static void judge(const struct day *day, const struct crash *crash, const char *path,
                  struct verdict *verdict)
{
    sqlite3 *db = NULL;
    bool ok = false;
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, "unix");
    sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "PRAGMA integrity_check(1)", sound, &ok, NULL);
    if (code != SQLITE_OK || !ok)
        verdict->corrupt++;
    else if (!complete(db, day, crash->ack))
        verdict->lost++;
    sqlite3_close(db);
}

/* --- the run --------------------------------------------------------------------- */

static struct {
    bool truncate;
    int images;
    const char *folder; /* of images: in memory where the system has such a place */
} options;

/* Instants in order, each as often as the others. */
static struct verdict crash_all(const struct day *day, int images)
{
    struct verdict verdict = {0};
    size_t instants = recorder_instants();
    char path[128];
    snprintf(path, sizeof path, "%s/terreau-coupure-%d", options.folder, (int)getpid());
    for (int i = 0; i < images; i++) {
        struct crash crash = {.at = (size_t)i * instants / (size_t)images,
                              .seed = day->seed + (unsigned)i * 2654435761u};
        struct verdict before = verdict;
        recorder_image(&crash, path);
        judge(day, &crash, path, &verdict);
        if (verdict.corrupt + verdict.lost > before.corrupt + before.lost &&
            verdict.corrupt + verdict.lost < 4)
            print_message("image %d, instant %zu of %zu: %s\n", i, crash.at, instants,
                          verdict.lost > before.lost ? "a note is lost" : "corrupt");
    }
    for (const char *const *end = (const char *const[]){"", "-wal", "-journal", NULL};
         *end; end++) {
        char name[160];
        snprintf(name, sizeof name, "%s%s", path, *end);
        unlink(name);
    }
    return verdict;
}

/* In a folder that a synchroniser keeps, opened nevertheless, there is no WAL. */
static void leave_wal(struct fixture *fixture)
{
    assert_int_equal(mkdir(fixture_file(fixture, ".stfolder"), 0700), 0);
    setenv("TERREAU_FOLDER", "anyway", 1);
    fixture_reopen(fixture);
    rmdir(fixture_file(fixture, ".stfolder"));
}

static void a_power_cut_costs_nothing(void **state)
{
    struct fixture *fixture = *state;
    if (options.truncate)
        leave_wal(fixture);
    struct day day = {.fixture = fixture, .seed = fixture_seed()};
    int left = options.images;
    while (left > 0) {
        int part = left < DAY_IMAGES ? left : DAY_IMAGES;
        recorder_start(fixture->path);
        day.saves = 0;
        work(&day);
        recorder_stop();
        struct verdict verdict = crash_all(&day, part);
        assert_int_equal(verdict.corrupt, 0);
        assert_int_equal(verdict.lost, 0);
        left -= part;
    }
    print_message("%d images\n", options.images);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        a_power_cut_costs_nothing, fixture_setup, fixture_teardown)};
    options.truncate = argc > 1 && strcmp(argv[1], "truncate") == 0;
    options.images = argc > 2 ? atoi(argv[2]) : 2000;
    options.folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    recorder_install();
    return cmocka_run_group_tests_name("fault-power-store", tests, NULL, NULL);
}
