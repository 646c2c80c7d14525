/* What a meeting hands to the next one. A thread is open until something live comes
 * from it (its origin) or, for an action or a question, until it is done; so what was
 * left out once is proposed again by every meeting that follows. */
#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/agenda.h"
#include "ops/meetings.h"
#include "ops/meetings_private.h"
#include "store/meetings.h"

#include <stdlib.h>
#include <string.h>

/* Longer chains of meetings are a loop. */
#define CHAIN 64
#define TOP_GROUPS 3
/* Minutes that a thread is thought to take. */
#define ACTION_MINUTES 2
#define QUESTION_MINUTES 5
#define GROUP_MINUTES 15

struct found {
    struct garden *garden;
    struct arena *arena;
    VEC(struct carry) carries;
    const struct meeting *meeting; /* being looked at */
    const struct slot *slots;
    size_t slot_count;
    bool first; /* it is the meeting asked for, not one it follows */
};

/* "2e rencontre", else its title. */
static const char *meeting_words(const struct found *found)
{
    const struct meeting *meeting = found->meeting;
    if (meeting->number == 0)
        return meeting->title;
    return arena_printf(found->arena, _("%s rencontre"),
                        date_ordinal(found->arena, meeting->number));
}

static const char *from_words(const struct found *found, struct id slot)
{
    for (size_t i = 0; i < found->slot_count; i++) {
        if (id_equal(found->slots[i].id, slot)) {
            return arena_printf(found->arena, _("point %zu, %s"), i + 1,
                                meeting_words(found));
        }
    }
    return meeting_words(found);
}

static bool is_known(const struct found *found, struct id origin)
{
    for (size_t i = 0; i < found->carries.n; i++)
        if (id_equal(found->carries.at[i].origin, origin))
            return true;
    return false;
}

/* Adds the thread unless something already comes from it. */
static bool add(struct found *found, const struct carry *carry, struct err *err)
{
    bool carried;
    if (!store_carried(found->garden->store, carry->origin, &carried, err))
        return false;
    if (!carried && !is_known(found, carry->origin))
        vec_push(&found->carries, *carry);
    return true;
}

/* --- slots ------------------------------------------------------------------------ */

/* A pause or a welcome that did not take place is told, and rarely missed. */
static bool is_missed(const struct slot *slot)
{
    enum slot_kind kind = slot_kind_of(slot->kind);
    return kind != SLOT_BREAK && kind != SLOT_MEAL && kind != SLOT_WELCOME &&
           kind != SLOT_FEELINGS;
}

static bool slots_find(struct found *found, struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < found->slot_count; i++) {
        const struct slot *slot = &found->slots[i];
        bool fills = slot_fills(slot), held = slot->started > 0;
        int filled = (int)((slot->end - slot->start) / MINUTE);
        struct carry carry = {.kind = CARRY_SLOT,
                              .origin = slot->id,
                              .text = slot->title,
                              .from = from_words(found, slot->id),
                              .minutes = fills ? filled : slot->minutes,
                              .guessed = fills,
                              .chosen = found->first && is_missed(slot)};
        done = (held && !slot_passed_over(slot)) || add(found, &carry, err);
    }
    return done;
}

/* --- actions and questions ----------------------------------------------------------
 */

static bool is_open(const struct item *item, bool parked)
{
    bool thread = item->kind == ITEM_ACTION || item->kind == ITEM_QUESTION;
    return !item->done && (thread || parked);
}

static const char *item_words(struct arena *arena, const struct item *item)
{
    if (*item->who == '\0')
        return item->text;
    return arena_printf(arena, _("%s (%s)"), item->text, item->who);
}

/* parked: outside any meeting. */
static bool items_find(struct found *found, bool parked, struct err *err)
{
    struct item *items;
    size_t count;
    struct id meeting = parked ? NO_ID : found->meeting->id;
    bool done = store_items(found->garden->store, meeting, NO_ID, ITEM_KIND_COUNT,
                            found->arena, &items, &count, err);
    for (size_t i = 0; done && i < count; i++) {
        bool action = items[i].kind == ITEM_ACTION;
        struct carry carry = {.kind = action ? CARRY_ACTION : CARRY_QUESTION,
                              .origin = items[i].id,
                              .text = item_words(found->arena, &items[i]),
                              .from = parked ? _("parking")
                                             : from_words(found, items[i].slot),
                              .minutes = action ? ACTION_MINUTES : QUESTION_MINUTES,
                              .guessed = true,
                              .chosen = true};
        done = !is_open(&items[i], parked) || add(found, &carry, err);
    }
    return done;
}

