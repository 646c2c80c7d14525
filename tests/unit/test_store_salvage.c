/* What is found again of a damaged file: by its log, by its rows, by a backup; what was
 * half typed too. Whatever happens the damaged file is not written. */
#include "store_fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/mem.h"

enum { PAGE = 2048, NOTES = 40, DRAFTS = 60 };

/* --- a file, and what is done to it ---------------------------------------------- */

struct planted_file {
    struct id notes[NOTES]; /* the first one was edited */
};

static void note_text(int i, char text[160])
{
    if (i == 0)
        snprintf(text, 160, "corrigé");
    else
        snprintf(text, 160,
                 "post-it %d : ce que la salle a dit, assez long pour qu’une page n’en "
                 "tienne que peu, et qu’il y en ait plusieurs",
                 i);
}

static void plant(struct fixture *fixture, struct planted_file *file)
{
    char text[160];
    for (int i = 0; i < NOTES; i++) {
        note_text(i, text);
        file->notes[i] = fixture_text(fixture, i ? text : "à corriger");
    }
    fixture_set(fixture, VERB_NOTE_EDIT, file->notes[0], FIELD_NOTE_TEXT,
                value_text("corrigé"));
}

static void draft_place(int i, char place[32])
{
    snprintf(place, 32, "champ-%02d", i);
}

/* Long enough for each page to hold few. */
static void draft_text(int i, char text[400])
{
    snprintf(text, 400, "brouillon %02d, ", i);
    for (size_t at = strlen(text); at < 300; at++)
        text[at] = (char)('a' + (int)at % 26);
    text[300] = '\0';
}

static void plant_drafts(struct fixture *fixture)
{
    char place[32], text[400];
    for (int i = 0; i < DRAFTS; i++) {
        draft_place(i, place);
        draft_text(i, text);
        assert_ok(store_draft_put(fixture->store, place, text, err));
    }
}

static void shut(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture->store = NULL;
}

/* Runs SQL on the closed file. */
static void spoil(const char *path, const char *sql)
{
    sqlite3 *db;
    char *why = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static size_t root_of(const char *path, const char *name)
{
    sqlite3 *db;
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db, "SELECT rootpage FROM sqlite_schema WHERE name = ?1", -1,
                           &stmt, NULL),
        SQLITE_OK);
    sqlite3_bind_text(stmt, 1, name, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    size_t root = (size_t)sqlite3_column_int64(stmt, 0) - 1;
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return root;
}

static void zero_page(const char *path, size_t page)
{
    struct str bytes = {0};
    fixture_read_file(path, &bytes);
    assert_true((page + 1) * PAGE <= bytes.len);
    memset(bytes.at + page * PAGE, 0, PAGE);
    fixture_write_file(path, bytes.at, bytes.len);
    str_free(&bytes);
}

/* The page that holds these words. */
static size_t page_of(const char *path, const char *words)
{
    struct str bytes = {0};
    size_t page = 0;
    fixture_read_file(path, &bytes);
    while ((page + 1) * PAGE <= bytes.len &&
           !memmem(bytes.at + page * PAGE, PAGE, words, strlen(words)))
        page++;
    assert_true((page + 1) * PAGE <= bytes.len);
    str_free(&bytes);
    return page;
}

/* --- what is found again --------------------------------------------------------- */

/* Salvages, and sees that the damaged file is as it was and the new one sound. */
static struct store *salvaged(struct fixture *fixture, const char *backup,
                              struct store_salvage *report)
{
    struct str before = {0}, after = {0};
    struct store *store;
    struct store_report checked;
    char to[160];
    snprintf(to, sizeof to, "%s", fixture_file(fixture, "sauve.terreau"));
    unlink(to);
    fixture_read_file(fixture->path, &before);
    assert_ok(store_salvage(fixture->path, backup, to, report, err));
    fixture_read_file(fixture->path, &after);
    assert_int_equal(before.len, after.len);
    assert_memory_equal(before.at, after.at, before.len);
    str_free(&before);
    str_free(&after);
    assert_ok(store_open(to, &store, err));
    assert_ok(store_check(store, true, NULL, NULL, &fixture->arena, &checked, err));
    if (checked.problems)
        fail_msg("%s", checked.first);
    return store;
}

static void assert_notes(struct fixture *fixture, struct store *store,
                         const struct planted_file *file)
{
    for (int i = 0; i < NOTES; i++) {
        struct note note;
        char text[160];
        note_text(i, text);
        assert_ok(store_note(store, file->notes[i], &fixture->arena, &note, err));
        assert_string_equal(note.text, text);
        assert_true(id_equal(note.board, fixture->board));
    }
}

