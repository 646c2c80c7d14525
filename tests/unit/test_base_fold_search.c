/* What a search finds: texts as people write them, queries as they type them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/fold.h"
#include "base/fold_search.h"

static const struct {
    const char *text, *query;
    bool found;
} cases[] = {
    /* inclusive forms, by their plural, their feminine, themselves */
    {"Les engagé·e·s du Gard", "engages", true},
    {"Les engagé.e.s du Gard", "engages", true},
    {"Les engagé(e)s du Gard", "engages", true},
    {"Les engagé•e•s du Gard", "engages", true},
    {"Les engagé‧e‧s du Gard", "engages", true},
    {"Les engagé⋅e⋅s du Gard", "engages", true},
    {"Les engagé-e-s du Gard", "engages", true},
    {"Les engagé/e/s du Gard", "engages", true},
    {"Les engagéEs du Gard", "engages", true},
    {"Les engagéES du Gard", "engages", true},
    {"Les ENGAGÉ·E·S du Gard", "engagés", true},
    {"Les engagé·es du Gard", "engagées", true},
    {"Les engagé-es du Gard", "engagees", true},
    {"Les engagé.e.s du Gard", "engagees", true},
    {"Les engagé(e)s du Gard", "engagé·e·s", true},
    {"Une personne engagé·e", "engagés", true},
    {"Les engagés du Gard", "engagé·e·s", true},
    {"acteur·rice·s", "actrices", true},
    {"acteur·ices", "actrices", true},
    {"acteur-trice-s", "actrice", true},
    {"animateurs·trices", "animateurs", true},
    {"citoyen·ne·s", "citoyennes", true},
    {"citoyenNEs", "citoyens", true},
    {"citoyen(ne)", "citoyens", true},
    {"jardinier·ère·s", "jardinières", true},
    {"heureux·ses", "heureuses", true},
    {"tous·tes", "toutes", true},
    {"facilitateur·rice", "facilitatrice", true},
    {"un chanteur·euse", "chanteuse", true},
    {"sportif·ve·s", "sportives", true},
    /* what looks like them */
    {"Dis-le aux autres", "dis le", true},
    {"Celle-elle", "celle elle", true},
    {"et/ou", "et ou", true},
    {"Les engagés du Gard", "engagees", false},
    {"porte-à-porte", "portea", false},
    {"Le rendez-vous", "rendezvous", false},
    /* œ, accents, case */
    {"Œuvre commune", "oeuvre", true},
    {"Une oeuvre commune", "œuvre", true},
    {"NŒUD ferroviaire", "noeud", true},
    {"Bœuf", "bauf", false},
    {"Forêt à Nîmes", "FORET nimes", true},
    {"Lætitia", "laetitia", true},
    /* apostrophes */
    {"Les amis de l’eau", "l'eau", true},
    {"Les amis de l'eau", "l’eau", true},
    {"Les amis de l’eau", "eau", true},
    {"Eau et rivières", "l'eau", true},
    {"Graines d’Avenir", "graines avenir", true},
    {"Graines d´Avenir", "d'avenir", true},
    {"Jusqu’à demain", "qu'à", true},
    {"Aujourd’hui", "aujourd'hui", true},
    {"L’Isle-en-Dodon", "isle en dodon", true},
    {"Le château", "l'eau", false},
    /* saints */
    {"Saint-Étienne", "St Etienne", true},
    {"St-Étienne", "saint etienne", true},
    {"St. Étienne", "saint", true},
    {"Ste-Marie", "sainte marie", true},
    {"Sainte-Marie", "Ste Marie", true},
    {"Sainte-Marie", "ste", true},
    {"Saints-Pères", "sts peres", true},
    {"Stage d’été", "saint", false},
    /* hyphens of all kinds */
    {"Saint‑Jean–du–Gard", "saint jean du gard", true},
    {"Porte-voix", "porte voix", true},
    {"Thanh-Tâm", "thanh tam", true},
    {"1er et 2 rue du Lac", "1er lac", true},
};

static bool finds(const char *text, const char *query)
{
    struct str hay = {0}, needle = {0};
    fold_search(&hay, text);
    fold_query(&needle, query);
    bool found = fold_matches(str_text(&hay), str_text(&needle));
    str_free(&hay);
    str_free(&needle);
    return found;
}

