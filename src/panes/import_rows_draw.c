/* The rows of an import on the screen. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "panes/import_private.h"

enum { LINE = 7, VERDICT = 15, HEAD_ROWS = 3, DETAIL_ROWS = 4, LOW = 12 };

/* « mise à jour » would tell of a change where there is none. */
static const char *verdict_words(const struct ledger_row *row)
{
    if (row->verdict == VERDICT_UPDATE && !row->changed)
        return _("déjà là");
    if (row->verdict == VERDICT_HELD && row->decision != DECISION_NONE)
        return row->decision == DECISION_SAME ? _("tenue : même") : _("tenue : autre");
    return _(import_verdict_label((enum import_verdict)row->verdict));
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

/* As wide as the others, but a longer one takes what the reason leaves. */
static int name_width(const struct importing *in, const struct ledger_words *words,
                      const char *why, int room)
{
    int share = (room + 2) / (in->look->has_rows ? 3 : 2);
    int wish = width_text(words->name, strlen(words->name)) + 2;
    int left = room - width_text(why, strlen(why));
    int most = wish < left ? wish : left;
    return most > share ? most : share;
}

static void draw_row(const struct importing *in, size_t at, struct canvas *canvas,
                     struct rect rect, bool here)
{
    struct arena arena = {0};
    const struct ledger *ledger = &import_answer(in)->ledger;
    const struct ledger_row *row = &ledger->rows.at[at];
    const struct ledger_words words = ledger_words_of(ledger, at);
    int x = rect.x + 2;
    const char *why = why_words(&arena, row, &words);
    int name = name_width(in, &words, why, rect.width - LINE - VERDICT - 2);
    char line[16];
    snprintf(line, sizeof line, "%u", (unsigned)row->line);
    canvas_put_right(canvas, x, rect.y, LINE - 2, STYLE_PLAIN, line);
    x += LINE;
    canvas_put_cut(canvas, x, rect.y, VERDICT - 1,
                   here ? STYLE_PLAIN : verdict_style(row), verdict_words(row));
    x += VERDICT;
    canvas_put_cut(canvas, x, rect.y, name - 1, STYLE_PLAIN, words.name);
    x += name;
    canvas_put_cut(canvas, x, rect.y, rect.x + rect.width - x, STYLE_PLAIN, why);
    arena_free(&arena);
}

/* The whole sentence, or where it has no room a shorter one that says as much. */
static const char *go_words(const struct importing *in, struct arena *arena, int room)
{
    const struct import_report *report = &in->tried.report;
    size_t changes = report->changed + ledger_decided(&in->tried.ledger);
    const char *units = import_units(arena, in->look->format, changes);
    const char *whole =
        changes ? arena_printf(
                      arena,
                      i18n_n("Importer : %s changera quelque chose, u la reprendra",
                             "Importer : %s changeront quelque chose, u reprendra tout",
                             (long)changes),
                      units)
                : _("Importer : rien ne changerait, tout est déjà là ou attend");
    if (width_text(whole, strlen(whole)) <= room)
        return whole;
    return changes ? arena_printf(arena, _("Importer : %s à changer, u les reprendra"),
                                  units)
                   : _("Importer : rien ne changerait");
}

static void draw_list(const struct importing *in, struct canvas *canvas,
                      struct rect rect)
{
    struct arena arena = {0};
    struct list list = in->rows;
    int go = import_has_go(in);
    list_settle(&list, (int)in->shown.n + go, rect.height > 1 ? rect.height : 1);
    for (int i = 0; i < list.height && list.top + i < list.count; i++) {
        struct rect row = {rect.x, rect.y + i, rect.width, 1};
        int at = list.top + i - go;
        bool here = list.top + i == list.selected;
        canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
        if (at < 0)
            canvas_put_cut(canvas, row.x + 2, row.y, row.width - 2, STYLE_TITLE,
                           go_words(in, &arena, row.width - 2));
        else
            draw_row(in, in->shown.at[at], canvas, row, here);
        if (!here)
            continue;
        canvas_emphasise(canvas, row, STYLE_REVERSE);
        canvas_cursor(canvas, row.x, row.y);
    }
    arena_free(&arena);
}

const char *import_row_text(const struct importing *in, struct arena *arena, size_t at)
{
    const struct ledger *ledger = &import_answer(in)->ledger;
    const struct ledger_row *row = &ledger->rows.at[at];
    const struct ledger_words words = ledger_words_of(ledger, at);
    const char *why = why_words(arena, row, &words);
    return arena_printf(
        arena,
        in->look->format == IMPORT_CALENDAR ? _("Entrée %u, %s : %s\n%s%s%s")
                                            : _("Ligne %u, %s : %s\n%s%s%s"),
        (unsigned)row->line, verdict_words(row),
        *words.name ? words.name : _("sans nom"), why != words.remarks ? why : "",
        why != words.remarks && *why ? "\n" : "", words.remarks);
}

/* What the verdicts mean, and what is left to a person. */
static const char *contacts_words(const struct importing *in, struct arena *arena)
{
    const struct import_report *report = &import_answer(in)->report;
    size_t held = report->verdicts[VERDICT_HELD];
    const char *decide = "";
    if (held)
        decide = arena_printf(
            arena,
            i18n_n("%zu tenue : peut-être quelqu’un de connu. f la montre, vous "
                   "décidez ; sinon elle n’entre pas.\n",
                   "%zu tenues : peut-être quelqu’un de connu. f les montre, vous "
                   "décidez ; sinon elles n’entrent pas.\n",
                   (long)held),
            held);
    return arena_printf(
        arena,
        _("%sRéunie : à une ligne d’avant. Connue : elle a déjà sa fiche.\n"
          "Réparations %zu, à vérifier %zu, différences gardées %zu, "
          "avertissements %zu."),
        decide, report->repairs, report->flags, report->kept, report->warnings);
}

static const char *counts_text(const struct importing *in, struct arena *arena)
{
    if (in->look->has_rows)
        return contacts_words(in, arena);
    if (in->look->format == IMPORT_CALENDAR)
        return _("Ce qui est ici à la corbeille, déjà commencé, ou plus récent, reste "
                 "comme c’est.");
    return _("Ce qui est déjà là et différent reste comme c’est ici.");
}

static void draw_head(const struct importing *in, struct canvas *canvas,
                      struct rect rect, struct arena *arena)
{
    const struct import_answer *answer = import_answer(in);
    const char *sum = import_sum(arena, in->look->format, &answer->report);
    import_lines(canvas, (struct rect){rect.x, rect.y, rect.width, 2}, STYLE_PLAIN,
                 sum);
    size_t shown = in->shown.n;
    canvas_printf(canvas, rect.x, rect.y + 2, rect.width, STYLE_DIM,
                  import_has_go(in) ? _("Essai, rien n’est écrit. À l’écran : %s")
                                    : _("À l’écran : %s"),
                  import_filter_words(in, arena, in->filter, shown));
}

static const char *hint_of(const struct importing *in)
{
    size_t at;
    const struct ledger *ledger = &import_answer(in)->ledger;
    bool row = import_row_here(in, &at);
    if (in->stage == STAGE_ROWS)
        return _("f, Gauche/Droite : montrer   Entrée : tout lire   Échap : revenir");
    if (!row)
        return _("Entrée, i : importer   f, Gauche/Droite : montrer   Échap : revenir");
    if (in->look->has_rows && ledger->rows.at[at].verdict == VERDICT_HELD)
        return _("Entrée : comparer   m : la même   n : une autre   i : importer");
    return _("i : importer   f, Gauche/Droite : montrer   Entrée : lire   Échap : "
             "revenir");
}

void import_rows_draw(const struct importing *in, struct canvas *canvas)
{
    struct arena arena = {0};
    size_t at;
    struct rect rect = import_frame(in, canvas);
    int detail = rect.height < LOW ? DETAIL_ROWS / 2 : DETAIL_ROWS;
    int height = rect.height - HEAD_ROWS - detail - 1;
    draw_head(in, canvas, rect, &arena);
    draw_list(in, canvas,
              (struct rect){rect.x, rect.y + HEAD_ROWS, rect.width, height});
    canvas_dots(canvas, 1, rect.y + HEAD_ROWS + height, canvas->width - 2, STYLE_DIM);
    import_lines(
        canvas,
        (struct rect){rect.x, rect.y + rect.height - detail, rect.width, detail},
        STYLE_PLAIN,
        import_row_here(in, &at) ? import_row_text(in, &arena, at)
                                 : counts_text(in, &arena));
    import_hint(canvas, hint_of(in));
    arena_free(&arena);
}
