/* The rows of an import with their verdicts: those that a dry run tells of before
 * anything is written, where held ones are decided; then those of the run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"
#include "panes/ask.h"
#include "panes/import_private.h"
#include "panes/rows_view.h"
#include "panes/text_view.h"

enum { LINE = 7, VERDICT = 15, HEAD_ROWS = 3, DETAIL_ROWS = 4 };
enum { READ_COLUMNS = 72, READ_MOST = 40 };

const struct import_answer *import_answer(const struct importing *in)
{
    return in->stage == STAGE_ROWS ? &in->done : &in->tried;
}

/* Before the run its own row stands first: it goes on. */
static bool has_go(const struct importing *in)
{
    return in->stage == STAGE_TRIED;
}

/* --- which rows ------------------------------------------------------------------- */

static bool passes(const struct ledger *ledger, size_t at, int filter)
{
    if (filter == FILTER_ALL)
        return true;
    if (filter == FILTER_REMARKS)
        return *ledger_words_of(ledger, at).remarks != '\0';
    return ledger->rows.at[at].verdict == filter;
}

void import_rows_show(struct importing *in, int filter)
{
    const struct ledger *ledger = &import_answer(in)->ledger;
    in->filter = filter;
    in->shown.n = 0;
    for (size_t i = 0; i < ledger->rows.n; i++)
        if (passes(ledger, i, filter))
            vec_push(&in->shown, (uint32_t)i);
    in->rows = (struct list){.count = (int)in->shown.n + has_go(in), .height = 8};
    /* one looks at rows of a kind to walk them */
    if (has_go(in) && filter != FILTER_ALL && in->shown.n)
        in->rows.selected = 1;
}

static size_t remarked(const struct ledger *ledger)
{
    size_t count = 0;
    for (size_t i = 0; i < ledger->rows.n; i++)
        count += *ledger_words_of(ledger, i).remarks != '\0';
    return count;
}

static size_t filter_count(const struct importing *in, int filter)
{
    const struct import_answer *answer = import_answer(in);
    return filter == FILTER_ALL       ? answer->report.rows
           : filter == FILTER_REMARKS ? remarked(&answer->ledger)
                                      : answer->report.verdicts[filter];
}

static const char *filter_words(struct arena *arena, int filter, size_t count)
{
    if (filter == FILTER_ALL)
        return arena_printf(arena, i18n_n("%zu ligne", "%zu lignes", (long)count),
                            count);
    if (filter == FILTER_REMARKS)
        return arena_printf(arena, _("%zu avec une remarque"), count);
    return import_verdicts(arena, (enum import_verdict)filter, count);
}

/* The row under the cursor; false on the one that goes on, and without any. */
static bool row_here(const struct importing *in, size_t *at)
{
    int place = in->rows.selected - has_go(in);
    if (place < 0 || place >= (int)in->shown.n)
        return false;
    *at = in->shown.at[place];
    return true;
}

/* --- drawing ---------------------------------------------------------------------- */

static const char *verdict_words(const struct ledger_row *row)
{
    return row->decision == DECISION_SAME ? _("tenue : même")
           : row->decision == DECISION_APART
               ? _("tenue : autre")
               : _(import_verdict_label((enum import_verdict)row->verdict));
}

static uint8_t verdict_style(const struct ledger_row *row)
{
    switch ((enum import_verdict)row->verdict) {
    case VERDICT_NEW:
        return STYLE_IDEA;
    case VERDICT_HELD:
        return row->decision == DECISION_NONE ? STYLE_QUESTION : STYLE_PLAIN;
    case VERDICT_REFUSED:
        return STYLE_FEAR;
    case VERDICT_BLANK:
    case VERDICT_HEADER:
        return STYLE_DIM;
    case VERDICT_MERGED:
    case VERDICT_UPDATE:
    case VERDICT_COUNT:
        break;
    }
    return STYLE_PLAIN;
}

/* « avec Nadia Benali (ligne 4) : même téléphone » */
static const char *why_words(struct arena *arena, const struct ledger_row *row,
                             const struct ledger_words *words)
{
    const char *with = "";
    if (*words->other && row->with_line)
        with = arena_printf(arena, _("avec %s (ligne %u)"), words->other,
                            (unsigned)row->with_line);
    else if (*words->other)
        with = arena_printf(arena, _("avec %s"), words->other);
    if (*with && *words->reason)
        return arena_printf(arena, _("%s : %s"), with, words->reason);
    if (*with || *words->reason)
        return *with ? with : words->reason;
    return words->remarks;
}

