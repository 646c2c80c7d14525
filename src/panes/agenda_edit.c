/* What is done to a plan: slots by typed lines, durations, order, questions, texts. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "panes/agenda_private.h"
#include "panes/ask.h"

static enum outcome finish(bool done)
{
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* A slot with an hour goes where its hour is; one without, under the cursor. */
static struct id place_of(const struct agenda_state *state,
                          const struct slot_edit *edit)
{
    const struct slot *under = agenda_slot(state);
    struct id after = under ? under->id : (struct id){0};
    for (size_t i = 0; edit->locked && i < state->slot_count; i++)
        if (state->slots[i].start <= edit->start)
            after = state->slots[i].id;
    return after;
}

static bool add_slot(void *ctx, struct pane_host *host, const char *text,
                     struct err *err)
{
    struct agenda_state *state = agenda_state(ctx);
    struct arena arena = {0};
    struct slot_edit edit;
    struct id id;
    bool done = slot_line_read(&arena, &state->meeting, text, &edit);
    if (!done)
        err_set(err, ERR_INPUT,
                _("Il manque le titre du point : « 9h30 Accueil (15 min) »."));
    else
        done = ops_slot_add(host->garden, state->opened, place_of(state, &edit), &edit,
                            &id, err);
    if (done) {
        state->selected = id;
        pane_say(host, _("Point ajouté : %s"), edit.title);
    }
    arena_free(&arena);
    return done;
}

static bool edit_slot(void *ctx, struct pane_host *host, const char *text,
                      struct err *err)
{
    struct agenda_state *state = agenda_state(ctx);
    const struct slot *slot = agenda_slot(state);
    struct arena arena = {0};
    struct slot_edit edit;
    struct meeting day = state->meeting; /* an hour is that of the slot's own day */
    if (slot && slot->start)
        day.start = slot->start;
    bool done = slot && slot_line_read(&arena, &day, text, &edit);
    if (done) {
        edit.description = slot->description;
        edit.private = slot->private;
        edit.kind = slot->kind;
        done = ops_slot_edit(host->garden, slot->id, &edit, err);
    } else {
        err_set(err, ERR_INPUT, _("Il manque le titre du point."));
    }
    arena_free(&arena);
    return done;
}

static enum outcome ask_slot(struct pane *pane, struct pane_host *host, bool new)
{
    struct arena arena = {0};
    const struct slot *slot = agenda_slot(agenda_state(pane));
    struct ask_box ask = {.ctx = pane};
    if (new) {
        ask.draft = (struct draft_of){.field = DRAFT_SLOT,
                                      .id = agenda_state(pane)->meeting.id};
        ask.title = _("Nouveau point : [9h30] titre [(porteur)] [(15 min)]");
        ask.done = add_slot;
        ask.stay = true;
    } else {
        ask.draft = (struct draft_of){.field = DRAFT_SLOT_EDIT, .id = slot->id};
        ask.title = _("Corriger le point : une heure en tête la fixe");
        ask.text = slot_line_write(&arena, slot);
        ask.done = edit_slot;
    }
    ask_text(host, &ask);
    arena_free(&arena);
    return OUTCOME_DONE;
}

/* The slot as it is, to change one of its texts. */
static struct slot_edit edit_of(const struct slot *slot)
{
    return (struct slot_edit){.title = slot->title,
                              .description = slot->description,
                              .kind = slot->kind,
                              .presenter = slot->presenter,
                              .private = slot->private,
                              .minutes = slot->minutes,
                              .locked = slot->locked,
                              .start = slot->start};
}

static enum outcome next_kind(struct pane *pane, struct pane_host *host,
                              struct err *err)
{
    const struct slot *slot = agenda_slot(agenda_state(pane));
    struct slot_edit edit = edit_of(slot);
    int kind = ((int)slot_kind_of(slot->kind) + 1) % SLOT_KIND_COUNT;
    edit.kind = slot_kind_id((enum slot_kind)kind);
    pane_say(host, _("Type : %s"), edit.kind);
    return finish(ops_slot_edit(host->garden, slot->id, &edit, err));
}

static bool set_private(void *ctx, struct pane_host *host, const char *text,
                        struct err *err)
{
    const struct slot *slot = agenda_slot(agenda_state(ctx));
    struct slot_edit edit = edit_of(slot);
    edit.private = text;
    return ops_slot_edit(host->garden, slot->id, &edit, err);
}

/* " / " between questions on the screen, one a line in the store. */
static char *lines_of(struct arena *arena, const char *typed)
{
    char *lines = arena_strdup(arena, typed);
    for (char *at = lines; (at = strstr(at, " / "));)
        memcpy(at, " \n ", 3);
    return lines;
}

static bool set_prompts(void *ctx, struct pane_host *host, const char *text,
                        struct err *err)
{
    struct arena arena = {0};
    const struct slot *slot = agenda_slot(agenda_state(ctx));
    bool done = ops_prompts_set(host->garden, slot->id, lines_of(&arena, text), err);
    arena_free(&arena);
    return done;
}

