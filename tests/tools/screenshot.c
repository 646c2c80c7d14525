/* The screen of a program as an SVG picture (or as text): the real one, run under a
 * pseudo-terminal and read with libvterm.
 *
 * usage: screenshot [-g 120x35] [-w TEXT] [-k KEYS] [-s TEXT] [-t] [-o FILE] PROGRAM
 * [ARG…] -w TEXT  waits for TEXT (several allowed, in the order given with -k) -k KEYS
 * types KEYS; \e is Esc, \r Enter -t       writes text instead of SVG */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "ptyrun.h"

enum { CELL_WIDTH = 9, CELL_HEIGHT = 19, MARGIN = 12, MOST_STEPS = 64 };

static const char ground[] = "#1e1e1e";
static const char plain[] = "#d4d4d4";

struct step {
    char kind; /* 'w' or 'k' */
    const char *text;
};

struct shot {
    int width, height;
    struct step steps[MOST_STEPS];
    int step_count;
    bool as_text;
    const char *out;
};

static void type(struct pty *pty, const char *keys)
{
    for (; *keys; keys++) {
        if (keys[0] == '\\' && keys[1] == 'e') {
            pty_escape(pty);
            keys++;
        } else if (keys[0] == '\\' && keys[1] == 'r') {
            pty_keys(pty, "\r");
            keys++;
        } else {
            pty_bytes(pty, keys, 1);
        }
    }
}

/* Colour of an index of the 256: the 6×6×6 cube, the greys, the eight of every day. */
static void colour_name(int index, char out[8])
{
    static const char *const first[] = {"#000000", "#cd3131", "#0dbc79", "#e5e510",
                                        "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5"};
    static const int steps[] = {0, 95, 135, 175, 215, 255};

    if (index < 0)
        str_copy(out, 8, plain);
    else if (index < 16)
        str_copy(out, 8, first[index % 8]);
    else if (index < 232)
        snprintf(out, 8, "#%02x%02x%02x", steps[(index - 16) / 36 % 6],
                 steps[(index - 16) / 6 % 6], steps[(index - 16) % 6]);
    else
        snprintf(out, 8, "#%02x%02x%02x", 8 + (index - 232) * 10,
                 8 + (index - 232) * 10, 8 + (index - 232) * 10);
}

static void add_escaped(struct str *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            str_add(out, "&amp;");
        else if (*text == '<')
            str_add(out, "&lt;");
        else
            str_add_char(out, *text);
    }
}

static bool same_look(const struct pty_cell *a, const struct pty_cell *b)
{
    return a->bold == b->bold && a->reverse == b->reverse &&
           a->underline == b->underline && a->colour == b->colour;
}

/* The text of a run without the blanks around it, which viewers may drop: *x and
 * *columns follow. */
static void trim(struct str *text, int *x, int *columns)
{
    size_t blanks = strspn(str_text(text), " ");

    while (text->len > blanks && text->at[text->len - 1] == ' ') {
        text->at[--text->len] = '\0';
        (*columns)--;
    }
    memmove(text->at, text->at + blanks, text->len - blanks + 1);
    text->len -= blanks;
    *x += (int)blanks;
    *columns -= (int)blanks;
}

static void add_run(struct str *svg, int x, int y, int columns,
                    const struct pty_cell *look, struct str *text)
{
    char colour[8];
    int top = MARGIN + y * CELL_HEIGHT;

    colour_name(look->colour, colour);
    if (look->reverse)
        str_printf(
            svg, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n",
            MARGIN + x * CELL_WIDTH, top, columns * CELL_WIDTH, CELL_HEIGHT, colour);
    trim(text, &x, &columns);
    if (text->len == 0)
        return;
    str_printf(svg, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"%s\"%s%s>",
               MARGIN + x * CELL_WIDTH, top + 14, columns * CELL_WIDTH,
               look->reverse ? ground : colour,
               look->bold ? " font-weight=\"bold\"" : "",
               look->underline ? " text-decoration=\"underline\"" : "");
    add_escaped(svg, str_text(text));
    str_add(svg, "</text>\n");
}