static void draw_row(const struct importing *in, size_t at, struct canvas *canvas,
                     struct rect rect, bool here)
{
    struct arena arena = {0};
    const struct ledger *ledger = &import_answer(in)->ledger;
    const struct ledger_row *row = &ledger->rows.at[at];
    const struct ledger_words words = ledger_words_of(ledger, at);
    int x = rect.x + 2, name = (rect.width - LINE - VERDICT) / 3;
    char line[16];
    snprintf(line, sizeof line, "%u", (unsigned)row->line);
    canvas_put_right(canvas, x, rect.y, LINE - 2, STYLE_PLAIN, line);
    x += LINE;
    canvas_put_cut(canvas, x, rect.y, VERDICT - 1,
                   here ? STYLE_PLAIN : verdict_style(row), verdict_words(row));
    x += VERDICT;
    canvas_put_cut(canvas, x, rect.y, name - 1, STYLE_PLAIN, words.name);
    x += name;
    canvas_put_cut(canvas, x, rect.y, rect.x + rect.width - x, STYLE_PLAIN,
                   why_words(&arena, row, &words));
    arena_free(&arena);
}

static const char *go_words(const struct importing *in)
{
    const struct import_report *report = &in->tried.report;
    if (report->changed + ledger_decided(&in->tried.ledger) == 0)
        return _("Importer : rien ne changerait, tout est déjà là ou attend");
    return _("Importer pour de vrai, d’un seul coup : u reprendra tout");
}

static void draw_list(const struct importing *in, struct canvas *canvas,
                      struct rect rect)
{
    struct list list = in->rows;
    int go = has_go(in);
    list_settle(&list, (int)in->shown.n + go, rect.height > 1 ? rect.height : 1);
    for (int i = 0; i < list.height && list.top + i < list.count; i++) {
        struct rect row = {rect.x, rect.y + i, rect.width, 1};
        int at = list.top + i - go;
        bool here = list.top + i == list.selected;
        canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
        if (at < 0)
            canvas_put_cut(canvas, row.x + 2, row.y, row.width - 2, STYLE_TITLE,
                           go_words(in));
        else
            draw_row(in, in->shown.at[at], canvas, row, here);
        if (!here)
            continue;
        canvas_emphasise(canvas, row, STYLE_REVERSE);
        canvas_cursor(canvas, row.x, row.y);
    }
}

/* All that is said of the row, a line each. */
static const char *row_text(const struct importing *in, struct arena *arena, size_t at)
{
    const struct ledger *ledger = &import_answer(in)->ledger;
    const struct ledger_row *row = &ledger->rows.at[at];
    const struct ledger_words words = ledger_words_of(ledger, at);
    const char *why = why_words(arena, row, &words);
    return arena_printf(arena, _("Ligne %u, %s : %s\n%s%s%s"), (unsigned)row->line,
                        verdict_words(row), *words.name ? words.name : _("sans nom"),
                        why != words.remarks ? why : "",
                        why != words.remarks && *why ? "\n" : "", words.remarks);
}

static const char *counts_text(struct arena *arena, const struct import_report *report)
{
    return arena_printf(arena,
                        _("Réparations %zu, à vérifier %zu, différences gardées %zu, "
                          "avertissements %zu."),
                        report->repairs, report->flags, report->kept, report->warnings);
}

static void draw_head(const struct importing *in, struct canvas *canvas,
                      struct rect rect, struct arena *arena)
{
    const struct import_answer *answer = import_answer(in);
    const char *sum = import_sum(arena, &answer->report);
    import_lines(canvas, (struct rect){rect.x, rect.y, rect.width, 2}, STYLE_PLAIN,
                 sum);
    size_t shown = in->shown.n;
    canvas_printf(canvas, rect.x, rect.y + 2, rect.width, STYLE_DIM,
                  has_go(in) ? _("Essai, rien n’est écrit. À l’écran : %s")
                             : _("À l’écran : %s"),
                  filter_words(arena, in->filter, shown));
}

static const char *hint_of(const struct importing *in)
{
    size_t at;
    const struct ledger *ledger = &import_answer(in)->ledger;
    if (in->stage == STAGE_ROWS)
        return _("f, Gauche/Droite : montrer   Entrée : tout lire   Échap : revenir");
    if (row_here(in, &at) && ledger->rows.at[at].verdict == VERDICT_HELD)
        return _(
            "m : la même, réunir   n : une autre, ajouter   Espace : laisser tenue");
    return _("i : importer   f, Gauche/Droite : montrer   Entrée : tout lire   Échap");
}

void import_rows_draw(const struct importing *in, struct canvas *canvas)
{
    struct arena arena = {0};
    size_t at;
    struct rect rect = import_frame(in, canvas);
    int height = rect.height - HEAD_ROWS - DETAIL_ROWS - 1;
    draw_head(in, canvas, rect, &arena);
    draw_list(in, canvas,
              (struct rect){rect.x, rect.y + HEAD_ROWS, rect.width, height});
    canvas_dots(canvas, 1, rect.y + HEAD_ROWS + height, canvas->width - 2, STYLE_DIM);
    import_lines(canvas,
                 (struct rect){rect.x, rect.y + rect.height - DETAIL_ROWS, rect.width,
                               DETAIL_ROWS},
                 STYLE_PLAIN,
                 row_here(in, &at) ? row_text(in, &arena, at)
                                   : counts_text(&arena, &import_answer(in)->report));
    import_hint(canvas, hint_of(in));
    arena_free(&arena);
}

