/* A box that fills the screen with rows: a timeline, a tree, who was in a circle.
 *
 * Owns the list and where one stands in it. Does not know what the rows are: they are
 * read again whenever something changed, and keys beside the arrows are the caller's.
 */
#ifndef PANES_ROWS_VIEW_H
#define PANES_ROWS_VIEW_H

#include "panes/pane.h"

struct view_row {
    const char *lead;   /* « 12/11/2026 », "" */
    const char *text;   /* what the row is */
    const char *detail; /* at the right, dim; "" */
    uint8_t style;      /* of the text */
    bool apart;         /* a heading: not stood on when another row can be */
};

struct view_rows {
    const struct view_row *rows;
    size_t count;
    const char *heading; /* in words, above the rows: what is shown, how many */
    const char *empty;   /* the sentence when there is no row, and what to do */
};

struct rows_view {
    const char *title; /* copied */
    const char *hint;  /* its keys, at the bottom (copied) */
    size_t selected;   /* row stood on at first */
    void *ctx;
    void (*release)(void *ctx); /* when the box is gone; NULL: ctx is not its own */
    /* All in the arena. */
    bool (*load)(void *ctx, struct pane_host *host, struct arena *arena,
                 struct view_rows *out, struct err *err);
    /* Entrée on a row; OUTCOME_CLOSE closes the box. May be NULL. */
    enum outcome (*open)(void *ctx, struct pane_host *host, size_t row,
                         struct err *err);
    /* A key that does not move: `row` is the one stood on, `count` when there is none.
     * May be NULL. */
    enum outcome (*key)(void *ctx, struct pane_host *host, struct key key, size_t row,
                        struct err *err);
};

/* Opens the box once its rows could be read; ctx is released when they could not. */
bool rows_view_open(struct pane_host *host, const struct rows_view *view,
                    struct err *err);

/* How far a key moves in a list of so many rows; 0: it does not. */
int rows_step(struct key key, size_t count);

#endif
