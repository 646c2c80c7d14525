/* What is typed of a commune, and the commune it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "geo/search.h"

#define MOST 20

/* The first answer is that commune, and the query, alone, decides so. */
static const struct {
    const char *query;
    enum commune_answer answer;
    const char *code; /* of the first, "" for none */
} queries[] = {
    /* names, however they are written */
    {"Montpellier", COMMUNE_ONE, "34172"},
    {"MONTPELLIER", COMMUNE_ONE, "34172"},
    {"  sète ", COMMUNE_ONE, "34301"},
    {"sete", COMMUNE_ONE, "34301"},
    {"Be\u0301ziers", COMMUNE_ONE, "34032"},
    {"E\u0301vreux", COMMUNE_ONE, "27229"},
    {"sommieres", COMMUNE_ONE, "30321"},
    {"L’Île-d’Yeu", COMMUNE_ONE, "85113"},
    {"ile d'yeu", COMMUNE_ONE, "85113"},
    {"Oeuilly (51)", COMMUNE_ONE, "51410"},
    {"y", COMMUNE_ONE, "80829"},
    {"aix en provence", COMMUNE_ONE, "13001"},
    {"Pont de Montvert – Sud Mont Lozère", COMMUNE_ONE, "48116"},
    {"bors (canton de charente-sud)", COMMUNE_ONE, "16053"},
    /* saint, sainte, sur, sous */
    {"st-étienne", COMMUNE_ONE, "42218"},
    {"Ste Marie la mer", COMMUNE_ONE, "66182"},
    {"Chalon s/Saône", COMMUNE_ONE, "71076"},
    {"Fontenay s/ Bois", COMMUNE_ONE, "94033"},
    {"St Jean St Nicolas", COMMUNE_ONE, "05145"},
    /* articles */
    {"havre", COMMUNE_ONE, "76351"},
    {"Le Havre", COMMUNE_ONE, "76351"},
    {"ciotat", COMMUNE_ONE, "13028"},
    {"le béziers", COMMUNE_ONE, "34032"},
    {"rochelle", COMMUNE_SEVERAL, "17300"},
    /* homonyms */
    {"Saint-Michel", COMMUNE_SEVERAL, "31505"},
    {"Saint-Michel (32)", COMMUNE_ONE, "32397"},
    {"saint michel 32", COMMUNE_ONE, "32397"},
    {"Saint-Michel (Gers)", COMMUNE_ONE, "32397"},
    {"saint-michel, gers", COMMUNE_ONE, "32397"},
    {"saint-denis (974)", COMMUNE_ONE, "97411"},
    {"saint-denis, 93", COMMUNE_ONE, "93066"},
    {"L'Isle-Jourdain (32)", COMMUNE_ONE, "32160"},
    /* postal codes */
    {"34000", COMMUNE_ONE, "34172"},
    {"34 000", COMMUNE_ONE, "34172"},
    {"9000", COMMUNE_SEVERAL, "09122"},
    {"65100", COMMUNE_SEVERAL, "65286"},
    {"75015", COMMUNE_ONE, "75056"},
    {"20200", COMMUNE_SEVERAL, "2B033"},
    {"34000 Montpellier", COMMUNE_ONE, "34172"},
    {"Ternay 69360", COMMUNE_ONE, "69297"},
    {"34999 Montpellier", COMMUNE_GUESS, "34172"},
    {"34", COMMUNE_GUESS, "34172"},
    /* INSEE codes */
    {"31555", COMMUNE_ONE, "31555"},
    {"2a004", COMMUNE_ONE, "2A004"},
    {"2A0", COMMUNE_GUESS, "2A004"},
    {"97105", COMMUNE_ONE, "97105"},
    /* CEDEX */
    {"Toulouse CEDEX 9", COMMUNE_ONE, "31555"},
    {"31077 TOULOUSE CEDEX 4", COMMUNE_ONE, "31555"},
    {"Avignon Cedex", COMMUNE_ONE, "84007"},
    /* what was merged */
    {"Bellegarde-sur-Valserine", COMMUNE_ONE, "01033"},
    {"12076", COMMUNE_ONE, "12218"},
    {"13208", COMMUNE_ONE, "13055"},
    {"marseille 8e arrondissement", COMMUNE_ONE, "13055"},
    {"lyon 3", COMMUNE_GUESS, "69123"},
    /* beginnings, words, slips */
    {"montp", COMMUNE_GUESS, "34172"},
    {"villefranche", COMMUNE_GUESS,
     "12300"}, /* though one was called so, merged since */
    {"aix s/", COMMUNE_GUESS, "13001"},
    {"aix provence", COMMUNE_GUESS, "13001"},
    {"castelnau lez", COMMUNE_GUESS, "34057"},
    {"Montpelier", COMMUNE_GUESS, "34172"},
    {"Carcasonne", COMMUNE_GUESS, "11069"},
    {"tolouse", COMMUNE_GUESS, "31555"},
    {"beziesr", COMMUNE_GUESS, "34032"},
    {"perpignon", COMMUNE_GUESS, "66136"},
    {"nimes 34", COMMUNE_GUESS, "30189"},
    /* nothing */
    {"", COMMUNE_NONE, ""},
    {" - ", COMMUNE_NONE, ""},
    {"()", COMMUNE_NONE, ""},
    {"xyzzy", COMMUNE_NONE, ""},
    {"Ελλάδα", COMMUNE_NONE, ""},
    {"123456", COMMUNE_NONE, ""},
    {"\xFF\xFE", COMMUNE_NONE, ""},
};

