#include "domain/pace.h"

#include "domain/agenda.h"

#define MINUTE 60000

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t duration(const struct slot *slot)
{
    return later(0, slot->end - slot->start + (int64_t)slot->extra * MINUTE);
}

/* A clock that jumped back is read as standing still at the last thing that happened.
 */
static int64_t sane_now(const struct meeting *meeting, const struct slot *slots,
                        size_t count, int64_t now)
{
    now = later(now, later(meeting->started, meeting->paused));
    for (size_t i = 0; i < count; i++)
        now = later(now, later(slots[i].started, slots[i].ended));
    return now;
}

static void find_current(const struct slot *slots, size_t count, struct pace *pace)
{
    pace->current = pace->next = PACE_NONE;
    size_t after = 0;
    for (size_t i = 0; i < count; i++) {
        if (slots[i].started > 0) {
            after = i + 1;
            pace->current = slots[i].ended == 0 ? i : pace->current;
        }
    }
    for (size_t i = after; i < count && pace->next == PACE_NONE; i++)
        pace->next = slots[i].ended == 0 ? i : PACE_NONE;
}

static enum pace_level level_of(const struct pace *pace)
{
    if (pace->current == PACE_NONE || pace->planned == 0)
        return PACE_FREE;
    if (pace->remaining <= 0)
        return PACE_OVER;
    if (pace->remaining * 100 <= pace->planned * 5)
        return PACE_LAST;
    return pace->remaining * 100 <= pace->planned * 20 ? PACE_SOON : PACE_CALM;
}

static bool to_come(const struct slot *slot)
{
    return slot->started == 0 && slot->ended == 0;
}

/* When the slots from `first` to `past` will have ended, the first starting at `at`. */
static int64_t project(const struct slot *slots, size_t first, size_t past, int64_t at)
{
    for (size_t i = first; i < past; i++) {
        if (!to_come(&slots[i]) || slots[i].outside)
            continue;
        at = slots[i].locked ? later(at, slots[i].start) : at;
        /* what a slot that fills got from the plan, it gives up */
        at = slot_fills(&slots[i]) ? later(at, slots[i].end) : at + duration(&slots[i]);
    }
    return at;
}

static int64_t planned_end(const struct meeting *meeting, const struct slot *slots,
                           size_t count)
{
    int64_t end = meeting->end;
    for (size_t i = 0; i < count && meeting->end == 0; i++)
        end = slots[i].outside ? end : slots[i].end;
    return end;
}

static void read_current(const struct meeting *meeting, const struct slot *slot,
                         struct pace *pace)
{
    int64_t until = pace->paused ? meeting->paused : pace->now;
    pace->elapsed = later(0, until - slot->started - slot->pause);
    pace->planned = duration(slot);
    pace->remaining = pace->planned - pace->elapsed;
    pace->drift = pace->now + later(0, pace->remaining) - slot->end;
}

/* When the slots to come may begin: never before the plan says, for the first of all.
 */
static int64_t free_from(const struct meeting *meeting, const struct slot *slots,
                         const struct pace *pace)
{
    bool waiting =
        meeting->started == 0 && pace->current == PACE_NONE && pace->next != PACE_NONE;
    return waiting ? later(pace->now, slots[pace->next].start)
                   : pace->now + later(0, pace->remaining);
}

int64_t pace_start(const struct meeting *meeting, const struct slot *slots,
                   size_t count, const struct pace *pace, size_t at)
{
    size_t first = pace->next != PACE_NONE ? pace->next : count;
    if (at < first || at >= count || !to_come(&slots[at]) || slots[at].outside)
        return slots[at].start;
    int64_t start = project(slots, first, at, free_from(meeting, slots, pace));
    return slots[at].locked ? later(start, slots[at].start) : start;
}

/* Is there still a slot before the announced end, in progress or to come? */
static bool inside_left(const struct slot *slots, size_t count, const struct pace *pace)
{
    bool left = pace->current != PACE_NONE && !slots[pace->current].outside;
    for (size_t i = 0; i < count && !left; i++)
        left = to_come(&slots[i]) && !slots[i].outside;
    return left;
}

/* When the last slot before the announced end was over. */
static int64_t inside_ended(const struct slot *slots, size_t count)
{
    int64_t ended = 0;
    for (size_t i = 0; i < count; i++)
        ended = slots[i].outside ? ended : later(ended, slots[i].ended);
    return ended;
}

