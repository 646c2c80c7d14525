/* Last screen of an import: what it did, where its papers are, what may follow. */
#include <string.h>

#include "base/folder.h"
#include "base/i18n.h"
#include "base/str.h"
#include "panes/import_private.h"
#include "panes/twins.h"

enum { LOW = 20 };

static const char *changed_words(const struct importing *in, struct arena *arena)
{
    const struct import_report *report = &in->done.report;
    if (report->changed)
        return arena_printf(
            arena,
            i18n_n("%s a changé quelque chose, en une fois : u la reprend.",
                   "%s ont changé quelque chose, en une fois : u reprend tout.",
                   (long)report->changed),
            import_units(arena, in->look->format, report->changed));
    if (report->verdicts[VERDICT_HELD] + report->verdicts[VERDICT_REFUSED])
        return _("Rien n’est écrit : ce qui reste est tenu ou refusé.");
    return _("Rien n’a changé : tout était déjà là.");
}

static size_t waiting(const struct import_report *report)
{
    return report->verdicts[VERDICT_HELD] + report->verdicts[VERDICT_REFUSED];
}

static int put(struct canvas *canvas, struct rect *rect, uint8_t style,
               const char *text)
{
    int used = import_lines(canvas, *rect, style, text);
    rect->y += used;
    rect->height -= used;
    return used;
}

/* Where the screen is low its room is for words. */
static bool is_low(const struct canvas *canvas)
{
    return canvas->height < LOW;
}

static void skip_row(const struct canvas *canvas, struct rect *rect)
{
    if (is_low(canvas))
        return;
    rect->y++;
    rect->height--;
}

static const char *papers_words(const struct importing *in, const struct canvas *canvas)
{
    if (is_low(canvas))
        return *in->paper.held ? _("rapport.csv et tenues.csv, à corriger, sont dans :")
                               : _("rapport.csv est dans :");
    return *in->paper.held
               ? _("rapport.csv dit tout, ligne par ligne ; tenues.csv a ce qui est "
                   "tenu "
                   "ou refusé, à corriger puis à importer seul (sa colonne « terreau "
                   "décision » dit « même » ou « nouvelle »). Dans le dossier :")
               : _("rapport.csv dit tout, ligne par ligne. Dans le dossier :");
}

static void draw_papers(const struct importing *in, struct canvas *canvas,
                        struct rect *rect, struct arena *arena)
{
    if (in->trouble.kind != ERR_NONE) {
        put(canvas, rect, STYLE_ERROR,
            _("L’import est fait, mais son rapport n’a pas "
              "pu être écrit."));
        put(canvas, rect, STYLE_PLAIN, in->trouble.text);
        return;
    }
    const char *folder = folder_short(arena, in->paper.report);
    const char *slash = strrchr(folder, '/');
    put(canvas, rect, STYLE_DIM, papers_words(in, canvas));
    put(canvas, rect, STYLE_PLAIN,
        slash ? arena_strndup(arena, folder, (size_t)(slash + 1 - folder)) : folder);
}

/* Of contacts: those that were left can be decided from here. */
static bool has_held(const struct importing *in)
{
    return in->look->has_rows && in->done.report.verdicts[VERDICT_HELD] > 0;
}

static void draw_held(const struct importing *in, struct canvas *canvas,
                      struct rect *rect, struct arena *arena)
{
    size_t held = in->done.report.verdicts[VERDICT_HELD];
    if (!has_held(in))
        return;
    put(canvas, rect, STYLE_PLAIN,
        arena_printf(arena,
                     i18n_n("%zu reste tenue, elle n’est pas entrée. t : la décider.",
                            "%zu restent tenues, elles ne sont pas entrées. t : les "
                            "décider.",
                            (long)held),
                     held));
    skip_row(canvas, rect);
}

static void draw_report(const struct importing *in, struct canvas *canvas,
                        struct rect rect)
{
    struct arena arena = {0};
    const struct import_report *report = &in->done.report;
    put(canvas, &rect, STYLE_TITLE, changed_words(in, &arena));
    put(canvas, &rect, STYLE_PLAIN, import_sum(&arena, in->look->format, report));
    skip_row(canvas, &rect);
    draw_held(in, canvas, &rect, &arena);
    draw_papers(in, canvas, &rect, &arena);
    arena_free(&arena);
}

/* Only contacts have doubles. */
static const char *hint_of(const struct importing *in)
{
    if (!in->look->has_rows)
        return in->written ? _("u : tout reprendre   l : les lignes   Échap : fermer")
                           : _("l : les lignes   Échap : fermer");
    return in->written
               ? _("u : tout reprendre   l : les lignes   d : doublons probables   "
                   "Échap")
               : _("l : les lignes   d : doublons probables   Échap : fermer");
}

void import_done_draw(const struct importing *in, struct canvas *canvas)
{
    struct rect rect = import_frame(in, canvas);
    int above = !is_low(canvas);
    rect =
        (struct rect){rect.x + 1, rect.y + above, rect.width - 2, rect.height - above};
    draw_report(in, canvas, rect);
    import_hint(canvas, hint_of(in));
    canvas_cursor(canvas, rect.x, rect.y);
}

/* --- keys ------------------------------------------------------------------------- */

enum outcome import_done_key(struct importing *in, struct pane_host *host,
                             struct key key, struct err *err)
{
    if (key.name == K_ESC || key.name == K_ENTER || is_letter(key, 'q')) {
        /* it may have been meant to stop what was being saved */
        if (in->written)
            host->say(host, _("Importé. u : tout reprendre."));
        return OUTCOME_CLOSE;
    }
    if (in->written && is_letter(key, 'u')) {
        host->perform(host, ACTION_UNDO);
        return OUTCOME_CLOSE;
    }
    if (is_letter(key, 'l')) {
        in->stage = STAGE_ROWS;
        import_rows_show(in, waiting(&in->done.report) ? VERDICT_HELD : FILTER_ALL);
        if (!in->shown.n)
            import_rows_show(in, FILTER_ALL);
        return OUTCOME_DONE;
    }
    if (is_letter(key, 't') && has_held(in))
        return import_decide_held(in, host, err) ? OUTCOME_DONE : OUTCOME_FAILED;
    if (is_letter(key, 'd') && in->look->has_rows)
        return twins_open(host, TWINS_BOTH, err) ? OUTCOME_DONE : OUTCOME_FAILED;
    return OUTCOME_UNUSED;
}
