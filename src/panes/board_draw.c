/* The board on screen: a heading with the question, columns of notes and stacks. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/width.h"
#include "panes/board_private.h"
#include "panes/styles.h"

enum { DOTS_SHOWN = 6 };

/* "oo" while there is room for them and they are few, then "o×12": never by colour. */
static const char *votes_text(int votes, int room, char out[16])
{
    if (votes > DOTS_SHOWN || (votes > 0 && votes > room))
        snprintf(out, 16, "o×%d", votes);
    else
        snprintf(out, 16, "%.*s", votes, "oooooo");
    return out;
}

static void draw_marks(const struct board_state *state, struct canvas *canvas, int x,
                       int y, struct id id, bool focused)
{
    bool marked = board_is_marked(state, id);
    if (marked)
        canvas_put(canvas, focused ? x : x + 1, y, 1, STYLE_TITLE, "x");
    if (focused)
        canvas_put(canvas, x + 1, y, 1, STYLE_TITLE, ">");
}

/* Draws the wrapped text of a note in at most `most` lines; returns the lines used. */
static int draw_text(struct canvas *canvas, struct rect rect, int clip_top,
                     const char *text, uint8_t style)
{
    struct width_line lines[BOARD_LINES];
    struct str clean = {0};
    utf8_displayable(&clean, text, strlen(text));
    size_t count =
        width_wrap(str_text(&clean), clean.len, rect.width, lines, BOARD_LINES);
    size_t shown = count < BOARD_LINES ? count : BOARD_LINES;
    for (size_t i = 0; i < shown; i++) {
        int y = rect.y + (int)i;
        if (y < clip_top || y >= rect.y + rect.height)
            continue;
        char *start = clean.at + lines[i].start;
        char kept = start[lines[i].len];
        start[lines[i].len] = '\0';
        int used = canvas_put(canvas, rect.x, y, rect.width, style, start);
        start[lines[i].len] = kept;
        if (i + 1 == shown && count > shown)
            canvas_put(canvas, rect.x + (used < rect.width - 1 ? used : rect.width - 1),
                       y, 3, STYLE_DIM, canvas->ascii ? "..." : "…");
    }
    str_free(&clean);
    return (int)(shown ? shown : 1);
}

struct frame {
    const struct pane *pane;
    struct canvas *canvas;
    struct rect rect; /* of the column's notes */
    bool focused;     /* the cursor is in this column */
};

static bool visible(const struct frame *frame, int y)
{
    return y >= frame->rect.y && y < frame->rect.y + frame->rect.height;
}

static void draw_note(const struct frame *frame, const struct board_item *item, int y,
                      bool focus)
{
    const struct board_state *state = board_state(frame->pane);
    const struct note *note = item->note;
    const struct note_kind *kind = community_kind(state->community, note->kind);
    uint8_t style = style_of_kind(kind);
    int x = frame->rect.x, width = frame->rect.width;
    bool projected = frame->pane->projected;
    char byline[160];
    if (visible(frame, y)) {
        char votes[16], label[48];
        str_format(label, sizeof label, "%s %s", kind ? kind->sign : " ",
                   kind ? kind->label : note->kind);
        draw_marks(state, frame->canvas, x, y, note->id, focus);
        int used = canvas_put_cut(frame->canvas, x + 2, y, width - 3,
                                  style | STYLE_BOLD, label);
        canvas_put_cut(frame->canvas, x + used + 4, y, width - used - 5, STYLE_TITLE,
                       votes_text(note->votes, width - used - 5, votes));
        if (focus)
            canvas_emphasise(frame->canvas, (struct rect){x + 2, y, used, 1},
                             STYLE_REVERSE);
    }
    struct rect text = {x + 3, y + 1, width - 4,
                        frame->rect.y + frame->rect.height - y - 1};
    int lines = draw_text(frame->canvas, text, frame->rect.y, note->text,
                          (uint8_t)(projected ? style | STYLE_BOLD : style));
    int row = y + lines + item->byline_apart;
    board_byline(frame->pane, note, byline);
    if (*byline && visible(frame, row))
        canvas_put_right(frame->canvas, x + 3, row, width - 4, STYLE_DIM, byline);
}

