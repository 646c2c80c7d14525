#include "ui/canvas.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/width.h"

static const struct cell blank = {.bytes = " ", .len = 1, .width = 1};

void canvas_init(struct canvas *canvas, int width, int height, bool ascii)
{
    *canvas = (struct canvas){.ascii = ascii};
    canvas_resize(canvas, width, height);
}

void canvas_resize(struct canvas *canvas, int width, int height)
{
    canvas->width = width > 0 ? width : 0;
    canvas->height = height > 0 ? height : 0;
    size_t count = (size_t)canvas->width * (size_t)canvas->height;
    canvas->cells = xrealloc(canvas->cells, (count ? count : 1) * sizeof blank);
    canvas_clear(canvas);
}

void canvas_free(struct canvas *canvas)
{
    free(canvas->cells);
    *canvas = (struct canvas){0};
}

static struct cell *cell_at(struct canvas *canvas, int x, int y)
{
    return &canvas->cells[(size_t)y * (size_t)canvas->width + (size_t)x];
}

static const struct cell *cell_read(const struct canvas *canvas, int x, int y)
{
    return &canvas->cells[(size_t)y * (size_t)canvas->width + (size_t)x];
}

static struct rect clip(const struct canvas *canvas, struct rect rect)
{
    int right = rect.x + rect.width, bottom = rect.y + rect.height;
    if (rect.x < 0)
        rect.x = 0;
    if (rect.y < 0)
        rect.y = 0;
    if (right > canvas->width)
        right = canvas->width;
    if (bottom > canvas->height)
        bottom = canvas->height;
    rect.width = right > rect.x ? right - rect.x : 0;
    rect.height = bottom > rect.y ? bottom - rect.y : 0;
    return rect;
}

void canvas_clear(struct canvas *canvas)
{
    size_t count = (size_t)canvas->width * (size_t)canvas->height;
    for (size_t i = 0; i < count; i++)
        canvas->cells[i] = blank;
    canvas->cursor_x = canvas->cursor_y = 0;
}

/* A cell overwritten in the middle of a wide character leaves no half of it. */
static void unsplit(struct canvas *canvas, int x, int y)
{
    struct cell *cell = cell_at(canvas, x, y);
    if (cell->width == 0 && x > 0)
        *cell_at(canvas, x - 1, y) = blank;
    else if (cell->width == 2 && x + 1 < canvas->width)
        *cell_at(canvas, x + 1, y) = blank;
}

static void set_cell(struct canvas *canvas, int x, int y, struct cell cell)
{
    unsplit(canvas, x, y);
    if (cell.width == 2) {
        unsplit(canvas, x + 1, y);
        struct cell tail = {.style = cell.style};
        *cell_at(canvas, x + 1, y) = tail;
    }
    *cell_at(canvas, x, y) = cell;
}

static void add_mark(struct canvas *canvas, int x, int y, const char *mark, size_t len)
{
    if (x < 0 || y < 0 || y >= canvas->height || x >= canvas->width)
        return;
    struct cell *cell = cell_at(canvas, x, y);
    if (cell->width == 0 && x > 0)
        cell = cell_at(canvas, x - 1, y);
    if (cell->len + len > sizeof cell->bytes)
        return;
    memcpy(cell->bytes + cell->len, mark, len);
    cell->len = (uint8_t)(cell->len + len);
}

/* Plain ASCII, which is nearly everything on screen, needs no filter. */
static bool is_plain(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || (unsigned char)*text >= 0x7F)
            return false;
    return true;
}

