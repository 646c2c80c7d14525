/* The verbs of slots: each ends by computing the agenda again, in the same step. */
#include "base/i18n.h"
#include "domain/agenda.h"
#include "ops/meetings.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

#define DAY_MINUTES (24 * 60)

/* --- what a slot may be
 * ---------------------------------------------------------------- */

static bool minutes_allowed(int minutes, struct err *err)
{
    return (minutes >= 0 && minutes <= DAY_MINUTES) ||
           err_set(err, ERR_INPUT,
                   _("Une durée va de 0 à 1440 minutes : %d ne convient pas."),
                   minutes);
}

static const char *text_or_empty(struct arena *arena, const char *text)
{
    return trimmed(arena, text ? text : "");
}

static const char *kind_of(const struct slot_edit *edit)
{
    bool said = edit->kind && *edit->kind != '\0';
    return slot_kind_id(said ? slot_kind_of(edit->kind) : slot_kind_guess(edit->title));
}

/* The slot as the edit says, on top of what it was. */
static bool slot_edited(struct arena *arena, const struct slot_edit *edit,
                        struct slot *slot, struct err *err)
{
    slot->title = text_or_empty(arena, edit->title);
    slot->description = text_or_empty(arena, edit->description);
    slot->presenter = text_or_empty(arena, edit->presenter);
    slot->private = text_or_empty(arena, edit->private);
    slot->kind = kind_of(edit);
    bool timed = slot->minutes != edit->minutes || slot->locked != edit->locked;
    slot->inferred = slot->inferred && !timed;
    slot->minutes = edit->minutes;
    slot->locked = edit->locked;
    if (edit->locked && edit->start > 0)
        slot->start = edit->start;
    if (slot->locked && slot->start == 0) {
        return err_set(err, ERR_INPUT,
                       _("Un début fixe demande une heure : tapez-la, comme 10h45."));
    }
    return title_given(slot->title, err) && minutes_allowed(slot->minutes, err);
}

/* Reads the slot and its meeting, which must not be closed. */
static bool slot_open(struct garden *garden, struct id id, struct arena *arena,
                      struct slot *slot, struct meeting *meeting, struct err *err)
{
    return store_slot(garden->store, id, arena, slot, err) &&
           store_meeting(garden->store, slot->meeting, arena, meeting, err) &&
           meeting_open(meeting, err);
}

/* --- adding
 * ------------------------------------------------------------------------------ */

/* The index of the slot that will follow one put after that one: count at the end. */
static size_t next_of(const struct slot *slots, size_t count, struct id after)
{
    for (size_t i = 0; i < count; i++)
        if (id_equal(slots[i].id, after))
            return i + 1;
    return count;
}

/* Doubles run out between two slots after a few halvings: then 0, the end. */
static double position_between(const struct slot *slot, const struct slot *next)
{
    double middle = (slot->position + next->position) / 2;
    return middle > slot->position && middle < next->position ? middle : 0;
}

/* Behind one that was put at the end for want of room. */
static bool slots_follow(struct garden *garden, const struct slot *slots, size_t count,
                         struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < count; i++)
        done = set_last(garden, slots[i].id, FIELD_SLOT_POSITION, err);
    return done;
}

static bool slot_add_after(struct garden *garden, struct id after, struct slot *slot,
                           struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct slot *slots;
    size_t count, next = 0;
    bool done = store_slots(garden->store, slot->meeting, &arena, &slots, &count, err);
    if (done) {
        next = next_of(slots, count, after);
        slot->position =
            next < count ? position_between(&slots[next - 1], &slots[next]) : 0;
        done = slot_insert(garden, slot, id, err) &&
               (slot->position > 0 ||
                slots_follow(garden, slots + next, count - next, err));
    }
    arena_free(&arena);
    return done;
}

bool ops_slot_add(struct garden *garden, struct id meeting_id, struct id after,
                  const struct slot_edit *edit, struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct meeting meeting;
    struct slot slot = {.meeting = meeting_id};
    bool done = store_meeting(garden->store, meeting_id, &arena, &meeting, err) &&
                meeting_open(&meeting, err) && slot_edited(&arena, edit, &slot, err) &&
                step_begin(garden, VERB_SLOT_ADD, err);
    if (done) {
        bool written = slot_add_after(garden, after, &slot, id, err) &&
                       agenda_settle(garden, meeting_id, err);
        done = step_end(garden, written, CHANGED_MEETINGS, err);
    }
    arena_free(&arena);
    return done;
}

/* --- changing
 * ---------------------------------------------------------------------------- */

static bool slot_write(struct garden *garden, const struct slot *slot, struct err *err)
{
    struct id id = slot->id;
    return set_text(garden, id, FIELD_SLOT_TITLE, slot->title, err) &&
           set_text(garden, id, FIELD_SLOT_DESCRIPTION, slot->description, err) &&
           set_text(garden, id, FIELD_SLOT_KIND, slot->kind, err) &&
           set_text(garden, id, FIELD_SLOT_PRESENTER, slot->presenter, err) &&
           set_text(garden, id, FIELD_SLOT_PRIVATE, slot->private, err) &&
           set_integer(garden, id, FIELD_SLOT_MINUTES, slot->minutes, err) &&
           set_integer(garden, id, FIELD_SLOT_LOCKED, slot->locked, err) &&
           set_integer(garden, id, FIELD_SLOT_START, slot->start, err) &&
           set_integer(garden, id, FIELD_SLOT_INFERRED, slot->inferred, err);
}

