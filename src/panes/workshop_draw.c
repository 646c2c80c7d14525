#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"
#include "panes/workshop_private.h"

enum { BOX_ROWS = 7, HINT_ROWS = 2, SMALL_SCREEN = 14 };

int workshop_rows(const struct modal *modal, int screen_rows)
{
    (void)modal;
    if (screen_rows < 6)
        return screen_rows < 3 ? screen_rows : 3;
    return screen_rows < SMALL_SCREEN ? 3 : BOX_ROWS + HINT_ROWS;
}

static uint8_t style_of(const struct workshop_part *part)
{
    switch ((int)part->status) {
    case WORKSHOP_SEVERAL:
    case WORKSHOP_AGAIN:
        return STYLE_FEAR;
    case WORKSHOP_KEPT:
        return STYLE_DIM;
    default:
        return part->field == WORKSHOP_NAME ? STYLE_TITLE : STYLE_PLAIN;
    }
}

/* « commune Montpellier (34) », « thème Engagement ? », « note « gratuit » ». */
static const char *part_words(struct arena *arena, const struct workshop_part *part)
{
    const char *field = workshop_field_name(part->field);
    switch ((int)part->status) {
    case WORKSHOP_READ:
        return part->field == WORKSHOP_NAME
                   ? part->label
                   : arena_printf(arena, "%s %s", field, part->label);
    case WORKSHOP_GUESSED:
        return arena_printf(arena, _("%s %s (deviné)"), field, part->label);
    case WORKSHOP_SEVERAL:
        if (!str_equal(part->label, part->text))
            return arena_printf(arena, _("« %s » : lequel ? %s"), part->text,
                                part->label);
        return arena_printf(arena, _("« %s » : plusieurs, précisez"), part->text);
    case WORKSHOP_AGAIN:
        return arena_printf(arena, _("« %s » : en note, il y en a déjà un"),
                            part->text);
    default:
        return arena_printf(arena, _("note « %s »"), part->text);
    }
}

/* On as many rows as it takes, `rows` at most: nothing understood is left unsaid. */
static void draw_understood(const struct workshop *workshop, struct canvas *canvas,
                            struct rect rect)
{
    struct arena arena = {0};
    int x = 0, y = 0;
    for (size_t i = 0; i < workshop->shown.part_count; i++) {
        const struct workshop_part *part = &workshop->shown.parts[i];
        const char *words = part_words(&arena, part);
        int width = width_text(words, strlen(words));
        if (x && x + 3 + width > rect.width && y + 1 < rect.height) {
            x = 0;
            y++;
        }
        if (x)
            x += canvas_put(canvas, rect.x + x, rect.y + y, rect.width - x, STYLE_DIM,
                            canvas->ascii ? " - " : " · ");
        x += canvas_put_cut(canvas, rect.x + x, rect.y + y, rect.width - x,
                            style_of(part), words);
    }
    arena_free(&arena);
}

static void draw_like(const struct workshop *workshop, struct canvas *canvas, int x,
                      int y, int room)
{
    if (!workshop->like)
        return;
    const char *offer = _("Ctrl+R : ouvrir sa fiche");
    int right = room < 60 ? 0 : width_text(offer, strlen(offer)) + 2;
    int used = canvas_put(canvas, x, y, room, STYLE_ERROR, _("déjà connu ? "));
    used += canvas_put_cut(canvas, x + used, y, room - used - right, STYLE_TITLE,
                           workshop->like);
    if (*workshop->like_why && room - used - right > 8)
        used += canvas_printf(canvas, x + used, y, room - used - right, STYLE_DIM,
                              " (%s)", workshop->like_why);
    if (right)
        canvas_put_right(canvas, x, y, room, STYLE_DIM, offer);
}

static void draw_count(const struct workshop *workshop, struct canvas *canvas, int x,
                       int y, int room)
{
    char hour[8];
    if (!workshop->saved_count)
        return;
    clock_hour(workshop->since, hour);
    char words[96];
    snprintf(
        words, sizeof words,
        i18n_n("%d acteur depuis %s", "%d acteurs depuis %s", workshop->saved_count),
        workshop->saved_count, hour);
    canvas_put_right(canvas, x, y, room, STYLE_DIM, words);
}

