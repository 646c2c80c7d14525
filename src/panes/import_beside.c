/* A row that is held, beside the card that it may be: each cell next to what the card
 * says, then what « même » would do. It is decided from here too. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/str.h"
#include "ops/import_compare.h"
#include "panes/import_private.h"
#include "panes/rows_view.h"

enum { LABEL = 16, LABEL_LEAST = 12, WIDE = 70, HEAD_ROWS = 4, CELL_ROWS = 12 };
enum { END_LINES = 4 }; /* what the smallest screen shows of the last ones */

struct beside_modal {
    struct modal modal;
    struct importing *in; /* below, for longer */
    size_t row;
    struct arena arena;
    struct import_compared compared;
    const char *title;
    int top; /* the first line shown: those of the table, then what « même » does */
};

static struct beside_modal *self(struct modal *modal)
{
    return (struct beside_modal *)modal;
}

/* --- drawing ---------------------------------------------------------------------- */

struct columns {
    int label, row, card, width; /* where they begin; how wide the last two are */
};

static struct columns columns_of(struct rect rect)
{
    int label = rect.width < WIDE ? LABEL_LEAST : LABEL;
    int width = (rect.width - label) / 2;
    return (struct columns){rect.x, rect.x + label, rect.x + label + width, width - 2};
}

static int put_cell(struct canvas *canvas, struct rect rect, int x, int width,
                    uint8_t style, const char *text)
{
    int height = rect.height < CELL_ROWS ? rect.height : CELL_ROWS;
    return import_lines(canvas, (struct rect){x, rect.y, width, height}, style, text);
}

static int put_line(struct canvas *canvas, struct rect rect,
                    const struct compared_line *line)
{
    struct columns at = columns_of(rect);
    int label =
        put_cell(canvas, rect, at.label, at.row - at.label - 1, STYLE_DIM, line->label);
    int row = put_cell(canvas, rect, at.row, at.width, STYLE_PLAIN, line->row);
    int card = put_cell(canvas, rect, at.card, at.width, STYLE_PLAIN, line->card);
    int most = row > card ? row : card;
    return most > label ? most : label;
}

static int put_gain(struct canvas *canvas, struct rect rect,
                    const struct compared_gain *gain)
{
    struct arena arena = {0};
    const char *text =
        gain->adds ? arena_printf(&arena, _("+ %s : %s"), gain->label, gain->text)
                   : arena_printf(&arena, "= %s", gain->text);
    int used = import_lines(canvas, rect, gain->adds ? STYLE_IDEA : STYLE_PLAIN, text);
    arena_free(&arena);
    return used;
}

static const char *gain_title(const struct import_compared *compared)
{
    if (compared->binned)
        return _("Cette fiche est à la corbeille : rien ne lui sera ajouté. "
                 "Rétablissez-la d’abord, ou dites « une autre ».");
    if (!compared->gain_count)
        return _("« Même » n’ajouterait rien : la fiche dit déjà tout cela.");
    return _("« Même » ferait ceci de la fiche (+ ajouté, = laissé) :");
}

/* In order: the cells of the row, what « même » does, what the card says beside. */
static size_t line_total(const struct import_compared *compared)
{
    size_t alone = compared->line_count - compared->row_lines;
    return compared->row_lines + 1 + compared->gain_count + (alone ? alone + 1 : 0);
}

static int put_title(struct canvas *canvas, struct rect rect, const char *text)
{
    canvas_dots(canvas, rect.x, rect.y, rect.width, STYLE_DIM);
    rect.y++;
    rect.height--;
    return 1 + import_lines(canvas, rect, STYLE_TITLE, text);
}

/* One of the lines that one moves by; how many rows it took. */
static int put_any(const struct import_compared *compared, struct canvas *canvas,
                   struct rect rect, size_t at)
{
    if (at < compared->row_lines)
        return put_line(canvas, rect, &compared->lines[at]);
    at -= compared->row_lines;
    if (at == 0)
        return put_title(canvas, rect, gain_title(compared));
    if (at <= compared->gain_count)
        return put_gain(canvas, rect, &compared->gains[at - 1]);
    at -= compared->gain_count + 1;
    return at == 0
               ? put_title(canvas, rect, _("La fiche dit aussi :"))
               : put_line(canvas, rect, &compared->lines[compared->row_lines + at - 1]);
}

