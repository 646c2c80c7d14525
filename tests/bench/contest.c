#include "contest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    START_ROUNDS = 15,
    KEY_QUIET = 15, /* ms without a byte end an answer */
    START_QUIET = 60,
};

const double margin_median = 1.25, margin_start = 1.45, margin_tail = 1.5;

void contest_free_measures(struct measure measures[CONTEST_MOST])
{
    for (int i = 0; i < CONTEST_MOST; i++) {
        vec_free(&measures[i].times);
        vec_free(&measures[i].medians);
    }
}

/* --- the table ------------------------------------------------------------------- */

void contest_head(const char *title)
{
    printf("\n%-34s %10s %10s %8s %7s %7s\n", title, "floor", "terreau", "×", "good",
           "best");
}

void contest_row(struct contest *contest, const char *name, const char *const shown[2],
                 double value, const double targets[2], double margin)
{
    double good = targets[0], best = targets[1];
    const char *verdict = value <= best + 1e-6     ? "best"
                          : value <= good          ? "good"
                          : value <= good * margin ? "within the noise of good"
                                                   : "MISSED";

    printf("%-34s %10s %10s %8.2f %7.2f %7.2f  %s\n", name, shown[0], shown[1], value,
           good, best, verdict);
    fflush(stdout);
    contest->missed |= value > good * margin;
}

void contest_row_times(struct contest *contest, const char *name, const double times[2],
                       double ratio, const double targets[2], double margin)
{
    char floor[32], time[32];

    snprintf(floor, sizeof floor, "%.0f us", times[0]);
    snprintf(time, sizeof time, "%.0f us", times[1]);
    contest_row(contest, name, (const char *[]){floor, time}, ratio, targets, margin);
}

void contest_row_amount(struct contest *contest, const char *name,
                        const double amounts[2], const double targets[2])
{
    char floor[32], amount[32];

    snprintf(floor, sizeof floor, "%.4g", amounts[0]);
    snprintf(amount, sizeof amount, "%.4g", amounts[1]);
    contest_row(contest, name, (const char *[]){floor, amount}, amounts[1], targets,
                1.02);
}

void contest_row_p50(struct contest *contest, const char *name,
                     struct measure measures[CONTEST_MOST], const double targets[2])
{
    struct measure *floor = &measures[contest->floor];
    struct measure *judged = &measures[contest->judged];
    double times[] = {percentile(&floor->times, 50), percentile(&judged->times, 50)};

    contest_row_times(contest, name, times,
                      ratio_of_rounds(&judged->medians, &floor->medians), targets,
                      margin_median);
}

void contest_tell(const struct contest *contest, const char *name, int program,
                  struct measure measures[CONTEST_MOST])
{
    if (contest->programs[program].argv == NULL)
        return;
    printf(
        "%-34s %8.0f us (%.2f)  p95 %.0f us\n", name,
        percentile(&measures[program].times, 50),
        ratio_of_rounds(&measures[program].medians, &measures[contest->floor].medians),
        percentile(&measures[program].times, 95));
}

/* --- programs -------------------------------------------------------------------- */

static struct pty *launch(const struct contest *contest, int program)
{
    const struct pty_setup setup = {
        .term = "xterm-256color", .locale = "C.UTF-8", .home = contest->home};
    struct pty *pty = pty_start(&setup, contest->programs[program].argv);

    pty_blind(pty, true);
    pty_read(pty, PTY_PATIENCE);
    pty_settle(pty, START_QUIET);
    return pty;
}

/* Leaves it in order, for a killed one costs the next start a recovery. */
static void end(const struct contest *contest, int program, struct pty *pty)
{
    const struct contestant *who = &contest->programs[program];

    pty_keys(pty, who->leave);
    if (pty_end(pty, PTY_PATIENCE) != 0 && !who->any_status)
        fprintf(stderr, "%s: a program did not leave in order\n", contest->name);
    pty_free(pty);
}

void contest_open(struct contest *contest)
{
    for (int i = 0; i < contest->count; i++)
        if (contest->programs[i].argv)
            contest->running[i] = launch(contest, i);
}

void contest_close(struct contest *contest)
{
    for (int i = 0; i < contest->count; i++)
        if (contest->programs[i].argv)
            end(contest, i, contest->running[i]);
}

static double start_once(const struct contest *contest, int program, double *processor)
{
    int64_t begun = pty_clock();
    struct pty *pty = launch(contest, program);
    double time = (double)(pty_last_read(pty) - begun);

    *processor = (double)pty_processor(pty) / 1000;
    end(contest, program, pty);
    return time;
}