static bool slot_save(struct garden *garden, enum verb verb, const struct slot *slot,
                      struct err *err)
{
    if (!step_begin(garden, verb, err))
        return false;
    bool written =
        slot_write(garden, slot, err) && agenda_settle(garden, slot->meeting, err);
    return step_end(garden, written, CHANGED_MEETINGS, err);
}

bool ops_slot_edit(struct garden *garden, struct id id, const struct slot_edit *edit,
                   struct err *err)
{
    struct arena arena = {0};
    struct meeting meeting;
    struct slot slot;
    bool done = slot_open(garden, id, &arena, &slot, &meeting, err) &&
                slot_edited(&arena, edit, &slot, err) &&
                slot_save(garden, VERB_SLOT_EDIT, &slot, err);
    arena_free(&arena);
    return done;
}

bool ops_slot_minutes(struct garden *garden, struct id id, int by, struct err *err)
{
    struct arena arena = {0};
    struct meeting meeting;
    struct slot slot;
    bool done = slot_open(garden, id, &arena, &slot, &meeting, err);
    if (done) {
        /* A slot that fills a gap counts from what it fills. */
        int now =
            slot_fills(&slot) ? (int)((slot.end - slot.start) / MINUTE) : slot.minutes;
        slot.minutes = now + by > 0 ? now + by : 0;
        slot.inferred = false;
        done = minutes_allowed(slot.minutes, err) &&
               slot_save(garden, VERB_SLOT_MINUTES, &slot, err);
    }
    arena_free(&arena);
    return done;
}

bool ops_slot_lock(struct garden *garden, struct id id, bool locked, struct err *err)
{
    struct arena arena = {0};
    struct meeting meeting;
    struct slot slot;
    bool done = slot_open(garden, id, &arena, &slot, &meeting, err);
    if (done) {
        slot.locked = locked;
        slot.inferred = false;
        done = slot_save(garden, VERB_SLOT_LOCK, &slot, err);
    }
    arena_free(&arena);
    return done;
}

/* --- order and bin
 * ------------------------------------------------------------------------- */

static bool slots_swap(struct garden *garden, const struct slot *a,
                       const struct slot *b, struct err *err)
{
    if (!step_begin(garden, VERB_SLOT_MOVE, err))
        return false;
    bool written = store_set(garden->store, a->id, FIELD_SLOT_POSITION,
                             value_real(b->position), err) &&
                   store_set(garden->store, b->id, FIELD_SLOT_POSITION,
                             value_real(a->position), err) &&
                   agenda_settle(garden, a->meeting, err);
    return step_end(garden, written, CHANGED_MEETINGS, err);
}

static bool neighbour(const struct slot *slots, size_t count, struct id id,
                      int direction, const struct slot **other, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        if (!id_equal(slots[i].id, id))
            continue;
        if (direction < 0 && i == 0)
            return err_set(err, ERR_NOT_FOUND, _("Ce point est déjà le premier."));
        if (direction > 0 && i + 1 == count)
            return err_set(err, ERR_NOT_FOUND, _("Ce point est déjà le dernier."));
        *other = &slots[direction < 0 ? i - 1 : i + 1];
    }
    return true;
}

bool ops_slot_shift(struct garden *garden, struct id id, int direction, struct err *err)
{
    struct arena arena = {0};
    struct meeting meeting;
    struct slot slot, *slots;
    const struct slot *other = NULL;
    size_t count;
    bool done = slot_open(garden, id, &arena, &slot, &meeting, err) &&
                store_slots(garden->store, meeting.id, &arena, &slots, &count, err) &&
                neighbour(slots, count, id, direction, &other, err) &&
                slots_swap(garden, &slot, other, err);
    arena_free(&arena);
    return done;
}

bool ops_slot_bin(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct meeting meeting;
    struct slot slot;
    bool done = slot_open(garden, id, &arena, &slot, &meeting, err);
    if (done && id_equal(meeting.slot, id)) {
        done = err_set(err, ERR_INPUT,
                       _("Ce point est en cours : passez au suivant avant de "
                         "l’ôter."));
    }
    done = done && step_begin(garden, VERB_SLOT_BIN, err);
    if (done) {
        bool written = set_integer(garden, id, FIELD_SLOT_STATE, ROW_BIN, err) &&
                       agenda_settle(garden, meeting.id, err);
        done = step_end(garden, written, CHANGED_MEETINGS, err);
    }
    arena_free(&arena);
    return done;
}

/* --- its board
 * ------------------------------------------------------------------------------- */

static bool slot_board_make(struct garden *garden, const struct slot *slot,
                            struct id *board, struct err *err)
{
    struct arena arena = {0};
    struct prompt *prompts;
    size_t count;
    if (!store_prompts(garden->store, slot->id, &arena, &prompts, &count, err) ||
        !step_begin(garden, VERB_SLOT_BOARD, err)) {
        arena_free(&arena);
        return false;
    }
    struct board_plan plan = {.id = "",
                              .name = slot->title,
                              .question =
                                  count > 0 ? prompts[0].text : slot->description};
    bool written = board_insert(garden, &plan, board, err) &&
                   set_id(garden, slot->id, FIELD_SLOT_BOARD, *board, err);
    arena_free(&arena);
    return step_end(garden, written, CHANGED_MEETINGS | CHANGED_BOARDS, err);
}

bool ops_slot_board(struct garden *garden, struct id id, struct id *board,
                    struct err *err)
{
    struct arena arena = {0};
    struct slot slot;
    bool done = store_slot(garden->store, id, &arena, &slot, err);
    if (done) {
        *board = slot.board;
        done =
            !id_is_none(slot.board) || (meeting_writable(garden, slot.meeting, err) &&
                                        slot_board_make(garden, &slot, board, err));
    }
    arena_free(&arena);
    return done;
}
