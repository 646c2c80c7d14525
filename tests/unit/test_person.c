/* Names read from one line, and the stated order of attendance sheets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/meeting.h"

static const struct {
    const char *line, *given, *family, *organisation;
} lines[] = {
    {"Nadia Benali", "Nadia", "Benali", ""},
    {"BENALI Nadia", "Nadia", "Benali", ""},
    {"Nadia BENALI", "Nadia", "Benali", ""},
    {"  nadia   benali ", "Nadia", "Benali", ""},
    {"NADIA BENALI", "Nadia", "Benali", ""},
    {"Nadia de La Tour (Association du Lac)", "Nadia", "de La Tour",
     "Association du Lac"},
    {"nadia de la tour", "Nadia", "de La Tour", ""},
    {"DE LA TOUR Nadia", "Nadia", "de La Tour", ""},
    {"Nadia de LA TOUR", "Nadia", "de La Tour", ""},
    {"de La Tour Nadia", "Nadia", "de La Tour", ""},
    {"de La Tour", "", "de La Tour", ""},
    {"Jean-Noël d'Orval", "Jean-Noël", "d'Orval", ""},
    {"D’ORVAL Jean-Noël", "Jean-Noël", "d’Orval", ""},
    {"jean-noël d’orval", "Jean-Noël", "d’Orval", ""},
    {"d’Orval", "", "d’Orval", ""},
    {"Brenda O'Mearain", "Brenda", "O'Mearain", ""},
    {"O'MEARAIN Brenda", "Brenda", "O'Mearain", ""},
    {"Le Goff Maël", "Maël", "Le Goff", ""},
    {"LE GOFF Maël", "Maël", "Le Goff", ""},
    {"maël le goff", "Maël", "Le Goff", ""},
    {"LE GOFF", "", "Le Goff", ""},
    {"Ben Martel", "Ben", "Martel", ""},
    {"Ben MARTEL", "Ben", "Martel", ""},
    {"Salim Ben Aïssa", "Salim", "Ben Aïssa", ""},
    {"El Amra Yasmine", "El Amra", "Yasmine", ""}, /* capitals would tell */
    {"EL AMRA Yasmine", "Yasmine", "El Amra", ""},
    {"Yasmine El Amra", "Yasmine", "El Amra", ""},
    {"Joost Van den Broek", "Joost", "Van den Broek", ""},
    {"Marie Claire Dupré", "Marie Claire", "Dupré", ""},
    {"SAINT-ÉMEUR Zoé", "Zoé", "Saint-Émeur", ""},
    {"JP Benali", "JP", "Benali", ""},
    {"J.-P. Benali", "J.-P.", "Benali", ""},
    {"Nadia", "Nadia", "", ""},
    {"BENALI", "", "Benali", ""},
    {"Nadia (élu(e)s du lac)", "Nadia", "", "élu(e)s du lac"},
    {"nadia benali (mairie", "Nadia", "Benali", "mairie"},
    {"(Mairie de Lansac)", "", "", "Mairie de Lansac"},
    {"Zoe\xCC\x81 Benali", "Zoé", "Benali", ""},
    {"Nadia\xC2\xA0"
     "Benali",
     "Nadia", "Benali", ""},
    {"Nadia Vals ()", "Nadia", "Vals", ""},
    {"", "", "", ""},
    {" \t ", "", "", ""},
};

static void one_line_is_a_person(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct person person = person_line_read(&arena, lines[i].line);
        assert_string_equal(person.given, lines[i].given);
        assert_string_equal(person.family, lines[i].family);
        assert_string_equal(person.organisation, lines[i].organisation);
        assert_true(id_is_none(person.id));
        assert_string_equal(person.email, "");
        assert_string_equal(person.phone, "");
        assert_string_equal(person.criteria, "");
    }
    arena_free(&arena);
}

static void a_mail_is_no_name(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct person person =
        person_line_read(&arena, "Nadia Benali <nadia@example.org> (Le Lac)");
    assert_string_equal(person_name(&arena, &person), "Nadia Benali");
    assert_string_equal(person.email, "nadia@example.org");
    assert_string_equal(person_label(&arena, &person), "Nadia Benali (Le Lac)");
    person = person_line_read(&arena, "Nadia @Benali");
    assert_string_equal(person.email, "");
    assert_string_equal(person.family, "@Benali");
    arena_free(&arena);
}

static void nothing_typed_is_lost_nor_trusted(void **state)
{
    (void)state;
    struct arena arena = {0};
    char many[400] = "";
    for (int i = 0; i < 60; i++) {
        strcat(many, "Mot ");
    }
    struct person person = person_line_read(&arena, many);
    assert_int_equal(strlen(person.given) + strlen(person.family) + 1, 60 * 4 - 1);
    person = person_line_read(&arena, "\xFF\xC3 \xE2\x80 (\xFF");
    assert_string_not_equal(person.given, "");
    arena_free(&arena);
}

