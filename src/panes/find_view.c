#include "panes/find_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"
#include "ops/sheet.h"
#include "panes/find_private.h"

/* An answer takes two rows; answers are asked for by so many. */
enum { ROWS_EACH = 2, ASKED = 50, READING_ROWS = 2, PAGE = 8 };
/* When they are to be written to a file. */
enum { EVERY = 1000000 };

static struct find_view *self(struct modal *modal)
{
    return (struct find_view *)modal;
}

/* --- reading ---------------------------------------------------------------------- */

static size_t row_count(const struct find_view *view)
{
    return view->line.text.len ? view->found.answer.count : view->list_count;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct find_view *view = self(modal);
    int selected = view->found.list.selected, top = view->found.list.top;
    view->lists = NULL;
    view->list_count = 0;
    bool done =
        found_list_search(&view->found, host, lineedit_text(&view->line), view->most,
                          err) &&
        (view->line.text.len > 0 || ops_lists(host->garden, &view->found.arena,
                                              &view->lists, &view->list_count, err));
    view->found.list.selected = selected;
    view->found.list.top = top;
    list_settle(&view->found.list, (int)row_count(view), 1);
    return done;
}

/* Keys that come in a burst are searched once: at the one that looks at the answers. */
static bool refresh(struct find_view *view, struct pane_host *host, struct err *err)
{
    if (!view->modal.stale)
        return true;
    view->modal.stale = false;
    return load(&view->modal, host, err);
}

/* --- drawing ---------------------------------------------------------------------- */

/* Under the line: what was not understood, else the search as one would say it. */
static void draw_reading(const struct find_view *view, struct canvas *canvas,
                         struct rect rect)
{
    struct width_line lines[READING_ROWS];
    struct str words = {0};
    const char *hint = view->found.answer.hint;
    if (*hint)
        str_add(&words, hint);
    else if (view->line.text.len == 0)
        str_add(&words, _("des mots, « une phrase », -sans ; qui: dept: theme: cercle: "
                          "depuis: est: type:"));
    else
        query_words(&words, &view->found.answer.query);
    size_t count =
        width_wrap(str_text(&words), words.len, rect.width, lines, READING_ROWS);
    for (int i = 0; i < READING_ROWS && i < (int)count; i++)
        canvas_printf(canvas, rect.x, rect.y + i, rect.width,
                      *hint ? STYLE_MESSAGE : STYLE_DIM, "%.*s", (int)lines[i].len,
                      str_text(&words) + lines[i].start);
    str_free(&words);
}

static void draw_list(const struct saved_list *list, struct canvas *canvas,
                      struct rect row, bool here)
{
    canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    canvas_put_cut(canvas, row.x + 2, row.y, row.width - 2, STYLE_PLAIN, list->name);
    canvas_put_cut(canvas, row.x + 4, row.y + 1, row.width - 4, STYLE_DIM, list->query);
    if (here)
        canvas_focus(canvas, row);
}

static void draw_found(const struct found *found, struct canvas *canvas,
                       struct rect row, bool here)
{
    bool again = str_starts(found->place, found->line); /* « Sète (34) », « Sète » */
    bool both = *found->place && *found->line && !again;
    found_draw_name(found, canvas, row, here);
    int used = canvas_put_cut(canvas, row.x + 4, row.y + 1, row.width - 4, STYLE_DIM,
                              found->place);
    used += canvas_put(canvas, row.x + 4 + used, row.y + 1, 3, STYLE_DIM,
                       both ? " · " : "");
    if (both || !*found->place)
        canvas_put_cut(canvas, row.x + 4 + used, row.y + 1, row.width - 4 - used,
                       STYLE_DIM, found->line);
}

static void draw_nothing(const struct find_view *view, struct canvas *canvas,
                         struct rect rect)
{
    canvas_put_cut(
        canvas, rect.x + 2, rect.y, rect.width - 2, STYLE_PLAIN,
        view->line.text.len
            ? _("Rien ne répond : effacez un mot, ou un filtre.")
            : _("Tapez ce que vous cherchez. Les listes gardées seront ici."));
}

