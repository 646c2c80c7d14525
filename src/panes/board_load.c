/* Reading what the board shows: counts, then a window of notes per visible column. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "ops/live.h"
#include "ops/meetings.h"
#include "panes/board_private.h"

struct note_query board_query(const struct board_state *state, const char *category)
{
    struct note_query query = {.board = state->board_id, .order = state->order};
    if (!id_is_none(state->open_group)) {
        query.group = state->open_group;
    } else {
        query.category = category;
        query.loose_only = state->filter.len == 0;
    }
    return query;
}

static bool add_group(struct pane *pane, struct garden *garden,
                      struct board_column *column, const struct group *group,
                      struct err *err)
{
    struct board_state *state = board_state(pane);
    struct note_query query = {.board = state->board_id, .group = group->id};
    struct note_page page;
    if (!ops_notes_page(garden, &query, NULL, (struct id){0}, 0, BOARD_PEEK - 1,
                        &column->arena, &page, err))
        return false;
    column->items[column->count++] = (struct board_item){
        .group = group, .peek = page.notes, .peek_count = page.count};
    return true;
}

/* A group is no place among notes: the window then starts at the first one. */
static struct id anchor_of(const struct board_state *state,
                           const struct board_column *column)
{
    for (size_t i = 0; i < state->counts.group_count; i++)
        if (id_equal(state->counts.groups[i].id, column->selected))
            return (struct id){0};
    return column->selected;
}

/* Only groups are there yet. Equal ones keep their order. */
static void groups_by_votes(struct board_column *column)
{
    for (size_t i = 1; i < column->count; i++) {
        struct board_item item = column->items[i];
        int votes = item.group->votes + item.group->note_votes;
        size_t at = i;
        for (; at; at--) {
            const struct group *before = column->items[at - 1].group;
            if (before->votes + before->note_votes >= votes)
                break;
            column->items[at] = column->items[at - 1];
        }
        column->items[at] = item;
    }
}

static bool load_items(struct pane *pane, struct garden *garden,
                       struct board_column *column, struct err *err)
{
    struct board_state *state = board_state(pane);
    struct note_query query = board_query(state, column->category);
    if (!ops_notes_page(garden, &query, str_text(&state->filter),
                        anchor_of(state, column), BOARD_WINDOW, BOARD_WINDOW,
                        &column->arena, &column->page, err))
        return false;
    size_t most = column->page.count + state->counts.group_count;
    column->items = arena_alloc(&column->arena, (most + 1) * sizeof *column->items);
    column->count = 0;
    bool groups = query.loose_only && !column->page.more_before;
    for (size_t i = 0; groups && i < state->counts.group_count; i++) {
        const struct group *group = &state->counts.groups[i];
        if (str_equal(group->category, column->category) &&
            !add_group(pane, garden, column, group, err))
            return false;
    }
    if (state->order == ORDER_VOTES)
        groups_by_votes(column);
    for (size_t i = 0; i < column->page.count; i++)
        column->items[column->count++] =
            (struct board_item){.note = &column->page.notes[i]};
    return true;
}

static size_t find_focus(const struct board_column *column, size_t otherwise)
{
    for (size_t i = 0; i < column->count; i++)
        if (id_equal(board_item_id(&column->items[i]), column->selected))
            return i;
    return otherwise < column->count ? otherwise
           : column->count           ? column->count - 1
                                     : 0;
}

/* The focused item keeps its row on screen when the window of notes changes. */
static bool load_column(struct pane *pane, struct garden *garden,
                        struct board_column *column, struct err *err)
{
    size_t old_focus = column->focus;
    int row = 0;
    if (column->loaded && old_focus < column->count)
        row = column->items[old_focus].y - column->top;
    arena_reset(&column->arena);
    column->count = 0;
    if (!load_items(pane, garden, column, err))
        return false;
    board_measure(pane, column);
    column->focus = find_focus(column, old_focus);
    if (column->count) {
        column->selected = board_item_id(&column->items[column->focus]);
        column->top = column->items[column->focus].y - row;
    }
    column->loaded = true;
    column->stale = false;
    board_scroll(pane, column);
    return true;
}

static bool wants_window(const struct board_column *column)
{
    if (column->stale || !column->loaded)
        return true;
    return (column->focus < BOARD_EDGE && column->page.more_before) ||
           (column->focus + BOARD_EDGE >= column->count && column->page.more_after);
}

static void show_focused_column(struct board_state *state, size_t shown)
{
    if (state->column >= state->columns.n)
        state->column = state->columns.n ? state->columns.n - 1 : 0;
    if (shown == 1)
        return; /* what was shown beside comes back with the other columns */
    if (state->column < state->first)
        state->first = state->column;
    if (state->column >= state->first + shown)
        state->first = state->column - shown + 1;
    if (state->first + shown > state->columns.n)
        state->first = state->columns.n > shown ? state->columns.n - shown : 0;
}

bool board_load_window(struct pane *pane, struct garden *garden, struct err *err)
{
    struct board_state *state = board_state(pane);
    show_focused_column(state, board_layout(pane).shown);
    struct board_layout layout = board_layout(pane);
    size_t end = layout.first + layout.shown;
    for (size_t i = layout.first; i < end && i < state->columns.n; i++)
        if (wants_window(state->columns.at[i]) &&
            !load_column(pane, garden, state->columns.at[i], err))
            return false;
    return true;
}

