/* terreau itself under a pseudo-terminal, each test in a home of its own.
 *
 * Owns: the path of the program, the home, the one community file in it. */
#ifndef TESTS_PTY_SESSION_H
#define TESTS_PTY_SESSION_H

#include <stdbool.h>

#include "ptyrun.h"

struct session {
    char *program;
    char *home;
    char *file; /* home/jardin.terreau */
};

/* A home with a new community made by `terreau new`; false when that failed. */
bool session_open(struct session *session, const char *program);
void session_close(struct session *session);

/* The program on the community's file. `env` and `term` as in struct pty_setup. */
struct pty *session_start_as(const struct session *session, const char *term,
                             const char *locale, const char *const *env);
/* On xterm-256color in UTF-8; waits for the board. NULL when it never came. */
struct pty *session_start(const struct session *session);
/* Esc up to the board, q, Entrée; the status of waitpid. Frees pty. */
int session_quit(struct pty *pty);

/* Runs `terreau WORDS FILE`; *status as of pclose. What it wrote, of the caller. */
char *session_run(const struct session *session, const char *words, int *status);
/* The texts of all notes, each on a line, in the order of the export; of the caller. */
char *session_notes(const struct session *session);

#endif
