/* Programs that take turns under pseudo-terminals, and the table of what was measured.
 *
 * A time is from the write of a key to the last byte of the answer. A ratio is the
 * median, over the rounds, of the ratios to the floor within a round, so that a slower
 * machine slows both. Milliseconds are printed for the reader and never judged: only a
 * ratio over its *good* target, by more than the noise seen between runs of the same
 * program, is a miss. */
#ifndef TESTS_BENCH_CONTEST_H
#define TESTS_BENCH_CONTEST_H

#include <stdbool.h>

#include "ptyrun.h"
#include "samples.h"

enum {
    CONTEST_MOST = 6,
    CONTEST_ROUNDS = 20,
    CONTEST_KEYS = 10, /* a turn */
};

/* 25 % for medians, 45 % for starts, 50 % for the 95th percentile. */
extern const double margin_median, margin_start, margin_tail;

struct contestant {
    const char *const *argv; /* NULL: absent, left out of every turn */
    const char *leave;       /* keys that end it in order */
    bool any_status;         /* …whatever its exit status then is */
};

struct contest {
    const char *name; /* of the benchmark, in messages */
    const char *home;
    struct contestant programs[CONTEST_MOST];
    int count;
    int floor, judged; /* which of them */
    struct pty *running[CONTEST_MOST];
    bool missed;
};

/* What was measured of one kind of key on one program. */
struct measure {
    struct samples times;            /* µs, all */
    struct samples medians;          /* of each round */
    double bytes, writes, processor; /* per key */
};
void contest_free_measures(struct measure measures[CONTEST_MOST]);

void contest_head(const char *title);
/* One line: `value` is judged against good × margin; best is only told. */
void contest_row(struct contest *contest, const char *name, const char *const shown[2],
                 double value, const double targets[2], double margin);
void contest_row_times(struct contest *contest, const char *name, const double times[2],
                       double ratio, const double targets[2], double margin);
void contest_row_amount(struct contest *contest, const char *name,
                        const double amounts[2], const double targets[2]);
/* The median of the judged one against the floor's. */
void contest_row_p50(struct contest *contest, const char *name,
                     struct measure measures[CONTEST_MOST], const double targets[2]);
/* A line about another program, told and not judged. */
void contest_tell(const struct contest *contest, const char *name, int program,
                  struct measure measures[CONTEST_MOST]);

/* Starts all of them, ends them in order. */
void contest_open(struct contest *contest);
void contest_close(struct contest *contest);
/* Starts and ends each in turn; from just before the start to the last byte before it
 * is quiet. Prints and judges. */
void contest_start(struct contest *contest, const double targets[2]);

/* Writes the keys at once; µs to the last byte. Ends the benchmark without an answer.
 */
double contest_key(struct contest *contest, int program, const char *keys);
/* Every program in turn gets CONTEST_KEYS of its keys, CONTEST_ROUNDS times; keys[p] is
 * a cycle of four, NULL: this program is left out. */
void contest_keys(struct contest *contest, const char *const *const keys[CONTEST_MOST],
                  struct measure measures[CONTEST_MOST]);

/* "VmRSS:" in kB and its like, of /proc/PID/status. */
double contest_status(const struct contest *contest, int program, const char *format);
void contest_memory(struct contest *contest, const char *name, const double targets[2]);

/* The file itself, as the contestants may write it. Ends the benchmark on failure. */
void contest_copy(const char *from, const char *to);

#endif
