/* Boxes of rows about the actors: bridges between themes, sources, the bin. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/actors_told.h"
#include "panes/actors_private.h"
#include "panes/rows_view.h"

/* What the rows of a box stand for. */
struct box {
    struct pane *pane;
    struct arena arena; /* of `ids` */
    struct id *ids;
    size_t count;
};

static void free_box(void *ctx)
{
    struct box *box = ctx;
    arena_free(&box->arena);
    free(box);
}

static struct box *new_box(struct pane *pane)
{
    struct box *box = xcalloc(1, sizeof *box);
    box->pane = pane;
    return box;
}

static struct view_row *new_rows(struct box *box, struct arena *arena, size_t count)
{
    arena_reset(&box->arena);
    box->ids = arena_alloc(&box->arena, (count + 1) * sizeof *box->ids);
    box->count = count;
    return arena_alloc(arena, (count + 1) * sizeof(struct view_row));
}

static enum outcome open_card(void *ctx, struct pane_host *host, size_t row,
                              struct err *err)
{
    struct box *box = ctx;
    (void)err;
    if (row >= box->count || id_is_none(box->ids[row]))
        return OUTCOME_UNUSED;
    host->go(host, PLACE_ACTOR, &(struct pane_visit){.id = box->ids[row]});
    return OUTCOME_CLOSE;
}

/* --- bridges ---------------------------------------------------------------------- */

enum { BRIDGES_MOST = 200 };

/* « Climat + Alimentation, Climat + Jeunesse »: every pair that this actor makes. */
static const char *pairs_text(struct arena *arena, const struct community *community,
                              const char *themes)
{
    const char *names[12];
    size_t count = 0;
    struct str out = {0};
    while (*(themes += strspn(themes, " ")) && count < 12) {
        size_t len = strcspn(themes, " ");
        names[count++] = community_theme(community, arena_strndup(arena, themes, len));
        themes += len;
    }
    for (size_t a = 0; a < count; a++)
        for (size_t b = a + 1; b < count; b++)
            str_printf(&out, "%s%s + %s", out.len ? ", " : "", names[a], names[b]);
    const char *text = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return text;
}

static const char *theme_pairs_heading(struct arena *arena,
                                       const struct theme_pair *pairs, size_t count)
{
    struct str out = {0};
    for (size_t i = 0; i < count && i < 4; i++)
        str_printf(&out, "%s%s + %s : %d", i ? "   " : "", pairs[i].a_label,
                   pairs[i].b_label, pairs[i].actors);
    const char *text = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return text;
}

static bool load_bridges(void *ctx, struct pane_host *host, struct arena *arena,
                         struct view_rows *out, struct err *err)
{
    struct box *box = ctx;
    struct actors_state *state = actors_state(box->pane);
    struct actor_filter query =
        filter_query(&state->filter, state->verify_before, arena);
    struct bridge *bridges;
    struct theme_pair *pairs;
    size_t count, pair_count;
    if (!ops_bridges(host->garden, &query, NULL, NULL, BRIDGES_MOST, arena, &bridges,
                     &count, err) ||
        !ops_theme_pairs(host->garden, &query, arena, &pairs, &pair_count, err))
        return false;
    struct view_row *rows = new_rows(box, arena, count);
    for (size_t i = 0; i < count; i++) {
        struct actor *actor = &bridges[i].actor;
        if (host->projected)
            actor_for_room(actor);
        box->ids[i] = actor->id;
        rows[i] = (struct view_row){
            .lead = actor->name,
            .text = pairs_text(arena, host->garden->community, actor->themes),
            .detail =
                arena_printf(arena, i18n_n("%d lien", "%d liens", bridges[i].links),
                             bridges[i].links)};
    }
    *out = (struct view_rows){.rows = rows,
                              .count = count,
                              .heading = theme_pairs_heading(arena, pairs, pair_count),
                              .empty = _("Aucun acteur n’est dans deux thèmes.")};
    return true;
}