static void draw_rows(const struct find_view *view, struct canvas *canvas,
                      struct rect rect)
{
    struct list list = view->found.list;
    int fit = rect.height / ROWS_EACH;
    list_settle(&list, (int)row_count(view), fit > 0 ? fit : 1);
    if (list.count == 0)
        draw_nothing(view, canvas, rect);
    for (int i = list.top; i < list.count && i < list.top + fit; i++) {
        struct rect row = {rect.x, rect.y + (i - list.top) * ROWS_EACH, rect.width, 1};
        bool here = i == list.selected;
        if (view->line.text.len)
            draw_found(&view->found.answer.found[i], canvas, row, here);
        else
            draw_list(&view->lists[i], canvas, row, here);
        if (here)
            canvas_cursor(canvas, row.x, row.y);
    }
}

static const char *footer(const struct find_view *view)
{
    const struct find_answer *answer = &view->found.answer;
    if (view->line.text.len == 0)
        return view->list_count
                   ? _("Entrée : chercher   F6 : renommer   Suppr : oublier   Échap")
                   : _("Échap : fermer");
    if (answer->query.hint_count && *answer->query.hints[0].proposed)
        return _("Tab : corriger   Entrée : ouvrir   F6 : garder la liste   Échap");
    return _("Entrée : ouvrir   haut/bas : choisir   F6 : garder la liste   Échap");
}

static void draw_count(const struct find_view *view, struct canvas *canvas,
                       struct rect row)
{
    const struct find_answer *answer = &view->found.answer;
    char count[32];
    if (view->line.text.len == 0 || answer->count == 0)
        return;
    snprintf(count, sizeof count, "%zu%s", answer->count, answer->more ? "+" : "");
    canvas_put_right(canvas, row.x, row.y, row.width, STYLE_DIM, count);
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct find_view *view = (const struct find_view *)modal;
    struct rect box = {0, 1, canvas->width, canvas->height - 2};
    (void)host;
    if (canvas->height < 12) {
        lineedit_draw(&view->line, canvas, 0, 0, canvas->width, STYLE_PLAIN);
        return;
    }
    int inner = box.width - 4, x = box.x + 2, bottom = box.y + box.height - 2;
    canvas_box(canvas, box, STYLE_DIM, _("Chercher partout"));
    canvas_put(canvas, x, box.y + 1, 1, STYLE_KEY, ">");
    lineedit_draw(&view->line, canvas, x + 2, box.y + 1, inner - 10, STYLE_PLAIN);
    int cursor_x = canvas->cursor_x, cursor_y = canvas->cursor_y;
    draw_count(view, canvas, (struct rect){x, box.y + 1, inner, 1});
    draw_reading(view, canvas,
                 (struct rect){x + 2, box.y + 2, inner - 2, READING_ROWS});
    int y = box.y + 2 + READING_ROWS;
    canvas_dots(canvas, box.x + 1, y, box.width - 2, STYLE_DIM);
    draw_rows(view, canvas, (struct rect){x, y + 1, inner, bottom - y - 2});
    if (row_count(view) == 0)
        canvas_cursor(canvas, cursor_x, cursor_y);
    canvas_put_cut(canvas, x, bottom, inner, STYLE_DIM, footer(view));
}

/* --- keys ------------------------------------------------------------------------- */

static void typed(struct find_view *view)
{
    view->most = ASKED;
    view->found.list.selected = view->found.list.top = 0;
    view->modal.stale = true;
}

/* Near the last answer, as many again are asked for. */
static void move(struct find_view *view, int by)
{
    list_settle(&view->found.list, (int)row_count(view), 1);
    list_move(&view->found.list, by);
    if (view->found.answer.more && view->found.list.selected + 1 >= (int)view->most) {
        view->most *= 2;
        view->modal.stale = true;
    }
}

