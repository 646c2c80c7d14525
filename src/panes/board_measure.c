/* How much room things take on the board: columns, lines of notes, the question. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/width.h"
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

void board_measure(const struct pane *pane, struct board_column *column)
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

/* Two lines at most: a longer question is read in full where it is edited (Q). */
void board_measure_question(const struct pane *pane)
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
