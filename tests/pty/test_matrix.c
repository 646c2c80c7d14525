/* terreau on every terminal and in every locale that people meet: it starts, takes
 * accents and leaves as told, or it explains. argv[1] is the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "session.h"

static const char *program;

static int set_up(void **state)
{
    struct session *session = calloc(1, sizeof *session);
    *state = session;
    return session_open(session, program) ? 0 : -1;
}

static int tear_down(void **state)
{
    session_close(*state);
    free(*state);
    return 0;
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

static void not_a_terminal(void **state)
{
    int status;
    char *said = session_run(*state, "", &status);

    assert_int_equal(WEXITSTATUS(status), 1);
    assert_non_null(strstr(said, "terreau a besoin d’un terminal"));
    free(said);
}

/* One terminal in one locale: a note of accents goes in, the program leaves as told. */
static void works_on(const struct session *session, const char *term,
                     const char *locale)
{
    struct pty *pty = session_start_as(session, term, locale, NULL);

    print_message("%s, %s\n", term, locale);
    assert_true(pty_shows(pty, "palette"));
    pty_keys(pty, "aé œ « » ");
    assert_true(pty_shows(pty, "é œ « »"));
    pty_keys(pty, term);
    pty_keys(pty, "\r");
    assert_true(pty_shows(pty, term));
    leave(pty);
}

static void explains_on(const struct session *session, const char *term,
                        const char *locale)
{
    struct pty *pty = session_start_as(session, term, locale, NULL);
    int status = pty_end(pty, PTY_PATIENCE);

    print_message("%s, %s\n", term ? term : "(unset)", locale);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 1);
    assert_true(pty_wrote(pty, "TERM=xterm-256color"));
    assert_true(pty_modes_kept(pty));
    pty_free(pty);
}

static void every_terminal_in_every_locale(void **state)
{
    static const char *const terms[] = {
        "xterm-256color", "xterm", "screen", "screen-256color",
        "tmux-256color",  "linux", "vt100"};
    static const char *const none[] = {"dumb", "unknown", NULL};
    static const char *const locales[] = {"C", "C.UTF-8", "fr_FR.UTF-8"};

    for (size_t l = 0; l < 3; l++) {
        for (size_t t = 0; t < sizeof terms / sizeof *terms; t++)
            works_on(*state, terms[t], locales[l]);
        for (size_t t = 0; t < sizeof none / sizeof *none; t++)
            explains_on(*state, none[t], locales[l]);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(not_a_terminal, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_terminal_in_every_locale, set_up,
                                        tear_down),
    };
    if (argc != 2)
        return 2;
    program = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
