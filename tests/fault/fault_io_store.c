/* Every write, flush and truncation of a save made to fail in turn.
 *
 * A file layer under SQLite counts the calls that change the disk and answers an error
 * to the n-th, once or from then on, for n = 1 until a save gets through untouched. A
 * single fault must never cost a note; a lasting one must be said, and leave the file
 * as it was and able to save once the disk is well again. */
#include "../unit/store_fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

/* The state of the layer: SQLite gives its calls no context of ours. */
static struct {
    sqlite3_vfs *real;
    sqlite3_vfs ours;
    sqlite3_io_methods methods;
    int countdown; /* calls left before the fault; 0: never */
    bool lasting, failing, hit;
    int flushes;
    int code;
    bool lying; /* a disk that says it wrote the copies, and did not */
} layer;

struct file {
    sqlite3_file base;
    sqlite3_file *real;
    const char *name; /* SQLite keeps it while the file is open */
};

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct file *)file)->real;
}

static bool must_fail(void)
{
    if (layer.failing)
        return true;
    if (layer.countdown == 0 || --layer.countdown > 0)
        return false;
    layer.hit = true;
    layer.failing = layer.lasting;
    return true;
}

static int layer_write(sqlite3_file *file, const void *bytes, int size,
                       sqlite3_int64 at)
{
    const char *name = ((struct file *)file)->name;
    if (layer.lying && name && strstr(name, ".part") && at > 0)
        return SQLITE_OK;
    if (!must_fail())
        return real_of(file)->pMethods->xWrite(real_of(file), bytes, size, at);
    if (layer.code == SQLITE_IOERR_WRITE && size > 1) /* a short write: half is there */
        real_of(file)->pMethods->xWrite(real_of(file), bytes, size / 2, at);
    return layer.code;
}

static int layer_sync(sqlite3_file *file, int flags)
{
    layer.flushes++;
    return must_fail() ? SQLITE_IOERR_FSYNC
                       : real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int layer_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return must_fail() ? SQLITE_IOERR_TRUNCATE
                       : real_of(file)->pMethods->xTruncate(real_of(file), size);
}

#define PASS(name, params, args)                                                       \
    static int layer_##name params                                                     \
    {                                                                                  \
        return real_of(file)->pMethods->x##name args;                                  \
    }
PASS(Close, (sqlite3_file * file), (real_of(file)))
PASS(Read, (sqlite3_file * file, void *bytes, int size, sqlite3_int64 at),
     (real_of(file), bytes, size, at))
PASS(FileSize, (sqlite3_file * file, sqlite3_int64 *size), (real_of(file), size))
PASS(Lock, (sqlite3_file * file, int lock), (real_of(file), lock))
PASS(Unlock, (sqlite3_file * file, int lock), (real_of(file), lock))
PASS(CheckReservedLock, (sqlite3_file * file, int *held), (real_of(file), held))
PASS(FileControl, (sqlite3_file * file, int op, void *arg), (real_of(file), op, arg))
PASS(SectorSize, (sqlite3_file * file), (real_of(file)))
PASS(DeviceCharacteristics, (sqlite3_file * file), (real_of(file)))

static int layer_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                      int *out)
{
    (void)vfs;
    struct file *ours = (struct file *)file;
    ours->real = (sqlite3_file *)(ours + 1);
    ours->name = name;
    int code = layer.real->xOpen(layer.real, name, ours->real, flags, out);
    file->pMethods = ours->real->pMethods ? &layer.methods : NULL;
    return code;
}

static void install(void)
{
    layer.real = sqlite3_vfs_find(NULL);
    layer.ours = *layer.real;
    layer.ours.zName = "faults";
    layer.ours.szOsFile += (int)sizeof(struct file);
    layer.ours.xOpen = layer_open;
    layer.methods = (sqlite3_io_methods){
        .iVersion = 1, /* no shared memory: EXCLUSIVE needs none */
        .xClose = layer_Close,
        .xRead = layer_Read,
        .xWrite = layer_write,
        .xTruncate = layer_truncate,
        .xSync = layer_sync,
        .xFileSize = layer_FileSize,
        .xLock = layer_Lock,
        .xUnlock = layer_Unlock,
        .xCheckReservedLock = layer_CheckReservedLock,
        .xFileControl = layer_FileControl,
        .xSectorSize = layer_SectorSize,
        .xDeviceCharacteristics = layer_DeviceCharacteristics,
    };
    sqlite3_vfs_register(&layer.ours, 1);
}

static void arm(int countdown, bool lasting, int code)
{
    layer.countdown = countdown;
    layer.lasting = lasting;
    layer.code = code;
    layer.failing = layer.hit = false;
}

static void disarm(void)
{
    layer.countdown = 0;
    layer.failing = false;
}

static bool save(struct fixture *fixture, struct id id, const char *text,
                 struct err *err)
{
    struct store *store = fixture->store;
    struct field_value fields[] = {
        {FIELD_NOTE_BOARD, value_id(fixture->board)},
        {FIELD_NOTE_TEXT, value_text(text)},
        {FIELD_NOTE_POSITION, value_real(store_next_position(store))},
    };
    if (!store_begin(store, VERB_NOTE_ADD, err))
        return false;
    if (!store_insert(store, TABLE_NOTE, id, fields, 3, err)) {
        store_abort(store);
        return false;
    }
    return store_commit(store, err);
}

