/* The verbs of people in a meeting: attendance, feelings, small groups. */
#ifndef OPS_PEOPLE_H
#define OPS_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/meeting.h"
#include "ops/garden.h"

/* A new person from one typed line (person_line_read). A name that folds like someone's
 * is still a new person: homonyms stay two people. */
bool ops_person_add(struct garden *garden, const char *line, struct id *id,
                    struct err *err);
bool ops_person_edit(struct garden *garden, struct id id, const struct person *person,
                     struct err *err);
bool ops_person(struct garden *garden, struct id id, struct arena *arena,
                struct person *person, struct err *err);
/* Whose given, family or organisation words start as the words typed, accents aside;
 * in the stated order; `most` 0: all. */
bool ops_persons_like(struct garden *garden, const char *typed, size_t most,
                      struct arena *arena, struct person **persons, size_t *count,
                      struct err *err);

/* Everyone expected, present, excused or absent at a meeting that day, in the stated
 * order; homonyms can be told apart by organisation. */
bool ops_attendances(struct garden *garden, struct id meeting, int day,
                     struct arena *arena, struct attendance **list, size_t *count,
                     struct err *err);
/* Sets one; `arrived` is written when someone comes more than five minutes after the
 * start (now), else 0. */
bool ops_attend(struct garden *garden, struct id meeting, struct id person, int day,
                enum attendance_status status, struct err *err);
/* Expects everyone who was at the meeting it follows. */
bool ops_attend_as_before(struct garden *garden, struct id meeting, struct err *err);
struct attendance_counts {
    int expected, present, excused, absent;
};
bool ops_attendance_counts(struct garden *garden, struct id meeting, int day,
                           struct attendance_counts *counts, struct err *err);
/* Number of days the meeting spreads over (by its slots). */
bool ops_meeting_days(struct garden *garden, struct id meeting, int *days,
                      struct err *err);

/* Writes one feeling. person none: anonymous, and then no link to a person is stored
 * anywhere, operation log and order included (anonymous ones are stored shuffled). */
bool ops_feeling_add(struct garden *garden, struct id meeting, struct id slot, int value,
                     const char *word, struct id person, struct err *err);
bool ops_feelings(struct garden *garden, struct id meeting, struct arena *arena,
                  struct feeling **feelings, size_t *count, struct err *err);

/* Mixed small groups of about `size` among those present, varied by the words of their
 * criteria, reproducible by seed, with as few repeated meetings as found over the
 * series; rounds earlier in this meeting count. */
struct team_member {
    int team;
    struct person person;
};
bool ops_teams_make(struct garden *garden, struct id meeting, int size, int64_t seed,
                    int *round, struct err *err);
bool ops_teams(struct garden *garden, struct id meeting, int round, struct arena *arena,
               struct team_member **members, size_t *count, struct err *err);

#endif
