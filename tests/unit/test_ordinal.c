/* The rank that a meeting's title begins with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/ordinal.h"

static const struct {
    const char *title;
    int rank;
    const char *next;
} rows[] = {
    {"2e rencontre des bêta-testeurs", 2, "3e rencontre des bêta-testeurs"},
    {"1re agora", 1, "2e agora"},
    {"1er atelier", 1, "2e atelier"},
    {"3ème Printemps des Lilas", 3, "4ème Printemps des Lilas"},
    {"1ère réunion", 1, "2ème réunion"},
    {"2nde soirée", 2, "3e soirée"},
    {"9e\u00a0rencontre", 9, "10e\u00a0rencontre"},
    {"Deuxième rencontre des Jardins", 2, "Troisième rencontre des Jardins"},
    {"première réunion", 1, "deuxième réunion"},
    {"Seconde assemblée", 2, "Troisième assemblée"},
    {"DOUZIÈME rendez-vous", 12, "13e rendez-vous"},
    {"120e rencontre", 120, "121e rencontre"},
    /* no rank */
    {"Rencontre n° 2", 0, "Rencontre n° 2"},
    {"1er mai au jardin", 0, "1er mai au jardin"},
    {"Première pierre du local", 0, "Première pierre du local"},
    {"2 rencontres", 0, "2 rencontres"},
    {"2etage", 0, "2etage"},
    {"2026e", 0, "2026e"},
    {"0e rencontre", 0, "0e rencontre"},
    {"e rencontre", 0, "e rencontre"},
    {"Deuxième", 0, "Deuxième"},
    {"99999999999999999999e rencontre", 0, "99999999999999999999e rencontre"},
    {"", 0, ""},
};

static void ranks_are_read_and_written(void **state)
{
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(ordinal_read(rows[i].title), rows[i].rank);
        assert_string_equal(ordinal_write(&arena, rows[i].title, rows[i].rank + 1),
                            rows[i].next);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_are_read_and_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
