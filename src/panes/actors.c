#include "panes/actors.h"

#include "base/i18n.h"

struct actors_state {
    size_t count;
};

static bool load(struct pane *pane, struct garden *garden, struct err *err)
{
    (void)pane;
    (void)garden;
    (void)err;
    return true;
}

static void draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                 bool focused)
{
    (void)pane;
    (void)canvas;
    (void)rect;
    (void)focused;
}

static enum outcome act(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    (void)pane;
    (void)host;
    (void)action;
    (void)err;
    return OUTCOME_UNUSED;
}

static unsigned has(const struct pane *pane)
{
    (void)pane;
    return 0;
}

static enum outcome paste(struct pane *pane, struct pane_host *host, const char *text,
                          struct err *err)
{
    (void)pane;
    (void)host;
    (void)text;
    (void)err;
    return OUTCOME_UNUSED;
}

static void status(const struct pane *pane, struct str *out)
{
    (void)pane;
    (void)out;
}

static void free_actors(struct pane *pane)
{
    (void)pane;
}

static const enum action hints[] = {ACTION_UNDO, ACTION_NONE};

const struct pane_class actors_class = {
    .name = N_("Acteurs"),
    .scope = SCOPE_ACTORS,
    .watches = CHANGED_ACTORS,
    .state_size = sizeof(struct actors_state),
    .hints = hints,
    .load = load,
    .draw = draw,
    .act = act,
    .has = has,
    .paste = paste,
    .status = status,
    .free = free_actors,
};
