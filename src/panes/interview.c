#include "panes/interview.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/interviews.h"
#include "panes/ask.h"
#include "panes/ask_form.h"
#include "panes/rows_view.h"
#include "panes/typed.h"

/* What a row of the box is: a question, or a passage of its answer. */
struct place {
    size_t line;
    int extract; /* -1: the question */
};

struct interview {
    struct id person;
    char *name;
    char grid[64];
    /* in the arena of the box, until its next load */
    struct interview_line *lines;
    size_t count;
    struct place *places; /* what each row is */
    struct view_row *rows;
    size_t place_count;
};

static void release(void *ctx)
{
    struct interview *interview = ctx;
    free(interview->name);
    free(interview);
}

static const char *tags_text(struct arena *arena, const struct community *community,
                             const char *tags)
{
    struct str text = {0};
    for (const char *at = tags + strspn(tags, " "); *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        const char *id = arena_strndup(arena, at, len);
        str_printf(
            &text, "%s#%s", text.len ? " " : "",
            community_label(community->extract_tags, community->extract_tag_count, id));
        at += len;
    }
    const char *copy = arena_strdup(arena, str_text(&text));
    str_free(&text);
    return copy;
}

/* --- the grid as rows --------------------------------------------------------------
 */

static struct view_row *add_row(struct interview *interview, struct place place)
{
    interview->places[interview->place_count] = place;
    return &interview->rows[interview->place_count++];
}

static void add_rows(struct interview *interview, const struct community *community,
                     struct arena *arena, size_t i)
{
    const struct interview_line *line = &interview->lines[i];
    bool answered = *line->answer.text != '\0';
    *add_row(interview, (struct place){i, -1}) = (struct view_row){
        .lead = arena_printf(arena, "%zu", i + 1),
        .text = line->question,
        .detail = answered ? typed_day_text(arena, line->answer.held) : "",
        .style = STYLE_QUESTION};
    if (answered)
        *add_row(interview, (struct place){i, -1}) = (struct view_row){
            .lead = "", .text = line->answer.text, .detail = "", .apart = true};
    for (size_t j = 0; j < line->extract_count; j++) {
        const struct extract *extract = &line->extracts[j];
        *add_row(interview, (struct place){i, (int)j}) =
            (struct view_row){.lead = "",
                              .text = arena_printf(arena, "   « %s »", extract->text),
                              .detail = tags_text(arena, community, extract->tags),
                              .style = STYLE_TITLE};
    }
}

static bool load(void *ctx, struct pane_host *host, struct arena *arena,
                 struct view_rows *out, struct err *err)
{
    struct interview *interview = ctx;
    size_t most = 0, answered = 0;
    if (!ops_interview(host->garden, interview->person, interview->grid, arena,
                       &interview->lines, &interview->count, err))
        return false;
    for (size_t i = 0; i < interview->count; i++)
        most += 2 + interview->lines[i].extract_count;
    interview->rows = arena_alloc(arena, (most + 1) * sizeof *interview->rows);
    interview->place_count = 0;
    interview->places = arena_alloc(arena, (most + 1) * sizeof *interview->places);
    for (size_t i = 0; i < interview->count; i++) {
        answered += *interview->lines[i].answer.text != '\0';
        add_rows(interview, host->garden->community, arena, i);
    }
    *out = (struct view_rows){
        .rows = interview->rows,
        .count = interview->place_count,
        .heading =
            arena_printf(arena,
                         i18n_n("%s : %zu réponse sur %zu questions",
                                "%s : %zu réponses sur %zu questions", (long)answered),
                         interview->name, answered, interview->count),
        .empty = _("Cette grille n’a pas de question.")};
    return true;
}

/* --- answering ---------------------------------------------------------------------
 */

struct answering {
    struct id person;
    char grid[64];
    char *question;
    bool next; /* the next question without an answer follows */
};

static void answering_free(void *ctx)
{
    struct answering *answering = ctx;
    free(answering->question);
    free(answering);
}

static bool ask_question(struct pane_host *host, const struct answering *from,
                         const struct interview_line *line, struct err *err);

