/* The golden form of a canvas: what a reviewer reads in a diff. */
#include <string.h>

#include "ui/canvas.h"

static char style_letter(uint8_t style)
{
    static const char letters[] = ".dtifnqkmeb2345";
    uint8_t base = style & 0x3F;
    char letter = base < STYLE_COUNT ? letters[base] : '?';
    if (style & STYLE_REVERSE)
        return letter == '.' ? '#' : (char)(letter - 'a' + 'A');
    if ((style & STYLE_BOLD) && letter == '.')
        return '*';
    return letter;
}

static void dump_text(const struct canvas *canvas, int y, struct str *out)
{
    str_add(out, "|");
    for (int x = 0; x < canvas->width; x++) {
        const struct cell *cell = &canvas->cells[y * canvas->width + x];
        str_add_n(out, cell->bytes, cell->len);
    }
    str_add(out, "|\n");
}

static void dump_styles(const struct canvas *canvas, int y, struct str *out)
{
    size_t end = out->len + 1;
    str_add(out, ":");
    for (int x = 0; x < canvas->width; x++) {
        char letter = style_letter(canvas->cells[y * canvas->width + x].style);
        str_add_char(out, letter == '.' ? ' ' : letter);
        if (letter != '.')
            end = out->len;
    }
    out->len = end;
    str_add(out, "\n");
}

void canvas_dump(const struct canvas *canvas, struct str *out)
{
    str_printf(out, "%dx%d\n", canvas->width, canvas->height);
    for (int y = 0; y < canvas->height; y++)
        dump_text(canvas, y, out);
    for (int y = 0; y < canvas->height; y++)
        dump_styles(canvas, y, out);
    str_printf(out, "cursor %d,%d\n", canvas->cursor_x, canvas->cursor_y);
}
