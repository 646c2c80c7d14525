#include "ops/live.h"

#include "base/i18n.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

static bool slot_start(struct garden *garden, const struct run *run, size_t at,
                       struct err *err)
{
    const struct slot *slot = &run->slots[at];
    return (slot->started > 0 ||
            set_integer(garden, slot->id, FIELD_SLOT_STARTED, run->now, err)) &&
           set_id(garden, run->meeting.id, FIELD_MEETING_SLOT, slot->id, err);
}

/* The first slot from `from` on that was not ended. */
static size_t first_open(const struct run *run, size_t from)
{
    for (size_t i = from; i < run->count; i++)
        if (run->slots[i].ended == 0)
            return i;
    return NO_SLOT;
}

/* --- starting, pausing
 * -------------------------------------------------------------------- */

static bool start_write(struct garden *garden, const struct run *run, struct err *err)
{
    struct id id = run->meeting.id;
    size_t first = run->current != NO_SLOT ? run->current : first_open(run, 0);
    return set_text(garden, id, FIELD_MEETING_STAGE, "live", err) &&
           (run->meeting.started > 0 ||
            set_integer(garden, id, FIELD_MEETING_STARTED, run->now, err)) &&
           (run->current == NO_SLOT || run_pause_end(garden, run, err)) &&
           (first == NO_SLOT || slot_start(garden, run, first, err));
}

bool ops_live_start(struct garden *garden, struct id meeting, struct err *err)
{
    struct run run;
    bool done = run_read(garden, meeting, &run, err) &&
                meeting_open(&run.meeting, err) && run_alone(garden, meeting, err);
    if (done && run.count == 0) {
        done = err_set(err, ERR_INPUT,
                       _("L’agenda est vide : ajoutez-y un point avant de lancer la "
                         "séance."));
    }
    done = done && step_begin(garden, VERB_LIVE_START, err) &&
           step_end(garden, start_write(garden, &run, err), CHANGED_MEETINGS, err);
    arena_free(&run.arena);
    return done;
}

static bool pause_write(struct garden *garden, const struct run *run, bool paused,
                        struct err *err)
{
    if (!paused)
        return run_pause_end(garden, run, err);
    return run->meeting.paused > 0 ||
           set_integer(garden, run->meeting.id, FIELD_MEETING_PAUSED, run->now, err);
}

bool ops_live_pause(struct garden *garden, struct id meeting, bool paused,
                    struct err *err)
{
    struct run run;
    bool done =
        run_in_slot(garden, meeting, &run, err) &&
        step_begin(garden, paused ? VERB_LIVE_PAUSE : VERB_LIVE_RESUME, err) &&
        step_end(garden, pause_write(garden, &run, paused, err), CHANGED_MEETINGS, err);
    arena_free(&run.arena);
    return done;
}

/* --- from slot to slot
 * ---------------------------------------------------------------------- */

/* Between two slots (a meeting opened again), the first one left to run. */
static size_t slot_after(const struct run *run)
{
    return first_open(run, run->current != NO_SLOT ? run->current + 1 : 0);
}

static bool next_write(struct garden *garden, const struct run *run, struct err *err)
{
    size_t next = slot_after(run);
    return (run->current == NO_SLOT || run_slot_end(garden, run, err)) &&
           (next != NO_SLOT
                ? slot_start(garden, run, next, err)
                : set_id(garden, run->meeting.id, FIELD_MEETING_SLOT, NO_ID, err));
}

bool ops_live_next(struct garden *garden, struct id meeting, struct err *err)
{
    struct run run;
    bool done = run_going(garden, meeting, &run, err);
    if (done && run.current == NO_SLOT && slot_after(&run) == NO_SLOT) {
        done = err_set(err, ERR_NOT_FOUND,
                       _("Le dernier point est fini : il reste à clore la rencontre."));
    }
    done = done && step_begin(garden, VERB_LIVE_NEXT, err) &&
           step_end(garden, next_write(garden, &run, err), CHANGED_MEETINGS, err);
    arena_free(&run.arena);
    return done;
}

/* The slot that ran before the current one, or the last that ran. */
static size_t slot_before(const struct run *run)
{
    size_t end = run->current != NO_SLOT ? run->current : run->count;
    for (size_t i = end; i > 0; i--)
        if (run->slots[i - 1].started > 0)
            return i - 1;
    return NO_SLOT;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* What passed since the slot before ended counts for it, but for the time when no clock
 * ran: until the slot left was started, and the pauses of that one. */
static int64_t pause_since(const struct run *run, const struct slot *before)
{
    int64_t paused = run->meeting.paused > 0 ? run->now - run->meeting.paused : 0;
    if (run->current == NO_SLOT)
        return before->ended > 0 ? run->now - before->ended : 0;
    const struct slot *left = &run->slots[run->current];
    int64_t idle = before->ended > 0 ? later(0, left->started - before->ended) : 0;
    return idle + left->pause + paused;
}

static bool slot_forget(struct garden *garden, struct id slot, struct err *err)
{
    return set_integer(garden, slot, FIELD_SLOT_STARTED, 0, err) &&
           set_integer(garden, slot, FIELD_SLOT_PAUSE, 0, err);
}

static bool back_write(struct garden *garden, const struct run *run, size_t to,
                       struct err *err)
{
    const struct slot *before = &run->slots[to];
    struct id meeting = run->meeting.id;
    return set_integer(garden, before->id, FIELD_SLOT_ENDED, 0, err) &&
           set_integer(garden, before->id, FIELD_SLOT_PAUSE,
                       before->pause + pause_since(run, before), err) &&
           (run->current == NO_SLOT ||
            slot_forget(garden, run->slots[run->current].id, err)) &&
           set_integer(garden, meeting, FIELD_MEETING_PAUSED, 0, err) &&
           set_id(garden, meeting, FIELD_MEETING_SLOT, before->id, err);
}

bool ops_live_back(struct garden *garden, struct id meeting, struct err *err)
{
    struct run run;
    bool done = run_going(garden, meeting, &run, err);
    size_t to = done ? slot_before(&run) : NO_SLOT;
    if (done && to == NO_SLOT)
        done = err_set(err, ERR_NOT_FOUND, _("Ce point est le premier de la séance."));
    done = done && step_begin(garden, VERB_LIVE_BACK, err) &&
           step_end(garden, back_write(garden, &run, to, err), CHANGED_MEETINGS, err);
    arena_free(&run.arena);
    return done;
}