/* How many of the planted drafts there are, each as it was typed. */
static int count_drafts(struct fixture *fixture, struct store *store)
{
    char place[32], expected[400];
    int count = 0;
    for (int i = 0; i < DRAFTS; i++) {
        const char *text;
        int64_t when;
        draft_place(i, place);
        draft_text(i, expected);
        assert_ok(store_draft(store, place, &fixture->arena, &text, &when, err));
        if (text)
            assert_string_equal(text, expected);
        count += text != NULL;
    }
    return count;
}

static void a_sound_file_comes_back_whole(void **state)
{
    struct fixture *fixture = *state;
    struct planted_file file;
    struct store_salvage report;
    plant(fixture, &file);
    shut(fixture);
    struct store *store = salvaged(fixture, NULL, &report);
    assert_true(report.whole_log);
    assert_int_equal(report.unread, 0);
    assert_int_equal(report.rows, NOTES + 1);
    assert_int_equal(report.from_log, NOTES + 1);
    assert_int_equal(report.from_rows, 0);
    assert_int_equal(report.drafts, 0);
    assert_int_equal(report.drafts_unread, 0);
    assert_notes(fixture, store, &file);
    store_close(store);
}

/* The log tells of rows that are gone, and of the last word of each. */
static void lost_rows_come_from_the_log(void **state)
{
    struct fixture *fixture = *state;
    struct planted_file file;
    struct store_salvage report;
    plant(fixture, &file);
    shut(fixture);
    spoil(fixture->path, "DELETE FROM boards; UPDATE tally SET notes = 99");
    zero_page(fixture->path, root_of(fixture->path, "notes"));
    struct store *store = salvaged(fixture, NULL, &report);
    assert_true(report.whole_log);
    assert_int_equal(report.rows, NOTES + 1);
    assert_notes(fixture, store, &file);
    store_close(store);
}

/* A log that was changed is no longer believed: rows say what they say. */
static void a_log_that_lies_gives_way_to_the_rows(void **state)
{
    struct fixture *fixture = *state;
    static const char *const lies[] = {
        "UPDATE op SET val = 'menti' WHERE field = 3",
        "UPDATE op SET val = CAST(x'ff' AS TEXT) WHERE field = 3",
        "UPDATE op SET val = x'ff' WHERE seq = 2",
        "UPDATE op SET val = NULL WHERE seq = 2",
        "UPDATE op SET tbl = 200 WHERE seq = 3",
        "UPDATE op SET field = 29 WHERE field = 3",
        "UPDATE op SET field = 300 WHERE field = 3",
        "UPDATE op SET row = x'00' WHERE seq = 4",
        "UPDATE op SET salt = x'00' WHERE seq = 2",
        "UPDATE op SET hash = x'' WHERE seq = 2",
        "UPDATE op SET hash = zeroblob(32) WHERE seq = 2",
        "UPDATE op SET hlc = 0 WHERE field = 3",
        "UPDATE op SET seq = 1000 WHERE seq = 3",
        "UPDATE op SET dev = 2 WHERE seq = 3",
        "DELETE FROM op WHERE seq = 1",
        "DELETE FROM op WHERE seq = 5",
        "UPDATE device SET uuid = randomblob(16)",
        "INSERT INTO device VALUES(2, zeroblob(16), '', 2);"
        "INSERT INTO op SELECT 2, seq, hlc, wall, tbl, row, field, val, salt, parents,"
        " hash FROM op WHERE dev = 1",
    };
    struct planted_file file;
    struct str whole = {0};
    plant(fixture, &file);
    shut(fixture);
    fixture_read_file(fixture->path, &whole);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        struct store_salvage report;
        fixture_write_file(fixture->path, whole.at, whole.len);
        spoil(fixture->path, lies[i]);
        struct store *store = salvaged(fixture, NULL, &report);
        if (report.whole_log)
            fail_msg("believed: %s", lies[i]);
        assert_int_equal(report.rows, NOTES + 1);
        assert_notes(fixture, store, &file);
        store_close(store);
    }
    str_free(&whole);
}

