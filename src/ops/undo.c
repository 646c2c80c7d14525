/* A step taken back or brought again: all at once, or in pieces that a screen shows. */
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/private.h"

struct ops_turn {
    struct garden *garden;
    bool back;
    struct step step;
    struct turn *turn;
    struct arena arena; /* of the step */
};

static void step_replayed(struct garden *garden)
{
    garden->changed |= CHANGED_NOTES | CHANGED_BOARDS | CHANGED_MEETINGS |
                       CHANGED_PEOPLE | CHANGED_ACTORS | CHANGED_LISTS;
    garden->saved_at = clock_now();
    garden->unsaved = false;
}

bool ops_turn_begin(struct garden *garden, bool back, struct ops_turn **turn,
                    struct err *err)
{
    struct ops_turn *made = xcalloc(1, sizeof *made);
    *made = (struct ops_turn){.garden = garden, .back = back};
    garden->busy = store_turn_begin(garden->store, back, &made->arena, &made->step,
                                    &made->turn, err);
    *turn = made;
    if (garden->busy)
        return true;
    *turn = NULL;
    arena_free(&made->arena);
    free(made);
    return step_lost(garden, err);
}

bool ops_turn_step(struct ops_turn *turn, bool *more, struct err *err)
{
    return store_turn_step(turn->turn, more, err) || step_lost(turn->garden, err);
}

bool ops_turn_is_long(const struct ops_turn *turn)
{
    return turn->step.operations > STEP_LONG;
}

int ops_turn_done(const struct ops_turn *turn)
{
    return store_turn_done(turn->turn);
}

int ops_turn_rows(const struct ops_turn *turn)
{
    return turn->step.notes > 0 ? turn->step.notes : turn->step.rows;
}

const char *ops_turn_words(const struct ops_turn *turn, struct arena *arena)
{
    return arena_printf(arena, turn->back ? _("Annuler : %s") : _("Rétablir : %s"),
                        sentence_of(arena, &turn->step));
}

bool ops_turn_end(struct ops_turn *turn, bool keep, struct arena *arena,
                  const char **sentence, struct err *err)
{
    struct garden *garden = turn->garden;
    bool done = store_turn_end(turn->turn, keep, err) || step_lost(garden, err);
    garden->busy = false;
    if (keep && done) {
        step_replayed(garden);
        garden->replayed = turn->step.board;
        *sentence =
            arena_printf(arena, turn->back ? _("Annulé : %s") : _("Rétabli : %s"),
                         sentence_of(arena, &turn->step));
    }
    arena_free(&turn->arena);
    free(turn);
    return done;
}

static bool turn_all(struct garden *garden, bool back, struct arena *arena,
                     const char **sentence, struct err *err)
{
    struct ops_turn *turn;
    bool good = true, more = true;
    if (!ops_turn_begin(garden, back, &turn, err))
        return false;
    while (good && more)
        good = ops_turn_step(turn, &more, err);
    return ops_turn_end(turn, good, arena, sentence, err) && good;
}

bool ops_undo(struct garden *garden, struct arena *arena, const char **sentence,
              struct err *err)
{
    return turn_all(garden, true, arena, sentence, err);
}

bool ops_redo(struct garden *garden, struct arena *arena, const char **sentence,
              struct err *err)
{
    return turn_all(garden, false, arena, sentence, err);
}
