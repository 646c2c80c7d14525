/* The power cut at any write of the step from a former version: the file then opens,
 * whole, at the former version or at this one, and has all it had.
 *
 *   fault-migrate-store FOLDER [IMAGES]     FOLDER holds v1.terreau, v2.terreau…
 *
 * The disks that a power cut may leave are those of recorder.h. */
#include "../unit/store_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "recorder.h"

static struct {
    const char *folder;
    int images;
} options = {NULL, 400};

static void copy_file(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    char bytes[65536];
    size_t got;
    assert_true(in && out);
    while ((got = fread(bytes, 1, sizeof bytes, in)) > 0)
        assert_int_equal(fwrite(bytes, 1, got, out), got);
    fclose(in);
    fclose(out);
}

static bool count_row(void *ctx, struct id id, const struct value *values, size_t count)
{
    (void)id;
    (void)values;
    (void)count;
    ++*(int *)ctx;
    return true;
}

/* How many rows there are, once the file is found sound. */
static int rows_of(struct fixture *fixture, const char *path)
{
    struct store *store;
    struct store_report report;
    int rows = 0;
    assert_ok(store_open(path, &store, err));
    for (size_t i = 0; i < schema_table_count; i++)
        assert_ok(store_each(store, schema_tables[i].table, count_row, &rows, err));
    assert_ok(store_check(store, true, NULL, NULL, &fixture->arena, &report, err));
    if (report.problems)
        fail_msg("%s", report.first);
    store_close(store);
    arena_reset(&fixture->arena);
    return rows;
}

static void forget(const char *path)
{
    static const char *const parts[] = {"", "-wal", "-journal", ".v1", ".v2", ".reserve"};
    char name[300];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(name, sizeof name, "%s%s", path, parts[i]);
        unlink(name);
    }
}

static void cut_while_it_learns(struct fixture *fixture, const char *released)
{
    struct store *store;
    unsigned seed = fixture_seed();
    char old[200], image[200];
    snprintf(old, sizeof old, "%s", fixture_file(fixture, "ancien.terreau"));
    snprintf(image, sizeof image, "%s", fixture_file(fixture, "coupure.terreau"));
    copy_file(released, old);
    recorder_start(old);
    assert_ok(store_open(old, &store, err));
    store_close(store);
    recorder_stop();
    int rows = rows_of(fixture, old);
    assert_true(rows > 0);
    size_t instants = recorder_instants();
    for (int i = 0; i < options.images; i++) {
        struct crash crash = {.at = (size_t)i * instants / (size_t)options.images,
                              .seed = seed + (unsigned)i};
        forget(image);
        recorder_image(&crash, image);
        assert_int_equal(rows_of(fixture, image), rows);
    }
    print_message("%s: %zu writes, %d power cuts\n", released, instants,
                  options.images);
    forget(image);
    forget(old);
}

static void a_file_of_before_is_old_or_new_and_whole(void **state)
{
    char path[400];
    int seen = 0;
    for (int version = 1; version < STORE_VERSION; version++, seen++) {
        snprintf(path, sizeof path, "%s/v%d.terreau", options.folder, version);
        cut_while_it_learns(*state, path);
    }
    assert_int_equal(seen, STORE_VERSION - 1);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        a_file_of_before_is_old_or_new_and_whole, fixture_setup, fixture_teardown)};
    if (argc < 2)
        return 2;
    options.folder = argv[1];
    options.images = argc > 2 ? atoi(argv[2]) : options.images;
    recorder_install();
    return cmocka_run_group_tests_name("fault-migrate-store", tests, NULL, NULL);
}
