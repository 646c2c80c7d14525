/* The box of several lines: each with its label, then what completes or resembles it.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "panes/ask_form_private.h"

enum { FOOTER_ROWS = 3, SMALL_SCREEN = 14, LABEL_MOST = 20 };

int ask_form_rows(const struct modal *modal, int screen_rows)
{
    const struct form_modal *box = (const struct form_modal *)modal;
    bool below = box->form.remark || box->form.complete;
    return screen_rows < SMALL_SCREEN ? 2
                                      : (int)box->form.count + 2 + below + FOOTER_ROWS;
}

static int label_width(const struct form_modal *box)
{
    int most = 0;
    for (size_t i = 0; i < box->form.count; i++) {
        int width = width_text(box->labels[i], strlen(box->labels[i]));
        most = width > most ? width : most;
    }
    return most < LABEL_MOST ? most : LABEL_MOST;
}

static void draw_words(const struct form_modal *box, struct canvas *canvas, int x,
                       int y, int room)
{
    for (size_t i = 0; i < box->word_count && room > 4; i++) {
        bool here = (int)i == box->chosen;
        int used = canvas_put_cut(
            canvas, x, y, room,
            here ? STYLE_TITLE | STYLE_REVERSE : (uint8_t)STYLE_PLAIN, box->words[i]);
        x += used + 3;
        room -= used + 3;
    }
}

static void draw_line(const struct form_modal *box, size_t index, struct canvas *canvas,
                      struct rect row, int label)
{
    bool here = index == box->focus;
    const struct lineedit *line = &box->lines[index];
    canvas_put(canvas, row.x, row.y, 1, STYLE_KEY, here ? ">" : " ");
    canvas_put_cut(canvas, row.x + 2, row.y, label, here ? STYLE_TITLE : STYLE_DIM,
                   box->labels[index]);
    int x = row.x + label + 4, room = row.width - label - 4;
    if (!line->text.len)
        canvas_put_cut(canvas, x, row.y, room, STYLE_DIM, box->hints[index]);
    else
        canvas_put_cut(canvas, x, row.y, room, STYLE_PLAIN, lineedit_text(line));
}

/* What it offers is never the part that is cut. */
static void draw_remark(const struct form_modal *box, struct canvas *canvas,
                        struct rect row)
{
    const char *offer = box->form.instead ? _("Ctrl+R : sa fiche") : "";
    int right = width_text(offer, strlen(offer));
    canvas_put_cut(canvas, row.x, row.y, row.width - right - 2, STYLE_MESSAGE,
                   box->remark);
    canvas_put_right(canvas, row.x, row.y, row.width, STYLE_KEY, offer);
}

/* The line with the cursor, last: it puts the terminal's cursor there. */
static void draw_focus(const struct form_modal *box, struct canvas *canvas, int x,
                       int y, int room)
{
    const struct lineedit *line = &box->lines[box->focus];
    if (line->text.len)
        lineedit_draw(line, canvas, x, y, room,
                      box->whole[box->focus] ? STYLE_REVERSE : STYLE_PLAIN);
    else
        canvas_cursor(canvas, x, y);
}

static void draw_small(const struct form_modal *box, struct canvas *canvas)
{
    int y = canvas->height - 2;
    canvas_fill(canvas, (struct rect){0, y, canvas->width, 2}, STYLE_PLAIN);
    canvas_put_cut(canvas, 0, y, canvas->width, STYLE_TITLE, box->labels[box->focus]);
    draw_focus(box, canvas, 0, y + 1, canvas->width);
}

void ask_form_draw(const struct modal *modal, const struct pane_host *host,
                   struct canvas *canvas)
{
    const struct form_modal *box = (const struct form_modal *)modal;
    int height = ask_form_rows(modal, canvas->height), width = canvas->width;
    int bottom = canvas->height, label = label_width(box);
    (void)host;
    if (height == 2) {
        draw_small(box, canvas);
        return;
    }
    struct rect frame = {0, bottom - height, width, height - FOOTER_ROWS};
    canvas_fill(canvas, (struct rect){0, bottom - FOOTER_ROWS, width, FOOTER_ROWS},
                STYLE_PLAIN);
    canvas_box(canvas, frame, STYLE_DIM, box->title);
    for (size_t i = 0; i < box->form.count; i++)
        draw_line(box, i, canvas, (struct rect){2, frame.y + 1 + (int)i, width - 4, 1},
                  label);
    int below = frame.y + 1 + (int)box->form.count;
    if (box->word_count)
        draw_words(box, canvas, label + 6, below, width - label - 8);
    else if (box->remark && *box->remark)
        draw_remark(box, canvas, (struct rect){4, below, width - 6, 1});
    canvas_put_cut(
        canvas, 1, bottom - 1, width - 2, STYLE_DIM,
        box->word_count
            ? _("haut/bas : choisir   Entrée : prendre, puis enregistrer   Échap")
        : box->whole[box->focus]
            ? _("taper remplace tout, les flèches gardent   Entrée : enregistrer")
        : draft_stays(&box->modal.draft)
            ? _("Entrée : enregistrer   Tab : ligne suivante   Échap : fermer sans "
                "rien "
                "perdre")
            : _("Entrée : enregistrer   Tab : ligne suivante   Échap : fermer"));
    draw_focus(box, canvas, label + 6, frame.y + 1 + (int)box->focus,
               width - label - 8);
}
