/* Who was in a circle on a past day. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/circles.h"
#include "panes/ask.h"
#include "panes/card_words.h"
#include "panes/circle.h"
#include "panes/rows_view.h"
#include "panes/typed.h"

struct past {
    char circle[64];
    int64_t day;
    struct person *persons; /* in the arena of the box, until its next load */
    size_t count;
};

/* Beside who was there: what came in and went out from that day to today. */
static const char *balance_of(struct pane_host *host, const struct past *past,
                              struct arena *arena, struct err *err)
{
    struct circle_balance *lines;
    size_t count;
    const int64_t next = past->day + INT64_C(26) * 3600 * 1000; /* the day after */
    int64_t today = typed_midnight(typed_today());
    if (next > today)
        return "";
    if (!ops_circle_balances(host->garden, next, today, arena, &lines, &count, err))
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (strcmp(lines[i].id, past->circle) == 0)
            return arena_printf(arena,
                                _("   depuis : %d entrées, %d sorties, %d ce jour"),
                                lines[i].entries, lines[i].exits, lines[i].end);
    return "";
}

static bool load(void *ctx, struct pane_host *host, struct arena *arena,
                 struct view_rows *out, struct err *err)
{
    struct past *past = ctx;
    if (!ops_circle_on(host->garden, past->circle, past->day, arena, &past->persons,
                       &past->count, err))
        return false;
    const char *balance = balance_of(host, past, arena, err);
    if (!balance)
        return false;
    struct view_row *rows = arena_alloc(arena, (past->count + 1) * sizeof *rows);
    for (size_t i = 0; i < past->count; i++)
        rows[i] = (struct view_row){.lead = "",
                                    .text = person_name(arena, &past->persons[i]),
                                    .detail = past->persons[i].organisation};
    const char *people = arena_printf(
        arena, i18n_n("%zu personne", "%zu personnes", (long)past->count), past->count);
    *out = (struct view_rows){
        .rows = rows,
        .count = past->count,
        .heading =
            arena_printf(arena, _("%s, le %s : %s%s"),
                         circle_text(arena, host->garden->community, past->circle),
                         typed_day_text(arena, past->day), people, balance),
        .empty = _("Personne ce jour-là. Échap, puis D : un autre jour.")};
    return true;
}

static enum outcome open(void *ctx, struct pane_host *host, size_t row, struct err *err)
{
    const struct past *past = ctx;
    (void)err;
    host->go(host, PLACE_PERSON, &(struct pane_visit){.id = past->persons[row].id});
    return OUTCOME_CLOSE;
}

static bool day_said(void *ctx, struct pane_host *host, const char *text,
                     struct err *err)
{
    struct past *past = xcalloc(1, sizeof *past);
    *past = *(const struct past *)ctx;
    if (!typed_past(text, &past->day, err)) {
        free(past);
        return false;
    }
    return rows_view_open(host,
                          &(struct rows_view){.title = _("Qui était dans ce cercle ?"),
                                              .hint = _("Entrée : sa fiche   Échap : "
                                                        "fermer"),
                                              .ctx = past,
                                              .release = free,
                                              .load = load,
                                              .open = open},
                          err);
}

static bool circle_chosen(void *ctx, struct pane_host *host, size_t index,
                          struct err *err)
{
    const struct community *community = host->garden->community;
    struct past *past = xcalloc(1, sizeof *past);
    (void)ctx;
    (void)err;
    str_copy(past->circle, sizeof past->circle, community->circles[index].id);
    ask_text(host,
             &(struct ask_box){.draft = {.field = DRAFT_SEARCH},
                               .title = _("Quel jour ? (12/03/2026, mars, il y a 6 "
                                          "mois)"),
                               .ctx = past,
                               .release = free,
                               .done = day_said});
    return true;
}

/* Circles of every model: the past may be of another. */
bool circle_past_open(struct pane_host *host, struct err *err)
{
    const struct community *community = host->garden->community;
    struct arena arena = {0};
    size_t count = community->circle_count;
    struct choice *choices = arena_alloc(&arena, (count + 1) * sizeof *choices);
    for (size_t i = 0; i < count; i++) {
        const struct circle *circle = &community->circles[i];
        const struct circle_model *model =
            *circle->model ? community_model(community, circle->model) : NULL;
        choices[i] = (struct choice){circle_text(&arena, community, circle->id),
                                     model ? model->label : NULL};
    }
    if (count)
        ask_choice(host, &(struct choose){.title = _("Qui était dans quel cercle ?"),
                                          .choices = choices,
                                          .count = count,
                                          .done = circle_chosen});
    arena_free(&arena);
    return count ||
           err_set(err, ERR_NOT_FOUND, _("La configuration ne nomme aucun cercle."));
}
