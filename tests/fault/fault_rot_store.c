/* A disk that rots: bits that flip, files cut short, anywhere.
 *
 *   fault-rot-store [FLIPS [CUTS [EVERY]]]   one page in EVERY is garbled
 *
 * Whatever the file then is, terreau does not crash, says what is wrong whenever a word
 * has changed, and salvages every row that a damaged page does not hold. */
#include "../unit/store_fixture.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/vec.h"

enum { NOTES = 120 };

static struct {
    int flips, cuts;
    int every; /* of pages, one in so many is garbled */
} options = {2000, 500, 1};

/* --- a file to damage ------------------------------------------------------------ */

static struct str read_file(const char *path)
{
    struct str bytes = {0};
    char part[65536];
    ssize_t got;
    int file = open(path, O_RDONLY);
    assert_true(file >= 0);
    while ((got = read(file, part, sizeof part)) > 0)
        str_add_n(&bytes, part, (size_t)got);
    close(file);
    return bytes;
}

static void write_file(const char *path, const char *bytes, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, size), (ssize_t)size);
    close(file);
}

static void fill(struct fixture *fixture)
{
    struct id first = {0};
    for (int i = 0; i < NOTES; i++) {
        char text[120];
        snprintf(text, sizeof text, "post-it %d : ce que la salle a dit, à garder", i);
        struct id id = fixture_text(fixture, text);
        first = i ? first : id;
    }
    fixture_set(fixture, VERB_NOTE_EDIT, first, FIELD_NOTE_TEXT, value_text("corrigé"));
}

struct digest {
    struct str text;
    int rows;
};

static bool print_row(void *ctx, struct id id, const struct value *values, size_t count)
{
    struct digest *digest = ctx;
    str_add_n(&digest->text, (const char *)id.bytes, sizeof id.bytes);
    for (size_t i = 0; i < count; i++)
        if (values[i].kind == VALUE_TEXT)
            str_printf(&digest->text, "|%s", values[i].text);
        else if (values[i].kind == VALUE_REAL)
            str_printf(&digest->text, "|%.17g", values[i].real);
        else
            str_printf(&digest->text, "|%lld", (long long)values[i].integer);
    digest->rows++;
    return true;
}

static bool digest_all(struct store *store, struct digest *digest)
{
    bool done = true;
    for (size_t i = 0; i < schema_table_count; i++)
        done =
            done && store_each(store, schema_tables[i].table, print_row, digest, NULL);
    return done;
}

/* A sound file of many pages, closed; what it holds. */
static struct str make(struct fixture *fixture, struct digest *digest)
{
    fill(fixture);
    assert_true(digest_all(fixture->store, digest));
    store_close(fixture->store);
    fixture->store = NULL;
    return read_file(fixture->path);
}

/* Puts the sound file back, for the fixture to be closed as it was opened. */
static void mend(struct fixture *fixture, const struct str *whole)
{
    write_file(fixture->path, whole->at, whole->len);
    assert_ok(store_open(fixture->path, &fixture->store, err));
}

/* --- bits ------------------------------------------------------------------------ */

enum seen { SEEN, SAME, UNSEEN };

static enum seen look(struct fixture *fixture, const struct digest *before)
{
    struct store *store = NULL;
    struct digest after = {{0}, 0};
    struct store_report report = {.problems = 0};
    bool seen = !store_open(fixture->path, &store, NULL) ||
                !store_check(store, true, NULL, NULL, &fixture->arena, &report, NULL) ||
                report.problems > 0 || !digest_all(store, &after);
    bool same = strcmp(str_text(&after.text), str_text(&before->text)) == 0;
    store_close(store);
    str_free(&after.text);
    return seen ? SEEN : same ? SAME : UNSEEN;
}

