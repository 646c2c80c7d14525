/* terreau under a pseudo-terminal: argv[1] is the program. What a person types, sees
 * and must never lose, whatever happens to the terminal. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "session.h"

static struct pty *start(const struct session *session)
{
    struct pty *pty = session_start(session);
    assert_non_null(pty);
    return pty;
}

static void leave(struct pty *pty)
{
    bool kept;

    for (int i = 0; i < 3; i++)
        pty_escape(pty);
    pty_keys(pty, "q\r");
    int status = pty_end(pty, PTY_PATIENCE);
    kept = pty_modes_kept(pty) && pty_on_main_screen(pty);
    pty_free(pty);
    assert_int_equal(status, 0);
    assert_true(kept);
}

static void expect_notes(const struct session *session, const char *texts)
{
    char *notes = session_notes(session);
    assert_string_equal(notes, texts);
    free(notes);
}

static void accents_reach_the_file(void **state)
{
    struct pty *pty = start(*state);

    pty_keys(pty, "a");
    assert_true(pty_shows(pty, "Saisie"));
    pty_keys(pty, "Un été à vélo, œuvre « utile » des engagé·e·s\r");
    pty_keys(pty, "de\xcc\x81"
                  "compose\xcc\x81"
                  "\r"); /* typed apart, stored together */
    assert_true(pty_shows(pty, "engagé·e·s"));
    assert_true(pty_shows(pty, "décomposé"));
    leave(pty);
    expect_notes(*state, "Un été à vélo, œuvre « utile » des engagé·e·s\ndécomposé\n");
}

static void broken_bytes_and_sequences_leak_nothing(void **state)
{
    struct pty *pty = start(*state);

    pty_keys(pty, "a");
    assert_true(pty_shows(pty, "Saisie"));
    pty_keys(pty, "un\351 \377\300deux\033[99;5;1z\033[I\033[<0;1;2M\033x"
                  "\033]0;titre\a\033[57441u trois\r");
    assert_true(pty_shows(pty, "un deux trois"));
    leave(pty);
    expect_notes(*state, "un deux trois\n");
}

static void a_resize_keeps_what_is_typed(void **state)
{
    static const int sizes[][2] = {{120, 35}, {40, 10}, {1, 1}, {20, 3}, {80, 24}};
    struct pty *pty = start(*state);

    pty_keys(pty, "acomposteur ");
    assert_true(pty_shows(pty, "composteur"));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        pty_resize(pty, sizes[i][0], sizes[i][1]);
    assert_true(pty_shows(pty, "composteur"));
    pty_keys(pty, "partagé\r");
    assert_true(pty_shows(pty, "composteur partagé"));
    leave(pty);
    expect_notes(*state, "composteur partagé\n");
}

static void three_pasted_lines_ask_once(void **state)
{
    struct pty *pty = start(*state);

    assert_true(pty_wrote(pty, "\033[?2004h"));
    pty_keys(pty, "a");
    assert_true(pty_shows(pty, "Saisie"));
    pty_keys(pty, "\033[200~un compost\r! les rats\r* une cuve\033[201~");
    assert_true(pty_shows(pty, "3 lignes"));
    pty_keys(pty, "\r");
    assert_true(pty_gone(pty, "3 lignes"));
    leave(pty);
    expect_notes(*state, "un compost\nles rats\nune cuve\n");
}

static void a_paste_never_runs_commands(void **state)
{
    struct pty *pty = start(*state);

    pty_keys(pty, "\033[200~q\rx\ru\033[201~"); /* with no line open */
    assert_true(pty_shows(pty, "3 lignes"));    /* asked about, and only text */
    pty_escape(pty);
    assert_true(pty_gone(pty, "3 lignes"));
    leave(pty);
    expect_notes(*state, "");
}

