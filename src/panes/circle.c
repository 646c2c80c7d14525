#include "panes/circle.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/cards.h"
#include "ops/circles.h"
#include "panes/ask.h"
#include "panes/ask_form.h"
#include "panes/card_words.h"
#include "panes/rows_view.h"
#include "panes/typed.h"

/* --- a change --------------------------------------------------------------------- */

struct move {
    struct id person;
    char *name;
    char circle[64]; /* id, "": in none */
};

static struct move *move_new(struct id person, const char *name)
{
    struct move *move = xcalloc(1, sizeof *move);
    move->person = person;
    move->name = xstrdup(name);
    return move;
}

static void move_free(void *ctx)
{
    struct move *move = ctx;
    free(move->name);
    free(move);
}

static bool said(void *ctx, struct pane_host *host, const char *const *texts,
                 struct err *err)
{
    const struct move *move = ctx;
    struct circle_change change = {.persons = &move->person,
                                   .count = 1,
                                   .circle = move->circle,
                                   .reason = texts[0]};
    struct arena arena = {0};
    const char *warning = NULL;
    bool set = typed_past(texts[1], &change.since, err) &&
               ops_circle_set(host->garden, &change, &arena, &warning, err);
    if (set && warning)
        host->say(host, warning);
    else if (set)
        pane_say(host, _("%s : %s."), move->name,
                 *move->circle
                     ? circle_text(&arena, host->garden->community, move->circle)
                     : _("hors des cercles"));
    arena_free(&arena);
    return set;
}

static bool chosen(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    const struct move *from = ctx;
    struct move *move = move_new(from->person, from->name);
    struct arena arena = {0};
    struct circle_count *circles;
    size_t count;
    if (!ops_circle_counts(host->garden, &arena, &circles, &count, err)) {
        arena_free(&arena);
        move_free(move);
        return false;
    }
    if (index < count)
        str_copy(move->circle, sizeof move->circle, circles[index].id);
    struct form_field lines[] = {
        {_("Raison"), NULL, _("facultative : a rejoint le groupe serre")},
        {_("Depuis"), typed_day_text(&arena, typed_midnight(typed_today())),
         _("aujourd’hui")}};
    ask_form(
        host,
        &(struct form){
            .draft = {.field = DRAFT_CIRCLE, .id = move->person, .key = move->circle},
            .title =
                arena_printf(&arena, _("%s : pourquoi, depuis quand ?"), move->name),
            .fields = lines,
            .count = 2,
            .whole = 1u << 1,
            .ctx = move,
            .release = move_free,
            .done = said});
    arena_free(&arena);
    return true;
}

/* The circles of the model in force, then « aucun » when nobody is in none yet. */
static size_t choices_of(struct arena *arena, const struct circle_count *circles,
                         size_t count, struct choice *choices)
{
    bool none = false;
    for (size_t i = 0; i < count; i++) {
        const struct circle_count *one = &circles[i];
        none = none || !*one->id;
        choices[i].label = !*one->id ? _("aucun cercle")
                           : one->number
                               ? arena_printf(arena, "%d  %s", one->number, one->label)
                               : one->label;
        choices[i].detail = one->soft_cap ? arena_printf(arena, _("%d (prévu pour %d)"),
                                                         one->people, one->soft_cap)
                                          : arena_printf(arena, "%d", one->people);
    }
    if (!none)
        choices[count++] = (struct choice){_("aucun cercle"), "0"};
    return count;
}

bool circle_set_open(struct pane_host *host, struct id person, const char *name,
                     struct err *err)
{
    struct arena arena = {0};
    struct circle_count *circles;
    size_t count;
    bool read = ops_circle_counts(host->garden, &arena, &circles, &count, err);
    if (read) {
        struct choice *choices = arena_alloc(&arena, (count + 1) * sizeof *choices);
        count = choices_of(&arena, circles, count, choices);
        ask_choice(host, &(struct choose){
                             .title = arena_printf(&arena, _("%s : cercle"), name),
                             .choices = choices,
                             .count = count,
                             .ctx = move_new(person, name),
                             .release = move_free,
                             .done = chosen});
    }
    arena_free(&arena);
    return read;
}

