/* What is typed to search, as it is understood and said back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "domain/query.h"

static const struct label depts[] = {
    {"09", "Ariège"},        {"11", "Aude"},    {"30", "Gard"},
    {"31", "Haute-Garonne"}, {"34", "Hérault"}, {"65", "Hautes-Pyrénées"},
    {"2A", "Corse-du-Sud"},  {"75", "Paris"},
};
static const struct label themes[] = {
    {"climat", "Climat"}, {"alim", "Alimentation"},     {"vie", "Vie locale"},
    {"eau", "Eau"},       {"engagement", "Engagement"},
};
static const struct circle circles[] = {
    {"engages", 1, "engagé·e·s", 20, 0, ""},
    {"impliques", 2, "impliqué·e·s", 0, 0, ""},
    {"informes", 3, "informé·e·s", 0, 0, ""},
};
static const struct query_lists lists = {
    .depts = depts,
    .dept_count = sizeof depts / sizeof *depts,
    .themes = themes,
    .theme_count = sizeof themes / sizeof *themes,
    .circles = circles,
    .circle_count = sizeof circles / sizeof *circles,
    .today = {2026, 11, 22},
};

static void add_terms(struct str *out, const struct query *query)
{
    for (size_t i = 0; i < query->term_count; i++) {
        const struct query_term *term = &query->terms[i];
        const char *quote = term->phrase ? "\"" : "";
        str_printf(out, "%s%s%s%s%s", out->len ? " " : "", term->excluded ? "-" : "",
                   quote, term->folded, quote);
    }
    str_add(out, query->typing ? "_" : "");
}

/* "jardin_ -"a b" theme=climat -dept=11": terms (a "_" while typing), then filters. */
static const char *drawn(struct arena *arena, const struct query *query)
{
    static const char *const fields[] = {"type", "theme", "dept", "circle",
                                         "who",  "state", "since"};
    struct str out = {0};
    add_terms(&out, query);
    for (size_t i = 0; i < query->filter_count; i++) {
        const struct query_filter *filter = &query->filters[i];
        str_printf(&out, "%s%s%s=%s", out.len ? " " : "", filter->excluded ? "-" : "",
                   fields[filter->field], filter->value);
    }
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}

static const struct {
    const char *typed, *read;
    const char *words; /* NULL: not looked at */
    size_t hints;
} cases[] = {
    {"", "", "", 0},
    {"  ", "", "", 0},
    {"jardin", "jardin_", "tout avec « jardin »", 0},
    {"jardin ", "jardin", NULL, 0},
    {"Jardin Partagé", "jardin partage_", "tout avec « Jardin » et « Partagé »", 0},
    {"l'eau", "eau_", NULL, 0},
    {"Saint-Jean", "saint jean_", "tout avec « Saint-Jean »", 0},
    {"engagé·e·s", "engages_", NULL, 0},
    {"\"jardin partagé\"", "\"jardin partage\"", "tout avec « jardin partagé »", 0},
    {"« jardin partagé »", "\"jardin partage\"", NULL, 0},
    {"“jardin partagé” serre", "\"jardin partage\" serre_", NULL, 0},
    {"jardin -compost", "jardin -compost", "tout avec « jardin », sans « compost »", 0},
    {"-\"vide grenier\" -saint-jean", "-\"vide grenier\" -\"saint jean\"",
     "tout, sans « vide grenier » ni « saint-jean »", 0},
    {"porte-voix", "porte voix_", NULL, 0},
    {"- jardin", "jardin_", NULL, 0},
    {"type:acteur thème:alimentation dept:11 cercle:2",
     "type=actor theme=alim dept=11 circle=impliques",
     "acteurs du thème Alimentation, dans l’Aude, cercle 2", 0},
    {"dept:aude,34", "dept=11 dept=34", "tout, dans l’Aude ou dans l’Hérault", 0},
    {"dept:9", "dept=09", "tout, dans l’Ariège", 0},
    {"dept:gard", "dept=30", "tout, dans le Gard", 0},
    {"dept:\"haute garonne\" dept:haute-garonne", "dept=31",
     "tout, dans la Haute-Garonne", 0},
    {"dept:hautes", "dept=65", "tout, dans les Hautes-Pyrénées", 0},
    {"dept:2a,75", "dept=2A dept=75", "tout, en Corse-du-Sud ou à Paris", 0},
    {"dept:haute", "", "", 1},
    {"-dept:gard type:personne", "type=person -dept=30", "personnes, sauf dans le Gard",
     0},
    {"theme:clim", "theme=climat", "tout du thème Climat", 0},
    {"Thème:\"vie locale\",eau", "theme=vie theme=eau",
     "tout du thème Vie locale ou du thème Eau", 0},
    {"thème:«vie locale»", "theme=vie", NULL, 0},
    {"cercle:informés", "circle=informes", "tout, cercle 3", 0},
    {"qui:nadia", "who=nadia", "tout, en lien avec « nadia »", 0},
    {"qui:\"Nadia Benali\" est:ouvert", "who=nadia benali state=open", NULL, 0},
    {"quoi:actions est:retard", "type=action state=late", "actions, en retard", 0},
    {"est:à-vérifier", "state=unverified", "tout, à vérifier", 0},
    {"depuis:2025", "since=2025-01-01", "tout, depuis le mercredi 1er janvier 2025", 0},
    {"depuis:mars", "since=2026-03-01", NULL, 0},
    {"depuis:\"3 mois\"", "since=2026-08-22", NULL, 0},
    {"depuis:12/03/2025 eau", "eau_ since=2025-03-12", NULL, 0},
    {"who:nadia theme:eau circle:1 since:2025 is:open type:meeting",
     "type=meeting theme=eau circle=engages who=nadia state=open since=2025-01-01",
     NULL, 0},
    {"type:cr,post-it", "type=minutes type=note", "comptes rendus ou post-its", 0},
    {"http://example.org", "http example org_", NULL, 0},
    {"9:15", "9 15_", NULL, 0},
    {"dept:aude,", "dept=11", NULL, 0},
    /* with a hint, and the rest still used */
    {"jardin type:acter", "jardin", "tout avec « jardin »", 1},
    {"jardin dept:", "jardin", NULL, 1},
    {"dept: aude", "aude_", NULL, 1},
    {"\"jardin partagé", "\"jardin partage\"", NULL, 1},
    {"truc:machin eau", "truc machin eau_", NULL, 1},
    {"cercle:7 eau", "eau_", NULL, 1},
    {"dept:11,xx", "dept=11", NULL, 1},
    {"depuis:longtemps", "", NULL, 1},
    {"depuis:2030", "since=2030-01-01", NULL, 1},
    {"qui:\"", "", NULL, 2},
};

