/* The boxes of a run: what to tick, what to correct, who spoke. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "panes/ask.h"
#include "panes/live_private.h"
#include "panes/to_card.h"

/* Lines of the box, kept until it is gone. */
struct lines_box {
    struct pane *pane;
    struct arena arena;
    struct objective *objectives;
    size_t objective_count;
    struct item *items;
    size_t item_count;
};

static void free_box(void *ctx)
{
    struct lines_box *box = ctx;
    arena_free(&box->arena);
    free(box);
}

static bool tick(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct lines_box *box = ctx;
    if (index < box->objective_count) {
        const struct objective *objective = &box->objectives[index];
        return ops_objective_reach(host->garden, objective->id, !objective->reached,
                                   err);
    }
    const struct item *item = &box->items[index - box->objective_count];
    return ops_item_done(host->garden, item->id, !item->done, err);
}

/* Only actions and questions can be done. */
static void keep_tickable(struct lines_box *box)
{
    size_t kept = 0;
    for (size_t i = 0; i < box->item_count; i++)
        if (box->items[i].kind == ITEM_ACTION || box->items[i].kind == ITEM_QUESTION)
            box->items[kept++] = box->items[i];
    box->item_count = kept;
}

enum outcome live_tick_box(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct live_state *state = live_state(pane);
    struct lines_box *box = xcalloc(1, sizeof *box);
    box->pane = pane;
    if (!ops_objectives(host->garden, state->meeting_id, &box->arena, &box->objectives,
                        &box->objective_count, err) ||
        !ops_items(host->garden, state->meeting_id, (struct id){0}, ITEM_KIND_COUNT,
                   &box->arena, &box->items, &box->item_count, err)) {
        free_box(box);
        return OUTCOME_FAILED;
    }
    keep_tickable(box);
    size_t count = box->objective_count + box->item_count;
    struct choice *choices = arena_alloc(&box->arena, (count + 1) * sizeof *choices);
    for (size_t i = 0; i < box->objective_count; i++)
        choices[i] =
            (struct choice){arena_printf(&box->arena, "%s %s",
                                         box->objectives[i].reached ? "[x]" : "[ ]",
                                         box->objectives[i].text),
                            _("objectif")};
    for (size_t i = 0; i < box->item_count; i++)
        choices[box->objective_count + i] = (struct choice){
            arena_printf(&box->arena, "%s %s", box->items[i].done ? "[x]" : "[ ]",
                         box->items[i].text),
            box->items[i].kind == ITEM_ACTION ? _("action") : _("question")};
    if (!count) {
        host->say(host, _("Rien à cocher : ni objectif, ni action, ni question."));
        free_box(box);
        return OUTCOME_DONE;
    }
    ask_choice(host, &(struct choose){.title = _("Cocher"),
                                      .choices = choices,
                                      .count = count,
                                      .ctx = box,
                                      .release = free_box,
                                      .done = tick});
    return OUTCOME_DONE;
}

static bool edit(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct lines_box *box = ctx;
    (void)err;
    live_line_open(box->pane, host, box->items[index].kind, &box->items[index]);
    return true;
}

static bool put_on_card(void *ctx, struct pane_host *host, size_t index,
                        struct err *err)
{
    const struct item *item = &((struct lines_box *)ctx)->items[index];
    return to_card_open(host, item->id, item->who, err);
}

/* The lines of the slot looked at, each by its letter. */
static enum outcome
choose_line(struct pane *pane, struct pane_host *host, const char *title,
            bool (*done)(void *, struct pane_host *, size_t, struct err *),
            struct err *err)
{
    struct live_state *state = live_state(pane);
    const struct slot *slot = live_slot(state);
    struct lines_box *box = xcalloc(1, sizeof *box);
    box->pane = pane;
    if (!ops_items(host->garden, state->meeting_id, slot->id, ITEM_KIND_COUNT,
                   &box->arena, &box->items, &box->item_count, err)) {
        free_box(box);
        return OUTCOME_FAILED;
    }
    if (!box->item_count) {
        host->say(host, _("Rien n’est encore noté dans ce point."));
        free_box(box);
        return OUTCOME_DONE;
    }
    struct choice *choices =
        arena_alloc(&box->arena, box->item_count * sizeof *choices);
    for (size_t i = 0; i < box->item_count; i++)
        choices[i].label = box->items[i].text;
    ask_choice(host, &(struct choose){.title = title,
                                      .choices = choices,
                                      .count = box->item_count,
                                      .ctx = box,
                                      .release = free_box,
                                      .done = done});
    return OUTCOME_DONE;
}

enum outcome live_edit_box(struct pane *pane, struct pane_host *host, struct err *err)
{
    return choose_line(pane, host, _("Corriger"), edit, err);
}

enum outcome live_card_box(struct pane *pane, struct pane_host *host, struct err *err)
{
    return choose_line(pane, host, _("Mettre sur une fiche"), put_on_card, err);
}

/* --- speaking counter
 * ------------------------------------------------------------------- */

struct speech_box {
    struct id meeting;
    struct arena arena;
    struct speech *speeches;
    size_t count;
};

static void free_speech(void *ctx)
{
    struct speech_box *box = ctx;
    arena_free(&box->arena);
    free(box);
}

static bool new_category(void *ctx, struct pane_host *host, const char *text,
                         struct err *err)
{
    return ops_speech_add(host->garden, live_state(ctx)->meeting_id, text, 1, err);
}

static bool count_one(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct speech_box *box = ctx;
    if (!ops_speech_add(host->garden, box->meeting, box->speeches[index].category, 1,
                        err))
        return false;
    pane_say(host, "%s : %d", box->speeches[index].category,
             box->speeches[index].count + 1);
    return true;
}

/* One letter a category; the first time, its name is asked. */
enum outcome live_speech_box(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct speech_box *box = xcalloc(1, sizeof *box);
    box->meeting = live_state(pane)->meeting_id;
    if (!ops_speeches(host->garden, box->meeting, &box->arena, &box->speeches,
                      &box->count, err)) {
        free_speech(box);
        return OUTCOME_FAILED;
    }
    if (box->count < 2) {
        ask_text(
            host,
            &(struct ask_box){
                .draft = {.field = DRAFT_SPEECH, .id = box->meeting},
                .title = _("Prises de parole : nommer une catégorie (femmes, élus…)"),
                .ctx = pane,
                .done = new_category});
        free_speech(box);
        return OUTCOME_DONE;
    }
    struct choice *choices = arena_alloc(&box->arena, box->count * sizeof *choices);
    for (size_t i = 0; i < box->count; i++)
        choices[i] =
            (struct choice){box->speeches[i].category,
                            arena_printf(&box->arena, "%d", box->speeches[i].count)};
    ask_choice(host, &(struct choose){.title = _("Qui vient de parler ?"),
                                      .choices = choices,
                                      .count = box->count,
                                      .ctx = box,
                                      .release = free_speech,
                                      .done = count_one});
    return OUTCOME_DONE;
}