static void start_all(struct contest *contest, struct samples times[CONTEST_MOST],
                      struct samples processor[CONTEST_MOST])
{
    double used;

    for (int round = 0; round <= START_ROUNDS; round++) {
        for (int i = 0; i < contest->count; i++) {
            int program = (i + round) % contest->count;
            if (contest->programs[program].argv == NULL)
                continue;
            double time = start_once(contest, program, &used);
            if (round == 0)
                continue; /* caches */
            vec_push(&times[program], time);
            vec_push(&processor[program], used);
        }
    }
}

void contest_start(struct contest *contest, const double targets[2])
{
    struct samples times[CONTEST_MOST] = {0}, processor[CONTEST_MOST] = {0};
    int floor = contest->floor, judged = contest->judged;

    start_all(contest, times, processor);
    contest_row_times(
        contest, "start to quiet",
        (double[]){percentile(&times[floor], 50), percentile(&times[judged], 50)},
        ratio_of_rounds(&times[judged], &times[floor]), targets, margin_start);
    for (int i = 0; i < contest->count; i++) {
        if (i != floor && i != judged && times[i].n > 0)
            printf("  %-32s %8.0f us (%.2f)\n", contest->programs[i].argv[0],
                   percentile(&times[i], 50),
                   ratio_of_rounds(&times[i], &times[floor]));
    }
    printf("%-34s %8.0f us  %8.0f us\n", "  processor",
           percentile(&processor[floor], 50), percentile(&processor[judged], 50));
    for (int i = 0; i < CONTEST_MOST; i++) {
        vec_free(&times[i]);
        vec_free(&processor[i]);
    }
}

/* --- keys ------------------------------------------------------------------------ */

double contest_key(struct contest *contest, int program, const char *keys)
{
    struct pty *pty = contest->running[program];
    int64_t begun = pty_clock();

    pty_keys(pty, keys);
    if (!pty_read(pty, PTY_PATIENCE)) {
        fprintf(stderr, "%s: no answer to a key\n", contest->name);
        exit(2);
    }
    pty_settle(pty, KEY_QUIET);
    return (double)(pty_last_read(pty) - begun);
}

/* CONTEST_KEYS of the keys, in one program. */
static void one_turn(struct contest *contest, int program, const char *const *keys,
                     int round, struct measure *measure)
{
    struct pty *pty = contest->running[program];
    struct samples turn = {0};
    int64_t before = pty_processor(pty);
    double all = CONTEST_ROUNDS * CONTEST_KEYS;
    size_t len;

    pty_settle(pty, KEY_QUIET); /* what it drew at rest is of no key */
    pty_forget(pty);
    for (int i = 0; i < CONTEST_KEYS; i++)
        vec_push(&turn,
                 contest_key(contest, program, keys[(round * CONTEST_KEYS + i) % 4]));
    pty_output(pty, &len);
    measure->bytes += (double)len / all;
    measure->writes += (double)pty_reads(pty) / all;
    measure->processor += (double)(pty_processor(pty) - before) / 1000 / all;
    vec_push(&measure->medians, percentile(&turn, 50));
    for (size_t i = 0; i < turn.n; i++)
        vec_push(&measure->times, turn.at[i]);
    vec_free(&turn);
}

void contest_keys(struct contest *contest, const char *const *const keys[CONTEST_MOST],
                  struct measure measures[CONTEST_MOST])
{
    for (int round = 0; round < CONTEST_ROUNDS; round++) {
        for (int i = 0; i < contest->count; i++) {
            int program = (i + round) % contest->count;
            if (contest->programs[program].argv && keys[program])
                one_turn(contest, program, keys[program], round, &measures[program]);
        }
    }
}

/* --- memory, files --------------------------------------------------------------- */

double contest_status(const struct contest *contest, int program, const char *format)
{
    char path[64], line[256];
    long number = 0;

    snprintf(path, sizeof path, "/proc/%d/status",
             (int)pty_pid(contest->running[program]));
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, format, strlen(format)) == 0)
            number = strtol(line + strlen(format), NULL, 10);
    if (file)
        fclose(file);
    return (double)number;
}

void contest_memory(struct contest *contest, const char *name, const double targets[2])
{
    double amounts[] = {contest_status(contest, contest->floor, "VmRSS:") / 1024,
                        contest_status(contest, contest->judged, "VmRSS:") / 1024};

    contest_row_amount(contest, name, amounts, targets);
}

void contest_copy(const char *from, const char *to)
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