static void reads_queries(void **state)
{
    (void)state;
    int wrong = 0;
    assert_true(sizeof cases / sizeof *cases >= 40);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct str words = {0};
        struct query query = query_read(&arena, &lists, cases[i].typed);
        const char *read = drawn(&arena, &query);
        query_words(&words, &query);
        bool good = strcmp(read, cases[i].read) == 0 &&
                    query.hint_count == cases[i].hints &&
                    (!cases[i].words || strcmp(str_text(&words), cases[i].words) == 0);
        if (!good)
            print_message("%s → %s | %s | %zu\n", cases[i].typed, read,
                          str_text(&words), query.hint_count);
        wrong += !good;
        str_free(&words);
        arena_free(&arena);
    }
    assert_int_equal(wrong, 0);
}

static const struct {
    const char *typed, *text, *about, *proposed;
} hints[] = {
    {"quoi:acter", "« quoi:acter » : type inconnu. Voulez-vous dire acteur ?",
     "quoi:acter", "type:acteur"},
    {"eau -type:acter", "« type:acter » : type inconnu. Voulez-vous dire acteur ?",
     "type:acter", "-type:acteur"},
    {"thème:vilocale",
     "« thème:vilocale » : thème inconnu. Voulez-vous dire Vie "
     "locale ?",
     "thème:vilocale", "thème:\"Vie locale\""},
    {"theme:foot",
     "« theme:foot » : thème inconnu. Choisissez parmi : Climat, Alimentation, Vie "
     "locale, Eau, Engagement.",
     "theme:foot", ""},
    {"dept:haute",
     "« dept:haute » : plusieurs commencent ainsi (Haute-Garonne, Hautes-Pyrénées). "
     "Précisez.",
     "dept:haute", ""},
    {"dept:99",
     "« dept:99 » : département inconnu. Donnez son numéro ou son nom, comme Ariège.",
     "dept:99", ""},
    {"dept:11,garde", "« dept:garde » : département inconnu. Voulez-vous dire Gard ?",
     "garde", "dept:Gard"},
    {"dpt:11", "« dpt: » : opérateur inconnu. Voulez-vous dire dept: ?", "dpt:11",
     "dept:11"},
    {"dept:", "« dept: » attend une valeur, sans espace : par exemple dept:aude.",
     "dept:", ""},
    {"eau \"les amis",
     "Guillemets non fermés : « les amis » est cherché d’un seul tenant.", "\"les amis",
     "\"les amis\""},
    {"depuis:hiver",
     "« depuis:hiver » : date non comprise. Écrivez par exemple depuis:2025, "
     "depuis:mars, depuis:12/03/2025 ou depuis:\"3 mois\".",
     "depuis:hiver", ""},
    {"acteur:climat",
     "« acteur: » : opérateur inconnu, cherché comme un mot. Opérateurs : qui: dept: "
     "thème: cercle: depuis: est: type:",
     "acteur:climat", ""},
    {"truc:machin",
     "« truc: » : opérateur inconnu, cherché comme un mot. Opérateurs : qui: dept: "
     "thème: cercle: depuis: est: type:",
     "truc:machin", ""},
};

static void explains_itself(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        struct arena arena = {0};
        struct query query = query_read(&arena, &lists, hints[i].typed);
        assert_int_equal(query.hint_count, 1);
        assert_string_equal(query.hints[0].text, hints[i].text);
        assert_string_equal(query.hints[0].proposed, hints[i].proposed);
        const char *about = arena_strndup(&arena, hints[i].typed + query.hints[0].start,
                                          query.hints[0].len);
        assert_string_equal(about, hints[i].about);
        arena_free(&arena);
    }
}

static void speaks_english(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct str words = {0};
    assert_true(i18n_set("en"));
    struct query query =
        query_read(&arena, &lists, "type:actor theme:eau dept:gard -compost");
    query_words(&words, &query);
    i18n_set("fr");
    assert_string_equal(str_text(&words),
                        "actors on the theme Eau, in Gard, without “compost”");
    str_free(&words);
    arena_free(&arena);
}

static void bears_empty_lists(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct query_lists none = {.today = {2026, 11, 22}};
    struct query query = query_read(&arena, &none, "dept:11 eau");
    assert_int_equal(query.hint_count, 1);
    assert_int_equal(query.term_count, 1);
    assert_string_equal(query.hints[0].text,
                        "« dept:11 » : cette communauté n’en a pas la liste.");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_queries),
        cmocka_unit_test(explains_itself),
        cmocka_unit_test(speaks_english),
        cmocka_unit_test(bears_empty_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
