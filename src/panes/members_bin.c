#include "panes/members_bin.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ops/cards.h"
#include "panes/rows_view.h"

enum { BIN_MOST = 500 };

struct bin {
    struct person *persons; /* in the arena of the box, until its next load */
    size_t count;
};

static bool load(void *ctx, struct pane_host *host, struct arena *arena,
                 struct view_rows *out, struct err *err)
{
    struct bin *bin = ctx;
    if (!ops_cards_binned(host->garden, BIN_MOST, arena, &bin->persons, &bin->count,
                          err))
        return false;
    struct view_row *rows = arena_alloc(arena, (bin->count + 1) * sizeof *rows);
    for (size_t i = 0; i < bin->count; i++)
        rows[i] = (struct view_row){
            .lead = "", .text = person_label(arena, &bin->persons[i]), .detail = ""};
    *out = (struct view_rows){
        .rows = rows,
        .count = bin->count,
        .heading = arena_printf(
            arena, i18n_n("%zu fiche retirée", "%zu fiches retirées", (long)bin->count),
            bin->count),
        .empty = _("La corbeille est vide.")};
    return true;
}

static enum outcome restore(void *ctx, struct pane_host *host, size_t row,
                            struct err *err)
{
    const struct bin *bin = ctx;
    if (!ops_cards_restore(host->garden, &bin->persons[row].id, 1, err))
        return OUTCOME_FAILED;
    host->say(host, _("La fiche est revenue."));
    return OUTCOME_DONE;
}

static enum outcome key(void *ctx, struct pane_host *host, struct key pressed,
                        size_t row, struct err *err)
{
    const struct bin *bin = ctx;
    if (pressed.name != K_CHAR || pressed.ctrl || pressed.code != 'x' ||
        row >= bin->count)
        return OUTCOME_UNUSED;
    return restore(ctx, host, row, err);
}

bool members_bin_open(struct pane_host *host, struct err *err)
{
    return rows_view_open(host,
                          &(struct rows_view){.title = _("Fiches à la corbeille"),
                                              .hint = _("Entrée ou x : la remettre   "
                                                        "Échap : fermer"),
                                              .ctx = xcalloc(1, sizeof(struct bin)),
                                              .release = free,
                                              .load = load,
                                              .open = restore,
                                              .key = key},
                          err);
}