static void draw_head(const struct beside_modal *beside, struct canvas *canvas,
                      struct rect rect)
{
    struct columns at = columns_of(rect);
    import_lines(canvas, (struct rect){rect.x, rect.y, rect.width, 2}, STYLE_TITLE,
                 beside->title);
    canvas_put_cut(canvas, at.row, rect.y + 2, at.width, STYLE_TITLE,
                   _("Le fichier dit"));
    canvas_put_cut(canvas, at.card, rect.y + 2, at.width, STYLE_TITLE,
                   _("La fiche dit"));
    canvas_dots(canvas, rect.x, rect.y + 3, rect.width, STYLE_DIM);
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct beside_modal *beside = (const struct beside_modal *)modal;
    struct rect rect = import_frame(beside->in, canvas);
    size_t at = (size_t)beside->top, total = line_total(&beside->compared);
    (void)host;
    draw_head(beside, canvas, rect);
    struct rect rest = {rect.x, rect.y + HEAD_ROWS, rect.width,
                        rect.height - HEAD_ROWS - 1};
    for (; at < total && rest.height > 0; at++) {
        int used = put_any(&beside->compared, canvas, rest, at);
        rest.y += used;
        rest.height -= used;
    }
    if (at < total || rest.height < 0)
        canvas_put_cut(canvas, rect.x, rect.y + rect.height - 1, rect.width, STYLE_DIM,
                       _("Bas : la suite"));
    import_hint(canvas,
                beside->in->stage == STAGE_TRIED
                    ? _("m : la même, réunir   n : une autre   Espace : laisser   "
                        "Échap : revenir")
                    : _("haut/bas : la suite   Échap : revenir"));
    canvas_cursor(canvas, rect.x, rect.y);
}

/* --- keys ------------------------------------------------------------------------- */

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct beside_modal *beside = self(modal);
    struct importing *in = beside->in;
    (void)err;
    if (pressed.name == K_ESC || pressed.name == K_ENTER || is_letter(pressed, 'q'))
        return OUTCOME_CLOSE;
    bool tried = in->stage == STAGE_TRIED;
    if (tried && is_letter(pressed, 'm')) {
        import_decide(in, host, DECISION_SAME);
        return OUTCOME_CLOSE;
    }
    if (tried && is_letter(pressed, 'n')) {
        import_decide(in, host, DECISION_APART);
        return OUTCOME_CLOSE;
    }
    if (tried && is_letter(pressed, ' ')) {
        import_decide(in, host, DECISION_NONE);
        return OUTCOME_CLOSE;
    }
    int total = (int)line_total(&beside->compared);
    int by = rows_step(pressed, (size_t)total);
    if (!by)
        return OUTCOME_UNUSED;
    int top = beside->top + by, most = total - END_LINES;
    top = top < most ? top : most;
    beside->top = top > 0 ? top : 0;
    return OUTCOME_DONE;
}

static void free_beside(struct modal *modal)
{
    struct beside_modal *beside = self(modal);
    arena_free(&beside->arena);
    free(beside);
}

static const struct modal_class beside_class = {
    .name = "ligne tenue",
    .draw = draw,
    .key = key,
    .free = free_beside,
};

static bool compare(struct beside_modal *beside, struct garden *garden, struct err *err)
{
    struct importing *in = beside->in;
    struct intake intake;
    return in->desk->rows(in->look, &intake, err) &&
           ops_import_compare(garden, &intake, &import_answer(in)->ledger, beside->row,
                              &beside->arena, &beside->compared, err);
}

bool import_beside_open(struct importing *in, struct pane_host *host, size_t row,
                        struct err *err)
{
    struct beside_modal *beside = xcalloc(1, sizeof *beside);
    beside->modal.class = &beside_class;
    beside->in = in;
    beside->row = row;
    beside->title = import_row_text(in, &beside->arena, row);
    if (compare(beside, host->garden, err)) {
        host->open(host, &beside->modal);
        return true;
    }
    free_beside(&beside->modal);
    return false;
}
