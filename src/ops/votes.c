/* Dots: who gave them, to what, and how they follow when notes and groups merge. Dots
 * counted by hands are the ballots of the voter "". */
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "ops/groups.h"
#include "ops/private.h"

/* --- ballots that follow -------------------------------------------------------- */

struct ballot {
    struct id id;
    const char *voter;
    int dots;
};

struct ballots {
    struct arena *arena;
    struct id target;
    VEC(struct ballot) found;
};

/* Values come in the order of the fields of schema.def. */
enum { BALLOT_TARGET = 1, BALLOT_VOTER = 2, BALLOT_DOTS = 3, BALLOT_STATE = 5 };

static bool ballot_keep(void *ctx, struct id id, const struct value *values,
                        size_t count)
{
    struct ballots *ballots = ctx;
    (void)count;
    if (values[BALLOT_STATE].integer != ROW_LIVE ||
        !id_equal(values[BALLOT_TARGET].id, ballots->target))
        return true;
    struct ballot ballot = {id, arena_strdup(ballots->arena, values[BALLOT_VOTER].text),
                            (int)values[BALLOT_DOTS].integer};
    vec_push(&ballots->found, ballot);
    return true;
}

static bool ballot_follow(struct garden *garden, const struct ballot *ballot,
                          struct id to, struct err *err)
{
    struct id same;
    int dots;
    if (!store_ballot(garden->store, to, ballot->voter, &same, &dots, err))
        return false;
    if (id_is_none(same))
        return set_id(garden, ballot->id, FIELD_BALLOT_TARGET, to, err);
    return set_integer(garden, same, FIELD_BALLOT_DOTS, dots + ballot->dots, err) &&
           set_integer(garden, ballot->id, FIELD_BALLOT_STATE, ROW_MERGED, err);
}

static bool ballots_follow(struct garden *garden, struct id from, struct id to,
                           struct err *err)
{
    struct arena arena = {0};
    struct ballots ballots = {.arena = &arena, .target = from};
    bool done = store_each(garden->store, TABLE_BALLOT, ballot_keep, &ballots, err);
    for (size_t i = 0; done && i < ballots.found.n; i++)
        done = ballot_follow(garden, &ballots.found.at[i], to, err);
    vec_free(&ballots.found);
    arena_free(&arena);
    return done;
}

/* --- counts --------------------------------------------------------------------- */

static bool dots_of(struct garden *garden, struct id target, bool is_group, int *dots,
                    struct err *err)
{
    struct arena arena = {0};
    struct note note;
    struct group group;
    bool done = is_group ? store_group(garden->store, target, &arena, &group, err)
                         : store_note(garden->store, target, &arena, &note, err);
    if (done)
        *dots = is_group ? group.votes : note.votes;
    arena_free(&arena);
    return done;
}

static bool dots_add(struct garden *garden, struct id target, bool is_group, int more,
                     struct err *err)
{
    int dots;
    enum field field = is_group ? FIELD_GROUP_VOTES : FIELD_NOTE_VOTES;
    return dots_of(garden, target, is_group, &dots, err) &&
           set_integer(garden, target, field, dots + more, err);
}

bool votes_follow(struct garden *garden, struct id from, int dots, struct id to,
                  bool to_group, struct err *err)
{
    return dots == 0 || (dots_add(garden, to, to_group, dots, err) &&
                         ballots_follow(garden, from, to, err));
}

/* --- voting --------------------------------------------------------------------- */

