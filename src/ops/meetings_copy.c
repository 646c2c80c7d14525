/* A meeting made from the last one: the same plan at another date. */
#include "ops/meetings.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

static bool prompts_copy(struct garden *garden, struct id from, struct id to,
                         struct err *err)
{
    struct arena arena = {0};
    struct prompt *prompts;
    size_t count;
    bool done = store_prompts(garden->store, from, &arena, &prompts, &count, err);
    for (size_t i = 0; done && i < count; i++)
        done = prompt_insert(garden, to, prompts[i].text, err);
    arena_free(&arena);
    return done;
}

static bool slots_copy(struct garden *garden, const struct meeting *from, struct id to,
                       struct civil_gap gap, struct err *err)
{
    struct arena arena = {0};
    struct slot *slots;
    size_t count;
    bool done = store_slots(garden->store, from->id, &arena, &slots, &count, err);
    for (size_t i = 0; done && i < count; i++) {
        struct slot slot = slots[i];
        struct id id;
        slot.meeting = to;
        slot.position = 0;
        slot.start = civil_shift(slot.start, gap);
        slot.end = civil_shift(slot.end, gap);
        slot.board = slot.origin = NO_ID;
        done = slot_insert(garden, &slot, &id, err) &&
               prompts_copy(garden, slots[i].id, id, err);
    }
    arena_free(&arena);
    return done;
}

static bool objectives_copy(struct garden *garden, struct id from, struct id to,
                            struct err *err)
{
    struct arena arena = {0};
    struct objective *objectives;
    size_t count;
    bool done = store_objectives(garden->store, from, &arena, &objectives, &count, err);
    for (size_t i = 0; done && i < count; i++)
        done = objective_insert(garden, to, objectives[i].text, err);
    arena_free(&arena);
    return done;
}

static bool meeting_copy(struct garden *garden, const struct meeting *from,
                         int64_t start, struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct civil_gap gap = civil_gap(from->start, start);
    struct meeting next;
    bool done = meeting_follow(garden, from, start, &arena, &next, err) &&
                objectives_copy(garden, from->id, next.id, err) &&
                slots_copy(garden, from, next.id, gap, err) &&
                agenda_settle(garden, next.id, err);
    *id = next.id;
    arena_free(&arena);
    return done;
}

bool ops_meeting_copy(struct garden *garden, struct id from_id, int64_t start,
                      struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct meeting from;
    bool done = store_meeting(garden->store, from_id, &arena, &from, err) &&
                step_begin(garden, VERB_MEETING_COPY, err);
    if (done) {
        start = start ? start : civil_tomorrow(civil_minute(from.start));
        done = step_end(garden, meeting_copy(garden, &from, start, id, err),
                        CHANGED_MEETINGS, err);
    }
    arena_free(&arena);
    return done;
}