static bool set_objectives(void *ctx, struct pane_host *host, const char *text,
                           struct err *err)
{
    struct arena arena = {0};
    const struct meeting *meeting = agenda_meeting(agenda_state(ctx));
    bool done =
        ops_objectives_set(host->garden, meeting->id, lines_of(&arena, text), err);
    arena_free(&arena);
    return done;
}

static enum outcome ask_lines(struct pane *pane, struct pane_host *host,
                              enum action action)
{
    struct agenda_state *state = agenda_state(pane);
    struct str text = {0};
    struct ask_box ask = {.ctx = pane, .allow_empty = true};
    if (action == ACTION_PROMPTS) {
        for (size_t i = 0; i < state->prompt_count; i++)
            str_printf(&text, "%s%s", i ? " / " : "", state->prompts[i].text);
        ask.draft =
            (struct draft_of){.field = DRAFT_PROMPTS, .id = agenda_slot(state)->id};
        ask.title = _("Questions de relance, séparées par « / »");
        ask.done = set_prompts;
    } else if (action == ACTION_OBJECTIVES) {
        for (size_t i = 0; i < state->objective_count; i++)
            str_printf(&text, "%s%s", i ? " / " : "", state->objectives[i].text);
        ask.draft = (struct draft_of){.field = DRAFT_OBJECTIVES,
                                      .id = agenda_meeting(state)->id};
        ask.title = _("Objectifs, séparés par « / »");
        ask.done = set_objectives;
    } else {
        str_add(&text, agenda_slot(state)->private);
        ask.draft =
            (struct draft_of){.field = DRAFT_PRIVATE, .id = agenda_slot(state)->id};
        ask.title = _("Consigne privée (jamais projetée ni publiée)");
        ask.done = set_private;
    }
    ask.text = str_text(&text);
    ask_text(host, &ask);
    str_free(&text);
    return OUTCOME_DONE;
}

static enum outcome minutes(struct pane *pane, struct pane_host *host, int by,
                            struct err *err)
{
    const struct slot *slot = agenda_slot(agenda_state(pane));
    int before = (int)((slot->end - slot->start) / 60000);
    if (!ops_slot_minutes(host->garden, slot->id, by, err))
        return OUTCOME_FAILED;
    pane_say(host, _("« %s » : %d -> %d min, la suite est décalée"), slot->title,
             before, before + by > 0 ? before + by : 0);
    return OUTCOME_DONE;
}

static enum outcome lock(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct slot *slot = agenda_slot(agenda_state(pane));
    char hour[8];
    clock_hour(slot->start, hour);
    if (!ops_slot_lock(host->garden, slot->id, !slot->locked, err))
        return OUTCOME_FAILED;
    pane_say(host,
             slot->locked ? _("Début libre : il suit les durées (%s pour l’instant).")
                          : _("Début fixé à %s, quoi qu’il arrive avant."),
             hour);
    return OUTCOME_DONE;
}

static enum outcome bin(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct agenda_state *state = agenda_state(pane);
    const struct slot *slot = agenda_slot(state);
    int next = state->list.selected + 1;
    struct id follow =
        next < (int)state->slot_count ? state->slots[next].id : (struct id){0};
    if (!ops_slot_bin(host->garden, slot->id, err))
        return OUTCOME_FAILED;
    state->selected = follow;
    host->say(host, _("Point retiré. u le remet."));
    return OUTCOME_DONE;
}

static enum outcome on_slot(struct pane *pane, struct pane_host *host,
                            enum action action, struct err *err)
{
    const struct slot *slot = agenda_slot(agenda_state(pane));
    switch ((int)action) {
    case ACTION_EDIT:
        return ask_slot(pane, host, false);
    case ACTION_KIND:
        return next_kind(pane, host, err);
    case ACTION_BIN:
        return bin(pane, host, err);
    case ACTION_LONGER:
        return minutes(pane, host, 1, err);
    case ACTION_LONGER_5:
        return minutes(pane, host, 5, err);
    case ACTION_SHORTER:
        return minutes(pane, host, -1, err);
    case ACTION_LOCK:
        return lock(pane, host, err);
    case ACTION_MOVE_UP:
        return finish(ops_slot_shift(host->garden, slot->id, -1, err));
    case ACTION_MOVE_DOWN:
        return finish(ops_slot_shift(host->garden, slot->id, 1, err));
    case ACTION_PROMPTS:
    case ACTION_PRIVATE:
        return ask_lines(pane, host, action);
    default:
        return OUTCOME_UNUSED;
    }
}

enum outcome agenda_edit(struct pane *pane, struct pane_host *host, enum action action,
                         struct err *err)
{
    struct agenda_state *state = agenda_state(pane);
    if (id_is_none(state->opened))
        return OUTCOME_UNUSED;
    if (action == ACTION_ADD)
        return ask_slot(pane, host, true);
    if (action == ACTION_OBJECTIVES)
        return ask_lines(pane, host, action);
    return agenda_slot(state) ? on_slot(pane, host, action, err) : OUTCOME_UNUSED;
}
