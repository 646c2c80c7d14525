#include "panes/action_list.h"

#include "base/fold.h"
#include "base/i18n.h"

static bool wanted(const struct action_def *def, const char *folded)
{
    struct str hay = {0};
    fold_text(&hay, _(def->help));
    str_add(&hay, " ");
    fold_text(&hay, _(def->label));
    str_add(&hay, " ");
    fold_text(&hay, def->name);
    str_add(&hay, " ");
    if (*def->words)
        fold_text(&hay, _(def->words));
    bool found = fold_matches(str_text(&hay), folded);
    str_free(&hay);
    return found;
}

static void add_found(struct action_list *actions, unsigned scope,
                      enum action_group group, const char *folded)
{
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        const struct action_def *def = action_def((enum action)i);
        if (def->group == group && (def->scopes & scope) && wanted(def, folded))
            actions->found[actions->count++] = def->action;
    }
}

void action_list_search(struct action_list *actions, unsigned scope)
{
    struct str folded = {0};
    fold_text(&folded, lineedit_text(&actions->search));
    actions->count = 0;
    for (int group = 0; group < GROUP_COUNT; group++) {
        add_found(actions, scope, (enum action_group)group, str_text(&folded));
        add_found(actions, SCOPE_GLOBAL, (enum action_group)group, str_text(&folded));
    }
    str_free(&folded);
    list_settle(&actions->list, actions->count, actions->list.height);
}

enum action action_list_selected(const struct action_list *actions)
{
    return actions->list.selected < actions->count
               ? actions->found[actions->list.selected]
               : ACTION_NONE;
}

bool action_list_key(struct action_list *actions, unsigned scope, struct key key)
{
    int by = key_travel(key, actions->list.height);
    if (by) {
        list_move(&actions->list, by);
        return true;
    }
    if (!lineedit_key(&actions->search, key))
        return false;
    actions->list.selected = 0;
    action_list_search(actions, scope);
    return true;
}
