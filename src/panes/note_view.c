#include "panes/note_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/width.h"
#include "ops/board.h"
#include "ops/notes.h"
#include "panes/styles.h"

enum { FACT_ROWS = 7, TEXT_LINES = 2048 };

static int draw_lines(const struct note_view *view, struct canvas *canvas,
                      struct rect rect, uint8_t style)
{
    struct width_line *lines = xcalloc(TEXT_LINES, sizeof *lines);
    struct str clean = {0};
    utf8_displayable(&clean, view->note->text, strlen(view->note->text));
    size_t count =
        width_wrap(str_text(&clean), clean.len, rect.width, lines, TEXT_LINES);
    size_t known = count < TEXT_LINES ? count : TEXT_LINES;
    for (int i = 0; i < rect.height && (size_t)(view->top + i) < known; i++) {
        struct width_line line = lines[view->top + i];
        char *start = clean.at + line.start, kept = start[line.len];
        start[line.len] = '\0';
        canvas_put(canvas, rect.x, rect.y + i, rect.width, style, start);
        start[line.len] = kept;
    }
    if ((size_t)(view->top + rect.height) < known && rect.height > 0)
        canvas_put_right(canvas, rect.x, rect.y + rect.height - 1, rect.width,
                         STYLE_DIM, canvas->ascii ? "..." : "…");
    str_free(&clean);
    free(lines);
    return (int)count;
}

static void fact(struct canvas *canvas, struct rect rect, int row, const char *name,
                 const char *text)
{
    if (row >= rect.height)
        return;
    int used =
        canvas_put_cut(canvas, rect.x, rect.y + row, rect.width, STYLE_DIM, name);
    canvas_put_cut(canvas, rect.x + used, rect.y + row, rect.width - used, STYLE_PLAIN,
                   text);
}

/* "#compost #serre", or "-" */
static void tags_text(const char *tags, char out[160])
{
    size_t len = 0;
    snprintf(out, 160, "-");
    while (*tags && len + 2 < 160) {
        size_t size = strcspn(tags, " ");
        len += (size_t)snprintf(out + len, 160 - len, "%s#%.*s", len ? " " : "",
                                (int)size, tags);
        tags += size + strspn(tags + size, " ");
    }
}

static void draw_facts(const struct note_view *view, struct canvas *canvas,
                       struct rect rect)
{
    const struct note *note = view->note;
    char votes[16], hour[8], tags[160];
    int row = 0;
    tags_text(note->tags, tags);
    snprintf(votes, sizeof votes, "%d", note->votes);
    clock_hour(note->created, hour);
    if (!view->hide_author)
        fact(canvas, rect, row++, _("Auteur     : "),
             *note->author ? note->author : _("anonyme"));
    fact(canvas, rect, row++, _("Colonne    : "), view->column);
    fact(canvas, rect, row++, _("Groupe     : "), view->group ? view->group : "-");
    fact(canvas, rect, row++, _("Étiquettes : "), tags);
    fact(canvas, rect, row++, _("Votes      : "), votes);
    fact(canvas, rect, row++, _("Saisi      : "), hour);
    if (view->like && row + 3 < rect.height) {
        row++;
        fact(canvas, rect, row++, _("Ressemble à (r : réunir)"), "");
        fact(canvas, rect, row++, "  ", view->like->text);
    }
    if (view->history_count && row + 2 < rect.height) {
        row++;
        fact(canvas, rect, row++, _("Historique"), "");
    }
    for (size_t i = 0; i < view->history_count; i++)
        fact(canvas, rect, row++, "  ", view->history[i]);
}

