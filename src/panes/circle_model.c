/* Going from one model of circles to another: seen first, then accepted or refused. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/circles.h"
#include "panes/ask.h"
#include "panes/circle.h"
#include "panes/rows_view.h"

struct change {
    char model[64];
    struct model_preview preview; /* in the arena of the box, until its next load */
};

static struct view_row line_row(struct arena *arena, const struct model_line *line)
{
    const char *how = line->by_history ? _("comme avant")
                      : *line->to      ? ""
                                       : _("! le passage ne le dit pas");
    return (struct view_row){
        .lead = arena_printf(arena, "%4d", line->people),
        .text = arena_printf(arena, "%s → %s", line->from_label,
                             *line->to ? line->to_label
                                       : _("restent où elles sont, hors du modèle")),
        .detail = how,
        .style = *line->to ? STYLE_PLAIN : STYLE_ERROR};
}

static const char *heading_of(struct arena *arena, const struct model_preview *preview)
{
    if (!preview->unmapped)
        return arena_printf(arena,
                            i18n_n("%d personne a sa place. Vers : %s",
                                   "%d personnes ont leur place. Vers : %s",
                                   preview->people),
                            preview->people, preview->to_label);
    return arena_printf(arena, _("%d personnes, dont %d sans place. Vers : %s"),
                        preview->people, preview->unmapped, preview->to_label);
}

static bool load(void *ctx, struct pane_host *host, struct arena *arena,
                 struct view_rows *out, struct err *err)
{
    struct change *change = ctx;
    struct model_preview *preview = &change->preview;
    size_t n = 0;
    if (!ops_circle_preview(host->garden, change->model, arena, preview, err))
        return false;
    struct view_row *rows =
        arena_alloc(arena, (preview->count + preview->left_count + 3) * sizeof *rows);
    for (size_t i = 0; i < preview->count; i++)
        rows[n++] = line_row(arena, &preview->lines[i]);
    if (preview->left_count)
        rows[n++] =
            (struct view_row){.lead = "",
                              .text = _("Qui n’a pas de place dans ce modèle :"),
                              .detail = "",
                              .style = STYLE_TITLE,
                              .apart = true};
    for (size_t i = 0; i < preview->left_count; i++)
        rows[n++] = (struct view_row){.lead = "",
                                      .text = person_name(arena, &preview->left[i]),
                                      .detail = preview->left[i].organisation};
    *out = (struct view_rows){.rows = rows,
                              .count = n,
                              .heading = heading_of(arena, preview),
                              .empty = _("Personne n’est dans un cercle : rien ne "
                                         "changera que le modèle (o : l’appliquer).")};
    return true;
}

static enum outcome accept(struct change *change, struct pane_host *host,
                           struct err *err)
{
    const char *label = change->preview.to_label;
    pane_say(host,
             _("Modèle « %s » appliqué, l’histoire est gardée. u : tout revient."),
             label);
    return ops_circle_model_set(host->garden, change->model, "", err) ? OUTCOME_CLOSE
                                                                      : OUTCOME_FAILED;
}

static enum outcome key(void *ctx, struct pane_host *host, struct key pressed,
                        size_t row, struct err *err)
{
    bool letter = pressed.name == K_CHAR && !pressed.ctrl && pressed.code < 128;
    (void)row;
    if (pressed.name == K_ENTER ||
        (letter && pressed.code && strchr("oOyY", (int)pressed.code)))
        return accept(ctx, host, err);
    if (letter && pressed.code && strchr("nN", (int)pressed.code)) {
        host->say(host, _("Rien n’a changé."));
        return OUTCOME_CLOSE;
    }
    return OUTCOME_UNUSED;
}

static bool preview_open(struct pane_host *host, const char *model, struct err *err)
{
    struct change *change = xcalloc(1, sizeof *change);
    str_copy(change->model, sizeof change->model, model);
    return rows_view_open(
        host,
        &(struct rows_view){.title = _("Changer de modèle de cercles : aperçu"),
                            .hint = _("Appliquer ? o/n   o ou Entrée : oui   n ou "
                                      "Échap : non   haut/bas : lire"),
                            .ctx = change,
                            .release = free,
                            .load = load,
                            .key = key},
        err);
}

static bool chosen(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    (void)ctx;
    return preview_open(host, host->garden->community->models[index].id, err);
}

bool circle_model_open(struct pane_host *host, struct err *err)
{
    const struct community *community = host->garden->community;
    struct arena arena = {0};
    const struct circle_model *now;
    if (community->model_count < 2)
        return err_set(err, ERR_NOT_FOUND,
                       _("La configuration ne décrit qu’un modèle de cercles."));
    if (!ops_circle_model(host->garden, &arena, &now, err)) {
        arena_free(&arena);
        return false;
    }
    struct choice *choices =
        arena_alloc(&arena, community->model_count * sizeof *choices);
    for (size_t i = 0; i < community->model_count; i++) {
        bool here = now && str_equal(community->models[i].id, now->id);
        choices[i] =
            (struct choice){community->models[i].label, here ? _("en vigueur") : NULL};
    }
    ask_choice(host, &(struct choose){.title = _("Passer à quel modèle de cercles ?"),
                                      .choices = choices,
                                      .count = community->model_count,
                                      .done = chosen});
    arena_free(&arena);
    return true;
}
