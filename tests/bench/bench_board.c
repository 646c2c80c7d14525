/* The board under a pseudo-terminal, against floors measured in the same run.
 *
 *   bench-board PROGRAM FLOOR-LIST FLOOR-QUERY SMALL.terreau LARGE.terreau
 *
 * Three programs take turns, a few keys each: a bare ncurses list (the floor, 1.00),
 * the same list with a query per key, and terreau. A time is from the write of the key
 * to the last byte of the answer; its ratio is the median, over the rounds, of the
 * ratios within a round, so that a slower machine slows both. Milliseconds are printed
 * for the reader and never judged. Exit 1: a ratio is over its *good* target by more
 * than the noise that was seen between runs of the same program: 25 % for medians, 45 %
 * for starts, 50 % for the 95th percentile. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "ptyrun.h"
#include "raw_insert.h"
#include "samples.h"

enum {
    LIST,
    QUERY,
    TERREAU,
    PROGRAMS,
    ROUNDS = 20,
    START_ROUNDS = 15,
    FLOOD_ROUNDS = 7,
    KEYS = 10,
    SAVES = 60,
    KEY_QUIET = 15, /* ms without a byte end an answer */
    START_QUIET = 60,
    IDLE_MS = 3000,
};

static const double margin_median = 1.25, margin_start = 1.45, margin_tail = 1.5;

/* What was measured of one kind of key on one program. */
struct measure {
    struct samples times;            /* µs, all */
    struct samples medians;          /* of each round */
    double bytes, writes, processor; /* per key */
};

struct bench {
    const char *paths[PROGRAMS];
    const char *home;
    const char *file;  /* a copy of the community, in the home */
    const char *notes; /* the database of floor-query */
    struct pty *running[PROGRAMS];
    struct raw_insert *insert;
    bool missed;
};

static void free_measure(struct measure *measure)
{
    vec_free(&measure->times);
    vec_free(&measure->medians);
}

/* --- the table
 * ------------------------------------------------------------------------- */

static void head(const char *title)
{
    printf("\n%-34s %10s %10s %8s %7s %7s\n", title, "floor", "terreau", "×", "good",
           "best");
}

/* One line: `value` is judged against good × margin; best is only told. */
static void row(struct bench *bench, const char *name, const char *floor,
                const char *shown, double value, double good, double best,
                double margin)
{
    fflush(stdout);
    const char *verdict = value <= best + 1e-6     ? "best"
                          : value <= good          ? "good"
                          : value <= good * margin ? "within the noise of good"
                                                   : "MISSED";
    printf("%-34s %10s %10s %8.2f %7.2f %7.2f  %s\n", name, floor, shown, value, good,
           best, verdict);
    bench->missed |= value > good * margin;
}

static void row_times(struct bench *bench, const char *name, double floor, double time,
                      double ratio, const double targets[2], double margin)
{
    char a[32], b[32];

    snprintf(a, sizeof a, "%.0f us", floor);
    snprintf(b, sizeof b, "%.0f us", time);
    row(bench, name, a, b, ratio, targets[0], targets[1], margin);
}

static void row_amount(struct bench *bench, const char *name, double floor,
                       double amount, const double targets[2])
{
    char a[32], b[32];

    snprintf(a, sizeof a, "%.4g", floor);
    snprintf(b, sizeof b, "%.4g", amount);
    row(bench, name, a, b, amount, targets[0], targets[1], 1.02);
}

/* --- programs
 * -------------------------------------------------------------------------- */

static struct pty *launch(const struct bench *bench, int program)
{
    const struct pty_setup setup = {
        .term = "xterm-256color", .locale = "C.UTF-8", .home = bench->home};
    const char *const list[] = {bench->paths[LIST], NULL};
    const char *const query[] = {bench->paths[QUERY], bench->notes, NULL};
    const char *const board[] = {bench->paths[TERREAU], bench->file, "--keyboard",
                                 "azerty", NULL};
    const char *const *const all[] = {list, query, board};
    struct pty *pty = pty_start(&setup, all[program]);

    pty_blind(pty, true);
    pty_read(pty, PTY_PATIENCE);
    pty_settle(pty, START_QUIET);
    return pty;
}

/* Leaves it in order, for a killed one costs the next start a recovery. */
static void end(struct pty *pty)
{
    pty_keys(pty, "q\r");
    if (pty_end(pty, PTY_PATIENCE) != 0)
        fprintf(stderr, "bench-board: a program did not leave in order\n");
    pty_free(pty);
}

static void copy_file(const char *from, const char *to)
{
    char bytes[65536];
    size_t got;
    FILE *in = fopen(from, "rb");
    FILE *out = fopen(to, "wb");

    if (in == NULL || out == NULL) {
        perror(in ? to : from);
        exit(2);
    }
    while ((got = fread(bytes, 1, sizeof bytes, in)) > 0)
        fwrite(bytes, 1, got, out);
    fclose(in);
    if (fclose(out) != 0) {
        perror(to);
        exit(2);
    }
}

