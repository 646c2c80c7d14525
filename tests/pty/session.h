/* terreau itself under a pseudo-terminal, each test in a home of its own.
 *
 * Owns: the path of the program, the home, the one community file in it. */
#ifndef TESTS_PTY_SESSION_H
#define TESTS_PTY_SESSION_H

#include <stdbool.h>

#include "base/id.h"
#include "ptyrun.h"

struct session {
    char *program;
    char *home;
    char *file; /* home/jardin.terreau */
};

/* A home with a new community made by `terreau new`; false when that failed. */
bool session_open(struct session *session, const char *program);
void session_close(struct session *session);

/* For cmocka: *state is a session of session_program, which main sets. */
extern const char *session_program;
int session_set_up(void **state);
int session_tear_down(void **state);
#define SESSION_TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, session_set_up, session_tear_down)

/* The program on the community's file. `env` and `term` as in struct pty_setup. */
struct pty *session_start_as(const struct session *session, const char *term,
                             const char *locale, const char *const *env);
/* On xterm-256color in UTF-8; it inherits pass_fd as 9. */
struct pty *session_start_with(const struct session *session, const char *const *env,
                               int pass_fd);
/* The same alone; waits for the board. NULL when it never came. */
struct pty *session_start(const struct session *session);
/* Runs `terreau WORDS FILE`; *status as of pclose. What it wrote, of the caller. */
char *session_run(const struct session *session, const char *words, int *status);

struct session_note {
    struct id id;
    char *text;
};
/* All notes of the export, in its order: that of their making. */
struct session_note *session_all_notes(const struct session *session, size_t *count);
void session_free_notes(struct session_note *notes, size_t count);
/* Their texts, each on a line; of the caller. */
char *session_notes(const struct session *session);

#endif
