#include "domain/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

#define MINUTE 60000

struct agenda {
    struct slot *slots;
    size_t count;
    int64_t end; /* announced, 0: none */
    VEC(struct agenda_remark) remarks;
};

static void remark(struct agenda *agenda, enum agenda_issue issue, size_t slot,
                   int64_t ms)
{
    struct agenda_remark remark = {issue, slot, (int)(ms / MINUTE)};
    if (remark.minutes > 0 && remark.minutes < AGENDA_NIGHT)
        vec_push(&agenda->remarks, remark);
}

bool slot_fills(const struct slot *slot)
{
    enum slot_kind kind = slot_kind_of(slot->kind);
    return slot->minutes == 0 && !slot->locked &&
           (kind == SLOT_BREAK || kind == SLOT_MEAL);
}

bool slot_passed_over(const struct slot *slot)
{
    int64_t run = slot->ended - slot->started - slot->pause;
    return slot->started > 0 && slot->ended > 0 &&
           (run < MINUTE || run * 10 < slot->end - slot->start);
}

static bool open_ended(const struct slot *slot)
{
    return slot_fills(slot) && !slot->outside;
}

/* The very last slot, when another one can take the time, is the drink after the end.
 */
static bool fills(const struct agenda *agenda, size_t at)
{
    bool other = at + 1 < agenda->count;
    for (size_t i = 0; i < at && !other; i++)
        other = open_ended(&agenda->slots[i]);
    return open_ended(&agenda->slots[at]) && (at + 1 < agenda->count || !other);
}

/* A lock says by itself whether it is after the end; of the others, the mark does. */
static bool is_beyond(const struct agenda *agenda, const struct slot *slot)
{
    return slot->locked ? agenda->end > 0 && slot->start >= agenda->end : slot->outside;
}

/* Where the time of the slots from `first` on must be used up: the next lock, or the
 * announced end after the last slot that is not outside; 0 when nothing holds. */
static int64_t limit_of(const struct agenda *agenda, size_t first, size_t *past)
{
    size_t i = first;
    while (i < agenda->count && !is_beyond(agenda, &agenda->slots[i]) &&
           (i == first || !agenda->slots[i].locked))
        i++;
    *past = i;
    bool locked = i < agenda->count && agenda->slots[i].locked;
    return locked && !is_beyond(agenda, &agenda->slots[i]) ? agenda->slots[i].start
                                                           : agenda->end;
}

/* What each slot that fills gets between `cursor` and the limit, in minutes; the first
 * `*odd` of them get one more. */
static int64_t share_of(const struct agenda *agenda, size_t first, int64_t cursor,
                        int64_t *odd)
{
    size_t past;
    int64_t limit = limit_of(agenda, first, &past);
    int64_t sharing = 0, free_minutes = (limit - cursor) / MINUTE;
    for (size_t i = first; i < past; i++) {
        sharing += fills(agenda, i);
        free_minutes -= agenda->slots[i].minutes;
    }
    *odd = 0;
    if (limit == 0 || sharing == 0 || free_minutes <= 0)
        return 0;
    *odd = free_minutes % sharing;
    return free_minutes / sharing;
}

/* One run of slots that a single share covers: from `first` to the next lock. */
static int64_t compute_run(struct agenda *agenda, size_t *at, int64_t cursor)
{
    size_t first = *at;
    struct slot *slots = agenda->slots;
    int64_t odd;
    if (slots[first].locked)
        cursor = slots[first].start;
    int64_t share = share_of(agenda, first, cursor, &odd);
    size_t i = first;
    do {
        int64_t minutes = slots[i].minutes;
        if (fills(agenda, i))
            minutes = share + (odd-- > 0);
        slots[i].start = cursor;
        slots[i].end = cursor += minutes * MINUTE;
        i++;
    } while (i < agenda->count && !slots[i].locked &&
             slots[i].outside == slots[first].outside);
    *at = i;
    return cursor;
}

static void look_around(struct agenda *agenda)
{
    const struct slot *slots = agenda->slots;
    bool late = false;
    size_t last = agenda->count;
    for (size_t i = 0; i < agenda->count; i++) {
        int64_t end = slots[i].end;
        if (agenda->end > 0 && !slots[i].outside) {
            last = i;
            if (end > agenda->end && !late) {
                remark(agenda, AGENDA_LATE, i, end - agenda->end);
                late = true;
            }
        }
        if (i + 1 < agenda->count && !slots[i + 1].outside) {
            int64_t gap = slots[i + 1].start - end;
            remark(agenda, gap > 0 ? AGENDA_GAP : AGENDA_OVERLAP, i,
                   gap > 0 ? gap : -gap);
        }
    }
    if (last < agenda->count)
        remark(agenda, AGENDA_SHORT, last, agenda->end - slots[last].end);
}

size_t agenda_recompute(struct arena *arena, struct slot *slots, size_t count,
                        int64_t start, int64_t end, struct agenda_remark **remarks)
{
    struct agenda agenda = {.slots = slots, .count = count, .end = end};
    int64_t cursor = start;
    for (size_t i = 0; i < count;)
        cursor = compute_run(&agenda, &i, cursor);
    for (size_t i = 0; i < count; i++)
        slots[i].outside = end > 0 && slots[i].start >= end;
    look_around(&agenda);
    size_t found = agenda.remarks.n;
    *remarks = arena_alloc(arena, (found + 1) * sizeof **remarks);
    if (found > 0)
        memcpy(*remarks, agenda.remarks.at, found * sizeof **remarks);
    vec_free(&agenda.remarks);
    return found;
}