int note_view_draw(const struct note_view *view, struct canvas *canvas,
                   struct rect rect)
{
    const struct note_kind *kind = community_kind(view->community, view->note->kind);
    uint8_t style = style_of_kind(kind);
    int inner = rect.width - 2;
    int facts = FACT_ROWS + (int)view->history_count;
    int text_rows = rect.height - 3 - facts;
    if (text_rows < 3)
        text_rows = rect.height > 6 ? 3 : rect.height - 3;
    canvas_printf(canvas, rect.x + 1, rect.y, inner, style | STYLE_BOLD, "%s %s",
                  kind ? kind->sign : " ", kind ? kind->label : view->note->kind);
    canvas_dots(canvas, rect.x, rect.y + 1, rect.width, STYLE_DIM);
    struct rect text = {rect.x + 1, rect.y + 2, inner, text_rows};
    int lines = draw_lines(view, canvas, text, style);
    int shown = lines < text_rows ? lines : text_rows;
    struct rect below = {rect.x + 1, rect.y + 3 + shown, inner,
                         rect.height - 3 - shown};
    draw_facts(view, canvas, below);
    return lines;
}

/* --- the box -------------------------------------------------------------------- */

struct view_modal {
    struct modal modal;
    struct arena arena;
    struct note note;
    struct group group;
    const char **history;
    size_t history_count;
    int top;
    int lines; /* of the text in a box of 80 columns */
};

static int count_lines(const char *text)
{
    struct str clean = {0};
    utf8_displayable(&clean, text, strlen(text));
    size_t count = width_wrap(str_text(&clean), clean.len, 72, NULL, 0);
    str_free(&clean);
    return (int)count;
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct view_modal *box = (const struct view_modal *)modal;
    int width = canvas->width >= 88 ? 80 : canvas->width;
    int height = canvas->height < 12 ? canvas->height : canvas->height - 4;
    struct rect rect = {(canvas->width - width) / 2, (canvas->height - height) / 2,
                        width, height};
    struct note_view view = {
        .community = host->garden->community,
        .note = &box->note,
        .group = box->group.name,
        .column = community_category(host->garden->community, box->note.category),
        .history = box->history,
        .history_count = host->projected ? 0 : box->history_count,
        .top = box->top,
        .hide_author = host->projected};
    canvas_box(canvas, rect, STYLE_DIM,
               _("Post-it (haut/bas : le reste du texte, Échap : fermer)"));
    note_view_draw(&view, canvas,
                   (struct rect){rect.x + 2, rect.y + 1, width - 4, height - 2});
    canvas_cursor(canvas, rect.x + 3, rect.y + 1);
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct view_modal *box = (struct view_modal *)modal;
    (void)host;
    (void)err;
    if (pressed.name == K_ESC || pressed.name == K_ENTER ||
        (pressed.name == K_CHAR && pressed.code == 'q'))
        return OUTCOME_CLOSE;
    int by = key_travel(pressed, 10);
    if (!by)
        return OUTCOME_UNUSED;
    int most = box->lines - 3; /* three lines of the end stay in sight */
    int top = box->top + by;
    box->top = top > most ? most : top;
    if (box->top < 0)
        box->top = 0;
    return OUTCOME_DONE;
}

static void free_view(struct modal *modal)
{
    struct view_modal *box = (struct view_modal *)modal;
    arena_free(&box->arena);
    free(box);
}

static const struct modal_class view_class = {
    .name = "post-it",
    .draw = draw,
    .key = key,
    .free = free_view,
};

bool note_view_open(struct pane_host *host, struct id note, struct err *err)
{
    struct view_modal *box = xcalloc(1, sizeof *box);
    box->modal.class = &view_class;
    bool found =
        ops_note(host->garden, note, &box->arena, &box->note, err) &&
        ops_note_history(host->garden, note, &box->arena, &box->history,
                         &box->history_count, err) &&
        (id_is_none(box->note.group) ||
         ops_group(host->garden, box->note.group, &box->arena, &box->group, err));
    if (!found) {
        free_view(&box->modal);
        return false;
    }
    box->lines = count_lines(box->note.text);
    host->open(host, &box->modal);
    return true;
}
