/* Inside of term/: the open terminal, shared by its files only. */
#ifndef TERM_PRIVATE_H
#define TERM_PRIVATE_H

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>

#include "term/decode.h"
#include "term/term.h"

#define BRACKETED_PASTE_ON "\033[?2004h"
#define BRACKETED_PASTE_OFF "\033[?2004l"

enum colour_depth { DEPTH_MONO, DEPTH_8, DEPTH_256 };

struct look {
    attr_t attributes;
    short pair;
};

struct term {
    SCREEN *screen;
    int width, height;
    bool ansi; /* it moves its cursor by ESC [: private modes may be sent to it */

    enum colour_depth depth;
    enum term_palette palette;
    enum term_ground ground; /* ASK until known */
    struct look looks[STYLE_COUNT];
    bool ask_ground; /* after the next frame */
    int64_t asked;   /* when the ground was asked and not yet answered, else 0 */

    struct decoder input;
    struct key_string *strings;
    bool gone;          /* nothing more can be read: the terminal hung up */
    unsigned seen;      /* signals not yet told, SEEN_* */
    int stop_signal;    /* the one that asks to leave */
    bool resumed;       /* to be told at the next wait */
    int64_t stop_since; /* when leaving was first asked, else 0 */

    struct cell *shown; /* the last canvas, width × height; NULL before the first */
    int shown_width, shown_height;
    int cursor_x, cursor_y;
    cchar_t *row; /* scratch, one row */
};

/* keys.c: the key strings of the terminal that is open, of the caller. */
struct key_string *keys_of_terminal(size_t *count);

/* look.c */
/* Starts colours as far as the terminal and NO_COLOR allow; ground from COLORFGBG. */
void look_open(struct term *term, const struct term_options *options);
/* Gives every style its attributes again; the next frame shows them. */
void look_apply(struct term *term);

/* present.c: forgets what is shown, so that the next frame repaints all. */
void present_forget(struct term *term);

/* open.c */
/* A string of the terminal's description, "" when it lacks it. */
const char *term_capability(const char *name);
/* Takes the size from the system; the next frame repaints all. */
void term_measure(struct term *term);
/* The tty back in our modes, after a suspension. */
void term_retake(struct term *term);

/* signals.c */
enum signal_seen {
    SEEN_RESIZE = 1 << 0,
    SEEN_CONTINUE = 1 << 1,
    SEEN_SUSPEND = 1 << 2,
    SEEN_STOP = 1 << 3,
};
/* Saves the tty's modes and the dispositions of signals, and watches those that ask for
 * something. Before newterm. */
bool signals_take(void);
/* Crashes too, with the string that restores the screen. After newterm. */
void signals_arm(const char *restore, size_t len);
/* Puts modes and dispositions back. */
void signals_give_back(void);
/* The descriptor that becomes readable when a signal came. */
int signals_descriptor(void);
/* Takes all signals seen since, as SEEN_* bits; *last is the one that asks to leave. */
unsigned signals_seen(int *last);
/* Stops the process group as the terminal's Ctrl-Z does; returns when continued. */
void signals_stop(void);

#endif