void pace_read(const struct meeting *meeting, const struct slot *slots, size_t count,
               int64_t now, struct pace *pace)
{
    *pace = (struct pace){.now = sane_now(meeting, slots, count, now),
                          .paused = meeting->paused > 0};
    find_current(slots, count, pace);
    size_t first = pace->next != PACE_NONE ? pace->next : count;
    if (pace->current != PACE_NONE)
        read_current(meeting, &slots[pace->current], pace);
    else if (first < count)
        pace->drift = later(0, pace->now - slots[first].start);
    pace->projected =
        inside_left(slots, count, pace)
            ? project(slots, first, count, free_from(meeting, slots, pace))
            : inside_ended(slots, count);
    pace->overrun = pace->projected - planned_end(meeting, slots, count);
    pace->level = level_of(pace);
}

/* --- taking minutes back ------------------------------------------------------ */

/* What a slot can give, in whole minutes. */
static int gives(const struct slot *slot, int minimum)
{
    if (!to_come(slot) || slot->locked || slot->outside || slot_fills(slot))
        return 0;
    int minutes = (int)(duration(slot) / MINUTE) - minimum;
    return minutes > 0 ? minutes : 0;
}

/* The longest slot between `first` and `past`, not yet taken from, that gives `least`
 * minutes or more; PACE_NONE. */
static size_t longest(const struct slot *slots, size_t first, size_t past, int least,
                      const struct pace_cut *cut, int minimum)
{
    size_t best = PACE_NONE;
    for (size_t i = first; i < past; i++) {
        bool taken = false;
        for (size_t j = 0; j < cut->count; j++)
            taken = taken || cut->parts[j].slot == i;
        int can = gives(&slots[i], minimum);
        if (!taken && can > 0 && can >= least &&
            (best == PACE_NONE || can >= gives(&slots[best], minimum)))
            best = i;
    }
    return best;
}

static void take(struct pace_cut *cut, size_t slot, int minutes)
{
    cut->parts[cut->count++] = (struct pace_cut_part){slot, minutes};
    cut->given += minutes;
}

/* The next locked start from `from` on, or the end that holds; *past is the first slot
 * beyond it. */
static int64_t limit_of(const struct meeting *meeting, const struct slot *slots,
                        size_t count, size_t from, size_t *past)
{
    for (size_t i = from; i < count; i++) {
        if (slots[i].locked && !slots[i].outside && to_come(&slots[i])) {
            *past = i;
            return slots[i].start;
        }
    }
    *past = count;
    return planned_end(meeting, slots, count);
}

/* The run of slots from *first to *past whose limit will not hold, and the ms it misses
 * by: minutes saved before a lock that holds would only be waited for. 0 for none. */
static int64_t find_late(const struct meeting *meeting, const struct slot *slots,
                         size_t count, size_t *first, size_t *past, int64_t at)
{
    for (size_t from = *first;; from = *past + 1) {
        int64_t limit = limit_of(meeting, slots, count, from, past);
        at = project(slots, *first, *past, at);
        if (limit > 0 && at > limit)
            return at - limit;
        if (*past == count)
            return 0;
        at = later(at, limit);
        *first = *past;
    }
}

/* The longest first, until it is enough. */
static void spread(const struct slot *slots, size_t first, size_t past, int minimum,
                   struct pace_cut *cut)
{
    while (cut->given < cut->wanted && cut->count < PACE_CUTS) {
        size_t slot = longest(slots, first, past, 1, cut, minimum);
        if (slot == PACE_NONE)
            return;
        int can = gives(&slots[slot], minimum);
        int left = cut->wanted - cut->given;
        take(cut, slot, can < left ? can : left);
    }
}

bool pace_cut(const struct meeting *meeting, const struct slot *slots, size_t count,
              const struct pace *pace, int minimum, struct pace_cut *cut)
{
    *cut = (struct pace_cut){.limit = PACE_NONE};
    size_t first = pace->next != PACE_NONE ? pace->next : count;
    size_t past;
    if (!inside_left(slots, count, pace))
        return false;
    int64_t late = find_late(meeting, slots, count, &first, &past,
                             free_from(meeting, slots, pace));
    if (late == 0)
        return false;
    cut->limit = past < count ? past : PACE_NONE;
    cut->wanted = (int)((late + MINUTE - 1) / MINUTE);
    size_t whole = longest(slots, first, past, cut->wanted, cut, minimum);
    if (whole != PACE_NONE)
        take(cut, whole, cut->wanted);
    else
        spread(slots, first, past, minimum, cut);
    return cut->given > 0;
}