static void answers_what_is_typed(void **state)
{
    (void)state;
    struct commune_match matches[MOST];
    size_t count;
    int region = geo_region_find("Occitanie");
    int failed = 0;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        enum commune_answer answer =
            commune_resolve(queries[i].query, region, matches, MOST, &count);
        const char *code = count > 0 ? matches[0].commune.code : "";
        if (answer == queries[i].answer && str_equal(code, queries[i].code))
            continue;
        fprintf(stderr, "« %s »: answer %d, %s %s\n", queries[i].query, (int)answer,
                code, count > 0 ? matches[0].commune.name : "");
        failed++;
    }
    assert_int_equal(failed, 0);
}

static void ranks_then_region_then_population(void **state)
{
    (void)state;
    struct commune_match matches[MOST];
    size_t count = commune_search("saint-m", geo_region_find("53"), matches, MOST);
    assert_int_equal(count, MOST);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(matches[i].rank, COMMUNE_PREFIX);
        assert_string_equal(geo_region(matches[i].commune.region)->name, "Bretagne");
        if (i > 0 && !*matches[i - 1].alias.code && !*matches[i].alias.code)
            assert_true(matches[i - 1].commune.population >=
                        matches[i].commune.population);
    }
    assert_string_equal(matches[0].commune.name, "Saint-Malo");
    count = commune_search("bors", GEO_NONE, matches, MOST);
    assert_int_equal(matches[0].rank, COMMUNE_PREFIX);
    assert_int_equal(matches[count - 1].rank, COMMUNE_INSIDE);
}

/* Every commune is found by « Nom (dep) », which is nobody else's. */
static void every_label_is_one(void **state)
{
    (void)state;
    for (int row = 0; row < commune_count(); row += 7) {
        struct commune commune;
        struct commune_match matches[MOST];
        struct str label = {0};
        size_t count;
        commune_get(row, &commune);
        commune_label(&commune, &label);
        enum commune_answer answer =
            commune_resolve(label.at, GEO_NONE, matches, MOST, &count);
        bool found = false;
        for (size_t i = 0; i < count; i++)
            found = found || matches[i].commune.row == row;
        /* « La Rochelle » and « Rochelle » may live in one département */
        if (!found || (answer != COMMUNE_ONE && answer != COMMUNE_SEVERAL))
            fail_msg("%s", label.at);
        str_free(&label);
    }
}

static void a_commune_is_there_once(void **state)
{
    (void)state;
    static const char *const asked[] = {"marseille", "paris", "saint", "69", "la", "e"};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        struct commune_match matches[64];
        size_t count = commune_search(asked[i], GEO_NONE, matches, 64);
        assert_true(count > 0);
        for (size_t j = 0; j < count; j++)
            for (size_t k = 0; k < j; k++)
                assert_int_not_equal(matches[j].commune.row, matches[k].commune.row);
    }
}

/* A slip in a whole name of the region is forgiven, a word that is no name is not. */
static void a_slip_is_guessed(void **state)
{
    static const struct {
        const char *typed, *name; /* NULL: none */
    } cases[] = {
        {"Montpelier", "Montpellier"},
        {"carcasonne", "Carcassonne"},
        {"Toulouze", "Toulouse"},
        {"Perpinan", "Perpignan"},
        {"gratuit", NULL},
        {"ateliers", NULL},
        {"Sette", NULL},
        {"", NULL},
    };
    int region = geo_region_find("Occitanie");
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct commune_match match;
        bool found = commune_guess(cases[i].typed, region, &match);
        assert_int_equal(found, cases[i].name != NULL);
        if (found)
            assert_string_equal(match.commune.name, cases[i].name);
    }
}

static void says_how_it_was_found(void **state)
{
    (void)state;
    struct commune_match match;
    struct str line = {0};
    assert_int_equal(commune_search("bellegarde-sur-val", GEO_NONE, &match, 1), 1);
    commune_match_line(&match, &line);
    assert_string_equal(
        line.at, "Valserhône (01) 01200 · 16\u202f712 hab. ← Bellegarde-sur-Valserine");
    assert_int_equal(commune_search("31200", GEO_NONE, &match, 1), 1);
    assert_string_equal(match.commune.name, "Toulouse");
    assert_string_equal(match.postal, "31200");
    assert_int_equal(commune_search("toulouse", GEO_NONE, &match, 1), 1);
    assert_string_equal(match.postal, "31000");
    assert_int_equal(commune_search("toulouse", GEO_NONE, NULL, 0), 0);
    str_free(&line);
}

static void long_queries_are_cut(void **state)
{
    (void)state;
    static char text[10001];
    struct commune_match matches[MOST];
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = i % 7 == 6 ? ' ' : (char)('a' + i % 23);
    assert_int_equal(commune_search(text, GEO_NONE, matches, MOST), 0);
    memset(text, '(', sizeof text - 1);
    assert_int_equal(commune_search(text, GEO_NONE, matches, MOST), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_what_is_typed),
        cmocka_unit_test(ranks_then_region_then_population),
        cmocka_unit_test(every_label_is_one),
        cmocka_unit_test(a_commune_is_there_once),
        cmocka_unit_test(a_slip_is_guessed),
        cmocka_unit_test(says_how_it_was_found),
        cmocka_unit_test(long_queries_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
