#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "private.h"

static void add_code(struct str *out, const uint32_t *codes)
{
    char bytes[4];

    if (codes[0] == 0)
        str_add_char(out, ' ');
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && codes[i]; i++)
        str_add_n(out, bytes, utf8_encode(codes[i], bytes));
}

static void add_row(struct pty *pty, int y, int width, struct str *out)
{
    VTermScreenCell cell;

    for (int x = 0; x<width; x += cell.width> 1 ? cell.width : 1) {
        vterm_screen_get_cell(pty->screen, (VTermPos){.row = y, .col = x}, &cell);
        add_code(out, cell.chars);
    }
    while (out->len > 0 && out->at[out->len - 1] == ' ')
        out->at[--out->len] = '\0';
}

char *pty_screen(struct pty *pty)
{
    struct str out = {0};
    int width, height;

    vterm_get_size(pty->vterm, &height, &width);
    for (int y = 0; y < height; y++) {
        add_row(pty, y, width, &out);
        str_add_char(&out, '\n');
    }
    return out.at;
}

bool pty_sees(struct pty *pty, const char *text)
{
    char *screen = pty_screen(pty);
    bool found = strstr(screen, text) != NULL;

    free(screen);
    return found;
}

void pty_cell(struct pty *pty, int x, int y, struct pty_cell *out)
{
    struct str text = {0};
    VTermScreenCell cell;

    vterm_screen_get_cell(pty->screen, (VTermPos){.row = y, .col = x}, &cell);
    add_code(&text, cell.chars);
    *out = (struct pty_cell){
        .bold = cell.attrs.bold,
        .reverse = cell.attrs.reverse,
        .underline = cell.attrs.underline != 0,
        .colour = VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? -1 : cell.fg.indexed.idx,
    };
    str_copy(out->text, sizeof out->text, str_text(&text));
    str_free(&text);
}

void pty_cursor(struct pty *pty, int *x, int *y)
{
    VTermPos at;

    vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &at);
    *x = at.col;
    *y = at.row;
}

bool pty_find(struct pty *pty, const char *text, int *x, int *y)
{
    int width, height;
    bool found = false;

    vterm_get_size(pty->vterm, &height, &width);
    for (int row = 0; row < height && !found; row++) {
        struct str line = {0};
        add_row(pty, row, width, &line);
        const char *at = strstr(str_text(&line), text);
        if (at) {
            *y = row;
            *x = (int)utf8_count(line.at, (size_t)(at - line.at));
            found = true;
        }
        str_free(&line);
    }
    return found;
}

bool pty_on_main_screen(struct pty *pty)
{
    return !pty->alternate;
}

bool pty_coloured(const struct pty *pty)
{
    size_t len;
    const char *at = pty_output(pty, &len);
    const char *end = at + len;

    while ((at = memmem(at, (size_t)(end - at), "\033[", 2)) != NULL) {
        at += 2;
        size_t size = strspn(at, "0123456789;");
        const char *number = at;
        while (at[size] == 'm' && number < at + size) {
            long n = strtol(number, NULL, 10);
            if ((n >= 30 && n <= 49) || (n >= 90 && n <= 107))
                return true;
            number += strcspn(number, ";m") + 1;
        }
        at += size;
    }
    return false;
}
