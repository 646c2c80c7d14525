/* A long work, done by slices between two keys: how far it is, and Échap stops it.
 *
 * Owns: the box, its bar, that the work is ended once, kept or not, however the box
 * closes. Does not know what the work is. */
#ifndef PANES_PROGRESS_H
#define PANES_PROGRESS_H

#include "panes/pane.h"

struct progress {
    const char *title;   /* what goes on (copied) */
    const char *hint;    /* translated: what Échap does */
    const char *stopped; /* said once it did */
    long rows;           /* told as « 1200 sur 30000 »; 0: not told */
    void *ctx;
    /* A slice, short enough for a key to be answered at once; *more false when only
     * the end is left. */
    bool (*step)(void *ctx, bool *more, struct err *err);
    int (*done)(const void *ctx); /* 0..1000 */
    /* Once, whatever happens; it says what was done when it was kept, and frees ctx. */
    bool (*end)(void *ctx, struct pane_host *host, bool keep, struct err *err);
};
void progress_open(struct pane_host *host, const struct progress *progress);

/* "[####......]", `done` in 0..1000, of width + 2 columns. */
void progress_bar(struct canvas *canvas, int x, int y, int width, int done);

#endif
