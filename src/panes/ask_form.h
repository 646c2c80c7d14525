/* A box of a few labelled lines: Tab goes to the next one, Entrée saves them all.
 *
 * Owns the lines, which one has the cursor. Does not know what they are
 * for: it calls back. A refused answer keeps the box open with what was typed. */
#ifndef PANES_ASK_FORM_H
#define PANES_ASK_FORM_H

#include "panes/pane.h"

enum { FORM_MOST = 8 };

struct form_field {
    const char *label; /* « Courriel » (copied) */
    const char *text;  /* what the line holds at first, or NULL (copied) */
    const char *hint;  /* dim, while the line is empty; NULL: none (copied) */
};

struct form {
    const char *title; /* copied */
    const struct form_field *fields;
    size_t count; /* 1 to FORM_MOST */
    size_t focus; /* the line that has the cursor at first */
    /* Lines that stand whole, 1 << line: days, numbers. What is typed first takes the
     * place of what the line holds; arrows keep it. */
    unsigned whole;
    bool stay;             /* Entrée saves and the lines open again, empty */
    struct draft_of draft; /* the name of this box: see draft.def */
    void *ctx;
    void (*release)(void *ctx); /* when the box is gone; NULL: ctx is not its own */
    /* Entrée: texts[count], never NULL. False with err: the box stays open. When every
     * line is empty the box closes without this call. */
    bool (*done)(void *ctx, struct pane_host *host, const char *const *texts,
                 struct err *err);
    /* A sentence under the lines, asked again after each change: what looks like what
     * is typed. Set *sentence in the arena; NULL or "": none. May be NULL. */
    bool (*remark)(void *ctx, struct pane_host *host, const char *const *texts,
                   struct arena *arena, const char **sentence, struct err *err);
    /* Ctrl+R while a remark is shown: goes to what it speaks of; the box closes, and
     * nothing is left of what was typed. False with err: it stays. NULL: Ctrl+R is
     * nothing. */
    bool (*instead)(void *ctx, struct pane_host *host, const char *const *texts,
                    struct err *err);
    /* Words that complete a line: the arrows choose one, Entrée or Tab takes it; none
     * is ever taken unchosen. *words in the arena. May be NULL. */
    bool (*complete)(void *ctx, struct pane_host *host, size_t field, const char *text,
                     struct arena *arena, const char ***words, size_t *count,
                     struct err *err);
};

void ask_form(struct pane_host *host, const struct form *form);

#endif
