/* Answers of a search as a list to choose from: for the palette and the search screen.
 *
 * Owns the answers, in its own arena, and where the cursor stands among them. Does not
 * know the line where the search is typed. */
#ifndef PANES_FOUND_LIST_H
#define PANES_FOUND_LIST_H

#include "ops/find.h"
#include "panes/pane.h"
#include "ui/list.h"

struct found_list {
    struct arena arena; /* reset by each search */
    struct find_answer answer;
    struct list list;
};

/* Searches; the cursor goes to the first answer. On false the list is empty. */
bool found_list_search(struct found_list *found, struct pane_host *host,
                       const char *typed, size_t most, struct err *err);
/* NULL when there is none. */
const struct found *found_list_selected(const struct found_list *found);
/* One row: the name, its kind at the right. _row: and where it is, dim, in the room
 * that the name leaves. */
void found_draw_name(const struct found *found, struct canvas *canvas, struct rect row,
                     bool here);
void found_draw_row(const struct found *found, struct canvas *canvas, struct rect row,
                    bool here);
/* Goes to where it is seen; says so when it is nowhere. */
void found_open(const struct found *found, struct pane_host *host);
void found_list_free(struct found_list *found);

#endif