/* Columns of a control-free text put at (x, y); nothing outside [x, x + room). */
static int put_clean(struct canvas *canvas, int x, int y, int room, uint8_t style,
                     const char *text)
{
    size_t len = strlen(text);
    int at = x, end = x + room;
    for (size_t i = 0, used; i < len; i += used) {
        int width = 1;
        used = 1;
        size_t plain = utf8_plain(text + i, len - i);
        if (plain) {
            used = plain;
        } else if ((unsigned char)text[i] >= 0x80) {
            uint32_t code;
            used = utf8_decode(text + i, len - i, &code);
            width = width_code(code);
        }
        if (width == 0) {
            add_mark(canvas, at - 1, y, text + i, used);
            continue;
        }
        if (at + width > end)
            break;
        if (at >= 0 && at + width <= canvas->width && y >= 0 && y < canvas->height) {
            struct cell cell = {
                .len = (uint8_t)used, .width = (uint8_t)width, .style = style};
            memcpy(cell.bytes, text + i, used);
            set_cell(canvas, at, y, cell);
        }
        at += width;
    }
    return at - x;
}

int canvas_put(struct canvas *canvas, int x, int y, int room, uint8_t style,
               const char *text)
{
    if (is_plain(text))
        return put_clean(canvas, x, y, room, style, text);
    struct str clean = {0};
    utf8_displayable(&clean, text, strlen(text));
    int used = put_clean(canvas, x, y, room, style, str_text(&clean));
    str_free(&clean);
    return used;
}

int canvas_put_cut(struct canvas *canvas, int x, int y, int room, uint8_t style,
                   const char *text)
{
    size_t len = strlen(text);
    if (len <= (size_t)(room > 0 ? room : 0) && is_plain(text))
        return put_clean(canvas, x, y, room, style, text);
    struct str clean = {0};
    utf8_displayable(&clean, text, len);
    int used;
    size_t whole = clean.len;
    const char *mark = canvas->ascii ? "..." : "…";
    int mark_width = canvas->ascii ? 3 : 1;
    size_t fits = width_cut(str_text(&clean), whole, room, &used);
    if (fits < whole && room >= mark_width) {
        clean.len = width_cut(clean.at, whole, room - mark_width, &used);
        clean.at[clean.len] = '\0';
        str_add(&clean, mark);
    }
    used = put_clean(canvas, x, y, room, style, str_text(&clean));
    str_free(&clean);
    return used;
}

int canvas_put_middle(struct canvas *canvas, int x, int y, int room, uint8_t style,
                      const char *text)
{
    struct str clean = {0}, both = {0};
    utf8_displayable(&clean, text, strlen(text));
    const char *all = str_text(&clean), *mark = canvas->ascii ? "..." : "…";
    int mark_width = canvas->ascii ? 3 : 1, used, left = 0;
    int over = width_text(all, clean.len) + mark_width - room;
    if (over <= mark_width || room <= 2 * mark_width) {
        used = canvas_put_cut(canvas, x, y, room, style, all);
    } else {
        size_t head = width_cut(all, clean.len, (room - mark_width) / 2, &used);
        size_t end = head;
        for (size_t len; left < over; end += len) {
            len = utf8_grapheme(all + end, clean.len - end);
            left += width_text(all + end, len);
        }
        str_add_n(&both, all, head);
        str_printf(&both, "%s%s", mark, all + end);
        used = put_clean(canvas, x, y, room, style, str_text(&both));
    }
    str_free(&clean);
    str_free(&both);
    return used;
}

void canvas_put_right(struct canvas *canvas, int x, int y, int room, uint8_t style,
                      const char *text)
{
    int width = width_text(text, strlen(text));
    if (width < room) {
        x += room - width;
        room = width;
    }
    canvas_put_cut(canvas, x, y, room, style, text);
}

int canvas_printf(struct canvas *canvas, int x, int y, int room, uint8_t style,
                  const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    str_vformat(text, sizeof text, format, args);
    va_end(args);
    return canvas_put_cut(canvas, x, y, room, style, text);
}

static void repeat(struct canvas *canvas, struct rect rect, uint8_t style,
                   const char *sign)
{
    struct cell cell = {.len = (uint8_t)strlen(sign), .width = 1, .style = style};
    memcpy(cell.bytes, sign, cell.len);
    rect = clip(canvas, rect);
    for (int y = rect.y; y < rect.y + rect.height; y++)
        for (int x = rect.x; x < rect.x + rect.width; x++)
            set_cell(canvas, x, y, cell);
}

