#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "panes/board_private.h"

struct board_column *board_here(const struct board_state *state)
{
    return state->column < state->columns.n ? state->columns.at[state->column] : NULL;
}

const struct board_item *board_focus(const struct board_state *state)
{
    const struct board_column *column = board_here(state);
    return column && column->focus < column->count ? &column->items[column->focus]
                                                   : NULL;
}

const struct board *board_current(const struct board_state *state)
{
    return state->board_index < state->board_count ? &state->boards[state->board_index]
                                                   : NULL;
}

struct id board_item_id(const struct board_item *item)
{
    return item->group ? item->group->id : item->note->id;
}

bool board_is_marked(const struct board_state *state, struct id id)
{
    for (size_t i = 0; i < state->marks.n; i++)
        if (id_equal(state->marks.at[i], id))
            return true;
    return false;
}

void board_unmark_all(struct board_state *state)
{
    state->marks.n = 0;
}

void board_leave(struct board_state *state)
{
    board_unmark_all(state);
    str_clear(&state->filter);
    state->open_group = (struct id){0};
    state->column = state->first = 0;
}

size_t board_targets(const struct board_state *state, struct arena *arena,
                     struct id **ids)
{
    const struct board_item *focus = board_focus(state);
    if (state->marks.n) {
        *ids = arena_alloc(arena, state->marks.n * sizeof **ids);
        memcpy(*ids, state->marks.at, state->marks.n * sizeof **ids);
        return state->marks.n;
    }
    if (!focus || focus->group)
        return 0;
    *ids = arena_alloc(arena, sizeof **ids);
    **ids = focus->note->id;
    return 1;
}

unsigned board_targets_number(const struct board_state *state)
{
    struct arena arena = {0};
    struct id *ids;
    size_t count = board_targets(state, &arena, &ids);
    unsigned number = 0;
    for (size_t i = 0; i < count; i++)
        number += draft_number(&ids[i], sizeof ids[i]);
    arena_free(&arena);
    return number;
}

static bool among(const struct id *ids, size_t count, struct id id)
{
    for (size_t i = 0; i < count; i++)
        if (id_equal(ids[i], id))
            return true;
    return false;
}

void board_advance(struct board_state *state, const struct id *ids, size_t count)
{
    struct board_column *column = board_here(state);
    if (!column || column->count == 0 ||
        !among(ids, count, board_item_id(&column->items[column->focus])))
        return;
    for (size_t i = column->focus + 1; i < column->count; i++) {
        if (!among(ids, count, board_item_id(&column->items[i]))) {
            column->selected = board_item_id(&column->items[i]);
            return;
        }
    }
    for (size_t i = column->focus; i-- > 0;) {
        if (!among(ids, count, board_item_id(&column->items[i]))) {
            column->selected = board_item_id(&column->items[i]);
            return;
        }
    }
}

const char *board_column_label(const struct board_state *state, const char *category)
{
    for (size_t i = 0; i < state->counts.column_count; i++)
        if (str_equal(state->counts.columns[i].category, category))
            return state->counts.columns[i].label;
    return category;
}