/* The first question without an answer after that one; none: it is over. */
static bool ask_next(struct pane_host *host, const struct answering *after,
                     struct err *err)
{
    struct arena arena = {0};
    struct interview_line *lines;
    size_t count, i = 0;
    bool read = ops_interview(host->garden, after->person, after->grid, &arena, &lines,
                              &count, err);
    while (read && i < count && !str_equal(lines[i].question, after->question))
        i++;
    for (i++; read && i < count && *lines[i].answer.text; i++)
        ;
    if (read && i < count)
        read = ask_question(host, after, &lines[i], err);
    else if (read)
        host->say(host, _("Entretien fini. t sur une réponse : garder un extrait."));
    arena_free(&arena);
    return read;
}

static bool answered(void *ctx, struct pane_host *host, const char *const *texts,
                     struct err *err)
{
    const struct answering *answering = ctx;
    struct answer answer = {.person = answering->person,
                            .grid = answering->grid,
                            .question = answering->question,
                            .text = texts[0]};
    struct id id;
    if (!ops_answer_set(host->garden, &answer, NULL, &id, err))
        return false;
    host->say(host, _("Réponse enregistrée."));
    return ask_next(host, answering, err);
}

/* Drafts are kept by person, grid and question: its words, for its rank changes when
 * the grid does. */
static bool ask_question(struct pane_host *host, const struct answering *from,
                         const struct interview_line *line, struct err *err)
{
    (void)err;
    struct answering *answering = xcalloc(1, sizeof *answering);
    *answering = *from;
    answering->question = xstrdup(line->question);
    struct form_field field = {_("Réponse"), line->answer.text,
                               _("avec ses mots ; Échap arrête, rien n’est perdu")};
    ask_form(host, &(struct form){.title = line->question,
                                  .fields = &field,
                                  .count = 1,
                                  .draft = {.field = DRAFT_INTERVIEW,
                                            .id = from->person,
                                            .number = draft_number(
                                                line->question, strlen(line->question)),
                                            .key = from->grid},
                                  .ctx = answering,
                                  .release = answering_free,
                                  .done = answered});
    return true;
}

/* --- passages ----------------------------------------------------------------------
 */

struct keeping {
    struct id answer;
    struct extract extract; /* id none: a new one; texts not kept here */
};

static bool complete_tag(void *ctx, struct pane_host *host, size_t field,
                         const char *text, struct arena *arena, const char ***words,
                         size_t *count, struct err *err)
{
    const struct community *community = host->garden->community;
    const char *last = strrchr(text, ',') ? strrchr(text, ',') + 1 : text;
    const char *word = last + strspn(last, " ");
    (void)ctx;
    (void)err;
    *count = 0;
    *words = arena_alloc(arena, (community->extract_tag_count + 1) * sizeof **words);
    for (size_t i = 0; field == 1 && i < community->extract_tag_count; i++) {
        const char *label = community->extract_tags[i].label;
        if (typed_starts(label, word))
            (*words)[(*count)++] =
                arena_printf(arena, "%.*s%s", (int)(word - text), text, label);
    }
    return true;
}

static bool kept(void *ctx, struct pane_host *host, const char *const *texts,
                 struct err *err)
{
    struct keeping *keeping = ctx;
    struct extract *extract = &keeping->extract;
    struct id id;
    extract->text = texts[0];
    extract->tags = texts[1];
    if (id_is_none(extract->id) ? !ops_extract_add(host->garden, keeping->answer,
                                                   texts[0], texts[1], &id, err)
                                : !ops_extract_edit(host->garden, extract, err))
        return false;
    host->say(host, _("Extrait gardé."));
    return true;
}

static bool keep_extract(struct pane_host *host, const struct interview_line *line,
                         int at, struct err *err)
{
    (void)err;
    struct keeping *keeping = xcalloc(1, sizeof *keeping);
    struct arena arena = {0};
    const struct extract *old = at < 0 ? NULL : &line->extracts[at];
    keeping->answer = line->answer.id;
    if (old)
        keeping->extract = *old;
    struct form_field lines[] = {
        {_("Extrait"), old ? old->text : line->answer.text, _("le passage à garder")},
        {_("Étiquettes"), old ? old->tags : NULL,
         _("les premières lettres ; une virgule entre deux")}};
    ask_form(host, &(struct form){.draft = {.field = DRAFT_EXTRACT,
                                            .id = old ? old->id : line->answer.id},
                                  .title = _("Garder un extrait"),
                                  .fields = lines,
                                  .count = 2,
                                  .focus = old ? 1 : 0,
                                  .ctx = keeping,
                                  .release = free,
                                  .complete = complete_tag,
                                  .done = kept});
    arena_free(&arena);
    return true;
}