/* Rows that the schema refuses are counted, and told by the log. */
static void a_row_that_cannot_be_is_told_by_the_log(void **state)
{
    struct fixture *fixture = *state;
    static const char *const lies[] = {
        "UPDATE notes SET text = CAST(x'c3' AS TEXT) WHERE n = 1",
        "PRAGMA ignore_check_constraints = 1; UPDATE notes SET id = x'00' WHERE n = 1",
        "PRAGMA ignore_check_constraints = 1; UPDATE notes SET votes = -1 WHERE n = 1",
    };
    struct planted_file file;
    struct str whole = {0};
    plant(fixture, &file);
    shut(fixture);
    spoil(fixture->path, "UPDATE op SET hash = zeroblob(32) WHERE seq = 1");
    fixture_read_file(fixture->path, &whole);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        struct store_salvage report;
        fixture_write_file(fixture->path, whole.at, whole.len);
        spoil(fixture->path, lies[i]);
        struct store *store = salvaged(fixture, NULL, &report);
        assert_false(report.whole_log);
        assert_int_equal(report.unread, 1);
        assert_notes(fixture, store, &file);
        store_close(store);
    }
    str_free(&whole);
}

/* Neither its row nor its last word can be read: the word before it is. */
static void a_word_that_cannot_be_gives_way_to_the_one_before(void **state)
{
    struct fixture *fixture = *state;
    struct planted_file file;
    struct store_salvage report;
    struct note note;
    plant(fixture, &file);
    shut(fixture);
    spoil(fixture->path, "UPDATE op SET val = CAST(x'ff' AS TEXT) WHERE field = 3;"
                         "DELETE FROM notes WHERE n = 1");
    struct store *store = salvaged(fixture, NULL, &report);
    assert_false(report.whole_log);
    assert_ok(store_note(store, file.notes[0], &fixture->arena, &note, err));
    assert_string_equal(note.text, "à corriger");
    store_close(store);
}

/* What leads to the pages is gone: they are read one by one as they lie. */
static void pages_without_a_root_are_read_as_they_lie(void **state)
{
    struct fixture *fixture = *state;
    static const char *const roots[] = {"op", "notes", "device", "head"};
    struct planted_file file;
    struct str whole = {0};
    plant(fixture, &file);
    shut(fixture);
    fixture_read_file(fixture->path, &whole);
    for (size_t i = 0; i <= sizeof roots / sizeof *roots; i++) {
        struct store_salvage report;
        fixture_write_file(fixture->path, whole.at, whole.len);
        if (i < sizeof roots / sizeof *roots)
            zero_page(fixture->path, root_of(fixture->path, roots[i]));
        else
            zero_page(fixture->path, 0); /* the schema: nothing leads anywhere */
        struct store *store = salvaged(fixture, NULL, &report);
        assert_notes(fixture, store, &file);
        store_close(store);
    }
    str_free(&whole);
}

/* A hole in the middle of a table and of its log: both ends are there, and the backup
 * fills what lies between. */
static void a_hole_is_filled_by_the_backup(void **state)
{
    struct fixture *fixture = *state;
    struct planted_file file;
    struct store_salvage report;
    char backup[160];
    plant(fixture, &file);
    snprintf(backup, sizeof backup, "%s", fixture_file(fixture, "copie.terreau"));
    assert_ok(store_backup(fixture->store, backup, NULL, NULL, err));
    shut(fixture);
    spoil(fixture->path, "DELETE FROM op WHERE seq BETWEEN 10 AND 30");
    zero_page(fixture->path, page_of(fixture->path, "post-it 20 "));
    struct store *store = salvaged(fixture, NULL, &report);
    assert_true(report.unread > 0);
    assert_true(report.rows < NOTES + 1);
    struct note note;
    assert_fails(store_note(store, file.notes[20], &fixture->arena, &note, err),
                 ERR_NOT_FOUND);
    assert_ok(store_note(store, file.notes[1], &fixture->arena, &note, err));
    assert_ok(store_note(store, file.notes[NOTES - 1], &fixture->arena, &note, err));
    store_close(store);
    store = salvaged(fixture, backup, &report);
    assert_true(report.from_backup > 0);
    assert_int_equal(report.rows, NOTES + 1);
    assert_notes(fixture, store, &file);
    store_close(store);
}

/* --- what was half typed --------------------------------------------------------- */

