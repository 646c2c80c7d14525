/* People in circles, today: who enters which, when and why. */
#include "ops/circles.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/cards_private.h"

const char *circle_label(const struct garden *garden, const char *circle)
{
    const struct circle *row = community_circle(garden->community, circle);
    return row ? row->label : circle;
}

bool move_insert(struct garden *garden, const struct move_new *move, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_CIRCLE_MOVE_PERSON, value_id(move->person)},
        {FIELD_CIRCLE_MOVE_CIRCLE, value_text(move->circle)},
        {FIELD_CIRCLE_MOVE_SINCE, value_integer(move->since)},
        {FIELD_CIRCLE_MOVE_REASON, value_text(move->reason)},
        {FIELD_CIRCLE_MOVE_MODEL, value_text(move->model)},
    };
    return store_insert(garden->store, TABLE_CIRCLE_MOVE, id_new(clock_now()), fields,
                        COUNT(fields), err);
}

/* --- setting it ------------------------------------------------------------------- */

/* The present circle is that of her last move, whatever was just written. */
static bool circle_follow(struct garden *garden, struct id person, struct err *err)
{
    struct arena arena = {0};
    struct circle_move *moves;
    size_t count;
    bool done = store_circle_moves(garden->store, person, &arena, &moves, &count, err);
    done = done && set_text(garden, person, FIELD_PERSON_CIRCLE,
                            count ? moves[0].circle : "", err);
    arena_free(&arena);
    return done;
}

/* The last move on or before that day, in a list of latest first; NULL without any. */
static const struct circle_move *move_at(const struct circle_move *moves, size_t count,
                                         int64_t day)
{
    for (size_t i = 0; i < count; i++)
        if (moves[i].since <= day)
            return &moves[i];
    return NULL;
}

/* A second thought about the same day replaces the first, but never what a change of
 * model wrote: going back needs it. */
static bool move_again(struct garden *garden, const struct circle_move *before,
                       const struct move_new *move, struct err *err)
{
    return set_text(garden, before->id, FIELD_CIRCLE_MOVE_CIRCLE, move->circle, err) &&
           set_text(garden, before->id, FIELD_CIRCLE_MOVE_REASON, move->reason, err);
}

static bool move_write(struct garden *garden, const struct move_new *move,
                       struct err *err)
{
    struct arena arena = {0};
    struct circle_move *moves;
    struct card card;
    size_t count;
    bool done =
        card_live(garden, move->person, &arena, &card, err) &&
        store_circle_moves(garden->store, move->person, &arena, &moves, &count, err);
    if (done) {
        const struct circle_move *before = move_at(moves, count, move->since);
        const char *circle = before ? before->circle : count ? "" : card.circle;
        bool again = before && before->since == move->since && !*before->model;
        if (again)
            done = move_again(garden, before, move, err);
        else if (strcmp(circle, move->circle) != 0 || (!before && *move->circle))
            done = move_insert(garden, move, err);
    }
    arena_free(&arena);
    return done && circle_follow(garden, move->person, err);
}

static bool change_write(struct garden *garden, const struct circle_change *change,
                         const char *reason, struct err *err)
{
    int64_t since = day_start(change->since ? change->since : clock_now());
    for (size_t i = 0; i < change->count; i++) {
        const struct move_new move = {change->persons[i], change->circle, since, reason,
                                      ""};
        if (!move_write(garden, &move, err))
            return false;
    }
    return true;
}

static bool change_allowed(const struct garden *garden,
                           const struct circle_change *change, struct err *err)
{
    if (*change->circle && !community_circle(garden->community, change->circle))
        return err_set(err, ERR_INPUT,
                       _("La configuration n’a pas de cercle « %.60s » : choisissez-en "
                         "un de la liste."),
                       change->circle);
    return (!change->since || day_has_come(change->since, err)) &&
           (change->count > 0 ||
            err_set(err, ERR_INPUT,
                    _("Aucune fiche choisie : allez sur une ligne avec les flèches, ou "
                      "marquez-en avec Espace.")));
}

static int people_in(const struct roll_list *roll, const char *circle)
{
    int people = 0;
    for (size_t i = 0; i < roll->count; i++)
        people += strcmp(roll->lines[i].circle, circle) == 0;
    return people;
}

