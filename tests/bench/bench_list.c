/* The list of actors under a pseudo-terminal, against floors measured in the same run.
 *
 *   bench-list PROGRAM FLOOR-LIST FLOOR-SEARCH FIXTURE
 *
 * A bare ncurses list (the floor, 1.00), a list on SQLite with a search index, fzf on
 * the same lines where it is installed, and terreau take turns; see contest.h. A search
 * is typed letter by letter, then left; only its letters are timed, against the floor
 * with the index. Exit 1: a ratio is over its *good* target by more than the noise. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "contest.h"

enum { LIST, SEARCH, FZF, TERREAU, PROGRAMS, WORDS = 20, LETTERS = 6 };

struct bench {
    struct contest contest;
    const char *paths[PROGRAMS];
    char words[WORDS][LETTERS + 1];
};

/* --- what the floors show -------------------------------------------------------- */

static void must(sqlite3 *db, int code)
{
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
        return;
    fprintf(stderr, "bench-list: %s\n", sqlite3_errmsg(db));
    exit(2);
}

static void make_database(const char *fixture, const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *attach;

    unlink(path);
    must(NULL, sqlite3_open(path, &db));
    must(db, sqlite3_prepare_v2(db, "ATTACH ?1 AS garden", -1, &attach, NULL));
    sqlite3_bind_text(attach, 1, fixture, -1, SQLITE_STATIC);
    must(db, sqlite3_step(attach));
    sqlite3_finalize(attach);
    must(db,
         sqlite3_exec(db,
                      "CREATE TABLE actor(n INTEGER PRIMARY KEY, name TEXT, kind TEXT,"
                      " place TEXT);"
                      "INSERT INTO actor SELECT n, name, kind, place FROM garden.actors"
                      " WHERE state = 0;"
                      "CREATE INDEX actor_name ON actor(name);"
                      "CREATE VIRTUAL TABLE found USING fts5(name, kind, place,"
                      " content=actor, content_rowid=n, prefix='1 2 3');"
                      "INSERT INTO found(found) VALUES('rebuild');"
                      "DETACH garden",
                      NULL, NULL, NULL));
    sqlite3_close(db);
}

/* A word of the name that any keyboard types, of one name in seven; or NULL. */
static const char *plain_word(const char *name, int row)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    for (; row % 7 == 0 && *name; name += strcspn(name, " "), name += *name == ' ')
        if (strspn(name, letters) >= LETTERS)
            return name;
    return NULL;
}

/* The same rows as lines, and the first letters of words that are in them. */
static void make_lines(struct bench *bench, const char *database, const char *path)
{
    FILE *lines = fopen(path, "w");
    sqlite3 *db;
    sqlite3_stmt *stmt;
    int words = 0, row = 0;

    must(NULL, sqlite3_open(database, &db));
    must(db, sqlite3_prepare_v2(db, "SELECT name, kind, place FROM actor ORDER BY n",
                                -1, &stmt, NULL));
    for (; sqlite3_step(stmt) == SQLITE_ROW; row++) {
        const char *name = (const char *)sqlite3_column_text(stmt, 0);
        fprintf(lines, "%s  %s  %s\n", name, (const char *)sqlite3_column_text(stmt, 1),
                (const char *)sqlite3_column_text(stmt, 2));
        const char *word = plain_word(name, row);
        if (words < WORDS && word)
            str_copy(bench->words[words++], LETTERS + 1, word);
    }
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    if (fclose(lines) != 0 || words < WORDS) {
        fprintf(stderr, "bench-list: the rows give no words to search\n");
        exit(2);
    }
}

/* --- keys ------------------------------------------------------------------------ */

static void bench_moves(struct bench *bench)
{
    static const char *const moves[] = {"j", "j", "k", "k"};
    static const char *const arrows[] = {"\033[A", "\033[A", "\033[B", "\033[B"};
    const char *const *const keys[CONTEST_MOST] = {moves, moves, arrows, moves};
    struct measure measures[CONTEST_MOST] = {0};
    struct contest *contest = &bench->contest;

    contest_keys(contest, keys, measures);
    struct measure *floor = &measures[LIST], *judged = &measures[TERREAU];
    contest_row_p50(contest, "key, p50 (bar in the page)", measures,
                    (double[]){1.8, 1.3});
    contest_tell(contest, "  the list on SQLite", SEARCH, measures);
    contest_tell(contest, "  fzf", FZF, measures);
    double tails[] = {percentile(&floor->times, 95), percentile(&judged->times, 95)};
    contest_row_times(contest, "key, p95", tails, tails[1] / tails[0],
                      (double[]){2, 1.2}, margin_tail);
    contest_row_times(
        contest, "processor per key", (double[]){floor->processor, judged->processor},
        judged->processor / floor->processor, (double[]){2.5, 1.6}, margin_median);
    contest_row_amount(contest, "bytes per move",
                       (double[]){floor->bytes, judged->bytes}, (double[]){250, 180});
    contest_row_amount(contest, "writes per frame",
                       (double[]){floor->writes, judged->writes}, (double[]){1, 1});
    contest_free_measures(measures);
}

static void bench_pages(struct bench *bench)
{
    static const char *const pages[] = {"\033[6~", "\033[6~", "\033[5~", "\033[5~"};
    const char *const *const keys[CONTEST_MOST] = {pages, pages, NULL, pages};
    struct measure measures[CONTEST_MOST] = {0};
    struct contest *contest = &bench->contest;

    contest_keys(contest, keys, measures);
    contest_row_p50(contest, "page, p50", measures, (double[]){1.3, 0.9});
    contest_row_amount(contest, "bytes per page",
                       (double[]){measures[LIST].bytes, measures[TERREAU].bytes},
                       (double[]){2000, 1650});
    contest_free_measures(measures);
}

