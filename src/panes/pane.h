/* What a pane and a modal are, and what they may ask of the app.
 *
 * A pane fills the screen; `load` is its only reader, `draw` a pure function of its
 * state, `act` its only mutator. A modal stands above it and gets keys first: a line
 * being typed, a box of choices, the help. Neither knows the app, other panes, or the
 * terminal. A selection is a row id; row numbers are derived after each load. */
#ifndef PANES_PANE_H
#define PANES_PANE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "input/key.h"
#include "input/keymap.h"
#include "ops/garden.h"
#include "panes/draft.h"
#include "ui/canvas.h"

enum outcome {
    OUTCOME_DONE,
    OUTCOME_CLOSE,  /* done, and this modal is over */
    OUTCOME_UNUSED, /* the key means nothing here */
    OUTCOME_FAILED, /* err says why; nothing was lost */
};

struct modal;
struct card_filter;
struct sheet;
struct sheet_desk;
struct import_desk;

/* The panes there are, in the order of their keys; those behind one key are
 * neighbours. */
enum pane_place {
    PLACE_ACTORS,
    PLACE_ACTOR, /* the card of one */
    PLACE_GRID,  /* themes by territory */
    PLACE_MEMBERS,
    PLACE_PERSON, /* the card of one */
    PLACE_BOARD,
    PLACE_AGENDA,
    PLACE_LIVE,
    PLACE_COUNT
};

/* What a pane is asked to show when it is gone to. */
struct pane_visit {
    struct id
        id; /* a board, a meeting, an actor, a person; none: what it showed last */
    struct id item; /* the one of it to stand on: a note, a slot; none */
    char theme[64]; /* of actors, "": any, "-": without one */
    char dep[8];    /* département code, "": any, "-": without a place */
    bool list;      /* of actors: those of `theme` and `dep`, and of nothing else */
    const struct id *among; /* of an actor: those before and after it, copied by the
                               visit; NULL: none */
    size_t among_count;
    bool walk; /* those are to be verified, one after the other */
    const struct card_filter *members; /* of a card: the list it is opened from, copied
                                          by the visit; NULL: none */
    int member_order;                  /* enum card_order */
};

/* What the app offers. The same host is given to every call. */
struct pane_host {
    struct garden *garden;
    const struct keymap *keymap;
    bool projected;
    bool ascii;
    const struct import_desk *desk;  /* opens files to import; NULL: none can be */
    const struct sheet_desk *sheets; /* writes lists as files; NULL: none can be */
    /* Shows a sentence on the message line until the next key. */
    void (*say)(struct pane_host *host, const char *sentence);
    /* Puts a modal on top; the app owns it from then on. */
    void (*open)(struct pane_host *host, struct modal *modal);
    /* Shows another pane; it takes effect once this call has returned. */
    void (*go)(struct pane_host *host, enum pane_place place,
               const struct pane_visit *visit);
    /* Back to the pane from which one went to this one (the first of its key when there
     * is none); it takes effect once this call has returned. */
    void (*leave)(struct pane_host *host);
    /* Performs an action as if its key had been pressed (palette, help). */
    void (*perform)(struct pane_host *host, enum action action);
    /* What only the program around can do; may be NULL. */
    void (*keyboard)(struct pane_host *host, enum keyboard keyboard);
    bool (*start)(struct pane_host *host, const char *name, struct err *err);
    /* Closes a meeting when it is not yet, writes its minutes as files, and says where
     * (sentence in the arena). */
    bool (*publish)(struct pane_host *host, struct id meeting, struct arena *arena,
                    const char **sentence, struct err *err);
};

void pane_say(struct pane_host *host, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

struct pane;

struct pane_class {
    const char *name;
    unsigned scope;   /* of keymap */
    unsigned watches; /* CHANGED_* after which load must run again */
    size_t state_size;
    const enum action *hints; /* most useful first, ended by ACTION_NONE */
    /* Those of what the keys move in now, where it is not always the same; NULL: hints.
     */
    const enum action *(*hints_now)(const struct pane *pane);
    bool (*load)(struct pane *pane, struct garden *garden, struct err *err);
    void (*draw)(const struct pane *pane, struct canvas *canvas, struct rect rect,
                 bool focused);
    enum outcome (*act)(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err);
    /* May be NULL. */
    void (*visit)(struct pane *pane, const struct pane_visit *visit);
    /* A pane with a clock: does it run, the second that passes, and the few words that
     * other panes show of it in the header. NULL: no clock. */
    bool (*running)(const struct pane *pane);
    void (*tick)(struct pane *pane, int64_t now);
    void (*brief)(const struct pane *pane, char out[64]);
    /* A paste outside any line. */
    enum outcome (*paste)(struct pane *pane, struct pane_host *host, const char *text,
                          struct err *err);
    /* What is under the cursor, as NEED_* bits. */
    unsigned (*has)(const struct pane *pane);
    /* What can wait until the person rests: true when some of it is still to be read,
     * then rest() reads it. Both may be NULL. */
    bool (*restless)(const struct pane *pane);
    bool (*rest)(struct pane *pane, struct garden *garden, struct err *err);
    /* The line shown when nothing was just said. */
    void (*status)(const struct pane *pane, struct str *out);
    /* The list on screen as a file will have it: all its rows, the columns shown. NULL:
     * it shows no list. */
    bool (*sheet)(struct pane *pane, struct garden *garden, struct sheet *sheet,
                  struct err *err);
    void (*free)(struct pane *pane);
};

struct pane {
    const struct pane_class *class;
    void *state;
    struct arena arena; /* of the view-model: reset by load */
    bool stale;
    bool projected;
    bool ascii;        /* no glyph that a bare console lacks */
    bool detail;       /* a panel at the right shows the item in full */
    int width, height; /* of its rectangle, known before load */
};

struct pane *pane_new(const struct pane_class *class);
void pane_free(struct pane *pane);

struct modal_class {
    const char *name;
    unsigned scope; /* keys become actions of this scope; 0: raw keys */
    bool guide;     /* the help, the palette: under it they are not offered again */
    /* Rows taken from the bottom of the pane (0: drawn above it). */
    int (*rows)(const struct modal *modal, int screen_rows);
    /* Reads what it shows; called before draw when modal->stale. May be NULL. */
    bool (*load)(struct modal *modal, struct pane_host *host, struct err *err);
    void (*draw)(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas);
    enum outcome (*key)(struct modal *modal, struct pane_host *host, struct key key,
                        struct err *err);
    enum outcome (*act)(struct modal *modal, struct pane_host *host, enum action action,
                        struct err *err);
    enum outcome (*paste)(struct modal *modal, struct pane_host *host, const char *text,
                          struct err *err);
    /* Appends what its lines hold, to be kept as a draft, and puts such a text back in
     * them. NULL: it has no line whose text is kept. */
    void (*typed)(const struct modal *modal, struct str *out);
    void (*retype)(struct modal *modal, struct pane_host *host, const char *text);
    /* As the one of a pane. */
    bool (*sheet)(struct modal *modal, struct pane_host *host, struct sheet *sheet,
                  struct err *err);
    /* A long work, done by slices between two keys: is some left, and its next slice
     * (OUTCOME_CLOSE with what failed in err is fine). Both may be NULL. */
    bool (*working)(const struct modal *modal);
    enum outcome (*work)(struct modal *modal, struct pane_host *host, struct err *err);
    void (*free)(struct modal *modal);
};

/* First member of every modal. */
struct modal {
    const struct modal_class *class;
    struct modal *below;
    bool stale;
    bool left;          /* another pane was gone to from it, or above it: it closes */
    struct draft draft; /* of what is typed in it */
};

#endif
