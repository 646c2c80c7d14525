#include "panes/tree.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ops/invites.h"
#include "panes/rows_view.h"

enum { DEPTH_SHOWN = 12 };

struct tree {
    struct invite_line *lines; /* in the arena of the box, until its next load */
    size_t count;
};

/* Two columns a generation: beyond a dozen the depth is told by its number. */
static const char *name_at(struct arena *arena, const struct invite_line *line)
{
    int depth = line->row.depth;
    int shown = depth < DEPTH_SHOWN ? depth : DEPTH_SHOWN;
    return arena_printf(arena, "%*s%s%s%s", 2 * shown, "",
                        depth > DEPTH_SHOWN ? arena_printf(arena, "(%d) ", depth) : "",
                        line->label,
                        line->row.looped ? _("   ! boucle coupée ici") : "");
}

static const char *counts_of(struct arena *arena, const struct invite_row *row)
{
    if (!row->direct)
        return "";
    if (row->total == row->direct)
        return arena_printf(arena,
                            i18n_n("%zu invité·e", "%zu invité·e·s", (long)row->direct),
                            row->direct);
    return arena_printf(arena,
                        i18n_n("%zu invité·e, %zu avec ses invités",
                               "%zu invité·e·s, %zu avec leurs invités",
                               (long)row->direct),
                        row->direct, row->total);
}

static const char *heading_of(struct arena *arena, const struct tree *tree)
{
    size_t roots = 0, invited = 0;
    int deepest = 0;
    for (size_t i = 0; i < tree->count; i++) {
        const struct invite_row *row = &tree->lines[i].row;
        roots += row->depth == 0;
        invited += row->depth > 0;
        deepest = row->depth > deepest ? row->depth : deepest;
    }
    return arena_printf(
        arena,
        i18n_n("%zu personne invitée, par %zu au départ ; %d générations",
               "%zu personnes invitées, par %zu au départ ; %d générations",
               (long)invited),
        invited, roots, deepest + (tree->count > 0));
}

static bool load(void *ctx, struct pane_host *host, struct arena *arena,
                 struct view_rows *out, struct err *err)
{
    struct tree *tree = ctx;
    if (!ops_invite_tree(host->garden, (struct id){0}, arena, &tree->lines,
                         &tree->count, err))
        return false;
    struct view_row *rows = arena_alloc(arena, (tree->count + 1) * sizeof *rows);
    for (size_t i = 0; i < tree->count; i++)
        rows[i] = (struct view_row){.lead = "",
                                    .text = name_at(arena, &tree->lines[i]),
                                    .detail = counts_of(arena, &tree->lines[i].row),
                                    .style = tree->lines[i].row.looped ? STYLE_ERROR
                                                                       : STYLE_PLAIN};
    *out = (struct view_rows){
        .rows = rows,
        .count = tree->count,
        .heading = heading_of(arena, tree),
        .empty = _("Personne encore. Sur une fiche, ligne « Invité·e par » : e.")};
    return true;
}

static enum outcome open(void *ctx, struct pane_host *host, size_t row, struct err *err)
{
    const struct tree *tree = ctx;
    (void)err;
    host->go(host, PLACE_PERSON,
             &(struct pane_visit){.id = tree->lines[row].row.person});
    return OUTCOME_CLOSE;
}

static bool row_of(struct pane_host *host, struct id person, size_t *row,
                   struct err *err)
{
    struct arena arena = {0};
    struct invite_line *lines;
    size_t count;
    *row = 0;
    bool read = id_is_none(person) || ops_invite_tree(host->garden, (struct id){0},
                                                      &arena, &lines, &count, err);
    for (size_t i = 0; read && !id_is_none(person) && i < count; i++)
        if (id_equal(lines[i].row.person, person))
            *row = i;
    arena_free(&arena);
    return read;
}

bool tree_open(struct pane_host *host, struct id from, struct err *err)
{
    struct tree *tree = xcalloc(1, sizeof *tree);
    size_t row;
    if (!row_of(host, from, &row, err)) {
        free(tree);
        return false;
    }
    return rows_view_open(host,
                          &(struct rows_view){.title = _("Parrainages : qui a invité "
                                                         "qui"),
                                              .hint = _("Entrée : sa fiche   Échap : "
                                                        "fermer"),
                                              .selected = row,
                                              .ctx = tree,
                                              .release = free,
                                              .load = load,
                                              .open = open},
                          err);
}
