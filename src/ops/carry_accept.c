/* The threads that were chosen become the next agenda, each with its origin. */
#include "base/i18n.h"
#include "ops/meetings.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

struct accept {
    struct garden *garden;
    const struct carry *carries;
    size_t count;
    struct meeting from;
    struct meeting next; /* made, or given: its id alone is known at first */
    struct arena arena;
};

static int minutes_of(const struct accept *accept, enum carry_kind kind)
{
    int minutes = 0;
    for (size_t i = 0; i < accept->count; i++) {
        const struct carry *carry = &accept->carries[i];
        minutes += carry->chosen && carry->kind == kind ? carry->minutes : 0;
    }
    return minutes;
}

/* --- lines: one slot holds them all ----------------------------------------------- */

static bool line_take(struct accept *accept, const struct carry *carry, struct id slot,
                      struct err *err)
{
    struct item item;
    struct id id;
    if (!store_item(accept->garden->store, carry->origin, &accept->arena, &item, err))
        return false;
    item.kind = carry->kind == CARRY_ACTION ? ITEM_ACTION : ITEM_QUESTION;
    item.meeting = accept->next.id;
    item.slot = slot;
    item.prompt = NO_ID;
    item.origin = carry->origin;
    return item_insert(accept->garden, &item, &id, err);
}

static bool lines_take(struct accept *accept, enum carry_kind kind, const char *title,
                       enum slot_kind slot_kind, struct err *err)
{
    struct slot slot = {.meeting = accept->next.id,
                        .title = title,
                        .description = "",
                        .kind = slot_kind_id(slot_kind),
                        .minutes = minutes_of(accept, kind),
                        .inferred = true,
                        .presenter = "",
                        .private = ""};
    struct id id;
    bool any = false, done = true;
    for (size_t i = 0; done && i < accept->count; i++) {
        const struct carry *carry = &accept->carries[i];
        if (!carry->chosen || carry->kind != kind)
            continue;
        done = (any || slot_insert(accept->garden, &slot, &id, err)) &&
               line_take(accept, carry, id, err);
        any = true;
    }
    return done;
}

/* --- slots and groups: one slot each ------------------------------------------------
 */

/* The drink after the end is after that of the next meeting too, and last. */
static void place_after(const struct accept *accept, struct slot *slot)
{
    struct civil_gap gap = civil_gap(accept->from.start, accept->next.start);
    slot->start = civil_shift(slot->start, gap);
    if (slot->start < accept->next.end)
        slot->start = accept->next.end;
    slot->locked = true;
}

/* outside: only if it was after the end; else only if it was not. */
static bool slot_take(struct accept *accept, const struct carry *carry, bool outside,
                      struct err *err)
{
    struct garden *garden = accept->garden;
    struct slot slot;
    struct prompt *prompts;
    size_t count;
    struct id id;
    if (!store_slot(garden->store, carry->origin, &accept->arena, &slot, err) ||
        !store_prompts(garden->store, carry->origin, &accept->arena, &prompts, &count,
                       err))
        return false;
    if (slot.outside != outside)
        return true;
    slot.meeting = accept->next.id;
    slot.position = 0;
    slot.title = carry->text;
    slot.minutes = carry->minutes;
    slot.inferred = carry->guessed;
    slot.locked = false;
    slot.origin = carry->origin;
    if (outside)
        place_after(accept, &slot);
    bool done = slot_insert(garden, &slot, &id, err);
    for (size_t i = 0; done && i < count; i++)
        done = prompt_insert(garden, id, prompts[i].text, err);
    return done;
}

static bool group_take(struct accept *accept, const struct carry *carry,
                       struct err *err)
{
    struct group group;
    struct id id;
    if (!store_group(accept->garden->store, carry->origin, &accept->arena, &group, err))
        return false;
    struct slot slot = {.meeting = accept->next.id,
                        .title = carry->text,
                        .description = "",
                        .kind = slot_kind_id(SLOT_DISCUSSION),
                        .minutes = carry->minutes,
                        .inferred = carry->guessed,
                        .presenter = "",
                        .private = "",
                        .board = group.board,
                        .origin = carry->origin};
    return slot_insert(accept->garden, &slot, &id, err);
}

static bool slots_take(struct accept *accept, bool outside, struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < accept->count; i++) {
        const struct carry *carry = &accept->carries[i];
        bool taken = carry->chosen && carry->kind == CARRY_SLOT;
        done = !taken || slot_take(accept, carry, outside, err);
    }
    return done;
}

static bool groups_take(struct accept *accept, struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < accept->count; i++) {
        const struct carry *carry = &accept->carries[i];
        bool taken = carry->chosen && carry->kind == CARRY_GROUP;
        done = !taken || group_take(accept, carry, err);
    }
    return done;
}

/* --- the meeting that takes them
 * ------------------------------------------------------ */

static bool next_make(struct accept *accept, int64_t start, struct err *err)
{
    const struct meeting *from = &accept->from;
    start = start ? start : civil_tomorrow(civil_minute(from->start));
    return meeting_follow(accept->garden, from, start, &accept->arena, &accept->next,
                          err);
}

/* One that was made beforehand follows this one, unless it follows another. */
static bool next_adopt(struct accept *accept, struct err *err)
{
    struct meeting *next = &accept->next;
    return store_meeting(accept->garden->store, next->id, &accept->arena, next, err) &&
           meeting_open(next, err) &&
           (!id_is_none(next->origin) ||
            set_id(accept->garden, next->id, FIELD_MEETING_ORIGIN, accept->from.id,
                   err));
}

static bool accept_write(struct accept *accept, int64_t start, struct err *err)
{
    return (id_is_none(accept->next.id) ? next_make(accept, start, err)
                                        : next_adopt(accept, err)) &&
           lines_take(accept, CARRY_ACTION, _("Suite des actions"), SLOT_ACTIONS,
                      err) &&
           slots_take(accept, false, err) &&
           lines_take(accept, CARRY_QUESTION, _("Questions restées ouvertes"),
                      SLOT_DISCUSSION, err) &&
           groups_take(accept, err) && slots_take(accept, true, err) &&
           agenda_settle(accept->garden, accept->next.id, err);
}

static bool any_chosen(const struct carry *carries, size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (carries[i].chosen)
            return true;
    return err_set(err, ERR_INPUT,
                   _("Rien n’est coché : Espace coche ce qui revient la prochaine "
                     "fois."));
}

bool ops_carry_accept(struct garden *garden, struct id meeting,
                      const struct carry *carries, size_t count, int64_t start,
                      struct id *next, struct err *err)
{
    struct accept accept = {
        .garden = garden, .carries = carries, .count = count, .next = {.id = *next}};
    bool done =
        any_chosen(carries, count, err) &&
        store_meeting(garden->store, meeting, &accept.arena, &accept.from, err) &&
        step_begin(garden, VERB_CARRY, err) &&
        step_end(garden, accept_write(&accept, start, err), CHANGED_MEETINGS, err);
    if (done)
        *next = accept.next.id;
    arena_free(&accept.arena);
    return done;
}
