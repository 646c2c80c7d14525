/* A meeting being run, under a pseudo-terminal: argv[1] is the program. What a second
 * costs while nobody types, on the screen, on the wire and to the processor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "session.h"

/* On the wall a figure is five rows high: two of them change, but once a minute. */
enum { MOST_BYTES = 80, MOST_PROJECTED = 400, QUIET_MS = 60 };

static const char *program;

struct fixture {
    struct session session;
    char clock[256]; /* path of the clock file */
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    if (!session_open(&fixture->session, program))
        return -1;
    snprintf(fixture->clock, sizeof fixture->clock, "%s/clock", fixture->session.home);
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    session_close(&fixture->session);
    free(fixture);
    return 0;
}

/* --- a run ------------------------------------------------------------------------ */

/* Makes a meeting from the first template and starts it. */
static struct pty *start_run(const struct fixture *fixture, const char *const *env)
{
    struct pty *pty =
        session_start_as(&fixture->session, "xterm-256color", "C.UTF-8", env);
    assert_true(pty_shows(pty, "Communauté"));
    pty_keys(pty, "'");
    assert_true(pty_shows(pty, "Aucune rencontre"));
    pty_keys(pty, "aa");
    assert_true(pty_shows(pty, "Rencontre créée"));
    pty_keys(pty, "s");
    assert_true(pty_shows(pty, "MARCHE"));
    return pty;
}

static void set_clock(const struct fixture *fixture, int seconds)
{
    FILE *file = fopen(fixture->clock, "w");
    assert_non_null(file);
    fprintf(file, "2026-11-26T%02d:%02d:%02d", 14 + seconds / 3600, seconds / 60 % 60,
            seconds % 60);
    fclose(file);
}

static struct pty *start_stopped(struct fixture *fixture)
{
    static char variable[300];
    const char *const env[] = {variable, NULL};
    snprintf(variable, sizeof variable, "TERREAU_CLOCK=%s", fixture->clock);
    set_clock(fixture, 0);
    return start_run(fixture, env);
}

/* --- what a second writes --------------------------------------------------------- */

/* One second passes: how many bytes are written to show it. */
static size_t bytes_of_tick(const struct fixture *fixture, struct pty *pty, int seconds)
{
    char shown[32];
    size_t len;
    pty_settle(pty, QUIET_MS);
    pty_forget(pty);
    set_clock(fixture, seconds);
    snprintf(shown, sizeof shown, "reste %02d:%02d", 14 - (seconds - 1) / 60,
             59 - (seconds - 1) % 60);
    assert_true(pty_shows(pty, shown));
    pty_settle(pty, QUIET_MS);
    pty_output(pty, &len);
    return len;
}

static void expect_ticks(const struct fixture *fixture, struct pty *pty, int from,
                         int to, size_t most)
{
    for (int second = from; second <= to; second++) {
        size_t len = bytes_of_tick(fixture, pty, second);
        if (len > most)
            print_error("second %d: %zu bytes\n", second, len);
        assert_in_range(len, 1, most);
    }
}

static void a_second_repaints_its_digits(void **state)
{
    struct pty *pty = start_stopped(*state);
    expect_ticks(*state, pty, 1, 3, MOST_BYTES);
    expect_ticks(*state, pty, 59, 61, MOST_BYTES);
    pty_keys(pty, "P");
    assert_true(pty_shows(pty, "PROJETÉ"));
    expect_ticks(*state, pty, 118, 122, MOST_PROJECTED);
    pty_keys(pty, "P");
    assert_true(pty_gone(pty, "PROJETÉ"));
    pty_keys(pty, "\""); /* above the post-its too */
    assert_true(pty_shows(pty, "séance : reste"));
    expect_ticks(*state, pty, 123, 125, MOST_BYTES);
    pty_free(pty);
}

/* --- what a second wakes ---------------------------------------------------------- */

/* How many times the program gave the processor back by itself. */
static long sleeps(const struct pty *pty)
{
    char path[64], line[256];
    long count = -1;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)pty_pid(pty));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        if (sscanf(line, "voluntary_ctxt_switches: %ld", &count) == 1)
            break;
    }
    fclose(file);
    assert_true(count >= 0);
    return count;
}

/* Sleeps in about five seconds, and the whole seconds they were. */
static long sleeps_in_five(struct pty *pty, long *seconds)
{
    long before = sleeps(pty);
    int64_t begun = pty_clock();
    pty_watch(pty, 5000);
    *seconds = (long)((pty_clock() - begun + 500000) / 1000000);
    return sleeps(pty) - before;
}

/* What waits for a rest (checks, a backup) comes first: some windows are let go by. */
static void an_idle_run_wakes_once_a_second(void **state)
{
    struct pty *pty = start_run(*state, NULL);
    long seconds = 0, count = 0;
    for (int window = 0; window < 6; window++) {
        count = sleeps_in_five(pty, &seconds);
        if (count <= seconds + 1)
            break;
    }
    if (count > seconds + 1)
        print_error("%ld sleeps in %ld seconds\n", count, seconds);
    assert_in_range(count, seconds - 1, seconds + 1);
    pty_free(pty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_second_repaints_its_digits, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_idle_run_wakes_once_a_second, set_up,
                                        tear_down),
    };
    if (argc < 2)
        return 2;
    program = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
