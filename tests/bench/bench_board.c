/* The board under a pseudo-terminal, against floors measured in the same run.
 *
 *   bench-board PROGRAM FLOOR-LIST FLOOR-QUERY SMALL.terreau LARGE.terreau
 *
 * Three programs take turns, a few keys each: a bare ncurses list (the floor, 1.00),
 * the same list with a query per key, and terreau; see contest.h. Exit 1: a ratio is
 * over its *good* target by more than the noise. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "contest.h"
#include "raw_insert.h"

enum {
    LIST,
    QUERY,
    TERREAU,
    PROGRAMS,
    FLOOD_ROUNDS = 7,
    SAVES = 60,
    IDLE_MS = 3000,
};

struct bench {
    struct contest contest;
    const char *paths[PROGRAMS];
    struct raw_insert *insert;
};

/* --- keys ------------------------------------------------------------------------ */

/* Returns the floor's median. */
static double bench_moves(struct bench *bench)
{
    static const char *const moves[] = {"j", "j", "k", "k"};
    const char *const *const keys[CONTEST_MOST] = {moves, moves, moves};
    struct measure measures[CONTEST_MOST] = {0};
    struct contest *contest = &bench->contest;

    contest_keys(contest, keys, measures);
    struct measure *floor = &measures[LIST], *board = &measures[TERREAU];
    contest_row_p50(contest, "key, p50 (bar in the page)", measures,
                    (double[]){1.8, 1.3});
    contest_tell(contest, "  the list with a query", QUERY, measures);
    double tails[] = {percentile(&floor->times, 95), percentile(&board->times, 95)};
    contest_row_times(contest, "key, p95", tails, tails[1] / tails[0],
                      (double[]){2, 1.2}, margin_tail);
    contest_row_times(
        contest, "processor per key", (double[]){floor->processor, board->processor},
        board->processor / floor->processor, (double[]){2.5, 1.6}, margin_median);
    contest_row_amount(contest, "bytes per move",
                       (double[]){floor->bytes, board->bytes}, (double[]){250, 180});
    contest_row_amount(contest, "writes per frame",
                       (double[]){floor->writes, board->writes}, (double[]){1, 1});
    double middle = percentile(&floor->times, 50);
    contest_free_measures(measures);
    return middle;
}

static void bench_pages(struct bench *bench)
{
    static const char *const pages[] = {"\033[6~", "\033[6~", "\033[5~", "\033[5~"};
    const char *const *const keys[CONTEST_MOST] = {pages, pages, pages};
    struct measure measures[CONTEST_MOST] = {0};
    struct contest *contest = &bench->contest;

    contest_keys(contest, keys, measures);
    contest_row_p50(contest, "page, p50", measures, (double[]){1.3, 0.9});
    contest_row_amount(contest, "bytes per page",
                       (double[]){measures[LIST].bytes, measures[TERREAU].bytes},
                       (double[]){2000, 1650});
    contest_free_measures(measures);
}

/* A thousand moves in one write: down and up again six times, so that no end stops
 * them, then four more, so that there is something to show. */
static void make_flood(char keys[1001], char last)
{
    for (int i = 0; i < 1000; i++)
        keys[i] = i / 83 % 2 ? 'k' : 'j';
    memset(keys + 996, last, 4);
    keys[1000] = '\0';
}

static void bench_flood(struct bench *bench)
{
    struct samples times[PROGRAMS] = {0};
    char keys[1001];

    for (int round = 0; round < FLOOD_ROUNDS; round++) {
        make_flood(keys, round % 2 ? 'k' : 'j');
        for (int i = 0; i < PROGRAMS; i++) {
            int program = (i + round) % PROGRAMS;
            vec_push(&times[program], contest_key(&bench->contest, program, keys));
        }
    }
    contest_row_times(
        &bench->contest, "1 000 keys at once",
        (double[]){percentile(&times[LIST], 50), percentile(&times[TERREAU], 50)},
        ratio_of_rounds(&times[TERREAU], &times[LIST]), (double[]){0.8, 0.25},
        margin_median);
    for (int i = 0; i < PROGRAMS; i++)
        vec_free(&times[i]);
}

/* --- saving, rest ---------------------------------------------------------------- */