static void one_megabyte_pasted(void **state)
{
    struct pty *pty = start(*state);
    size_t size = 1024 * 1024;
    char *text = malloc(size);
    int64_t begun = pty_clock();

    for (size_t i = 0; i < size; i++)
        text[i] = i % 60 == 59 ? '\r' : 'x';
    pty_keys(pty, "a");
    assert_true(pty_shows(pty, "Saisie"));
    pty_keys(pty, "\033[200~");
    pty_bytes(pty, text, size);
    pty_keys(pty, "\033[201~");
    assert_true(pty_shows(pty, "17477 lignes"));
    print_message("1 MB asked about after %lld ms\n",
                  (long long)(pty_clock() - begun) / 1000);
    pty_keys(pty, "\033"); /* nothing of it, and the keys still answer */
    assert_true(pty_gone(pty, "17477 lignes"));
    pty_keys(pty, "toujours là\r");
    assert_true(pty_shows(pty, "toujours là"));
    free(text);
    leave(pty);
    expect_notes(*state, "toujours là\n");
}

/* Types half a note, ends the program by `end`, and finds the half again. */
static void draft_survives(const struct session *session, void (*end)(struct pty *),
                           int expected)
{
    struct pty *pty = start(session);
    int64_t begun = pty_clock();

    pty_keys(pty, "aun brouillon de march");
    assert_true(pty_shows(pty, "un brouillon de march"));
    end(pty);
    int status = pty_end(pty, PTY_PATIENCE);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), expected);
    assert_true(pty_clock() - begun < PTY_PATIENCE * INT64_C(1000));
    pty_free(pty);
    pty = start(session);
    pty_keys(pty, "é\r"); /* the line is open where it was left */
    assert_true(pty_shows(pty, "un brouillon de marché"));
    leave(pty);
    expect_notes(session, "un brouillon de marché\n");
}

static void end_by_term(struct pty *pty)
{
    pty_kill(pty, SIGTERM);
    assert_int_not_equal(pty_end(pty, 2000), -1); /* within two seconds */
    assert_true(pty_modes_kept(pty));
    assert_true(pty_on_main_screen(pty));
}

static void end_by_quit(struct pty *pty)
{
    pty_kill(pty, SIGQUIT);
}

static void end_by_hangup_signal(struct pty *pty)
{
    pty_kill(pty, SIGHUP);
}

static void a_closed_window_saves_the_draft(void **state)
{
    draft_survives(*state, pty_hang_up, 128 + SIGHUP);
}

static void sigterm_saves_the_draft(void **state)
{
    draft_survives(*state, end_by_term, 128 + SIGTERM);
}

static void sigquit_saves_the_draft(void **state)
{
    draft_survives(*state, end_by_quit, 128 + SIGQUIT);
}

static void sighup_saves_the_draft(void **state)
{
    draft_survives(*state, end_by_hangup_signal, 128 + SIGHUP);
}

static void a_crash_restores_the_terminal(void **state)
{
    struct pty *pty = start(*state);

    pty_keys(pty, "acompost\r");
    assert_true(pty_shows(pty, "1 noté"));
    pty_kill(pty, SIGSEGV);
    int status = pty_end(pty, PTY_PATIENCE);
    assert_true(WIFSIGNALED(status));
    assert_true(pty_modes_kept(pty));
    assert_true(pty_on_main_screen(pty));
    assert_true(pty_sees(pty, "terreau s’est arrêté"));
    pty_free(pty);
    expect_notes(*state, "compost\n");
}

static void no_colour_asked_none_given(void **state)
{
    static const char *const env[] = {"NO_COLOR=1", NULL};
    struct pty *pty = session_start_as(*state, "xterm-256color", "C.UTF-8", env);

    assert_true(pty_shows(pty, "palette"));
    pty_keys(pty, "acompost\r! rats\r");
    assert_true(pty_shows(pty, "! PEUR"));
    pty_escape(pty);
    pty_keys(pty, ","); /* the help too */
    assert_true(pty_shows(pty, "Aide"));
    assert_false(pty_coloured(pty));
    leave(pty);
}