static void check_clean(struct fixture *fixture)
{
    struct store_report report = fixture_check(fixture, true);
    if (report.problems)
        fail_msg("%s", report.first);
}

static const int codes[] = {SQLITE_IOERR_WRITE, SQLITE_FULL};

/* Enough notes to pass a checkpoint, so that its writes are made to fail too. */
enum { SAVES = 60 };

static void one_fault_costs_nothing(void **state)
{
    struct fixture *fixture = *state;
    for (size_t kind = 0; kind < sizeof codes / sizeof *codes; kind++) {
        bool through = false;
        for (int n = 1; !through; n += 1 + n / 40) {
            struct id ids[SAVES];
            store_ballast(fixture->store, NULL);
            arm(n, false, codes[kind]);
            for (int i = 0; i < SAVES; i++) {
                ids[i] = id_new(clock_now());
                assert_ok(save(fixture, ids[i], "à garder", err));
            }
            through = !layer.hit;
            disarm();
            fixture_reopen(fixture);
            for (int i = 0; i < SAVES; i++)
                assert_int_equal(fixture_read(fixture, ids[i]).state, ROW_LIVE);
        }
    }
    check_clean(fixture);
}

static void a_lasting_fault_is_said_and_mended(void **state)
{
    struct fixture *fixture = *state;
    for (size_t kind = 0; kind < sizeof codes / sizeof *codes; kind++) {
        bool through = false;
        for (int n = 1; !through; n++) {
            struct err said = ERR_INIT;
            struct id id = id_new(clock_now());
            arm(n, true, codes[kind]);
            bool saved = save(fixture, id, "peut-être", &said);
            through = !layer.hit;
            disarm();
            if (!saved) {
                assert_true(said.kind == ERR_IO || said.kind == ERR_FULL);
                assert_fails(store_note(fixture->store, id, &fixture->arena,
                                        &(struct note){0}, err),
                             ERR_NOT_FOUND);
                assert_ok(save(fixture, id, "peut-être", err));
            }
            fixture_reopen(fixture);
            assert_int_equal(fixture_read(fixture, id).state, ROW_LIVE);
        }
    }
    check_clean(fixture);
}

/* A kill loses nothing that was written; a power cut loses what was not flushed. */
static void a_save_is_flushed_before_it_is_said(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 5; i++) {
        layer.flushes = 0;
        assert_ok(save(fixture, id_new(clock_now()), "sur le disque", err));
        assert_true(layer.flushes >= 1);
        layer.flushes = 0;
        assert_ok(
            store_draft_put(fixture->store, "saisie", i % 2 ? "un" : "deux", err));
        assert_true(layer.flushes >= 1);
    }
}

static void the_reserve_goes_to_a_full_disk(void **state)
{
    struct fixture *fixture = *state;
    assert_ok(store_ballast(fixture->store, err));
    arm(1, false, SQLITE_FULL);
    assert_ok(save(fixture, id_new(clock_now()), "sur la réserve", err));
    assert_true(layer.hit);
    disarm();
    assert_int_not_equal(access(fixture_file(fixture, "essai.terreau.reserve"), F_OK),
                         0);
}

static void a_draft_survives_one_fault(void **state)
{
    struct fixture *fixture = *state;
    const char *text;
    int64_t when;
    arm(1, false, SQLITE_IOERR_WRITE);
    assert_ok(store_draft_put(fixture->store, "saisie", "à demi", err));
    assert_true(layer.hit);
    arm(1, true, SQLITE_FULL);
    assert_fails(store_draft_put(fixture->store, "saisie", "à demi dit", err),
                 ERR_FULL);
    disarm();
    assert_ok(
        store_draft(fixture->store, "saisie", &fixture->arena, &text, &when, err));
    assert_string_equal(text, "à demi");
}

static void a_copy_is_read_back_before_it_is_kept(void **state)
{
    struct fixture *fixture = *state;
    const char *path = fixture_file(fixture, "copie.terreau");
    for (int i = 0; i < 20; i++)
        fixture_text(fixture, "à copier");
    layer.lying = true;
    assert_fails(store_backup(fixture->store, path, NULL, NULL, err), ERR_CORRUPT);
    layer.lying = false;
    assert_int_not_equal(access(path, F_OK), 0);
    assert_ok(store_backup(fixture->store, path, NULL, NULL, err));
    assert_int_equal(access(path, F_OK), 0);
}

int main(void)
{
    install();
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(one_fault_costs_nothing),
        T(a_lasting_fault_is_said_and_mended),
        T(a_save_is_flushed_before_it_is_said),
        T(the_reserve_goes_to_a_full_disk),
        T(a_draft_survives_one_fault),
        T(a_copy_is_read_back_before_it_is_kept),
    };
    return cmocka_run_group_tests_name("fault-io-store", tests, NULL, NULL);
}
