#include "panes/charters.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/charters.h"
#include "panes/ask.h"
#include "panes/ask_form.h"
#include "panes/rows_view.h"
#include "panes/typed.h"

/* --- one person ------------------------------------------------------------------- */

struct signing {
    struct id person;
    char charter[64];
};

static bool signed_on(void *ctx, struct pane_host *host, const char *const *texts,
                      struct err *err)
{
    const struct signing *signing = ctx;
    struct acceptance acceptance = {
        .person = signing->person, .charter = signing->charter, .how = texts[1]};
    const struct charter *charter =
        community_charter(host->garden->community, signing->charter);
    struct id id;
    if (!typed_past(texts[0], &acceptance.accepted, err) ||
        !ops_charter_accept(host->garden, &acceptance, &id, err))
        return false;
    pane_say(host, _("%s : version %d acceptée."),
             charter ? charter->label : signing->charter,
             charter ? charter->version : 0);
    return true;
}

static bool chosen(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    (void)err;
    const struct charter *charter = &host->garden->community->charters[index];
    struct signing *signing = xcalloc(1, sizeof *signing);
    struct arena arena = {0};
    *signing = *(const struct signing *)ctx;
    str_copy(signing->charter, sizeof signing->charter, charter->id);
    struct form_field lines[] = {
        {_("Acceptée le"), typed_day_text(&arena, typed_midnight(typed_today())),
         _("aujourd’hui")},
        {_("Comment"), NULL, _("facultatif : à l’oral, signée, par courriel")}};
    ask_form(host,
             &(struct form){.draft = {.field = DRAFT_CHARTER,
                                      .id = signing->person,
                                      .key = charter->id},
                            .title = arena_printf(&arena, _("%s, version %d"),
                                                  charter->label, charter->version),
                            .fields = lines,
                            .count = 2,
                            .focus = 1,
                            .whole = 1u << 0,
                            .ctx = signing,
                            .release = free,
                            .done = signed_on});
    arena_free(&arena);
    return true;
}

static bool choose(struct pane_host *host, const char *title, void *ctx,
                   bool (*done)(void *, struct pane_host *, size_t, struct err *),
                   struct err *err)
{
    const struct community *community = host->garden->community;
    struct arena arena = {0};
    size_t count = community->charter_count;
    struct choice *choices = arena_alloc(&arena, (count + 1) * sizeof *choices);
    for (size_t i = 0; i < count; i++)
        choices[i] = (struct choice){
            community->charters[i].label,
            arena_printf(&arena, _("version %d"), community->charters[i].version)};
    if (count)
        ask_choice(host, &(struct choose){.title = title,
                                          .choices = choices,
                                          .count = count,
                                          .ctx = ctx,
                                          .release = ctx ? free : NULL,
                                          .done = done});
    else
        free(ctx);
    arena_free(&arena);
    return count ||
           err_set(err, ERR_NOT_FOUND, _("La configuration ne décrit aucune charte."));
}

bool charters_open(struct pane_host *host, struct id person, struct err *err)
{
    struct signing *signing = xcalloc(1, sizeof *signing);
    signing->person = person;
    return choose(host, _("Quelle charte a été acceptée ?"), signing, chosen, err);
}

/* The last one noted for that charter: the one before, if any, stands again. */
bool charters_withdraw(struct pane_host *host, struct id person, const char *charter,
                       struct err *err)
{
    struct arena arena = {0};
    struct acceptance *list;
    size_t count, i = 0;
    bool done = ops_acceptances(host->garden, person, &arena, &list, &count, err);
    while (done && i < count && !str_equal(list[i].charter, charter))
        i++;
    if (done && i == count)
        host->say(host, _("Aucune signature à retirer ici."));
    else if (done && (done = ops_acceptance_bin(host->garden, list[i].id, err)))
        pane_say(host, _("Signature de la version %d retirée. u : annuler."),
                 list[i].version);
    arena_free(&arena);
    return done;
}

/* --- everyone --------------------------------------------------------------------- */

