/* First screen of an import: what was read in the file, with what tells so; each thing
 * can be said instead. */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"
#include "panes/ask.h"
#include "panes/import_private.h"
#include "panes/rows_view.h"

/* Rows of the list: go on, the facts there are, the source, a heading, the columns. */
enum line_kind { LINE_GO, LINE_FACT, LINE_SOURCE, LINE_HEADING, LINE_COLUMN };
struct line {
    enum line_kind kind;
    size_t at; /* setting, or column */
};

enum { LABEL = 12, VALUE = 18, DETAIL_ROWS = 2 };

static size_t fact_count(const struct import_look *look)
{
    size_t count = 0;
    for (int i = 0; i < SETTING_COUNT; i++)
        count += *look->facts[i].value != '\0';
    return count;
}

static size_t line_count(const struct import_look *look)
{
    return 1 + fact_count(look) + look->has_rows +
           (look->column_count ? 1 + look->column_count : 0);
}

static struct line line_at(const struct import_look *look, size_t at)
{
    size_t facts = fact_count(look);
    if (at == 0)
        return (struct line){LINE_GO, 0};
    for (size_t i = 0; at <= facts && i < SETTING_COUNT; i++)
        if (*look->facts[i].value && --at == 0)
            return (struct line){LINE_FACT, i};
    at -= facts;
    return at == 1   ? (struct line){LINE_SOURCE, 0}
           : at == 2 ? (struct line){LINE_HEADING, 0}
                     : (struct line){LINE_COLUMN, at - 3};
}

static const char *const setting_labels[SETTING_COUNT] = {
    [SETTING_FORMAT] = N_("Format"),
    [SETTING_ENCODING] = N_("Encodage"),
    [SETTING_SEPARATOR] = N_("Séparateur"),
    [SETTING_HEADER] = N_("Titres"),
};

/* --- drawing ---------------------------------------------------------------------- */

static const char *go_words(const struct import_look *look, int room)
{
    const char *whole =
        look->has_rows ? _("Essayer : voir ce que deviendra chaque ligne, sans rien "
                           "écrire")
                       : _("Essayer : voir ce que deviendra chaque entrée, sans rien "
                           "écrire");
    return width_text(whole, strlen(whole)) <= room ? whole
                                                    : _("Essayer, sans rien écrire");
}

/* « UTF-8 : la marque… » behind « UTF-8 » says it once. */
static const char *without_head(const char *why)
{
    const char *colon = strchr(why, ':');
    return colon && colon - why < 24 && colon[1] == ' ' ? colon + 2 : why;
}

/* Dim does not read reversed. */
static uint8_t aside(bool here)
{
    return here ? STYLE_PLAIN : STYLE_DIM;
}

static void draw_fields(struct canvas *canvas, struct rect row, const char *label,
                        const char *value, const char *why, bool here)
{
    int x = row.x + 2, value_x = x + LABEL, why_x = value_x + VALUE + 3;
    canvas_put_cut(canvas, x, row.y, LABEL - 1, aside(here), label);
    canvas_put_cut(canvas, value_x, row.y, VALUE + 2, STYLE_TITLE, value);
    canvas_put_cut(canvas, why_x, row.y, row.x + row.width - why_x, STYLE_PLAIN, why);
}

/* Columns have half of a wide screen for what they are called. */
static int header_width(int room)
{
    int width = room / 4;
    return width < 40 ? width : 40;
}

static void draw_column(const struct import_seen *column, struct canvas *canvas,
                        struct rect row, bool here)
{
    struct str samples = {0};
    for (int i = 0; i < SAMPLES_MOST; i++)
        if (*column->samples[i])
            str_printf(&samples, "%s%s", i ? " · " : "", column->samples[i]);
    int width = header_width(row.width), x = row.x + 2;
    bool kept = column->field == INTAKE_OTHER || column->field == INTAKE_NONE;
    canvas_put_cut(canvas, x, row.y, width - 1, STYLE_PLAIN, column->header);
    canvas_put_cut(canvas, x + width, row.y, VALUE + 2,
                   kept ? aside(here) : STYLE_TITLE,
                   _(intake_fields[column->field].label));
    canvas_put_cut(canvas, x + width + VALUE + 3, row.y,
                   row.x + row.width - (x + width + VALUE + 3), aside(here),
                   str_text(&samples));
    str_free(&samples);
}

