/* Where a run stands, and the stamps that every verb of the run writes alike. */
#include "base/clock.h"
#include "base/i18n.h"
#include "ops/live.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

bool run_read(struct garden *garden, struct id meeting, struct run *run,
              struct err *err)
{
    *run = (struct run){.current = NO_SLOT, .now = clock_now()};
    if (!store_meeting(garden->store, meeting, &run->arena, &run->meeting, err) ||
        !store_slots(garden->store, meeting, &run->arena, &run->slots, &run->count,
                     err))
        return false;
    run->now = later(run->now, later(run->meeting.started, run->meeting.paused));
    for (size_t i = 0; i < run->count; i++) {
        run->now = later(run->now, later(run->slots[i].started, run->slots[i].ended));
        if (id_equal(run->slots[i].id, run->meeting.slot))
            run->current = i;
    }
    return true;
}

bool run_going(struct garden *garden, struct id meeting, struct run *run,
               struct err *err)
{
    return run_read(garden, meeting, run, err) &&
           (run->meeting.stage == MEETING_LIVE ||
            err_set(err, ERR_INPUT,
                    _("Cette rencontre n’est pas en cours : lancez-la d’abord.")));
}

bool run_in_slot(struct garden *garden, struct id meeting, struct run *run,
                 struct err *err)
{
    return run_going(garden, meeting, run, err) &&
           (run->current != NO_SLOT ||
            err_set(err, ERR_INPUT, _("Aucun point n’est en cours.")));
}

bool run_alone(struct garden *garden, struct id meeting, struct err *err)
{
    struct id live;
    return store_live_meeting(garden->store, &live, err) &&
           (id_is_none(live) || id_equal(live, meeting) ||
            err_set(err, ERR_INPUT,
                    _("Une autre rencontre est en cours : fermez-la d’abord.")));
}

/* --- stamps
 * ----------------------------------------------------------------------------- */

bool run_pause_end(struct garden *garden, const struct run *run, struct err *err)
{
    const struct slot *slot = &run->slots[run->current];
    return run->meeting.paused == 0 ||
           (set_integer(garden, slot->id, FIELD_SLOT_PAUSE,
                        slot->pause + run->now - run->meeting.paused, err) &&
            set_integer(garden, run->meeting.id, FIELD_MEETING_PAUSED, 0, err));
}

bool run_slot_end(struct garden *garden, const struct run *run, struct err *err)
{
    return set_integer(garden, run->slots[run->current].id, FIELD_SLOT_ENDED, run->now,
                       err) &&
           run_pause_end(garden, run, err);
}

bool ops_live_meeting(struct garden *garden, struct id *meeting, struct err *err)
{
    return store_live_meeting(garden->store, meeting, err);
}
