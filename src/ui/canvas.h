/* A screen without a terminal: cells of text with a style, and one cursor.
 *
 * Owns: clipping, cutting, columns (libc wcwidth through base/width.h), the filter of
 * what may be shown (utf8_displayable): every string put here is safe for a terminal.
 * Does not know: colours, curses. */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "ui/style.h"

struct rect {
    int x, y, width, height;
};

/* A base character and at most four marks. A wide character is followed by a cell of
 * width 0 and len 0. */
struct cell {
    char bytes[20];
    uint8_t len;
    uint8_t width;
    uint8_t style;
    uint8_t unused;
};

struct canvas {
    int width, height;
    struct cell *cells; /* row after row */
    int cursor_x, cursor_y;
    bool ascii; /* chrome (rules, boxes, ellipsis, quotes) in ASCII */
};

void canvas_init(struct canvas *canvas, int width, int height, bool ascii);
void canvas_resize(struct canvas *canvas, int width, int height);
void canvas_free(struct canvas *canvas);
/* Blank everywhere, cursor at the top left. */
void canvas_clear(struct canvas *canvas);

/* Puts text from (x, y), clipped to the canvas and to `room` columns; returns the
 * columns used. A wide character that does not fit whole is left out. */
int canvas_put(struct canvas *canvas, int x, int y, int room, uint8_t style,
               const char *text);
/* The same; a text that does not fit ends with "…". */
int canvas_put_cut(struct canvas *canvas, int x, int y, int room, uint8_t style,
                   const char *text);
/* Cut in its middle: how it ends is read too. */
int canvas_put_middle(struct canvas *canvas, int x, int y, int room, uint8_t style,
                      const char *text);
/* The same, ending at column x + room. */
void canvas_put_right(struct canvas *canvas, int x, int y, int room, uint8_t style,
                      const char *text);
int canvas_printf(struct canvas *canvas, int x, int y, int room, uint8_t style,
                  const char *format, ...) __attribute__((format(printf, 6, 7)));
/* Blanks a rectangle in a style. */
void canvas_fill(struct canvas *canvas, struct rect rect, uint8_t style);
/* Adds style bits (STYLE_REVERSE, STYLE_BOLD) to the cells of a rectangle. */
void canvas_emphasise(struct canvas *canvas, struct rect rect, uint8_t bits);
/* The line of the cursor in a list: one block, whatever inks it was written in; what
 * was bold stays so. */
void canvas_focus(struct canvas *canvas, struct rect rect);
/* "───", "···" */
void canvas_rule(struct canvas *canvas, int x, int y, int width, uint8_t style);
void canvas_dots(struct canvas *canvas, int x, int y, int width, uint8_t style);
void canvas_bar(struct canvas *canvas, int x, int y, int height, uint8_t style);
/* A blank box with a border and a title in it: ┌─┤ title ├──┐ */
void canvas_box(struct canvas *canvas, struct rect rect, uint8_t style,
                const char *title);
void canvas_cursor(struct canvas *canvas, int x, int y);

/* The golden form: the rows of text between bars, then the rows of styles (one letter a
 * cell), then the cursor. */
void canvas_dump(const struct canvas *canvas, struct str *out);

#endif
