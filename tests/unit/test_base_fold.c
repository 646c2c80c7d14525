#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fold.h"

static void folds_french(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *fold;
    } cases[] = {
        {"", ""},
        {" … ! ", ""},
        {"Bonjour, tout le monde !", "bonjour tout le monde"},
        {"engagé·e·s", "engages"},
        {"engagé.e.s", "engages"},
        {"engagé•e•s", "engages"},
        {"engagé‧e‧s", "engages"},
        {"engagé(e)s", "engages"},
        {"engagé·es", "engages"},
        {"ENGAGÉ·E·S", "engages"},
        {"ENGAGÉ.E.S", "engages"},
        {"engage\u0301·e·s", "engages"},
        {"élu.e.s.", "elus"},
        {"les élu·e·s, toutes", "les elus toutes"},
        {"élu·e", "elue"},
        {"citoyen·ne·s", "citoyens"},
        {"citoyen(ne)", "citoyenne"},
        {"acteur·rice·s", "acteurs"},
        {"boulanger·ère·s", "boulangers"},
        {"boulanger·e\u0300re·s", "boulangers"},
        {"heureux·ses", "heureux"},
        {"tous·tes", "tous"},
        {"projet(s) (annexe)", "projets annexe"},
        {"engagé(exemple)", "engage exemple"},
        {"engagé(e", "engage e"},
        {"engagé(e)xemple", "engage e xemple"},
        {"col·legi", "collegi"},
        {"la fin.Les gens", "la fin les gens"},
        {"la fin.Puis", "la fin puis"},
        {"contact@example.org", "contact example org"},
        {"12.5 et p.s.", "12 5 et p s"},
        {"œuvre ŒUVRE æ Æ ß", "oeuvre oeuvre ae ae ss"},
        {"l’eau", "l eau"},
        {"l'eau", "l eau"},
        {"Saint-Étienne", "saint etienne"},
        {"Saint‑Étienne – Saint\u00A0Étienne", "saint etienne saint etienne"},
        {"ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÑ", "aaaceeeeiioouuuyn"},
        {"àâäçéèêëîïôöùûüÿñ", "aaaceeeeiioouuuyn"},
        {"E\u0301te\u0301 C\u0327a", "ete ca"},
        {"m² n° 1ᵉʳ", "m2 n 1er"},
        {"so\u00ADjoint", "sojoint"},
        {"Ǿ ĳ ﬁ Łódź", "o ij fi lodz"},
        {"Ελλάδα", "ελλαδα"},
        {"«\u202Foui\u202F»", "oui"},
        {"caf\xE9 noir", "caf noir"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = {0};
        fold_text(&out, cases[i].text);
        assert_string_equal(str_text(&out), cases[i].fold);
        str_free(&out);
    }
}

/* Folding what is folded changes nothing, or an index would drift. */
static void is_stable(void **state)
{
    (void)state;
    struct str once = {0};
    struct str twice = {0};
    fold_text(&once, "Les engagé·e·s d’Œuvre-sur-Mer (M², 3.14) : citoyen·ne !");
    fold_text(&twice, str_text(&once));
    assert_string_equal(str_text(&once), str_text(&twice));
    str_free(&once);
    str_free(&twice);
}

static void appends(void **state)
{
    (void)state;
    struct str out = {0};
    str_add(&out, "x|");
    fold_text(&out, "É");
    assert_string_equal(str_text(&out), "x|e");
    str_free(&out);
}

static void matches_starts_of_words(void **state)
{
    (void)state;
    assert_true(fold_matches("jardin partage", ""));
    assert_true(fold_matches("jardin partage", "jar"));
    assert_true(fold_matches("jardin partage", "par jardin"));
    assert_false(fold_matches("jardin partage", "ardin"));
    assert_false(fold_matches("jardin partage", "jardins"));
    assert_false(fold_matches("jardin partage", "par velo"));
    assert_false(fold_matches("", "a"));
}

static int sign(int value)
{
    return (value > 0) - (value < 0);
}

static void orders_as_a_dictionary(void **state)
{
    (void)state;
    static const char *const ordered[] = {"coter", "côter", "coté x", "école",
                                          "Écrou", "élan",  "Zoé",    "œuf"};
    assert_int_equal(sign(fold_compare("élan", "Zoé")), -1);
    assert_int_equal(sign(fold_compare("œuf", "ogre")), -1);
    assert_int_equal(sign(fold_compare("Écrou", "école")), 1);
    assert_int_equal(fold_compare("même", "même"), 0);
    /* same fold: the bytes decide, and never say equal */
    assert_int_not_equal(fold_compare(ordered[0], ordered[1]), 0);
    assert_int_equal(sign(fold_compare(ordered[0], ordered[1])),
                     -sign(fold_compare(ordered[1], ordered[0])));
}

static void measures_likeness(void **state)
{
    (void)state;
    assert_int_equal(fold_likeness("", ""), 1000);
    assert_int_equal(fold_likeness("velo", ""), 0);
    assert_int_equal(fold_likeness("velo", "velo"), 1000);
    assert_int_equal(fold_likeness("un velo", "velo un"), 1000); /* sets: no order */
    assert_int_equal(fold_likeness("velo velo", "velo"), 1000);
    assert_int_equal(fold_likeness("abc", "xyz"), 0);
    /* " ab" "abc" "bc " against " ab" "abd" "bd ": 2×1/6 */
    assert_int_equal(fold_likeness("abc", "abd"), 333);
    /* characters, not bytes: " λ " against " μ " */
    assert_int_equal(fold_likeness("λ", "μ"), 0);
    assert_true(fold_likeness("plus de pistes cyclables", "des pistes cyclables") >
                700);
    assert_true(fold_likeness("plus de pistes cyclables", "un repas partage") < 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_french),
        cmocka_unit_test(is_stable),
        cmocka_unit_test(appends),
        cmocka_unit_test(matches_starts_of_words),
        cmocka_unit_test(orders_as_a_dictionary),
        cmocka_unit_test(measures_likeness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
