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

/* Whole in a box of 60 columns. */
enum { READ_COLUMNS = 54, READ_MOST = 40 };

const struct import_answer *import_answer(const struct importing *in)
{
    return in->stage == STAGE_ROWS ? &in->done : &in->tried;
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
    in->rows =
        (struct list){.count = (int)in->shown.n + import_has_go(in), .height = 8};
    /* one looks at rows of a kind to walk them */
    if (import_has_go(in) && filter != FILTER_ALL && in->shown.n)
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

const char *import_filter_words(const struct importing *in, struct arena *arena,
                                int filter, size_t count)
{
    if (filter == FILTER_ALL)
        return import_units(arena, in->look->format, count);
    if (filter == FILTER_REMARKS)
        return arena_printf(arena, _("%zu avec une remarque"), count);
    return import_verdicts(arena, (enum import_verdict)filter, count);
}

bool import_row_here(const struct importing *in, size_t *at)
{
    int place = in->rows.selected - import_has_go(in);
    if (place < 0 || place >= (int)in->shown.n)
        return false;
    *at = in->shown.at[place];
    return true;
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
                (struct choice){.label = import_filter_words(in, &arena, filter, rows)};
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

enum outcome import_decide(struct importing *in, struct pane_host *host,
                           enum ledger_decision decision)
{
    size_t at;
    if (!in->look->has_rows) {
        host->say(host, in->look->format == IMPORT_JSON
                            ? _("Rien à décider : c’est le même élément, il reste tel "
                                "qu’ici. Entrée : lire.")
                            : _("Rien à décider dans un calendrier : ce qui est tenu "
                                "reste comme c’est ici."));
        return OUTCOME_DONE;
    }
    if (!import_row_here(in, &at) ||
        in->tried.ledger.rows.at[at].verdict != VERDICT_HELD) {
        host->say(host,
                  _("Seule une ligne tenue se décide : f montre celles qui le sont."));
        return OUTCOME_DONE;
    }
    in->tried.ledger.rows.at[at].decision = (uint8_t)decision;
    list_move(&in->rows, 1);
    return OUTCOME_DONE;
}

static bool drop_decisions(void *ctx, struct pane_host *host, struct err *err)
{
    struct importing *in = ctx;
    (void)host;
    (void)err;
    in->stage = STAGE_LOOK;
    return true;
}

/* The next trial begins with none of what was decided in this one. */
static bool ask_drop(struct importing *in, struct pane_host *host)
{
    struct arena arena = {0};
    const struct ledger_row *rows = in->tried.ledger.rows.at;
    long decided = 0;
    for (size_t i = 0; i < in->tried.ledger.rows.n; i++)
        decided += rows[i].verdict == VERDICT_HELD && rows[i].decision != DECISION_NONE;
    if (decided)
        ask_confirm(
            host, &(struct confirm){
                      .question = arena_printf(
                          &arena,
                          i18n_n("%ld décision prise ici sera oubliée. Revenir ?",
                                 "%ld décisions prises ici seront oubliées. Revenir ?",
                                 decided),
                          decided),
                      .ctx = in,
                      .yes = drop_decisions});
    arena_free(&arena);
    return decided > 0;
}

static enum outcome go_back(struct importing *in, struct pane_host *host)
{
    if (in->stage == STAGE_TRIED && ask_drop(in, host))
        return OUTCOME_DONE;
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
        return import_decide(in, host, DECISION_SAME);
    if (is_letter(key, 'n'))
        return import_decide(in, host, DECISION_APART);
    if (is_letter(key, ' '))
        return import_decide(in, host, DECISION_NONE);
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
    if (import_has_go(in) && in->rows.selected == 0)
        return go_on(in, host, err);
    if (!import_row_here(in, &at))
        return OUTCOME_DONE;
    if (in->look->has_rows &&
        import_answer(in)->ledger.rows.at[at].verdict == VERDICT_HELD) {
        arena_free(&arena);
        return import_beside_open(in, host, at, err) ? OUTCOME_DONE : OUTCOME_FAILED;
    }
    read_all(host, in->name, import_row_text(in, &arena, at));
    arena_free(&arena);
    return OUTCOME_DONE;
}

enum outcome import_rows_key(struct importing *in, struct pane_host *host,
                             struct key key, struct err *err)
{
    list_settle(&in->rows, (int)in->shown.n + import_has_go(in), in->rows.height);
    if (key.name == K_ESC || is_letter(key, 'q'))
        return go_back(in, host);
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
