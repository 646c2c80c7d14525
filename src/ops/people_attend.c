/* Attendance: who was expected, who came, when, day by day. */
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/people_private.h"

enum { LATE_MS = 5 * 60 * 1000 };

/* --- one person ------------------------------------------------------------------- */

/* The time of arrival to write for someone who becomes present now. */
static int64_t late_at(const struct schedule *when, int day, int64_t now)
{
    int64_t start = when->start[day];
    if (start == 0 || when->meeting.stage == MEETING_CLOSED || !same_day(start, now))
        return 0;
    int64_t opened = when->meeting.started;
    if (opened > start && same_day(opened, start))
        start = opened;
    return now - start > LATE_MS ? now : 0;
}

struct mark {
    struct id meeting;
    struct id person;
    int day;
    enum attendance_status status;
    int64_t arrived;
};

static bool mark_insert(struct garden *garden, const struct mark *mark, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_ATTENDANCE_MEETING, value_id(mark->meeting)},
        {FIELD_ATTENDANCE_PERSON, value_id(mark->person)},
        {FIELD_ATTENDANCE_DAY, value_integer(mark->day)},
        {FIELD_ATTENDANCE_STATUS, value_text(attendance_status_id(mark->status))},
        {FIELD_ATTENDANCE_ARRIVED, value_integer(mark->arrived)},
    };
    return store_insert(garden->store, TABLE_ATTENDANCE, id_new(clock_now()), fields,
                        sizeof fields / sizeof *fields, err);
}

static bool mark_set(struct garden *garden, struct id row, const struct mark *mark,
                     struct err *err)
{
    return set_text(garden, row, FIELD_ATTENDANCE_STATUS,
                    attendance_status_id(mark->status), err) &&
           set_integer(garden, row, FIELD_ATTENDANCE_ARRIVED, mark->arrived, err);
}

/* The row of that person and day, NULL when there is none. */
static const struct attendance *row_of(const struct attendance *list, size_t count,
                                       struct id person, int day)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].day == day && id_equal(list[i].person.id, person))
            return &list[i];
    return NULL;
}

static bool mark_write(struct garden *garden, const struct mark *mark,
                       struct arena *arena, struct err *err)
{
    struct attendance *list;
    size_t count;
    if (!store_attendances(garden->store, mark->meeting, arena, &list, &count, err))
        return false;
    const struct attendance *row = row_of(list, count, mark->person, mark->day);
    if (row && row->status == mark->status)
        return true;
    if (!step_begin(garden, VERB_ATTEND, err))
        return false;
    bool written =
        row ? mark_set(garden, row->id, mark, err) : mark_insert(garden, mark, err);
    return step_end(garden, written, CHANGED_PEOPLE, err);
}

/* Reads the meeting and settles the time of arrival. */
static bool mark_settle(struct garden *garden, struct mark *mark, struct arena *arena,
                        struct err *err)
{
    struct schedule when;
    if (!schedule_read(garden, mark->meeting, arena, &when, err))
        return false;
    if (!schedule_has(&when, mark->day, err))
        return false;
    bool comes = mark->status == ATTENDANCE_PRESENT;
    mark->arrived = comes ? late_at(&when, mark->day, clock_now()) : 0;
    return true;
}

bool ops_attend(struct garden *garden, struct id meeting, struct id person, int day,
                enum attendance_status status, struct err *err)
{
    struct arena arena = {0};
    struct person who;
    struct mark mark = {meeting, person, day, status, 0};
    bool done = store_person(garden->store, person, &arena, &who, err) &&
                mark_settle(garden, &mark, &arena, err) &&
                mark_write(garden, &mark, &arena, err);
    arena_free(&arena);
    return done;
}

/* The person comes first: a step is named by its first row. */
bool ops_attend_new(struct garden *garden, struct id meeting, int day, const char *line,
                    struct id *person, struct err *err)
{
    struct arena arena = {0};
    struct person who;
    struct mark mark = {meeting, id_new(clock_now()), day, ATTENDANCE_PRESENT, 0};
    bool done = person_read(&arena, line, &who, err) &&
                mark_settle(garden, &mark, &arena, err) &&
                step_begin(garden, VERB_ATTEND_NEW, err);
    if (done) {
        bool written = person_insert(garden, &who, mark.person, err) &&
                       mark_insert(garden, &mark, err);
        done = step_end(garden, written, CHANGED_PEOPLE, err);
    }
    *person = done ? mark.person : *person;
    arena_free(&arena);
    return done;
}

/* The rows of that person, first, in place; returns how many. */
static size_t rows_of(struct attendance *list, size_t count, struct id person)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (id_equal(list[i].person.id, person))
            list[n++] = list[i];
    return n;
}

static bool rows_bin(struct garden *garden, const struct attendance *rows, size_t count,
                     struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < count; i++)
        done = set_integer(garden, rows[i].id, FIELD_ATTENDANCE_STATE, ROW_BIN, err);
    return done;
}

