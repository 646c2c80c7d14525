/* Feelings: named ones keep the person; of anonymous ones, a dump of everything the
 * file holds tells neither whose they are nor in what order they were said. */
#include <sqlite3.h>

#include "base/vec.h"
#include "people_fixture.h"

enum { ROUND = 18 };

static struct feeling *feelings_of(struct fixture *fixture, struct id meeting,
                                   size_t *count)
{
    struct feeling *feelings;
    must(ops_feelings(&fixture->garden, meeting, &fixture->arena, &feelings, count,
                      &fixture->err));
    return feelings;
}

static void named_feelings_keep_the_person(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    struct id slot = slot_at(fixture, meeting, at(3, 10, 12, 15));
    struct id later = slot_at(fixture, meeting, at(3, 10, 12, 25));
    struct id nadia = person_named(fixture, "Nadia Benali");
    size_t count;
    must(ops_feeling_add(&fixture->garden, meeting, slot, 4, " confiante\n", nadia,
                         &fixture->err));
    must(ops_feeling_add(&fixture->garden, meeting, later, 0, "lasse", nadia,
                         &fixture->err));
    struct feeling *said = feelings_of(fixture, meeting, &count);
    assert_int_equal(count, 2);
    assert_true(id_equal(said[0].person, nadia));
    assert_true(id_equal(said[0].slot, slot));
    assert_string_equal(said[0].word, "confiante");
    must(ops_feeling_add(&fixture->garden, meeting, slot, 5, "ravie", nadia,
                         &fixture->err));
    said = feelings_of(fixture, meeting, &count);
    assert_int_equal(count, 2);
    assert_int_equal(said[0].value, 5);
    assert_string_equal(said[0].word, "ravie");
    must(ops_feeling_add(&fixture->garden, meeting, slot, 0, NULL, nadia,
                         &fixture->err));
    feelings_of(fixture, meeting, &count);
    assert_int_equal(count, 1);
    assert_string_equal(undone(fixture), "Annulé : ressenti noté, « ravie »");
    must_refuse(
        ops_feeling_add(&fixture->garden, meeting, slot, 6, "", nadia, &fixture->err),
        ERR_INPUT);
    must_refuse(
        ops_feeling_add(&fixture->garden, meeting, slot, 3, "", none, &fixture->err),
        ERR_INPUT);
    must_refuse(ops_feeling_add(&fixture->garden, meeting, slot, 3, "", id_new(1),
                                &fixture->err),
                ERR_NOT_FOUND);
}

static const struct feeling_value said_in_turn[ROUND] = {
    {5, "a-ravie"},   {4, "b-calme"},    {1, "c-inquiète"}, {3, "d-curieuse"},
    {0, "e-lasse"},   {5, ""},           {2, "g-pressé"},   {4, "h-confiant"},
    {4, "i-utile"},   {3, "j-songeur"},  {5, "k-joyeuse"},  {1, "l-fâché"},
    {2, "m-fatigué"}, {4, "n-motivée"},  {3, "o-prudente"}, {5, "p-fière"},
    {0, ""},          {4, "r-soulagée"},
};

/* --- a dump of everything -----------------------------------------------------------
 */

struct dump {
    VEC(struct id) ids;
    VEC(int64_t) created;
    VEC(struct id) logged;
    VEC(int64_t) walls;
    char words[ROUND * 32];
    int people;
};

static void dump_rows(sqlite3 *db, struct dump *dump)
{
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT id, created, word, person IS NOT NULL "
                                        "FROM feelings ORDER BY n",
                                        -1, &stmt, NULL),
                     SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        struct id id;
        memcpy(id.bytes, sqlite3_column_blob(stmt, 0), sizeof id.bytes);
        vec_push(&dump->ids, id);
        vec_push(&dump->created, sqlite3_column_int64(stmt, 1));
        strcat(dump->words, (const char *)sqlite3_column_text(stmt, 2));
        strcat(dump->words, " ");
        dump->people += sqlite3_column_int(stmt, 3);
    }
    sqlite3_finalize(stmt);
}