static void what_was_half_typed_follows_with_its_date(void **state)
{
    struct fixture *fixture = *state;
    struct store_salvage report;
    const char *text;
    int64_t when;
    plant_drafts(fixture);
    shut(fixture);
    spoil(fixture->path, "UPDATE draft SET wall = 1234 WHERE place = 'champ-07'");
    zero_page(fixture->path, root_of(fixture->path, "op"));
    struct store *store = salvaged(fixture, NULL, &report);
    assert_int_equal(report.drafts, DRAFTS);
    assert_int_equal(report.drafts_unread, 0);
    assert_int_equal(count_drafts(fixture, store), DRAFTS);
    assert_ok(store_draft(store, "champ-07", &fixture->arena, &text, &when, err));
    assert_int_equal(when, 1234);
    store_close(store);
}

static void drafts_around_a_damaged_page_come_back(void **state)
{
    struct fixture *fixture = *state;
    struct store_salvage report;
    char backup[160];
    plant_drafts(fixture);
    snprintf(backup, sizeof backup, "%s", fixture_file(fixture, "copie.terreau"));
    assert_ok(store_backup(fixture->store, backup, NULL, NULL, err));
    assert_ok(store_draft_put(fixture->store, "champ-00", "", err)); /* now a note */
    shut(fixture);
    zero_page(fixture->path, page_of(fixture->path, "brouillon 30"));
    struct store *store = salvaged(fixture, NULL, &report);
    int found = count_drafts(fixture, store);
    assert_in_range(found, DRAFTS - 10, DRAFTS - 2);
    assert_int_equal(report.drafts, found);
    assert_int_equal(report.drafts_unread, 1);
    const char *text;
    int64_t when;
    assert_ok(store_draft(store, "champ-30", &fixture->arena, &text, &when, err));
    assert_null(text);
    assert_ok(store_draft(store, "champ-59", &fixture->arena, &text, &when, err));
    assert_non_null(text);
    store_close(store);
    store = salvaged(fixture, backup, &report);
    assert_int_equal(report.drafts, DRAFTS);
    assert_int_equal(count_drafts(fixture, store), DRAFTS);
    store_close(store);
}

static void a_draft_that_is_no_text_is_counted(void **state)
{
    struct fixture *fixture = *state;
    static const char *const lies[] = {
        "UPDATE draft SET text = CAST(x'ff' AS TEXT) WHERE place = 'champ-07'",
        "UPDATE draft SET text = '' WHERE place = 'champ-07'",
        "UPDATE draft SET text = hex(zeroblob(600000)) WHERE place = 'champ-07'",
        "UPDATE draft SET place = CAST(x'ff' AS TEXT) WHERE place = 'champ-07'",
    };
    struct str whole = {0};
    plant_drafts(fixture);
    shut(fixture);
    fixture_read_file(fixture->path, &whole);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        struct store_salvage report;
        fixture_write_file(fixture->path, whole.at, whole.len);
        spoil(fixture->path, lies[i]);
        struct store *store = salvaged(fixture, NULL, &report);
        assert_int_equal(report.drafts_unread, 1);
        assert_int_equal(report.drafts, DRAFTS - 1);
        assert_int_equal(count_drafts(fixture, store), DRAFTS - 1);
        store_close(store);
    }
    str_free(&whole);
}

/* Nothing but words that were never saved: they are worth a file. */
static void drafts_alone_are_worth_a_file(void **state)
{
    struct fixture *fixture = *state;
    struct store_salvage report;
    plant_drafts(fixture);
    shut(fixture);
    spoil(fixture->path, "DELETE FROM op; DELETE FROM boards");
    struct store *store = salvaged(fixture, NULL, &report);
    assert_int_equal(report.rows, 0);
    assert_int_equal(count_drafts(fixture, store), DRAFTS);
    store_close(store);
}

/* --- what stands in the way ------------------------------------------------------ */

static void assert_no_file(const char *path)
{
    assert_int_not_equal(access(path, F_OK), 0);
}

static void nothing_left_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct planted_file file;
    struct store_salvage report;
    char to[160], backup[160];
    plant(fixture, &file);
    snprintf(to, sizeof to, "%s", fixture_file(fixture, "sauve.terreau"));
    snprintf(backup, sizeof backup, "%s", fixture_file(fixture, "copie.terreau"));
    assert_ok(store_backup(fixture->store, backup, NULL, NULL, err));
    shut(fixture);
    const char *rubbish[] = {"", "trop court", "SQLite format 3"};
    for (size_t i = 0; i < 3; i++) {
        struct str bytes = {0};
        str_add(&bytes, rubbish[i]);
        fixture_write_file(fixture->path, bytes.at, bytes.len);
        assert_fails(store_salvage(fixture->path, NULL, to, &report, err), ERR_CORRUPT);
        assert_no_file(to);
        str_free(&bytes);
        struct store *store = salvaged(fixture, backup, &report);
        assert_int_equal(report.from_backup, NOTES + 1);
        assert_notes(fixture, store, &file);
        store_close(store);
        unlink(to);
    }
}

