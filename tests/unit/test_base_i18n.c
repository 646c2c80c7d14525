/* Languages, on a small catalogue of its own (i18n.po) compiled by tools/po2c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"

static void french_needs_no_catalogue(void **state)
{
    (void)state;
    assert_true(i18n_set("fr"));
    assert_string_equal(i18n_language(), "fr");
    assert_string_equal(_("Oui"), "Oui");
    assert_string_equal(i18n_n("%d idée", "%d idées", 0), "%d idée");
    assert_string_equal(i18n_n("%d idée", "%d idées", 1), "%d idée");
    assert_string_equal(i18n_n("%d idée", "%d idées", 2), "%d idées");
    assert_string_equal(i18n_n("%d idée", "%d idées", -2), "%d idées");
}

static void english_is_looked_up(void **state)
{
    (void)state;
    assert_true(i18n_set("en"));
    assert_string_equal(i18n_language(), "en");
    assert_string_equal(_("Oui"), "Yes");
    assert_string_equal(_("Élan"), "Momentum");
    assert_string_equal(_("Dire « non »,\n\tpuis \"rien\" \\"),
                        "Say “no”,\n\tthen \"nothing\" \\");
    assert_string_equal(_("un texte en plusieurs morceaux"),
                        "a text in several pieces");
    assert_string_equal(_("Sans traduction"), "Sans traduction");
    assert_string_equal(_(""), "");
}

static void english_counts_otherwise(void **state)
{
    (void)state;
    assert_true(i18n_set("en"));
    assert_string_equal(i18n_n("%d idée", "%d idées", 0), "%d ideas");
    assert_string_equal(i18n_n("%d idée", "%d idées", 1), "%d idea");
    assert_string_equal(i18n_n("%d idée", "%d idées", -1), "%d idea");
    assert_string_equal(i18n_n("%d idée", "%d idées", 2), "%d ideas");
    assert_string_equal(i18n_n("%d vélo", "%d vélos", 0), "%d vélo");
    assert_string_equal(i18n_n("%d vélo", "%d vélos", 5), "%d vélos");
}

static void unknown_languages_change_nothing(void **state)
{
    (void)state;
    assert_true(i18n_set("en"));
    assert_false(i18n_set("oc"));
    assert_false(i18n_set(""));
    assert_string_equal(i18n_language(), "en");
}

static void table_is_sorted(void **state)
{
    (void)state;
    assert_int_equal(i18n_english_count, 5);
    for (unsigned i = 1; i < i18n_english_count; i++) {
        assert_true(strcmp(i18n_english[i - 1].id, i18n_english[i].id) < 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(french_needs_no_catalogue),
        cmocka_unit_test(english_is_looked_up),
        cmocka_unit_test(english_counts_otherwise),
        cmocka_unit_test(unknown_languages_change_nothing),
        cmocka_unit_test(table_is_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
