/* Who was in a circle on a past day, and what came in and went out between two days. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/cards_private.h"
#include "ops/circles.h"

/* The moves of one live person, first to last. */
struct past {
    const struct roll_line *line;
    const struct circle_move *moves;
    size_t count;
    struct circle_move made; /* of who has a circle and no move: since her card is */
};
struct pasts {
    struct past *at;
    size_t count;
    struct arena arena;
};

static int compare_moves(const void *id, const void *at)
{
    const struct circle_move *move = at;
    return memcmp(id, move->person.bytes, sizeof move->person.bytes);
}

/* Moves come by person: those of one are neighbours. */
static void past_find(struct past *past, const struct circle_move *moves, size_t count)
{
    const struct circle_move *first =
        bsearch(&past->line->person.id, moves, count, sizeof *moves, compare_moves);
    const struct circle_move *end = first;
    if (!first) {
        past->made = (struct circle_move){.circle = past->line->circle,
                                          .since = day_start(past->line->created),
                                          .model = ""};
        past->moves = &past->made;
        past->count = *past->line->circle ? 1 : 0;
        return;
    }
    while (first > moves && id_equal(first[-1].person, past->line->person.id))
        first--;
    while (end < moves + count && id_equal(end->person, past->line->person.id))
        end++;
    past->moves = first;
    past->count = (size_t)(end - first);
}

static bool pasts_read(struct garden *garden, struct pasts *pasts, struct err *err)
{
    struct circle_move *moves;
    struct roll_list roll;
    size_t count;
    *pasts = (struct pasts){0};
    if (!store_circle_moves_all(garden->store, &pasts->arena, &moves, &count, err) ||
        !store_roll(garden->store, &roll, err)) {
        arena_free(&pasts->arena);
        return false;
    }
    pasts->at = arena_alloc(&pasts->arena, (roll.count + 1) * sizeof *pasts->at);
    pasts->count = roll.count;
    for (size_t i = 0; i < roll.count; i++) {
        pasts->at[i].line = &roll.lines[i];
        past_find(&pasts->at[i], moves, count);
    }
    return true;
}

/* Where she was just before that instant; "" in none. */
static const char *circle_before(const struct past *past, int64_t instant)
{
    const char *circle = "";
    for (size_t i = 0; i < past->count && past->moves[i].since < instant; i++)
        circle = past->moves[i].circle;
    return circle;
}

/* --- on one day ---------------------------------------------------------------------
 */

bool ops_circle_on(struct garden *garden, const char *circle, int64_t day,
                   struct arena *arena, struct person **persons, size_t *count,
                   struct err *err)
{
    struct pasts pasts;
    int64_t end = day_later(day, 1);
    if (!pasts_read(garden, &pasts, err))
        return false;
    *persons = arena_alloc(arena, (pasts.count + 1) * sizeof **persons);
    *count = 0;
    for (size_t i = 0; i < pasts.count; i++)
        if (strcmp(circle_before(&pasts.at[i], end), circle) == 0)
            (*persons)[(*count)++] = person_copy(arena, &pasts.at[i].line->person);
    arena_free(&pasts.arena);
    return true;
}

/* --- between two -------------------------------------------------------------------
 */

struct balances {
    struct circle_balance *at;
    size_t count;
};

/* The line of a circle; NULL for none. There is room for one a move. */
static struct circle_balance *balance_of(struct balances *balances, const char *circle)
{
    size_t i = 0;
    while (i < balances->count && strcmp(balances->at[i].id, circle) != 0)
        i++;
    if (i == balances->count)
        balances->at[balances->count++] = (struct circle_balance){.id = circle};
    return &balances->at[i];
}

static void count_move(struct balances *balances, const char *before,
                       const struct circle_move *move)
{
    int mapped = *move->model != '\0';
    if (strcmp(before, move->circle) == 0)
        return;
    if (*before) {
        struct circle_balance *left = balance_of(balances, before);
        left->exits++;
        left->mapped_out += mapped;
    }
    if (*move->circle) {
        struct circle_balance *entered = balance_of(balances, move->circle);
        entered->entries++;
        entered->mapped_in += mapped;
    }
}

static void count_person(struct balances *balances, const struct past *past,
                         int64_t from, int64_t end)
{
    const char *circle = circle_before(past, from);
    if (*circle)
        balance_of(balances, circle)->start++;
    for (size_t i = 0; i < past->count; i++) {
        if (past->moves[i].since < from || past->moves[i].since >= end)
            continue;
        count_move(balances, circle, &past->moves[i]);
        circle = past->moves[i].circle;
    }
    if (*circle)
        balance_of(balances, circle)->end++;
}

static bool is_said(const struct circle_balance *line)
{
    return line->start || line->entries || line->exits || line->end;
}

/* A line for each circle of the configuration comes first: its order is kept. */
static struct balances balances_start(const struct garden *garden,
                                      const struct pasts *pasts, struct arena *arena)
{
    const struct community *words = garden->community;
    size_t room = words->circle_count + 1;
    struct balances balances = {0};
    for (size_t i = 0; i < pasts->count; i++)
        room += pasts->at[i].count;
    balances.at = arena_alloc(arena, room * sizeof *balances.at);
    for (size_t i = 0; i < words->circle_count; i++)
        balance_of(&balances, words->circles[i].id);
    return balances;
}

bool ops_circle_balances(struct garden *garden, int64_t from, int64_t to,
                         struct arena *arena, struct circle_balance **lines,
                         size_t *count, struct err *err)
{
    struct pasts pasts;
    if (from > to)
        return err_set(err, ERR_INPUT,
                       _("Cette période finirait avant de commencer : corrigez l’une "
                         "des deux dates."));
    if (!pasts_read(garden, &pasts, err))
        return false;
    struct balances balances = balances_start(garden, &pasts, arena);
    for (size_t i = 0; i < pasts.count; i++)
        count_person(&balances, &pasts.at[i], day_start(from), day_later(to, 1));
    *lines = balances.at;
    *count = 0;
    for (size_t i = 0; i < balances.count; i++) {
        struct circle_balance line = balances.at[i];
        line.id = arena_strdup(arena, line.id);
        line.label = circle_label(garden, line.id);
        if (is_said(&line))
            (*lines)[(*count)++] = line;
    }
    arena_free(&pasts.arena);
    return true;
}
