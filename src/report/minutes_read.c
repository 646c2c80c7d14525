/* Everything the minutes need, read once. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "domain/date.h"
#include "report/minutes_private.h"

/* Longer chains of meetings are a loop. */
#define CHAIN 64
#define EVERY_NOTE ((size_t)1 << 24)

static bool is_slot_of(const struct minutes *minutes, struct id slot)
{
    for (size_t i = 0; i < minutes->slot_count; i++)
        if (id_equal(minutes->slots[i].id, slot))
            return true;
    return false;
}

/* --- boards ----------------------------------------------------------------------- */

static bool is_own(const struct minutes *minutes, struct id board)
{
    for (size_t i = 0; i < minutes->slot_count; i++)
        if (id_equal(minutes->slots[i].board, board))
            return true;
    return false;
}

/* A note of another meeting stays in the minutes of that one; a note tied to none
 * belongs to the board. */
static void notes_keep(const struct minutes *minutes, struct minutes_board *board)
{
    size_t kept = 0;
    for (size_t i = 0; i < board->note_count; i++) {
        struct id slot = board->notes[i].slot;
        if (is_slot_of(minutes, slot) || (board->own && id_is_none(slot)))
            board->notes[kept++] = board->notes[i];
    }
    board->note_count = kept;
}

static bool board_read(struct minutes *minutes, struct minutes_board *board,
                       struct err *err)
{
    struct note_page page = {0};
    struct board_counts counts = {0};
    const struct note_query query = {.board = board->board.id};
    if (!ops_notes_page(minutes->garden, &query, NULL, NO_ID, 0, EVERY_NOTE,
                        minutes->arena, &page, err) ||
        !ops_board_counts(minutes->garden, &board->board, minutes->arena, &counts, err))
        return false;
    board->notes = page.notes;
    board->note_count = page.count;
    board->groups = counts.groups;
    board->group_count = counts.group_count;
    notes_keep(minutes, board);
    return true;
}

static bool boards_read(struct minutes *minutes, struct err *err)
{
    struct board *boards;
    size_t count;
    if (!ops_boards(minutes->garden, minutes->arena, &boards, &count, err))
        return false;
    minutes->boards =
        arena_alloc(minutes->arena, (count + 1) * sizeof *minutes->boards);
    for (size_t i = 0; i < count; i++) {
        struct minutes_board *board = &minutes->boards[minutes->board_count];
        *board = (struct minutes_board){.board = boards[i],
                                        .own = is_own(minutes, boards[i].id)};
        if (!board_read(minutes, board, err))
            return false;
        minutes->board_count += board->note_count > 0 || board->own;
    }
    return true;
}

/* --- origins ---------------------------------------------------------------------- */

/* Each once, even when meetings follow each other in a loop. */
static void origin_add(struct minutes *minutes, struct id id, const char *words)
{
    if (!minutes_origin(minutes, id))
        minutes->origins[minutes->origin_count++] = (struct minutes_origin){id, words};
}

static const char *meeting_words(const struct minutes *minutes,
                                 const struct meeting *meeting)
{
    if (meeting->number == 0)
        return meeting->title;
    return arena_printf(minutes->arena, _("%s rencontre"),
                        date_ordinal(minutes->arena, meeting->number));
}

static bool is_wanted(const struct minutes *minutes, struct id id)
{
    for (size_t i = 0; i < minutes->slot_count; i++)
        if (id_equal(minutes->slots[i].origin, id))
            return true;
    for (size_t i = 0; i < minutes->item_count; i++)
        if (id_equal(minutes->items[i].origin, id))
            return true;
    return false;
}

/* The slots, lines and groups of an earlier meeting that this one took up. */
static bool origins_of(struct minutes *minutes, const struct meeting *meeting,
                       struct err *err)
{
    struct slot *slots;
    struct item *items;
    size_t slot_count, item_count;
    const char *words = meeting_words(minutes, meeting);
    if (!ops_slots(minutes->garden, meeting->id, minutes->arena, &slots, &slot_count,
                   err) ||
        !ops_items(minutes->garden, meeting->id, NO_ID, ITEM_KIND_COUNT, minutes->arena,
                   &items, &item_count, err))
        return false;
    for (size_t i = 0; i < slot_count; i++) {
        const char *point =
            arena_printf(minutes->arena, _("%s, point %zu"), words, i + 1);
        if (is_wanted(minutes, slots[i].id))
            origin_add(minutes, slots[i].id, point);
        for (size_t j = 0; j < item_count; j++)
            if (id_equal(items[j].slot, slots[i].id) && is_wanted(minutes, items[j].id))
                origin_add(minutes, items[j].id, point);
    }
    for (size_t j = 0; j < item_count; j++)
        if (id_is_none(items[j].slot) && is_wanted(minutes, items[j].id))
            origin_add(minutes, items[j].id, words);
    return true;
}

/* What no earlier meeting holds: a group of a board, a thread parked outside them. */
static void origin_else(struct minutes *minutes, struct id id)
{
    struct group group;
    struct item item;
    if (id_is_none(id) || minutes_origin(minutes, id))
        return;
    if (ops_group(minutes->garden, id, minutes->arena, &group, NULL)) {
        origin_add(minutes, id,
                   arena_printf(minutes->arena, _("groupe « %s »"), group.name));
    } else if (ops_item(minutes->garden, id, minutes->arena, &item, NULL)) {
        origin_add(minutes, id, _("parking"));
    }
}

static bool has_origins(const struct minutes *minutes)
{
    bool has = false;
    for (size_t i = 0; i < minutes->slot_count; i++)
        has = has || !id_is_none(minutes->slots[i].origin);
    for (size_t i = 0; i < minutes->item_count; i++)
        has = has || !id_is_none(minutes->items[i].origin);
    return has;
}

static bool origins_read(struct minutes *minutes, struct err *err)
{
    size_t room = minutes->slot_count + minutes->item_count + 1;
    minutes->origins = arena_alloc(minutes->arena, room * sizeof *minutes->origins);
    if (!has_origins(minutes))
        return true;
    struct meeting before;
    struct id id = minutes->meeting.origin;
    for (int i = 0; i < CHAIN && !id_is_none(id); i++) {
        /* one that is in the bin ends the chain */
        if (!ops_meeting(minutes->garden, id, minutes->arena, &before, NULL))
            break;
        if (!origins_of(minutes, &before, err))
            return false;
        id = before.origin;
    }
    for (size_t i = 0; i < minutes->slot_count; i++)
        origin_else(minutes, minutes->slots[i].origin);
    for (size_t i = 0; i < minutes->item_count; i++)
        origin_else(minutes, minutes->items[i].origin);
    return true;
}

bool minutes_read(struct minutes *minutes, struct id meeting, struct err *err)
{
    struct garden *garden = minutes->garden;
    struct arena *arena = minutes->arena;
    return ops_meeting(garden, meeting, arena, &minutes->meeting, err) &&
           ops_slots(garden, meeting, arena, &minutes->slots, &minutes->slot_count,
                     err) &&
           ops_items(garden, meeting, NO_ID, ITEM_KIND_COUNT, arena, &minutes->items,
                     &minutes->item_count, err) &&
           ops_feelings(garden, meeting, arena, &minutes->feelings,
                        &minutes->feeling_count, err) &&
           boards_read(minutes, err) && origins_read(minutes, err);
}
