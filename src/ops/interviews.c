#include "ops/interviews.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/actor_list.h"
#include "ops/cards_private.h"

static bool people_end(struct garden *garden, bool written, const char *draft_place,
                       struct err *err)
{
    return step_end_drop(garden, written, CHANGED_PEOPLE, draft_place, err);
}

static const struct interview_grid *grid_of(const struct garden *garden, const char *id)
{
    const struct community *words = garden->community;
    for (size_t i = 0; i < words->grid_count; i++)
        if (strcmp(words->grids[i].id, id) == 0)
            return &words->grids[i];
    return NULL;
}

/* --- answers -----------------------------------------------------------------------
 */

static const struct answer *answer_find(const struct answer *answers, size_t count,
                                        const char *grid, const char *question)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(answers[i].grid, grid) == 0 &&
            strcmp(answers[i].question, question) == 0)
            return &answers[i];
    return NULL;
}

static bool answer_insert(struct garden *garden, const struct answer *answer,
                          struct id id, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_ANSWER_TEXT, value_text(answer->text)},
        {FIELD_ANSWER_PERSON, value_id(answer->person)},
        {FIELD_ANSWER_GRID, value_text(answer->grid)},
        {FIELD_ANSWER_QUESTION, value_text(answer->question)},
        {FIELD_ANSWER_HELD, value_integer(answer->held)},
    };
    return store_insert(garden->store, TABLE_ANSWER, id, fields, COUNT(fields), err);
}

static bool answer_drop(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct extract *extracts;
    size_t count;
    bool done = set_integer(garden, id, FIELD_ANSWER_STATE, ROW_BIN, err) &&
                store_extracts(garden->store, id, &arena, &extracts, &count, err);
    for (size_t i = 0; done && i < count; i++)
        done = set_integer(garden, extracts[i].id, FIELD_EXTRACT_STATE, ROW_BIN, err);
    arena_free(&arena);
    return done;
}

/* A day already noted stays unless another is given. */
static bool answer_write(struct garden *garden, const struct answer *before,
                         const struct answer *answer, struct id *id, struct err *err)
{
    struct answer dated = *answer;
    if (before && *answer->text == '\0')
        return answer_drop(garden, before->id, err);
    if (!before && *answer->text == '\0')
        return true;
    if (before) {
        *id = before->id;
        return set_text(garden, *id, FIELD_ANSWER_TEXT, answer->text, err) &&
               (!answer->held ||
                set_integer(garden, *id, FIELD_ANSWER_HELD, answer->held, err));
    }
    dated.held = answer->held ? answer->held : day_start(clock_now());
    *id = id_new(clock_now());
    return answer_insert(garden, &dated, *id, err);
}

bool ops_answer_set(struct garden *garden, const struct answer *answer,
                    const char *draft_place, struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct card card;
    struct answer *answers, clean = *answer;
    size_t count;
    struct id made = {{0}};
    clean.text = trimmed(&arena, text_or(answer->text));
    bool done = grid_of(garden, answer->grid) ||
                err_set(err, ERR_INPUT,
                        _("La configuration n’a pas d’entretien « %.60s » : "
                          "choisissez-en un de la liste."),
                        answer->grid);
    done =
        done && (!answer->held || day_has_come(answer->held, err)) &&
        card_live(garden, answer->person, &arena, &card, err) &&
        store_answers(garden->store, answer->person, &arena, &answers, &count, err) &&
        step_begin(garden, VERB_ANSWER_SET, err);
    if (done) {
        const struct answer *before =
            answer_find(answers, count, answer->grid, answer->question);
        done = people_end(garden, answer_write(garden, before, &clean, &made, err),
                          draft_place, err);
    }
    *id = done ? made : *id;
    arena_free(&arena);
    return done;
}

/* --- extracts ----------------------------------------------------------------------
 */

static const struct label *tag_find(const struct garden *garden, const char *said)
{
    const struct community *words = garden->community;
    for (size_t i = 0; i < words->extract_tag_count; i++)
        if (fold_same(words->extract_tags[i].id, said) ||
            fold_same(words->extract_tags[i].label, said))
            return &words->extract_tags[i];
    return NULL;
}

/* Labels have spaces: what lies between two commas is one tag, else one a word. */
static bool tags_read(const struct garden *garden, struct arena *arena,
                      const char *text, const char **tags, struct err *err)
{
    *tags = "";
    for (text += strspn(text, " ,"); *text; text += strspn(text, " ,")) {
        size_t len = strcspn(text, ",");
        const char *said = trimmed(arena, arena_strndup(arena, text, len));
        if (!tag_find(garden, said)) {
            len = strcspn(text, " ,");
            said = arena_strndup(arena, text, len);
        }
        const struct label *tag = tag_find(garden, said);
        if (!tag)
            return err_set(err, ERR_INPUT,
                           _("« %.60s » n’est pas une étiquette de la configuration : "
                             "choisissez dans la liste, séparées par des virgules."),
                           said);
        *tags = themes_with(arena, *tags, tag->id);
        text += len;
    }
    return true;
}