static void what_is_in_the_way_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct store_salvage report;
    char to[160];
    struct str bytes = {0};
    fixture_text(fixture, "gardé");
    snprintf(to, sizeof to, "%s", fixture_file(fixture, "sauve.terreau"));
    assert_fails(store_salvage(fixture->path, NULL, to, &report, err), ERR_BUSY);
    assert_no_file(to);
    shut(fixture);
    str_add(&bytes, "une lettre");
    fixture_write_file(to, bytes.at, bytes.len);
    assert_fails(store_salvage(fixture->path, NULL, to, &report, err), ERR_INPUT);
    fixture_read_file(to, &bytes);
    assert_string_equal(str_text(&bytes), "une lettre");
    assert_fails(
        store_salvage(fixture_file(fixture, "absent.terreau"), NULL, to, &report, err),
        ERR_IO);
    assert_no_file(fixture_file(fixture, "absent.terreau.verrou"));
    str_free(&bytes);
}

static bool salvage_within(struct fixture *fixture, const char *backup, const char *to,
                           rlim_t size, struct err *said)
{
    struct store_salvage report;
    struct rlimit usual, small;
    getrlimit(RLIMIT_FSIZE, &usual);
    small = (struct rlimit){size, usual.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    bool done = store_salvage(fixture->path, backup, to, &report, said);
    setrlimit(RLIMIT_FSIZE, &usual);
    return done;
}

/* No room for the new file: said, and no half of it is left. */
static void a_full_disk_leaves_no_half_file(void **state)
{
    struct fixture *fixture = *state;
    struct store_salvage report;
    char to[160], backup[160], *text = xcalloc(1, 100001);
    struct str rubbish = {0};
    int refused = 0;
    memset(text, 'a', 100000);
    for (int i = 0; i < 10; i++)
        fixture_text(fixture, text);
    plant_drafts(fixture);
    snprintf(to, sizeof to, "%s", fixture_file(fixture, "sauve.terreau"));
    snprintf(backup, sizeof backup, "%s", fixture_file(fixture, "copie.terreau"));
    assert_ok(store_backup(fixture->store, backup, NULL, NULL, err));
    shut(fixture);
    str_add(&rubbish, "rien");
    fixture_write_file(fixture->path, rubbish.at, rubbish.len);
    for (rlim_t size = 128 << 10; size < 8 << 20; size += 128 << 10) {
        struct err said = ERR_INIT;
        if (salvage_within(fixture, backup, to, size, &said))
            break;
        assert_int_equal(said.kind, ERR_FULL);
        assert_no_file(to);
        refused++;
    }
    assert_true(refused > 4);
    struct store *store = salvaged(fixture, backup, &report);
    assert_int_equal(report.rows, 11);
    assert_int_equal(count_drafts(fixture, store), DRAFTS);
    store_close(store);
    str_free(&rubbish);
    free(text);
}

/* The damaged file is read through a copy: no room for that one is said too. */
static void no_room_for_the_copy_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct err said = ERR_INIT;
    char to[160];
    snprintf(to, sizeof to, "%s", fixture_file(fixture, "sauve.terreau"));
    shut(fixture);
    assert_false(salvage_within(fixture, NULL, to, 8192, &said));
    assert_int_equal(said.kind, ERR_FULL);
    assert_no_file(to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(a_sound_file_comes_back_whole),
        T(lost_rows_come_from_the_log),
        T(a_log_that_lies_gives_way_to_the_rows),
        T(a_row_that_cannot_be_is_told_by_the_log),
        T(a_word_that_cannot_be_gives_way_to_the_one_before),
        T(pages_without_a_root_are_read_as_they_lie),
        T(a_hole_is_filled_by_the_backup),
        T(what_was_half_typed_follows_with_its_date),
        T(drafts_around_a_damaged_page_come_back),
        T(a_draft_that_is_no_text_is_counted),
        T(drafts_alone_are_worth_a_file),
        T(nothing_left_is_said),
        T(what_is_in_the_way_is_said),
        T(a_full_disk_leaves_no_half_file),
        T(no_room_for_the_copy_is_said),
    };
    return cmocka_run_group_tests_name("store-salvage", tests, NULL, NULL);
}