/* From Entrée to the confirmation on the screen, against a bare insert and a bare key.
 */
static void bench_save(struct bench *bench, double key)
{
    struct contest *contest = &bench->contest;
    struct samples times = {0}, inserts = {0};

    contest_key(contest, TERREAU, "a");
    for (int i = 0; i < SAVES; i++) {
        contest_key(contest, TERREAU, "un banc près de la serre");
        vec_push(&times, contest_key(contest, TERREAU, "\r"));
        vec_push(&inserts, raw_insert_once(bench->insert));
    }
    double floor = key + percentile(&inserts, 50);
    double middle = percentile(&times, 50), tail = percentile(&times, 95);
    contest_row_times(contest, "Entrée to confirmation, p50", (double[]){floor, middle},
                      middle / floor, (double[]){5, 2.5}, margin_median);
    contest_row_times(contest, "Entrée to confirmation, p95", (double[]){floor, tail},
                      tail / floor, (double[]){25, 12.5}, margin_median);
    pty_escape(contest->running[TERREAU]);
    vec_free(&times);
    vec_free(&inserts);
}

static void bench_idle(struct bench *bench)
{
    static const char switches[] = "voluntary_ctxt_switches:";
    struct contest *contest = &bench->contest;
    struct pty *pty = contest->running[TERREAU];

    pty_settle(pty, IDLE_MS + 1000); /* what waits for quiet is done meanwhile */
    double before = contest_status(contest, TERREAU, switches);
    pty_settle(pty, IDLE_MS);
    double woken = contest_status(contest, TERREAU, switches) - before;
    contest_row_amount(contest, "wake-ups in 3 s of rest", (double[]){0, woken},
                       (double[]){0, 0});
}

/* --- one size -------------------------------------------------------------------- */

static void bench_all(struct bench *bench, bool large)
{
    struct contest *contest = &bench->contest;

    contest_head(large ? "20 000 notes" : "1 000 notes");
    contest_start(contest, (double[]){3.5, 2.5});
    contest_open(contest);
    contest_memory(contest, "resident memory, MB", (double[]){10, 7});
    double key = bench_moves(bench);
    bench_pages(bench);
    bench_flood(bench);
    bench_save(bench, key);
    bench_idle(bench);
    contest_memory(contest, "resident memory after, MB",
                   large ? (double[]){16, 10} : (double[]){10, 7});
    contest_close(contest);
}

static void bench_size(struct bench *bench, const char *fixture, bool large)
{
    struct str file = {0}, notes = {0};
    const char *home = bench->contest.home;

    str_printf(&file, "%s/%s.terreau", home, large ? "large" : "small");
    str_printf(&notes, "%s/%s.db", home, large ? "large" : "small");
    const char *const list[] = {bench->paths[LIST], NULL};
    const char *const query[] = {bench->paths[QUERY], notes.at, NULL};
    const char *const board[] = {bench->paths[TERREAU], file.at, "--keyboard", "azerty",
                                 NULL};
    bench->contest.programs[LIST] = (struct contestant){list, "q", false};
    bench->contest.programs[QUERY] = (struct contestant){query, "q", false};
    bench->contest.programs[TERREAU] = (struct contestant){board, "q\r", false};
    contest_copy(fixture, file.at);
    bench->insert = raw_insert_open(notes.at, large ? 20000 : 1000);
    bench_all(bench, large);
    raw_insert_close(bench->insert);
    str_free(&file);
    str_free(&notes);
}

int main(int argc, char **argv)
{
    struct bench bench = {.contest = {.name = "bench-board",
                                      .count = PROGRAMS,
                                      .floor = LIST,
                                      .judged = TERREAU}};

    if (argc != 6) {
        fputs("usage: bench-board PROGRAM LIST QUERY SMALL LARGE\n", stderr);
        return 2;
    }
    bench.paths[TERREAU] = realpath(argv[1], NULL);
    bench.paths[LIST] = realpath(argv[2], NULL);
    bench.paths[QUERY] = realpath(argv[3], NULL);
    char *home = pty_home();
    bench.contest.home = home;
    bench_size(&bench, argv[4], false);
    bench_size(&bench, argv[5], true);
    pty_home_remove(home);
    return bench.contest.missed ? 1 : 0;
}
