/* The clock, the identifiers made from it, and the log dated by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/id.h"
#include "base/log.h"

static void use_zone(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

#define PARIS "CET-1CEST,M3.5.0,M10.5.0/3"

static void tells_civil_time(void **state)
{
    (void)state;
    static const struct {
        const char *zone;
        int64_t ms;
        const char *iso;
    } cases[] = {
        {"UTC0", 0, "1970-01-01T00:00:00+00:00"},
        {"UTC0", -5000, "1970-01-01T00:00:00+00:00"},
        {"UTC0", INT64_C(1795698187999), "2026-11-26T13:03:07+00:00"},
        {PARIS, INT64_C(1795698187000), "2026-11-26T14:03:07+01:00"},
        {PARIS, INT64_C(1782820987000), "2026-06-30T14:03:07+02:00"},
        {"NST3:30", INT64_C(1795698187000), "2026-11-26T09:33:07-03:30"},
        {"UTC0", INT64_MAX, "9999-12-31T00:00:00+00:00"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char iso[32];
        char hour[8];
        use_zone(cases[i].zone);
        clock_iso(cases[i].ms, iso);
        assert_string_equal(iso, cases[i].iso);
        clock_hour(cases[i].ms, hour);
        assert_int_equal(strlen(hour), 5);
        assert_memory_equal(hour, iso + 11, 5);
    }
    use_zone(PARIS);
    struct civil civil = clock_civil(INT64_C(1795698187000));
    assert_int_equal(civil.month, 11);
    assert_int_equal(civil.day, 26);
    assert_int_equal(civil.offset, 60);
}

static void civil_time_becomes_a_stamp(void **state)
{
    (void)state;
    static const struct {
        struct civil civil;
        const char *iso;
    } cases[] = {
        {{2026, 11, 26, 14, 3, 7, 0}, "2026-11-26T14:03:07+01:00"},
        {{2026, 6, 30, 14, 3, 7, 0}, "2026-06-30T14:03:07+02:00"},
        {{2026, 11, 26, 9, 195, 0, 0}, "2026-11-26T12:15:00+01:00"},
        {{2026, 11, 37, 9, 0, 0, 0}, "2026-12-07T09:00:00+01:00"},
        {{2026, 3, 29, 2, 30, 0, 0}, "2026-03-29T03:30:00+02:00"},
        {{2026, 10, 25, 2, 30, 0, 0}, "2026-10-25T02:30:00+02:00"},
        {{2026, 10, 25, 3, 0, 0, 0}, "2026-10-25T03:00:00+01:00"},
        {{2026, 3, 28, 0, 36 * 60, 0, 0}, "2026-03-29T12:00:00+02:00"},
    };
    use_zone(PARIS);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char iso[32];
        clock_iso(clock_from_civil(&cases[i].civil), iso);
        assert_string_equal(iso, cases[i].iso);
    }
    struct civil old = {.year = 1960, .month = 1, .day = 1};
    assert_int_equal(clock_from_civil(&old), 0);
}

static char test_path[] = "/tmp/terreau-clock-XXXXXX";

static int make_file(void **state)
{
    (void)state;
    int fd = mkstemp(test_path);
    return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
    (void)state;
    unsetenv("TERREAU_CLOCK");
    return unlink(test_path);
}

static void write_file(const char *text)
{
    FILE *file = fopen(test_path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void reads_the_test_clock_each_time(void **state)
{
    (void)state;
    use_zone(PARIS);
    setenv("TERREAU_CLOCK", test_path, 1);
    write_file("2026-11-26T14:03:07\n");
    assert_true(clock_is_test());
    assert_true(clock_now() == INT64_C(1795698187000));
    write_file("2026-06-30T14:03");
    assert_true(clock_now() == INT64_C(1782820980000));
    write_file("1970-01-01T00:30"); /* before the epoch in UTC */
    assert_true(clock_now() == 0);
}

