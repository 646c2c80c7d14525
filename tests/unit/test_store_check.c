#include "store_fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Six operations after as many notes as make the search index be written. */
enum { BEFORE = 70 };

static void fill(struct fixture *fixture)
{
    for (int i = 0; i < BEFORE; i++)
        fixture_text(fixture, "un post-it parmi d’autres");
    struct id id = fixture_note(
        fixture,
        (struct planted_note){.text = "un marché", .author = "Nadia", .votes = 2});
    fixture_text(fixture, "une école");
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT,
                value_text("deux marchés"));
    struct step step;
    fixture_text(fixture, "annulé");
    assert_ok(store_undo(fixture->store, &fixture->arena, &step, err));
}

static void a_sound_file_is_said_sound(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    for (int thorough = 0; thorough < 2; thorough++) {
        struct store_report report = fixture_check(fixture, thorough);
        assert_true(report.complete);
        assert_int_equal(report.problems, 0);
        assert_null(report.first);
        assert_int_equal(report.operations, BEFORE + 6);
    }
    fixture_text(fixture, "et l’on écrit encore après");
}

/* Of a later version or on a disk that is not written: read from a private copy. */
static void a_file_only_read_is_checked_as_well(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    fixture_tamper(fixture, "PRAGMA user_version = 99");
    assert_true(store_read_only(fixture->store));
    for (int round = 0; round < 2; round++) {
        struct store_report report = fixture_check(fixture, true);
        assert_true(report.complete);
        assert_int_equal(report.problems, 0);
    }
    assert_fails(store_begin(fixture->store, VERB_NOTE_ADD, err), ERR_READONLY);
    fixture_tamper(fixture, "INSERT INTO search(rowid, words) VALUES(2, 'intrus')");
    assert_int_equal(fixture_check(fixture, true).problems, 1);
}

static void each_lie_is_seen(void **state)
{
    struct fixture *fixture = *state;
    static const char *const lies[] = {
        "UPDATE op SET val = 'deux marches' WHERE field = 3",
        "UPDATE op SET val = CAST(CAST(val AS TEXT) || x'00' AS BLOB) WHERE seq = 2",
        "UPDATE op SET salt = zeroblob(16) WHERE field = 3",
        "UPDATE op SET wall = wall + 1 WHERE field = 3",
        "UPDATE op SET row = randomblob(16) WHERE field = 3",
        "UPDATE op SET parents = x'' WHERE field = 3",
        "UPDATE op SET parents = randomblob(24) WHERE field = 3",
        "UPDATE op SET hash = randomblob(32) WHERE seq = 1",
        "DELETE FROM op WHERE seq = 2",
        "DELETE FROM op WHERE seq = (SELECT max(seq) FROM op)",
        "UPDATE notes SET text = 'un marchg' WHERE n = 71",
        "UPDATE notes SET votes = 3 WHERE n = 71",
        "UPDATE notes SET author = '' WHERE n = 71",
        "UPDATE boards SET name = 'autre'",
        "DELETE FROM notes WHERE n = 2",
        "INSERT INTO notes SELECT 99, randomblob(16), board, kind, text, author, tags,"
        " category, \"group\", votes, position, merged_into, slot, created, state FROM "
        "notes"
        " WHERE n = 2",
        "UPDATE tally SET notes = notes + 1",
        "UPDATE notes SET board = randomblob(16) WHERE n = 2",
        "INSERT INTO search(search) VALUES('delete-all')",
        "INSERT INTO search(rowid, words) VALUES(2, 'intrus')",
        "DELETE FROM head WHERE field = 3",
        "UPDATE searched SET upto = 1",
        "UPDATE searched SET upto = upto + 2",
    };
    fill(fixture);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        char copy[160];
        snprintf(copy, sizeof copy, "%s", fixture_file(fixture, "copie.terreau"));
        assert_ok(store_backup(fixture->store, copy, NULL, NULL, err));
        struct fixture liar = *fixture;
        snprintf(liar.path, sizeof liar.path, "%s", copy);
        liar.arena = (struct arena){0};
        assert_ok(store_open(copy, &liar.store, err));
        assert_int_equal(fixture_check(&liar, true).problems, 0);
        fixture_tamper(&liar, lies[i]);
        struct store_report report = fixture_check(&liar, true);
        if (report.problems == 0)
            fail_msg("not seen: %s", lies[i]);
        assert_non_null(report.first);
        store_close(liar.store);
        arena_free(&liar.arena);
    }
}