static void add_row(struct pty *pty, struct str *svg, int y, int width)
{
    struct str text = {0};
    struct pty_cell look = {.colour = -1}, cell;
    int start = 0;

    for (int x = 0; x <= width; x++) {
        if (x < width)
            pty_cell(pty, x, y, &cell);
        if (x > start && (x == width || !same_look(&cell, &look))) {
            add_run(svg, start, y, x - start, &look, &text);
            str_clear(&text);
            start = x;
        }
        look = cell;
        str_add(&text, cell.text);
    }
    str_free(&text);
}

static char *draw_svg(struct pty *pty, int width, int height)
{
    struct str svg = {0};
    int wide = width * CELL_WIDTH + 2 * MARGIN;
    int high = height * CELL_HEIGHT + 2 * MARGIN;

    str_printf(&svg,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
               "viewBox=\"0 0 %d %d\" xml:space=\"preserve\" font-family=\"DejaVu Sans "
               "Mono,Menlo,Consolas,monospace\" font-size=\"15\">\n"
               "<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\"/>\n",
               wide, high, wide, high, wide, high, ground);
    for (int y = 0; y < height; y++)
        add_row(pty, &svg, y, width);
    str_add(&svg, "</svg>\n");
    return svg.at;
}

static bool read_options(int argc, char **argv, struct shot *shot)
{
    int option;

    while ((option = getopt(argc, argv, "+g:w:k:to:")) != -1) {
        if (option == 'g' && sscanf(optarg, "%dx%d", &shot->width, &shot->height) != 2)
            return false;
        if ((option == 'w' || option == 'k') && shot->step_count < MOST_STEPS)
            shot->steps[shot->step_count++] = (struct step){(char)option, optarg};
        if (option == 't')
            shot->as_text = true;
        if (option == 'o')
            shot->out = optarg;
        if (option == '?')
            return false;
    }
    return optind < argc;
}

static bool play(struct pty *pty, const struct shot *shot)
{
    for (int i = 0; i < shot->step_count; i++) {
        if (shot->steps[i].kind == 'k')
            type(pty, shot->steps[i].text);
        else if (!pty_shows(pty, shot->steps[i].text))
            return false;
    }
    pty_settle(pty, 200);
    return true;
}

static bool take(struct pty *pty, const struct shot *shot)
{
    FILE *out = shot->out ? fopen(shot->out, "w") : stdout;
    if (out == NULL) {
        perror(shot->out);
        return false;
    }
    char *picture =
        shot->as_text ? pty_screen(pty) : draw_svg(pty, shot->width, shot->height);
    bool good = fputs(picture, out) >= 0;
    free(picture);
    return (out == stdout ? fflush(out) : fclose(out)) == 0 && good;
}

int main(int argc, char **argv)
{
    static const char *const dark[] = {"COLORFGBG=15;0", NULL};
    struct shot shot = {.width = 120, .height = 35};

    if (!read_options(argc, argv, &shot)) {
        fputs("usage: screenshot [-g WxH] [-w TEXT] [-k KEYS] [-t] [-o FILE] PROGRAM "
              "[ARG…]\n",
              stderr);
        return 2;
    }
    char *home = pty_home();
    const struct pty_setup setup = {.term = "xterm-256color",
                                    .locale = "C.UTF-8",
                                    .home = home,
                                    .width = shot.width,
                                    .height = shot.height,
                                    .env = dark};
    char *program = realpath(argv[optind], NULL);
    argv[optind] = program ? program : argv[optind];
    struct pty *pty = pty_start(&setup, (const char *const *)&argv[optind]);
    bool good = play(pty, &shot) && take(pty, &shot);
    pty_free(pty);
    pty_home_remove(home);
    free(program);
    return good ? 0 : 1;
}
