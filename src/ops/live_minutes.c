/* Minutes given to a slot, taken back from others, and the pace of the whole. */
#include "ops/live.h"

#include "base/i18n.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

static int duration(const struct slot *slot)
{
    return (int)((slot->end - slot->start) / MINUTE);
}

bool ops_live_extend(struct garden *garden, struct id meeting, int minutes,
                     struct err *err)
{
    struct run run;
    bool done = run_in_slot(garden, meeting, &run, err);
    if (done) {
        const struct slot *slot = &run.slots[run.current];
        int least = -duration(slot);
        int extra = slot->extra + minutes > least ? slot->extra + minutes : least;
        done = step_begin(garden, VERB_LIVE_EXTEND, err) &&
               step_end(garden,
                        set_integer(garden, slot->id, FIELD_SLOT_EXTRA, extra, err),
                        CHANGED_MEETINGS, err);
    }
    arena_free(&run.arena);
    return done;
}

/* "8 min reprises à « Pause », 2 min à « Bilan »": what the minutes will tell. */
static const char *cut_words(struct run *run, const struct pace_cut *cut)
{
    const char *words = "";
    for (size_t i = 0; i < cut->count; i++) {
        const char *title = run->slots[cut->parts[i].slot].title;
        int minutes = cut->parts[i].minutes;
        words = i == 0 ? arena_printf(&run->arena, _("%d min reprises à « %s »"),
                                      minutes, title)
                       : arena_printf(&run->arena, _("%s, %d min à « %s »"), words,
                                      minutes, title);
    }
    return words;
}

static bool cut_write(struct garden *garden, struct run *run,
                      const struct pace_cut *cut, struct err *err)
{
    struct item item = {.meeting = run->meeting.id,
                        .slot = run->meeting.slot,
                        .kind = ITEM_NOTE,
                        .text = cut_words(run, cut),
                        .who = ""};
    struct id id;
    bool done = item_insert(garden, &item, &id, err);
    for (size_t i = 0; done && i < cut->count; i++) {
        const struct slot *slot = &run->slots[cut->parts[i].slot];
        done = set_integer(garden, slot->id, FIELD_SLOT_EXTRA,
                           slot->extra - cut->parts[i].minutes, err);
    }
    return done;
}

/* A proposal made before the agenda changed may name slots that are gone. */
static bool cut_allowed(const struct run *run, const struct pace_cut *cut,
                        struct err *err)
{
    bool fits = cut->count > 0;
    for (size_t i = 0; fits && i < cut->count; i++) {
        size_t at = cut->parts[i].slot;
        fits =
            at < run->count && run->slots[at].started == 0 &&
            cut->parts[i].minutes <= duration(&run->slots[at]) + run->slots[at].extra;
    }
    return fits || err_set(err, ERR_INPUT,
                           _("L’agenda a changé depuis cette proposition : "
                             "redemandez-la."));
}

bool ops_live_cut(struct garden *garden, struct id meeting, const struct pace_cut *cut,
                  struct err *err)
{
    struct run run;
    bool done =
        run_going(garden, meeting, &run, err) && cut_allowed(&run, cut, err) &&
        step_begin(garden, VERB_LIVE_CUT, err) &&
        step_end(garden, cut_write(garden, &run, cut, err), CHANGED_MEETINGS, err);
    arena_free(&run.arena);
    return done;
}

bool ops_live_pace(struct garden *garden, struct id meeting_id, int64_t now,
                   struct arena *arena, struct pace *pace, struct err *err)
{
    struct meeting meeting;
    struct slot *slots;
    size_t count;
    if (!store_meeting(garden->store, meeting_id, arena, &meeting, err) ||
        !store_slots(garden->store, meeting_id, arena, &slots, &count, err))
        return false;
    pace_read(&meeting, slots, count, now, pace);
    return true;
}