static bool board_of(struct garden *garden, struct id id, struct arena *arena,
                     struct board *board, struct err *err)
{
    struct board *boards;
    size_t count;
    if (!store_boards(garden->store, arena, &boards, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (id_equal(boards[i].id, id)) {
            *board = boards[i];
            return true;
        }
    }
    return err_set(err, ERR_NOT_FOUND, _("Ce tableau n’existe plus dans ce fichier."));
}

/* What is given and allowed: for the person, and for the whole board. */
struct budget {
    struct ballot_state mine;
    struct ballot_state room;
};

static bool budget_read(struct garden *garden, struct id board_id, const char *voter,
                        struct budget *budget, struct err *err)
{
    struct arena arena = {0};
    struct board board = {0};
    *budget = (struct budget){0};
    bool done = board_of(garden, board_id, &arena, &board, err) &&
                store_board_votes(garden->store, board_id, &budget->room.given, err) &&
                (!*voter || store_voter_dots(garden->store, board_id, voter,
                                             &budget->mine.given, err));
    if (done) {
        budget->room.limit = board.dots * board.voters;
        budget->mine.limit = board.dots;
    }
    if (!*voter)
        budget->mine = budget->room;
    arena_free(&arena);
    return done;
}

static bool is_full(struct ballot_state state)
{
    return state.limit > 0 && state.given >= state.limit;
}

static bool refuse(struct ballot_state state, struct err *err)
{
    return err_set(err, ERR_INPUT,
                   i18n_n("%d vote sur %d : V pour en reprendre un.",
                          "%d votes sur %d : V pour en reprendre un.", state.given),
                   state.given, state.limit);
}

static bool ballot_add(struct garden *garden, const struct vote *vote, int more,
                       struct err *err)
{
    struct id ballot;
    int dots;
    if (!store_ballot(garden->store, vote->target, vote->voter, &ballot, &dots, err))
        return false;
    if (!id_is_none(ballot))
        return set_integer(garden, ballot, FIELD_BALLOT_DOTS, dots + more, err);
    const struct field_value fields[] = {
        {FIELD_BALLOT_BOARD, value_id(vote->board)},
        {FIELD_BALLOT_TARGET, value_id(vote->target)},
        {FIELD_BALLOT_VOTER, value_text(vote->voter)},
        {FIELD_BALLOT_DOTS, value_integer(more)},
    };
    return store_insert(garden->store, TABLE_BALLOT, id_new(clock_now()), fields,
                        sizeof fields / sizeof *fields, err);
}

/* The note or group comes first: a step is named by its first row. */
bool votes_give(struct garden *garden, const struct vote *vote, int dots,
                struct err *err)
{
    return dots_add(garden, vote->target, vote->is_group, dots, err) &&
           ballot_add(garden, vote, dots, err);
}

/* A note or group that people still see. */
static bool target_live(struct garden *garden, struct id target, bool is_group,
                        struct err *err)
{
    if (!is_group)
        return note_live(garden, target, err);
    struct arena arena = {0};
    struct group group;
    bool done =
        store_group(garden->store, target, &arena, &group, err) &&
        (group.state == ROW_LIVE ||
         err_set(err, ERR_NOT_FOUND, _("Ce groupe n’est plus sur le tableau.")));
    arena_free(&arena);
    return done;
}

static bool vote_write(struct garden *garden, const struct vote *vote, int dots,
                       struct err *err)
{
    if (!step_begin(garden, dots > 0 ? VERB_VOTE : VERB_VOTE_BACK, err))
        return false;
    return step_end(garden, votes_give(garden, vote, dots, err), CHANGED_NOTES, err);
}

bool ops_vote(struct garden *garden, struct id board, struct id target, bool is_group,
              const char *voter, struct ballot_state *state, struct err *err)
{
    struct vote vote = {board, target, is_group, voter ? voter : ""};
    struct budget budget;
    if (!target_live(garden, target, is_group, err) ||
        !budget_read(garden, board, vote.voter, &budget, err))
        return false;
    *state = budget.mine;
    if (is_full(budget.mine))
        return refuse(budget.mine, err);
    if (is_full(budget.room))
        return refuse(budget.room, err);
    if (!vote_write(garden, &vote, 1, err))
        return false;
    state->given++;
    return true;
}

bool ops_vote_back(struct garden *garden, struct id board, struct id target,
                   bool is_group, const char *voter, struct ballot_state *state,
                   struct err *err)
{
    struct vote vote = {board, target, is_group, voter ? voter : ""};
    struct budget budget;
    struct id ballot;
    int dots;
    if (!target_live(garden, target, is_group, err) ||
        !budget_read(garden, board, vote.voter, &budget, err) ||
        !store_ballot(garden->store, target, vote.voter, &ballot, &dots, err))
        return false;
    *state = budget.mine;
    if (dots <= 0)
        return err_set(err, ERR_INPUT, _("Aucun vote à reprendre ici : v pour voter."));
    if (!vote_write(garden, &vote, -1, err))
        return false;
    state->given--;
    return true;
}

bool ops_ballot_state(struct garden *garden, struct id board, const char *voter,
                      struct ballot_state *state, struct err *err)
{
    struct budget budget;
    if (!budget_read(garden, board, voter ? voter : "", &budget, err))
        return false;
    *state = budget.mine;
    return true;
}
