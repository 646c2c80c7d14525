/* Reading what the board shows: counts, then a window of notes per visible column. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/width.h"
#include "ops/live.h"
#include "ops/meetings.h"
#include "panes/board_private.h"

struct board_layout board_layout(const struct pane *pane)
{
    const struct board_state *state = board_state(pane);
    bool single = state->zoom || !id_is_none(state->open_group) || pane->width < 80;
    struct board_layout layout = {.top = 1};
    if (pane->height >= 12)
        layout.top = 3 + state->question_rows + (pane->projected ? 2 : 0);
    int room = pane->width;
    if (pane->width >= 100 && !pane->projected) {
        layout.detail_width = BOARD_DETAIL;
        room -= BOARD_DETAIL + 1;
    }
    int wanted = pane->projected ? BOARD_COLUMN_WIDE : BOARD_COLUMN;
    size_t fits = single || room < wanted ? 1 : (size_t)((room + 1) / (wanted + 1));
    if (fits > state->counts.column_count && state->counts.column_count)
        fits = state->counts.column_count;
    layout.shown = fits;
    layout.first = fits == 1 ? state->column : state->first;
    layout.column_width = (room - (int)fits + 1) / (int)fits;
    layout.height = pane->height - layout.top;
    if (layout.height < 0)
        layout.height = 0;
    return layout;
}

void board_byline(const struct pane *pane, const struct note *note, char out[160])
{
    struct str line = {0};
    if (!pane->projected && *note->author)
        str_printf(&line, "@%s ", note->author);
    for (const char *tag = note->tags; !pane->projected && *tag;) {
        size_t size = strcspn(tag, " ");
        str_printf(&line, "#%.*s ", (int)size, tag);
        tag += size + strspn(tag + size, " ");
    }
    if (line.len)
        line.at[--line.len] = '\0';
    str_copy(out, 160, str_text(&line));
    str_free(&line);
}

/* The byline stands at the end of the last line of text when there is room, else on a
 * line of its own. */
static void measure_note(const struct pane *pane, struct board_item *item, int width)
{
    struct width_line lines[BOARD_LINES];
    struct str clean = {0};
    char byline[160];
    int room = width - 4;
    utf8_displayable(&clean, item->note->text, strlen(item->note->text));
    size_t count = width_wrap(str_text(&clean), clean.len, room, lines, BOARD_LINES);
    size_t shown = count < 1 ? 1 : count > BOARD_LINES ? BOARD_LINES : count;
    board_byline(pane, item->note, byline);
    int last = room;
    if (count == shown)
        last = width_text(clean.at + lines[shown - 1].start, lines[shown - 1].len);
    item->lines = (int)shown;
    item->byline_apart =
        *byline && last + 2 + width_text(byline, strlen(byline)) > room;
    item->height = 1 + item->lines + item->byline_apart + 1;
    str_free(&clean);
}

static void measure(const struct pane *pane, struct board_column *column)
{
    struct board_layout layout = board_layout(pane);
    int y = 0;
    for (size_t i = 0; i < column->count; i++) {
        struct board_item *item = &column->items[i];
        item->y = y;
        if (item->group)
            item->height = 2 + (int)item->peek_count +
                           (item->group->note_count > (int)item->peek_count);
        else
            measure_note(pane, item, layout.column_width);
        y += item->height;
    }
}

static struct note_query query_of(const struct board_state *state, const char *category)
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
    struct note_query query = query_of(state, column->category);
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
    measure(pane, column);
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

void board_scroll(const struct pane *pane, struct board_column *column)
{
    int height = board_layout(pane).height;
    if (column->focus >= column->count) {
        column->top = 0;
        return;
    }
    const struct board_item *item = &column->items[column->focus];
    const struct board_item *last = &column->items[column->count - 1];
    int end = last->y + last->height - 1;
    if (item->y + item->height - 1 > column->top + height)
        column->top = item->y + item->height - 1 - height;
    if (item->y < column->top)
        column->top = item->y;
    if (!column->page.more_after && column->top > end - height)
        column->top = end - height;
    if (column->top < 0)
        column->top = 0;
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

/* Two lines at most: a longer question is read in full where it is edited (Q). */
static void measure_question(const struct pane *pane)
{
    struct board_state *state = board_state(pane);
    const struct board *board = board_current(state);
    struct width_line lines[2];
    state->question_rows = 1;
    if (!board || pane->width < 8)
        return;
    size_t count =
        width_wrap(board->question, strlen(board->question), pane->width - 7, lines, 2);
    state->question_rows = count > 1 ? 2 : 1;
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
    measure_question(pane);
    prune_marks(state, garden);
    if (!find_slot(state, garden, err))
        return false;
    find_open_group(state);
    match_columns(state);
    return board_load_window(pane, garden, err);
}
