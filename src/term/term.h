/* The terminal: the only module that knows curses.
 *
 * Owns: the tty's modes, the self-pipe of signals, the input decoder, the copy of the
 * last canvas shown. Does not know: panes, actions, what a style is for. */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "input/key.h"
#include "ui/canvas.h"

struct term;

enum term_palette { PALETTE_READABLE, PALETTE_CLASSIC, PALETTE_MONO };
enum term_ground { GROUND_ASK, GROUND_DARK, GROUND_LIGHT };

struct term_options {
    enum term_palette palette;
    enum term_ground
        ground; /* ASK: COLORFGBG, then OSC 11 without ever waiting for it */
};

/* Takes the terminal (stdin and stdout). ERR_TERMINAL with a sentence when there is no
 * tty, TERM is unset or unknown (after trying xterm-256color for its cousins), or the
 * terminal cannot place its cursor (TERM=dumb). The locale must be set before. */
bool term_open(const struct term_options *options, struct term **term, struct err *err);
/* Gives the terminal back as it was. NULL is allowed. */
void term_close(struct term *term);

void term_size(const struct term *term, int *width, int *height);
/* Waits for the next event at most `timeout` ms (-1: for ever; 0: only what is there).
 * EVENT_TICK when the time has passed, EVENT_NONE when timeout is 0 and nothing came.
 */
void term_wait(struct term *term, int timeout, struct event *event);
/* Is there input not yet read? Cheap; used to stop idle work. */
bool term_pending(struct term *term);
/* Shows the canvas: one write, only what differs from the last one shown. */
void term_present(struct term *term, const struct canvas *canvas);
/* Stops the process as Ctrl-Z would elsewhere; returns when continued. */
void term_suspend(struct term *term);
/* Restores the tty from a fatal path (assert, out of memory) with async-signal-safe
 * calls only. Safe when no terminal is open. */
void term_emergency(void);
/* Palette and ground chosen by the person, at once. */
void term_set_look(struct term *term, enum term_palette palette,
                   enum term_ground ground);
/* true when the ground is (believed) light */
bool term_is_light(const struct term *term);

/* Before anything else: recovers a UTF-8 locale when the environment's is missing or
 * is not UTF-8 (C.UTF-8, fr_FR.UTF-8, en_US.UTF-8, UTF-8 in turn). False when none
 * exists: accents would be lost, and the caller says so. */
bool term_locale(void);

#endif