static void draw_group(const struct frame *frame, const struct board_item *item, int y,
                       bool focus)
{
    const struct board_state *state = board_state(frame->pane);
    const struct group *group = item->group;
    int x = frame->rect.x, width = frame->rect.width;
    char title[160], count[16], votes[16];
    if (visible(frame, y)) {
        str_format(title, sizeof title, "%s %s", _("Groupe"), group->name);
        snprintf(count, sizeof count, " (%d)", group->note_count);
        draw_marks(state, frame->canvas, x, y, group->id, focus);
        votes_text(group->votes + group->note_votes,
                   width - 4 - width_text(title, strlen(title)) - (int)strlen(count),
                   votes);
        int right = width_text(votes, strlen(votes)) + (int)strlen(count);
        int used = canvas_put_cut(frame->canvas, x + 2, y, width - 4 - right,
                                  STYLE_TITLE, title);
        used += canvas_put(frame->canvas, x + 2 + used, y, width, STYLE_TITLE, count);
        canvas_put(frame->canvas, x + 3 + used, y, width - 3 - used, STYLE_TITLE,
                   votes);
        if (focus)
            canvas_emphasise(frame->canvas, (struct rect){x + 2, y, used, 1},
                             STYLE_REVERSE);
    }
    for (size_t i = 0; i < item->peek_count; i++) {
        const struct note *note = &item->peek[i];
        const struct note_kind *kind = community_kind(state->community, note->kind);
        int row = y + 1 + (int)i;
        if (!visible(frame, row))
            continue;
        canvas_put(frame->canvas, x + 3, row, 1, style_of_kind(kind),
                   kind ? kind->sign : " ");
        canvas_put_cut(frame->canvas, x + 5, row, width - 6, style_of_kind(kind),
                       note->text);
    }
    int rest = group->note_count - (int)item->peek_count;
    int row = y + 1 + (int)item->peek_count;
    if (rest > 0 && visible(frame, row))
        canvas_printf(frame->canvas, x + 3, row, width - 4, STYLE_DIM,
                      _("et %d de plus (Entrée)"), rest);
}

static void draw_items(const struct frame *frame, const struct board_column *column)
{
    for (size_t i = 0; i < column->count; i++) {
        const struct board_item *item = &column->items[i];
        int y = frame->rect.y + item->y - column->top;
        if (y + item->height <= frame->rect.y)
            continue;
        if (y >= frame->rect.y + frame->rect.height)
            break;
        bool focus = frame->focused && i == column->focus;
        if (item->group)
            draw_group(frame, item, y, focus);
        else
            draw_note(frame, item, y, focus);
        if (focus)
            canvas_cursor(frame->canvas, frame->rect.x + 1,
                          y < frame->rect.y ? frame->rect.y : y);
    }
}

static void draw_empty(const struct frame *frame)
{
    const struct board_state *state = board_state(frame->pane);
    struct rect rect = frame->rect;
    rect.x += 2;
    rect.width -= 3;
    if (state->filter.len)
        draw_text(frame->canvas, rect, rect.y, _("rien ici"), STYLE_DIM);
    else if (state->counts.notes == 0 && frame->focused)
        draw_text(frame->canvas, rect, rect.y,
                  _("Aucun post-it. a : saisir le premier."), STYLE_PLAIN);
    else if (frame->focused)
        draw_text(frame->canvas, rect, rect.y, _("vide : a pour saisir"), STYLE_DIM);
    if (frame->focused)
        canvas_cursor(frame->canvas, rect.x, rect.y);
}

static void draw_column_title(const struct frame *frame, size_t index, int y)
{
    const struct board_state *state = board_state(frame->pane);
    const struct column *column = &state->counts.columns[index];
    char count[16];
    int x = frame->rect.x + 1, room = frame->rect.width - 2;
    uint8_t style = frame->focused ? STYLE_TITLE : STYLE_PLAIN;
    if (state->open) {
        canvas_printf(frame->canvas, x, y, room, STYLE_TITLE, _("Groupe %s (%d)"),
                      state->open->name, state->open->note_count);
        return;
    }
    snprintf(count, sizeof count, " (%d)", column->notes);
    int right = (int)strlen(count);
    int used = canvas_put_cut(frame->canvas, x, y, room - right, style, column->label);
    canvas_put(frame->canvas, x + used, y, room - used, style, count);
}

/* Columns that are not shown, on the side where they are: "< 2", "5 >". */
static void draw_more(const struct board_state *state,
                      const struct board_layout *layout, struct canvas *canvas, int y)
{
    char text[40];
    size_t end = layout->first + layout->shown;
    int x = (int)layout->shown * (layout->column_width + 1) - 1;
    if (layout->top <= 1 || !id_is_none(state->open_group))
        return;
    if (layout->first) {
        snprintf(text, sizeof text, " < %zu ", layout->first);
        canvas_put(canvas, 0, y, 8, STYLE_KEY, text);
    }
    if (end < state->counts.column_count) {
        snprintf(text, sizeof text, " %zu > ", state->counts.column_count - end);
        canvas_put_right(canvas, x - 8, y, 8, STYLE_KEY, text);
    }
}

static void draw_columns(const struct pane *pane, struct canvas *canvas,
                         struct rect rect)
{
    const struct board_state *state = board_state(pane);
    struct board_layout layout = board_layout(pane);
    int x = rect.x;
    size_t known = state->counts.column_count; /* 0 after a read that failed */
    for (size_t i = 0; i < layout.shown && layout.first + i < known; i++) {
        size_t index = layout.first + i;
        const struct board_column *column = state->columns.at[index];
        struct frame frame = {
            pane,
            canvas,
            {x, rect.y + layout.top, layout.column_width, layout.height},
            index == state->column};
        int y = rect.y + layout.top - (layout.top > 1 ? 2 : 1);
        draw_column_title(&frame, index, y);
        if (layout.top > 1)
            canvas_dots(canvas, x, y + 1, layout.column_width, STYLE_DIM);
        if (column->count)
            draw_items(&frame, column);
        else
            draw_empty(&frame);
        x += layout.column_width;
        if (i + 1 < layout.shown || layout.detail_width)
            canvas_bar(canvas, x++, y, layout.height + (layout.top > 1 ? 2 : 1),
                       STYLE_DIM);
    }
    draw_more(state, &layout, canvas, rect.y + layout.top - 1);
    if (layout.detail_width)
        board_draw_detail(pane, canvas,
                          (struct rect){rect.x + rect.width - layout.detail_width,
                                        rect.y + layout.top - 2, layout.detail_width,
                                        layout.height + 2});
}

