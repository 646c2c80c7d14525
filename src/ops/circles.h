/* Circles through time: who moved where, when and why; and going from one model of
 * circles to another and back.
 *
 * Owns: the history (rows of circle_moves) and its rule: the present circle of a person
 * is that of her last move by date (the row written last among those of one day). Every
 * verb keeps it so. Days are stamps of local midnight. */
#ifndef OPS_CIRCLES_H
#define OPS_CIRCLES_H

#include "domain/card.h"
#include "domain/meeting.h"
#include "ops/garden.h"

/* The model in force: the one stored in the file, else the first of the configuration;
 * NULL when it has none. In the arena, or the community's. */
bool ops_circle_model(struct garden *garden, struct arena *arena,
                      const struct circle_model **model, struct err *err);
/* The circles of the model in force, in the order of their numbers, and how many people
 * are in each; then, when there are some, those of circles outside it (circle.number
 * 0), then those in none (id ""). */
struct circle_count {
    const char *id;
    const char *label;
    int number;
    int soft_cap; /* 0: none */
    int people;
};
bool ops_circle_counts(struct garden *garden, struct arena *arena,
                       struct circle_count **counts, size_t *count, struct err *err);

/* People who enter a circle ("": leave them all) on a day, and why. */
struct circle_change {
    const struct id *persons;
    size_t count;
    const char *circle;
    int64_t since;      /* 0: today; may be past, not to come */
    const char *reason; /* "" or NULL: not said */
};
/* One step for all of them. A move of the same person on the same day is replaced. A
 * past date enters the history at its place, and only changes the present circle when
 * nothing later does. *warning (arena): « 31 personnes dans Engagé·e·s : le repère est
 * de 30. », NULL when there is none. ERR_INPUT for a circle that the configuration does
 * not have, or a day to come. Being there already is no move: a step without
 * operations, and true. */
bool ops_circle_set(struct garden *garden, const struct circle_change *change,
                    struct arena *arena, const char **warning, struct err *err);
/* Takes one line off the history; the present circle follows. */
bool ops_circle_move_bin(struct garden *garden, struct id move, struct err *err);
/* Latest first. */
bool ops_circle_history(struct garden *garden, struct id person, struct arena *arena,
                        struct circle_move **moves, size_t *count, struct err *err);

/* --- the past --------------------------------------------------------------------- */

/* Who was in that circle at the end of that day, in the stated order; people in the bin
 * are left out. */
bool ops_circle_on(struct garden *garden, const char *circle, int64_t day,
                   struct arena *arena, struct person **persons, size_t *count,
                   struct err *err);
/* start + entries − exits = end, for each circle that had anyone: people at the end of
 * the day before `from`, moves in and out from `from` to `to` included, people at the
 * end of `to`. Entries and exits that a change of model made are in `mapped_in` and
 * `mapped_out` too. One person in and out and in again counts each time. */
struct circle_balance {
    const char *id;
    const char *label;
    int start, entries, exits, end;
    int mapped_in, mapped_out;
};
bool ops_circle_balances(struct garden *garden, int64_t from, int64_t to,
                         struct arena *arena, struct circle_balance **lines,
                         size_t *count, struct err *err);

/* --- from one model to another ---------------------------------------------------- */

/* People of the circle `from` who would be in `to`. */
struct model_line {
    const char *from, *from_label;
    const char *to, *to_label; /* "" in `to`: the passage does not say; they stay where
                                  they are, outside the new model */
    int people;
    bool by_history; /* going back: their circle of before, and not the passage */
};
struct model_preview {
    const char *from, *from_label; /* models */
    const char *to, *to_label;
    struct model_line *lines; /* by circle */
    size_t count;
    int people;          /* whose circle changes, or keeps the same in both models */
    int unmapped;        /* of lines without `to` */
    struct person *left; /* those, in the stated order */
    size_t left_count;
};
/* What going to that model would do. Whoever came to the circle she is in by a change
 * from that model, and has not moved since, goes back where she was (by_history); the
 * others follow the passage, and a circle of both models that no step names stays.
 * ERR_INPUT when the model is unknown or is the one in force, or when there is neither
 * a passage to it nor anything to go back to. */
bool ops_circle_preview(struct garden *garden, const char *model, struct arena *arena,
                        struct model_preview *preview, struct err *err);
/* Does what the preview says, in one step (VERB_CIRCLE_MODEL; when it goes back to the
 * model before, VERB_CIRCLE_MODEL_BACK): a move a person whose circle changes, dated
 * today, with `model` "a>b"; and the model in force. Undo brings all of it back. */
bool ops_circle_model_set(struct garden *garden, const char *model, const char *reason,
                          struct err *err);

#endif