static const char *source_why(const struct importing *in)
{
    if (!in->look->column_count)
        return _("la dire la note sur les fiches");
    return in->source.len ? _("notée sur les fiches, colonnes reconnues")
                          : _("la dire fait reconnaître ses colonnes");
}

static void draw_line(const struct importing *in, size_t at, struct canvas *canvas,
                      struct rect row)
{
    const struct import_look *look = in->look;
    struct line line = line_at(look, at);
    bool here = (int)at == in->settings.selected;
    switch (line.kind) {
    case LINE_GO:
        canvas_put_cut(canvas, row.x + 2, row.y, row.width - 2, STYLE_TITLE,
                       go_words(look, row.width - 2));
        break;
    case LINE_FACT:
        draw_fields(canvas, row, _(setting_labels[line.at]), look->facts[line.at].value,
                    without_head(look->facts[line.at].why), here);
        break;
    case LINE_SOURCE:
        draw_fields(canvas, row, _("Source"),
                    in->source.len ? in->source.at : _("non dite"), source_why(in),
                    here);
        break;
    case LINE_HEADING:
        canvas_printf(canvas, row.x + 2, row.y, row.width - 2, STYLE_DIM,
                      i18n_n("%zu colonne : ce qu’elle devient, ses premiers textes",
                             "%zu colonnes : ce qu’elles deviennent, leurs premiers "
                             "textes",
                             (long)look->column_count),
                      look->column_count);
        break;
    case LINE_COLUMN:
        draw_column(&look->columns[line.at], canvas, row, here);
        break;
    }
}

/* What tells so, whole. */
static const char *detail_of(const struct importing *in, struct arena *arena)
{
    const struct import_look *look = in->look;
    struct line line = line_at(look, (size_t)in->settings.selected);
    if (line.kind == LINE_FACT)
        return look->facts[line.at].why;
    if (line.kind == LINE_COLUMN)
        return arena_printf(arena, _("« %s » : %s."), look->columns[line.at].header,
                            look->columns[line.at].why);
    if (line.kind == LINE_SOURCE)
        return _("D’où vient ce fichier : « région », « carnet de Léa »… Entrée : le "
                 "dire.");
    return look->has_rows
               ? _("Vérifiez ce qui a été reconnu ; Entrée sur une ligne la change.")
           : look->format == IMPORT_CALENDAR
               ? _("Les rencontres et les tâches de ce calendrier entrent dans les "
                   "ordres du jour.")
               : _("Tout ce que cet export contient et que la communauté n’a pas y "
                   "entre.");
}

void import_look_draw(const struct importing *in, struct canvas *canvas)
{
    struct arena arena = {0};
    struct rect rect = import_frame(in, canvas);
    struct list list = in->settings;
    int height = rect.height - DETAIL_ROWS - 1;
    list_settle(&list, (int)line_count(in->look), height > 1 ? height : 1);
    for (int i = 0; i < list.height && list.top + i < list.count; i++) {
        struct rect row = {rect.x, rect.y + i, rect.width, 1};
        bool here = list.top + i == list.selected;
        canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
        draw_line(in, (size_t)(list.top + i), canvas, row);
        if (!here)
            continue;
        canvas_emphasise(canvas, row, STYLE_REVERSE);
        canvas_cursor(canvas, row.x, row.y);
    }
    canvas_dots(canvas, 1, rect.y + height, canvas->width - 2, STYLE_DIM);
    import_lines(canvas,
                 (struct rect){rect.x, rect.y + height + 1, rect.width, DETAIL_ROWS},
                 STYLE_PLAIN, detail_of(in, &arena));
    import_hint(canvas,
                list.selected == 0
                    ? _("Entrée, e : essayer   Échap : fermer, rien n’est écrit")
                    : _("Entrée : changer   e : essayer   Échap : fermer, rien n’est "
                        "écrit"));
    arena_free(&arena);
}

/* --- said instead ----------------------------------------------------------------- */

/* What a choice is about: its box closes before the import does. */
struct change {
    struct importing *in;
    enum import_setting setting;
    size_t column;
};

static struct change *change_new(struct importing *in, enum import_setting setting,
                                 size_t column)
{
    struct change *change = xcalloc(1, sizeof *change);
    *change = (struct change){in, setting, column};
    return change;
}

static bool set_fact(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct change *change = ctx;
    struct importing *in = change->in;
    return in->desk->set(in->look, change->setting, index, err) &&
           in->desk->recall(in->look, host->garden, str_text(&in->source), err);
}

