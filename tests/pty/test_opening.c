/* How terreau opens a file, and what it says of one that it cannot have: the process
 * that keeps it private, a second instance, a look without writing, a synchronised
 * folder, a file that went away while it was stopped. argv[1] is the program. */
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

#include "base/str.h"
#include "session.h"

static struct pty *start(const struct session *session)
{
    struct pty *pty = session_start(session);
    assert_non_null(pty);
    return pty;
}

/* The program on the file, with one more word. */
static struct pty *start_with(const struct session *session, const char *option)
{
    const struct pty_setup setup = {
        .term = "xterm-256color", .locale = "C.UTF-8", .home = session->home};
    const char *const argv[] = {session->program, session->file, option, NULL};
    return pty_start(&setup, argv);
}

static void read_proc(const struct pty *pty, const char *name, char out[8192])
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pty_pid(pty), name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    out[fread(out, 1, 8191, file)] = '\0';
    fclose(file);
}

/* Nothing of what people said may leak in a core file or a file that others read; and a
 * full quota or a closed pipe is an error to tell, not a death. */
static void the_process_keeps_things_private(void **state)
{
    char text[8192];
    unsigned long long ignored = 0;
    struct pty *pty = start(*state);
    read_proc(pty, "status", text);
    assert_non_null(strstr(text, "Umask:\t0077"));
    assert_int_equal(sscanf(strstr(text, "SigIgn:"), "SigIgn: %llx", &ignored), 1);
    assert_true(ignored & 1ULL << (SIGXFSZ - 1));
    assert_true(ignored & 1ULL << (SIGPIPE - 1));
    read_proc(pty, "limits", text);
    assert_non_null(strstr(text, "Max core file size        0                    0 "));
    pty_free(pty);
}

static void back_up(const struct session *session)
{
    const struct pty_setup setup = {
        .term = "xterm-256color", .locale = "C.UTF-8", .home = session->home};
    const char *const argv[] = {session->program, "backup", session->file, NULL};
    struct pty *pty = pty_start(&setup, argv);
    assert_int_equal(pty_end(pty, PTY_PATIENCE), 0);
    pty_free(pty);
}

static void a_second_one_is_told_and_may_look(void **state)
{
    const struct session *session = *state;
    char holder[64];
    back_up(session);
    struct pty *first = start(session);
    pty_keys(first, "aaprès la sauvegarde\r");
    assert_true(pty_shows(first, "1 noté"));
    struct pty *second = start_with(session, "--ascii");
    assert_true(WIFEXITED(pty_end(second, PTY_PATIENCE)));
    snprintf(holder, sizeof holder, "processus %d, depuis", (int)pty_pid(first));
    assert_true(pty_shows(second, holder));
    pty_free(second);
    /* what it may see is the last backup, and nothing can be written in it */
    second = start_with(session, "--lecture");
    assert_true(pty_shows(second, "LECTURE SEULE"));
    assert_true(pty_sees(second, "Lecture seule, de la sauvegarde"));
    assert_false(pty_sees(second, "après la sauvegarde"));
    pty_keys(second, "a");
    assert_true(pty_shows(second, "ne peut pas être modifié"));
    pty_free(second);
    pty_free(first);
}

static void a_look_changes_nothing(void **state)
{
    struct pty *pty = start_with(*state, "--lecture");
    assert_true(pty_shows(pty, "Lecture seule, comme demandé"));
    assert_true(pty_sees(pty, "LECTURE SEULE"));
    pty_free(pty);
}

static void a_synchronised_folder_is_refused_unless_asked(void **state)
{
    const struct session *session = *state;
    struct str path = {0};
    str_printf(&path, "%s/.stfolder", session->home);
    fclose(fopen(path.at, "w"));
    struct pty *pty = start_with(session, "--ascii");
    pty_end(pty, PTY_PATIENCE);
    assert_true(pty_shows(pty, "synchronisé par un autre programme"));
    assert_true(pty_sees(pty, "--quand-meme"));
    pty_free(pty);
    /* then without WAL: two files that go together are what such programs mix */
    pty = start_with(session, "--quand-meme");
    assert_true(pty_shows(pty, "Communauté"));
    pty_keys(pty, "aquand même\r");
    assert_true(pty_shows(pty, "1 noté"));
    str_clear(&path);
    str_printf(&path, "%s-wal", session->file);
    assert_int_equal(access(path.at, F_OK), -1);
    pty_free(pty);
    str_free(&path);
}

/* No shell could continue it here: it is stopped and goes on at once. */
static void gone_while_stopped_is_seen_at_once(void **state)
{
    const struct session *session = *state;
    struct pty *pty = start(session);
    assert_int_equal(unlink(session->file), 0);
    pty_kill(pty, SIGTSTP);
    assert_true(pty_shows(pty, "FICHIER DÉPLACÉ, RIEN N’EST PLUS ENREGISTRÉ"));
    pty_kill(pty, SIGTERM);
    assert_true(WIFEXITED(pty_end(pty, PTY_PATIENCE)));
    assert_true(pty_sees(pty, "Une copie de tout est là"));
    pty_free(pty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        SESSION_TEST(the_process_keeps_things_private),
        SESSION_TEST(a_second_one_is_told_and_may_look),
        SESSION_TEST(a_look_changes_nothing),
        SESSION_TEST(a_synchronised_folder_is_refused_unless_asked),
        SESSION_TEST(gone_while_stopped_is_seen_at_once),
    };
    if (argc < 2)
        return 2;
    session_program = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