static double start_once(const struct bench *bench, int program, double *processor)
{
    int64_t begun = pty_clock();
    struct pty *pty = launch(bench, program);
    double time = (double)(pty_last_read(pty) - begun);

    *processor = (double)pty_processor(pty) / 1000;
    end(pty);
    return time;
}

static void bench_start(struct bench *bench)
{
    struct samples times[PROGRAMS] = {0}, processor[PROGRAMS] = {0};
    double used;

    for (int round = 0; round <= START_ROUNDS; round++) {
        for (int i = 0; i < PROGRAMS; i++) {
            int program = (i + round) % PROGRAMS;
            double time = start_once(bench, program, &used);
            if (round == 0)
                continue; /* caches */
            vec_push(&times[program], time);
            vec_push(&processor[program], used);
        }
    }
    row_times(bench, "start to quiet", percentile(&times[LIST], 50),
              percentile(&times[TERREAU], 50),
              ratio_of_rounds(&times[TERREAU], &times[LIST]), (double[]){3.5, 2.5},
              margin_start);
    printf("%-34s %8.0f us (%.2f)\n", "  the list with a query",
           percentile(&times[QUERY], 50), ratio_of_rounds(&times[QUERY], &times[LIST]));
    printf("%-34s %8.0f us  %8.0f us\n", "  processor",
           percentile(&processor[LIST], 50), percentile(&processor[TERREAU], 50));
    for (int i = 0; i < PROGRAMS; i++) {
        vec_free(&times[i]);
        vec_free(&processor[i]);
    }
}

/* --- keys
 * ------------------------------------------------------------------------------ */

static double one_key(struct pty *pty, const char *key)
{
    int64_t begun = pty_clock();

    pty_keys(pty, key);
    if (!pty_read(pty, PTY_PATIENCE)) {
        fprintf(stderr, "bench-board: no answer to a key\n");
        exit(2);
    }
    pty_settle(pty, KEY_QUIET);
    return (double)(pty_last_read(pty) - begun);
}

/* KEYS keys of `keys` (each `size` bytes) in one program. */
static void one_turn(struct pty *pty, const char *const *keys, int round,
                     struct measure *measure)
{
    struct samples turn = {0};
    int64_t before = pty_processor(pty);
    size_t len;

    pty_forget(pty);
    for (int i = 0; i < KEYS; i++)
        vec_push(&turn, one_key(pty, keys[(round * KEYS + i) % 4]));
    pty_output(pty, &len);
    double all = ROUNDS * KEYS;
    measure->bytes += (double)len / all;
    measure->writes += (double)pty_reads(pty) / all;
    measure->processor += (double)(pty_processor(pty) - before) / 1000 / all;
    vec_push(&measure->medians, percentile(&turn, 50));
    for (size_t i = 0; i < turn.n; i++)
        vec_push(&measure->times, turn.at[i]);
    vec_free(&turn);
}

static void measure_keys(struct bench *bench, const char *const *keys,
                         struct measure measures[PROGRAMS])
{
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < PROGRAMS; i++) {
            int program = (i + round) % PROGRAMS;
            one_turn(bench->running[program], keys, round, &measures[program]);
        }
    }
}

static void row_p50(struct bench *bench, const char *name, struct measure *measures,
                    const double targets[2])
{
    row_times(bench, name, percentile(&measures[LIST].times, 50),
              percentile(&measures[TERREAU].times, 50),
              ratio_of_rounds(&measures[TERREAU].medians, &measures[LIST].medians),
              targets, margin_median);
}

/* Returns the floor's median. */
static double bench_moves(struct bench *bench)
{
    static const char *const moves[] = {"j", "j", "k", "k"};
    struct measure measures[PROGRAMS] = {0};

    measure_keys(bench, moves, measures);
    struct measure *floor = &measures[LIST], *board = &measures[TERREAU];
    row_p50(bench, "key, p50 (bar in the page)", measures, (double[]){1.8, 1.3});
    printf("%-34s %8.0f us (%.2f)\n", "  the list with a query",
           percentile(&measures[QUERY].times, 50),
           ratio_of_rounds(&measures[QUERY].medians, &floor->medians));
    double tail = percentile(&floor->times, 95);
    row_times(bench, "key, p95", tail, percentile(&board->times, 95),
              percentile(&board->times, 95) / tail, (double[]){2, 1.2}, margin_tail);
    row_times(bench, "processor per key", floor->processor, board->processor,
              board->processor / floor->processor, (double[]){2.5, 1.6}, margin_median);
    row_amount(bench, "bytes per move", floor->bytes, board->bytes,
               (double[]){250, 180});
    row_amount(bench, "writes per frame", floor->writes, board->writes,
               (double[]){1, 1});
    double middle = percentile(&floor->times, 50);
    for (int i = 0; i < PROGRAMS; i++)
        free_measure(&measures[i]);
    return middle;
}

