#include "panes/live.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "panes/ask.h"
#include "panes/attendance.h"
#include "panes/carry.h"
#include "panes/feelings.h"
#include "panes/live_private.h"
#include "panes/publish_view.h"
#include "panes/teams.h"

const struct slot *live_slot(const struct live_state *state)
{
    return state->list.selected < (int)state->slot_count
               ? &state->slots[state->list.selected]
               : NULL;
}

const struct prompt *live_prompt(const struct live_state *state)
{
    return state->prompt < state->prompt_count ? &state->prompts[state->prompt] : NULL;
}

/* --- load and clock ------------------------------------------------------------------
 */

static void read_pace(struct live_state *state, int64_t now)
{
    state->now = now;
    pace_read(&state->meeting, state->slots, state->slot_count, now, &state->pace);
    pace_cut(&state->meeting, state->slots, state->slot_count, &state->pace,
             PACE_MINIMUM, &state->cut);
}

static bool running(const struct pane *pane)
{
    return live_state(pane)->meeting.stage == MEETING_LIVE;
}

static void tick(struct pane *pane, int64_t now)
{
    read_pace(live_state(pane), now);
}

static void brief(const struct pane *pane, char out[64])
{
    live_left_text(live_state(pane), out);
}

static bool load_slot(struct pane *pane, struct garden *garden, struct err *err)
{
    struct live_state *state = live_state(pane);
    const struct slot *slot = live_slot(state);
    state->item_count = state->prompt_count = state->tally_count = 0;
    if (!slot)
        return true;
    if (!ops_items(garden, state->meeting_id, slot->id, ITEM_KIND_COUNT, &pane->arena,
                   &state->items, &state->item_count, err) ||
        !ops_prompts(garden, slot->id, &pane->arena, &state->prompts,
                     &state->prompt_count, err) ||
        !ops_slot_notes(garden, slot->id, &pane->arena, &state->tallies,
                        &state->tally_count, err))
        return false;
    if (state->prompt >= state->prompt_count)
        state->prompt = 0;
    return true;
}

/* Nothing may point into an arena that was reset, were the first read to fail. */
static void forget(struct live_state *state)
{
    state->meeting = (struct meeting){.title = ""};
    state->slots = NULL;
    state->slot_count = state->item_count = state->prompt_count = 0;
    state->tally_count = 0;
    state->pace = (struct pace){.current = PACE_NONE, .next = PACE_NONE};
    state->cut.count = 0;
}

static bool load(struct pane *pane, struct garden *garden, struct err *err)
{
    struct live_state *state = live_state(pane);
    int day;
    arena_reset(&pane->arena);
    forget(state);
    if (!ops_meeting(garden, state->meeting_id, &pane->arena, &state->meeting, err) ||
        !ops_slots(garden, state->meeting_id, &pane->arena, &state->slots,
                   &state->slot_count, err) ||
        !ops_meeting_today(garden, state->meeting_id, &day, err) ||
        !ops_attendance_counts(garden, state->meeting_id, day, &state->counts, err))
        return false;
    read_pace(state, clock_now());
    if (!state->away && state->pace.current != PACE_NONE)
        state->list.selected = (int)state->pace.current;
    list_settle(&state->list, (int)state->slot_count,
                live_list_rows(state, pane->height));
    return load_slot(pane, garden, err);
}

static void visit(struct pane *pane, const struct pane_visit *visit)
{
    struct live_state *state = live_state(pane);
    state->meeting_id = visit->id;
    state->away = false;
    pane->stale = true;
}

/* --- acting
 * ----------------------------------------------------------------------------- */

