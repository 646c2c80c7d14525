/* A program under a pseudo-terminal, its screen read with libvterm.
 *
 * Owns: the process, its terminal, a copy of all it wrote. Every wait has a deadline
 * and ends as soon as what is awaited is there: nothing sleeps. Does not know: terreau.
 */
#ifndef TESTS_PTY_PTYRUN_H
#define TESTS_PTY_PTYRUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define PTY_PATIENCE 20000 /* ms: long, for it is only spent on a failure */

struct pty;

struct pty_setup {
    const char *term;       /* NULL: TERM is unset */
    const char *locale;     /* LC_ALL; NULL: unset */
    const char *home;       /* HOME, and the XDG folders under it */
    int width, height;      /* 0: 80×24 */
    const char *const *env; /* more "NAME=value", NULL-terminated; may be NULL */
    int pass_fd;            /* a descriptor of ours that it inherits as 9; 0: none */
};

/* Starts argv[0] in a clean environment; exits the test when the system refuses. */
struct pty *pty_start(const struct pty_setup *setup, const char *const *argv);
/* Kills what still runs. NULL is allowed. */
void pty_free(struct pty *pty);
pid_t pty_pid(const struct pty *pty);

void pty_keys(struct pty *pty, const char *keys);
void pty_bytes(struct pty *pty, const char *bytes, size_t len);
/* Esc, and the time for it to be taken alone. */
void pty_escape(struct pty *pty);
void pty_resize(struct pty *pty, int width, int height);
/* Closes the terminal, as a window that is closed does. */
void pty_hang_up(struct pty *pty);

/* Reads what the program writes for `ms`, or until it has written something. */
bool pty_read(struct pty *pty, int ms);
/* Reads all that comes during `ms`: the pace of hands. */
void pty_watch(struct pty *pty, int ms);
/* Reads until nothing has come for `quiet` ms. */
void pty_settle(struct pty *pty, int quiet);
/* True as soon as the text is on the screen; false, with the screen on stderr, after
 * PTY_PATIENCE. pty_gone: as soon as it is not. */
bool pty_shows(struct pty *pty, const char *text);
bool pty_gone(struct pty *pty, const char *text);
/* The same in all that was written, controls included. */
bool pty_wrote(struct pty *pty, const char *bytes);
/* Whether the text is on the screen now. */
bool pty_sees(struct pty *pty, const char *text);
/* Rows joined by newlines, trailing blanks cut; of the caller. */
char *pty_screen(struct pty *pty);

struct pty_cell {
    char text[32];
    bool bold, reverse, underline;
    int colour; /* of 256, -1: the terminal's own */
};
void pty_cell(struct pty *pty, int x, int y, struct pty_cell *cell);
void pty_cursor(struct pty *pty, int *x, int *y);
/* Where a text starts on the screen; false when it is not there. */
bool pty_find(struct pty *pty, const char *text, int *x, int *y);
bool pty_on_main_screen(struct pty *pty);

/* All bytes written since the last pty_forget. */
const char *pty_output(const struct pty *pty, size_t *len);
/* Is there, among them, an SGR that sets a colour? */
bool pty_coloured(const struct pty *pty);
void pty_forget(struct pty *pty);
/* Number of read()s that brought something since then: at most the writes made. */
unsigned pty_reads(const struct pty *pty);

/* Are the modes of the terminal those it had at the start? */
bool pty_modes_kept(struct pty *pty);
/* Status of waitpid once it has ended; -1 when it runs on after `ms`. */
int pty_end(struct pty *pty, int ms);
void pty_kill(struct pty *pty, int signal);

int64_t pty_clock(void); /* µs, monotonic */

/* --- for measures --- */
/* From now on (or no more) what is read is not shown on the screen: reading is then as
 * fast as the program writes. */
void pty_blind(struct pty *pty, bool blind);
/* When the last bytes were read, on pty_clock. */
int64_t pty_last_read(const struct pty *pty);
/* Processor time of the program, ns. */
int64_t pty_processor(const struct pty *pty);

/* A fresh folder for HOME and its removal with all it holds. */
char *pty_home(void);
void pty_home_remove(char *home);

#endif