bool actors_bridges_open(struct pane *pane, struct pane_host *host, struct err *err)
{
    return rows_view_open(
        host,
        &(struct rows_view){.title = _("Passerelles entre thèmes"),
                            .hint = _("Entrée : ouvrir la fiche   Échap : fermer"),
                            .ctx = new_box(pane),
                            .release = free_box,
                            .load = load_bridges,
                            .open = open_card},
        err);
}

/* --- sources ---------------------------------------------------------------------- */

/* Of those that were ever to be invited. */
static int prospects_of(const struct source_count *source)
{
    int all = 0;
    for (int i = PROSPECT_SPOTTED; i < PROSPECT_COUNT; i++)
        all += source->prospects[i];
    return all;
}

static const char *conversion_text(struct arena *arena,
                                   const struct source_count *source)
{
    int asked = prospects_of(source), members = source->prospects[PROSPECT_MEMBER];
    if (!asked)
        return "";
    return arena_printf(arena,
                        i18n_n("%d membre sur %d à inviter (%d %%)",
                               "%d membres sur %d à inviter (%d %%)", members),
                        members, asked, 100 * members / asked);
}

static bool load_sources(void *ctx, struct pane_host *host, struct arena *arena,
                         struct view_rows *out, struct err *err)
{
    struct box *box = ctx;
    struct source_count *sources, total;
    size_t count;
    if (!ops_source_counts(host->garden, arena, &sources, &count, &total, err))
        return false;
    struct view_row *rows = new_rows(box, arena, count);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct view_row){
            .lead = *sources[i].source ? sources[i].label : _("sans source"),
            .text = arena_printf(arena,
                                 i18n_n("%d acteur", "%d acteurs", sources[i].actors),
                                 sources[i].actors),
            .detail = conversion_text(arena, &sources[i])};
    *out = (struct view_rows){
        .rows = rows,
        .count = count,
        .heading = arena_printf(arena,
                                i18n_n("En tout %d acteur, compté une fois   %s",
                                       "En tout %d acteurs, comptés une fois   %s",
                                       total.actors),
                                total.actors, conversion_text(arena, &total)),
        .empty = _("Aucune source.")};
    return true;
}

bool actors_sources_open(struct pane_host *host, struct err *err)
{
    return rows_view_open(host,
                          &(struct rows_view){.title = _("Par source"),
                                              .hint = _("Échap : fermer"),
                                              .ctx = new_box(NULL),
                                              .release = free_box,
                                              .load = load_sources},
                          err);
}

/* --- the bin ---------------------------------------------------------------------- */

static bool load_bin(void *ctx, struct pane_host *host, struct arena *arena,
                     struct view_rows *out, struct err *err)
{
    struct box *box = ctx;
    struct actor *actors;
    size_t count;
    if (!ops_actors_binned(host->garden, BRIDGES_MOST, arena, &actors, &count, err))
        return false;
    struct view_row *rows = new_rows(box, arena, count);
    for (size_t i = 0; i < count; i++) {
        if (host->projected)
            actor_for_room(&actors[i]);
        box->ids[i] = actors[i].id;
        rows[i] = (struct view_row){.lead = "",
                                    .text = actors[i].name,
                                    .detail = actor_place_text(arena, &actors[i])};
    }
    *out = (struct view_rows){.rows = rows,
                              .count = count,
                              .heading = "",
                              .empty = _("La corbeille est vide.")};
    return true;
}

static enum outcome restore(void *ctx, struct pane_host *host, size_t row,
                            struct err *err)
{
    struct box *box = ctx;
    if (!ops_actors_restore(host->garden, &box->ids[row], 1, err))
        return OUTCOME_FAILED;
    host->say(host, _("Remis dans la liste."));
    return OUTCOME_DONE;
}

bool actors_bin_open(struct pane_host *host, struct err *err)
{
    return rows_view_open(
        host,
        &(struct rows_view){.title = _("Corbeille des acteurs"),
                            .hint =
                                _("Entrée : remettre dans la liste   Échap : fermer"),
                            .ctx = new_box(NULL),
                            .release = free_box,
                            .load = load_bin,
                            .open = restore},
        err);
}
