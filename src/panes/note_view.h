/* One note in full: in the panel at the right, or in a box over the board. */
#ifndef PANES_NOTE_VIEW_H
#define PANES_NOTE_VIEW_H

#include "domain/note.h"
#include "panes/pane.h"

struct note_view {
    const struct community *community;
    const struct note *note;
    const char *column;
    const char *group;    /* NULL: none */
    const char **history; /* lines; may be NULL */
    size_t history_count;
    const struct note *like; /* another that may say the same; NULL: none */
    int top;                 /* first line of text shown */
    bool hide_author;
};

/* Draws it; returns the lines of text it would take in full. */
int note_view_draw(const struct note_view *view, struct canvas *canvas,
                   struct rect rect);

/* The box: whole text (scrolled by the arrows), history. */
bool note_view_open(struct pane_host *host, struct id note, struct err *err);

#endif
