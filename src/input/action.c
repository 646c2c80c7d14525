#include "base/i18n.h"
#include "base/str.h"
#include "input/keymap.h"

static const struct action_def actions[] = {
#define ACTION(id, name, scopes, keys, needs, group, label, help, words)               \
    {ACTION_##id, name, scopes, keys, needs, group, label, help, words},
#include "input/actions.def"
#undef ACTION
};

const struct action_def *action_def(enum action action)
{
    if (action <= ACTION_NONE || action >= ACTION_COUNT)
        return NULL;
    return &actions[action - 1];
}

enum action action_named(const char *name)
{
    for (int i = 1; i < ACTION_COUNT; i++)
        if (str_equal(actions[i - 1].name, name))
            return (enum action)i;
    return ACTION_NONE;
}

const char *action_group_title(enum action_group group)
{
    static const char *const titles[GROUP_COUNT] = {
        [GROUP_WRITE] = N_("SAISIR ET CORRIGER"),
        [GROUP_SORT] = N_("CLASSER"),
        [GROUP_SEE] = N_("VOIR"),
        [GROUP_EVERYWHERE] = N_("PARTOUT"),
    };
    return titles[group];
}

int action_travel(enum action action, int page, int all)
{
    page = page > 0 ? page : 1;
    all = all > 0 ? all : 1;
    switch ((int)action) {
    case ACTION_UP:
        return -1;
    case ACTION_DOWN:
        return 1;
    case ACTION_PAGE_UP:
        return -page;
    case ACTION_PAGE_DOWN:
        return page;
    case ACTION_FIRST:
        return -all;
    case ACTION_LAST:
        return all;
    default:
        return 0;
    }
}