/* --- keys ------------------------------------------------------------------------- */

static bool set_filter(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct importing *in = ctx;
    (void)host;
    (void)err;
    for (int filter = FILTER_ALL; filter <= FILTER_REMARKS; filter++)
        if (filter_count(in, filter) && index-- == 0) {
            import_rows_show(in, filter);
            break;
        }
    return true;
}

static void ask_filter(struct importing *in, struct pane_host *host)
{
    struct arena arena = {0};
    struct choice choices[FILTER_REMARKS + 2];
    size_t count = 0, now = 0;
    for (int filter = FILTER_ALL; filter <= FILTER_REMARKS; filter++) {
        size_t rows = filter_count(in, filter);
        now = filter == in->filter ? count : now;
        if (rows)
            choices[count++] =
                (struct choice){.label = filter_words(&arena, filter, rows)};
    }
    ask_choice(host, &(struct choose){.title = _("Montrer quelles lignes ?"),
                                      .choices = choices,
                                      .count = count,
                                      .selected = now,
                                      .ctx = in,
                                      .done = set_filter});
    arena_free(&arena);
}

static void turn_filter(struct importing *in, int by)
{
    int all = FILTER_REMARKS + 2, filter = in->filter;
    do
        filter = (filter + 1 + by + all) % all - 1;
    while (!filter_count(in, filter) && filter != in->filter);
    import_rows_show(in, filter);
}

/* Marked, and down to the next one. */
static enum outcome decide(struct importing *in, struct pane_host *host,
                           enum ledger_decision decision)
{
    size_t at;
    if (!row_here(in, &at) || in->tried.ledger.rows.at[at].verdict != VERDICT_HELD) {
        host->say(host,
                  _("Seule une ligne tenue se décide : f montre celles qui le sont."));
        return OUTCOME_DONE;
    }
    in->tried.ledger.rows.at[at].decision = (uint8_t)decision;
    list_move(&in->rows, 1);
    return OUTCOME_DONE;
}

static enum outcome go_back(struct importing *in)
{
    in->stage = in->stage == STAGE_ROWS ? STAGE_DONE : STAGE_LOOK;
    return OUTCOME_DONE;
}

static enum outcome go_on(struct importing *in, struct pane_host *host, struct err *err)
{
    return import_begin(in, host, true, err) ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* What is done to the rows that were only tried. */
static enum outcome tried_key(struct importing *in, struct pane_host *host,
                              struct key key, struct err *err)
{
    if (is_letter(key, 'i'))
        return go_on(in, host, err);
    if (is_letter(key, 'm'))
        return decide(in, host, DECISION_SAME);
    if (is_letter(key, 'n'))
        return decide(in, host, DECISION_APART);
    if (is_letter(key, ' '))
        return decide(in, host, DECISION_NONE);
    return OUTCOME_UNUSED;
}

/* Lines of a text view are not wrapped. */
static void read_all(struct pane_host *host, const char *title, const char *text)
{
    struct width_line lines[READ_MOST];
    struct str wrapped = {0};
    for (size_t len; *text; text += len + (text[len] == '\n')) {
        len = strcspn(text, "\n");
        size_t count = width_wrap(text, len, READ_COLUMNS, lines, READ_MOST);
        for (size_t i = 0; i < count && i < READ_MOST; i++)
            str_printf(&wrapped, "%.*s\n", (int)lines[i].len, text + lines[i].start);
    }
    text_view_open(host, title, str_text(&wrapped));
    str_free(&wrapped);
}

static enum outcome enter(struct importing *in, struct pane_host *host, struct err *err)
{
    struct arena arena = {0};
    size_t at;
    if (has_go(in) && in->rows.selected == 0)
        return go_on(in, host, err);
    if (row_here(in, &at))
        read_all(host, in->name, row_text(in, &arena, at));
    arena_free(&arena);
    return OUTCOME_DONE;
}

enum outcome import_rows_key(struct importing *in, struct pane_host *host,
                             struct key key, struct err *err)
{
    list_settle(&in->rows, (int)in->shown.n + has_go(in), in->rows.height);
    if (key.name == K_ESC || is_letter(key, 'q'))
        return go_back(in);
    if (key.name == K_ENTER)
        return enter(in, host, err);
    if (in->stage == STAGE_TRIED) {
        enum outcome outcome = tried_key(in, host, key, err);
        if (outcome != OUTCOME_UNUSED)
            return outcome;
    }
    if (is_letter(key, 'f'))
        ask_filter(in, host);
    else if (key.name == K_LEFT || key.name == K_RIGHT)
        turn_filter(in, key.name == K_LEFT ? -1 : 1);
    else
        list_move(&in->rows, rows_step(key, in->shown.n + 1));
    return OUTCOME_DONE;
}
