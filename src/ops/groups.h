/* The verbs of groups and votes. Rule of votes, stated on screen and in the help: a
 * dot is given to a note or to a group's title; a group counts its own dots plus those
 * of its notes. So grouping, splitting, renaming and merging never change a total. */
#ifndef OPS_GROUPS_H
#define OPS_GROUPS_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/note.h"
#include "ops/garden.h"

/* Puts the notes in the group of that name on this board (same folded name), made in
 * `category` when there is none. An empty name is ERR_INPUT. *joined: it existed. */
bool ops_group_notes(struct garden *garden, struct id board, const char *category,
                     const struct id *ids, size_t count, const char *name, bool *joined,
                     struct err *err);
bool ops_group_add(struct garden *garden, struct id group, const struct id *ids,
                   size_t count, struct err *err);
/* Notes leave their group and stay in its column; a group left empty is withdrawn and
 * its own dots go to its last note. */
bool ops_group_leave(struct garden *garden, const struct id *ids, size_t count,
                     struct err *err);
/* All its notes leave; its own dots go to its first note. */
bool ops_group_dissolve(struct garden *garden, struct id group, struct err *err);
/* A name already taken on the board merges the two groups: notes together, dots summed.
 */
bool ops_group_rename(struct garden *garden, struct id group, const char *name,
                      bool *merged, struct err *err);
bool ops_group_merge(struct garden *garden, struct id into, struct id from,
                     struct err *err);
bool ops_group_move(struct garden *garden, struct id group, const char *category,
                    struct err *err);

struct ballot_state {
    int given; /* dots of this voter, or of all when the vote is by hands */
    int limit; /* 0: none */
};
/* Gives one dot to a note or group. voter NULL or "": by hands, budget = voters × dots
 * of the board (no limit when either is 0); else the person's own dots. A full ballot
 * is ERR_INPUT with the sentence "3 votes sur 3 : V pour en reprendre un". */
bool ops_vote(struct garden *garden, struct id board, struct id target, bool is_group,
              const char *voter, struct ballot_state *state, struct err *err);
/* Takes one back; ERR_INPUT when there is none to take. */
bool ops_vote_back(struct garden *garden, struct id board, struct id target,
                   bool is_group, const char *voter, struct ballot_state *state,
                   struct err *err);
bool ops_ballot_state(struct garden *garden, struct id board, const char *voter,
                      struct ballot_state *state, struct err *err);

#endif