static bool extract_read(const struct garden *garden, struct arena *arena,
                         const char *text, const char *tags, struct extract *extract,
                         struct err *err)
{
    *extract = (struct extract){.text = trimmed(arena, text)};
    if (*extract->text == '\0')
        return err_set(err, ERR_INPUT,
                       _("Rien n’est choisi : tapez ou collez le passage à garder."));
    return tags_read(garden, arena, text_or(tags), &extract->tags, err);
}

static bool extract_insert(struct garden *garden, const struct extract *extract,
                           struct id id, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_EXTRACT_TEXT, value_text(extract->text)},
        {FIELD_EXTRACT_ANSWER, value_id(extract->answer)},
        {FIELD_EXTRACT_TAGS, value_text(extract->tags)},
    };
    return store_insert(garden->store, TABLE_EXTRACT, id, fields, COUNT(fields), err);
}

bool ops_extract_add(struct garden *garden, struct id answer, const char *text,
                     const char *tags, struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct answer of;
    struct extract extract;
    struct id made = id_new(clock_now());
    bool done = store_answer(garden->store, answer, &arena, &of, err) &&
                extract_read(garden, &arena, text, tags, &extract, err) &&
                step_begin(garden, VERB_EXTRACT_ADD, err);
    if (done) {
        extract.answer = answer;
        done =
            people_end(garden, extract_insert(garden, &extract, made, err), NULL, err);
    }
    *id = done ? made : *id;
    arena_free(&arena);
    return done;
}

bool ops_extract_edit(struct garden *garden, const struct extract *extract,
                      struct err *err)
{
    struct arena arena = {0};
    struct extract before, clean;
    bool done =
        store_extract(garden->store, extract->id, &arena, &before, err) &&
        extract_read(garden, &arena, extract->text, extract->tags, &clean, err) &&
        step_begin(garden, VERB_EXTRACT_EDIT, err);
    if (done) {
        bool written =
            set_text(garden, extract->id, FIELD_EXTRACT_TEXT, clean.text, err) &&
            set_text(garden, extract->id, FIELD_EXTRACT_TAGS, clean.tags, err);
        done = people_end(garden, written, NULL, err);
    }
    arena_free(&arena);
    return done;
}

bool ops_extract_bin(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct extract extract;
    bool done = store_extract(garden->store, id, &arena, &extract, err) &&
                step_begin(garden, VERB_EXTRACT_BIN, err);
    if (done)
        done = people_end(garden,
                          set_integer(garden, id, FIELD_EXTRACT_STATE, ROW_BIN, err),
                          NULL, err);
    arena_free(&arena);
    return done;
}

/* --- one interview ------------------------------------------------------------------
 */

static bool line_fill(struct garden *garden, const struct answer *answer,
                      struct arena *arena, struct interview_line *line, struct err *err)
{
    line->answer = *answer;
    return store_extracts(garden->store, answer->id, arena, &line->extracts,
                          &line->extract_count, err);
}

static bool has_question(const struct interview_grid *grid, const char *question)
{
    bool has = false;
    for (size_t i = 0; grid && grid->questions[i]; i++)
        has = has || strcmp(grid->questions[i], question) == 0;
    return has;
}

bool ops_interview(struct garden *garden, struct id person, const char *grid,
                   struct arena *arena, struct interview_line **lines, size_t *count,
                   struct err *err)
{
    const struct interview_grid *asked = grid_of(garden, grid);
    struct answer *answers;
    size_t answered, n = 0, questions = 0;
    if (!store_answers(garden->store, person, arena, &answers, &answered, err))
        return false;
    while (asked && asked->questions[questions])
        questions++;
    *lines = arena_alloc(arena, (questions + answered + 1) * sizeof **lines);
    for (size_t i = 0; i < questions; i++) {
        const char *question = asked->questions[i];
        const struct answer *answer = answer_find(answers, answered, grid, question);
        struct interview_line *line = &(*lines)[n++];
        line->question = question;
        line->answer = (struct answer){
            .person = person, .grid = grid, .question = question, .text = ""};
        if (answer && !line_fill(garden, answer, arena, line, err))
            return false;
    }
    for (size_t i = 0; i < answered; i++) {
        if (strcmp(answers[i].grid, grid) != 0 ||
            has_question(asked, answers[i].question))
            continue;
        struct interview_line *line = &(*lines)[n++];
        line->question = answers[i].question;
        if (!line_fill(garden, &answers[i], arena, line, err))
            return false;
    }
    *count = n;
    return true;
}
