/* The terminal without the program: shows the events it is given, by name, one a line
 * from the third row, the newest first. Keys: q leaves, Ctrl+Z suspends, w shows wide
 * characters and marks, c counts in a corner, i changes nothing, the rest is named. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "input/key.h"
#include "term/term.h"
#include "ui/canvas.h"

enum { LINES_KEPT = 16 };

struct probe {
    struct term *term;
    struct canvas canvas;
    char lines[LINES_KEPT][160];
    unsigned count, corner;
    bool wide, done;
};

static void note(struct probe *probe, const char *line)
{
    memmove(probe->lines[1], probe->lines[0],
            sizeof probe->lines - sizeof *probe->lines);
    snprintf(probe->lines[0], sizeof probe->lines[0], "%u %s", ++probe->count, line);
}

static void note_key(struct probe *probe, struct key key)
{
    char label[32];
    struct str line = {0};

    if (key.name == K_CHAR && !key.ctrl && (key.code == 'c' || key.code == 'i')) {
        probe->corner += key.code == 'c';
        return;
    }
    key_label(key, label);
    str_printf(&line, "touche [%s]", label);
    note(probe, str_text(&line));
    str_free(&line);
    probe->done = key.name == K_CHAR && key.code == 'q' && !key.ctrl;
    if (key.name == K_CHAR && key.code == 'w')
        probe->wide = true;
    if (key.name == K_CHAR && key.code == 'z' && key.ctrl)
        term_suspend(probe->term);
}

static void note_paste(struct probe *probe, const struct event *event)
{
    struct str line = {0};
    size_t lines = 1;

    for (size_t i = 0; i < event->len; i++)
        lines += event->text[i] == '\n';
    str_printf(&line, "collage %zu octets %zu lignes ", event->len, lines);
    utf8_displayable(&line, event->text, event->len < 60 ? event->len : 60);
    note(probe, str_text(&line));
    str_free(&line);
}

static void handle(struct probe *probe, const struct event *event)
{
    char line[80];
    int width, height;

    switch (event->kind) {
    case EVENT_KEY:
        note_key(probe, event->key);
        break;
    case EVENT_PASTE:
        note_paste(probe, event);
        break;
    case EVENT_RESIZE:
        term_size(probe->term, &width, &height);
        canvas_resize(&probe->canvas, width, height);
        snprintf(line, sizeof line, "taille %dx%d", width, height);
        note(probe, line);
        break;
    case EVENT_GROUND:
        note(probe, term_is_light(probe->term) ? "fond clair" : "fond sombre");
        break;
    case EVENT_SUSPEND:
        note(probe, "suspension");
        term_suspend(probe->term);
        break;
    case EVENT_RESUMED:
        note(probe, "reprise");
        break;
    case EVENT_TICK:
        note(probe, "tic");
        break;
    case EVENT_HANGUP:
    case EVENT_STOP:
        probe->done = true;
        break;
    case EVENT_NONE:
        break;
    }
}

static void draw(struct probe *probe)
{
    static const uint8_t styles[] = {
        STYLE_PLAIN, STYLE_IDEA,  STYLE_FEAR, STYLE_NEED,
        STYLE_TITLE, STYLE_ERROR, STYLE_DIM,  STYLE_PLAIN | STYLE_REVERSE};
    struct canvas *canvas = &probe->canvas;
    int x = 0;

    canvas_clear(canvas);
    for (size_t i = 0; i < sizeof styles; i++)
        x += canvas_put(canvas, x, 0, 9, styles[i], "couleur") + 1;
    if (probe->wide)
        canvas_put(canvas, 0, 1, canvas->width, STYLE_PLAIN,
                   "日本 e\u0301 œ « ok » fin");
    for (int i = 0; i < LINES_KEPT && i + 2 < canvas->height; i++)
        canvas_put(canvas, 0, i + 2, canvas->width, STYLE_PLAIN, probe->lines[i]);
    canvas_printf(canvas, canvas->width - 1, canvas->height - 1, 1, STYLE_PLAIN, "%u",
                  probe->corner % 10);
    canvas_cursor(canvas, 3, 2);
    term_present(probe->term, canvas);
}

int main(void)
{
    struct term_options options = {0};
    struct probe probe = {0};
    struct event event;
    struct err err = ERR_INIT;
    int width, height;

    term_locale();
    if (!term_open(&options, &probe.term, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 2;
    }
    term_size(probe.term, &width, &height);
    canvas_init(&probe.canvas, width, height, false);
    while (!probe.done) {
        draw(&probe);
        term_wait(probe.term, -1, &event);
        for (; event.kind != EVENT_NONE && !probe.done;
             term_wait(probe.term, 0, &event))
            handle(&probe, &event);
    }
    term_close(probe.term);
    canvas_free(&probe.canvas);
    printf("fini\n");
    return event.kind == EVENT_HANGUP ? 129 : 0;
}
