/* Filters kept by name: the lists of the file, and those of the configuration. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/find.h"
#include "panes/actors_private.h"
#include "panes/ask.h"

struct kept {
    struct pane *pane;
    struct arena arena;
    struct saved_list *lists;
    size_t count;
};

static void free_kept(void *ctx)
{
    struct kept *kept = ctx;
    arena_free(&kept->arena);
    free(kept);
}

/* What it narrows to, as the heading of the list will say it. */
static const char *list_words(struct kept *kept, struct garden *garden, size_t index)
{
    struct actors_state *state = actors_state(kept->pane);
    struct actors_filter filter;
    filter_read(&filter, kept->lists[index].query);
    struct actor_filter query =
        filter_query(&filter, state->verify_before, &kept->arena);
    return ops_actor_filter_words(garden, &query, &kept->arena);
}

static bool list_chosen(void *ctx, struct pane_host *host, size_t index,
                        struct err *err)
{
    struct kept *kept = ctx;
    struct actors_state *state = actors_state(kept->pane);
    (void)err;
    filter_read(&state->filter, kept->lists[index].query);
    state->focus = FOCUS_LIST;
    kept->pane->stale = true;
    pane_say(host, _("Liste « %s »."), kept->lists[index].name);
    return true;
}

bool actors_lists_open(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct kept *kept = xcalloc(1, sizeof *kept);
    kept->pane = pane;
    bool read = ops_lists(host->garden, &kept->arena, &kept->lists, &kept->count, err);
    if (!read || !kept->count) {
        if (read)
            host->say(host, _("Aucune liste gardée : t puis « garder ces critères »."));
        free_kept(kept);
        return read;
    }
    struct choice *choices =
        arena_alloc(&kept->arena, (kept->count + 1) * sizeof *choices);
    for (size_t i = 0; i < kept->count; i++)
        choices[i] =
            (struct choice){kept->lists[i].name, list_words(kept, host->garden, i)};
    ask_choice(host, &(struct choose){.title = _("Listes gardées"),
                                      .choices = choices,
                                      .count = kept->count,
                                      .ctx = kept,
                                      .release = free_kept,
                                      .done = list_chosen});
    return true;
}

static bool name_given(void *ctx, struct pane_host *host, const char *text,
                       struct err *err)
{
    struct str query = {0};
    struct id id;
    filter_write(&actors_state(ctx)->filter, &query);
    bool saved = ops_list_save(host->garden, text, str_text(&query), &id, err);
    str_free(&query);
    if (saved)
        pane_say(host, _("Liste « %s » gardée : t, puis « une liste gardée »."), text);
    return saved;
}

bool actors_list_keep(struct pane *pane, struct pane_host *host, struct err *err)
{
    if (!actors_state(pane)->filter.count)
        return err_set(err, ERR_INPUT,
                       _("Il n’y a aucun critère à garder : choisissez-en d’abord."));
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_LIST},
                                     .title = _("Garder cette liste sous le nom"),
                                     .ctx = pane,
                                     .done = name_given});
    return true;
}