/* The log in its own order: rows and stamps of the operations on feelings. */
static void dump_log(sqlite3 *db, struct dump *dump)
{
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT row, wall FROM op WHERE tbl = 13 "
                                        "ORDER BY hlc, seq",
                                        -1, &stmt, NULL),
                     SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        struct id id;
        memcpy(id.bytes, sqlite3_column_blob(stmt, 0), sizeof id.bytes);
        vec_push(&dump->logged, id);
        vec_push(&dump->walls, sqlite3_column_int64(stmt, 1));
    }
    sqlite3_finalize(stmt);
}

static void dump_file(struct fixture *fixture, struct dump *dump)
{
    sqlite3 *db;
    ops_garden_close(&fixture->garden);
    assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
    dump_rows(db, dump);
    dump_log(db, dump);
    sqlite3_close(db);
    fixture_open(fixture);
}

static void dump_free(struct dump *dump)
{
    vec_free(&dump->ids);
    vec_free(&dump->created);
    vec_free(&dump->logged);
    vec_free(&dump->walls);
}

/* Occurrences of the bytes in a file, 0 when there is no file. */
static int found_in(const char *path, const char *suffix, const void *bytes, size_t len)
{
    char name[128];
    snprintf(name, sizeof name, "%s%s", path, suffix);
    FILE *file = fopen(name, "rb");
    if (!file) {
        return 0;
    }
    static char all[4 << 20];
    size_t size = fread(all, 1, sizeof all, file);
    fclose(file);
    int found = 0;
    char *from = all;
    while ((from = memmem(from, size - (size_t)(from - all), bytes, len)) != NULL) {
        found++;
        from++;
    }
    return found;
}

static struct id anonymous_round(struct fixture *fixture, struct id meeting)
{
    struct id slot = slot_at(fixture, meeting, at(3, 10, 12, 15));
    row_set(fixture, slot, FIELD_SLOT_STARTED, value_integer(at(3, 10, 12, 17)));
    for (size_t i = 1; i <= ROUND; i++) {
        it_is(fixture, at(3, 10, 12, 17 + (int)i));
        must(ops_feelings_draft_put(&fixture->garden, slot, said_in_turn, i,
                                    &fixture->err));
    }
    must(ops_feelings_commit(&fixture->garden, meeting, slot, said_in_turn, ROUND,
                             &fixture->err));
    return slot;
}

static int64_t stamp_of(struct id id)
{
    int64_t stamp = 0;
    for (size_t i = 0; i < 6; i++) {
        stamp = stamp << 8 | id.bytes[i];
    }
    return stamp;
}

static void an_anonymous_round_tells_neither_who_nor_in_what_order(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    struct id nadia = person_named(fixture, "Nadia Benali");
    struct dump dump = {.people = 0};
    attends(fixture, meeting, nadia, 0, ATTENDANCE_PRESENT);
    anonymous_round(fixture, meeting);
    dump_file(fixture, &dump);
    assert_int_equal(dump.people, 0);
    assert_int_equal(dump.ids.n, ROUND - 1); /* one passed */
    assert_int_equal(dump.logged.n, ROUND - 1);
    for (size_t i = 0; i < dump.ids.n; i++) {
        /* One stamp, in the row and in its id; one instant in the log. */
        assert_int_equal(dump.created.at[i], at(3, 10, 12, 17));
        assert_int_equal(stamp_of(dump.ids.at[i]), at(3, 10, 12, 17));
        assert_int_equal(dump.walls.at[i], dump.walls.at[0]);
        /* The order of rows and log is that of the random bits of the ids. */
        assert_memory_equal(&dump.logged.at[i], &dump.ids.at[i], sizeof(struct id));
        assert_true(i == 0 || memcmp(&dump.ids.at[i - 1], &dump.ids.at[i],
                                     sizeof(struct id)) < 0);
    }
    dump_free(&dump);
}

static void the_order_is_another_each_time(void **state)
{
    struct fixture *fixture = *state;
    struct dump dump = {.people = 0};
    char sorted[sizeof dump.words] = "";
    for (size_t i = 0; i < ROUND; i++) {
        if (said_in_turn[i].value || *said_in_turn[i].word) {
            strcat(sorted, said_in_turn[i].word);
            strcat(sorted, " ");
        }
    }
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    anonymous_round(fixture, meeting);
    dump_file(fixture, &dump);
    assert_int_equal(strlen(dump.words), strlen(sorted));
    assert_string_not_equal(dump.words, sorted); /* one chance in 17! */
    dump_free(&dump);
}

