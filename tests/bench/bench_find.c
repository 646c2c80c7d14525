/* The search over everything, letter by letter, against plain SQLite in the same run.
 *
 *   bench-find BENCH-ACTORS-FIXTURE ACTORS
 *
 * To a copy of a file of so many actors are added 5 000 persons, 20 000 notes, 300
 * meetings. The floor is what a program would write first: the same index, asked by
 * prefix, its actors sorted by name, the first 22. Milliseconds are printed to be read;
 * only the ratios mean something elsewhere. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/str.h"
#include "config/config.h"
#include "ops/find.h"
#include "samples.h"

enum { ROWS = 22, ROUNDS = 5, PERSONS = 5000, NOTES = 20000, MEETINGS = 300 };
#define COUNT(array) (sizeof array / sizeof *array)

static const char *const given[] = {"Nadia", "Camille", "Yvon",  "Salomé", "Farid",
                                    "Inès",  "Benoît",  "Maude", "Théo",   "Wafa"};
static const char *const family[] = {"Benali", "Martin",        "Le Goff", "Ortiz",
                                     "Dupont", "Garrigue",      "Fabre",   "Lacombe",
                                     "Nadal",  "de La Fontaine"};
static const char *const words[] = {"mobilité",  "partagée",  "jardin",   "accueil",
                                    "bénévoles", "marché",    "mairie",   "haies",
                                    "école",     "l’énergie", "collecte", "vélo"};
static const char *const typed[] = {
    "mairie",       "jardin",   "semeurs",       "vidourle",       "source",
    "collecte",     "garrigue", "oeuvre",        "platanes",       "nadia benali",
    "camille mart", "ortiz",    "atelier semis", "l'eau",          "st en herbe",
    "recyclerie",   "mobilite", "dept:34 jard",  "type:note école"};
static const char *const slips[] = {"recylcerie", "platanse", "garigue", "bennali"};

struct bench {
    struct garden garden;
    struct arena arena;
    struct err err;
    sqlite3_stmt *floor;
    unsigned seed;
};

static double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void must(bool done, const struct bench *bench)
{
    if (done)
        return;
    fprintf(stderr, "bench-find: %s (%s)\n", bench->err.text, bench->err.detail);
    exit(1);
}

static void line(const char *name, struct samples *samples)
{
    printf("%-44s %9.2f %9.2f %9.2f\n", name, percentile(samples, 50) / 1e3,
           percentile(samples, 95) / 1e3, percentile(samples, 100) / 1e3);
    vec_free(samples);
}

/* --- the file --------------------------------------------------------------------- */

static unsigned below(struct bench *bench, unsigned limit)
{
    bench->seed = bench->seed * 1664525u + 1013904223u;
    return (bench->seed >> 8) % limit;
}
#define ONE_OF(array) (array)[below(bench, COUNT(array))]

static void insert(struct bench *bench, enum table table,
                   const struct field_value *fields, size_t count)
{
    must(store_insert(bench->garden.store, table, id_new(clock_now()), fields, count,
                      &bench->err),
         bench);
}

static const char *sentence(struct bench *bench)
{
    struct str text = {0};
    for (unsigned i = 5 + below(bench, 6); i > 0; i--)
        str_printf(&text, "%s ", ONE_OF(words));
    const char *made = arena_strdup(&bench->arena, str_text(&text));
    str_free(&text);
    return made;
}

static void add_person(struct bench *bench, int i)
{
    const char *name = arena_printf(&bench->arena, "%s%c%c", ONE_OF(family),
                                    'a' + i / 26 % 26, 'a' + i % 26);
    const struct field_value fields[] = {
        {FIELD_PERSON_GIVEN, value_text(ONE_OF(given))},
        {FIELD_PERSON_FAMILY, value_text(name)},
    };
    insert(bench, TABLE_PERSON, fields, COUNT(fields));
}

static void add_note(struct bench *bench, struct id board)
{
    const struct field_value fields[] = {
        {FIELD_NOTE_BOARD, value_id(board)},
        {FIELD_NOTE_KIND, value_text("idea")},
        {FIELD_NOTE_TEXT, value_text(sentence(bench))},
        {FIELD_NOTE_AUTHOR, value_text(ONE_OF(given))},
    };
    insert(bench, TABLE_NOTE, fields, COUNT(fields));
}

static void add_meeting(struct bench *bench, int i)
{
    const char *title = arena_printf(&bench->arena, "Atelier semis %d", i);
    const struct field_value fields[] = {
        {FIELD_MEETING_TITLE, value_text(title)},
        {FIELD_MEETING_STAGE, value_text("draft")},
    };
    insert(bench, TABLE_MEETING, fields, COUNT(fields));
}

