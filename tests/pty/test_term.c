/* The terminal layer alone, under a real pseudo-terminal: argv[1] is term-probe. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "ptyrun.h"

static char *probe_path;
static char *home;

static struct pty *start_as(const char *term, const char *const *env)
{
    const struct pty_setup setup = {
        .term = term, .locale = "C.UTF-8", .home = home, .env = env};
    const char *const argv[] = {probe_path, NULL};
    return pty_start(&setup, argv);
}

static struct pty *start(void)
{
    struct pty *pty = start_as("xterm-256color", NULL);
    assert_true(pty_shows(pty, "couleur"));
    return pty;
}

static void leave(struct pty *pty)
{
    pty_keys(pty, "q");
    assert_int_equal(pty_end(pty, PTY_PATIENCE), 0);
    assert_true(pty_modes_kept(pty));
    assert_true(pty_sees(pty, "fini"));
    pty_free(pty);
}

static void keys_by_name(void **state)
{
    struct pty *pty = start();

    (void)state;
    pty_keys(pty, "é");
    assert_true(pty_shows(pty, "1 touche [é]"));
    pty_keys(pty, "\033[A\033[1;2B");
    assert_true(pty_shows(pty, "3 touche [Maj+"));
    pty_keys(pty, "\023\021\003"); /* Ctrl+S, Ctrl+Q, Ctrl+C are keys like the others */
    assert_true(pty_shows(pty, "6 touche [Ctrl+C]"));
    pty_escape(pty);
    assert_true(pty_shows(pty, "7 touche [Échap]"));
    leave(pty);
}

static void unknown_sequences_leak_nothing(void **state)
{
    static const char noise[] = "\033[I\033[O\033[<0;3;4M\033[?1;2c\033[>41;354;0c"
                                "\033]52;c;YWJj\a\033P1$r0m\033\\\033[99;7;3;2;1z"
                                "\033x\033\303\251\377\200\351";
    struct pty *pty = start();

    (void)state;
    pty_keys(pty, noise);
    pty_keys(pty, "f");
    assert_true(pty_shows(pty, "1 touche [f]"));
    leave(pty);
}

static void a_paste_of_one_megabyte(void **state)
{
    struct pty *pty = start();
    size_t size = 1024 * 1024;
    char *text = malloc(size + 1);
    int64_t begun = pty_clock();

    (void)state;
    for (size_t i = 0; i < size; i++)
        text[i] = i % 80 == 79 ? '\r' : 'x';
    text[size] = '\0';
    assert_true(pty_wrote(pty, "\033[?2004h"));
    pty_keys(pty, "\033[200~");
    pty_bytes(pty, text, size);
    pty_keys(pty, "\033[201~");
    assert_true(pty_shows(pty, "1 collage 1048576 octets 13108 lignes"));
    print_message("1 MB in %lld ms\n", (long long)(pty_clock() - begun) / 1000);
    free(text);
    leave(pty);
}

static void sizes(void **state)
{
    struct pty *pty = start();

    (void)state;
    pty_resize(pty, 120, 35);
    assert_true(pty_shows(pty, "taille 120x35"));
    pty_resize(pty, 1, 1);
    pty_resize(pty, 40, 10);
    assert_true(pty_shows(pty, "taille 40x10"));
    leave(pty);
}

static void wide_characters_and_marks(void **state)
{
    struct pty *pty = start();
    struct pty_cell cell;

    (void)state;
    pty_keys(pty, "w");
    assert_true(pty_shows(pty, "日本 e\xcc\x81 œ « ok » fin"));
    pty_cell(pty, 2, 1, &cell);
    assert_string_equal(cell.text, "本");
    pty_cell(pty, 5, 1, &cell);
    assert_string_equal(cell.text, "e\xcc\x81");
    leave(pty);
}

static void few_bytes_and_one_write(void **state)
{
    struct pty *pty = start();
    size_t len;
    int x, y;

    (void)state;
    pty_settle(pty, 100);
    pty_forget(pty);
    pty_keys(pty, "i");
    pty_settle(pty, 100);
    pty_output(pty, &len);
    assert_int_equal(len, 0); /* the same frame: not a byte */
    pty_keys(pty, "c");
    assert_true(pty_read(pty, PTY_PATIENCE));
    pty_settle(pty, 100);
    pty_output(pty, &len);
    assert_in_range(len, 1, 80);
    assert_int_equal(pty_reads(pty), 1);
    pty_cursor(pty, &x, &y); /* back where it was */
    assert_int_equal(x, 3);
    assert_int_equal(y, 2);
    leave(pty);
}