/* Flips one bit of the file, anywhere; gives back what to flip again. */
static long flip(const char *path, unsigned *seed)
{
    struct stat what;
    assert_int_equal(stat(path, &what), 0);
    long at = (long)fixture_random(seed, (unsigned)what.st_size) * 8 +
              (long)fixture_random(seed, 8);
    return at;
}

static void flip_at(const char *path, long at)
{
    int file = open(path, O_RDWR);
    unsigned char byte;
    assert_int_equal(pread(file, &byte, 1, at / 8), 1);
    byte ^= (unsigned char)(1u << (at % 8));
    assert_int_equal(pwrite(file, &byte, 1, at / 8), 1);
    close(file);
}

static bool print_note(void *ctx, struct id id, const struct value *values,
                       size_t count)
{
    struct str *out = ctx;
    str_add_n(out, (const char *)id.bytes, sizeof id.bytes);
    for (size_t i = 0; i < count; i++)
        if (values[i].kind == VALUE_TEXT)
            str_printf(out, "|%s", values[i].text);
        else if (values[i].kind == VALUE_REAL)
            str_printf(out, "|%.17g", values[i].real);
        else
            str_printf(out, "|%lld", (long long)values[i].integer);
    return true;
}

/* All rows as text, or false when the file cannot be read. */
static bool digest(struct store *store, struct str *out)
{
    bool done = true;
    for (size_t i = 0; i < schema_table_count; i++)
        done = done && store_each(store, schema_tables[i].table, print_note, out, NULL);
    return done;
}

/* Whatever bit flips: refused, reported, or nothing that people wrote has changed. */
static void no_flipped_bit_changes_words_unseen(void **state)
{
    struct fixture *fixture = *state;
    unsigned seed = fixture_seed();
    struct str before = {0};
    fill(fixture);
    assert_true(digest(fixture->store, &before));
    for (int round = 0; round < 300; round++) {
        store_close(fixture->store);
        fixture->store = NULL;
        long at = flip(fixture->path, &seed);
        flip_at(fixture->path, at);
        struct str after = {0};
        struct store_report report = {.problems = 0};
        bool seen = !store_open(fixture->path, &fixture->store, NULL);
        seen = seen || !store_check(fixture->store, true, NULL, NULL, &fixture->arena,
                                    &report, NULL);
        seen = seen || report.problems > 0 || !digest(fixture->store, &after);
        if (!seen && strcmp(str_text(&before), str_text(&after)) != 0)
            fail_msg("bit %ld changed words unseen", at);
        str_free(&after);
        store_close(fixture->store);
        flip_at(fixture->path, at);
        fixture->store = NULL;
        assert_ok(store_open(fixture->path, &fixture->store, err));
    }
    str_free(&before);
}

static bool stop_after(void *ctx)
{
    return --*(int *)ctx < 0;
}

/* Wherever it is: what it has not looked at is neither sound nor damaged. */
static void a_key_stops_a_check(void **state)
{
    struct fixture *fixture = *state;
    struct store_report report = {0};
    fill(fixture);
    int stops = 0;
    for (int after = 0; !report.complete; after += 1 + after / 16, stops++) {
        int left = after;
        assert_ok(store_check(fixture->store, true, stop_after, &left, &fixture->arena,
                              &report, err));
        assert_int_equal(report.problems, 0);
    }
    assert_true(stops > 10);
    assert_true(fixture_check(fixture, true).complete);
}

static bool stop_at_last(void *ctx)
{
    int *left = ctx;
    return --*left <= 0;
}

static struct store_report check_until(struct fixture *fixture, int *left)
{
    struct store_report report;
    assert_ok(store_check(fixture->store, true, stop_at_last, left, &fixture->arena,
                          &report, err));
    assert_int_equal(report.problems, 0);
    assert_int_equal(report.complete, *left > 0);
    return report;
}

