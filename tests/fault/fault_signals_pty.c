/* Told to leave in the middle of a word, terreau leaves at once and keeps every letter
 * that it had shown.
 *
 *   fault-signals-pty PROGRAM [TIMES [SEED]]
 *
 * A word is typed, its last letter is waited for on the screen; then the window is
 * closed, or SIGTERM or SIGQUIT comes, or the program is suspended and killed once it
 * has given the terminal back. The draft in the file must then be the word; but for the
 * kill, the program must have left by itself, within two seconds and using 5 % of them
 * at most, with the status that says why. */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "base/str.h"
#include "session.h"

enum { TIMES = 100, LEAVES_MS = 2000, LONGEST = 40, MOST_CPU_MS = LEAVES_MS / 20 };

enum way { HANG_UP, TERMINATE, QUIT, SUSPENDED, WAYS };
static const struct {
    const char *name;
    int signal;
} ways[WAYS] = {[HANG_UP] = {"window closed", SIGHUP},
                [TERMINATE] = {"SIGTERM", SIGTERM},
                [QUIT] = {"SIGQUIT", SIGQUIT},
                [SUSPENDED] = {"SIGTSTP, then SIGKILL", SIGTSTP}};

struct test {
    struct session session;
    uint64_t random;
    struct str line; /* what is being typed, life after life */
    long longest_us;
};

static _Noreturn void fail(enum way way, const char *what, const char *a, const char *b)
{
    fprintf(stderr, "%s: %s\n  « %s »\n  « %s »\n", ways[way].name, what, a, b);
    exit(1);
}

static unsigned below(struct test *test, unsigned limit)
{
    test->random = test->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(test->random >> 33) % limit;
}

/* In a line of the start, or one that goes on from the draft. */
static struct pty *start(struct test *test, enum way way)
{
    struct pty *pty = session_start(&test->session);
    if (!pty)
        fail(way, "the program does not start", str_text(&test->line), "");
    if (test->line.len == 0)
        pty_keys(pty, "a");
    if (!pty_shows(pty, "Saisie"))
        fail(way, "the capture line does not open", str_text(&test->line), "");
    if (test->line.len > LONGEST) {
        pty_bytes(pty, "\r", 1);
        if (!pty_shows(pty, "Enregistré : "))
            fail(way, "the note is not taken", str_text(&test->line), "");
        str_clear(&test->line);
    }
    return pty;
}

static void type(struct test *test, struct pty *pty, enum way way)
{
    static const char *const letters[] = {"a", "é", "b", "œ", "m", "ç", "t", "o"};
    struct str shown = {0};
    for (unsigned i = 0, count = 2 + below(test, 12); i < count; i++) {
        const char *letter = letters[below(test, 8)];
        pty_keys(pty, letter);
        str_add(&test->line, letter);
    }
    str_printf(&shown, "> %s", test->line.at); /* in the line, not on the board */
    if (!pty_shows(pty, shown.at))
        fail(way, "what is typed is not shown", str_text(&test->line), "");
    str_free(&shown);
}

/* Processor time of all that has ended, ms. */
static long ended_ms(void)
{
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
           (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
}

/* Nobody is there to wake it, so the system does not let it sleep: what tells that it
 * was about to is the terminal given back. */
static void wait_given_back(struct pty *pty, enum way way)
{
    if (!pty_wrote(pty, "\033[?1049l"))
        fail(way, "the terminal is not given back", "", "");
}

static void strike(struct test *test, struct pty *pty, enum way way)
{
    int64_t begun = pty_clock();
    long before = ended_ms() + (long)(pty_processor(pty) / 1000000);
    pty_forget(pty);
    if (way == HANG_UP)
        pty_hang_up(pty);
    else
        pty_kill(pty, ways[way].signal);
    if (way == SUSPENDED) {
        wait_given_back(pty, way);
        pty_kill(pty, SIGKILL);
        pty_end(pty, PTY_PATIENCE);
        return;
    }
    int status = pty_end(pty, LEAVES_MS);
    long took = (long)(pty_clock() - begun);
    if (status == -1)
        fail(way, "it is still there after two seconds", "", "");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 128 + ways[way].signal)
        fail(way, "its status does not say why it left", "", "");
    if (ended_ms() - before > MOST_CPU_MS)
        fail(way, "it turned in circles before it left", "", "");
    test->longest_us = took > test->longest_us ? took : test->longest_us;
}

static void check_draft(struct test *test, enum way way)
{
    sqlite3 *db;
    sqlite3_stmt *read;
    if (sqlite3_open(test->session.file, &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT text FROM draft", -1, &read, NULL) != SQLITE_OK)
        fail(way, "the file cannot be read", sqlite3_errmsg(db), "");
    const char *kept = sqlite3_step(read) == SQLITE_ROW
                           ? (const char *)sqlite3_column_text(read, 0)
                           : "";
    if (strcmp(kept, str_text(&test->line)) != 0)
        fail(way, "the draft is not the word", str_text(&test->line), kept);
    sqlite3_finalize(read);
    sqlite3_close(db);
}

int main(int argc, char **argv)
{
    int times = argc > 2 ? atoi(argv[2]) : TIMES;
    struct test test = {.random = argc > 3 ? strtoull(argv[3], NULL, 10)
                                           : (uint64_t)time(NULL)};
    if (argc < 2 || !session_open(&test.session, argv[1]))
        return 2;
    printf("seed %llu\n", (unsigned long long)test.random);
    fflush(stdout);
    for (int i = 0; i < times; i++) {
        for (enum way way = 0; way < WAYS; way++) {
            struct pty *pty = start(&test, way);
            type(&test, pty, way);
            strike(&test, pty, way);
            pty_free(pty);
            check_draft(&test, way);
        }
    }
    printf("%d of each way, 0 letter lost, gone in %ld ms at most\n", times,
           test.longest_us / 1000);
    str_free(&test.line);
    session_close(&test.session);
    return 0;
}
