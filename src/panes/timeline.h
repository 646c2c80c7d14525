/* What happened with someone, latest first: read as rows, and shown on a full screen.
 *
 * Owns the words of a row and what Entrée on it leads to. */
#ifndef PANES_TIMELINE_H
#define PANES_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/mem.h"
#include "domain/card.h"

struct garden;
struct pane_host;

/* What a row points to. */
enum timeline_target {
    TARGET_NONE,
    TARGET_MEETING,
    TARGET_NOTE,
    TARGET_ITEM, /* an action, a decision: its meeting */
    TARGET_PERSON,
    TARGET_TOUCH, /* an exchange or a note about her, which can be thrown away */
};

struct timeline_row {
    const char *day;
    const char *text; /* « Appel : d'accord pour mars » */
    const char *by;   /* who noted it, "" */
    uint8_t style;
    enum timeline_target target;
    struct id row;
};

/* Kinds of rows are bits; 0: all. */
size_t timeline_kinds(void);
const char *timeline_kind_name(size_t kind);
bool timeline_counts(struct garden *garden, struct id person, int *counts,
                     struct err *err);
/* The first `most` of those kinds; *more: others follow. All in the arena. */
bool timeline_read(struct garden *garden, struct id person, unsigned kinds, size_t most,
                   struct arena *arena, struct timeline_row **rows, size_t *count,
                   bool *more, struct err *err);

/* Writes an exchange or a note about someone. */
bool timeline_add(struct garden *garden, const struct touch *touch, struct id *id,
                  struct err *err);
const char *timeline_touch_kind(enum touch_kind kind);       /* « appel » */
const char *timeline_touch_nature(enum touch_nature nature); /* « avis » */
/* Throws away a row of TARGET_TOUCH. */
bool timeline_bin(struct garden *garden, struct id touch, struct err *err);

/* The full screen; `name` is copied. */
bool timeline_open(struct pane_host *host, struct id person, const char *name,
                   struct err *err);

#endif
