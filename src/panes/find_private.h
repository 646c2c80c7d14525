/* What the files of the search screen share. */
#ifndef PANES_FIND_PRIVATE_H
#define PANES_FIND_PRIVATE_H

#include "panes/found_list.h"
#include "ui/lineedit.h"

struct find_view {
    struct modal modal;
    struct lineedit line;
    struct found_list found;
    struct saved_list
        *lists; /* in the arena of `found`; shown while nothing is typed */
    size_t list_count;
    size_t most; /* answers asked for; more when the last one is reached */
};

/* --- find_lists.c: keeping and forgetting a list ------------------------------------
 */

/* Asks for a name, and keeps what is typed under it; on a list of an empty line,
 * renames it. */
void find_list_keep(struct find_view *view, struct pane_host *host);
/* Asks, then forgets the list under the cursor. */
enum outcome find_list_forget(struct find_view *view, struct pane_host *host);
/* NULL while something is typed, or when there is none. */
const struct saved_list *find_list_here(const struct find_view *view);

#endif
