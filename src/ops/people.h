/* The verbs of people in a meeting: attendance, feelings, small groups.
 *
 * Persons belong to the community, attendance to a meeting and one of its days. Days
 * are numbered from 0: the civil dates on which the meeting or one of its slots starts,
 * in order. Does not know how anything is shown, nor who may read it. What is given
 * back (an id, a round) is set on true only.
 *
 * The rule of anonymity. Feelings given anonymously are written in one step, at the end
 * of the round, by ops_feelings_commit alone. Nothing in the file then tells whose a
 * value is, nor in what order they were said: the rows hold no person; they are written
 * in the order of their ids, whose bits are random once their stamp is that of the slot
 * (the same for all, and so is `created`); hence the numbers, clocks and hashes of the
 * log follow that order too. What is kept during the round to survive a crash
 * (ops_feelings_draft_put) is sorted, and forgotten by the commit. Someone who speaks
 * after the commit is in a second step, which tells that much: keep the round open. */
#ifndef OPS_PEOPLE_H
#define OPS_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/meeting.h"
#include "ops/garden.h"

/* --- persons ---------------------------------------------------------------------- */

/* A new person from one typed line (person_line_read). A name that folds like someone's
 * is still a new person: homonyms stay two people. ERR_INPUT when the line has neither
 * name nor organisation. */
bool ops_person_add(struct garden *garden, const char *line, struct id *id,
                    struct err *err);
/* Replaces every field but the id; the same minimum as above. */
bool ops_person_edit(struct garden *garden, struct id id, const struct person *person,
                     struct err *err);
bool ops_person(struct garden *garden, struct id id, struct arena *arena,
                struct person *person, struct err *err);
/* Whose given, family or organisation words start as the words typed, accents aside;
 * in the stated order; `most` 0: all. */
bool ops_persons_like(struct garden *garden, const char *typed, size_t most,
                      struct arena *arena, struct person **persons, size_t *count,
                      struct err *err);

/* --- attendance ------------------------------------------------------------------- */

/* Everyone expected, present, excused or absent at a meeting that day, in the stated
 * order. Whoever is known to the meeting but not yet to that day is expected, with no
 * id. Labels: the name; homonyms have their organisation, or a number, behind it. */
bool ops_attendances(struct garden *garden, struct id meeting, int day,
                     struct arena *arena, struct attendance **list, size_t *count,
                     struct err *err);
/* Sets one. Becoming present more than five minutes after the planned start of that day
 * (or after the meeting really started, when later) writes the time of arrival: only on
 * that very day, and until the meeting is closed. Otherwise it is 0. The same status
 * again changes nothing, the time of arrival included. ERR_INPUT for a day that the
 * meeting does not have. */
bool ops_attend(struct garden *garden, struct id meeting, struct id person, int day,
                enum attendance_status status, struct err *err);
/* Someone new, from one line as ops_person_add, and present that day: one step. */
bool ops_attend_new(struct garden *garden, struct id meeting, int day, const char *line,
                    struct id *person, struct err *err);
/* Takes someone off the list of every day; the person stays in the community.
 * ERR_NOT_FOUND for someone who is not on it. */
bool ops_attend_remove(struct garden *garden, struct id meeting, struct id person,
                       struct err *err);
/* Expects everyone who was present or excused, any day, at the meeting it follows (the
 * one it was made from, else the one before it in its series), unless they are on the
 * list already. ERR_NOT_FOUND when there is no such meeting, or nobody to add. */
bool ops_attend_as_before(struct garden *garden, struct id meeting, struct err *err);
struct attendance_counts {
    int expected, present, excused, absent;
};
bool ops_attendance_counts(struct garden *garden, struct id meeting, int day,
                           struct attendance_counts *counts, struct err *err);
/* Number of days the meeting spreads over (by its slots), at least 1. */
bool ops_meeting_days(struct garden *garden, struct id meeting, int *days,
                      struct err *err);
/* When that day starts as planned, 0 when nothing says it. ERR_INPUT for a day that the
 * meeting does not have. */
bool ops_meeting_day_start(struct garden *garden, struct id meeting, int day,
                           int64_t *start, struct err *err);
/* The day it is by the clock: before the first or between two, the next one; after the
 * last, the last. */
bool ops_meeting_today(struct garden *garden, struct id meeting, int *day,
                       struct err *err);

/* --- feelings --------------------------------------------------------------------- */

/* Writes the feeling of someone who agrees to be named: one a person and slot, the
 * second replaces the first; value 0 and no word takes it back. ERR_INPUT without a
 * person: see ops_feelings_commit. */
bool ops_feeling_add(struct garden *garden, struct id meeting, struct id slot,
                     int value, const char *word, struct id person, struct err *err);

/* What someone said, without who. */
struct feeling_value {
    int value;        /* 1 to 5, 0: none given */
    const char *word; /* "" or NULL: none given */
};
/* Writes a whole anonymous round in one step (see the rule above) and forgets its
 * draft. Values that say nothing (passes) are left out. ERR_INPUT when nothing is left.
 */
bool ops_feelings_commit(struct garden *garden, struct id meeting, struct id slot,
                         const struct feeling_value *values, size_t count,
                         struct err *err);
/* The round under way, sorted; count 0 forgets it. */
bool ops_feelings_draft_put(struct garden *garden, struct id slot,
                            const struct feeling_value *values, size_t count,
                            struct err *err);
bool ops_feelings_draft(struct garden *garden, struct id slot, struct arena *arena,
                        struct feeling_value **values, size_t *count, struct err *err);
bool ops_feelings(struct garden *garden, struct id meeting, struct arena *arena,
                  struct feeling **feelings, size_t *count, struct err *err);

/* --- small groups ----------------------------------------------------------------- */

/* Mixed small groups of about `size` among those present today (ops_meeting_today; when
 * nobody is yet, those expected), by domain/teams.h: varied by the words of their
 * criteria, with as few pairs as found that were together in another round of this
 * meeting, of those it follows or of their series. The same people, past and seed give
 * the same groups. *round: its number in this meeting, from 1. ERR_INPUT when there are
 * fewer than two people. */
bool ops_teams_make(struct garden *garden, struct id meeting, int size, int64_t seed,
                    int *round, struct err *err);
/* Those of a round (0: the last one), by team then in the stated order. */
bool ops_teams(struct garden *garden, struct id meeting, int round, struct arena *arena,
               struct team_member **members, size_t *count, struct err *err);

#endif
