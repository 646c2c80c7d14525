/* Killed at any instant, the store keeps every note it acknowledged.
 *
 * A child writes notes and drafts, and tells a pipe after each commit; its parent waits
 * for a random number of these (none: while the file is being opened), kills it a
 * random instant later, opens the file and looks for all that was told.
 *
 *   fault-kill-store [KILLS] */
#include "../unit/store_fixture.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/vec.h"

static int kills = 2000;

enum { WHOLE_CHECK_EVERY = 250, MOST_TOLD = 8, LONGEST_US = 2500 };

struct ack {
    char what; /* 'n': a note, 'd': a draft */
    struct id id;
    long number;
};

struct ledger {
    struct id *at;
    size_t n, cap;
};

static void tell(int pipe_end, char what, struct id id, long number)
{
    struct ack ack;
    memset(&ack, 0, sizeof ack);
    ack.what = what;
    ack.id = id;
    ack.number = number;
    if (write(pipe_end, &ack, sizeof ack) != (ssize_t)sizeof ack)
        _exit(1);
}

/* Never returns: writes until killed. */
static void write_for_ever(const struct fixture *fixture, int pipe_end)
{
    struct store *store;
    if (!store_open(fixture->path, &store, NULL))
        _exit(2);
    for (long number = 1;; number++) {
        char text[64];
        struct id id = id_new(clock_now());
        snprintf(text, sizeof text, "post-it %ld, à garder", number);
        struct field_value fields[] = {
            {FIELD_NOTE_BOARD, value_id(fixture->board)},
            {FIELD_NOTE_KIND, value_text("idea")},
            {FIELD_NOTE_TEXT, value_text(text)},
            {FIELD_NOTE_POSITION, value_real(store_next_position(store))},
        };
        if (!store_draft_put(store, "saisie", text, NULL))
            _exit(3);
        tell(pipe_end, 'd', id, number);
        if (!store_begin(store, VERB_NOTE_ADD, NULL) ||
            !store_insert(store, TABLE_NOTE, id, fields, 4, NULL) ||
            !store_commit(store, NULL))
            _exit(4);
        tell(pipe_end, 'n', id, number);
    }
}

static void kill_after(pid_t child, unsigned microseconds)
{
    struct timespec pause = {.tv_nsec = (long)microseconds * 1000};
    nanosleep(&pause, NULL);
    kill(child, SIGKILL);
    int status;
    waitpid(child, &status, 0);
    if (!WIFSIGNALED(status))
        fail_msg("the writer left by itself: %d", WEXITSTATUS(status));
}

/* Adds the acknowledged notes, `most` lines at most; *draft is the last draft told,
 * left alone when none was. */
static void read_acks(int pipe_end, unsigned most, struct ledger *ledger, long *draft)
{
    struct ack ack;
    for (; most > 0 && read(pipe_end, &ack, sizeof ack) == (ssize_t)sizeof ack; most--)
        if (ack.what == 'n')
            vec_push(ledger, ack.id);
        else
            *draft = ack.number;
}

static void find_notes(struct fixture *fixture, const struct ledger *ledger,
                       size_t from)
{
    for (size_t i = from; i < ledger->n; i++)
        assert_int_equal(fixture_read(fixture, ledger->at[i]).state, ROW_LIVE);
    arena_reset(&fixture->arena);
}

static void find_draft(struct fixture *fixture, long told)
{
    const char *text;
    int64_t when;
    long number = 0;
    assert_ok(
        store_draft(fixture->store, "saisie", &fixture->arena, &text, &when, err));
    if (text)
        assert_int_equal(sscanf(text, "post-it %ld", &number), 1);
    assert_true(number >= told);
}

static void one_kill(struct fixture *fixture, struct ledger *ledger, unsigned *seed)
{
    int ends[2];
    store_close(fixture->store);
    fixture->store = NULL;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        write_for_ever(fixture, ends[1]);
    }
    close(ends[1]);
    size_t before = ledger->n;
    long draft = 0;
    read_acks(ends[0], fixture_random(seed, MOST_TOLD), ledger, &draft);
    kill_after(child, fixture_random(seed, LONGEST_US));
    read_acks(ends[0], UINT_MAX, ledger, &draft);
    close(ends[0]);
    assert_ok(store_open(fixture->path, &fixture->store, err));
    find_notes(fixture, ledger, before);
    find_draft(fixture, draft);
}

static void no_acknowledged_note_is_lost(void **state)
{
    struct fixture *fixture = *state;
    struct ledger ledger = {0};
    unsigned seed = fixture_seed();
    for (int round = 1; round <= kills; round++) {
        one_kill(fixture, &ledger, &seed);
        if (round % WHOLE_CHECK_EVERY && round < kills)
            continue;
        struct store_report report = fixture_check(fixture, false);
        if (report.problems)
            fail_msg("after %d kills: %s", round, report.first);
    }
    find_notes(fixture, &ledger, 0);
    print_message("%d kills, %zu notes acknowledged\n", kills, ledger.n);
    assert_true(ledger.n > (size_t)kills);
    vec_free(&ledger);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_acknowledged_note_is_lost, fixture_setup,
                                        fixture_teardown),
    };
    kills = argc > 1 ? atoi(argv[1]) : kills;
    return cmocka_run_group_tests_name("fault-kill-store", tests, NULL, NULL);
}