static void a_flipped_bit_is_seen_or_harmless(void **state)
{
    struct fixture *fixture = *state;
    unsigned seed = fixture_seed();
    struct digest before = {{0}, 0};
    struct str whole = make(fixture, &before);
    int counts[3] = {0};
    for (int i = 0; i < options.flips; i++) {
        size_t at = fixture_random(&seed, (unsigned)whole.len);
        char bit = (char)(1u << fixture_random(&seed, 8));
        whole.at[at] ^= bit;
        write_file(fixture->path, whole.at, whole.len);
        enum seen seen = look(fixture, &before);
        whole.at[at] ^= bit;
        counts[seen]++;
        if (seen == UNSEEN)
            print_message("byte %zu, bit %d: words changed unseen\n", at, bit);
        arena_reset(&fixture->arena);
    }
    print_message("%d flips: %d seen, %d harmless, %d unseen\n", options.flips,
                  counts[SEEN], counts[SAME], counts[UNSEEN]);
    /* 99.9 % of those that change words */
    assert_true(counts[UNSEEN] * 1000 <= counts[SEEN]);
    mend(fixture, &whole);
    str_free(&whole);
    str_free(&before.text);
}

/* --- cuts ------------------------------------------------------------------------ */

/* Opens, checks and reads a damaged file: only a crash, or a lie, fails. */
static void survive(struct fixture *fixture)
{
    struct err err = ERR_INIT;
    struct store *store = NULL;
    struct digest after = {{0}, 0};
    struct store_report report;
    bool opened = store_open(fixture->path, &store, &err);
    if (!opened)
        assert_true(err.text[0] != '\0');
    else if (store_check(store, true, NULL, NULL, &fixture->arena, &report, NULL))
        digest_all(store, &after);
    store_close(store);
    str_free(&after.text);
    arena_reset(&fixture->arena);
}

static void a_file_cut_short_is_said(void **state)
{
    struct fixture *fixture = *state;
    unsigned seed = fixture_seed();
    struct digest before = {{0}, 0};
    struct str whole = make(fixture, &before);
    for (int i = 0; i < options.cuts; i++) {
        size_t size = fixture_random(&seed, (unsigned)whole.len);
        write_file(fixture->path, whole.at, size);
        survive(fixture);
    }
    mend(fixture, &whole);
    str_free(&whole);
    str_free(&before.text);
}

/* The WAL of a program that was killed, cut or garbled: what was said before it holds.
 */
static void a_damaged_wal_takes_nothing_older(void **state)
{
    struct fixture *fixture = *state;
    unsigned seed = fixture_seed();
    struct str wal_path = {0};
    struct digest before = {{0}, 0};
    struct str whole = make(fixture, &before), wal = {0};
    mend(fixture, &whole);
    fixture_text(fixture, "dans le WAL");
    str_printf(&wal_path, "%s-wal", fixture->path);
    struct str kept = read_file(fixture->path), log = read_file(wal_path.at);
    store_close(fixture->store);
    fixture->store = NULL;
    for (int i = 0; i < options.cuts; i++) {
        size_t size = fixture_random(&seed, (unsigned)log.len);
        struct digest after = {{0}, 0};
        str_clear(&wal);
        str_add_n(&wal, log.at, i % 2 ? size : log.len);
        if (i % 2 == 0)
            wal.at[size] ^= (char)(1 + fixture_random(&seed, 255));
        write_file(fixture->path, kept.at, kept.len);
        write_file(wal_path.at, str_text(&wal), wal.len);
        assert_ok(store_open(fixture->path, &fixture->store, err));
        assert_true(digest_all(fixture->store, &after));
        assert_true(after.rows >= before.rows);
        store_close(fixture->store);
        fixture->store = NULL;
        str_free(&after.text);
    }
    mend(fixture, &whole);
    str_free(&whole);
    str_free(&wal);
    str_free(&kept);
    str_free(&log);
    str_free(&wal_path);
    str_free(&before.text);
}

/* --- salvage --------------------------------------------------------------------- */

struct rows {
    struct id *at;
    size_t n, cap;
};

