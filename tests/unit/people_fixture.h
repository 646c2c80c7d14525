/* Meetings, slots and people on the garden of ops_fixture.h, and a clock to set. */
#ifndef TESTS_PEOPLE_FIXTURE_H
#define TESTS_PEOPLE_FIXTURE_H

#include <time.h>

#include "base/clock.h"
#include "ops/people.h"
#include "ops_fixture.h"

/* The ms of a local time of the year 2026. */
static inline int64_t at(int month, int day, int hour, int minute)
{
    struct tm tm = {.tm_year = 126,
                    .tm_mon = month - 1,
                    .tm_mday = day,
                    .tm_hour = hour,
                    .tm_min = minute,
                    .tm_isdst = -1};
    return (int64_t)mktime(&tm) * 1000;
}

/* From now on it is that time. */
static inline void it_is(struct fixture *fixture, int64_t now)
{
    char path[96], iso[32];
    snprintf(path, sizeof path, "%s/clock", fixture->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    clock_iso(now, iso);
    fprintf(file, "%.19s", iso);
    fclose(file);
    setenv("TERREAU_CLOCK", path, 1);
}

static int people_setup(void **state)
{
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    if (fixture_setup(state) != 0) {
        return -1;
    }
    it_is(*state, at(3, 10, 8, 0));
    return 0;
}

static int people_teardown(void **state)
{
    struct fixture *fixture = *state;
    char path[96];
    snprintf(path, sizeof path, "%s/clock", fixture->folder);
    unlink(path);
    unsetenv("TERREAU_CLOCK");
    return fixture_teardown(state);
}

#define people_test(name)                                                              \
    cmocka_unit_test_setup_teardown(name, people_setup, people_teardown)

static inline struct id row_add(struct fixture *fixture, enum table table,
                                const struct field_value *fields, size_t count)
{
    struct store *store = fixture->garden.store;
    struct id id = id_new(clock_now());
    must(store_begin(store, VERB_MEETING_ADD, &fixture->err));
    must(store_insert(store, table, id, fields, count, &fixture->err));
    must(store_commit(store, &fixture->err));
    return id;
}

static inline void row_set(struct fixture *fixture, struct id row, enum field field,
                           struct value value)
{
    struct store *store = fixture->garden.store;
    must(store_begin(store, VERB_MEETING_EDIT, &fixture->err));
    must(store_set(store, row, field, value, &fixture->err));
    must(store_commit(store, &fixture->err));
}

static inline struct id met_on(struct fixture *fixture, int64_t start,
                               const char *series, struct id origin)
{
    const struct field_value fields[] = {
        {FIELD_MEETING_TITLE, value_text("Rencontre")},
        {FIELD_MEETING_STAGE, value_text("draft")},
        {FIELD_MEETING_START, value_integer(start)},
        {FIELD_MEETING_SERIES, value_text(series)},
        {FIELD_MEETING_ORIGIN, value_id(origin)},
    };
    return row_add(fixture, TABLE_MEETING, fields, sizeof fields / sizeof *fields);
}

static inline struct id slot_at(struct fixture *fixture, struct id meeting,
                                int64_t start)
{
    const struct field_value fields[] = {
        {FIELD_SLOT_MEETING, value_id(meeting)},
        {FIELD_SLOT_TITLE, value_text("Point")},
        {FIELD_SLOT_START, value_integer(start)},
        {FIELD_SLOT_POSITION, value_real(store_next_position(fixture->garden.store))},
    };
    return row_add(fixture, TABLE_SLOT, fields, sizeof fields / sizeof *fields);
}

static inline struct id person_named(struct fixture *fixture, const char *line)
{
    struct id id = {{0}};
    must(ops_person_add(&fixture->garden, line, &id, &fixture->err));
    return id;
}

static inline void attends(struct fixture *fixture, struct id meeting, struct id person,
                           int day, enum attendance_status status)
{
    must(ops_attend(&fixture->garden, meeting, person, day, status, &fixture->err));
}

/* "label:status …" of a day, in order. */
static inline const char *sheet(struct fixture *fixture, struct id meeting, int day)
{
    struct attendance *list;
    size_t count;
    const char *text = "";
    must(ops_attendances(&fixture->garden, meeting, day, &fixture->arena, &list, &count,
                         &fixture->err));
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(list[i].day, day);
        text = arena_printf(&fixture->arena, "%s%s%s:%c", text, i ? ", " : "",
                            list[i].label, *attendance_status_id(list[i].status));
    }
    return text;
}

#define none ((struct id){{0}})

#endif
