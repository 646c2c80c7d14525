/* What was put on boards during a slot: groups with their votes, then what is in none.
 */
#include "base/i18n.h"
#include "base/str.h"
#include "report/minutes_private.h"

struct wall {
    struct minutes *minutes;
    const struct minutes_board *board;
    const struct slot *slot;
    bool whole; /* notes tied to no slot are told here */
};

/* A note without slot is told once: in the first slot that has its board. */
static bool is_first(const struct minutes *minutes, const struct slot *slot)
{
    for (size_t i = 0; i < minutes->slot_count; i++)
        if (id_equal(minutes->slots[i].board, slot->board))
            return minutes->slots + i == slot;
    return false;
}

static bool is_here(const struct wall *wall, const struct note *note)
{
    return id_equal(note->slot, wall->slot->id) ||
           (wall->whole && id_is_none(note->slot));
}

static size_t count_here(const struct wall *wall, struct id group)
{
    size_t count = 0;
    for (size_t i = 0; i < wall->board->note_count; i++) {
        const struct note *note = &wall->board->notes[i];
        count += is_here(wall, note) && id_equal(note->group, group);
    }
    return count;
}

static void add_votes(const struct wall *wall, int votes)
{
    if (votes > 0) {
        document_add(wall->minutes->document, RUN_PLAIN,
                     arena_printf(wall->minutes->arena,
                                  i18n_n(" (%d vote)", " (%d votes)", votes), votes));
    }
}

static void add_note(const struct wall *wall, const struct note *note, int level)
{
    struct minutes *minutes = wall->minutes;
    struct document *document = minutes->document;
    const struct note_kind *kind =
        community_kind(minutes->garden->community, note->kind);
    document_item(document, LIST_BULLETS, level, "");
    if (kind) {
        document_label(document, kind->ink, kind->sign,
                       kind->singular ? kind->singular : kind->label);
    }
    document_add(document, RUN_PLAIN, minutes_fit(minutes, note->text));
    add_votes(wall, note->votes);
    if (minutes->level == MINUTES_PAIR && *note->author != '\0') {
        document_add(document, RUN_ITALIC,
                     arena_printf(minutes->arena, " — %s", note->author));
    }
}

static void add_notes(const struct wall *wall, struct id group, int level)
{
    for (size_t i = 0; i < wall->board->note_count; i++) {
        const struct note *note = &wall->board->notes[i];
        if (is_here(wall, note) && id_equal(note->group, group))
            add_note(wall, note, level);
    }
}

static void add_group(const struct wall *wall, const struct group *group)
{
    struct minutes *minutes = wall->minutes;
    if (count_here(wall, group->id) == 0)
        return;
    document_item(minutes->document, LIST_BULLETS, 1, "");
    document_add(minutes->document, RUN_BOLD, minutes_fit(minutes, group->name));
    add_votes(wall, group->votes + group->note_votes);
    add_notes(wall, group->id, 2);
}

static size_t notes_here(const struct wall *wall)
{
    size_t count = 0;
    for (size_t i = 0; i < wall->board->note_count; i++)
        count += is_here(wall, &wall->board->notes[i]);
    return count;
}

static void add_wall(const struct wall *wall)
{
    struct minutes *minutes = wall->minutes;
    const struct board *board = &wall->board->board;
    size_t count = notes_here(wall);
    if (count == 0)
        return;
    document_heading(
        minutes->document, 4,
        arena_printf(minutes->arena,
                     i18n_n("%s : %zu post-it", "%s : %zu post-its", (long)count),
                     minutes_fit(minutes, board->name), count));
    document_paragraph(minutes->document, minutes_fit(minutes, board->question));
    for (size_t i = 0; i < wall->board->group_count; i++)
        add_group(wall, &wall->board->groups[i]);
    add_notes(wall, NO_ID, 1);
}

void minutes_add_boards(struct minutes *minutes, const struct slot *slot)
{
    for (size_t i = 0; i < minutes->board_count; i++) {
        const struct minutes_board *board = &minutes->boards[i];
        bool own = id_equal(board->board.id, slot->board);
        const struct wall wall = {minutes, board, slot,
                                  .whole = own && is_first(minutes, slot)};
        add_wall(&wall);
    }
}