/* --- search as you type ---------------------------------------------------------- */

/* Keys that open a search and that leave it, each program its own. */
static const char *const search_open[PROGRAMS] = {
    [SEARCH] = "/", [FZF] = NULL, [TERREAU] = "f"};
static const char *const search_leave[PROGRAMS] = {
    [SEARCH] = "\033", [FZF] = "\025", [TERREAU] = "\033"};

static void type_word(struct bench *bench, int program, const char *word,
                      struct measure *measure)
{
    struct contest *contest = &bench->contest;
    struct samples turn = {0};

    if (search_open[program])
        contest_key(contest, program, search_open[program]);
    for (int i = 0; i < LETTERS; i++) {
        const char letter[] = {word[i], '\0'};
        vec_push(&turn, contest_key(contest, program, letter));
    }
    contest_key(contest, program, search_leave[program]);
    vec_push(&measure->medians, percentile(&turn, 50));
    for (size_t i = 0; i < turn.n; i++)
        vec_push(&measure->times, turn.at[i]);
    vec_free(&turn);
}

static void judge_search(struct contest *contest, struct measure measures[CONTEST_MOST])
{
    contest_row_p50(contest, "search as you type, p50", measures, (double[]){1.2, 0.6});
    double tails[] = {percentile(&measures[SEARCH].times, 95),
                      percentile(&measures[TERREAU].times, 95)};
    contest_row_times(contest, "search as you type, p95", tails, tails[1] / tails[0],
                      (double[]){1, 0.45}, margin_tail);
}

/* Judged where there is something to search: a screenful of a thousand is one read. */
static void bench_search(struct bench *bench, bool large)
{
    struct measure measures[CONTEST_MOST] = {0};
    struct contest *contest = &bench->contest;

    for (int round = 0; round < WORDS; round++) {
        for (int i = 0; i < PROGRAMS; i++) {
            int program = (i + round) % PROGRAMS;
            if (contest->programs[program].argv && search_leave[program])
                type_word(bench, program, bench->words[round], &measures[program]);
        }
    }
    contest->floor = SEARCH;
    if (!large) {
        contest_tell(contest, "search as you type", TERREAU, measures);
        contest_tell(contest, "  the list on SQLite", SEARCH, measures);
    } else {
        judge_search(contest, measures);
    }
    contest_tell(contest, "  fzf", FZF, measures);
    contest->floor = LIST;
    contest_free_measures(measures);
}

/* --- one size -------------------------------------------------------------------- */

static void bench_all(struct bench *bench, bool large)
{
    struct contest *contest = &bench->contest;

    contest_head(large ? "100 000 actors" : "1 000 actors");
    contest_start(contest, large ? (double[]){4, 2.7} : (double[]){3.5, 2.5});
    contest_open(contest);
    contest_key(contest, TERREAU, "&");
    contest_memory(contest, "resident memory, MB", (double[]){10, 7});
    bench_moves(bench);
    bench_pages(bench);
    bench_search(bench, large);
    contest_memory(contest, "resident memory after, MB",
                   large ? (double[]){16, 10} : (double[]){10, 7});
    contest_close(contest);
}

/* FIXTURE makes a file of so many actors. */
static void make_actors(const char *fixture, const char *count, const char *file)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        execl(fixture, fixture, count, file, (char *)NULL);
        _exit(127);
    }
    if (waitpid(child, &status, 0) == child && status == 0)
        return;
    fprintf(stderr, "bench-list: the actors could not be made\n");
    exit(2);
}

static void bench_size(struct bench *bench, const char *fixture, bool large)
{
    struct arena arena = {0};
    const char *home = bench->contest.home, *size = large ? "large" : "small";
    const char *file = arena_printf(&arena, "%s/%s.terreau", home, size);
    const char *database = arena_printf(&arena, "%s/%s.db", home, size);
    const char *lines = arena_printf(&arena, "%s/%s.txt", home, size);
    const char *const list[] = {bench->paths[LIST], NULL};
    const char *const search[] = {bench->paths[SEARCH], database, NULL};
    const char *const fzf[] = {"/bin/sh", "-c", "exec fzf <\"$0\"", lines, NULL};
    const char *const actors[] = {bench->paths[TERREAU], file, "--keyboard", "azerty",
                                  NULL};
    struct contestant *programs = bench->contest.programs;

    make_actors(fixture, large ? "100000" : "1000", file);
    make_database(file, database);
    make_lines(bench, database, lines);
    programs[LIST] = (struct contestant){list, "q", false};
    programs[SEARCH] = (struct contestant){search, "q", false};
    programs[TERREAU] = (struct contestant){actors, "q\r", false};
    if (system("command -v fzf >/dev/null") == 0)
        programs[FZF] = (struct contestant){fzf, "\003", true};
    else
        puts("fzf is not installed: left out");
    bench_all(bench, large);
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    struct bench bench = {
        .contest = {
            .name = "bench-list", .count = PROGRAMS, .floor = LIST, .judged = TERREAU}};

    if (argc != 5) {
        fputs("usage: bench-list PROGRAM LIST SEARCH FIXTURE\n", stderr);
        return 2;
    }
    bench.paths[LIST] = realpath(argv[2], NULL);
    bench.paths[SEARCH] = realpath(argv[3], NULL);
    bench.paths[TERREAU] = realpath(argv[1], NULL);
    char *home = pty_home();
    bench.contest.home = home;
    char *fixture = realpath(argv[4], NULL);
    bench_size(&bench, fixture, false);
    bench_size(&bench, fixture, true);
    free(fixture);
    pty_home_remove(home);
    return bench.contest.missed ? 1 : 0;
}
