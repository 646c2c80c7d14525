/* The reads of people at meetings, for ops/: persons, attendance, feelings, small
 * groups.
 *
 * Live rows only. Lists are arrays in the arena given, and so is their text; labels are
 * "" (ops/ makes them). Writing goes through store_insert and store_set. */
#ifndef STORE_PEOPLE_H
#define STORE_PEOPLE_H

#include "domain/meeting.h"
#include "store/store.h"

/* Everyone, in the order they were written. */
bool store_persons(struct store *store, struct arena *arena, struct person **persons,
                   size_t *count, struct err *err);
/* ERR_NOT_FOUND, with a sentence, when the file does not have that person. */
bool store_person(struct store *store, struct id id, struct arena *arena,
                  struct person *person, struct err *err);

/* What was written of a meeting, whatever the day, in the order it was written. */
bool store_attendances(struct store *store, struct id meeting, struct arena *arena,
                       struct attendance **list, size_t *count, struct err *err);
/* In the order of their rows, which for anonymous ones is a shuffled one. */
bool store_feelings(struct store *store, struct id meeting, struct arena *arena,
                    struct feeling **feelings, size_t *count, struct err *err);

/* The small groups of a meeting, by round then team; round 0: all. */
bool store_teams(struct store *store, struct id meeting, int round, struct arena *arena,
                 struct team_member **members, size_t *count, struct err *err);
/* The same of itself, of those it follows one after the other, and of every meeting of
 * the series of all these, by meeting, round and team. */
bool store_teams_series(struct store *store, struct id meeting, struct arena *arena,
                        struct team_member **members, size_t *count, struct err *err);
/* The meeting it follows: the one it was made from, else the one before it in its
 * series; none when there is neither. */
bool store_meeting_before(struct store *store, struct id meeting, struct id *before,
                          struct err *err);

/* Takes what drafts were out of the write-ahead file, where they stay after being
 * forgotten. Silent when something holds it: the next closing does it. */
void store_drafts_bury(struct store *store);

#endif