static void ask_fact(struct importing *in, struct pane_host *host,
                     enum import_setting setting)
{
    const char *values[VALUES_MOST];
    struct choice choices[VALUES_MOST];
    size_t count = in->desk->values(in->look, setting, values);
    size_t now = 0;
    for (size_t i = 0; i < count; i++) {
        choices[i] = (struct choice){.label = values[i]};
        now = str_starts(values[i], in->look->facts[setting].value) ? i : now;
    }
    ask_choice(host, &(struct choose){.title = _(setting_labels[setting]),
                                      .choices = choices,
                                      .count = count,
                                      .selected = now,
                                      .ctx = change_new(in, setting, 0),
                                      .release = free,
                                      .done = set_fact});
}

static bool set_column(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct change *change = ctx;
    (void)host;
    (void)err;
    change->in->desk->map(change->in->look, change->column, (enum intake_field)index);
    return true;
}

static void ask_column(struct importing *in, struct pane_host *host, size_t column)
{
    struct choice choices[INTAKE_FIELD_COUNT];
    for (int i = 0; i < INTAKE_FIELD_COUNT; i++)
        choices[i] = (struct choice){.label = _(intake_fields[i].label)};
    ask_choice(host, &(struct choose){.title = in->look->columns[column].header,
                                      .choices = choices,
                                      .count = INTAKE_FIELD_COUNT,
                                      .selected = in->look->columns[column].field,
                                      .by_name = true,
                                      .ctx = change_new(in, SETTING_COUNT, column),
                                      .release = free,
                                      .done = set_column});
}

static bool set_source(void *ctx, struct pane_host *host, const char *text,
                       struct err *err)
{
    struct importing *in = ctx;
    str_clear(&in->source);
    str_add(&in->source, text);
    return in->desk->recall(in->look, host->garden, text, err);
}

static bool source_words(void *ctx, struct pane_host *host, const char *text,
                         struct arena *arena, const char ***words, size_t *count,
                         struct err *err)
{
    const struct community *community = host->garden->community;
    struct str typed = {0}, label = {0};
    (void)ctx;
    (void)err;
    *count = 0;
    *words = arena_alloc(arena, (community->source_count + 1) * sizeof **words);
    fold_text(&typed, text);
    for (size_t i = 0; i < community->source_count; i++) {
        str_clear(&label);
        fold_text(&label, community->sources[i].label);
        if (fold_matches(str_text(&label), str_text(&typed)))
            (*words)[(*count)++] = community->sources[i].label;
    }
    str_free(&typed);
    str_free(&label);
    return true;
}

static enum outcome change_line(struct importing *in, struct pane_host *host,
                                struct line line)
{
    if (line.kind == LINE_FACT)
        ask_fact(in, host, (enum import_setting)line.at);
    else if (line.kind == LINE_COLUMN)
        ask_column(in, host, line.at);
    else if (line.kind == LINE_SOURCE)
        ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_IMPORT},
                                         .title = _("D’où vient ce fichier ?"),
                                         .text = str_text(&in->source),
                                         .allow_empty = true,
                                         .ctx = in,
                                         .done = set_source,
                                         .complete = source_words});
    return OUTCOME_DONE;
}

/* --- keys ------------------------------------------------------------------------- */

static enum outcome go(struct importing *in, struct pane_host *host, struct err *err)
{
    return import_begin(in, host, false, err) ? OUTCOME_DONE : OUTCOME_FAILED;
}

enum outcome import_look_key(struct importing *in, struct pane_host *host,
                             struct key key, struct err *err)
{
    size_t count = line_count(in->look);
    list_settle(&in->settings, (int)count, 8);
    struct line line = line_at(in->look, (size_t)in->settings.selected);
    if (key.name == K_ESC || is_letter(key, 'q')) {
        host->say(host, in->written ? _("Importé. u : tout reprendre.")
                                    : _("Rien n’est importé, rien n’est écrit."));
        return OUTCOME_CLOSE;
    }
    if (is_letter(key, 'e') || (key.name == K_ENTER && line.kind == LINE_GO))
        return go(in, host, err);
    if (key.name == K_ENTER)
        return change_line(in, host, line);
    int by = rows_step(key, count);
    if (!by)
        return OUTCOME_UNUSED;
    list_move(&in->settings, by);
    line = line_at(in->look, (size_t)in->settings.selected);
    if (line.kind == LINE_HEADING)
        list_move(&in->settings, by < 0 ? -1 : 1);
    return OUTCOME_DONE;
}
