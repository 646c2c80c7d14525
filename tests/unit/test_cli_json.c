/* JSON out: punctuation, escapes, numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/json.h"

static void structure_is_punctuated(void **state)
{
    (void)state;
    struct str out = {0};
    struct json json = {.out = &out};
    json_open(&json, '{');
    json_key(&json, "empty");
    json_open(&json, '[');
    json_close(&json, ']');
    json_key(&json, "rows");
    json_open(&json, '[');
    json_open(&json, '{');
    json_key(&json, "id");
    json_integer(&json, -3);
    json_key(&json, "text");
    json_null(&json);
    json_close(&json, '}');
    json_text(&json, "x");
    json_boolean(&json, true);
    json_boolean(&json, false);
    json_close(&json, ']');
    json_close(&json, '}');
    assert_string_equal(str_text(&out), "{\n"
                                        "  \"empty\": [],\n"
                                        "  \"rows\": [\n"
                                        "    {\n"
                                        "      \"id\": -3,\n"
                                        "      \"text\": null\n"
                                        "    },\n"
                                        "    \"x\",\n"
                                        "    true,\n"
                                        "    false\n"
                                        "  ]\n"
                                        "}\n");
    str_free(&out);
}

static void nothing_can_act_on_a_screen(void **state)
{
    (void)state;
    static const struct {
        const char *text, *json;
    } rows[] = {
        {"", "\"\""},
        {"élu·e·s « œ »", "\"élu·e·s « œ »\""},
        {"a\"b\\c", "\"a\\\"b\\\\c\""},
        {"1\n2\t3\r", "\"1\\n2\\t3\\r\""},
        {"\x1b[2J", "\"\\u001b[2J\""},
        {"\x7f\xc2\x9b", "\"\\u007f\\u009b\""},
        {"\u202e\u2066\u200b\ufeff", "\"\\u202e\\u2066\\u200b\\ufeff\""},
        {"\u2028\u2029", "\"\\u2028\\u2029\""},
        {"\U0001F469\u200d\U0001F33E", "\"\U0001F469\u200d\U0001F33E\""},
        {"\U000E0041", "\"\\udb40\\udc41\""},
        {"\xff\xfe", "\"\ufffd\ufffd\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str out = {0};
        struct json json = {.out = &out, .depth = 1};
        json_text(&json, rows[i].text);
        assert_string_equal(out.at + strcspn(out.at, "\""), rows[i].json);
        str_free(&out);
    }
}

static void reals_read_back(void **state)
{
    (void)state;
    static const double reals[] = {0,       1,     1024,    0.5,     0.1,
                                   1.0 / 3, 1e300, -2.5e-7, 65536.25};
    for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) {
        struct str out = {0};
        struct json json = {.out = &out};
        json_real(&json, reals[i]);
        assert_true(strtod(out.at, NULL) == reals[i]);
        str_free(&out);
    }
    struct str out = {0};
    struct json json = {.out = &out};
    json_real(&json, 0.1);
    json.after_item = false;
    json_real(&json, NAN);
    assert_string_equal(out.at, "0.1null");
    str_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structure_is_punctuated),
        cmocka_unit_test(nothing_can_act_on_a_screen),
        cmocka_unit_test(reals_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
