/* « depuis … », counted back from a Sunday. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/since.h"

static const struct date today = {2026, 11, 22};

static const struct {
    const char *text;
    struct date date; /* {0}: not read */
} cases[] = {
    {"2025", {2025, 1, 1}},
    {"mars", {2026, 3, 1}},
    {"Décembre", {2025, 12, 1}},
    {"novembre", {2026, 11, 1}},
    {"mars 2024", {2024, 3, 1}},
    {"févr. 2024", {2024, 2, 1}},
    {"fév. 2024", {2024, 2, 1}},
    {"3 mois", {2026, 8, 22}},
    {"trois mois", {2026, 8, 22}},
    {"depuis 3 mois", {2026, 8, 22}},
    {"il y a une semaine", {2026, 11, 15}},
    {"15 jours", {2026, 11, 7}},
    {"15j", {2026, 11, 7}},
    {"2 ans", {2024, 11, 22}},
    {"12/03/2025", {2025, 3, 12}},
    {"12/03", {2026, 3, 12}},
    {"1/2", {2026, 2, 1}},
    {"25/12", {2025, 12, 25}},
    {"22/11", {2026, 11, 22}},
    {"23 novembre", {2025, 11, 23}},
    {"le 1er mars", {2026, 3, 1}},
    {"2026-01-05", {2026, 1, 5}},
    {"lundi", {2026, 11, 16}},
    {"dimanche", {2026, 11, 15}},
    {"samedi dernier", {2026, 11, 21}},
    {"hier", {2026, 11, 21}},
    {"avant-hier", {2026, 11, 20}},
    {"aujourd’hui", {2026, 11, 22}},
    {"cette semaine", {2026, 11, 16}},
    {"ce mois", {2026, 11, 1}},
    {"cette année", {2026, 1, 1}},
    {"l’année dernière", {2025, 1, 1}},
    {"le mois dernier", {2026, 10, 1}},
    {"la semaine passée", {2026, 11, 9}},
    {"l'an dernier", {2025, 1, 1}},
    {"31/02/2025", {0}},
    {"9999999 jours", {0}},
    {"4000 ans", {0}},
    {"demain", {0}},
    {"longtemps", {0}},
    {"", {0}},
    {"3", {0}},
    {"3 mois et demi", {0}},
    {"1789", {0}},
};

static void reads_the_past(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date date = {0};
        bool read = since_read(cases[i].text, today, &date);
        if (read != (cases[i].date.year > 0) || date_compare(date, cases[i].date) != 0)
            fail_msg("« %s »: %d-%d-%d", cases[i].text, date.year, date.month,
                     date.day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_the_past)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
