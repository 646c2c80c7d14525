#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "term/private.h"

#include "base/clock.h"
#include "base/mem.h"
#include "base/utf8.h"

/* OSC 11: which colour is the ground? Answered in the input, or never. */
static const char ground_question[] = "\033]11;?\033\\";

enum { NO_MORE = -1, MARKS = 4 };

void present_forget(struct term *term)
{
    free(term->shown);
    term->shown = NULL;
}

static void remember_size(struct term *term, const struct canvas *canvas)
{
    size_t cells = (size_t)canvas->width * (size_t)canvas->height;

    free(term->shown);
    term->shown = xcalloc(cells ? cells : 1, sizeof *term->shown);
    term->shown_width = canvas->width;
    term->shown_height = canvas->height;
    term->row = xrealloc(term->row, ((size_t)canvas->width + 1) * sizeof *term->row);
    erase();
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
    return a->style == b->style && a->width == b->width && a->len == b->len &&
           memcmp(a->bytes, b->bytes, a->len) == 0;
}

static void cell_text(const struct cell *cell, wchar_t text[MARKS + 2])
{
    size_t n = 0;
    uint32_t code;

    for (size_t at = 0; at < cell->len && n <= MARKS;) {
        at += utf8_decode(cell->bytes + at, cell->len - at, &code);
        text[n++] = (wchar_t)code;
    }
    if (n == 0)
        text[n++] = L' ';
    text[n] = L'\0';
}

static void cell_look(const struct term *term, uint8_t style, struct look *look)
{
    unsigned meaning = style & ~(unsigned)(STYLE_REVERSE | STYLE_BOLD);

    *look = term->looks[meaning < STYLE_COUNT ? meaning : STYLE_PLAIN];
    /* what is reversed in a bar that is reversed shows by being plain */
    if (style & STYLE_REVERSE)
        look->attributes ^= A_REVERSE;
    if (style & STYLE_BOLD)
        look->attributes |= A_BOLD;
}

/* The cells [from, to) of a row into term->row, one cchar_t a character. */
static int row_text(struct term *term, const struct cell *cells, int from, int to)
{
    wchar_t text[MARKS + 2];
    struct look look = {0};
    int style = NO_MORE;
    int n = 0;

    for (int x = from; x < to; x++) {
        if (cells[x].width == 0)
            continue; /* the second half of a wide character */
        if (cells[x].style != style) {
            style = cells[x].style;
            cell_look(term, cells[x].style, &look);
        }
        cell_text(&cells[x], text);
        setcchar(&term->row[n++], text, look.attributes, look.pair, NULL);
    }
    return n;
}

/* Writes what differs in a row, from the first to the last cell that does; false when
 * nothing does. */
static bool present_row(struct term *term, const struct canvas *canvas, int y)
{
    const struct cell *now = canvas->cells + (size_t)y * (size_t)canvas->width;
    struct cell *shown = term->shown + (size_t)y * (size_t)canvas->width;
    size_t size = (size_t)canvas->width * sizeof *now;
    int from = 0;
    int to = canvas->width;

    if (memcmp(now, shown, size) == 0)
        return false;
    while (from < to && same_cell(&now[from], &shown[from]))
        from++;
    while (to > from && same_cell(&now[to - 1], &shown[to - 1]))
        to--;
    memcpy(shown, now, size);
    if (from == to)
        return false;
    while (from > 0 && now[from].width == 0)
        from--;
    while (to < canvas->width && now[to].width == 0)
        to++;
    mvadd_wchnstr(y, from, term->row, row_text(term, now, from, to));
    return true;
}

static void ask_ground(struct term *term)
{
    term->ask_ground = false;
    term->asked = clock_monotonic();
    ssize_t written = write(STDOUT_FILENO, ground_question, sizeof ground_question - 1);
    (void)written;
}

void term_present(struct term *term, const struct canvas *canvas)
{
    bool fresh = term->shown == NULL || term->shown_width != canvas->width ||
                 term->shown_height != canvas->height;
    bool changed = fresh || term->cursor_x != canvas->cursor_x ||
                   term->cursor_y != canvas->cursor_y;

    if (fresh)
        remember_size(term, canvas);
    for (int y = 0; y < canvas->height; y++)
        changed |= present_row(term, canvas, y);
    if (!changed)
        return;
    term->cursor_x = canvas->cursor_x;
    term->cursor_y = canvas->cursor_y;
    move(canvas->cursor_y, canvas->cursor_x);
    wnoutrefresh(stdscr);
    doupdate();
    if (term->ask_ground)
        ask_ground(term);
}