static void fill(struct bench *bench)
{
    struct board *boards;
    size_t count;
    must(store_boards(bench->garden.store, &bench->arena, &boards, &count, &bench->err),
         bench);
    must(store_begin(bench->garden.store, VERB_NOTE_PASTE, &bench->err), bench);
    for (int i = 0; i < PERSONS; i++)
        add_person(bench, i);
    for (int i = 0; i < NOTES; i++)
        add_note(bench, boards[0].id);
    for (int i = 0; i < MEETINGS; i++)
        add_meeting(bench, i);
    must(store_commit(bench->garden.store, &bench->err), bench);
    arena_reset(&bench->arena);
}

static void make(const char *fixture, const char *actors, const char *path)
{
    pid_t child = fork();
    int status = 0;
    if (child == 0) {
        execl(fixture, fixture, actors, path, (char *)NULL);
        _exit(127);
    }
    if (child > 0 && waitpid(child, &status, 0) == child && status == 0)
        return;
    fputs("bench-find: no file could be made\n", stderr);
    exit(2);
}

static void copy(const char *from, const char *to)
{
    static char bytes[1 << 20];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    size_t len;
    if (!in || !out)
        exit(1);
    while ((len = fread(bytes, 1, sizeof bytes, in)) > 0)
        fwrite(bytes, 1, len, out);
    fclose(in);
    if (fclose(out) != 0)
        exit(1);
}

static void open_copy(struct bench *bench, const char *path)
{
    struct community *community = xcalloc(1, sizeof *community);
    struct config_problems problems = {0};
    size_t len;
    const char *yaml = config_shipped("engagement", &len);
    config_read(yaml, len, community, &problems);
    config_problems_free(&problems);
    must(ops_garden_open(path, &bench->garden, &bench->err), bench);
    ops_garden_words(&bench->garden, community);
}

static sqlite3 *open_floor(struct bench *bench, const char *path)
{
    sqlite3 *db;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        exit(1);
    sqlite3_prepare_v2(
        db,
        "SELECT a.name, a.action FROM finds f JOIN actors a ON a.n = 1099511627775 - "
        "(f.rowid & 1099511627775) WHERE finds MATCH ?1 ORDER BY a.name LIMIT ?2",
        -1, &bench->floor, NULL);
    return db;
}

/* --- the keys --------------------------------------------------------------------- */

static double ask(struct bench *bench, const char *line)
{
    struct find_options options = {.most = ROWS};
    struct find_answer answer;
    double begun = now_us();
    must(ops_find(&bench->garden, line, &options, &bench->arena, &answer, &bench->err),
         bench);
    double took = now_us() - begun;
    arena_reset(&bench->arena);
    return took;
}

/* The floor knows neither operators nor several words. */
static double ask_floor(struct bench *bench, const char *line)
{
    char match[64];
    str_format(match, sizeof match, "\"%s\"*", line);
    double begun = now_us();
    sqlite3_bind_text(bench->floor, 1, match, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int(bench->floor, 2, ROWS);
    while (sqlite3_step(bench->floor) == SQLITE_ROW)
        (void)sqlite3_column_text(bench->floor, 0);
    sqlite3_reset(bench->floor);
    return now_us() - begun;
}

static void type_all(struct bench *bench, const char *name, const char *const *lines,
                     size_t count, bool floor)
{
    struct samples ours = {0}, floors = {0};
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < count; i++)
            for (size_t len = 1; len <= strlen(lines[i]); len++) {
                char line[64];
                str_format(line, sizeof line, "%.*s", (int)len, lines[i]);
                vec_push(&ours, ask(bench, line));
                if (floor && !strpbrk(line, " :'"))
                    vec_push(&floors, ask_floor(bench, line));
            }
    if (floor) {
        printf("ratio to the floor: p50 %.2f, p95 %.2f\n",
               percentile(&ours, 50) / percentile(&floors, 50),
               percentile(&ours, 95) / percentile(&floors, 95));
        line("floor: the first 22 by name", &floors);
    }
    line(name, &ours);
}

int main(int argc, char **argv)
{
    static const char path[] = "bench-find.terreau";
    static const char plain[] = "bench-find-floor.terreau";
    struct bench bench = {.err = ERR_INIT, .seed = 1};
    if (argc != 3) {
        fputs("usage: bench-find BENCH-ACTORS-FIXTURE ACTORS\n", stderr);
        return 2;
    }
    make(argv[1], argv[2], plain);
    copy(plain, path);
    open_copy(&bench, path);
    double begun = now_us();
    fill(&bench);
    printf("%d rows added in one step: %.0f ms\n", PERSONS + NOTES + MEETINGS,
           (now_us() - begun) / 1e3);
    sqlite3 *db = open_floor(&bench, plain);
    printf("%-44s %9s %9s %9s\n", "ms a key", "p50", "p95", "max");
    type_all(&bench, "search over everything", typed, COUNT(typed), true);
    type_all(&bench, "words with a slip", slips, COUNT(slips), false);
    sqlite3_finalize(bench.floor);
    sqlite3_close(db);
    ops_garden_close(&bench.garden);
    arena_free(&bench.arena);
    unlink(path);
    unlink(plain);
    return 0;
}