static void bench_pages(struct bench *bench)
{
    static const char *const pages[] = {"\033[6~", "\033[6~", "\033[5~", "\033[5~"};
    struct measure measures[PROGRAMS] = {0};

    measure_keys(bench, pages, measures);
    row_p50(bench, "page, p50", measures, (double[]){1.3, 0.9});
    row_amount(bench, "bytes per page", measures[LIST].bytes, measures[TERREAU].bytes,
               (double[]){2000, 1650});
    for (int i = 0; i < PROGRAMS; i++)
        free_measure(&measures[i]);
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
            vec_push(&times[program], one_key(bench->running[program], keys));
        }
    }
    row_times(bench, "1 000 keys at once", percentile(&times[LIST], 50),
              percentile(&times[TERREAU], 50),
              ratio_of_rounds(&times[TERREAU], &times[LIST]), (double[]){0.8, 0.25},
              margin_median);
    for (int i = 0; i < PROGRAMS; i++)
        vec_free(&times[i]);
}

/* --- saving, memory, rest
 * ---------------------------------------------------------------- */

/* From Entrée to the confirmation on the screen, against a bare insert and a bare key.
 */
static void bench_save(struct bench *bench, double key)
{
    struct pty *pty = bench->running[TERREAU];
    struct samples times = {0}, inserts = {0};

    one_key(pty, "a");
    for (int i = 0; i < SAVES; i++) {
        one_key(pty, "un banc près de la serre");
        vec_push(&times, one_key(pty, "\r"));
        vec_push(&inserts, raw_insert_once(bench->insert));
    }
    double floor = key + percentile(&inserts, 50);
    double tail = percentile(&times, 95);
    row_times(bench, "Entrée to confirmation, p50", floor, percentile(&times, 50),
              percentile(&times, 50) / floor, (double[]){5, 2.5}, margin_median);
    row_times(bench, "Entrée to confirmation, p95", floor, tail, tail / floor,
              (double[]){25, 12.5}, margin_median);
    pty_escape(pty);
    vec_free(&times);
    vec_free(&inserts);
}

static double status_number(pid_t pid, const char *format)
{
    char path[64], line[256];
    long number = 0;

    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, format, strlen(format)) == 0)
            number = strtol(line + strlen(format), NULL, 10);
    }
    if (file)
        fclose(file);
    return (double)number;
}

static void bench_memory(struct bench *bench, const char *name, const double targets[2])
{
    row_amount(
        bench, name, status_number(pty_pid(bench->running[LIST]), "VmRSS:") / 1024,
        status_number(pty_pid(bench->running[TERREAU]), "VmRSS:") / 1024, targets);
}

static void bench_idle(struct bench *bench)
{
    static const char switches[] = "voluntary_ctxt_switches:";
    struct pty *pty = bench->running[TERREAU];

    pty_settle(pty, IDLE_MS + 1000); /* what waits for quiet is done meanwhile */
    double before = status_number(pty_pid(pty), switches);
    pty_settle(pty, IDLE_MS);
    double woken = status_number(pty_pid(pty), switches) - before;
    row_amount(bench, "wake-ups in 3 s of rest", 0, woken, (double[]){0, 0});
}

/* --- one size
 * ---------------------------------------------------------------------------- */

static void bench_size(struct bench *bench, const char *fixture, bool large)
{
    struct str file = {0}, notes = {0};

    str_printf(&file, "%s/%s.terreau", bench->home, large ? "large" : "small");
    str_printf(&notes, "%s/%s.db", bench->home, large ? "large" : "small");
    bench->file = file.at;
    bench->notes = notes.at;
    copy_file(fixture, bench->file);
    bench->insert = raw_insert_open(bench->notes, large ? 20000 : 1000);
    head(large ? "20 000 notes" : "1 000 notes");
    bench_start(bench);
    for (int i = 0; i < PROGRAMS; i++)
        bench->running[i] = launch(bench, i);
    bench_memory(bench, "resident memory, MB", (double[]){10, 7});
    double key = bench_moves(bench);
    bench_pages(bench);
    bench_flood(bench);
    bench_save(bench, key);
    bench_idle(bench);
    bench_memory(bench, "resident memory after, MB",
                 large ? (double[]){16, 10} : (double[]){10, 7});
    for (int i = 0; i < PROGRAMS; i++)
        end(bench->running[i]);
    raw_insert_close(bench->insert);
    str_free(&file);
    str_free(&notes);
}

int main(int argc, char **argv)
{
    struct bench bench = {0};

    if (argc != 6) {
        fputs("usage: bench-board PROGRAM LIST QUERY SMALL LARGE\n", stderr);
        return 2;
    }
    bench.paths[TERREAU] = realpath(argv[1], NULL);
    bench.paths[LIST] = realpath(argv[2], NULL);
    bench.paths[QUERY] = realpath(argv[3], NULL);
    char *home = pty_home();
    bench.home = home;
    bench_size(&bench, argv[4], false);
    bench_size(&bench, argv[5], true);
    pty_home_remove(home);
    return bench.missed ? 1 : 0;
}
