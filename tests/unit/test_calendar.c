/* Calendars: the time of Paris whatever the computer's, and what libical makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/calendar.h"

static bool libical_is_missing;

void *dlopen(const char *file, int mode)
{
    if (libical_is_missing)
        return NULL;
    void *(*real)(const char *, int);
    void *found = dlsym(RTLD_NEXT, "dlopen");
    memcpy(&real, &found, sizeof real);
    return real(file, mode);
}

static void the_hours_are_those_of_paris(void **state)
{
    (void)state;
    static const struct {
        int64_t seconds;
        const char *paris;
    } rows[] = {
        {0, "19700101T010000"},          {1773303300, "20260312T091500"}, /* winter */
        {1774745999, "20260329T015959"}, /* the second before summer */
        {1774746000, "20260329T030000"}, {1784099700, "20260715T091500"},
        {1792889999, "20261025T025959"}, /* the last second of summer */
        {1792890000, "20261025T020000"}, {1798757999, "20261231T235959"},
        {1798758000, "20270101T000000"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char paris[20];
        calendar_paris(rows[i].seconds * 1000, paris);
        assert_string_equal(paris, rows[i].paris);
    }
}

static bool write_one(const struct calendar_event *event, struct str *out,
                      struct err *err)
{
    const struct calendar calendar = {
        .name = "Lilas", .stamp = 1773303300000, .events = event, .count = 1};
    return calendar_write(&calendar, out, err);
}

static void an_event_is_written_whole(void **state)
{
    (void)state;
    struct err err = ERR_INIT;
    struct str out = {0};
    struct calendar_event event = {.sequence = 3,
                                   .summary = "Idées, craintes; et « suites »",
                                   .location = "",
                                   .description = "un\ndeux \\ trois",
                                   .start = 1773303300000,
                                   .end = 1773303300000};
    assert_true(id_parse("018f3c7e-0000-7000-8000-000000000001", &event.uid));
    if (!write_one(&event, &out, &err))
        fail_msg("%s (%s)", err.text, err.detail);
    assert_non_null(strstr(out.at, "UID:018f3c7e-0000-7000-8000-000000000001\r\n"));
    assert_non_null(strstr(out.at, "SEQUENCE:3\r\n"));
    assert_non_null(strstr(out.at, "DTSTAMP:20260312T081500Z\r\n"));
    assert_non_null(strstr(out.at, "DTSTART;TZID=Europe/Paris:20260312T091500\r\n"));
    assert_non_null(strstr(out.at, "SUMMARY:Idées\\, craintes\\; et « suites »\r\n"));
    assert_non_null(strstr(out.at, "DESCRIPTION:un\\ndeux \\\\ trois\r\n"));
    assert_null(strstr(out.at, "DTEND"));
    assert_null(strstr(out.at, "LOCATION"));
    assert_non_null(strstr(out.at, "\r\nNAME:Lilas\r\n"));
    assert_non_null(strstr(out.at, "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"));
    struct str again = {0};
    assert_true(write_one(&event, &again, &err));
    assert_string_equal(again.at, out.at);
    str_free(&out);
    str_free(&again);
}

static void a_computer_without_libical_is_told(void **state)
{
    (void)state;
    struct err err = ERR_INIT;
    struct str out = {0};
    const struct calendar_event event = {.summary = "x", .start = 1};
    libical_is_missing = true;
    assert_false(write_one(&event, &out, &err));
    libical_is_missing = false;
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    assert_non_null(strstr(err.text, "libical"));
    assert_int_equal(out.len, 0);
    str_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hours_are_those_of_paris),
        cmocka_unit_test(an_event_is_written_whole),
        cmocka_unit_test(a_computer_without_libical_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