/* --- keys ---------------------------------------------------------------------------
 */

static enum outcome open(void *ctx, struct pane_host *host, size_t row, struct err *err)
{
    struct interview *interview = ctx;
    struct place place = interview->places[row];
    const struct interview_line *line = &interview->lines[place.line];
    struct answering from = {.person = interview->person};
    str_copy(from.grid, sizeof from.grid, interview->grid);
    bool opened = place.extract < 0 ? ask_question(host, &from, line, err)
                                    : keep_extract(host, line, place.extract, err);
    return opened ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome throw_extract(struct pane_host *host,
                                  const struct interview_line *line, int at,
                                  struct err *err)
{
    if (at < 0) {
        host->say(host, _("x retire un extrait ; une réponse se corrige par Entrée."));
        return OUTCOME_DONE;
    }
    if (!ops_extract_bin(host->garden, line->extracts[at].id, err))
        return OUTCOME_FAILED;
    host->say(host, _("Extrait retiré. Échap, puis u : annuler."));
    return OUTCOME_DONE;
}

static enum outcome key(void *ctx, struct pane_host *host, struct key pressed,
                        size_t row, struct err *err)
{
    struct interview *interview = ctx;
    if (pressed.name != K_CHAR || pressed.ctrl || row >= interview->place_count)
        return OUTCOME_UNUSED;
    struct place place = interview->places[row];
    const struct interview_line *line = &interview->lines[place.line];
    if (pressed.code == 'x')
        return throw_extract(host, line, place.extract, err);
    if (pressed.code == 'e')
        return open(ctx, host, row, err);
    if (pressed.code != 't')
        return OUTCOME_UNUSED;
    if (!*line->answer.text) {
        host->say(host, _("Pas encore de réponse ici : Entrée pour l’écrire."));
        return OUTCOME_DONE;
    }
    return keep_extract(host, line, -1, err) ? OUTCOME_DONE : OUTCOME_FAILED;
}

static bool grid_open(struct pane_host *host, struct id person, const char *name,
                      const struct interview_grid *grid, struct err *err)
{
    struct interview *interview = xcalloc(1, sizeof *interview);
    interview->person = person;
    interview->name = xstrdup(name);
    str_copy(interview->grid, sizeof interview->grid, grid->id);
    return rows_view_open(
        host,
        &(struct rows_view){.title = grid->label,
                            .hint = _("Entrée : répondre   t : garder un extrait   x : "
                                      "le retirer   Échap : fermer"),
                            .ctx = interview,
                            .release = release,
                            .load = load,
                            .open = open,
                            .key = key},
        err);
}

static bool grid_chosen(void *ctx, struct pane_host *host, size_t index,
                        struct err *err)
{
    const struct interview *interview = ctx;
    return grid_open(host, interview->person, interview->name,
                     &host->garden->community->grids[index], err);
}

bool interview_open(struct pane_host *host, struct id person, const char *name,
                    struct err *err)
{
    const struct community *community = host->garden->community;
    struct choice choices[26] = {{0}};
    size_t count = community->grid_count < 26 ? community->grid_count : 26;
    if (!count)
        return err_set(err, ERR_NOT_FOUND,
                       _("La configuration ne décrit aucune grille d’entretien."));
    if (count == 1)
        return grid_open(host, person, name, &community->grids[0], err);
    struct interview *interview = xcalloc(1, sizeof *interview);
    interview->person = person;
    interview->name = xstrdup(name);
    for (size_t i = 0; i < count; i++)
        choices[i].label = community->grids[i].label;
    ask_choice(host, &(struct choose){.title = _("Quelle grille d’entretien ?"),
                                      .choices = choices,
                                      .count = count,
                                      .ctx = interview,
                                      .release = release,
                                      .done = grid_chosen});
    return true;
}
