/* Opening a community and reading its first screen, against a floor measured in the
 * same run: a bare SQLite open and three statements over as many notes.
 *
 *   bench-open [NOTES…]     how many notes the file holds (default 1000 and 20000)
 *
 * Then, in the open file and without floor: a page from the middle in each order, the
 * counts of the board, a search of one letter and one of a word, a look-alike. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/store.h"

enum { ROUNDS = 41 };

static const char *const words[] = {"mobilité",  "partagée",  "formations", "accueil",
                                    "bénévoles", "marché",    "commune",    "haies",
                                    "école",     "l’énergie", "engagé·e·s", "vélo"};
static const char *const categories[] = {"", "formations", "réseau", "labels",
                                         "événements"};

struct bench {
    char dir[64], store_path[96], floor_path[96];
    struct id board, middle;
    unsigned seed;
};

static void must(bool done, const char *what)
{
    if (done)
        return;
    fprintf(stderr, "bench-open: %s\n", what);
    exit(1);
}

static unsigned below(struct bench *bench, unsigned limit)
{
    bench->seed = bench->seed * 1664525u + 1013904223u;
    return (bench->seed >> 8) % limit;
}

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void make_text(struct bench *bench, char *text, size_t size)
{
    size_t at = 0;
    unsigned count = 5 + below(bench, 6);
    for (unsigned i = 0; i < count && at < size; i++)
        at += (size_t)snprintf(text + at, size - at, "%s%s", i ? " " : "",
                               words[below(bench, sizeof words / sizeof *words)]);
}

static void make_store(struct bench *bench, long notes)
{
    struct store *store;
    char text[256];
    must(store_create(bench->store_path, &store, NULL), "create");
    bench->board = id_new(clock_now());
    must(store_begin(store, VERB_NOTE_PASTE, NULL), "begin");
    must(store_insert(store, TABLE_BOARD, bench->board, NULL, 0, NULL), "board");
    for (long i = 0; i < notes; i++) {
        make_text(bench, text, sizeof text);
        struct id id = id_new(clock_now());
        bench->middle = i == notes / 2 ? id : bench->middle;
        struct field_value fields[] = {
            {FIELD_NOTE_BOARD, value_id(bench->board)},
            {FIELD_NOTE_KIND, value_text(below(bench, 2) ? "idea" : "fear")},
            {FIELD_NOTE_TEXT, value_text(text)},
            {FIELD_NOTE_CATEGORY, value_text(categories[below(bench, 5)])},
            {FIELD_NOTE_VOTES, value_integer(below(bench, 4))},
            {FIELD_NOTE_POSITION, value_real(store_next_position(store))},
        };
        must(store_insert(store, TABLE_NOTE, id, fields, 6, NULL), "insert");
    }
    must(store_commit(store, NULL), "commit");
    store_close(store);
}

static void make_floor(struct bench *bench, long notes)
{
    sqlite3 *db;
    sqlite3_stmt *insert;
    char text[256];
    must(sqlite3_open(bench->floor_path, &db) == SQLITE_OK, "floor");
    must(sqlite3_exec(db,
                      "PRAGMA journal_mode = WAL; BEGIN;"
                      "CREATE TABLE note(n INTEGER PRIMARY KEY, category TEXT,"
                      " text TEXT); CREATE INDEX place ON note(category, n);",
                      NULL, NULL, NULL) == SQLITE_OK,
         "floor table");
    must(sqlite3_prepare_v2(db, "INSERT INTO note(category, text) VALUES(?1, ?2)", -1,
                            &insert, NULL) == SQLITE_OK,
         "floor statement");
    for (long i = 0; i < notes; i++) {
        make_text(bench, text, sizeof text);
        sqlite3_bind_text(insert, 1, categories[below(bench, 5)], -1, SQLITE_STATIC);
        sqlite3_bind_text(insert, 2, text, -1, SQLITE_STATIC);
        must(sqlite3_step(insert) == SQLITE_DONE, "floor insert");
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    must(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, "floor commit");
    sqlite3_close(db);
}

static double open_floor(const struct bench *bench)
{
    static const char *const texts[] = {
        "PRAGMA user_version", "SELECT count(*) FROM note WHERE category = 'réseau'",
        "SELECT n, category, text FROM note WHERE category = '' ORDER BY n LIMIT 22"};
    double start = microseconds();
    sqlite3 *db;
    sqlite3_stmt *stmt;
    must(sqlite3_open(bench->floor_path, &db) == SQLITE_OK, "floor");
    must(sqlite3_exec(db,
                      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
                      "PRAGMA synchronous = FULL",
                      NULL, NULL, NULL) == SQLITE_OK,
         "floor mode");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        must(sqlite3_prepare_v2(db, texts[i], -1, &stmt, NULL) == SQLITE_OK, texts[i]);
        while (sqlite3_step(stmt) == SQLITE_ROW)
            ;
        sqlite3_finalize(stmt);
    }
    double time = microseconds() - start;
    sqlite3_close(db);
    return time;
}

static double open_store(const struct bench *bench)
{
    struct arena arena = {0};
    struct store *store;
    struct board *boards;
    struct tally *tallies;
    struct note_page page;
    struct note_query query = {
        .board = bench->board, .category = "", .loose_only = true};
    size_t count;
    double start = microseconds();
    must(store_open(bench->store_path, &store, NULL), "open");
    must(store_boards(store, &arena, &boards, &count, NULL), "boards");
    must(store_tallies(store, bench->board, &arena, &tallies, &count, NULL), "tallies");
    must(store_notes_page(store, &query, (struct id){{0}}, 0, 22, &arena, &page, NULL),
         "page");
    double time = microseconds() - start;
    store_close(store);
    arena_free(&arena);
    return time;
}

static int compare(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

static double median(double times[ROUNDS])
{
    qsort(times, ROUNDS, sizeof *times, compare);
    return times[ROUNDS / 2];
}

static double read_page(struct store *store, const struct bench *bench,
                        enum note_order order, const char *match)
{
    struct arena arena = {0};
    struct note_page page;
    struct note_query query = {.board = bench->board,
                               .category = "",
                               .loose_only = true,
                               .order = order,
                               .match = match};
    double start = microseconds();
    must(store_notes_page(store, &query, bench->middle, 22, 22, &arena, &page, NULL),
         "page");
    double time = microseconds() - start;
    arena_free(&arena);
    return time;
}

static double read_like(struct store *store, const struct bench *bench)
{
    struct arena arena = {0};
    struct note *notes;
    size_t count;
    double start = microseconds();
    must(store_notes_like(store, bench->board, "formations pour les benevoles", 20,
                          &arena, &notes, &count, NULL),
         "like");
    double time = microseconds() - start;
    arena_free(&arena);
    return time;
}

static void report_reads(const struct bench *bench)
{
    static const char *const names[] = {"position", "votes", "kind"};
    double times[ROUNDS];
    struct store *store;
    must(store_open(bench->store_path, &store, NULL), "open");
    for (int order = 0; order < 3; order++) {
        for (int i = 0; i < ROUNDS; i++)
            times[i] = read_page(store, bench, (enum note_order)order, NULL);
        printf("  page by %s: %.0f us\n", names[order], median(times));
    }
    static const char *const matches[] = {"m", "forma", "velo hai"};
    for (size_t match = 0; match < 3; match++) {
        for (int i = 0; i < ROUNDS; i++) {
            read_page(store, bench, ORDER_POSITION, "x"); /* forget the last words */
            times[i] = read_page(store, bench, ORDER_POSITION, matches[match]);
        }
        printf("  page of « %s »: %.0f us\n", matches[match], median(times));
    }
    for (int i = 0; i < ROUNDS; i++)
        times[i] = read_like(store, bench);
    printf("  look-alikes: %.0f us\n", median(times));
    store_close(store);
}

static void run(long notes)
{
    struct bench bench = {.seed = 1};
    double bare[ROUNDS], full[ROUNDS];
    snprintf(bench.dir, sizeof bench.dir, "bench-open-XXXXXX");
    must(mkdtemp(bench.dir) != NULL, "folder");
    snprintf(bench.store_path, sizeof bench.store_path, "%s/open.terreau", bench.dir);
    snprintf(bench.floor_path, sizeof bench.floor_path, "%s/floor.db", bench.dir);
    make_store(&bench, notes);
    make_floor(&bench, notes);
    for (int i = 0; i < ROUNDS; i++) {
        bare[i] = open_floor(&bench);
        full[i] = open_store(&bench);
    }
    double floor = median(bare), ours = median(full);
    printf("open and first page, %ld notes: bare %.0f us, terreau %.0f us: x %.2f\n",
           notes, floor, ours, ours / floor);
    report_reads(&bench);
    unlink(bench.store_path);
    unlink(bench.floor_path);
    rmdir(bench.dir);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        run(1000);
        run(20000);
    }
    for (int i = 1; i < argc; i++)
        run(strtol(argv[i], NULL, 10));
    return 0;
}