/* What could not be understood is written as it is proposed. */
static void correct(struct find_view *view)
{
    const struct query *query = &view->found.answer.query;
    if (query->hint_count == 0 || *query->hints[0].proposed == '\0')
        return;
    const struct query_hint *hint = &query->hints[0];
    const char *text = lineedit_text(&view->line);
    struct str line = {0};
    str_add_n(&line, text, hint->start);
    str_add(&line, hint->proposed);
    str_add(&line, text + hint->start + hint->len);
    lineedit_set(&view->line, str_text(&line));
    str_free(&line);
    typed(view);
}

static enum outcome choose(struct find_view *view, struct pane_host *host)
{
    const struct saved_list *list = find_list_here(view);
    const struct found *found = found_list_selected(&view->found);
    if (list) {
        char *query = xstrdup(list->query);
        lineedit_set(&view->line, query);
        free(query);
        typed(view);
        return OUTCOME_DONE;
    }
    if (!found)
        return OUTCOME_DONE;
    found_open(found, host);
    return OUTCOME_CLOSE;
}

/* Keys that look at what is shown. */
static enum outcome look(struct find_view *view, struct pane_host *host,
                         struct key pressed)
{
    if (key_travel(pressed, PAGE))
        move(view, key_travel(pressed, PAGE));
    else if (pressed.name == K_ENTER)
        return choose(view, host);
    else if (pressed.name == K_TAB)
        correct(view);
    else if (pressed.name == K_DELETE)
        return find_list_forget(view, host);
    else
        find_list_keep(view, host);
    return OUTCOME_DONE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct find_view *view = self(modal);
    bool keeps = pressed.name == K_FUNCTION && pressed.code == 6;
    bool forgets = pressed.name == K_DELETE && view->line.text.len == 0;
    if (pressed.name == K_ESC)
        return OUTCOME_CLOSE;
    if (key_travel(pressed, PAGE) || pressed.name == K_ENTER || pressed.name == K_TAB ||
        keeps || forgets)
        return refresh(view, host, err) ? look(view, host, pressed) : OUTCOME_FAILED;
    if (!lineedit_key(&view->line, pressed))
        return OUTCOME_UNUSED;
    typed(view);
    return OUTCOME_DONE;
}

/* Answers of every sort: what they are, where, and the words found. Those beyond the
 * screen are asked for too. */
static bool sheet(struct modal *modal, struct pane_host *host, struct sheet *sheet,
                  struct err *err)
{
    struct find_view *view = self(modal);
    const struct find_answer *answer = &view->found.answer;
    sheet_begin(sheet, _("recherche"), SHEET_OF_LINES);
    if (view->line.text.len == 0)
        return true;
    view->most = EVERY;
    if (!load(modal, host, err))
        return false;
    modal->stale = false;
    sheet_column(sheet, _("Quoi"));
    sheet_column(sheet, _("Nom"));
    sheet_column(sheet, _("Où"));
    sheet_column(sheet, _("Ligne"));
    for (size_t i = 0; i < answer->count; i++) {
        const struct found *found = &answer->found[i];
        sheet_row(sheet, found->id);
        sheet_cell(sheet, 0, find_kind_label(found->kind));
        sheet_cell(sheet, 0, found->name);
        sheet_cell(sheet, 0, found->place);
        sheet_cell(sheet, 0, found->line);
    }
    return true;
}

static enum outcome paste(struct modal *modal, struct pane_host *host, const char *text,
                          struct err *err)
{
    (void)host;
    (void)err;
    lineedit_insert(&self(modal)->line, text, strlen(text));
    typed(self(modal));
    return OUTCOME_DONE;
}

static void free_view(struct modal *modal)
{
    lineedit_free(&self(modal)->line);
    found_list_free(&self(modal)->found);
    free(modal);
}

static const struct modal_class find_class = {
    .name = "chercher",
    .load = load,
    .draw = draw,
    .key = key,
    .paste = paste,
    .sheet = sheet,
    .free = free_view,
};

void find_view_open(struct pane_host *host)
{
    struct find_view *view = xcalloc(1, sizeof *view);
    view->modal.class = &find_class;
    draft_init(&view->modal.draft, &(struct draft_of){.field = DRAFT_SEARCH});
    view->most = ASKED;
    host->open(host, &view->modal);
}
