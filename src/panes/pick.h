/* A record chosen by two or three letters of its name: a person, an actor.
 *
 * Owns the line, the proposals under it and which one is chosen. Does not know what the
 * choice is for; a name that nobody has can be created on the spot when the caller
 * says how. */
#ifndef PANES_PICK_H
#define PANES_PICK_H

#include "panes/pane.h"

enum { PICK_MOST = 8 };

struct pick_row {
    struct id id;
    const char *label; /* what tells homonyms apart */
};

struct pick {
    const char *title; /* copied */
    const char *text;  /* what the line holds at first, or NULL (copied) */
    const char *none; /* « personne » : an empty line may be chosen; NULL: it may not */
    /* At most PICK_MOST rows, in the arena, in the order they are shown. */
    bool (*find)(struct garden *garden, const char *typed, struct arena *arena,
                 struct pick_row **rows, size_t *count, struct err *err);
    void *ctx;
    void (*release)(void *ctx); /* when the box is gone; NULL: ctx is not its own */
    /* Entrée, with the row chosen; an id of none for the empty line. False with err:
     * the box stays open. */
    bool (*done)(void *ctx, struct pane_host *host, struct id id, const char *label,
                 struct err *err);
    /* Entrée on « créer »: makes what is typed and what it was asked for, in one step.
     * NULL: only what exists can be chosen. False as above. */
    bool (*make)(void *ctx, struct pane_host *host, const char *typed, struct err *err);
};

void pick_open(struct pane_host *host, const struct pick *pick);

/* Persons whose given, family or organisation words start as typed. */
bool pick_persons(struct garden *garden, const char *typed, struct arena *arena,
                  struct pick_row **rows, size_t *count, struct err *err);
/* Actors whose words start as typed, by name. */
bool pick_actors_named(struct garden *garden, const char *typed, struct arena *arena,
                       struct pick_row **rows, size_t *count, struct err *err);

#endif