static void draw_block(const struct workshop *workshop, struct canvas *canvas, int x,
                       int y, int room)
{
    canvas_printf(canvas, x, y, room, STYLE_TITLE,
                  i18n_n("%zu ligne collée :", "%zu lignes collées :",
                         (long)workshop->block_lines),
                  workshop->block_lines);
    canvas_printf(canvas, x, y + 1, room, STYLE_PLAIN,
                  _("Entrée = %zu acteurs   Échap = rien"), workshop->block_lines);
    if (workshop->line.text.len)
        canvas_printf(canvas, x, y + 2, room, STYLE_DIM, _("La ligne attend : %s"),
                      str_text(&workshop->line.text));
    canvas_cursor(canvas, x, y);
}

static void draw_small(const struct workshop *workshop, struct canvas *canvas)
{
    int rows = workshop_rows(&workshop->modal, canvas->height);
    int y = canvas->height - rows, width = canvas->width;
    canvas_fill(canvas, (struct rect){0, y, width, rows}, STYLE_PLAIN);
    if (workshop->block.len) {
        draw_block(workshop, canvas, 0, y, width);
        return;
    }
    if (rows > 1 && workshop->like)
        draw_like(workshop, canvas, 0, y++, width);
    else if (rows > 1)
        draw_understood(workshop, canvas, (struct rect){0, y++, width, 1});
    if (rows > 2)
        canvas_put_cut(canvas, 0, y + 1, width, STYLE_DIM,
                       _("Entrée : enregistrer  Échap : fermer"));
    canvas_put(canvas, 0, y, 1, STYLE_KEY, ">");
    lineedit_draw(&workshop->line, canvas, 2, y, width - 2, STYLE_PLAIN);
}

/* « thèmes : Compost, Serre, Vélo… »: the words that would be understood. */
static void draw_known(struct canvas *canvas, int x, int y, int room, const char *what,
                       const struct label *labels, size_t count)
{
    struct str words = {0};
    for (size_t i = 0; i < count; i++)
        str_printf(&words, "%s%s", i ? ", " : "", labels[i].label);
    if (count)
        canvas_printf(canvas, x, y, room, STYLE_DIM, "%s %s", what, words.at);
    str_free(&words);
}

static void draw_blank_line(const struct community *community, struct canvas *canvas,
                            int x, int y, int room)
{
    canvas_put_cut(canvas, x, y, room, STYLE_DIM,
                   _("nom / commune / thème / source / ce qu’il faut retenir"));
    draw_known(canvas, x, y + 1, room, _("thèmes :"), community->themes,
               community->theme_count);
    draw_known(canvas, x, y + 2, room, _("sources :"), community->sources,
               community->source_count);
}

void workshop_draw(const struct modal *modal, const struct pane_host *host,
                   struct canvas *canvas)
{
    const struct workshop *workshop = (const struct workshop *)modal;
    int width = canvas->width;
    if (canvas->height < SMALL_SCREEN || width < 40) {
        draw_small(workshop, canvas);
        return;
    }
    struct rect box = {0, canvas->height - BOX_ROWS - HINT_ROWS, width, BOX_ROWS};
    canvas_fill(canvas, (struct rect){0, box.y + BOX_ROWS, width, HINT_ROWS},
                STYLE_PLAIN);
    canvas_box(canvas, box, STYLE_DIM,
               _("Atelier : un acteur par ligne, Entrée = enregistré, au suivant"));
    if (workshop->block.len) {
        draw_block(workshop, canvas, 2, box.y + 1, width - 4);
        return;
    }
    if (workshop->shown.part_count)
        draw_understood(workshop, canvas, (struct rect){4, box.y + 2, width - 6, 3});
    else
        draw_blank_line(host->garden->community, canvas, 4, box.y + 2, width - 6);
    draw_like(workshop, canvas, 4, box.y + 5, width - 6);
    if (!workshop->like)
        draw_count(workshop, canvas, 4, box.y + 5, width - 6);
    canvas_put_cut(canvas, 1, box.y + BOX_ROWS, width - 2, STYLE_DIM,
                   _("Brouillon gardé. Échap : fermer sans rien perdre."));
    canvas_put_cut(canvas, 1, box.y + BOX_ROWS + 1, width - 2, STYLE_DIM,
                   _("le reste devient la note   ligne vide, Ctrl+Z : reprendre le "
                     "dernier"));
    canvas_put(canvas, 2, box.y + 1, 1, STYLE_KEY, ">");
    lineedit_draw(&workshop->line, canvas, 4, box.y + 1, width - 6, STYLE_PLAIN);
}
