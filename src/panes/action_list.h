/* The actions that a search keeps, for the help and the palette. */
#ifndef PANES_ACTION_LIST_H
#define PANES_ACTION_LIST_H

#include "input/keymap.h"
#include "ui/lineedit.h"
#include "ui/list.h"

struct action_list {
    struct lineedit search;
    enum action found[ACTION_COUNT];
    int count;
    struct list list;
};

/* Keeps the actions of the scope (and of SCOPE_GLOBAL) whose sentence, label or name
 * has words that start as those searched. Order: that of the table, by section. */
void action_list_search(struct action_list *actions, unsigned scope);
enum action action_list_selected(const struct action_list *actions);
/* Arrows, pages, and the search line. True when used. */
bool action_list_key(struct action_list *actions, unsigned scope, struct key key);

#endif
