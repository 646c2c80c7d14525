#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

struct decode_case {
    const char *bytes;
    size_t len, used;
    uint32_t code;
};

static void decodes_one_code(void **state)
{
    (void)state;
    static const struct decode_case cases[] = {
        {"a", 1, 1, 'a'},
        {"\0", 1, 1, 0},
        {"é", 2, 2, 0xE9},
        {"œ", 2, 2, 0x153},
        {"’", 3, 3, 0x2019},
        {"\xF0\x9F\x8C\xB1", 4, 4, 0x1F331},
        {"\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF},
        {"\xED\x9F\xBF", 3, 3, 0xD7FF},
        {"\xEF\xBF\xBD", 3, 3, 0xFFFD},
        {"", 0, 0, 0xFFFD},
        {"\x80", 1, 1, 0xFFFD},             /* continuation alone */
        {"\xFF", 1, 1, 0xFFFD},             /* never a byte of UTF-8 */
        {"\xC0\x80", 2, 1, 0xFFFD},         /* overlong NUL */
        {"\xC1\xBF", 2, 1, 0xFFFD},         /* overlong ASCII */
        {"\xE0\x9F\xBF", 3, 1, 0xFFFD},     /* overlong, 3 bytes */
        {"\xF0\x8F\xBF\xBF", 4, 1, 0xFFFD}, /* overlong, 4 bytes */
        {"\xED\xA0\x80", 3, 1, 0xFFFD},     /* surrogate */
        {"\xF4\x90\x80\x80", 4, 1, 0xFFFD}, /* above U+10FFFF */
        {"\xF5\x80\x80\x80", 4, 1, 0xFFFD},
        {"\xC3", 1, 1, 0xFFFD},      /* cut short */
        {"\xE2\x80", 2, 2, 0xFFFD},  /* cut short: both bytes belong together */
        {"\xE2\x80g", 3, 2, 0xFFFD}, /* the g is kept for the next call */
        {"\xF0\x9F\x8Cg", 4, 3, 0xFFFD},
        {"\xC3\xC3\xA9", 3, 1, 0xFFFD}, /* so is the é */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t code = 1;
        assert_int_equal(utf8_decode(cases[i].bytes, cases[i].len, &code),
                         cases[i].used);
        assert_int_equal(code, cases[i].code);
    }
}

static void encodes_what_it_decodes(void **state)
{
    (void)state;
    static const uint32_t codes[] = {0,      'a',    0x7F,   0x80,    0x7FF,   0x800,
                                     0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char bytes[4];
        uint32_t back = 1;
        size_t len = utf8_encode(codes[i], bytes);
        assert_int_equal(utf8_decode(bytes, len, &back), len);
        assert_int_equal(back, codes[i]);
    }
    char bytes[4];
    assert_int_equal(utf8_encode(0xD800, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
    assert_int_equal(utf8_encode(0x110000, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
}

static void tells_valid_text(void **state)
{
    (void)state;
    assert_true(utf8_valid("", 0));
    assert_true(
        utf8_valid("cœur « été » \xEF\xBF\xBD", strlen("cœur « été » \xEF\xBF\xBD")));
    assert_false(utf8_valid("caf\xE9", 4)); /* Latin-1 */
    assert_false(utf8_valid("caf\xC3", 4));
}

struct text_case {
    const char *in;
    size_t len; /* 0: strlen(in) */
    const char *out;
};

static void check_texts(void (*filter)(struct str *, const char *, size_t),
                        const struct text_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str out = {0};
        str_add(&out, "> ");
        filter(&out, cases[i].in, cases[i].len ? cases[i].len : strlen(cases[i].in));
        assert_string_equal(str_text(&out) + 2, cases[i].out);
        str_free(&out);
    }
}

static void cleans_to_nfc(void **state)
{
    (void)state;
    static const struct text_case cases[] = {
        {"", 0, ""},
        {"plain", 0, "plain"},
        {"e\u0301te\u0301", 0, "été"},
        {"E\u0301", 0, "É"},
        {"c\u0327a", 0, "ça"},
        {"\u212B", 0, "Å"},                    /* a singleton */
        {"q\u0307\u0323", 0, "q\u0323\u0307"}, /* marks in canonical order */
        {"\u1112\u1161\u11AB", 0, "\uD55C"},   /* jamo */
        {"caf\xE9 !", 6, "caf\uFFFD !"},
        {"a\0b", 3, "ab"},
        {"ligne\r\n\tsuite\x1B", 0, "ligne\r\n\tsuite\x1B"}, /* controls are kept */
        {"m² ﬁn ½", 0, "m² ﬁn ½"},                           /* no compatibility form */
    };
    check_texts(utf8_clean, cases, sizeof cases / sizeof *cases);
}

static void finds_graphemes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t count;
        size_t first;
    } cases[] = {
        {"abc", 3, 1},
        {"été", 3, 2},
        {"e\u0301te\u0301", 3, 3},
        {"\r\na", 2, 2},
        {"🇫🇷🇧🇪", 2, 8},                   /* two flags */
        {"🇫🇷🇧", 2, 8},                    /* a flag and a half */
        {"👨‍👩‍👧 ok", 4, 18}, /* a family joined by ZWJ */
        {"👍🏽!", 2, 8},              /* skin tone */
        {"❤️!", 2, 6},                /* variation selector */
        {"\xFFz", 2, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t len = strlen(cases[i].text);
        assert_int_equal(utf8_count(cases[i].text, len), cases[i].count);
        assert_int_equal(utf8_grapheme(cases[i].text, len), cases[i].first);
    }
    assert_int_equal(utf8_grapheme("", 0), 0);
}

/* Going back from every boundary finds the boundaries that going forward found. */
static void goes_back_as_it_went(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "abc",
        "e\u0301te\u0301",
        "🇫🇷🇧🇪🇫🇷",
        "x🇫🇷🇧🇪",
        "a👨‍👩‍👧b👍🏽",
        "\r\n\r\n",
        "a\r\n",
        "\u0600a\u0301b",
        "\xFF\xC3\xE2\x80",
        "ab\u0301\u0302\u0303\u0304c",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t len = strlen(texts[i]);
        for (size_t at = 0; at < len;) {
            size_t next = at + utf8_grapheme(texts[i] + at, len - at);
            assert_int_equal(utf8_grapheme_before(texts[i], next), at);
            at = next;
        }
    }
}

static void shows_only_what_is_harmless(void **state)
{
    (void)state;
    static const struct text_case cases[] = {
        {"« Bonjour », œuvre · 10 €", 0, "« Bonjour », œuvre · 10 €"},
        {"a\tb\nc", 0, "a b c"},
        {"\x1B[31m", 0, "⟨001B⟩[31m"}, /* C0 */
        {"a\0b", 3, "a⟨0000⟩b"},
        {"a\rb\x7F", 0, "a⟨000D⟩b⟨007F⟩"},
        {"\xC2\x9B"
         "31m",
         0, "⟨009B⟩31m"}, /* C1: CSI */
        {"\xC2\x85", 0, "⟨0085⟩"},
        {"\u202Etxt.exe\u202C", 0, "⟨202E⟩txt.exe⟨202C⟩"}, /* bidi */
        {"\u2066\u200E\u061C", 0, "⟨2066⟩⟨200E⟩⟨061C⟩"},
        {"a\u200Bb\u2060", 0, "a⟨200B⟩b⟨2060⟩"}, /* zero width */
        {"\uFEFFa", 0, "⟨FEFF⟩a"},               /* byte order mark */
        {"\u2028\u2029", 0, "⟨2028⟩⟨2029⟩"},
        {"\uFDD0\uFFFF\U0001FFFE", 0, "⟨FDD0⟩⟨FFFF⟩⟨1FFFE⟩"},
        {"\U000E0041", 0, "⟨E0041⟩"}, /* a tag character */
        {"caf\xE9!", 0, "caf⟨E9⟩!"},
        {"\xE2\x80z", 0, "⟨E2⟩⟨80⟩z"},
        {"\uFFFD", 0, "\uFFFD"},           /* written, not an error */
        {"👩‍🌾 ❤️", 0, "👩🌾 ❤"}, /* ZWJ and VS16 vanish */
        {"e\u0301\u0302\u0303\u0304\u0305\u0306x\u0307", 0,
         "e\u0301\u0302\u0303\u0304x\u0307"},
        {"\u0301a", 0, "⟨0301⟩a"}, /* nothing to sit on */
        {"a \u0301", 0, "a ⟨0301⟩"},
        {"\x01\u0301", 0, "⟨0001⟩⟨0301⟩"},
    };
    check_texts(utf8_displayable, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_one_code),
        cmocka_unit_test(encodes_what_it_decodes),
        cmocka_unit_test(tells_valid_text),
        cmocka_unit_test(cleans_to_nfc),
        cmocka_unit_test(finds_graphemes),
        cmocka_unit_test(goes_back_as_it_went),
        cmocka_unit_test(shows_only_what_is_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