static void no_colour(void **state)
{
    static const char *const refused[] = {"NO_COLOR=1", NULL};
    static const char *const allowed[] = {"NO_COLOR=", NULL};
    struct pty *pty = start_as("xterm-256color", refused);
    struct pty_cell cell;

    (void)state;
    assert_true(pty_shows(pty, "couleur"));
    pty_cell(pty, 20, 0, &cell);
    assert_true(cell.bold); /* fear, by its weight alone */
    pty_cell(pty, 30, 0, &cell);
    assert_true(cell.underline);
    pty_keys(pty, "q");
    pty_end(pty, PTY_PATIENCE);
    assert_false(pty_coloured(pty));
    pty_free(pty);

    pty = start_as("xterm-256color", allowed);
    assert_true(pty_shows(pty, "couleur"));
    assert_true(pty_coloured(pty));
    leave(pty);
}

static int colour_at(struct pty *pty, int x)
{
    struct pty_cell cell;
    pty_cell(pty, x, 0, &cell);
    return cell.colour;
}

static void inks(void **state)
{
    static const char *const dark[] = {"COLORFGBG=15;0", NULL};
    static const char *const light[] = {"COLORFGBG=0;default;15", NULL};
    struct pty *pty = start_as("xterm-256color", dark);

    (void)state;
    assert_true(pty_shows(pty, "couleur"));
    assert_int_equal(colour_at(pty, 0), -1);
    assert_int_equal(colour_at(pty, 10), 43);
    assert_int_equal(colour_at(pty, 20), 208);
    assert_int_equal(colour_at(pty, 30), 183);
    leave(pty);
    pty = start_as("xterm-256color", light);
    assert_true(pty_shows(pty, "couleur"));
    assert_int_equal(colour_at(pty, 10), 23);
    assert_int_equal(colour_at(pty, 20), 160);
    assert_int_equal(colour_at(pty, 30), 18);
    leave(pty);
    pty = start_as("xterm", dark); /* eight colours */
    assert_true(pty_shows(pty, "couleur"));
    assert_int_equal(colour_at(pty, 10), 2);
    assert_int_equal(colour_at(pty, 20), 1);
    assert_int_equal(colour_at(pty, 30), 5);
    leave(pty);
}

static void the_ground_is_asked_not_awaited(void **state)
{
    static const char *const told[] = {"COLORFGBG=15;0", NULL};
    struct pty *pty = start(); /* painted although nobody answered */
    size_t len;

    (void)state;
    assert_true(pty_wrote(pty, "\033]11;?"));
    pty_keys(pty, "\033]11;rgb:fdfd/f6f6/e3e3\033\\");
    assert_true(pty_shows(pty, "1 fond clair"));
    assert_int_equal(colour_at(pty, 10), 23);
    leave(pty);

    static const char *const quiet[] = {"linux", "xterm", "vt100"};
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++) {
        pty = start_as(quiet[i], NULL);
        assert_true(pty_shows(pty, "couleur"));
        pty_settle(pty, 50);
        assert_null(strstr(pty_output(pty, &len), "\033]11"));
        leave(pty);
    }
    pty = start_as("xterm-256color", told);
    assert_true(pty_shows(pty, "couleur"));
    pty_settle(pty, 50);
    assert_null(strstr(pty_output(pty, &len), "\033]11"));
    leave(pty);
}

