#include "store_fixture.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/str.h"

static void add_board(struct fixture *fixture)
{
    fixture->board = id_new(clock_now());
    struct field_value fields[] = {
        {FIELD_BOARD_NAME, value_text("Idées et craintes")},
        {FIELD_BOARD_POSITION, value_real(store_next_position(fixture->store))},
    };
    assert_ok(store_begin(fixture->store, VERB_BOARD_ADD, err));
    assert_ok(
        store_insert(fixture->store, TABLE_BOARD, fixture->board, fields, 2, err));
    assert_ok(store_commit(fixture->store, err));
}

int fixture_setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    const char *base = getenv("TMPDIR");
    snprintf(fixture->dir, sizeof fixture->dir, "%.40s/terreau-XXXXXX",
             base && base[0] ? base : "/tmp");
    if (!mkdtemp(fixture->dir))
        return -1;
    snprintf(fixture->path, sizeof fixture->path, "%s/essai.terreau", fixture->dir);
    assert_ok(store_create(fixture->path, &fixture->store, err));
    add_board(fixture);
    *state = fixture;
    return 0;
}

int fixture_teardown(void **state)
{
    struct fixture *fixture = *state;
    store_close(fixture->store);
    DIR *dir = opendir(fixture->dir);
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2)
            unlinkat(dirfd(dir), entry->d_name, 0);
    if (dir)
        closedir(dir);
    rmdir(fixture->dir);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

void fixture_reopen(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture->store = NULL;
    assert_ok(store_open(fixture->path, &fixture->store, err));
}

const char *fixture_file(const struct fixture *fixture, const char *name)
{
    static char path[160];
    snprintf(path, sizeof path, "%s/%s", fixture->dir, name);
    return path;
}

bool fixture_has(const struct fixture *fixture, const char *name)
{
    return access(fixture_file(fixture, name), F_OK) == 0;
}

void fixture_read_file(const char *path, struct str *bytes)
{
    char part[65536];
    size_t got;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    str_clear(bytes);
    while ((got = fread(part, 1, sizeof part, file)) > 0)
        str_add_n(bytes, part, got);
    fclose(file);
}

void fixture_write_file(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

void fixture_says(const struct err *err, enum err_kind kind, const char *words)
{
    assert_int_equal(err->kind, kind);
    if (!strstr(err->text, words))
        fail_msg("« %s » without « %s »", err->text, words);
}

static struct value text_or_empty(const char *text)
{
    return value_text(text ? text : "");
}

struct id fixture_note(struct fixture *fixture, struct planted_note note)
{
    struct store *store = fixture->store;
    struct id id = id_new(clock_now());
    double position = note.position > 0 ? note.position : store_next_position(store);
    struct field_value fields[] = {
        {FIELD_NOTE_BOARD, value_id(fixture->board)},
        {FIELD_NOTE_KIND, text_or_empty(note.kind ? note.kind : "idea")},
        {FIELD_NOTE_TEXT, text_or_empty(note.text)},
        {FIELD_NOTE_AUTHOR, text_or_empty(note.author)},
        {FIELD_NOTE_TAGS, text_or_empty(note.tags)},
        {FIELD_NOTE_CATEGORY, text_or_empty(note.category)},
        {FIELD_NOTE_GROUP, value_id(note.group)},
        {FIELD_NOTE_VOTES, value_integer(note.votes)},
        {FIELD_NOTE_POSITION, value_real(position)},
    };
    assert_ok(store_begin(store, VERB_NOTE_ADD, err));
    assert_ok(store_insert(store, TABLE_NOTE, id, fields,
                           sizeof fields / sizeof *fields, err));
    assert_ok(store_commit(store, err));
    return id;
}

struct id fixture_text(struct fixture *fixture, const char *text)
{
    return fixture_note(fixture, (struct planted_note){.text = text});
}

struct id fixture_group(struct fixture *fixture, const char *name)
{
    struct id id = id_new(clock_now());
    struct field_value fields[] = {
        {FIELD_GROUP_BOARD, value_id(fixture->board)},
        {FIELD_GROUP_NAME, value_text(name)},
        {FIELD_GROUP_POSITION, value_real(store_next_position(fixture->store))},
    };
    assert_ok(store_begin(fixture->store, VERB_GROUP_ADD, err));
    assert_ok(store_insert(fixture->store, TABLE_GROUP, id, fields, 3, err));
    assert_ok(store_commit(fixture->store, err));
    return id;
}

void fixture_set(struct fixture *fixture, enum verb verb, struct id row,
                 enum field field, struct value value)
{
    assert_ok(store_begin(fixture->store, verb, err));
    assert_ok(store_set(fixture->store, row, field, value, err));
    assert_ok(store_commit(fixture->store, err));
}

struct note fixture_read(struct fixture *fixture, struct id id)
{
    struct note note = {.votes = 0};
    assert_ok(store_note(fixture->store, id, &fixture->arena, &note, err));
    return note;
}

struct store_report fixture_check(struct fixture *fixture, bool thorough)
{
    struct store_report report;
    assert_ok(store_check(fixture->store, thorough, NULL, NULL, &fixture->arena,
                          &report, err));
    return report;
}

void fixture_tamper(struct fixture *fixture, const char *sql)
{
    store_close(fixture->store);
    fixture->store = NULL;
    sqlite3 *db;
    assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
    char *why = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_ok(store_open(fixture->path, &fixture->store, err));
}

unsigned fixture_seed(void)
{
    const char *given = getenv("TERREAU_SEED");
    unsigned seed = given ? (unsigned)strtoul(given, NULL, 10) : (unsigned)time(NULL);
    print_message("TERREAU_SEED=%u\n", seed);
    return seed;
}

unsigned fixture_random(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}