/* Wherever it was, it has found nothing and holds nothing. The end is tried closely:
 * there the index is compared with all the words. */
static void a_check_stops_anywhere(void **state)
{
    struct fixture *fixture = *state;
    const int many = 1 << 20;
    const struct field_value name = {FIELD_PERSON_FAMILY, value_text("Le Goff")};
    int left = many;
    fill(fixture);
    assert_ok(store_begin(fixture->store, VERB_PERSON_ADD, err));
    for (int i = 1; i < 9; i++)
        assert_ok(store_insert(fixture->store, TABLE_PERSON, id_new(i), &name, 1, err));
    assert_ok(store_commit(fixture->store, err));
    assert_true(check_until(fixture, &left).complete);
    int breaths = many - left;
    for (int n = 1; n <= breaths; n += 1 + (breaths - n) / 64) {
        left = n;
        assert_false(check_until(fixture, &left).complete);
        assert_ok(store_draft_put(fixture->store, "saisie", n % 2 ? "un" : "", err));
    }
}

static void a_backup_opens_and_is_private(void **state)
{
    struct fixture *fixture = *state;
    char copy[160];
    fill(fixture);
    snprintf(copy, sizeof copy, "%s", fixture_file(fixture, "copie.terreau"));
    for (int round = 0; round < 2; round++) /* the second replaces the first */
        assert_ok(store_backup(fixture->store, copy, NULL, NULL, err));
    struct stat what;
    assert_int_equal(stat(copy, &what), 0);
    assert_int_equal(what.st_mode & 0777, 0600);
    assert_int_not_equal(access(fixture_file(fixture, "copie.terreau.part"), F_OK), 0);
    struct store *store;
    struct str one = {0}, other = {0};
    assert_ok(store_open(copy, &store, err));
    assert_true(digest(store, &one) && digest(fixture->store, &other));
    assert_string_equal(str_text(&one), str_text(&other));
    struct store_report report;
    assert_ok(store_check(store, true, NULL, NULL, &fixture->arena, &report, err));
    assert_int_equal(report.problems, 0);
    store_close(store);
    str_free(&one);
    str_free(&other);
}

static void a_backup_that_fails_keeps_the_former(void **state)
{
    struct fixture *fixture = *state;
    char copy[160];
    fill(fixture);
    snprintf(copy, sizeof copy, "%s", fixture_file(fixture, "copie.terreau"));
    assert_ok(store_backup(fixture->store, copy, NULL, NULL, err));
    struct stat before, after;
    assert_int_equal(stat(copy, &before), 0);
    /* Something in the way of the new copy. */
    assert_int_equal(mkdir(fixture_file(fixture, "copie.terreau.part"), 0700), 0);
    assert_fails(store_backup(fixture->store, copy, NULL, NULL, err), ERR_INPUT);
    rmdir(fixture_file(fixture, "copie.terreau.part"));
    assert_int_equal(stat(copy, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_fails(store_backup(fixture->store, fixture_file(fixture, "absent/x"), NULL,
                              NULL, err),
                 ERR_NOT_FOUND);
}

static void the_reserve_is_kept_aside(void **state)
{
    struct fixture *fixture = *state;
    struct stat what;
    assert_ok(store_ballast(fixture->store, err));
    assert_ok(store_ballast(fixture->store, err));
    assert_int_equal(stat(fixture_file(fixture, "essai.terreau.reserve"), &what), 0);
    assert_int_equal(what.st_size, 4 << 20);
    assert_int_equal(what.st_mode & 0777, 0600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(a_sound_file_is_said_sound),
        T(a_file_only_read_is_checked_as_well),
        T(each_lie_is_seen),
        T(no_flipped_bit_changes_words_unseen),
        T(a_key_stops_a_check),
        T(a_check_stops_anywhere),
        T(a_backup_opens_and_is_private),
        T(a_backup_that_fails_keeps_the_former),
        T(the_reserve_is_kept_aside),
    };
    return cmocka_run_group_tests_name("store-check", tests, NULL, NULL);
}