static void falls_back_to_the_real_clock(void **state)
{
    (void)state;
    static const char *const invalid[] = {
        "",
        "demain",
        "2026-11-26",
        "2026-11-26 14:03",
        "2026-11-26T14:03:",
        "2026-11-26T14:03:07Z",
        "2026-11-26T24:00",
        "2026-11-26T14:60",
        "2026-11-26T14:03:60",
        "2026-13-01T10:00",
        "2026-00-01T10:00",
        "2026-02-29T10:00",
        "2100-02-29T10:00",
        "2026-04-31T10:00",
        "2026-04-00T10:00",
        "1969-12-31T10:00",
        "+026-11-26T14:03",
    };
    setenv("TERREAU_CLOCK", test_path, 1);
    for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++) {
        write_file(invalid[i]);
        int64_t before = (int64_t)time(NULL) * 1000;
        assert_false(clock_is_test());
        assert_true(clock_now() >= before);
    }
    write_file("2028-02-29T10:00");
    assert_true(clock_is_test());
    setenv("TERREAU_CLOCK", "/nowhere/clock", 1);
    assert_false(clock_is_test());
    unsetenv("TERREAU_CLOCK");
    assert_false(clock_is_test());
}

static void monotonic_never_goes_back(void **state)
{
    (void)state;
    int64_t before = clock_monotonic();
    assert_true(clock_monotonic() >= before);
}

static void ids_follow_time(void **state)
{
    (void)state;
    struct id early = id_new(INT64_C(1795698187000));
    struct id late = id_new(INT64_C(1795698187001));
    struct id twin = id_new(INT64_C(1795698187001));
    assert_true(memcmp(early.bytes, late.bytes, 16) < 0);
    assert_false(id_equal(late, twin));
    assert_int_equal(late.bytes[6] >> 4, 7); /* version */
    assert_int_equal(late.bytes[8] >> 6, 2); /* variant */
    static const uint8_t time48[] = {0x01, 0xA2, 0x17, 0xF3, 0xDA, 0xF8};
    assert_memory_equal(early.bytes, time48, 6);
    assert_false(id_is_none(early));
    assert_true(id_is_none((struct id){0}));
}

static void ids_are_written_and_read(void **state)
{
    (void)state;
    struct id id;
    char text[ID_TEXT_SIZE];
    assert_true(id_parse("018f3c7e-1a2b-7c3d-8e4f-5061728394A5", &id));
    id_text(id, text);
    assert_string_equal(text, "018f3c7e-1a2b-7c3d-8e4f-5061728394a5");
    static const char *const bad[] = {
        "",
        "018f3c7e",
        "018f3c7e1a2b7c3d8e4f5061728394a5",
        "018f3c7e-1a2b-7c3d-8e4f-5061728394a",
        "018f3c7e-1a2b-7c3d-8e4f-5061728394a5 ",
        "018f3c7g-1a2b-7c3d-8e4f-5061728394a5",
        "018f3c7e-1a2b-7c3d-8e4f_5061728394a5",
    };
    struct id before = id;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(id_parse(bad[i], &id));
        assert_true(id_equal(id, before));
    }
}

static void log_appends_dated_lines(void **state)
{
    (void)state;
    use_zone(PARIS);
    unsetenv("TERREAU_CLOCK");
    unlink(test_path);
    log_write("lost: nothing is open");
    log_open(test_path);
    log_write("open %d", 1);
    log_write("%1200d", 2); /* longer than a line may be */
    log_open(test_path);    /* a second start keeps the first one's lines */
    log_write("open %d", 3);
    log_open(NULL);
    log_write("lost again");
    struct stat status;
    assert_int_equal(stat(test_path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    FILE *file = fopen(test_path, "r");
    assert_non_null(file);
    char line[2048];
    assert_non_null(fgets(line, sizeof line, file));
    assert_string_equal(line + 25, " open 1\n");
    assert_int_equal(line[10], 'T');
    assert_non_null(fgets(line, sizeof line, file));
    assert_true(strlen(line) <= 1024 && line[strlen(line) - 1] == '\n');
    assert_non_null(fgets(line, sizeof line, file));
    assert_string_equal(line + 25, " open 3\n");
    assert_null(fgets(line, sizeof line, file));
    fclose(file);
    log_open("/nowhere/log");
    log_write("silent");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_civil_time),
        cmocka_unit_test(civil_time_becomes_a_stamp),
        cmocka_unit_test(reads_the_test_clock_each_time),
        cmocka_unit_test(falls_back_to_the_real_clock),
        cmocka_unit_test(monotonic_never_goes_back),
        cmocka_unit_test(ids_follow_time),
        cmocka_unit_test(ids_are_written_and_read),
        cmocka_unit_test(log_appends_dated_lines),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