static void nothing_of_the_round_is_left_on_the_disk(void **state)
{
    struct fixture *fixture = *state;
    static const char *const files[] = {"", "-wal", "-journal"};
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    struct id nadia = person_named(fixture, "Nadia Benali");
    attends(fixture, meeting, nadia, 0, ATTENDANCE_PRESENT);
    anonymous_round(fixture, meeting);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_int_equal(found_in(fixture->path, files[i], "feelings:", 9), 0);
        assert_int_equal(found_in(fixture->path, files[i], "4 b-calme", 9), 0);
    }
    /* Once in its row, once in the log. */
    assert_int_equal(found_in(fixture->path, "", "b-calme", 7), 2);
}

static void the_round_under_way_survives_sorted(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    struct id slot = slot_at(fixture, meeting, at(3, 10, 12, 15));
    struct feeling_value *values;
    size_t count;
    must(ops_feelings_draft(&fixture->garden, slot, &fixture->arena, &values, &count,
                            &fixture->err));
    assert_int_equal(count, 0);
    static const struct feeling_value said[] = {
        {3, "zen"}, {0, "à suivre"}, {3, "bien\nmieux"}, {5, NULL}, {3, "zen"}};
    must(ops_feelings_draft_put(&fixture->garden, slot, said, 5, &fixture->err));
    fixture_reopen(fixture);
    must(ops_feelings_draft(&fixture->garden, slot, &fixture->arena, &values, &count,
                            &fixture->err));
    static const struct feeling_value sorted[] = {
        {0, "à suivre"}, {3, "bien mieux"}, {3, "zen"}, {3, "zen"}, {5, ""}};
    assert_int_equal(count, 5);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(values[i].value, sorted[i].value);
        assert_string_equal(values[i].word, sorted[i].word);
    }
    must(ops_feelings_commit(&fixture->garden, meeting, slot, values, count,
                             &fixture->err));
    must(ops_feelings_draft(&fixture->garden, slot, &fixture->arena, &values, &count,
                            &fixture->err));
    assert_int_equal(count, 0);
    must(ops_feelings_draft_put(&fixture->garden, slot, said, 2, &fixture->err));
    must(ops_feelings_draft_put(&fixture->garden, slot, said, 0, &fixture->err));
    must(ops_feelings_draft(&fixture->garden, slot, &fixture->arena, &values, &count,
                            &fixture->err));
    assert_int_equal(count, 0);
}

static void a_round_is_one_step(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    struct id slot = anonymous_round(fixture, meeting);
    size_t count;
    assert_string_equal(undone(fixture), "Annulé : 17 ressentis anonymes enregistrés");
    feelings_of(fixture, meeting, &count);
    assert_int_equal(count, 0);
    redone(fixture);
    struct feeling *feelings = feelings_of(fixture, meeting, &count);
    assert_int_equal(count, ROUND - 1);
    for (size_t i = 0; i < count; i++) {
        assert_true(id_is_none(feelings[i].person));
        assert_true(id_equal(feelings[i].slot, slot));
    }
    must_refuse(ops_feelings_commit(&fixture->garden, meeting, slot, &said_in_turn[16],
                                    1, &fixture->err),
                ERR_INPUT);
    must_refuse(
        ops_feelings_commit(&fixture->garden, meeting, slot, NULL, 0, &fixture->err),
        ERR_INPUT);
    static const struct feeling_value wrong = {7, ""};
    must_refuse(
        ops_feelings_commit(&fixture->garden, meeting, slot, &wrong, 1, &fixture->err),
        ERR_INPUT);
    must_refuse(ops_feelings_commit(&fixture->garden, id_new(1), slot, said_in_turn, 3,
                                    &fixture->err),
                ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(named_feelings_keep_the_person),
        people_test(an_anonymous_round_tells_neither_who_nor_in_what_order),
        people_test(the_order_is_another_each_time),
        people_test(nothing_of_the_round_is_left_on_the_disk),
        people_test(the_round_under_way_survives_sorted),
        people_test(a_round_is_one_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
