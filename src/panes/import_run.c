/* The dry run and the run of an import: a slice between two keys, Échap stops it and
 * nothing is written. */
#include <stdlib.h>

#include "base/i18n.h"
#include "panes/import_private.h"
#include "panes/progress.h"

/* Few enough for a key to be answered at once. */
enum { ROWS_A_SLICE = 64 };
/* The disk takes seconds, not an instant. */
enum { ROWS_MANY = 10000 };

static bool is_real(const struct importing *in)
{
    return !in->options.dry_run;
}

static struct import_answer *answer_of(struct importing *in)
{
    return is_real(in) ? &in->done : &in->tried;
}

static void on_row(void *ctx, const struct intake_row *row,
                   const struct import_result *result)
{
    struct importing *in = ctx;
    ledger_add(&answer_of(in)->ledger, row, result);
    if (is_real(in))
        in->desk->tell_papers(in->look, row, result);
}

static void fill_options(struct importing *in, bool real)
{
    size_t count = in->look->column_count;
    free(in->columns);
    in->columns = xcalloc(count + 1, sizeof *in->columns);
    for (size_t i = 0; i < count; i++)
        in->columns[i] = (struct import_column){in->look->columns[i].header,
                                                in->look->columns[i].field};
    in->options = (struct import_options){.source = str_text(&in->source),
                                          .columns = in->columns,
                                          .column_count = count,
                                          .dry_run = !real,
                                          .row = on_row,
                                          .ctx = in};
}

/* --- rows of contacts, or entries ------------------------------------------------- */

/* What was decided of the rows tried holds for the run. */
static bool run_begin(struct importing *in, struct garden *garden, bool real,
                      struct err *err)
{
    static const struct ledger none;
    struct import_report *report = &answer_of(in)->report;
    if (!in->look->has_rows)
        return in->desk->whole_begin(in->look, garden, &in->options, report, &in->whole,
                                     err);
    if (!in->desk->rows(in->look, &in->intake, err))
        return false;
    const struct ledger *decided = real        ? &in->tried.ledger
                                   : in->again ? &in->earlier
                                               : &none;
    ledger_decide(&in->decided, decided, &in->intake);
    return ops_import_begin(garden, &in->decided.intake, &in->options, report, &in->run,
                            err);
}

static bool run_step(struct importing *in, bool *more, struct err *err)
{
    return in->run ? ops_import_step(in->run, ROWS_A_SLICE, more, err)
                   : in->desk->whole_step(in->whole, ROWS_A_SLICE, more, err);
}

static int run_done(const struct importing *in)
{
    return in->ending ? 1000
           : in->run  ? ops_import_done(in->run)
                      : in->desk->whole_done(in->whole);
}

static bool run_end(struct importing *in, bool keep, struct err *err)
{
    struct import *run = in->run;
    struct import_whole *whole = in->whole;
    in->run = NULL;
    in->whole = NULL;
    return ops_import_end(run, keep, err) && in->desk->whole_end(whole, keep, err);
}

/* --- from its first slice to its last --------------------------------------------- */

bool import_begin(struct importing *in, struct pane_host *host, bool real,
                  struct err *err)
{
    struct garden *garden = host->garden;
    fill_options(in, real);
    ledger_free(&answer_of(in)->ledger);
    in->ending = false;
    if (real && !in->desk->begin_papers(in->look, garden, err))
        return false;
    if (!run_begin(in, garden, real, err)) {
        import_stop(in);
        return false;
    }
    in->steps = ops_garden_steps(garden);
    in->stage = real ? STAGE_WRITING : STAGE_TRYING;
    return true;
}

bool import_decide_held(struct importing *in, struct pane_host *host, struct err *err)
{
    ledger_free(&in->earlier);
    in->earlier = in->tried.ledger;
    ledger_forget_apart(&in->earlier);
    in->tried.ledger = (struct ledger){.rows = {.n = 0}};
    in->again = true;
    return import_begin(in, host, false, err);
}