static void suspension(void **state)
{
    const struct pty_setup setup = {
        .term = "xterm-256color", .locale = "C.UTF-8", .home = home};
    const char *const argv[] = {"/bin/sh", "-c",
                                "set -m; \"$0\"; stty -a; echo rendu; read x; fg",
                                probe_path, NULL};
    struct pty *pty = pty_start(&setup, argv);

    (void)state;
    assert_true(pty_shows(pty, "couleur"));
    pty_keys(pty, "\032");
    assert_true(pty_shows(pty, "rendu"));
    assert_true(pty_on_main_screen(pty));
    assert_true(pty_sees(pty, " icanon"));
    assert_true(pty_sees(pty, " echo "));
    pty_keys(pty, "\n");
    assert_true(pty_shows(pty, "reprise"));
    assert_true(pty_sees(pty, "couleur"));
    pty_keys(pty, "q");
    assert_int_equal(pty_end(pty, PTY_PATIENCE), 0);
    pty_free(pty);
}

static void where_nobody_could_continue(void **state)
{
    struct pty *pty = start(); /* leader of its session: no shell above */

    (void)state;
    pty_keys(pty, "\032");
    assert_true(pty_shows(pty, "reprise"));
    leave(pty);
}

static void a_crash_gives_the_terminal_back(void **state)
{
    static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS};

    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct pty *pty = start();
        pty_kill(pty, signals[i]);
        int status = pty_end(pty, PTY_PATIENCE);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), signals[i]);
        assert_true(pty_modes_kept(pty));
        assert_true(pty_on_main_screen(pty));
        assert_true(pty_sees(pty, "terreau s’est arrêté sur une erreur interne."));
        assert_true(pty_wrote(pty, "\033[?2004l"));
        pty_free(pty);
    }
}

static void signals_to_leave(void **state)
{
    struct pty *pty = start();

    (void)state;
    pty_kill(pty, SIGTERM);
    assert_int_equal(pty_end(pty, PTY_PATIENCE), 0);
    assert_true(pty_modes_kept(pty));
    pty_free(pty);

    pty = start();
    pty_hang_up(pty);
    int status = pty_end(pty, PTY_PATIENCE);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 129);
    pty_free(pty);
}

static void refused(const char *term, const char *sentence)
{
    struct pty *pty = start_as(term, NULL);
    int status = pty_end(pty, PTY_PATIENCE);

    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
    assert_true(pty_sees(pty, sentence));
    assert_true(pty_modes_kept(pty));
    pty_free(pty);
}

static void terminals_known_or_not(void **state)
{
    static const char *const known[] = {"xterm", "xterm-kitty",  "screen",
                                        "linux", "vt100",        "screen-256color",
                                        "foot",  "odd-256color", "tmux-256color"};

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct pty *pty = start_as(known[i], NULL);
        assert_true(pty_shows(pty, "couleur"));
        pty_keys(pty, "\033[A");
        assert_true(pty_shows(pty, "1 touche ["));
        leave(pty);
    }
    refused("dumb", "« dumb » ne sait pas placer son curseur");
    refused("unheard-of", "« unheard-of » est inconnu de ce système");
    refused("a\033]0;b\a", "inconnu de ce système");
    refused(NULL, "La variable TERM n’est pas définie");
}

static void not_a_terminal(void **state)
{
    char command[512], line[512] = "";

    (void)state;
    snprintf(command, sizeof command, "TERM=xterm '%s' 2>&1 >/dev/null </dev/null",
             probe_path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_non_null(fgets(line, sizeof line, pipe));
    assert_non_null(strstr(line, "terreau a besoin d’un terminal"));
    assert_int_equal(WEXITSTATUS(pclose(pipe)), 2);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_by_name),
        cmocka_unit_test(unknown_sequences_leak_nothing),
        cmocka_unit_test(a_paste_of_one_megabyte),
        cmocka_unit_test(sizes),
        cmocka_unit_test(wide_characters_and_marks),
        cmocka_unit_test(few_bytes_and_one_write),
        cmocka_unit_test(no_colour),
        cmocka_unit_test(inks),
        cmocka_unit_test(the_ground_is_asked_not_awaited),
        cmocka_unit_test(suspension),
        cmocka_unit_test(where_nobody_could_continue),
        cmocka_unit_test(a_crash_gives_the_terminal_back),
        cmocka_unit_test(signals_to_leave),
        cmocka_unit_test(terminals_known_or_not),
        cmocka_unit_test(not_a_terminal),
    };
    if (argc != 2)
        return 2;
    probe_path = realpath(argv[1], NULL);
    home = pty_home();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    pty_home_remove(home);
    free(probe_path);
    return failed;
}