/* --- groups -------------------------------------------------------------------------
 */

static enum ink ink_of(const struct found *found, const char *kind)
{
    const struct note_kind *known = community_kind(found->garden->community, kind);
    return known ? known->ink : INK_PLAIN;
}

/* The lines come most votes first, and for each group its most frequent kind first. */
static bool groups_find(struct found *found, const struct slot *slot, struct id board,
                        struct err *err)
{
    struct group_kind *lines;
    size_t count;
    int taken[INK_QUESTION + 1] = {0};
    bool done = store_group_kinds(found->garden->store, board, found->arena, &lines,
                                  &count, err);
    for (size_t i = 0; done && i < count; i++) {
        bool same = i > 0 && id_equal(lines[i].group, lines[i - 1].group);
        enum ink ink = ink_of(found, lines[i].kind);
        if (same || taken[ink] == TOP_GROUPS)
            continue;
        taken[ink]++;
        struct carry carry = {
            .kind = CARRY_GROUP,
            .origin = lines[i].group,
            .text = lines[i].name,
            .from = arena_printf(found->arena,
                                 i18n_n("%s, %d vote", "%s, %d votes", lines[i].votes),
                                 from_words(found, slot->id), lines[i].votes),
            .minutes = GROUP_MINUTES,
            .guessed = true,
            .chosen = found->first && lines[i].votes > 0};
        done = add(found, &carry, err);
    }
    return done;
}

/* The board of the slot, and those that took notes while it ran. */
static bool slot_boards_find(struct found *found, const struct slot *slot,
                             struct err *err)
{
    struct id *boards;
    size_t count;
    bool done =
        (id_is_none(slot->board) || groups_find(found, slot, slot->board, err)) &&
        store_slot_boards(found->garden->store, slot->id, found->arena, &boards, &count,
                          err);
    for (size_t i = 0; done && i < count; i++) {
        done = id_equal(boards[i], slot->board) ||
               groups_find(found, slot, boards[i], err);
    }
    return done;
}

static bool boards_find(struct found *found, struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < found->slot_count; i++)
        done = slot_boards_find(found, &found->slots[i], err);
    return done;
}

/* --- the chain of meetings
 * ------------------------------------------------------------ */

static bool meeting_find(struct found *found, const struct meeting *meeting,
                         struct err *err)
{
    struct slot *slots;
    found->meeting = meeting;
    if (!store_slots(found->garden->store, meeting->id, found->arena, &slots,
                     &found->slot_count, err))
        return false;
    found->slots = slots;
    return slots_find(found, err) && items_find(found, false, err) &&
           boards_find(found, err);
}

/* An origin that is in the bin ends the chain. */
static bool chain_find(struct found *found, struct id id, struct err *err)
{
    struct meeting *meeting = arena_alloc(found->arena, sizeof *meeting);
    if (!store_meeting(found->garden->store, id, found->arena, meeting, err))
        return false;
    found->first = true;
    for (int i = 0; i < CHAIN; i++) {
        if (!meeting_find(found, meeting, err))
            return false;
        id = meeting->origin;
        meeting = arena_alloc(found->arena, sizeof *meeting);
        if (id_is_none(id) ||
            !store_meeting(found->garden->store, id, found->arena, meeting, NULL))
            break;
        found->first = false;
    }
    return items_find(found, true, err);
}

bool ops_carry(struct garden *garden, struct id meeting, struct arena *arena,
               struct carry **carries, size_t *count, struct err *err)
{
    struct found found = {.garden = garden, .arena = arena};
    bool done = chain_find(&found, meeting, err);
    *count = found.carries.n;
    *carries = arena_alloc(arena, (*count + 1) * sizeof **carries);
    if (*count > 0)
        memcpy(*carries, found.carries.at, *count * sizeof **carries);
    vec_free(&found.carries);
    return done;
}

int ops_carry_minutes(const struct carry *carries, size_t count, bool guessed)
{
    int minutes = 0;
    for (size_t i = 0; i < count; i++) {
        bool counts = carries[i].chosen && (carries[i].guessed || !guessed);
        minutes += counts ? carries[i].minutes : 0;
    }
    return minutes;
}