bool ops_attend_remove(struct garden *garden, struct id meeting, struct id person,
                       struct err *err)
{
    struct arena arena = {0};
    struct attendance *list;
    size_t count = 0;
    bool done = store_attendances(garden->store, meeting, &arena, &list, &count, err);
    if (done) {
        count = rows_of(list, count, person);
        done = count > 0 ||
               err_set(err, ERR_NOT_FOUND,
                       _("Cette personne n’est pas dans la liste de la rencontre."));
    }
    if (done && (done = step_begin(garden, VERB_ATTEND_REMOVE, err))) {
        done =
            step_end(garden, rows_bin(garden, list, count, err), CHANGED_PEOPLE, err);
    }
    arena_free(&arena);
    return done;
}

/* --- the meeting before ----------------------------------------------------------- */

/* Who was there, or said they could not be, and is not on the list; once each. */
static size_t missing(const struct attendance *before, size_t before_count,
                      const struct attendance *list, size_t count, struct id *persons)
{
    size_t n = 0;
    for (size_t i = 0; i < before_count; i++) {
        struct id person = before[i].person.id;
        bool came = before[i].status == ATTENDANCE_PRESENT ||
                    before[i].status == ATTENDANCE_EXCUSED;
        bool known = !came;
        for (size_t k = 0; k < count && !known; k++)
            known = id_equal(list[k].person.id, person);
        for (size_t k = 0; k < n && !known; k++)
            known = id_equal(persons[k], person);
        if (!known)
            persons[n++] = person;
    }
    return n;
}

static bool missing_read(struct garden *garden, struct id meeting, struct arena *arena,
                         struct id **persons, size_t *count, struct err *err)
{
    struct id before;
    struct attendance *was, *list;
    size_t was_count, list_count;
    if (!store_meeting_before(garden->store, meeting, &before, err))
        return false;
    if (id_is_none(before)) {
        return err_set(err, ERR_NOT_FOUND,
                       _("Cette rencontre n’en suit aucune : ajoutez les personnes en "
                         "tapant les premières lettres de leur nom."));
    }
    if (!store_attendances(garden->store, before, arena, &was, &was_count, err) ||
        !store_attendances(garden->store, meeting, arena, &list, &list_count, err))
        return false;
    *persons = arena_alloc(arena, (was_count + 1) * sizeof **persons);
    *count = missing(was, was_count, list, list_count, *persons);
    return *count > 0 ||
           err_set(err, ERR_NOT_FOUND,
                   _("Personne à ajouter : ceux de la rencontre d’avant sont déjà dans "
                     "la liste, ou leur présence n’y a pas été notée."));
}

bool ops_attend_as_before(struct garden *garden, struct id meeting, struct err *err)
{
    struct arena arena = {0};
    struct id *persons = NULL;
    size_t count = 0;
    bool done = missing_read(garden, meeting, &arena, &persons, &count, err) &&
                step_begin(garden, VERB_ATTEND_AS_BEFORE, err);
    if (done) {
        bool written = true;
        for (size_t i = 0; written && i < count; i++) {
            struct mark mark = {meeting, persons[i], 0, ATTENDANCE_EXPECTED, 0};
            written = mark_insert(garden, &mark, err);
        }
        done = step_end(garden, written, CHANGED_PEOPLE, err);
    }
    arena_free(&arena);
    return done;
}

/* --- the list --------------------------------------------------------------------- */

static const struct person *attendance_at(const void *list, size_t i)
{
    return &((const struct attendance *)list)[i].person;
}

/* One line a person for that day, from the rows of every day; in place. */
static size_t lines_of_day(struct attendance *list, size_t count, int day,
                           struct attendance *lines)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        struct id person = list[i].person.id;
        const struct attendance *row = row_of(list, count, person, day);
        bool known = false;
        for (size_t k = 0; k < n && !known; k++)
            known = id_equal(lines[k].person.id, person);
        if (!known) {
            lines[n++] = row ? *row
                             : (struct attendance){.person = list[i].person,
                                                   .label = "",
                                                   .day = day,
                                                   .status = ATTENDANCE_EXPECTED};
        }
    }
    return n;
}

bool ops_attendances(struct garden *garden, struct id meeting, int day,
                     struct arena *arena, struct attendance **list, size_t *count,
                     struct err *err)
{
    struct attendance *rows;
    if (!store_attendances(garden->store, meeting, arena, &rows, count, err))
        return false;
    struct attendance *lines = arena_alloc(arena, (*count + 1) * sizeof *lines);
    *count = lines_of_day(rows, *count, day, lines);
    struct ranked *ranked = people_rank(arena, lines, *count, attendance_at);
    *list = arena_alloc(arena, (*count + 1) * sizeof **list);
    for (size_t i = 0; i < *count; i++) {
        (*list)[i] = lines[ranked[i].index];
        (*list)[i].label = ranked[i].label;
    }
    return true;
}

bool ops_attendance_counts(struct garden *garden, struct id meeting, int day,
                           struct attendance_counts *counts, struct err *err)
{
    struct arena arena = {0};
    struct attendance *list;
    size_t count = 0;
    int of[ATTENDANCE_STATUS_COUNT] = {0};
    bool done = ops_attendances(garden, meeting, day, &arena, &list, &count, err);
    for (size_t i = 0; done && i < count; i++)
        of[list[i].status]++;
    *counts = (struct attendance_counts){
        .expected = of[ATTENDANCE_EXPECTED],
        .present = of[ATTENDANCE_PRESENT],
        .excused = of[ATTENDANCE_EXCUSED],
        .absent = of[ATTENDANCE_ABSENT],
    };
    arena_free(&arena);
    return done;
}
