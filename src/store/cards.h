/* The reads of member cards, for ops/: the card, its lines, the roll of all members,
 * who has a name or nearly.
 *
 * Live rows only unless said, in the arena given. Writing goes through store_insert and
 * store_set. */
#ifndef STORE_CARDS_H
#define STORE_CARDS_H

#include "domain/card.h"
#include "domain/meeting.h"
#include "store/store.h"

/* --- one person ------------------------------------------------------------------- */

/* Live or in the bin; ERR_NOT_FOUND, with a sentence, else. */
bool store_card(struct store *store, struct id id, struct arena *arena,
                struct card *card, enum row_state *state, int64_t *created,
                struct err *err);
/* By date, latest first; those of one day: the last written first. */
bool store_circle_moves(struct store *store, struct id person, struct arena *arena,
                        struct circle_move **moves, size_t *count, struct err *err);
bool store_circle_move(struct store *store, struct id id, struct arena *arena,
                       struct circle_move *move, struct err *err);
/* Those of every person, by person then date, first to last. */
bool store_circle_moves_all(struct store *store, struct arena *arena,
                            struct circle_move **moves, size_t *count, struct err *err);
/* Latest first. */
bool store_touches(struct store *store, struct id owner, struct arena *arena,
                   struct touch **touches, size_t *count, struct err *err);
bool store_touch(struct store *store, struct id id, struct arena *arena,
                 struct touch *touch, struct err *err);
/* Of one person (none: of everyone), latest first. */
bool store_acceptances(struct store *store, struct id person, struct arena *arena,
                       struct acceptance **list, size_t *count, struct err *err);
/* As written. */
bool store_answers(struct store *store, struct id person, struct arena *arena,
                   struct answer **answers, size_t *count, struct err *err);
bool store_answer(struct store *store, struct id id, struct arena *arena,
                  struct answer *answer, struct err *err);
/* Of one answer (none: of all), as written. */
bool store_extracts(struct store *store, struct id answer, struct arena *arena,
                    struct extract **extracts, size_t *count, struct err *err);
bool store_extract(struct store *store, struct id id, struct arena *arena,
                   struct extract *extract, struct err *err);

/* An ask, when it was noted, and the names at both ends. */
struct ask_row {
    struct ask ask;
    int64_t created;
    struct person owner;
    struct person partner; /* empty texts when there is none */
};
/* Of one owner (none: of everyone who is not in the bin), as written. */
bool store_asks(struct store *store, struct id owner, struct arena *arena,
                struct ask_row **asks, size_t *count, struct err *err);
bool store_ask(struct store *store, struct id id, struct arena *arena,
               struct ask_row *ask, struct err *err);

/* Where someone was expected: that meeting, and the status of the day she came nearest.
 */
struct presence {
    struct id meeting;
    const char *title;
    int number;
    int64_t start;
    enum attendance_status status; /* present of any day, else the last written */
};
/* Latest first. */
bool store_presences(struct store *store, struct id person, struct arena *arena,
                     struct presence **list, size_t *count, struct err *err);

/* Post-its and lines of meetings signed by a name that folds so. */
struct signed_row {
    struct id id;
    const char *kind; /* of the note, or of the item */
    const char *text;
    int64_t when; /* made; for an item the start of its meeting when it has one */
    bool done;    /* an item */
    struct id meeting;
};
bool store_notes_signed(struct store *store, const char *folded, struct arena *arena,
                        struct signed_row **rows, size_t *count, struct err *err);
bool store_items_signed(struct store *store, const char *folded, struct arena *arena,
                        struct signed_row **rows, size_t *count, struct err *err);

/* --- everyone --------------------------------------------------------------------- */

/* One live person, as lists look at her. */
struct roll_line {
    struct person person; /* id, given, family, organisation; other texts are "" */
    const char *sort;     /* key of the stated order: lines are in it */
    const char *name;     /* folded name */
    const char *words;    /* folded, for fold_matches */
    const char *circle;
    const char *themes;
    const char *commune;
    struct id referent;
    struct id inviter;
    enum consent consent;
    int64_t next; /* by hand */
    int64_t created;
    int64_t touched; /* last of presences, exchanges, signed post-its; 0: never */
    int64_t moved;   /* last entry in a circle, 0 */
    int asks[ASK_KIND_COUNT]; /* open ones */
};
struct roll_list {
    const struct roll_line *lines;
    size_t count;
};
/* Kept by the store until something it is made of is written: valid until the next
 * call. 5 000 persons are read in tens of milliseconds, then for nothing. */
bool store_roll(struct store *store, struct roll_list *list, struct err *err);

/* How many live persons someone invited. */
bool store_invited(struct store *store, struct id inviter, int *count, struct err *err);
/* In the bin, by name. */
bool store_persons_binned(struct store *store, struct arena *arena,
                          struct person **persons, size_t *count, struct err *err);
/* Live persons whose name folds so, as they were written. */
bool store_persons_named(struct store *store, const char *folded, struct arena *arena,
                         struct person **persons, size_t *count, struct err *err);

/* Someone who shares a key with the one being typed (domain/likename.h). */
struct person_found {
    struct person person;
    const char *circle;
    bool binned;
};
bool store_persons_keyed(struct store *store, const char *key, size_t most,
                         struct arena *arena, struct person_found **list, size_t *count,
                         struct err *err);

/* The model of circles in force as the file has it ("": never set), and the row that
 * holds it. */
bool store_circle_model(struct store *store, struct arena *arena, struct id *community,
                        const char **model, struct err *err);

#endif
