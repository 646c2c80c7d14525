/* Keys as words: what is read is what is shown; keyboards and their top row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/str.h"
#include "input/keymap.h"

static struct key read_key(const char *text)
{
    struct key key;
    if (!key_parse(text, &key))
        fail_msg("« %s » is not read", text);
    return key;
}

static void test_words_are_shown_as_they_are_read(void **state)
{
    static const char *const words[] = {
        "a", "é", "œ", ":", ",", "<", "1", "&", "\"", "€", "A", "Ctrl+Z", "Ctrl+A",
        "Entrée", "Échap", "Tab", "Maj+Tab", "Effacer", "Suppr", "Inser", "Haut", "Bas",
        "Gauche", "Droite", "Début", "Fin", "PagePréc", "PageSuiv", "Espace",
        "Maj+Haut", "Maj+Droite", "Ctrl+Gauche", "Ctrl+Maj+Fin", "F1", "F12",
        "Ctrl+F5", "Ctrl+Espace",
    };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char label[32];
        key_label(read_key(words[i]), label);
        assert_string_equal(label, words[i]);
    }
}

static void test_what_is_no_key_is_refused(void **state)
{
    static const char *const words[] = {"", "ab", "F0", "F13", "F1x", "Ctrl+", "Maj+",
                                        "Maj+a", "Ctrl+Maj+", "entrée"};
    struct key key;
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (key_parse(words[i], &key))
            fail_msg("« %s » is taken for a key", words[i]);
    }
}

static void test_a_character_is_never_a_named_key(void **state)
{
    (void)state;
    assert_int_equal(read_key("œ").name, K_CHAR);
    assert_int_equal(read_key("œ").code, 0x153);
    assert_int_equal(read_key("F").name, K_CHAR);
    assert_int_equal(read_key("Espace").code, ' ');
    assert_true(key_equal(read_key("Ctrl+Z"), read_key("Ctrl+z")));
    assert_false(key_equal(read_key("Z"), read_key("z")));
    assert_false(key_equal(read_key("Ctrl+z"), read_key("z")));
    assert_int_equal(read_key("Maj+Tab").name, K_BACKTAB);
}

static void test_keyboards_have_names(void **state)
{
    static const char *const names[] = {"azerty", "afnor", "bepo", "qwerty"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        enum keyboard keyboard = keyboard_named(names[i]);
        assert_int_not_equal(keyboard, KEYBOARD_UNKNOWN);
        assert_string_equal(keyboard_name(keyboard), names[i]);
    }
    assert_int_equal(keyboard_named("dvorak"), KEYBOARD_UNKNOWN);
    assert_int_equal(keyboard_named(""), KEYBOARD_UNKNOWN);
}

static void test_the_first_key_of_the_row_tells_the_keyboard(void **state)
{
    (void)state;
    assert_int_equal(keyboard_from_key(read_key("&")), KEYBOARD_AZERTY);
    assert_int_equal(keyboard_from_key(read_key("à")), KEYBOARD_AFNOR);
    assert_int_equal(keyboard_from_key(read_key("\"")), KEYBOARD_BEPO);
    assert_int_equal(keyboard_from_key(read_key("1")), KEYBOARD_QWERTY);
    assert_int_equal(keyboard_from_key(read_key("z")), KEYBOARD_UNKNOWN);
    assert_int_equal(keyboard_from_key(read_key("Entrée")), KEYBOARD_UNKNOWN);
    assert_int_equal(keyboard_from_key(read_key("Ctrl+&")), KEYBOARD_UNKNOWN);
}

static void test_the_row_without_shift_stands_for_digits(void **state)
{
    static const struct {
        enum keyboard keyboard;
        const char *row[9];
    } rows[] = {
        {KEYBOARD_AZERTY, {"&", "é", "\"", "'", "(", "-", "è", "_", "ç"}},
        {KEYBOARD_AFNOR, {"à", "é", "è", "ê", "(", ")", "‘", "’", "«"}},
        {KEYBOARD_BEPO, {"\"", "«", "»", "(", ")", "@", "+", "-", "/"}},
        {KEYBOARD_QWERTY, {"1", "2", "3", "4", "5", "6", "7", "8", "9"}},
        {KEYBOARD_UNKNOWN, {"&", "é", "\"", "'", "(", "-", "è", "_", "ç"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int n = 0; n < 9; n++)
            assert_int_equal(keyboard_digit(rows[i].keyboard, read_key(rows[i].row[n])),
                             n + 1);
        assert_int_equal(keyboard_digit(rows[i].keyboard, read_key("7")), 7);
        assert_int_equal(keyboard_digit(rows[i].keyboard, read_key("0")), 0);
        assert_int_equal(keyboard_digit(rows[i].keyboard, read_key("a")), -1);
        assert_int_equal(keyboard_digit(rows[i].keyboard, read_key("Haut")), -1);
    }
    assert_int_equal(keyboard_digit(KEYBOARD_QWERTY, read_key("&")), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_shown_as_they_are_read),
        cmocka_unit_test(test_what_is_no_key_is_refused),
        cmocka_unit_test(test_a_character_is_never_a_named_key),
        cmocka_unit_test(test_keyboards_have_names),
        cmocka_unit_test(test_the_first_key_of_the_row_tells_the_keyboard),
        cmocka_unit_test(test_the_row_without_shift_stands_for_digits),
    };
    i18n_set("fr");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