static bool collect(void *ctx, struct id id, const struct value *values, size_t count)
{
    struct rows *rows = ctx;
    (void)values;
    (void)count;
    vec_push(rows, id);
    return true;
}

static bool has(const struct rows *rows, struct id id)
{
    for (size_t i = 0; i < rows->n; i++)
        if (id_equal(rows->at[i], id))
            return true;
    return false;
}

/* One page of garbage: its rows may be lost as rows, not as operations, nor the other
 * way round; so every note comes back, unless the page holds what leads to both. */
static void salvage_once(struct fixture *fixture, const struct rows *notes,
                         const char *backup, int *missing)
{
    struct store_salvage report;
    struct rows saved = {0};
    struct store *store;
    const char *to = fixture_file(fixture, "sauvé.terreau");
    unlink(to);
    if (!backup && !store_salvage(fixture->path, NULL, to, &report, NULL)) {
        *missing += (int)notes->n;
        return;
    }
    if (backup)
        assert_ok(store_salvage(fixture->path, backup, to, &report, err));
    assert_ok(store_open(to, &store, err));
    assert_ok(store_each(store, TABLE_NOTE, collect, &saved, err));
    for (size_t i = 0; i < notes->n; i++)
        *missing += !has(&saved, notes->at[i]);
    struct store_report checked;
    assert_ok(store_check(store, true, NULL, NULL, &fixture->arena, &checked, err));
    if (checked.problems)
        fail_msg("%s", checked.first);
    store_close(store);
    unlink(to);
    vec_free(&saved);
    arena_reset(&fixture->arena);
}

static void every_row_outside_a_damaged_page_comes_back(void **state)
{
    struct fixture *fixture = *state;
    unsigned seed = fixture_seed();
    struct digest before = {{0}, 0};
    struct rows notes = {0};
    fill(fixture);
    assert_ok(store_each(fixture->store, TABLE_NOTE, collect, &notes, err));
    const char *spare = fixture_file(fixture, "copie.terreau");
    char *backup = xstrdup(spare);
    assert_ok(store_backup(fixture->store, backup, NULL, NULL, err));
    store_close(fixture->store);
    fixture->store = NULL;
    struct str whole = read_file(fixture->path);
    int pages = (int)(whole.len / 2048), blind = 0;
    int first = (int)fixture_random(&seed, (unsigned)options.every), garbled = 0;
    for (int page = first; page < pages; page += options.every, garbled++) {
        struct str rotten = {0};
        int missing = 0, with_backup = 0;
        str_add_n(&rotten, whole.at, whole.len);
        for (int i = 0; i < 2048; i++)
            rotten.at[page * 2048 + i] = (char)fixture_random(&seed, 256);
        write_file(fixture->path, rotten.at, rotten.len);
        salvage_once(fixture, &notes, NULL, &missing);
        salvage_once(fixture, &notes, backup, &with_backup);
        assert_int_equal(with_backup, 0);
        blind += missing > 0;
        if (missing)
            print_message("page %d: %d notes not found without a backup\n", page + 1,
                          missing);
        str_free(&rotten);
    }
    print_message("%d pages garbled in turn: %d need the backup\n", garbled,
                  blind);
    assert_int_equal(blind, 0);
    mend(fixture, &whole);
    free(backup);
    vec_free(&notes);
    str_free(&whole);
    str_free(&before.text);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(a_flipped_bit_is_seen_or_harmless),
        T(a_file_cut_short_is_said),
        T(a_damaged_wal_takes_nothing_older),
        T(every_row_outside_a_damaged_page_comes_back),
    };
    options.flips = argc > 1 ? atoi(argv[1]) : options.flips;
    options.cuts = argc > 2 ? atoi(argv[2]) : options.cuts;
    options.every = argc > 3 ? atoi(argv[3]) : options.every;
    return cmocka_run_group_tests_name("fault-rot-store", tests, NULL, NULL);
}
