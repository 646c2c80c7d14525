#include <stdlib.h>

#include "base/i18n.h"
#include "panes/ask.h"
#include "panes/find_private.h"

/* What a box asks about. The search screen is under it, and stays as long as it does.
 */
struct asked {
    struct find_view *view;
    struct id id; /* none: a new list */
    char *query;
};

static void release(void *ctx)
{
    struct asked *asked = ctx;
    free(asked->query);
    free(asked);
}

static struct asked *asked_new(struct find_view *view, struct id id, const char *query)
{
    struct asked *asked = xcalloc(1, sizeof *asked);
    asked->view = view;
    asked->id = id;
    asked->query = xstrdup(query);
    return asked;
}

const struct saved_list *find_list_here(const struct find_view *view)
{
    size_t selected = (size_t)view->found.list.selected;
    return view->line.text.len == 0 && selected < view->list_count
               ? &view->lists[selected]
               : NULL;
}

static bool keep(void *ctx, struct pane_host *host, const char *name, struct err *err)
{
    struct asked *asked = ctx;
    struct id id;
    if (!ops_list_save(host->garden, name, asked->query, &id, err))
        return false;
    pane_say(host, _("Liste « %s » gardée : elle est là quand la ligne est vide."),
             name);
    return true;
}

static bool rename_list(void *ctx, struct pane_host *host, const char *name,
                        struct err *err)
{
    struct asked *asked = ctx;
    asked->view->modal.stale = true;
    return ops_list_rename(host->garden, asked->id, name, err);
}

static bool forget(void *ctx, struct pane_host *host, struct err *err)
{
    struct asked *asked = ctx;
    asked->view->modal.stale = true;
    return ops_list_bin(host->garden, asked->id, err);
}

static bool is_theirs(struct pane_host *host, const struct saved_list *list)
{
    if (!id_is_none(list->id))
        return true;
    host->say(host, _("Cette liste est écrite dans la configuration : changez-la dans "
                      "le fichier .yaml."));
    return false;
}

void find_list_keep(struct find_view *view, struct pane_host *host)
{
    const struct saved_list *list = find_list_here(view);
    if (!list) {
        ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_LIST},
                                         .title = _("Garder cette liste sous le nom"),
                                         .ctx = asked_new(view, (struct id){{0}},
                                                          lineedit_text(&view->line)),
                                         .release = release,
                                         .done = keep});
        return;
    }
    if (is_theirs(host, list))
        ask_text(host,
                 &(struct ask_box){.draft = {.field = DRAFT_LIST_NAME, .id = list->id},
                                   .title = _("Nouveau nom de la liste"),
                                   .text = list->name,
                                   .ctx = asked_new(view, list->id, list->query),
                                   .release = release,
                                   .done = rename_list});
}

enum outcome find_list_forget(struct find_view *view, struct pane_host *host)
{
    const struct saved_list *list = find_list_here(view);
    if (!list)
        return OUTCOME_UNUSED;
    if (!is_theirs(host, list))
        return OUTCOME_DONE;
    const char *question = arena_printf(
        &view->found.arena, _("Oublier la liste « %s » ? (u : annuler)"), list->name);
    ask_confirm(host, &(struct confirm){.question = question,
                                        .ctx = asked_new(view, list->id, list->query),
                                        .release = release,
                                        .yes = forget});
    return OUTCOME_DONE;
}
