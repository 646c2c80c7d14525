/* A note saved, against a floor measured in the same run: a bare SQLite insert of the
 * same text, in the same mode (EXCLUSIVE, WAL, FULL), one commit each. The two take
 * turns in short rounds, so that the machine's moods fall on both.
 *
 *   bench-save [NOTES…]     how many notes the file holds first (default 0 and 20000)
 *
 * Prints medians and their ratio; only the ratio means something elsewhere. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/store.h"

enum { ROUNDS = 25, SAVES = 40 };

static const char *const words[] = {"mobilité",  "partagée",  "formations", "accueil",
                                    "bénévoles", "marché",    "commune",    "haies",
                                    "école",     "l’énergie", "engagé·e·s", "vélo"};

struct bench {
    char dir[64];
    sqlite3 *floor;
    sqlite3_stmt *insert;
    struct store *store;
    struct id board;
    unsigned seed;
};

static void must(bool done, const char *what)
{
    if (done)
        return;
    fprintf(stderr, "bench-save: %s\n", what);
    exit(1);
}

static unsigned below(struct bench *bench, unsigned limit)
{
    bench->seed = bench->seed * 1664525u + 1013904223u;
    return (bench->seed >> 8) % limit;
}

static void make_text(struct bench *bench, char *text, size_t size)
{
    size_t at = 0;
    unsigned count = 5 + below(bench, 6);
    for (unsigned i = 0; i < count && at < size; i++)
        at += (size_t)snprintf(text + at, size - at, "%s%s", i ? " " : "",
                               words[below(bench, sizeof words / sizeof *words)]);
}

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void insert_note(struct bench *bench, const char *text)
{
    static const char *const categories[] = {"", "formations", "réseau", "labels",
                                             "événements"};
    struct field_value fields[] = {
        {FIELD_NOTE_BOARD, value_id(bench->board)},
        {FIELD_NOTE_KIND, value_text(below(bench, 2) ? "idea" : "fear")},
        {FIELD_NOTE_TEXT, value_text(text)},
        {FIELD_NOTE_CATEGORY, value_text(categories[below(bench, 5)])},
        {FIELD_NOTE_POSITION, value_real(store_next_position(bench->store))},
    };
    must(store_insert(bench->store, TABLE_NOTE, id_new(clock_now()), fields, 5, NULL),
         "insert");
}

static double save_note(struct bench *bench, const char *text)
{
    double start = microseconds();
    must(store_begin(bench->store, VERB_NOTE_ADD, NULL), "begin");
    insert_note(bench, text);
    must(store_commit(bench->store, NULL), "commit");
    return microseconds() - start;
}

static double save_bare(struct bench *bench, const char *text)
{
    double start = microseconds();
    sqlite3_bind_text(bench->insert, 1, text, -1, SQLITE_STATIC);
    must(sqlite3_step(bench->insert) == SQLITE_DONE, "bare insert");
    sqlite3_reset(bench->insert);
    return microseconds() - start;
}

static void open_floor(struct bench *bench)
{
    char path[80];
    snprintf(path, sizeof path, "%s/floor.db", bench->dir);
    must(sqlite3_open(path, &bench->floor) == SQLITE_OK, "floor");
    must(sqlite3_exec(bench->floor,
                      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
                      "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 200;"
                      "CREATE TABLE note(n INTEGER PRIMARY KEY, text TEXT)",
                      NULL, NULL, NULL) == SQLITE_OK,
         "floor table");
    must(sqlite3_prepare_v2(bench->floor, "INSERT INTO note(text) VALUES(?1)", -1,
                            &bench->insert, NULL) == SQLITE_OK,
         "floor statement");
}

static void open_store(struct bench *bench, long notes)
{
    char path[80], text[256];
    snprintf(path, sizeof path, "%s/save.terreau", bench->dir);
    must(store_create(path, &bench->store, NULL), "create");
    bench->board = id_new(clock_now());
    must(store_begin(bench->store, VERB_NOTE_PASTE, NULL), "begin");
    must(store_insert(bench->store, TABLE_BOARD, bench->board, NULL, 0, NULL), "board");
    for (long i = 0; i < notes; i++) {
        make_text(bench, text, sizeof text);
        insert_note(bench, text);
    }
    must(store_commit(bench->store, NULL), "commit");
}

static int compare(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

struct times {
    double at[ROUNDS * SAVES];
    size_t n;
    double sum;
};

static void add(struct times *times, double time)
{
    times->at[times->n++] = time;
    times->sum += time;
}

static void report(long notes, struct times *bare, struct times *saved)
{
    qsort(bare->at, bare->n, sizeof *bare->at, compare);
    qsort(saved->at, saved->n, sizeof *saved->at, compare);
    size_t half = bare->n / 2, most = bare->n * 95 / 100;
    printf("save, %ld notes: bare %.0f us, note %.0f us: x %.2f (p95 x %.2f, mean x "
           "%.2f)\n",
           notes, bare->at[half], saved->at[half], saved->at[half] / bare->at[half],
           saved->at[most] / bare->at[most], saved->sum / bare->sum);
}

static void clean(struct bench *bench)
{
    static const char *const names[] = {"floor.db", "floor.db-wal", "save.terreau"};
    char path[96];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", bench->dir, names[i]);
        unlink(path);
    }
    rmdir(bench->dir);
}

static void run(long notes)
{
    static struct times bare, saved;
    struct bench bench = {.seed = 1};
    char text[256];
    bare = saved = (struct times){.n = 0};
    snprintf(bench.dir, sizeof bench.dir, "bench-save-XXXXXX");
    must(mkdtemp(bench.dir) != NULL, "folder");
    open_floor(&bench);
    open_store(&bench, notes);
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < SAVES; i++) {
            make_text(&bench, text, sizeof text);
            add(&bare, save_bare(&bench, text));
        }
        for (int i = 0; i < SAVES; i++) {
            make_text(&bench, text, sizeof text);
            add(&saved, save_note(&bench, text));
        }
    }
    sqlite3_finalize(bench.insert);
    sqlite3_close(bench.floor);
    store_close(bench.store);
    clean(&bench);
    report(notes, &bare, &saved);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        run(0);
        run(20000);
    }
    for (int i = 1; i < argc; i++)
        run(strtol(argv[i], NULL, 10));
    return 0;
}