static void names_are_shown_with_what_there_is(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct person person = person_line_read(&arena, "Nadia");
    assert_string_equal(person_name(&arena, &person), "Nadia");
    person = person_line_read(&arena, "LE GOFF");
    assert_string_equal(person_name(&arena, &person), "Le Goff");
    person = person_line_read(&arena, "(Mairie de Lansac)");
    assert_string_equal(person_name(&arena, &person), "Mairie de Lansac");
    assert_string_equal(person_label(&arena, &person), "Mairie de Lansac");
    struct person a = person_line_read(&arena, "ZOÉ D’ORVAL");
    struct person b = person_line_read(&arena, "Zoe d'Orval (Le Lac)");
    assert_true(person_same_name(&a, &b));
    assert_false(person_same_name(&a, &person));
    arena_free(&arena);
}

/* In the stated order: given, family, organisation. */
static const struct person ordered[] = {
    {.given = "Anaïs", .family = "Abadou"},
    {.given = "Noé", .family = "d'Albret-Lune"},
    {.given = "Yasmine", .family = "al Amra"},
    {.given = "Zineb", .family = "amra"},
    {.given = "Émile", .family = "Arbois"},
    {.given = "Ève", .family = "Arbois"},
    {.given = "Ève", .family = "d’Arbois"},
    {.given = "Salim", .family = "Ben Aïssa"},
    {.given = "Ahmed", .family = "BENALI"},
    {.given = "Nadia", .family = "Benali", .organisation = "Ferme du Lac"},
    {.given = "Nadia", .family = "Benali", .organisation = "Mairie de Lansac"},
    {.given = "Joost", .family = "van den Broek"},
    {.given = "Paul", .family = "Broekart"},
    {.given = "Célia",
     .family = "C\xCC\xA7"
               "ambelle"},
    {.given = "Denis", .family = "De Bruyne"},
    {.given = "Denise", .family = "Debruyne"},
    {.given = "Luce", .family = "Des Ormes"},
    {.given = "Ali", .family = "El Amra"},
    {.given = "Fanny", .family = "E\xCC\x81lan"},
    {.given = "Rose", .family = "de La Tour"},
    {.given = "Maël", .family = "Le Goff"},
    {.given = "Anne", .family = "Leblond"},
    {.given = "Marin", .family = "L’Hermite"},
    {.given = "Odile", .family = "Obade"},
    {.given = "Zoé", .family = "Œuvrard"},
    {.given = "Brenda", .family = "O'Mearain"},
    {.given = "Bruce", .family = "Omearain"},
    {.given = "Luc", .family = "des Ormes"},
    {.given = "Pia", .family = "Saint Emer"},
    {.given = "Pio", .family = "Saint-Émer"},
    {.given = "Tarek", .family = ""},
    {.given = "Rosa", .family = "de la Tour"},
    {.given = "Joos", .family = "Van den Broek"},
    {.given = "Ulla", .family = "von Zell"},
    {.given = "", .family = "", .organisation = "Zone verte"},
};
enum { ORDERED = sizeof ordered / sizeof *ordered };

static int by_compare(const void *a, const void *b)
{
    return person_compare(a, b);
}

static void sheets_are_in_the_stated_order(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct person sorted[ORDERED];
    for (size_t i = 0; i < ORDERED; i++) {
        sorted[i] = ordered[(i * 11 + 3) % ORDERED];
        sorted[i].organisation = sorted[i].organisation ? sorted[i].organisation : "";
    }
    qsort(sorted, ORDERED, sizeof *sorted, by_compare);
    for (size_t i = 0; i < ORDERED; i++) {
        assert_string_equal(sorted[i].family, ordered[i].family);
        assert_string_equal(sorted[i].given, ordered[i].given);
        if (i > 0) {
            assert_true(strcmp(person_sort_key(&arena, &sorted[i - 1]),
                               person_sort_key(&arena, &sorted[i])) < 0);
        }
    }
    struct person two[2] = {sorted[0], sorted[0]};
    two[1].id.bytes[15] = 1;
    assert_true(person_compare(&two[0], &two[1]) < 0);
    assert_int_equal(person_compare(&two[0], &two[0]), 0);
    arena_free(&arena);
}

static void particles_in_small_do_not_count(void **state)
{
    (void)state;
    static const char *const small[] = {"de ",  "du ",    "des ",    "d'",  "d’",
                                        "von ", "van ",   "el ",     "al ", "ben ",
                                        "la ",  "de la ", "van der "};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        struct person person = {.given = "Zoé", .organisation = ""};
        person.family = arena_printf(&arena, "%sMure", small[i]);
        const char *key = person_sort_key(&arena, &person);
        assert_memory_equal(key, "mure\x01", 5);
        char *capital = arena_strdup(&arena, person.family);
        *capital = (char)(*capital - 'a' + 'A');
        person.family = capital;
        key = person_sort_key(&arena, &person);
        assert_memory_not_equal(key, "mure\x01", 5);
    }
    struct person person = {.given = "", .family = "de", .organisation = ""};
    assert_memory_equal(person_sort_key(&arena, &person), "de\x01", 3);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_line_is_a_person),
        cmocka_unit_test(a_mail_is_no_name),
        cmocka_unit_test(nothing_typed_is_lost_nor_trusted),
        cmocka_unit_test(names_are_shown_with_what_there_is),
        cmocka_unit_test(sheets_are_in_the_stated_order),
        cmocka_unit_test(particles_in_small_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