static void the_cursor_is_on_the_focused_item(void **state)
{
    struct pty *pty = start(*state);
    int x, y, found_x, found_y;

    pty_keys(pty, "aun\rdeux\rtrois\r");
    assert_true(pty_shows(pty, "trois"));
    pty_cursor(pty, &x, &y);
    assert_true(pty_find(pty, "│ > ", &found_x, &found_y)); /* in the capture line */
    assert_int_equal(y, found_y);
    assert_int_equal(x, found_x + 4);
    pty_escape(pty);
    assert_true(pty_gone(pty, "Saisie"));
    for (int i = 0; i < 3; i++) {
        pty_settle(pty, 100);
        pty_cursor(pty, &x, &y);
        assert_true(pty_find(pty, ">+ IDÉE", &found_x, &found_y));
        assert_int_equal(y, found_y);
        assert_in_range(x, found_x, found_x + 1);
        pty_keys(pty, "k");
    }
    leave(pty);
}

static long context_switches(pid_t pid)
{
    char path[64], line[128];
    long count = -1;

    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        sscanf(line, "voluntary_ctxt_switches: %ld", &count);
    if (file)
        fclose(file);
    return count;
}

static void nothing_wakes_an_idle_board(void **state)
{
    struct pty *pty = start(*state);
    size_t len;

    pty_settle(pty, 3000); /* what waits for quiet is done meanwhile */
    pty_forget(pty);
    long before = context_switches(pty_pid(pty));
    pty_settle(pty, 3000);
    long after = context_switches(pty_pid(pty));
    pty_output(pty, &len);
    assert_int_equal(len, 0);
    assert_int_equal(after - before, 0);
    leave(pty);
}

static void suspended_by_a_signal(void **state)
{
    struct pty *pty = start(*state); /* no shell above: it comes back at once */

    pty_keys(pty, "acompost");
    assert_true(pty_shows(pty, "compost"));
    pty_forget(pty);
    pty_kill(pty, SIGTSTP);
    assert_true(pty_wrote(pty, "\033[?2004l"));
    assert_true(pty_wrote(pty, "\033[?2004h"));
    assert_true(pty_shows(pty, "compost"));
    pty_keys(pty, "\r");
    assert_true(pty_shows(pty, "1 noté"));
    leave(pty);
    expect_notes(*state, "compost\n");
}

static void a_second_window_is_refused(void **state)
{
    struct pty *first = start(*state);
    struct pty *second = session_start_as(*state, "xterm-256color", "C.UTF-8", NULL);
    int status = pty_end(second, PTY_PATIENCE);

    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 1);
    assert_true(pty_sees(second, "terreau : "));
    assert_true(pty_modes_kept(second));
    pty_free(second);
    leave(first);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        SESSION_TEST(accents_reach_the_file),
        SESSION_TEST(broken_bytes_and_sequences_leak_nothing),
        SESSION_TEST(a_resize_keeps_what_is_typed),
        SESSION_TEST(three_pasted_lines_ask_once),
        SESSION_TEST(a_paste_never_runs_commands),
        SESSION_TEST(one_megabyte_pasted),
        SESSION_TEST(a_closed_window_saves_the_draft),
        SESSION_TEST(sigterm_saves_the_draft),
        SESSION_TEST(sigquit_saves_the_draft),
        SESSION_TEST(sighup_saves_the_draft),
        SESSION_TEST(a_crash_restores_the_terminal),
        SESSION_TEST(no_colour_asked_none_given),
        SESSION_TEST(the_cursor_is_on_the_focused_item),
        SESSION_TEST(nothing_wakes_an_idle_board),
        SESSION_TEST(suspended_by_a_signal),
        SESSION_TEST(a_second_window_is_refused),
    };
    if (argc != 2)
        return 2;
    session_program = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
