#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/width.h"
#include "panes/capture_private.h"
#include "panes/styles.h"

enum { BOX_ROWS = 6, HINT_ROWS = 3, SMALL_SCREEN = 14 };

int capture_rows(const struct modal *modal, int screen_rows)
{
    (void)modal;
    if (screen_rows < 6)
        return screen_rows < 3 ? screen_rows : 3;
    return screen_rows < SMALL_SCREEN ? 3 : BOX_ROWS + HINT_ROWS;
}

static int draw_kind(const struct capture *capture, struct canvas *canvas, int x, int y)
{
    const struct note_kind *kind = capture->shown.kind;
    return canvas_printf(canvas, x, y, 14, (uint8_t)(style_of_kind(kind) | STYLE_BOLD),
                         "%s %s", kind->label, kind->sign);
}

static void draw_heading(const struct capture *capture, struct canvas *canvas,
                         struct rect row, bool projected)
{
    int x = row.x, y = row.y, room = row.width;
    int used = draw_kind(capture, canvas, x, y) + 3;
    char since[96] = "", hour[8];
    if (capture->saved_count) {
        clock_hour(capture->since, hour);
        snprintf(
            since, sizeof since,
            i18n_n("%d noté depuis %s", "%d notés depuis %s", capture->saved_count),
            capture->saved_count, hour);
    }
    int right = width_text(since, strlen(since));
    const char *author = capture->shown.author;
    bool kept = capture->shown.kind->attributed;
    used += canvas_put_cut(canvas, x + used, y, room - used - right - 2, STYLE_PLAIN,
                           capture->where) +
            3;
    if (!projected)
        canvas_printf(canvas, x + used, y, room - used - right - 2, STYLE_DIM,
                      _("auteur : %s"),
                      *author ? author
                      : kept  ? _("(aucun)")
                              : _("anonyme"));
    canvas_put_right(canvas, x, y, room, STYLE_DIM, since);
}

static void draw_words(const struct capture *capture, struct canvas *canvas, int x,
                       int y, int room)
{
    char label[16];
    snprintf(label, sizeof label, "-> ");
    int used = canvas_put(canvas, x, y, room, STYLE_DIM, label);
    for (size_t i = 0; i < capture->word_count; i++) {
        bool here = i == capture->word_selected;
        used += canvas_put_cut(canvas, x + used, y, room - used,
                               here ? STYLE_TITLE | STYLE_REVERSE : STYLE_PLAIN,
                               capture->words[i]) +
                2;
    }
    if (room - used > 24)
        canvas_put_right(canvas, x + used, y, room - used, STYLE_DIM,
                         _("Tab : prendre celui-ci"));
}

static void draw_like(const struct capture *capture, struct canvas *canvas, int x,
                      int y, int room)
{
    if (!capture->like)
        return;
    const char *offer =
        room < 90 ? _("(Ctrl+R : +1)") : _("(Ctrl+R : +1 vote au lieu d’ajouter)");
    int right = width_text(offer, strlen(offer)) + 1;
    int used = canvas_put(canvas, x, y, room, STYLE_DIM, _("ressemble à : "));
    used += canvas_put_cut(canvas, x + used, y, room - used - right, STYLE_PLAIN,
                           capture->like->text);
    canvas_put(canvas, x + used + 1, y, room - used - 1, STYLE_DIM, offer);
}

static void draw_block(const struct capture *capture, struct canvas *canvas, int x,
                       int y, int room)
{
    int used = canvas_printf(canvas, x, y, room, STYLE_TITLE,
                             i18n_n("%zu ligne collée :", "%zu lignes collées :",
                                    (long)capture->block_lines),
                             capture->block_lines);
    canvas_put_cut(canvas, x + used + 1, y, room - used - 1, STYLE_PLAIN,
                   capture->block_sum);
    canvas_printf(canvas, x, y + 1, room, STYLE_PLAIN,
                  _("Entrée = %zu post-its   u = un seul   Échap = rien"),
                  capture->block_lines);
    canvas_put_cut(canvas, x, y + 2, room, STYLE_DIM, capture->where);
    canvas_cursor(canvas, x, y);
}

