#include "store_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "store/record.h"

static void fill(struct str *record)
{
    struct id id = {{1, 2, 3}};
    record_add(record, 1, value_text("À l’été"));
    record_add(record, 2, value_integer(-7));
    record_add(record, 3, value_real(0.5));
    record_add(record, 200, value_id(id));
    record_add(record, 5, value_null());
    record_add(record, 6, value_text(""));
}

static void what_is_added_is_read(void **state)
{
    (void)state;
    struct str record = {0};
    struct arena arena = {0};
    fill(&record);
    struct record_reader reader = {(const uint8_t *)record.at, record.len};
    static const unsigned numbers[] = {1, 2, 3, 200, 5, 6};
    struct value values[6];
    for (size_t i = 0; i < 6; i++) {
        unsigned number;
        assert_int_equal(record_next(&reader, &arena, &number, &values[i]),
                         RECORD_FIELD);
        assert_int_equal(number, numbers[i]);
    }
    unsigned number;
    struct value value;
    assert_int_equal(record_next(&reader, &arena, &number, &value), RECORD_END);
    assert_string_equal(values[0].text, "À l’été");
    assert_true(values[1].kind == VALUE_INTEGER && values[1].integer == -7);
    assert_true(values[2].kind == VALUE_REAL && values[2].real == 0.5);
    assert_true(values[3].kind == VALUE_ID && values[3].id.bytes[2] == 3);
    assert_int_equal(values[4].kind, VALUE_NULL);
    assert_string_equal(values[5].text, "");
    assert_true(record_find((const uint8_t *)record.at, record.len, 3, &arena, &value));
    assert_true(value.real == 0.5);
    assert_false(
        record_find((const uint8_t *)record.at, record.len, 4, &arena, &value));
    str_free(&record);
    arena_free(&arena);
}

/* Walks any bytes to their end or refusal; returns how many fields it gave. */
static enum record_step walk(const uint8_t *bytes, size_t size, size_t *fields)
{
    struct arena arena = {0};
    /* A copy of the exact size, so that a sanitizer sees a byte read too far. */
    uint8_t *exact = malloc(size ? size : 1);
    memcpy(exact, bytes, size);
    struct record_reader reader = {exact, size};
    unsigned number;
    struct value value;
    enum record_step step;
    *fields = 0;
    while ((step = record_next(&reader, &arena, &number, &value)) == RECORD_FIELD)
        ++*fields;
    free(exact);
    arena_free(&arena);
    return step;
}

static void every_truncation_is_refused_or_ends_between_fields(void **state)
{
    (void)state;
    struct str record = {0};
    fill(&record);
    size_t whole = 0, fields;
    for (size_t size = 0; size <= record.len; size++)
        if (walk((const uint8_t *)record.at, size, &fields) == RECORD_END) {
            assert_int_equal(fields, whole);
            whole++;
        }
    assert_int_equal(whole, 7);
    str_free(&record);
}

static void hostile_bytes_are_refused(void **state)
{
    (void)state;
    static const struct {
        uint8_t bytes[12];
        size_t size;
    } hostile[] = {
        {{0, 0, 0}, 3},                                     /* number 0 */
        {{0x80, 0x02, 0, 0}, 4},                            /* number 256 */
        {{1, 9, 0}, 3},                                     /* unknown type */
        {{1, 1, 7, 0, 0, 0, 0, 0, 0, 0}, 10},               /* an integer of 7 bytes */
        {{1, 0, 1, 0}, 4},                                  /* a null that weighs */
        {{1, 3, 2, 'a', 0}, 5},                             /* NUL in a text */
        {{1, 3, 1, 0xff}, 4},                               /* not UTF-8 */
        {{1, 3, 0xff, 0xff, 0xff, 0xff, 0x0f, 'a'}, 8},     /* 4 GiB declared */
        {{1, 3, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1}, 9}, /* endless number */
        {{1, 3, 0x80, 0x80, 0x80, 0x80, 0x10}, 7},          /* more than 32 bits */
        {{1, 4, 2, 1, 2}, 5},                               /* an id of 2 bytes */
        {{1}, 1},
    };
    size_t fields;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
        assert_int_equal(walk(hostile[i].bytes, hostile[i].size, &fields), RECORD_BAD);
}

static void random_bytes_end(void **state)
{
    (void)state;
    unsigned seed = fixture_seed();
    struct str record = {0};
    fill(&record);
    for (int round = 0; round < 20000; round++) {
        uint8_t bytes[128];
        memcpy(bytes, record.at, record.len);
        for (unsigned i = 0; i < 1 + fixture_random(&seed, 3); i++)
            bytes[fixture_random(&seed, (unsigned)record.len)] =
                (uint8_t)fixture_random(&seed, 256);
        size_t fields;
        walk(bytes, fixture_random(&seed, (unsigned)record.len + 1), &fields);
        assert_true(fields <= record.len / 3);
    }
    str_free(&record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_added_is_read),
        cmocka_unit_test(every_truncation_is_refused_or_ends_between_fields),
        cmocka_unit_test(hostile_bytes_are_refused),
        cmocka_unit_test(random_bytes_end),
    };
    return cmocka_run_group_tests_name("store-record", tests, NULL, NULL);
}