/* --- the history ------------------------------------------------------------------ */

struct history {
    struct id person;
    struct circle_move *moves; /* in the arena of the box, until its next load */
    size_t count;
};

static bool load(void *ctx, struct pane_host *host, struct arena *arena,
                 struct view_rows *out, struct err *err)
{
    struct history *history = ctx;
    if (!ops_circle_history(host->garden, history->person, arena, &history->moves,
                            &history->count, err))
        return false;
    struct view_row *rows = arena_alloc(arena, (history->count + 1) * sizeof *rows);
    for (size_t i = 0; i < history->count; i++) {
        const struct circle_move *move = &history->moves[i];
        rows[i] = (struct view_row){
            .lead = typed_day_text(arena, move->since),
            .text =
                arena_printf(arena, "%s%s%s",
                             *move->circle ? circle_text(arena, host->garden->community,
                                                         move->circle)
                                           : _("aucun cercle"),
                             *move->reason ? _(" : ") : "", move->reason),
            .detail = *move->model ? _("changement de modèle") : "",
            .style = i ? STYLE_PLAIN : STYLE_TITLE};
    }
    *out = (struct view_rows){
        .rows = rows,
        .count = history->count,
        .heading = _("Le plus récent d’abord ; le premier est le cercle actuel."),
        .empty = _("Aucun cercle encore. Échap, puis c : en donner un.")};
    return true;
}

static enum outcome key(void *ctx, struct pane_host *host, struct key pressed,
                        size_t row, struct err *err)
{
    const struct history *history = ctx;
    bool bin = pressed.name == K_DELETE ||
               (pressed.name == K_CHAR && !pressed.ctrl && pressed.code == 'x');
    if (!bin || row >= history->count)
        return OUTCOME_UNUSED;
    if (!ops_circle_move_bin(host->garden, history->moves[row].id, err))
        return OUTCOME_FAILED;
    host->say(host,
              _("Ligne retirée ; le cercle actuel suit. Échap, puis u : annuler."));
    return OUTCOME_DONE;
}

bool circle_history_open(struct pane_host *host, struct id person, const char *name,
                         struct err *err)
{
    struct history *history = xcalloc(1, sizeof *history);
    struct arena arena = {0};
    history->person = person;
    bool opened = rows_view_open(
        host,
        &(struct rows_view){.title = arena_printf(&arena, _("%s : ses cercles"), name),
                            .hint = _("x : retirer une ligne   Échap : fermer"),
                            .ctx = history,
                            .release = free,
                            .load = load,
                            .key = key},
        err);
    arena_free(&arena);
    return opened;
}

/* --- getting in touch again --------------------------------------------------------
 */

static bool reminded(void *ctx, struct pane_host *host, const char *text,
                     struct err *err)
{
    const struct move *move = ctx;
    struct arena arena = {0};
    int64_t day;
    bool set = typed_coming(text, &day, err) &&
               ops_card_next(host->garden, move->person, day, err);
    if (set && day)
        pane_say(host, _("%s : relance le %s, %s."), move->name,
                 typed_day_text(&arena, day), typed_ago(&arena, day));
    else if (set)
        pane_say(host, _("%s : relance selon la règle du cercle."), move->name);
    arena_free(&arena);
    return set;
}

bool remind_open(struct pane_host *host, struct id person, const char *name,
                 struct err *err)
{
    (void)err;
    ask_text(host,
             &(struct ask_box){.draft = {.field = DRAFT_REMIND, .id = person},
                               .title = _("Relance : quel jour ? (vendredi, dans 15 "
                                          "jours ; rien : selon le cercle)"),
                               .allow_empty = true,
                               .ctx = move_new(person, name),
                               .release = move_free,
                               .done = reminded});
    return true;
}