static void finds_french(void **state)
{
    (void)state;
    assert_true(sizeof cases / sizeof *cases >= 60);
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (finds(cases[i].text, cases[i].query) == cases[i].found)
            continue;
        struct str hay = {0}, needle = {0};
        fold_search(&hay, cases[i].text);
        fold_query(&needle, cases[i].query);
        print_message("« %s » → %s, « %s » → %s\n", cases[i].text, str_text(&hay),
                      cases[i].query, str_text(&needle));
        str_free(&hay);
        str_free(&needle);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

/* The other forms stand after the text, so that its words keep their neighbours. */
static void keeps_phrases(void **state)
{
    (void)state;
    static const struct {
        const char *text, *indexed, *asked;
    } texts[] = {
        {"", "", ""},
        {"Les élu·e·s de St-Jean", "les elus de saint jean elues st",
         "les elus de saint jean"},
        {"l’eau d’ici, l’eau", "eau ici eau", "eau ici eau"},
        {"acteur·rice·s et acteur·rice", "acteurs et acteurrice actrices acteurs",
         "acteurs et acteurrice"},
        {"St", "st", "st"},
        {"O’Brien", "o brien", "o brien"},
        {"OʼBrien", "o brien", "o brien"},
        {"oŉert", "o nert", "o nert"},
        {"bijou(x)", "bijoux", "bijoux"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str one = {0}, two = {0};
        fold_search(&one, texts[i].text);
        fold_query(&two, texts[i].text);
        assert_string_equal(str_text(&one), texts[i].indexed);
        assert_string_equal(str_text(&two), texts[i].asked);
        str_free(&one);
        str_free(&two);
    }
}

static void appends(void **state)
{
    (void)state;
    struct str out = {0};
    str_add(&out, "x|");
    fold_search(&out, "É");
    assert_string_equal(str_text(&out), "x|e");
    str_clear(&out);
    fold_query(&out, "L’É");
    assert_string_equal(str_text(&out), "e");
    str_free(&out);
}

/* Most texts take a shorter way, which a slash closes: both must give the same words.
 */
static void both_ways_agree(void **state)
{
    static const char *const pieces[] = {"a",  "e",  "s", "es", "E", "S", "NE",  "é",
                                         "É",  "ç",  "ÿ", "÷",  "×", "œ", "ß",   "St",
                                         "st", "12", " ", " ",  ".", "·", "(e)", ", ",
                                         "l’", "@",  "+", ")",  "ə", "x", "\n",  "\t"};
    unsigned seed = 12345;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct str text = {0}, one = {0}, two = {0};
        for (int i = 0; i < 8; i++) {
            seed = seed * 1103515245u + 12345u;
            str_add(&text, pieces[seed / 65536 % (sizeof pieces / sizeof *pieces)]);
        }
        fold_search(&one, str_text(&text));
        str_add(&text, " /");
        fold_search(&two, str_text(&text));
        assert_string_equal(str_text(&one), str_text(&two));
        str_free(&text);
        str_free(&one);
        str_free(&two);
    }
}

/* A text that each byte says enough of is folded in one go; « … » at its end, which
 * folds to nothing, has the same words folded the long way. */
static void the_short_way_and_the_long_agree(void **state)
{
    static void (*const folds[])(struct str *, const char *) = {fold_text, fold_search,
                                                                fold_query};
    static const char *const pieces[] = {
        "st", "Ste", "saint", "a", "B", "ne", "é", "É",  "s", "rice", "1", " ",
        ".",  "(",   ")",     "-", "'", "/",  "@", "\n", "l", "qu",   "x", "÷"};
    unsigned seed = 7;
    (void)state;
    for (int round = 0; round < 30000; round++) {
        struct str text = {0}, brief = {0}, whole = {0};
        seed = seed * 1103515245u + 12345u;
        for (unsigned left = 1 + (seed >> 16) % 9; left > 0; left--) {
            seed = seed * 1103515245u + 12345u;
            str_add(&text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        folds[round % 3](&brief, str_text(&text));
        str_add(&text, " …");
        folds[round % 3](&whole, str_text(&text));
        assert_string_equal(str_text(&brief), str_text(&whole));
        str_free(&text);
        str_free(&brief);
        str_free(&whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways_agree),
        cmocka_unit_test(finds_french),
        cmocka_unit_test(keeps_phrases),
        cmocka_unit_test(appends),
        cmocka_unit_test(the_short_way_and_the_long_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