struct roll {
    char charter[64];
    struct charter_line *lines; /* in the arena of the box, until its next load */
    size_t count;
};

static const char *heading_of(struct arena *arena, const struct community *community,
                              const struct roll *roll)
{
    const struct charter *charter = community_charter(community, roll->charter);
    size_t counts[CHARTER_STATE_COUNT] = {0};
    for (size_t i = 0; i < roll->count; i++)
        counts[roll->lines[i].state]++;
    return arena_printf(
        arena, _("%s %d : à jour %zu, à renouveler %zu, ancienne %zu, jamais %zu"),
        charter ? charter->label : roll->charter, charter ? charter->version : 0,
        counts[CHARTER_CURRENT], counts[CHARTER_RENEW], counts[CHARTER_OLD],
        counts[CHARTER_NEVER]);
}

static bool load(void *ctx, struct pane_host *host, struct arena *arena,
                 struct view_rows *out, struct err *err)
{
    struct roll *roll = ctx;
    if (!ops_charter_lines(host->garden, roll->charter, 0, arena, &roll->lines,
                           &roll->count, err))
        return false;
    struct view_row *rows = arena_alloc(arena, (roll->count + 1) * sizeof *rows);
    for (size_t i = 0; i < roll->count; i++) {
        const struct charter_line *line = &roll->lines[i];
        rows[i] = (struct view_row){
            .lead = "",
            .text = person_label(arena, &line->person),
            .detail = *line->text ? line->text : typed_day_text(arena, line->accepted),
            .style = line->state == CHARTER_CURRENT ? STYLE_PLAIN : STYLE_TITLE};
    }
    *out =
        (struct view_rows){.rows = rows,
                           .count = roll->count,
                           .heading = heading_of(arena, host->garden->community, roll),
                           .empty = _("Aucun membre encore.")};
    return true;
}

static enum outcome open(void *ctx, struct pane_host *host, size_t row, struct err *err)
{
    const struct roll *roll = ctx;
    (void)err;
    host->go(host, PLACE_PERSON,
             &(struct pane_visit){.id = roll->lines[row].person.id});
    return OUTCOME_CLOSE;
}

/* s: the person of the row signs today; x: her last signature was a mistake. */
static enum outcome key(void *ctx, struct pane_host *host, struct key pressed,
                        size_t row, struct err *err)
{
    const struct roll *roll = ctx;
    struct id id;
    bool letter = pressed.name == K_CHAR && !pressed.ctrl && row < roll->count;
    if (letter && pressed.code == 'x')
        return charters_withdraw(host, roll->lines[row].person.id, roll->charter, err)
                   ? OUTCOME_DONE
                   : OUTCOME_FAILED;
    if (!letter || pressed.code != 's')
        return OUTCOME_UNUSED;
    struct acceptance acceptance = {
        .person = roll->lines[row].person.id, .charter = roll->charter, .how = ""};
    if (!ops_charter_accept(host->garden, &acceptance, &id, err))
        return OUTCOME_FAILED;
    host->say(host, _("Acceptée aujourd’hui. Échap, puis u : annuler."));
    return OUTCOME_DONE;
}

static bool roll_chosen(void *ctx, struct pane_host *host, size_t index,
                        struct err *err)
{
    struct roll *roll = xcalloc(1, sizeof *roll);
    (void)ctx;
    str_copy(roll->charter, sizeof roll->charter,
             host->garden->community->charters[index].id);
    return rows_view_open(
        host,
        &(struct rows_view){.title = _("Qui a accepté quoi"),
                            .hint = _("Entrée : sa fiche   s : accepte "
                                      "aujourd’hui   x : retirer   Échap"),
                            .ctx = roll,
                            .release = free,
                            .load = load,
                            .open = open,
                            .key = key},
        err);
}

bool charters_list_open(struct pane_host *host, struct err *err)
{
    return choose(host, _("Qui a accepté quelle charte ?"), NULL, roll_chosen, err);
}