static void draw_hints(const struct capture *capture, const struct community *community,
                       struct canvas *canvas, int y)
{
    char signs[160] = "";
    size_t len = 0;
    for (size_t i = 0; i < community->kind_count && len < sizeof signs; i++) {
        const struct note_kind *kind = &community->kinds[i];
        if (kind != capture->kind)
            len += (size_t)snprintf(signs + len, sizeof signs - len, "%s %s  ",
                                    kind->sign, kind->singular);
    }
    int room = canvas->width - 2;
    canvas_put_cut(
        canvas, 1, y, room, STYLE_DIM,
        capture->modal.draft.aside.len
            ? _("PAS enregistré : Entrée réessaie. Le texte est gardé à part.")
        : id_is_none(capture->editing)
            ? _("Brouillon gardé. Échap : fermer sans rien perdre.")
            : _("Correction d’un post-it. Échap : le laisser comme il était."));
    canvas_printf(canvas, 1, y + 1, room, STYLE_DIM,
                  _("%sen début de ligne   Tab : type suivant"), signs);
    canvas_put_cut(
        canvas, 1, y + 2, room, STYLE_DIM,
        _("ligne vide : gauche/droite colonne, haut corriger, Ctrl+Z reprendre"));
}

static void draw_small(const struct capture *capture, struct canvas *canvas)
{
    int rows = capture_rows(&capture->modal, canvas->height);
    int y = canvas->height - rows;
    canvas_fill(canvas, (struct rect){0, y, canvas->width, rows}, STYLE_PLAIN);
    if (capture->block.len) {
        draw_block(capture, canvas, 0, y, canvas->width);
        return;
    }
    if (rows > 1) {
        int used = draw_kind(capture, canvas, 0, y++);
        canvas_put_cut(canvas, used + 1, y - 1, canvas->width - used - 1, STYLE_DIM,
                       capture->where);
    }
    if (rows > 2)
        canvas_put_cut(canvas, 0, y + 1, canvas->width, STYLE_DIM,
                       _("Entrée : enregistrer  Échap : fermer"));
    canvas_put(canvas, 0, y, 1, STYLE_KEY, ">");
    lineedit_draw(&capture->line, canvas, 2, y, canvas->width - 2, STYLE_PLAIN);
}

void capture_draw(const struct modal *modal, const struct pane_host *host,
                  struct canvas *canvas)
{
    const struct capture *capture = (const struct capture *)modal;
    int width = canvas->width;
    if (canvas->height < SMALL_SCREEN || width < 40) {
        draw_small(capture, canvas);
        return;
    }
    struct rect box = {0, canvas->height - BOX_ROWS - HINT_ROWS, width, BOX_ROWS};
    canvas_fill(canvas, (struct rect){0, box.y + BOX_ROWS, width, HINT_ROWS},
                STYLE_PLAIN);
    bool block = capture->block.len > 0;
    canvas_box(canvas, box, STYLE_DIM,
               block ? _("Coller") : _("Saisie : Entrée = enregistré, au suivant"));
    if (!block)
        draw_hints(capture, host->garden->community, canvas, box.y + BOX_ROWS);
    if (block) {
        draw_block(capture, canvas, 2, box.y + 1, width - 4);
        return;
    }
    draw_heading(capture, canvas, (struct rect){2, box.y + 1, width - 4, 1},
                 host->projected);
    if (capture->word_count)
        draw_words(capture, canvas, 4, box.y + 3, width - 6);
    else if (!capture->line.text.len)
        canvas_put_cut(canvas, 4, box.y + 3, width - 6, STYLE_DIM,
                       capture->shown.kind->prompt);
    draw_like(capture, canvas, 4, box.y + 4, width - 6);
    canvas_put(canvas, 2, box.y + 2, 1, STYLE_KEY, ">");
    lineedit_draw(&capture->line, canvas, 4, box.y + 2, width - 6,
                  style_of_kind(capture->shown.kind));
}