static void free_column(struct board_column *column)
{
    arena_free(&column->arena);
    free(column->category);
    free(column);
}

static struct board_column *take_column(struct board_state *state, const char *category)
{
    for (size_t i = 0; i < state->columns.n; i++) {
        struct board_column *column = state->columns.at[i];
        if (column && str_equal(column->category, category)) {
            state->columns.at[i] = NULL;
            return column;
        }
    }
    struct board_column *column = xcalloc(1, sizeof *column);
    column->category = xstrdup(category);
    return column;
}

/* Same columns as counts, in its order; what a column remembers follows its category.
 */
static void match_columns(struct board_state *state)
{
    size_t count = state->counts.column_count;
    struct board_column **columns = xcalloc(count + 1, sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        columns[i] = take_column(state, state->counts.columns[i].category);
        columns[i]->stale = true;
    }
    for (size_t i = 0; i < state->columns.n; i++)
        if (state->columns.at[i])
            free_column(state->columns.at[i]);
    free(state->columns.at);
    state->columns.at = columns;
    state->columns.n = state->columns.cap = count;
}

static void find_board(struct board_state *state)
{
    state->board_index = 0;
    for (size_t i = 0; i < state->board_count; i++)
        if (id_equal(state->boards[i].id, state->board_id))
            state->board_index = i;
    if (state->board_count)
        state->board_id = state->boards[state->board_index].id;
}

static void find_open_group(struct board_state *state)
{
    state->open = NULL;
    for (size_t i = 0; i < state->counts.group_count; i++)
        if (id_equal(state->counts.groups[i].id, state->open_group))
            state->open = &state->counts.groups[i];
    if (!state->open)
        state->open_group = (struct id){0};
}

/* Nothing may point into an arena that was reset, were the first read to fail. */
static void forget(struct board_state *state)
{
    state->counts = (struct board_counts){0};
    state->board_count = 0;
    state->open = NULL;
    for (size_t i = 0; i < state->columns.n; i++) {
        state->columns.at[i]->count = 0;
        state->columns.at[i]->stale = true;
    }
}

/* Drops the marks of notes that were undone or binned since. */
static void prune_marks(struct board_state *state, struct garden *garden)
{
    struct arena arena = {0};
    size_t kept = 0;
    if (state->marks.n > PRUNED_MARKS)
        return; /* a whole column: the verbs look at each anyway */
    for (size_t i = 0; i < state->marks.n; i++) {
        struct note note;
        struct err gone = ERR_INIT;
        bool read = ops_note(garden, state->marks.at[i], &arena, &note, &gone);
        bool gone_for_good = !read && gone.kind == ERR_NOT_FOUND;
        bool here =
            read && note.state == ROW_LIVE && id_equal(note.board, state->board_id);
        if (here || (!read && !gone_for_good))
            state->marks.at[kept++] = state->marks.at[i];
        arena_reset(&arena);
    }
    state->marks.n = kept;
    arena_free(&arena);
}

/* What is noted while a meeting is run is tied to its slot, whatever board it is on. */
static bool find_slot(struct board_state *state, struct garden *garden, struct err *err)
{
    struct arena arena = {0};
    struct meeting meeting;
    struct id live;
    state->slot = (struct id){0};
    bool read = ops_live_meeting(garden, &live, err);
    if (read && !id_is_none(live)) {
        read = ops_meeting(garden, live, &arena, &meeting, err);
        if (read)
            state->slot = meeting.slot;
    }
    arena_free(&arena);
    return read;
}

/* A note that one came for: its group is opened, its column shown. One that is gone is
 * no longer sought. */
static bool find_sought(struct board_state *state, struct garden *garden,
                        struct err *err)
{
    struct arena arena = {0};
    struct note note;
    struct err gone = ERR_INIT;
    if (id_is_none(state->sought))
        return true;
    bool read = ops_note(garden, state->sought, &arena, &note, &gone);
    for (size_t i = 0; read && i < state->columns.n; i++)
        if (str_equal(state->columns.at[i]->category, note.category)) {
            state->column = i;
            state->columns.at[i]->selected = state->sought;
            state->columns.at[i]->loaded = false;
            state->open_group = note.group;
        }
    state->sought = (struct id){0};
    arena_free(&arena);
    if (!read && gone.kind != ERR_NOT_FOUND)
        *err = gone;
    return read || gone.kind == ERR_NOT_FOUND;
}

bool board_load(struct pane *pane, struct garden *garden, struct err *err)
{
    struct board_state *state = board_state(pane);
    arena_reset(&pane->arena);
    forget(state);
    state->community = garden->community;
    state->rested = (struct id){0};
    if (!ops_boards(garden, &pane->arena, &state->boards, &state->board_count, err))
        return false;
    find_board(state);
    if (!state->board_count)
        return true;
    if (!ops_board_counts(garden, board_current(state), &pane->arena, &state->counts,
                          err) ||
        !ops_ballot_state(garden, state->board_id, str_text(&state->voter),
                          &state->ballot, err))
        return false;
    board_measure_question(pane);
    prune_marks(state, garden);
    if (!find_slot(state, garden, err))
        return false;
    match_columns(state);
    if (!find_sought(state, garden, err))
        return false;
    find_open_group(state);
    return board_load_window(pane, garden, err);
}