/* One line sits in the rule; two lines, or the projected screen, take the rule's place.
 */
static void draw_question(const struct pane *pane, struct canvas *canvas,
                          struct rect rect)
{
    const struct board_state *state = board_state(pane);
    const struct board *board = board_current(state);
    const char *question = board ? board->question : "";
    struct width_line lines[2];
    int y = rect.y + 1, room = rect.width - 7;
    size_t count = width_wrap(question, strlen(question), room, lines, 2);
    if (!pane->projected && state->question_rows == 1) {
        canvas_rule(canvas, rect.x, y, rect.width, STYLE_DIM);
        if (!count)
            return;
        int used = canvas_put_cut(canvas, rect.x + 3, y, room, STYLE_TITLE, question);
        canvas_put(canvas, rect.x + 2, y, 1, STYLE_PLAIN, " ");
        canvas_put(canvas, rect.x + 3 + used, y, 1, STYLE_PLAIN, " ");
        return;
    }
    y += pane->projected;
    for (int i = 0; i < state->question_rows && (size_t)i < count; i++) {
        char line[512];
        size_t len = i == 1 ? strlen(question) - lines[i].start : lines[i].len;
        str_copy(line, len + 1 < sizeof line ? len + 1 : sizeof line,
                 question + lines[i].start);
        int width = width_text(line, strlen(line));
        int x = pane->projected && width < rect.width ? (rect.width - width) / 2 : 3;
        canvas_put_cut(canvas, rect.x + x, y + i, rect.width - x - 1, STYLE_TITLE,
                       line);
    }
}

/* The first board whose name is shown, so that the name of this one has its room. */
static size_t first_tab(const struct board_state *state, int room)
{
    size_t first = state->board_index;
    for (int used = 0; first < state->board_count; first--) {
        const char *name = state->boards[first].name;
        used += width_text(name, strlen(name)) + 3;
        if (used > room)
            return first < state->board_index ? first + 1 : first;
        if (first == 0)
            break;
    }
    return 0;
}

/* Which boards there are, then the question asked to the room. */
static void draw_heading(const struct pane *pane, struct canvas *canvas,
                         struct rect rect)
{
    const struct board_state *state = board_state(pane);
    const char *screen =
        pane->projected ? _("ÉCRAN PROJETÉ : auteurs cachés") : _("écran : privé");
    int right = width_text(screen, strlen(screen)) + 2, x = rect.x + 1;
    int end = rect.x + rect.width - right;
    size_t first = first_tab(state, end - x - 2);
    if (first)
        x += canvas_put(canvas, x, rect.y, 2, STYLE_DIM, "<") + 1;
    for (size_t i = first; i < state->board_count && end - x >= 8; i++) {
        char tab[96];
        bool here = i == state->board_index;
        str_format(tab, sizeof tab, here ? "[%s]" : " %s ", state->boards[i].name);
        x += canvas_put_cut(canvas, x, rect.y, end - x,
                            here ? STYLE_TITLE : STYLE_PLAIN, tab) +
             1;
    }
    canvas_put_right(canvas, rect.x, rect.y, rect.width - 1,
                     pane->projected ? STYLE_TITLE : STYLE_DIM, screen);
    draw_question(pane, canvas, rect);
}

void board_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                bool focused)
{
    (void)focused;
    if (board_layout(pane).top > 1)
        draw_heading(pane, canvas, rect);
    draw_columns(pane, canvas, rect);
}

void board_status(const struct pane *pane, struct str *out)
{
    const struct board_state *state = board_state(pane);
    const struct board_counts *counts = &state->counts;
    if (state->filter.len)
        str_printf(out, _("filtre : « %s » (Échap : tout revoir)   "),
                   str_text(&state->filter));
    if (state->marks.n)
        str_printf(
            out,
            i18n_n("%zu marqué (x)   ", "%zu marqués (x)   ", (long)state->marks.n),
            state->marks.n);
    if (state->voter.len)
        str_printf(out, _("%s vote : %d"), str_text(&state->voter),
                   state->ballot.given);
    else if (counts->votes)
        str_printf(out, _("votes %d"), counts->votes);
    if (state->ballot.limit && (state->voter.len || counts->votes))
        str_printf(out, " / %d", state->ballot.limit);
    if (state->voter.len || counts->votes)
        str_add(out, "   ");
    for (size_t i = 0; i < counts->kind_count; i++) {
        const struct kind_count *count = &counts->kinds[i];
        if (count->notes)
            str_printf(out, "%s %d %s  ", count->kind->sign, count->notes,
                       count->notes > 1 ? count->kind->plural : count->kind->singular);
    }
}
