/* From one model of circles to another, and back: shown first, then done in one step.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/cards_private.h"
#include "ops/circles.h"

/* Where one person would go; `to` NULL: the passage does not say. */
struct passing {
    struct person person;
    const char *from;
    const char *to;
    bool by_history;
};

struct passage {
    struct garden *garden;
    const struct circle_model *from, *to;
    const char *model; /* "a>b" */
    const char *back;  /* "b>a" */
    struct id community;
    struct passing *at; /* everyone who is in a circle, in the stated order */
    size_t count;
    bool by_history; /* of one at least */
};

/* --- what it would do --------------------------------------------------------------
 */

static int compare_moves(const void *id, const void *at)
{
    const struct circle_move *move = at;
    return memcmp(id, move->person.bytes, sizeof move->person.bytes);
}

/* The move before last, when the last one is the change that is being taken back: a
 * list by person, then date. */
static const struct circle_move *move_before(const struct passage *passage,
                                             const struct circle_move *moves,
                                             size_t count, struct id person)
{
    const struct circle_move *last =
        bsearch(&person, moves, count, sizeof *moves, compare_moves);
    if (!last)
        return NULL;
    while (last + 1 < moves + count && id_equal(last[1].person, person))
        last++;
    bool before = last > moves && id_equal(last[-1].person, person);
    return before && strcmp(last->model, passage->back) == 0 ? last - 1 : NULL;
}

static const char *circle_by_rule(const struct passage *passage, const char *circle)
{
    const struct community *words = passage->garden->community;
    const struct circle_passage *rule =
        community_passage(words, passage->from->id, passage->to->id);
    for (size_t i = 0; rule && i < rule->step_count; i++)
        if (strcmp(rule->steps[i].from, circle) == 0)
            return rule->steps[i].to;
    return community_model_has(words, circle, passage->to->id) ? circle : NULL;
}

static void pass_one(struct passage *passage, const struct roll_line *line,
                     const struct circle_move *before, struct arena *arena)
{
    struct passing *passing = &passage->at[passage->count++];
    passing->person = person_copy(arena, &line->person);
    passing->from = arena_strdup(arena, line->circle);
    passing->by_history = before != NULL;
    passing->to = before ? before->circle : circle_by_rule(passage, line->circle);
    passage->by_history = passage->by_history || passing->by_history;
}

static bool pass_all(struct passage *passage, struct arena *arena, struct err *err)
{
    struct store *store = passage->garden->store;
    struct circle_move *moves;
    struct roll_list roll;
    size_t count;
    if (!store_circle_moves_all(store, arena, &moves, &count, err) ||
        !store_roll(store, &roll, err))
        return false;
    passage->at = arena_alloc(arena, (roll.count + 1) * sizeof *passage->at);
    for (size_t i = 0; i < roll.count; i++) {
        const struct roll_line *line = &roll.lines[i];
        if (*line->circle)
            pass_one(passage, line, move_before(passage, moves, count, line->person.id),
                     arena);
    }
    return true;
}

static bool models_find(struct passage *passage, const char *model, struct arena *arena,
                        struct err *err)
{
    const struct community *words = passage->garden->community;
    const char *id;
    if (!store_circle_model(passage->garden->store, arena, &passage->community, &id,
                            err))
        return false;
    passage->from = community_model(words, id);
    passage->to = community_model(words, model);
    if (!passage->to || strcmp(passage->to->id, model) != 0)
        return err_set(err, ERR_INPUT,
                       _("La configuration n’a pas de modèle de cercles « %.60s » : "
                         "choisissez-en un de la liste."),
                       model);
    if (passage->from == passage->to)
        return err_set(err, ERR_INPUT,
                       _("« %.80s » est déjà le modèle de cercles en cours."),
                       passage->to->label);
    passage->model = arena_printf(arena, "%s>%s", passage->from->id, passage->to->id);
    passage->back = arena_printf(arena, "%s>%s", passage->to->id, passage->from->id);
    return true;
}

static bool passage_read(struct passage *passage, const char *model,
                         struct arena *arena, struct err *err)
{
    if (!models_find(passage, model, arena, err) || !pass_all(passage, arena, err))
        return false;
    return passage->by_history ||
           community_passage(passage->garden->community, passage->from->id,
                             passage->to->id) ||
           err_set(err, ERR_INPUT,
                   _("La configuration ne dit pas comment passer à « %.80s » : "
                     "écrivez-y ce passage, sous « passages »."),
                   passage->to->label);
}