/* What was saved stays saved: without a roll to count, nothing is said. */
static const char *cap_warning(struct garden *garden, const char *id,
                               struct arena *arena)
{
    const struct circle *circle = community_circle(garden->community, id);
    struct roll_list roll;
    if (!circle || circle->soft_cap == 0 || !store_roll(garden->store, &roll, NULL))
        return NULL;
    int people = people_in(&roll, id);
    if (people <= circle->soft_cap)
        return NULL;
    return arena_printf(arena, _("%d personnes dans %s, prévu pour %d."), people,
                        circle->label, circle->soft_cap);
}

bool ops_circle_set(struct garden *garden, const struct circle_change *change,
                    struct arena *arena, const char **warning, struct err *err)
{
    const char *reason = trimmed(arena, text_or(change->reason));
    *warning = NULL;
    if (!change_allowed(garden, change, err) ||
        !step_begin(garden, VERB_CIRCLE_SET, err))
        return false;
    if (!step_end(garden, change_write(garden, change, reason, err), CHANGED_PEOPLE,
                  err))
        return false;
    *warning = cap_warning(garden, change->circle, arena);
    return true;
}

bool ops_circle_move_bin(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct circle_move move;
    bool done = store_circle_move(garden->store, id, &arena, &move, err) &&
                step_begin(garden, VERB_CIRCLE_MOVE_BIN, err);
    if (done) {
        bool written = set_integer(garden, id, FIELD_CIRCLE_MOVE_STATE, ROW_BIN, err) &&
                       circle_follow(garden, move.person, err);
        done = step_end(garden, written, CHANGED_PEOPLE, err);
    }
    arena_free(&arena);
    return done;
}

bool ops_circle_history(struct garden *garden, struct id person, struct arena *arena,
                        struct circle_move **moves, size_t *count, struct err *err)
{
    return store_circle_moves(garden->store, person, arena, moves, count, err);
}

/* --- how many --------------------------------------------------------------------- */

bool ops_circle_model(struct garden *garden, struct arena *arena,
                      const struct circle_model **model, struct err *err)
{
    struct id community;
    const char *id;
    if (!store_circle_model(garden->store, arena, &community, &id, err))
        return false;
    *model = community_model(garden->community, id);
    return true;
}

static int compare_counts(const void *a, const void *b)
{
    const struct circle_count *one = a, *two = b;
    return one->number - two->number;
}

static size_t counts_of_model(const struct community *words, const char *model,
                              const struct roll_list *roll, struct circle_count *counts)
{
    size_t n = 0;
    for (size_t i = 0; i < words->circle_count; i++) {
        const struct circle *circle = &words->circles[i];
        if (community_model_has(words, circle->id, model))
            counts[n++] =
                (struct circle_count){circle->id, circle->label, circle->number,
                                      circle->soft_cap, people_in(roll, circle->id)};
    }
    if (n > 1)
        qsort(counts, n, sizeof *counts, compare_counts);
    return n;
}

/* Those of another model, of circles that left the configuration, of none. */
static size_t counts_beside(const struct garden *garden, const struct roll_list *roll,
                            struct arena *arena, struct circle_count *counts, size_t n)
{
    for (size_t i = 0; i < roll->count; i++) {
        const char *id = roll->lines[i].circle;
        bool known = *id == '\0';
        for (size_t k = 0; !known && k < n; k++)
            known = strcmp(counts[k].id, id) == 0;
        if (!known) {
            id = arena_strdup(arena, id);
            counts[n++] = (struct circle_count){id, circle_label(garden, id), 0, 0,
                                                people_in(roll, id)};
        }
    }
    int without = people_in(roll, "");
    if (without > 0)
        counts[n++] = (struct circle_count){"", _("sans cercle"), 0, 0, without};
    return n;
}

bool ops_circle_counts(struct garden *garden, struct arena *arena,
                       struct circle_count **counts, size_t *count, struct err *err)
{
    const struct circle_model *model;
    struct roll_list roll;
    if (!ops_circle_model(garden, arena, &model, err) ||
        !store_roll(garden->store, &roll, err))
        return false;
    size_t room = garden->community->circle_count + roll.count + 1;
    *counts = arena_alloc(arena, room * sizeof **counts);
    *count = counts_of_model(garden->community, model ? model->id : "", &roll, *counts);
    *count = counts_beside(garden, &roll, arena, *counts, *count);
    return true;
}