void canvas_fill(struct canvas *canvas, struct rect rect, uint8_t style)
{
    repeat(canvas, rect, style, " ");
}

void canvas_emphasise(struct canvas *canvas, struct rect rect, uint8_t bits)
{
    rect = clip(canvas, rect);
    for (int y = rect.y; y < rect.y + rect.height; y++) {
        for (int x = rect.x; x < rect.x + rect.width; x++) {
            struct cell *cell = cell_at(canvas, x, y);
            cell->style = (uint8_t)(cell->style | bits);
        }
    }
}

static bool is_bold(uint8_t style)
{
    uint8_t ink = style & (STYLE_REVERSE - 1);
    return (style & STYLE_BOLD) || ink == STYLE_TITLE || ink == STYLE_KEY ||
           ink == STYLE_ERROR;
}

void canvas_focus(struct canvas *canvas, struct rect rect)
{
    rect = clip(canvas, rect);
    for (int y = rect.y; y < rect.y + rect.height; y++)
        for (int x = rect.x; x < rect.x + rect.width; x++) {
            struct cell *cell = cell_at(canvas, x, y);
            cell->style = STYLE_REVERSE | (is_bold(cell->style) ? STYLE_BOLD : 0);
        }
}

void canvas_rule(struct canvas *canvas, int x, int y, int width, uint8_t style)
{
    repeat(canvas, (struct rect){x, y, width, 1}, style, canvas->ascii ? "-" : "─");
}

void canvas_dots(struct canvas *canvas, int x, int y, int width, uint8_t style)
{
    repeat(canvas, (struct rect){x, y, width, 1}, style, canvas->ascii ? "." : "·");
}

void canvas_bar(struct canvas *canvas, int x, int y, int height, uint8_t style)
{
    repeat(canvas, (struct rect){x, y, 1, height}, style, canvas->ascii ? "|" : "│");
}

void canvas_box(struct canvas *canvas, struct rect rect, uint8_t style,
                const char *title)
{
    static const char *const light[] = {"┌", "┐", "└", "┘", "┤ ", " ├"};
    static const char *const plain[] = {"+", "+", "+", "+", "| ", " |"};
    const char *const *signs = canvas->ascii ? plain : light;
    int right = rect.x + rect.width - 1, bottom = rect.y + rect.height - 1;
    canvas_fill(canvas, rect, STYLE_PLAIN);
    canvas_rule(canvas, rect.x, rect.y, rect.width, style);
    canvas_rule(canvas, rect.x, bottom, rect.width, style);
    canvas_bar(canvas, rect.x, rect.y, rect.height, style);
    canvas_bar(canvas, right, rect.y, rect.height, style);
    put_clean(canvas, rect.x, rect.y, 1, style, signs[0]);
    put_clean(canvas, right, rect.y, 1, style, signs[1]);
    put_clean(canvas, rect.x, bottom, 1, style, signs[2]);
    put_clean(canvas, right, bottom, 1, style, signs[3]);
    if (!title || !*title || rect.width < 10)
        return;
    int x = rect.x + 2;
    x += put_clean(canvas, x, rect.y, 2, style, signs[4]);
    x += canvas_put_cut(canvas, x, rect.y, right - 3 - x, STYLE_TITLE, title);
    put_clean(canvas, x, rect.y, 2, style, signs[5]);
}

void canvas_cursor(struct canvas *canvas, int x, int y)
{
    canvas->cursor_x = x < 0 ? 0 : x < canvas->width ? x : canvas->width - 1;
    canvas->cursor_y = y < 0 ? 0 : y < canvas->height ? y : canvas->height - 1;
    if (canvas->width && canvas->height && canvas->cursor_x > 0 &&
        cell_read(canvas, canvas->cursor_x, canvas->cursor_y)->width == 0)
        canvas->cursor_x--;
}