void import_stop(struct importing *in)
{
    struct import_paper paper;
    run_end(in, false, NULL);
    in->again = false;
    if (in->columns && is_real(in) && in->stage != STAGE_DONE &&
        in->stage != STAGE_ROWS)
        in->desk->end_papers(in->look, false, &in->arena, &paper, NULL);
    if (in->stage == STAGE_WRITING)
        in->stage = STAGE_TRIED;
    else if (in->stage == STAGE_TRYING)
        in->stage = STAGE_LOOK;
}

/* Only a run that was written leaves papers. */
static bool finish(struct importing *in, const struct garden *garden, struct err *err)
{
    if (!run_end(in, true, err)) {
        import_stop(in);
        return false;
    }
    if (is_real(in)) {
        in->written = ops_garden_steps(garden) != in->steps;
        err_clear(&in->trouble);
        in->desk->end_papers(in->look, true, &in->arena, &in->paper, &in->trouble);
        in->stage = STAGE_DONE;
        return true;
    }
    if (in->again)
        ledger_keep_joined(&in->tried.ledger, &in->earlier);
    in->stage = STAGE_TRIED;
    import_rows_show(in, in->again ? VERDICT_HELD : FILTER_ALL);
    in->again = false;
    return true;
}

bool import_work(struct importing *in, struct pane_host *host, struct err *err)
{
    bool more = true;
    if (in->ending)
        return finish(in, host->garden, err);
    if (!run_step(in, &more, err)) {
        import_stop(in);
        return false;
    }
    in->ending = !more;
    return true;
}

/* --- the screen ------------------------------------------------------------------- */

/* What comes next is the disk's alone: no key is answered before its end. */
static bool is_saving(const struct importing *in)
{
    return is_real(in) && in->ending;
}

static const char *work_words(const struct importing *in)
{
    return is_saving(in) ? _("Enregistrement…")
           : !is_real(in)
               ? _("Essai en cours : rien n’est écrit.")
               : _("Import en cours : tout s’écrira d’un seul coup, à la fin.");
}

static const char *hint_of(const struct importing *in,
                           const struct import_answer *answer)
{
    if (!is_saving(in))
        return _("Échap : arrêter, rien n’est écrit");
    return answer->report.changed < ROWS_MANY
               ? _("un instant")
               : _("quelques secondes : laissez faire, la suite s’affiche seule");
}

void import_work_draw(const struct importing *in, struct canvas *canvas)
{
    struct arena arena = {0};
    struct rect rect = import_frame(in, canvas);
    const struct import_answer *answer = is_real(in) ? &in->done : &in->tried;
    int done = run_done(in);
    int x = rect.x + 2, width = rect.width - 12 < 60 ? rect.width - 12 : 60;
    canvas_put_cut(canvas, x, rect.y + 1, rect.width - 4, STYLE_TITLE, work_words(in));
    if (width > 4) {
        progress_bar(canvas, x, rect.y + 3, width, done);
        canvas_printf(canvas, x + width + 3, rect.y + 3, 6, STYLE_PLAIN, _("%d %%"),
                      done / 10);
    }
    if (in->run && ops_import_settling(in->run) && !in->ending)
        canvas_put_cut(canvas, x, rect.y + 2, rect.width - 4, STYLE_DIM,
                       _("Rangement des mots pour la recherche…"));
    import_lines(canvas, (struct rect){x, rect.y + 5, rect.width - 4, rect.height - 5},
                 STYLE_PLAIN, import_sum(&arena, in->look->format, &answer->report));
    import_hint(canvas, hint_of(in, answer));
    canvas_cursor(canvas, x, rect.y + 1);
    arena_free(&arena);
}

enum outcome import_work_key(struct importing *in, struct pane_host *host,
                             struct key key)
{
    if (key.name != K_ESC) {
        host->say(host, _("L’import continue. Échap l’arrête, et rien n’est écrit."));
        return OUTCOME_DONE;
    }
    import_stop(in);
    host->say(host, _("Arrêté : rien n’est écrit."));
    return OUTCOME_DONE;
}
