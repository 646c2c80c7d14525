/* Small questions asked in a box at the bottom: a line of text with completion, a list
 * of lettered choices, a yes/no. Each calls back; a refused answer keeps the box open
 * with what was typed. */
#ifndef PANES_ASK_H
#define PANES_ASK_H

#include "panes/pane.h"

struct ask_box {
    struct draft_of draft; /* the name of this line: see draft.def */
    const char *title;     /* « Nom du groupe » (copied) */
    const char *text;      /* what the line holds at first, or NULL (copied) */
    bool allow_empty;
    bool stay; /* Entrée saves and the line opens again, empty */
    bool live; /* `changed` is called at each key (a filter) */
    void *ctx;
    void (*release)(void *ctx); /* when the box is gone; NULL: ctx is not its own */
    /* Entrée. False with err: the box stays open. */
    bool (*done)(void *ctx, struct pane_host *host, const char *text, struct err *err);
    /* At each change when live, and with the first text when left by Échap. */
    void (*changed)(void *ctx, struct pane_host *host, const char *text);
    /* Words that complete the text; NULL: none. In the arena. */
    bool (*complete)(void *ctx, struct pane_host *host, const char *text,
                     struct arena *arena, const char ***words, size_t *count,
                     struct err *err);
};
void ask_text(struct pane_host *host, const struct ask_box *ask);

struct choice {
    const char *label;  /* copied */
    const char *detail; /* at the right, dim; may be NULL (copied) */
};
struct choose {
    const char *title;
    const struct choice *choices;
    size_t count;
    size_t selected; /* the one stood on at first */
    bool by_name; /* reached by the beginning of a word of its label, not by a letter */
    void *ctx;
    void (*release)(void *ctx); /* as in struct ask_box */
    bool (*done)(void *ctx, struct pane_host *host, size_t index, struct err *err);
};
/* Each choice is reached by one letter shown beside it: a to z, then A to Z; the
 * arrows and Entrée work too. By name, what is typed moves to the first choice that has
 * a word which begins so, accents and case aside, and Entrée takes it. */
void ask_choice(struct pane_host *host, const struct choose *choose);

struct confirm {
    const char *question; /* « Quitter ? Tout est enregistré. » */
    void *ctx;
    void (*release)(void *ctx); /* as in struct ask_box */
    bool (*yes)(void *ctx, struct pane_host *host, struct err *err);
};
/* o, O, y, Y, Entrée say yes; n, N, Échap say no. */
void ask_confirm(struct pane_host *host, const struct confirm *confirm);

#endif