static enum outcome finish(bool done)
{
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome look(struct pane *pane, struct pane_host *host, int by,
                         struct err *err)
{
    struct live_state *state = live_state(pane);
    list_move(&state->list, by);
    state->away = state->pace.current != PACE_NONE &&
                  state->list.selected != (int)state->pace.current;
    return finish(load_slot(pane, host->garden, err));
}

static enum outcome pause(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct live_state *state = live_state(pane);
    bool paused = state->meeting.paused != 0;
    if (!ops_live_pause(host->garden, state->meeting_id, !paused, err))
        return OUTCOME_FAILED;
    host->say(host, paused ? _("La montre repart.")
                           : _("Montre arrêtée. Espace : repartir."));
    return OUTCOME_DONE;
}

/* A round of feelings starts with its slot: nobody looks for a key then. */
static bool opens_by_itself(const struct live_state *state)
{
    size_t next = state->pace.next;
    return next != PACE_NONE && slot_kind_of(state->slots[next].kind) == SLOT_FEELINGS;
}

static enum outcome next(struct pane *pane, struct pane_host *host, bool back,
                         struct err *err)
{
    struct live_state *state = live_state(pane);
    bool done = back ? ops_live_back(host->garden, state->meeting_id, err)
                     : ops_live_next(host->garden, state->meeting_id, err);
    if (done && !back && opens_by_itself(state))
        host->perform(host, ACTION_OPEN);
    state->away = false;
    state->prompt = 0;
    return finish(done);
}

static enum outcome extend(struct pane *pane, struct pane_host *host, int minutes,
                           struct err *err)
{
    struct live_state *state = live_state(pane);
    if (!ops_live_extend(host->garden, state->meeting_id, minutes, err))
        return OUTCOME_FAILED;
    pane_say(host, _("%+d min sur ce point. u annule."), minutes);
    return OUTCOME_DONE;
}

static enum outcome catch_up(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct live_state *state = live_state(pane);
    if (!state->cut.count) {
        host->say(host, _("Rien à rattraper, ou plus rien à reprendre."));
        return OUTCOME_DONE;
    }
    int given = state->cut.given;
    if (!ops_live_cut(host->garden, state->meeting_id, &state->cut, err))
        return OUTCOME_FAILED;
    pane_say(host, _("%d min reprises sur la suite, noté dans la séance. u annule."),
             given);
    return OUTCOME_DONE;
}

/* What a slot is for opens by itself: its board, its round of feelings. */
static enum outcome open_slot(struct pane *pane, struct pane_host *host,
                              struct err *err)
{
    struct live_state *state = live_state(pane);
    const struct slot *slot = live_slot(state);
    struct id board;
    if (!slot)
        return OUTCOME_UNUSED;
    switch ((int)slot_kind_of(slot->kind)) {
    case SLOT_BOARD:
        if (!ops_slot_board(host->garden, slot->id, &board, err))
            return OUTCOME_FAILED;
        host->go(host, PLACE_BOARD, &(struct pane_visit){.id = board});
        host->say(host,
                  _("Post-its de ce point. a : saisir ; Tab : revenir à la séance."));
        return OUTCOME_DONE;
    case SLOT_FEELINGS:
        return finish(feelings_open(host, state->meeting_id, slot->id, err));
    case SLOT_WELCOME:
        return finish(attendance_open(host, state->meeting_id, err));
    default:
        live_line_open(pane, host, ITEM_NOTE, NULL);
        return OUTCOME_DONE;
    }
}

/* The board of the slot when it has one already: going somewhere writes nothing. */
static enum outcome to_board(struct pane *pane, struct pane_host *host)
{
    const struct slot *slot = live_slot(live_state(pane));
    if (!slot || id_is_none(slot->board))
        return OUTCOME_UNUSED;
    host->go(host, PLACE_BOARD, &(struct pane_visit){.id = slot->board});
    return OUTCOME_DONE;
}

static bool publish(void *ctx, struct pane_host *host, struct err *err)
{
    struct live_state *state = live_state(ctx);
    struct arena arena = {0};
    const char *sentence = "";
    bool done = host->publish(host, state->meeting_id, &arena, &sentence, err);
    if (done) {
        host->go(host, PLACE_AGENDA, &(struct pane_visit){.id = state->meeting_id});
        publish_say(host, sentence); /* a box opened before would be left too */
    }
    arena_free(&arena);
    return done;
}

static enum outcome ask_publish(struct pane *pane, struct pane_host *host)
{
    ask_confirm(host,
                &(struct confirm){
                    .question = _("Clore la rencontre et écrire le compte rendu ?"),
                    .ctx = pane,
                    .yes = publish});
    return OUTCOME_DONE;
}

static enum outcome back(struct pane *pane, struct pane_host *host)
{
    struct live_state *state = live_state(pane);
    if (state->away) {
        state->away = false;
        pane->stale = true;
        return OUTCOME_DONE;
    }
    host->go(host, PLACE_AGENDA, &(struct pane_visit){.id = state->meeting_id});
    host->say(host, _("La séance continue. s : y revenir."));
    return OUTCOME_DONE;
}

static enum outcome act_clock(struct pane *pane, struct pane_host *host,
                              enum action action, struct err *err)
{
    switch ((int)action) {
    case ACTION_PAUSE:
        return pause(pane, host, err);
    case ACTION_NEXT_SLOT:
        return next(pane, host, false, err);
    case ACTION_PREVIOUS_SLOT:
        return next(pane, host, true, err);
    case ACTION_LONGER:
        return extend(pane, host, 1, err);
    case ACTION_LONGER_5:
        return extend(pane, host, 5, err);
    case ACTION_SHORTER:
        return extend(pane, host, -1, err);
    case ACTION_CATCH_UP:
        return catch_up(pane, host, err);
    case ACTION_UP:
        return look(pane, host, -1, err);
    case ACTION_DOWN:
        return look(pane, host, 1, err);
    case ACTION_BACK:
        return back(pane, host);
    default:
        return OUTCOME_UNUSED;
    }
}

/* In a slot of post-its, `a` takes post-its; `d` still notes a decision. */
static bool add(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct slot *slot = live_slot(live_state(pane));
    if (slot && slot_kind_of(slot->kind) == SLOT_BOARD)
        return live_notes_open(pane, host, err);
    live_line_open(pane, host, ITEM_NOTE, NULL);
    return true;
}

static enum outcome act(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    struct live_state *state = live_state(pane);
    switch ((int)action) {
    case ACTION_ADD:
        return finish(add(pane, host, err));
    case ACTION_DECISION:
        live_line_open(pane, host, ITEM_DECISION, NULL);
        return OUTCOME_DONE;
    case ACTION_EDIT:
        return live_edit_box(pane, host, err);
    case ACTION_TICK_DONE:
        return live_tick_box(pane, host, err);
    case ACTION_TO_CARD:
        return live_card_box(pane, host, err);
    case ACTION_SPEECH:
        return live_speech_box(pane, host, err);
    case ACTION_OPEN:
        return open_slot(pane, host, err);
    case ACTION_GO_BOARD: /* that of the slot, when it has one */
        return to_board(pane, host);
    case ACTION_ATTENDANCE:
        return finish(attendance_open(host, state->meeting_id, err));
    case ACTION_TEAMS:
        return finish(teams_open(host, state->meeting_id, err));
    case ACTION_CARRY:
        return finish(carry_open(host, state->meeting_id, err));
    case ACTION_PUBLISH:
        return ask_publish(pane, host);
    default:
        return act_clock(pane, host, action, err);
    }
}

static enum outcome paste(struct pane *pane, struct pane_host *host, const char *text,
                          struct err *err)
{
    (void)pane;
    (void)text;
    (void)err;
    host->say(host, _("Ouvrez d’abord la ligne de saisie (a), puis collez."));
    return OUTCOME_DONE;
}

static unsigned has(const struct pane *pane)
{
    const struct live_state *state = live_state(pane);
    return NEED_MEETING | (state->slot_count ? NEED_ITEM | NEED_NOTE : 0u);
}

/* Late: what would give the minutes back, and the key that does it. */
static void status(const struct pane *pane, struct str *out)
{
    const struct live_state *state = live_state(pane);
    if (!state->cut.count) {
        str_printf(out, _("présents %d   notés %zu"), state->counts.present,
                   state->item_count);
        return;
    }
    str_printf(out, _("+%d min : r reprend "), state->cut.wanted);
    for (size_t i = 0; i < state->cut.count; i++)
        str_printf(out, _("%s%d min à « %s »"), i ? ", " : "",
                   state->cut.parts[i].minutes,
                   state->slots[state->cut.parts[i].slot].title);
}

static void free_live(struct pane *pane)
{
    (void)pane; /* all of it is in the pane's arena */
}

static const enum action hints[] = {
    ACTION_PAUSE,      ACTION_NEXT_SLOT, ACTION_ADD,     ACTION_DECISION, ACTION_LONGER,
    ACTION_ATTENDANCE, ACTION_OPEN,      ACTION_PUBLISH, ACTION_SPEECH,   ACTION_NONE};

const struct pane_class live_class = {
    .name = N_("Séance"),
    .scope = SCOPE_LIVE,
    .watches = CHANGED_MEETINGS | CHANGED_PEOPLE | CHANGED_NOTES,
    .state_size = sizeof(struct live_state),
    .hints = hints,
    .load = load,
    .draw = live_draw,
    .act = act,
    .visit = visit,
    .running = running,
    .tick = tick,
    .brief = brief,
    .paste = paste,
    .has = has,
    .status = status,
    .free = free_live,
};