/* --- shown -------------------------------------------------------------------------
 */

static struct model_line *line_of(const struct passage *passage,
                                  const struct passing *passing,
                                  struct model_preview *preview)
{
    const char *to = passing->to ? passing->to : "";
    for (size_t i = 0; i < preview->count; i++) {
        struct model_line *line = &preview->lines[i];
        if (strcmp(line->from, passing->from) == 0 && strcmp(line->to, to) == 0 &&
            line->by_history == passing->by_history)
            return line;
    }
    struct model_line *line = &preview->lines[preview->count++];
    *line =
        (struct model_line){.from = passing->from,
                            .from_label = circle_label(passage->garden, passing->from),
                            .to = to,
                            .to_label = circle_label(passage->garden, to),
                            .by_history = passing->by_history};
    return line;
}

static int circle_place(const struct garden *garden, const char *id)
{
    const struct community *words = garden->community;
    size_t place = 0;
    while (place < words->circle_count && strcmp(words->circles[place].id, id) != 0)
        place++;
    return (int)place;
}

/* By the circle left, then the one reached, in the order of the configuration: few
 * lines, so each goes to its place in turn. */
static void lines_sort(const struct garden *garden, struct model_line *lines,
                       size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct model_line line = lines[i];
        int place =
            circle_place(garden, line.from) * 1000 + circle_place(garden, line.to);
        size_t k = i;
        for (; k > 0 && circle_place(garden, lines[k - 1].from) * 1000 +
                                circle_place(garden, lines[k - 1].to) >
                            place;
             k--)
            lines[k] = lines[k - 1];
        lines[k] = line;
    }
}

static void preview_fill(const struct passage *passage, struct arena *arena,
                         struct model_preview *preview)
{
    size_t room = passage->count + 1;
    *preview = (struct model_preview){.from = passage->from->id,
                                      .from_label = passage->from->label,
                                      .to = passage->to->id,
                                      .to_label = passage->to->label};
    preview->lines = arena_alloc(arena, room * sizeof *preview->lines);
    preview->left = arena_alloc(arena, room * sizeof *preview->left);
    for (size_t i = 0; i < passage->count; i++) {
        const struct passing *passing = &passage->at[i];
        line_of(passage, passing, preview)->people++;
        preview->people += passing->to != NULL;
        if (!passing->to)
            preview->left[preview->left_count++] = passing->person;
    }
    preview->unmapped = (int)preview->left_count;
    lines_sort(passage->garden, preview->lines, preview->count);
}

bool ops_circle_preview(struct garden *garden, const char *model, struct arena *arena,
                        struct model_preview *preview, struct err *err)
{
    struct passage passage = {.garden = garden};
    if (!passage_read(&passage, model, arena, err))
        return false;
    preview_fill(&passage, arena, preview);
    return true;
}

/* --- done --------------------------------------------------------------------------
 */

/* Those whose circle is the same in both models get a line too: the way back is then
 * known of everyone. */
static bool passage_write(const struct passage *passage, const char *reason,
                          struct err *err)
{
    struct garden *garden = passage->garden;
    int64_t today = day_start(clock_now());
    if (!set_text(garden, passage->community, FIELD_COMMUNITY_CIRCLE_MODEL,
                  passage->to->id, err))
        return false;
    for (size_t i = 0; i < passage->count; i++) {
        const struct passing *passing = &passage->at[i];
        const struct move_new move = {passing->person.id, passing->to, today, reason,
                                      passage->model};
        if (passing->to && (!move_insert(garden, &move, err) ||
                            !set_text(garden, passing->person.id, FIELD_PERSON_CIRCLE,
                                      passing->to, err)))
            return false;
    }
    return true;
}

bool ops_circle_model_set(struct garden *garden, const char *model, const char *reason,
                          struct err *err)
{
    struct arena arena = {0};
    struct passage passage = {.garden = garden};
    bool done =
        passage_read(&passage, model, &arena, err) &&
        step_begin(garden,
                   passage.by_history ? VERB_CIRCLE_MODEL_BACK : VERB_CIRCLE_MODEL,
                   err);
    if (done)
        done = step_end(garden,
                        passage_write(&passage, trimmed(&arena, text_or(reason)), err),
                        CHANGED_PEOPLE | CHANGED_CONFIG, err);
    arena_free(&arena);
    return done;
}
