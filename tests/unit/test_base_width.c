#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/width.h"

static void counts_columns(void **state)
{
    (void)state;
    assert_int_equal(width_code('a'), 1);
    assert_int_equal(width_code(0xE9), 1);
    assert_int_equal(width_code(0x301), 0);
    assert_int_equal(width_code(0x1F331), 2);
    assert_int_equal(width_code(0x6F22), 2);
    assert_int_equal(width_code(0xFFFF), 1); /* unknown to libc: one U+FFFD */
    assert_int_equal(width_text("", 0), 0);
    assert_int_equal(width_text("été", strlen("été")), 3);
    assert_int_equal(width_text("e\u0301", strlen("e\u0301")), 1);
    assert_int_equal(width_text("漢字", strlen("漢字")), 4);
}

static void cuts_between_clusters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int columns;
        size_t bytes;
        int used;
    } cases[] = {
        {"bonjour", 3, 3, 3},
        {"bonjour", 7, 7, 7},
        {"bonjour", 80, 7, 7},
        {"été", 2, 3, 2},
        {"été", 0, 0, 0},
        {"e\u0301t", 1, 3, 1}, /* the mark goes with its letter */
        {"漢字", 3, 3, 2},     /* half of a wide character is not drawn */
        {"漢字", 1, 0, 0},
        {"a漢", 2, 1, 1},
        {"👍🏽!", 3, 0, 0}, /* thumb and tone: one cluster of 4 columns */
        {"👍🏽!", 4, 8, 4},
        {"abc", -1, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int used = -1;
        size_t len = strlen(cases[i].text);
        assert_int_equal(width_cut(cases[i].text, len, cases[i].columns, &used),
                         cases[i].bytes);
        assert_int_equal(used, cases[i].used);
    }
}

static void wraps(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int columns;
        const char *lines; /* separated by | */
    } cases[] = {
        {"", 10, ""},
        {"   ", 10, ""},
        {"court", 10, "court"},
        {"un deux trois", 7, "un deux|trois"},
        {"un deux trois", 8, "un deux|trois"},
        {"un deux trois", 6, "un|deux|trois"},
        {"un   deux", 4, "un|deux"},
        {"un   deux  ", 20, "un   deux"},
        {"  marge", 5, "marge"},
        {"été à Sète", 5, "été à|Sète"},
        {"anticonstitution", 6, "antico|nstitu|tion"},
        {"un anticonstitution", 6, "un|antico|nstitu|tion"},
        {"« oui\u00A0» non", 7, "« oui\u00A0»|non"},
        {"漢字漢字", 5, "漢字|漢字"},
        {"漢字", 1, "漢|字"}, /* too narrow: still one cluster a line */
        {"abc", 0, "a|b|c"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct width_line lines[8];
        const char *text = cases[i].text;
        size_t n = width_wrap(text, strlen(text), cases[i].columns, lines, 8);
        struct str joined = {0};
        for (size_t l = 0; l < n; l++) {
            str_add(&joined, l ? "|" : "");
            str_add_n(&joined, text + lines[l].start, lines[l].len);
        }
        assert_string_equal(str_text(&joined), cases[i].lines);
        str_free(&joined);
    }
}

static void wrap_says_what_it_left_out(void **state)
{
    (void)state;
    struct width_line lines[2] = {{9, 9}, {9, 9}};
    assert_int_equal(width_wrap("a b c d", 7, 1, lines, 1), 4);
    assert_int_equal(lines[0].len, 1);
    assert_int_equal(lines[1].start, 9);
    assert_int_equal(width_wrap("a b c d", 7, 1, NULL, 0), 4);
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8") && !setlocale(LC_CTYPE, "en_US.UTF-8")) {
        return 77; /* skipped: no locale that measures anything but ASCII */
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_columns),
        cmocka_unit_test(cuts_between_clusters),
        cmocka_unit_test(wraps),
        cmocka_unit_test(wrap_says_what_it_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
